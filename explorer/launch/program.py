"""The program around the window: page, project, furniture, faults, the end."""

import logging
import sys
import threading
from concurrent.futures import Future
from importlib import import_module
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import delete

from explorer.appearance import Appearance, Language
from explorer.garbage import GarbageCollector
from explorer.launch.errand import Errand
from explorer.launch.startup import Startup, make_page
from explorer.look import Theme
from explorer.webmap.panel import MapPanel
from explorer.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.launch.app import Options
    from explorer.messages import Messages
    from explorer.session import Session

__all__ = ["Program"]

_log = logging.getLogger(__name__)
_DONE = object()


class Program(QObject):
    """The window and what it needs, put together step by step while the map page loads.

    It is a Qt object because work in other threads reports to it: what is still on its way when it
    goes is dropped by Qt, while a plain callable would be called in vain, and crash.

    Attributes
    ----------
    window
        The main window, shown at once and furnished soon after.
    """

    def __init__(self, options: "Options") -> None:
        super().__init__()
        self._options = options
        # On the way to a window it would find nothing; it starts when the panels stand.
        self._garbage = GarbageCollector()
        self._session: Session | None = None
        self._errand: Errand | None = None
        self._has_page = True
        self._is_fetching = False
        self._steps: Iterator[None] = iter(())
        self._startup = Startup()
        self._startup.run(make_page, self._take_page)
        self._startup.run(lambda: import_module("explorer.session"), self._begin)
        theme = Theme(options.theme) if options.theme else None
        language = Language(options.language) if options.language else None
        map_panel = MapPanel()  # its page's process starts while the window is made
        self.window = MainWindow(appearance=Appearance(theme, language), map_panel=map_panel)
        self.window.furnished.connect(self._settle)
        if options.size:
            self.window.resize(*options.size)
        self.window.show()

    @property
    def exit_code(self) -> int:
        """What the errand of a script came to."""
        return self._errand.exit_code if self._errand else 0

    def end(self) -> None:
        """Stop all work, then let the window go."""
        self._startup.end()
        self._steps = iter(())
        if self._session is not None:
            self._session.operations.shut_down()
        delete(self.window)
        self._garbage.end()

    def _take_page(self, future: Future[str]) -> None:
        """Give the map its page; a page that could not be made is tried again, and told of."""
        if future.exception() is None:
            self.window.map.set_page(future.result())
        else:
            self._has_page = False

    def _begin(self, future: Future[ModuleType]) -> None:
        """Read the project; what is imported here has been imported off the main thread."""
        future.result()
        from explorer.session import Session  # noqa: PLC0415 - by now it costs nothing
        from explorer.state import State  # noqa: PLC0415

        options = self._options
        self._session = session = Session(State())
        _catch_faults(session.messages)
        self.window.attach(session)
        stays = not options.quit_when_ready
        self._errand = Errand(self.window, session, options.screenshot, stays=stays)
        # The panels come when the project has been read, or is being made and takes its time.
        session.operations.ended.connect(self._fetch_furniture)
        session.operations.reported.connect(self._fetch_furniture)
        if not self._has_page:
            session.prepare_page()
        session.open_at_start(options.project, options.documents)

    def _fetch_furniture(self) -> None:
        if not self._is_fetching:
            self._is_fetching = True
            self._startup.run(lambda: import_module("explorer.launch.furniture"), self._furnish)

    def _furnish(self, future: Future[ModuleType]) -> None:
        future.result()
        self._steps = self.window.furnish_in_steps()
        self._furnish_further()

    def _furnish_further(self) -> None:
        """Take one step: between two of them the map page gets what it asks for."""
        if next(self._steps, _DONE) is not _DONE:
            QTimer.singleShot(0, self._furnish_further)

    def _settle(self) -> None:
        """Begin what a window without panels cannot do."""
        from explorer.actions.help import HelpActions  # noqa: PLC0415 - by now it costs nothing

        self._garbage.start()
        if self._session is not None:
            self._session.state.project_changed.connect(self._garbage.spare_what_is_there)
            self.window.search.searcher.warmed.connect(self._garbage.spare_what_is_there)
        if not (self._options.screenshot or self._options.quit_when_ready):
            self.window.map.drew.connect(self.window.bars.group(HelpActions).offer_tour)


def _catch_faults(messages: "Messages") -> None:
    """Turn exceptions that nobody caught into a line of the log and a word to the user."""

    def catch(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        _log.critical("a fault of the program", exc_info=(kind, fault, trace))
        text = QCoreApplication.translate(
            "Faults", "程序内部出错，刚才的操作没有完成；项目文件不受影响。详情见日志。"
        )
        messages.error(text, (f"{kind.__name__}: {fault}",))

    sys.excepthook = catch
    threading.excepthook = lambda fault: _log.critical(
        "a fault in the thread %s",
        fault.thread.name if fault.thread else "",
        exc_info=(fault.exc_type, fault.exc_value or fault.exc_type(), fault.exc_traceback),
    )
