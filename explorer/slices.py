"""Work on the main thread in slices between which the window lives on.

For work that is Python from end to end (sorting and searching rows): a thread of its own would
hold the interpreter just as long, and share what the window changes meanwhile.
"""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

__all__ = ["Slices"]

_FIRST_S = 0.015  #: what is done at once: small work is over before anybody sees it begin
_NEXT_S = 0.012


class Slices(QObject):
    """Runs one piece of work at a time; a new one takes the place of the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._done: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._run(_NEXT_S))

    @property
    def is_running(self) -> bool:
        """Whether work is under way."""
        return self._steps is not None

    def start(self, steps: Iterator[None], done: Callable[[], None]) -> None:
        """Begin work; `done` is called at its end, which may be before this returns.

        Parameters
        ----------
        steps
            Does a little (a millisecond or so) between one value and the next.
        done
            Not called when other work is started before the end.
        """
        self._steps, self._done = steps, done
        self._timer.stop()
        self._run(_FIRST_S)

    def _run(self, seconds: float) -> None:
        if self._steps is None or self._done is None:
            return
        until = perf_counter() + seconds
        for _ in self._steps:
            if perf_counter() >= until:
                self._timer.start(0)
                return
        done, self._steps, self._done = self._done, None, None
        done()
