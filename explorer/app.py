"""The program around the window: application object, page, faults, the end.

Importing this module imports Qt; `explorer.cli` does so only when a window is wanted.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from explorer import logs
from explorer.appearance import Appearance, Language
from explorer.errand import Errand
from explorer.garbage import GarbageCollector
from explorer.look import Theme
from explorer.startup import Startup, make_page
from explorer.webmap import scheme
from explorer.window import MainWindow

if TYPE_CHECKING:
    from explorer.messages import Messages
    from explorer.session import Session

__all__ = ["Language", "Options", "Program", "Theme", "make_application", "name_application", "run"]

_log = logging.getLogger(__name__)
#: What Linux shows of a graphics card: of most drivers, of NVIDIA's own, of Windows around it.
_GRAPHICS_CARDS = ("/dev/dri", "/dev/nvidia0", "/dev/dxg")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of the window."""

    project: Path | None = None
    documents: Sequence[Path] = field(default=())
    screenshot: Path | None = None
    quit_when_ready: bool = False
    size: tuple[int, int] | None = None  #: in pixels
    theme: Theme | None = None  #: for this run; None as remembered
    language: Language | None = None
    debug: bool = False  #: whether the web view's own log lines go to the terminal


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application object; the URL scheme is made known before."""
    scheme.register()
    logs.follow_qt()
    application = QApplication(list(arguments))
    name_application(application)
    return application


def name_application(application: QApplication) -> None:
    """Say whose settings are whose."""
    application.setApplicationName("datong-explorer")
    application.setApplicationDisplayName("大同图览")
    application.setOrganizationName("datong-explorer")


def run(options: Options) -> int:
    """Show the window and return the program's exit code."""
    if _is_root_with_sandbox():
        sys.stderr.write("datong: 请不要以管理员(root)身份运行；如确需如此，请用 make run。\n")
        return 1
    if not options.debug:
        logs.quiet_chromium()
    _spare_graphics()
    application = make_application(sys.argv[:1])
    logs.write_to_file()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    program = Program(options)
    try:
        code = application.exec()
    finally:
        program.end()
    return code or program.exit_code


class Program(QObject):
    """The window and what it needs, put together step by step while the web engine starts.

    It is a Qt object because work in other threads reports to it: what is still on its way when it
    goes is dropped by Qt, while a plain callable would be called in vain, and crash.

    Attributes
    ----------
    window
        The main window, shown at once and furnished soon after.
    """

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        # On the way to a window it would find nothing; it starts when the panels stand.
        self._garbage = GarbageCollector()
        self._session: Session | None = None
        self._errand: Errand | None = None
        self._has_page = True
        self._is_fetching = False
        self.window = MainWindow(appearance=Appearance(options.theme, options.language))
        if options.size:
            self.window.resize(*options.size)
        self.window.show()
        self._startup = Startup()
        self._startup.run(make_page, self._take_page)
        self._startup.run(lambda: import_module("explorer.session"), self._begin)

    @property
    def exit_code(self) -> int:
        """What the errand of a script came to."""
        return self._errand.exit_code if self._errand else 0

    def end(self) -> None:
        """Stop all work, then let the window go."""
        self._startup.end()
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
            self._startup.run(lambda: import_module("explorer.furniture"), self._furnish)

    def _furnish(self, future: Future[ModuleType]) -> None:
        future.result()
        from explorer.actions.help import HelpActions  # noqa: PLC0415 - by now it costs nothing

        self.window.furnish()
        self._garbage.start()
        if self._session is not None:
            self._session.state.project_changed.connect(self._garbage.spare_what_is_there)
        if not (self._options.screenshot or self._options.quit_when_ready):
            self.window.map.drew.connect(self.window.bars.group(HelpActions).offer_tour)


def _is_root_with_sandbox() -> bool:
    """Tell whether Chromium would end without a word: it has no sandbox for root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1"


def _spare_graphics() -> None:
    """Let Qt Quick, in which the web view stands, draw by itself where there is no graphics card.

    OpenGL would be emulated there: the first frame comes 50 ms later, and a moving map shows 50
    instead of 60 frames a second (measured with llvmpipe). Who sets the variable has his way.
    """
    if sys.platform == "linux" and not any(Path(card).exists() for card in _GRAPHICS_CARDS):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


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
