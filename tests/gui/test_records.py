"""The model behind the tables: what is wanted last is what is shown, however much it is."""

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.models.document_columns import DocumentModel
from explorer.models.record_columns import FACT_COLUMNS, PLACE_COLUMNS
from explorer.models.records import Column, RecordModel, _sorted
from explorer.slices import Slices
from explorer.snapshot import Snapshot
from explorer.state import State

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class _Thing:
    id: str
    name: str
    size: float | None


_COLUMNS = (
    Column("name", lambda: "名称", lambda _, thing: thing.name),
    Column("size", lambda: "大小", lambda _, t: str(t.size or ""), lambda _, t: t.size),
)


def _things(count: int) -> list[_Thing]:
    chance = random.Random(7)  # noqa: S311 - sample data
    return [
        _Thing(f"t{n}", f"物{chance.randrange(count)}", chance.choice([None, chance.random()]))
        for n in range(count)
    ]


@pytest.fixture
def model() -> RecordModel:
    return RecordModel(_COLUMNS)


def _settle(qtbot: QtBot, model: RecordModel) -> None:
    qtbot.waitUntil(lambda: model.is_settled, timeout=30_000)


def test_the_models_keep_qts_contract(
    qtbot: QtBot, qtmodeltester: ModelTester, state: State, snapshot: Snapshot
) -> None:
    models = (RecordModel(PLACE_COLUMNS), RecordModel(FACT_COLUMNS), DocumentModel(state))
    sources = (snapshot.places, snapshot.facts, snapshot.documents)
    for model, source in zip(models, sources, strict=True):
        model.show_records(snapshot, source.values())
        _settle(qtbot, model)
        assert model.rowCount() == len(source) > 0
        qtmodeltester.check(model, force_py=True)


@given(st.lists(st.one_of(st.none(), st.integers(0, 5))), st.booleans())
def test_sorting_is_stable_and_puts_the_unknown_last(
    keys: list[int | None], is_falling: bool
) -> None:
    rows = _sorted(list(range(len(keys))), list(keys), is_falling=is_falling)
    assert sorted(rows) == list(range(len(keys)))
    known = [row for row in rows if keys[row] is not None]
    assert rows[: len(known)] == known
    wanted = sorted(known, key=lambda row: (keys[row] or 0) * (-1 if is_falling else 1))
    assert [keys[row] for row in known] == [keys[row] for row in wanted]
    for key in set(keys):
        same = [row for row in rows if keys[row] == key]
        assert same == sorted(same)


def test_many_rows_come_to_be_what_was_wanted_last(qtbot: QtBot, model: RecordModel) -> None:
    things = _things(120_000)
    model.show_records(Snapshot(), things)
    model.find("物1")
    model.sort(1, _DOWN)
    model.find("物12")
    model.show_records(Snapshot(), things, lambda thing: thing.size is not None)
    _settle(qtbot, model)
    shown = [model.record(row) for row in range(model.rowCount())]
    wanted = [t for t in things if t.size is not None and "物12" in t.name]
    assert shown == sorted(wanted, key=lambda t: t.size or 0, reverse=True)
    assert model.total == sum(thing.size is not None for thing in things)
    model.sort(-1, _UP)
    _settle(qtbot, model)
    assert [model.record(row) for row in range(model.rowCount())] == wanted


def test_rows_stay_what_they_were_until_the_new_ones_are_there(
    qtbot: QtBot, model: RecordModel
) -> None:
    few = _things(3)
    model.show_records(Snapshot(), few)
    _settle(qtbot, model)
    model.show_records(Snapshot(), _things(400_000))
    if not model.is_settled:
        assert [model.record(row) for row in range(model.rowCount())] == few
    _settle(qtbot, model)
    assert model.rowCount() == 400_000


def test_rows_are_known_by_their_ids(qtbot: QtBot, model: RecordModel) -> None:
    model.show_records(Snapshot(), _things(10))
    _settle(qtbot, model)
    assert model.rows_of(["t7", "none", "t2"]) == [2, 7]
    model.sort(0, _DOWN)
    _settle(qtbot, model)
    assert [model.record(row).id for row in model.rows_of(["t2"])] == ["t2"]


def test_new_work_takes_the_place_of_the_last(qtbot: QtBot) -> None:
    owner = QObject()
    slices = Slices(owner)
    done: list[str] = []
    never_ending = iter(int, 1)
    slices.start((None for _ in never_ending), lambda: done.append("first"))
    assert slices.is_running
    slices.start(iter([None]), lambda: done.append("second"))
    assert done == ["second"]
    assert not slices.is_running
