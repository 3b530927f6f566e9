"""The start of the program with a window.

Importing this module imports Qt; `explorer.cli` does so only when a window is wanted. It imports
what the web engine needs and no more: all else is imported while the engine starts.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from explorer import logs
from explorer.webmap import scheme
from explorer.webmap.engine import start_engine

__all__ = ["Options", "make_application", "name_application", "run"]

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
    theme: str = ""  #: `light` or `dark`, for this run; "" as remembered
    language: str = ""  #: `zh` or `en`, likewise
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
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()  # until the program's own collector takes over
    application = make_application(sys.argv[:1])
    threading.Thread(target=_import_the_rest, name="imports").start()
    start_engine()
    logs.write_to_file()
    # By now it costs nothing.
    from explorer.launch.program import Program  # noqa: PLC0415

    program = Program(options)
    try:
        code = application.exec()
    finally:
        program.end()
    return code or program.exit_code


def _import_the_rest() -> None:
    """Import in the order of need; whoever needs a module that fails meets its error."""
    for module in ("explorer.launch.program", "explorer.session", "explorer.launch.furniture"):
        import_module(module)


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
