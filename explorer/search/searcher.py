"""Searching off the main thread: of several searches the newest wins."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from explorer.search.index import Query, Results, SearchIndex
from explorer.snapshot import Snapshot

__all__ = ["Searcher"]


class Searcher(QObject):
    """Runs searches on a thread of its own, with a connection of its own to the project.

    Signals
    -------
    found
        The `Results` of the newest query.
    warmed
        Something large has been made that lasts.
    """

    found = Signal(object)
    warmed = Signal()
    _came_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One worker: a search that nobody waits for any more ends by itself.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._index = SearchIndex(Snapshot())
        self._newest: Query | None = None
        self._came_out.connect(self._on_came_out, Qt.ConnectionType.QueuedConnection)

    def set_snapshot(self, snapshot: Snapshot) -> None:
        """Search another project, or the same one changed."""
        self._index = SearchIndex(snapshot)
        # What is found can become a filter, which is worked out on the main thread.
        self._warm(snapshot.index.warm)

    def warm(self) -> None:
        """Make what the first search needs, if it is not there yet."""
        self._warm(self._index.warm)

    def ask(self, query: Query) -> None:
        """Begin a search; an earlier one is given up."""
        self._newest = query
        index = self._index

        def search() -> Results | None:
            if self._newest is not query:
                return None
            return index.search(query, lambda: self._newest is not query)

        self._executor.submit(search).add_done_callback(self._hand_over)

    def forget(self) -> None:
        """Give up what is being searched for."""
        self._newest = None

    def shut_down(self) -> None:
        """Stop searching and wait for the thread's end."""
        self.forget()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _warm(self, make: Callable[[], None]) -> None:
        def work() -> bool:
            make()
            return True

        self._executor.submit(work).add_done_callback(self._hand_over)

    def _hand_over(self, future: Future[Any]) -> None:
        if not future.cancelled() and isValid(self):
            self._came_out.emit(future)

    def _on_came_out(self, future: Future[Results | bool | None]) -> None:
        outcome = future.result()
        if outcome is True:
            self.warmed.emit()
        elif isinstance(outcome, Results) and outcome.query is self._newest:
            self.found.emit(outcome)
