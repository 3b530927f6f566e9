"""Undo, redo and review in the menu, on a copy of the sample project."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from explorer.actions.review import ReviewActions
from explorer.actions.undo import UndoActions
from explorer.editing import History
from explorer.session import Session
from explorer.state import State
from geodata.model import Review, Verdict
from geodata.project.edits import DescribeDocument, RemoveDocument, SettleComparison


class _Window(QMainWindow):
    """As much of the main window as menus of edits ask for."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.session = Session(State(), self)
        self.history = History(self.session, self)
        self.session.state.edit_wanted.connect(self.history.do)
        self.session.open_project(path)


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> Iterator[Any]:
    shutil.copy(sample_path, tmp_path / "p.gpkg")
    window = _Window(tmp_path / "p.gpkg")
    qtbot.addWidget(window)
    _wait(qtbot, window)
    yield window
    window.session.operations.shut_down()


@pytest.fixture
def undo(window: Any) -> UndoActions:
    actions = UndoActions(window)
    actions.retranslate()
    return actions


@pytest.fixture
def review(window: Any) -> ReviewActions:
    actions = ReviewActions(window)
    actions.retranslate()
    return actions


def _wait(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: not window.session.operations.running, timeout=30_000)


def _ids(window: Any, *names: str) -> list[str]:
    places = window.session.state.snapshot.places.values()
    return [place.id for place in places if place.name in names]


def test_without_a_selection_nothing_can_be_reviewed(window: Any, review: ReviewActions) -> None:
    actions = (review.confirm, review.reject, review.reopen)
    assert [action.isEnabled() for action in actions] == [False, False, False]
    window.session.state.select_places(_ids(window, "桑干河"))
    assert [action.isEnabled() for action in actions] == [True, True, False]


def _places_on_map(state: State) -> str:
    """Return the map's places as JSON; a river is drawn whatever a document says of it."""
    return json.dumps(json.loads(state.snapshot.map_json)["places"], ensure_ascii=False)


def test_a_rejected_place_leaves_the_map_and_comes_back(
    qtbot: QtBot, window: Any, review: ReviewActions, undo: UndoActions
) -> None:
    state = window.session.state
    (river,) = _ids(window, "桑干河")
    state.select_places([river])
    review.reject.trigger()
    _wait(qtbot, window)
    assert river not in {place.id for place in state.shown}
    assert "桑干河" not in _places_on_map(state)
    assert undo.undo.text() == "撤销：排除地点“桑干河”"
    assert (undo.undo.isEnabled(), undo.redo.isEnabled()) == (True, False)
    sentence = "已完成：排除地点“桑干河”，可以在属性表的“已排除”中找回"
    assert window.session.messages.latest.text == sentence
    undo.undo.trigger()
    _wait(qtbot, window)
    assert river in {place.id for place in state.shown}
    assert undo.redo.text() == "重做：排除地点“桑干河”"
    assert (undo.undo.isEnabled(), undo.redo.isEnabled()) == (False, True)
    assert window.session.messages.latest.text == "已撤销：排除地点“桑干河”"


def test_several_places_are_reviewed_in_one_step(
    qtbot: QtBot, window: Any, review: ReviewActions, undo: UndoActions
) -> None:
    state = window.session.state
    ids = _ids(window, "桑干河", "云冈石窟", "守口堡村")
    state.select_places(ids)
    review.confirm.trigger()
    _wait(qtbot, window)
    assert {state.snapshot.places[i].review for i in ids} == {Review.CONFIRMED}
    assert undo.undo.text() == "撤销：确认 3 处地点"
    state.select_places(ids[:1])
    review.reopen.trigger()
    _wait(qtbot, window)
    assert state.snapshot.places[ids[0]].review is Review.AUTO
    name = state.snapshot.places[ids[0]].name
    assert undo.undo.text() == f"撤销：撤回对“{name}”的核对"
    undo.undo.trigger()
    _wait(qtbot, window)
    undo.undo.trigger()
    _wait(qtbot, window)
    assert {state.snapshot.places[i].review for i in ids} == {Review.AUTO}


def test_edits_of_documents_are_called_by_their_titles(
    qtbot: QtBot, window: Any, undo: UndoActions
) -> None:
    state = window.session.state
    document = next(iter(state.snapshot.documents.values()))
    state.edit(DescribeDocument(document.id, "新题", "某报", None))
    _wait(qtbot, window)
    assert undo.undo.text() == f"撤销：修改《{document.title}》的题录"
    state.edit(RemoveDocument(document.id))
    _wait(qtbot, window)
    assert undo.undo.text() == "撤销：移除《新题》"
    assert document.id not in state.snapshot.documents


def test_a_disagreement_that_is_gone_is_told(qtbot: QtBot, window: Any) -> None:
    window.session.state.edit(SettleComparison("c9", Verdict.FIRST, "以新文为准"))
    _wait(qtbot, window)
    assert window.session.messages.latest.text == "项目中没有出入 c9，可能已随文献移除。"
