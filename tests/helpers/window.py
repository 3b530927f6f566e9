"""What tests of the window share: the URL scheme, silence about the machine, waiting for a page.

Importing this module registers the app's URL scheme, which Qt wants before any application object.
"""

import json
import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from explorer.logs import ENVIRONMENT_MESSAGES
from explorer.webmap import scheme

__all__ = ["LOAD_MS", "QUIET_MACHINE", "ask", "click", "map_state"]

scheme.register()

#: How long a page may take on a machine that is busy with other things.
LOAD_MS = 30_000

#: For modules with a web view: lets pass what Qt says of a machine without a graphics card.
QUIET_MACHINE = pytest.mark.qt_log_ignore(*(f"^{re.escape(m)}" for m in ENVIRONMENT_MESSAGES))


def ask(qtbot: QtBot, page: QWebEnginePage, script: str) -> Any:
    """Return what a script says of the page."""
    answers: list[Any] = []
    page.runJavaScript(f"JSON.stringify({{answer: ({script})}})", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LOAD_MS)
    return json.loads(answers[0]).get("answer")


def map_state(qtbot: QtBot, page: QWebEnginePage) -> dict[str, Any]:
    """Return what is on the map, as its controller tells it."""
    state = ask(qtbot, page, "datong.controller.state()")
    assert isinstance(state, dict)
    return state


def click(widget: Any, point: QPoint) -> None:
    """Click with the left button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
