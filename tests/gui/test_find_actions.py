"""The menu's ways to the search field and out of the filter, and the left dock as a whole."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from explorer.actions.find import FindActions
from explorer.filtering import Facet, Filter
from explorer.panels.left import LeftPanel
from explorer.state import State


class _Window(QMainWindow):
    """As much of the main window as finding asks for."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.session = SimpleNamespace(state=state)
        self.left = LeftPanel(state)
        self.setCentralWidget(self.left)


@pytest.fixture
def window(qtbot: QtBot, state: State) -> Iterator[Any]:
    window = _Window(state)
    qtbot.addWidget(window)
    window.resize(304, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.left.search.searcher.shut_down()


@pytest.fixture
def actions(window: Any) -> FindActions:
    actions = FindActions(window)
    actions.retranslate()
    return actions


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_K])
def test_a_key_leads_to_the_field_from_anywhere(
    qtbot: QtBot, window: Any, actions: FindActions, key: Qt.Key
) -> None:
    window.left.places.tree.setFocus()
    qtbot.keyClick(window.left.places.tree, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.left.search.field.hasFocus)


def test_the_filter_is_cleared_from_the_menu(state: State, actions: FindActions) -> None:
    assert not actions.clear.isEnabled()
    state.set_filter(Filter(kinds=frozenset(("park",))))
    assert actions.clear.isEnabled()
    actions.clear.trigger()
    assert state.filter.is_empty


def test_escape_in_the_field_is_not_the_windows(
    qtbot: QtBot, state: State, window: Any, actions: FindActions
) -> None:
    escaped: list[bool] = []
    escape = actions.new("test.escape", "Esc")
    escape.triggered.connect(lambda: escaped.append(True))
    field = window.left.search.field
    field.setFocus()
    qtbot.keyClicks(field, "ygsk")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert escaped == []
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert escaped == [True]


def test_facets_are_seen_whole_as_long_as_the_tree_keeps_the_half(
    qtbot: QtBot, window: Any
) -> None:
    left = window.left
    left.filters.groups[Facet.COUNTY].open(is_open=False)
    qtbot.waitUntil(lambda: left.splitter.sizes()[0] >= left.filters.sizeHint().height() - 1)
    for group in left.filters.groups.values():
        group.open(is_open=True)
    half = left.splitter.height() // 2
    qtbot.waitUntil(lambda: abs(left.splitter.sizes()[0] - half) <= 8)
    left.filters.fold.click()
    qtbot.waitUntil(lambda: left.splitter.sizes()[0] <= left.filters.maximumHeight() < 120)


def test_shares_that_the_user_has_decided_are_kept(qtbot: QtBot, state: State, window: Any) -> None:
    left = window.left
    left.splitter.setSizes([150, 500])
    left.splitter.splitterMoved.emit(150, 1)
    left.filters.groups[Facet.COUNTY].open(is_open=True)
    assert abs(left.splitter.sizes()[0] - 150) < 20
    window.hide()
    assert QSettings().value("left/shares")
    again = LeftPanel(state)
    qtbot.addWidget(again)
    again.resize(304, 700)
    with qtbot.waitExposed(again):
        again.show()
    qtbot.waitUntil(lambda: abs(again.splitter.sizes()[0] - left.splitter.sizes()[0]) < 20)


def test_what_is_found_takes_the_place_of_filter_and_tree(qtbot: QtBot, window: Any) -> None:
    left = window.left
    assert left.places.tree.isVisible()
    left.search.field.setText("石窟")
    qtbot.waitUntil(left.search.results.isVisible)
    assert not left.places.tree.isVisible()
    left.search.field.clear()
    assert left.places.tree.isVisible()
