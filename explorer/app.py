"""The program around the window: application object, page, faults, the end.

Importing this module imports Qt; `explorer.cli` does so only when a window is wanted.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from explorer import logs
from explorer.actions.help import HelpActions
from explorer.appearance import Appearance, Language
from explorer.errand import Errand
from explorer.look import Theme
from explorer.messages import Messages
from explorer.session import Session
from explorer.state import State
from explorer.webmap import scheme
from explorer.window import MainWindow

__all__ = ["Language", "Options", "Theme", "make_application", "name_application", "run"]

_log = logging.getLogger(__name__)


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
    application = make_application(sys.argv[:1])
    logs.write_to_file()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    appearance = Appearance(options.theme, options.language)
    state = State()
    session = Session(state)
    _catch_faults(session.messages)
    # The page and the project are read while the window is built.
    session.prepare_page()
    session.open_at_start(options.project, options.documents)
    window = MainWindow(session, appearance)
    if not (options.screenshot or options.quit_when_ready):
        window.map.drew.connect(window.bars.group(HelpActions).offer_tour)
    errand = Errand(window, session, options.screenshot, stays=not options.quit_when_ready)
    if options.size:
        window.resize(*options.size)
    window.show()
    try:
        code = application.exec()
    finally:
        session.operations.shut_down()
        delete(window)
    return code or errand.exit_code


def _is_root_with_sandbox() -> bool:
    """Tell whether Chromium would end without a word: it has no sandbox for root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1"


def _catch_faults(messages: Messages) -> None:
    """Turn exceptions that nobody caught into a line of the log and a word to the user."""

    def catch(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        _log.critical("a fault of the program", exc_info=(kind, fault, trace))
        messages.error("程序内部出错，刚才的操作没有完成；项目文件不受影响。详情见日志。")

    sys.excepthook = catch
    threading.excepthook = lambda fault: _log.critical(
        "a fault in the thread %s",
        fault.thread.name if fault.thread else "",
        exc_info=(fault.exc_type, fault.exc_value or fault.exc_type(), fault.exc_traceback),
    )
