"""Edits with undo and redo, on a copy of the sample project."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.editing import History
from explorer.messages import Level
from explorer.session import Session
from explorer.state import State
from geodata.model import Review
from geodata.project import Project
from geodata.project.edits import RemoveDocument, ReviewPlace


@pytest.fixture
def session(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    session = Session(State())
    shutil.copy(sample_path, tmp_path / "p.gpkg")
    session.open_project(tmp_path / "p.gpkg")
    _wait(qtbot, session)
    yield session
    session.operations.shut_down()


def _wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.operations.running, timeout=30_000)


def _reviews(session: Session) -> set[Review]:
    return {place.review for place in session.state.snapshot.places.values()}


def test_an_edit_can_be_undone_and_redone(qtbot: QtBot, session: Session) -> None:
    history = History(session)
    place_id = next(iter(session.state.snapshot.places))
    session.state.select_places([place_id])
    history.do(ReviewPlace(place_id, Review.REJECTED))
    assert history.undo_label == ""  # while it is under way
    _wait(qtbot, session)
    assert session.state.snapshot.places[place_id].review is Review.REJECTED
    assert place_id not in {place.id for place in session.state.shown}
    assert session.state.selection.place_ids == (place_id,)
    name = session.state.snapshot.places[place_id].name
    assert (history.undo_label, history.redo_label) == (f"排除地点“{name}”", "")
    history.undo()
    _wait(qtbot, session)
    assert _reviews(session) == {Review.AUTO}
    assert (history.undo_label, history.redo_label) == ("", f"排除地点“{name}”")
    history.redo()
    _wait(qtbot, session)
    assert session.state.snapshot.places[place_id].review is Review.REJECTED
    with Project.open(session.state.snapshot.path or Path()) as project:
        assert {p.id for p in project.places() if p.review is Review.REJECTED} == {place_id}


def test_a_new_edit_ends_what_could_be_redone(qtbot: QtBot, session: Session) -> None:
    history = History(session)
    first, second, *_ = session.state.snapshot.places
    history.do(ReviewPlace(first, Review.CONFIRMED))
    _wait(qtbot, session)
    history.undo()
    _wait(qtbot, session)
    history.do(ReviewPlace(second, Review.CONFIRMED))
    _wait(qtbot, session)
    name = session.state.snapshot.places[second].name
    assert (history.undo_label, history.redo_label) == (f"确认地点“{name}”", "")


def test_what_cannot_be_done_is_told_and_dropped(qtbot: QtBot, session: Session) -> None:
    history = History(session)
    before = session.state.snapshot
    history.do(RemoveDocument("d9"))
    _wait(qtbot, session)
    message = session.messages.latest
    assert message is not None
    assert (message.level, message.text) == (Level.ERROR, "项目中没有文献 d9，可能已移除。")
    assert (history.undo_label, history.redo_label) == ("", "")
    assert session.state.snapshot is before


def test_another_project_has_another_history(
    qtbot: QtBot, session: Session, sample_path: Path
) -> None:
    history = History(session)
    place_id = next(iter(session.state.snapshot.places))
    history.do(ReviewPlace(place_id, Review.CONFIRMED))
    _wait(qtbot, session)
    session.open_project(sample_path)
    _wait(qtbot, session)
    assert history.undo_label == ""
