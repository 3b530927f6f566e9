"""The room of a panel's heading: whole where it may be, scrolled where it would take too much."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.panels.heading_area import HeadingArea


class _Panel(QWidget):
    """A heading of text above a list."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setWordWrap(True)
        content = QWidget()
        QVBoxLayout(content).addWidget(self.text)
        self.area = HeadingArea(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        layout.addWidget(QListWidget(), 1)


@pytest.fixture
def panel(qtbot: QtBot) -> _Panel:
    panel = _Panel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_a_short_heading_is_seen_whole(qtbot: QtBot, panel: _Panel) -> None:
    panel.text.setText("云冈区 " * 30)
    text = panel.text
    qtbot.waitUntil(lambda: 20 < text.heightForWidth(text.width()) <= text.height())
    qtbot.waitUntil(lambda: text.height() < panel.area.height() < 200)
    assert panel.area.verticalScrollBar().maximum() == 0


def test_a_long_heading_leaves_half_of_the_panel(qtbot: QtBot, panel: _Panel) -> None:
    panel.text.setText("云冈区 " * 900)
    qtbot.waitUntil(lambda: panel.area.height() == 200)
    bar = panel.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    panel.area.show_top()
    assert bar.value() == 0
    panel.resize(300, 200)
    qtbot.waitUntil(lambda: panel.area.height() == 100)
