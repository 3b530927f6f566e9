"""One piece of work on a thread of its own, whose result comes back by a signal."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

__all__ = ["Fetch"]

_LOOK_EVERY_MS = 20


class Fetch(QObject):
    """Runs work that takes too long for the main thread and is nobody's wish, so has no progress.

    It looks for the result by itself, so that a thread never speaks to an object that is gone.

    Signals
    -------
    came
        The result; an exception of the work is raised on the main thread instead.
    """

    came = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fetch")
        self._future: Future[Any] = executor.submit(work)
        executor.shutdown(wait=False)  # the thread ends with its work
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._future.done():
            self._timer.stop()
            self.came.emit(self._future.result())
