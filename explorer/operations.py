"""Slow work as objects: do – succeeded – failed, off the main thread, with progress and cancel.

The work gets a `Task` and never touches widgets; what it returns or raises comes back on the main
thread. A `GeodataError` is the user's to know, a `StoppedError` the user's own wish; any other
exception is a fault of the program and goes on to the excepthook.

Only `Operations` is a Qt object. Tasks and operations are referred to from both threads, and the
last one to let go of a Qt object would destroy it in its own.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from geodata.errors import GeodataError
from geodata.watching import StoppedError

__all__ = ["Operation", "Operations", "Task"]

_Result = TypeVar("_Result")


class Task:
    """What running work sees of its operation."""

    def __init__(self, on_report: Callable[[int, int, str], None]) -> None:
        self._on_report = on_report
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, text: str) -> None:
        """Tell how much is done of how much (0 of 0: unknown), and what is being done."""
        self._on_report(done, total, text)

    def is_cancelled(self) -> bool:
        """Tell whether the user wants it to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next convenience."""
        self._cancelled.set()


@dataclass(eq=False, slots=True)
class Operation:
    """One piece of slow work and what is done with its outcome."""

    title: str
    task: Task
    succeeded: Callable[[Any], None]
    failed: Callable[[str], None]  #: gets the sentence of the `GeodataError`
    stopped: Callable[[], None]  #: the user has stopped it, and nothing of it is left


class Operations(QObject):
    """Runs operations, one after the other, and knows those that are on their way.

    Signals
    -------
    started, ended
        With the `Operation`; the latter after its outcome has been dealt with.
    cancelling
        All work has been asked to stop.
    reported
        How much of the running operation is done of how much, and what is being done.
    """

    started = Signal(object)
    reported = Signal(int, int, str)
    ended = Signal(object)
    cancelling = Signal()
    _came_out = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One worker: two operations never write the same project at once.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="operation")
        self.running: list[Operation] = []
        # Queued even from the main thread, where quick work is handed over: reports come first.
        self._came_out.connect(self._on_came_out, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        title: str,
        work: Callable[[Task], _Result],
        *,
        succeeded: Callable[[_Result], None],
        failed: Callable[[str], None],
        stopped: Callable[[], None] = lambda: None,
    ) -> Operation:
        """Start work, and say what is to be done with its outcome on the main thread."""
        operation = Operation(title, Task(self._report), succeeded, failed, stopped)
        self.running.append(operation)
        self.started.emit(operation)

        def hand_over(future: Future[_Result]) -> None:
            if not future.cancelled():
                self._came_out.emit(operation, future)

        self._executor.submit(work, operation.task).add_done_callback(hand_over)
        return operation

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for operation in self.running:
            operation.task.cancel()
        self.cancelling.emit()

    def shut_down(self) -> None:
        """Stop all work and wait for it; nothing is started any more."""
        self.cancel_all()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _report(self, done: int, total: int, text: str) -> None:
        self.reported.emit(done, total, text)

    def _on_came_out(self, operation: Operation, future: Future[Any]) -> None:
        self.running.remove(operation)
        try:
            result = future.result()
        except StoppedError:
            operation.stopped()
        except GeodataError as error:
            operation.failed(str(error))
        else:
            operation.succeeded(result)
        finally:
            self.ended.emit(operation)
