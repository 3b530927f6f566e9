"""Where the Tab key leads, and that finding it out leaves no trace."""

import gc

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollBar, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from explorer.tab_order import move_focus, tab_order


def _window(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    """Return a window of three parts that were made from the right to the left."""
    window = QWidget()
    qtbot.addWidget(window)
    parts = [QWidget() for _ in range(3)]
    for part in reversed(parts):
        QHBoxLayout(part).addWidget(QLineEdit())
        part.layout().addWidget(QTableWidget(2, 2))
    across = QHBoxLayout(window)
    for part in reversed(parts):
        across.addWidget(part)
    window.show()
    qtbot.waitExposed(window)
    return window, parts


def test_the_parts_come_as_they_lie(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    order = [widget for widget in tab_order(window, parts) if isinstance(widget, QLineEdit)]
    assert [parts.index(widget.parentWidget()) for widget in order] == [0, 1, 2]


def test_the_focus_goes_round_both_ways(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    order = tab_order(window, parts)
    order[-1].setFocus()
    assert move_focus(window, parts, forward=True)
    assert window.focusWidget() is order[0]
    assert move_focus(window, parts, forward=False)
    assert window.focusWidget() is order[-1]


def test_the_collector_leaves_what_qt_has_made(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        for _ in range(3):
            assert tab_order(window, parts)
            gc.collect()
        ended = [each for each in gc.garbage if isinstance(each, QScrollBar)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert ended == []
