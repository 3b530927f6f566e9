"""The way to the first picture: what the bare window does not need comes out of threads.

Importing the panels takes Python about as long as the web engine takes to make its first frame,
and the engine does not need Python for that. So the bare window is shown at once, and everything
else is imported in threads, in the order in which it is needed.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

__all__ = ["Startup", "make_page"]

_Result = TypeVar("_Result")


class Startup(QObject):
    """Runs work off the main thread and goes on in the main thread with its outcome."""

    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Two: a page that has to be made anew must not keep the project waiting.
        self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="startup")
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], _Result], go_on: Callable[[Future[_Result]], None]) -> None:
        """Start work, and say what is to be done with its outcome on the main thread."""

        def hand_over(future: Future[_Result]) -> None:
            if not future.cancelled():
                self._came.emit(future, go_on)

        self._executor.submit(work).add_done_callback(hand_over)

    def end(self) -> None:
        """Start nothing any more, and wait for what is on its way."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_came(self, future: Future[Any], go_on: Callable[[Future[Any]], None]) -> None:
        go_on(future)


def make_page() -> str:
    """Return the map page's HTML, out of the cache or made anew."""
    # Off the main thread, like all of this module's work: here the import costs nobody's time.
    from geodata.mapping.page import map_page, page_cache  # noqa: PLC0415

    return map_page(cache_dir=page_cache())
