"""The start of the web engine, a tenth of a second of work that needs no Python."""

from PySide6.QtCore import QMetaObject
from PySide6.QtWebEngineWidgets import QWebEngineView

__all__ = ["start_engine"]


def start_engine() -> None:
    """Start Chromium, and let other threads have the interpreter meanwhile.

    The first profile of a process starts the engine, and PySide keeps the interpreter locked while
    it makes one. A slot that is called through Qt's meta-object has no such lock: `stop` makes the
    view's page on a profile of its own, and thereby the same. The view goes, the engine stays.
    """
    view = QWebEngineView()
    QMetaObject.invokeMethod(view, "stop")
