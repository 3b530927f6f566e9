"""Where messages of Qt, of the page and of the program go: into Python's logging."""

import logging
import os
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

__all__ = ["ENVIRONMENT_MESSAGES", "follow_qt", "log_path", "quiet_chromium", "write_to_file"]

_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

#: Beginnings of what Qt WebEngine says of machines without a graphics card of its own, and of
#: root's missing sandbox. It works all the same; nothing in the program can change them.
ENVIRONMENT_MESSAGES = (
    "Failed to load vulkan",
    "initInstance: No Vulkan library available",
    "Failed to create platform Vulkan instance",
    "Unable to detect GPU vendor",
    "GLX: No DRI3 Extension",
    "GPUInfo not initialized on GpuInfoUpdate",
    "Sandboxing disabled by user",
)


_CHROMIUM_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


def quiet_chromium() -> None:
    """Keep Chromium's own lines off the terminal, all but its last words.

    To be called before there is an application. Chromium writes past Qt, straight to stderr, of
    buses and graphics cards that a machine need not have. Flags of the user come last and win.
    """
    flags = os.environ.get(_CHROMIUM_FLAGS, "")
    os.environ[_CHROMIUM_FLAGS] = f"--log-level=3 {flags}".rstrip()


def follow_qt() -> None:
    """Send Qt's messages to the logger `qt`."""
    qInstallMessageHandler(_take)


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = _LEVELS[kind]
    if text.startswith(ENVIRONMENT_MESSAGES):
        level = logging.DEBUG
    category: str = getattr(context, "category", None) or "default"
    _log.log(level, "%s: %s", category, text)


def log_path() -> Path:
    """Return where warnings and errors are kept."""
    # The web engine shall not wait for it.
    from platformdirs import user_log_path  # noqa: PLC0415

    return user_log_path("datong-explorer", appauthor=False) / "explorer.log"


def write_to_file() -> None:
    """Keep warnings and errors in a file of the user's log folder.

    It is begun anew at the first of them, so that it holds the last session that had any.
    """
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, mode="w", encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
