"""Slow work as objects: do – succeeded – failed, off the main thread, with progress and cancel.

The work gets a `Task` and never touches widgets; what it returns or raises comes back on the main
thread. A `GeodataError` is the user's to know; any other exception is a fault of the program and
goes on to the excepthook.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from geodata.errors import GeodataError

__all__ = ["Operation", "Operations", "Task"]

_Result = TypeVar("_Result")


class Task(QObject):
    """What running work sees of its operation; safe to use from its thread.

    Signals
    -------
    reported
        How much is done of how much (0 of 0: unknown), and what is being done.
    """

    reported = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, text: str) -> None:
        """Tell how far the work is."""
        self.reported.emit(done, total, text)

    def is_cancelled(self) -> bool:
        """Tell whether the user wants it to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next convenience."""
        self._cancelled.set()


class Operation(QObject):
    """One piece of slow work.

    Signals
    -------
    succeeded
        What the work returned.
    failed
        The sentence of the `GeodataError` that it raised.
    ended
        After either of them.
    """

    succeeded = Signal(object)
    failed = Signal(str)
    ended = Signal()
    _done = Signal(object)

    def __init__(self, title: str, work: Callable[[Task], object], parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.task = Task(self)
        self._work = work
        self._done.connect(self._on_done)

    def run_in(self, executor: ThreadPoolExecutor) -> None:
        """Start the work."""
        executor.submit(self._work, self.task).add_done_callback(self._hand_over)

    def _hand_over(self, future: "Future[object]") -> None:
        """Pass the outcome to the main thread; one that never began has none."""
        if not future.cancelled():
            self._done.emit(future)

    def _on_done(self, future: "Future[object]") -> None:
        try:
            result = future.result()
        except GeodataError as error:
            self.failed.emit(str(error))
        else:
            self.succeeded.emit(result)
        finally:
            self.ended.emit()
            self.deleteLater()


class Operations(QObject):
    """Runs operations, one after the other, and knows those that are on their way.

    Signals
    -------
    started, ended
        With the `Operation`.
    """

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One worker: two operations never write the same project at once.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="operation")
        self.running: list[Operation] = []

    def start(
        self,
        title: str,
        work: Callable[[Task], _Result],
        *,
        succeeded: Callable[[_Result], None],
        failed: Callable[[str], None],
    ) -> Operation:
        """Start work and connect its ends."""
        operation = Operation(title, work, self)
        operation.succeeded.connect(succeeded)
        operation.failed.connect(failed)
        operation.ended.connect(lambda: self._on_ended(operation))
        self.running.append(operation)
        self.started.emit(operation)
        operation.run_in(self._executor)
        return operation

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for operation in self.running:
            operation.task.cancel()

    def shut_down(self) -> None:
        """Stop all work and wait for it; nothing is started any more."""
        self.cancel_all()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_ended(self, operation: Operation) -> None:
        self.running.remove(operation)
        self.ended.emit(operation)
