"""Finding and stepping from the menu, with as much of a window as that needs."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from explorer.actions.reading import ReadingActions
from explorer.panels.source import SourcePanel
from explorer.session import Session
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from tests.helpers.told import CARBON, told_snapshot


class _Docks:
    """Docks with one panel."""

    def __init__(self, panel: QWidget) -> None:
        self._panel = panel

    def panel(self, name: str) -> QWidget:
        assert name == "source"
        return self._panel


class _Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.session = Session(State(), self)
        self.session.state.set_snapshot(told_snapshot())
        self.source = SourcePanel(self.session.state)
        self.docks = _Docks(self.source)
        self.setCentralWidget(self.source)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Any]:
    window = _Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.session.operations.shut_down()


@pytest.fixture
def actions(window: Any) -> ReadingActions:
    actions = ReadingActions(window)
    actions.retranslate()
    return actions


def test_finding_opens_the_line_in_the_source(
    qtbot: QtBot, window: Any, actions: ReadingActions
) -> None:
    with qtbot.waitSignal(window.session.state.panel_wanted) as wanted:
        actions.find.trigger()
    assert wanted.args == ["source"]
    assert window.source.find_bar.isVisible()
    window.source.find_bar.words.setText("云冈区")
    assert window.source.find_bar.count.text() == "1/2"
    actions.find_next.trigger()
    assert window.source.find_bar.count.text() == "2/2"
    actions.find_previous.trigger()
    assert window.source.find_bar.count.text() == "1/2"


def test_mentions_are_stepped_through_over_documents(window: Any, actions: ReadingActions) -> None:
    state = window.session.state
    assert not actions.next_mention.isEnabled()
    state.select_places([CARBON])
    first, second = map(Passage.of, state.snapshot.mentions_of_place[CARBON])
    state.select_passage(first)
    actions.next_mention.trigger()
    assert state.selection.passage == second
    assert state.selection.place_ids == (CARBON,)
    actions.previous_mention.trigger()
    assert state.selection.passage == first


def test_without_documents_there_is_nothing_to_find(window: Any, actions: ReadingActions) -> None:
    assert actions.find.isEnabled()
    window.session.state.set_snapshot(Snapshot())
    assert not actions.find.isEnabled()
    assert not actions.find_next.isEnabled()
