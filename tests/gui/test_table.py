"""The attribute table, both directions: rows follow the state, and the state follows rows."""

import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.editing import History
from explorer.filtering import Filter
from explorer.models.record_columns import FACT_COLUMNS, PLACE_COLUMNS
from explorer.panels.record_view import RecordView
from explorer.panels.table import TablePanel
from explorer.session import Session
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.model import Review
from geodata.project.edits import ReviewPlace
from tests.helpers.sample import HOSTILE
from tests.helpers.window import click

_Flag = QItemSelectionModel.SelectionFlag
_ROWS = _Flag.ClearAndSelect | _Flag.Rows


@pytest.fixture
def session(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copy(sample_path, tmp_path / "p.gpkg")
    session = Session(State())
    history = History(session)
    session.state.edit_wanted.connect(history.do)
    session.open_project(tmp_path / "p.gpkg")
    _wait(qtbot, session)
    yield session
    session.operations.shut_down()


@pytest.fixture
def state(session: Session) -> State:
    return session.state


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> TablePanel:
    return _shown(qtbot, session)


def _shown(qtbot: QtBot, session: Session) -> TablePanel:
    panel = TablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 320)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: panel.view.records.is_settled)
    return panel


def _wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.operations.running, timeout=30_000)


def _turn(qtbot: QtBot, panel: TablePanel, view: RecordView) -> None:
    qtbot.mouseClick(panel.tabs.button(panel.views.index(view)), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.records.is_settled)


def _column(view: RecordView, name: str) -> int:
    return [column.name for column in view.records.columns].index(name)


def _texts(view: RecordView, name: str) -> list[str]:
    at = _column(view, name)
    return [view.records.text(row, at) for row in range(view.records.rowCount())]


def _row(view: RecordView, name: str, text: str) -> int:
    return _texts(view, name).index(text)


def _select(view: RecordView, *rows: int) -> None:
    for number, row in enumerate(rows):
        flags = _Flag.Select | _Flag.Rows if number else _ROWS
        view.selectionModel().select(view.records.index(row, 0), flags)


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


# -- rows follow the state


def test_the_places_of_the_filter_are_the_rows(
    qtbot: QtBot, state: State, panel: TablePanel
) -> None:
    assert _texts(panel.places, "name") == [place.name for place in state.shown]
    assert panel.count.text() == f"{len(state.shown)} 行"
    state.set_filter(Filter(kinds=frozenset(("scenic",))))
    qtbot.waitUntil(lambda: panel.places.records.is_settled)
    assert set(_texts(panel.places, "kind")) == {"景区"}
    assert len(_texts(panel.places, "kind")) == len(state.shown) >= 2


def test_facts_follow_the_filter_too(qtbot: QtBot, state: State, panel: TablePanel) -> None:
    _turn(qtbot, panel, panel.facts)
    assert panel.facts.records.rowCount() == len(state.snapshot.facts)
    state.set_filter(Filter(counties=frozenset(("140226",))))
    qtbot.waitUntil(lambda: panel.facts.records.is_settled)
    assert set(_texts(panel.facts, "subject")) == {"左云经开区"}
    # A county's own figure is shown under its county, and not under a kind of places.
    state.set_filter(Filter(counties=frozenset(("140214",))))
    qtbot.waitUntil(lambda: panel.facts.records.is_settled)
    assert "地区生产总值" in _texts(panel.facts, "metric")
    state.set_filter(Filter(counties=frozenset(("140214",)), kinds=frozenset(("scenic",))))
    qtbot.waitUntil(lambda: panel.facts.records.is_settled)
    assert _texts(panel.facts, "metric") == ["接待游客"]


def test_of_two_documents_only_the_chosen_ones_facts_are_shown(
    qtbot: QtBot, state: State, panel: TablePanel
) -> None:
    _turn(qtbot, panel, panel.facts)
    first, second = state.snapshot.documents
    state.set_filter(Filter(documents=frozenset((second,))))
    qtbot.waitUntil(lambda: panel.facts.records.is_settled)
    ids = {panel.facts.records.record(n).id for n in range(panel.facts.records.rowCount())}
    assert ids == {fact.id for fact in state.snapshot.facts_of_document[second]}
    state.set_filter(Filter(periods=frozenset(("2023",))))
    qtbot.waitUntil(lambda: panel.facts.records.is_settled)
    assert panel.facts.records.rowCount() == 0
    assert panel.hint.text() == "没有符合筛选条件的内容。"
    panel.clear.click()
    assert state.filter.is_empty
    assert panel.stack.isVisible()
    assert first


def test_selected_places_are_marked(state: State, panel: TablePanel) -> None:
    names = ["云冈石窟", "桑干河", "守口堡村"]
    state.select_places([_id(state, name) for name in names])
    marked = [panel.places.records.record(row).name for row in panel.places.selected_rows()]
    assert sorted(marked) == sorted(names)
    state.clear_selection()
    assert panel.places.selected_rows() == []


def test_a_selected_fact_is_marked_and_else_the_facts_of_the_place(
    qtbot: QtBot, state: State, panel: TablePanel
) -> None:
    _turn(qtbot, panel, panel.facts)
    place_id = _id(state, "左云经开区")
    state.select_places([place_id])
    of_place = [fact.id for fact in state.snapshot.facts_of_place[place_id]]
    assert panel.facts.selected_ids() == of_place
    other = state.snapshot.facts_of_place[_id(state, "云冈石窟")][0]
    state.select_fact(other.id)
    assert panel.facts.selected_ids() == [other.id]
    state.select_area("140214")
    assert [panel.facts.records.record(r).metric for r in panel.facts.selected_rows()] == [
        "地区生产总值"
    ]


def test_what_was_selected_out_of_sight_is_marked_when_shown(
    qtbot: QtBot, session: Session, state: State
) -> None:
    panel = TablePanel(session)
    qtbot.addWidget(panel)
    state.select_places([_id(state, "桑干河")])
    assert panel.places.records.rowCount() == 0
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: panel.places.selected_rows() != [])
    assert panel.places.selected_ids() == [_id(state, "桑干河")]


# -- the state follows rows


def test_a_clicked_row_selects_its_place(state: State, panel: TablePanel) -> None:
    row = _row(panel.places, "name", "守口堡村")
    index = panel.places.records.index(row, 0)
    panel.places.scrollTo(index)
    click(panel.places.viewport(), panel.places.visualRect(index).center())
    assert state.selection.place_ids == (_id(state, "守口堡村"),)


def test_several_rows_select_several_places(state: State, panel: TablePanel) -> None:
    rows = [_row(panel.places, "name", name) for name in ("守口堡村", "桑干河")]
    _select(panel.places, *rows)
    assert set(state.selection.place_ids) == {_id(state, "守口堡村"), _id(state, "桑干河")}
    panel.places.clearSelection()
    assert state.selection.is_empty


def test_a_row_of_a_fact_selects_the_fact(qtbot: QtBot, state: State, panel: TablePanel) -> None:
    _turn(qtbot, panel, panel.facts)
    row = _row(panel.facts, "metric", "地区生产总值")
    _select(panel.facts, row)
    assert state.selection.fact_id == panel.facts.records.record(row).id
    assert state.selection.adcode == "140214"
    rows = [_row(panel.facts, "subject", name) for name in ("云冈石窟", "左云经开区")]
    _select(panel.facts, *rows)
    assert set(state.selection.place_ids) == {_id(state, "云冈石窟"), _id(state, "左云经开区")}
    assert panel.facts.selected_rows() == sorted(rows)  # the choice stays as it was made


def test_enter_opens_what_belongs_to_the_row(qtbot: QtBot, state: State, panel: TablePanel) -> None:
    panel.places.setCurrentIndex(panel.places.records.index(0, 0))
    with qtbot.waitSignal(state.panel_wanted) as wanted:
        qtbot.keyClick(panel.places, Qt.Key.Key_Return)
    assert wanted.args == ["facts"]


def test_a_row_under_the_pointer_lights_its_place(state: State, panel: TablePanel) -> None:
    panel.places.entered.emit(panel.places.records.index(2, 0))
    assert state.hovered == panel.places.records.record(2).id


# -- sorting, searching, columns


def test_a_click_on_a_head_sorts_and_a_third_brings_the_order_back(
    qtbot: QtBot, panel: TablePanel
) -> None:
    before = _texts(panel.places, "name")
    header = panel.places.horizontalHeader()
    at = _column(panel.places, "facts")
    orders = []
    for _ in range(3):
        x = header.sectionViewportPosition(at) + 20
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(x, 8)
        )
        qtbot.waitUntil(lambda: panel.places.records.is_settled)
        orders.append([int(text) for text in _texts(panel.places, "facts")])
    assert orders[0] == sorted(orders[0])
    assert orders[1] == sorted(orders[0], reverse=True)
    assert _texts(panel.places, "name") == before


def test_names_are_sorted_by_their_sound(qtbot: QtBot, state: State, panel: TablePanel) -> None:
    state.set_filter(Filter(words="", counties=frozenset(("140214", "140226", "140225"))))
    panel.places.sortByColumn(_column(panel.places, "counties"), Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: panel.places.records.is_settled)
    assert list(dict.fromkeys(_texts(panel.places, "counties"))) == ["浑源县", "云冈区", "左云县"]


def test_rows_without_a_value_come_last_either_way(qtbot: QtBot, panel: TablePanel) -> None:
    at = _column(panel.places, "longitude")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.places.sortByColumn(at, order)
        qtbot.waitUntil(lambda: panel.places.records.is_settled)
        texts = _texts(panel.places, "longitude")
        known = [text for text in texts if text]
        assert texts == known + [""] * (len(texts) - len(known))
        numbers = [float(text) for text in known]
        assert numbers == sorted(numbers, reverse=order == Qt.SortOrder.DescendingOrder)


def test_a_county_place_has_no_coordinates(panel: TablePanel) -> None:
    row = _row(panel.places, "name", "左云经开区")
    assert panel.places.records.record(row).point is not None
    assert panel.places.records.text(row, _column(panel.places, "longitude")) == ""
    assert panel.places.records.text(row, _column(panel.places, "latitude")) == ""


def test_words_are_found_in_all_columns_or_in_one(qtbot: QtBot, panel: TablePanel) -> None:
    panel.search.insert("左云")
    qtbot.waitUntil(lambda: panel.places.records.is_settled)
    assert "左云经开区" in _texts(panel.places, "name")
    total = panel.places.records.total
    assert panel.count.text() == f"{panel.places.records.rowCount()} / {total} 行"
    panel.within.setCurrentIndex(panel.within.findText("类型"))
    panel.within.activated.emit(panel.within.currentIndex())
    assert panel.places.records.rowCount() == 0
    assert panel.hint.text() == "没有一行含有这些字，请换个词查找。"
    assert panel.hint.isVisible()
    panel.search.clear()
    assert panel.places.records.rowCount() == total


def test_chosen_columns_are_remembered(qtbot: QtBot, session: Session, panel: TablePanel) -> None:
    menu = panel.places.column_menu()
    actions = {action.objectName(): action for action in menu.actions()}
    actions["column.evidence"].toggle()
    actions["column.kind"].toggle()
    shown = [PLACE_COLUMNS[at].name for at in panel.places.shown_columns]
    assert "evidence" in shown
    assert "kind" not in shown
    QSettings().sync()
    again = _shown(qtbot, session)
    assert [PLACE_COLUMNS[at].name for at in again.places.shown_columns] == shown


# -- rows out of the table


def test_rows_are_copied_with_their_head_and_hold_no_formula(
    state: State, panel: TablePanel
) -> None:
    rows = [_row(panel.places, "name", name) for name in ("守口堡村", "桑干河")]
    _select(panel.places, *rows)
    panel.copy_rows()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["名称", "类型", "县区"]
    assert {line.split("\t")[0] for line in lines[1:]} == {"守口堡村", "桑干河"}
    panel.places.clearSelection()
    panel.copy_rows()
    text = QGuiApplication.clipboard().text()
    assert len(text.split("\n")) == len(state.shown) + 2
    assert not any(cell.startswith("=") for line in text.split("\n") for cell in line.split("\t"))


def test_rows_are_written_for_excel(
    qtbot: QtBot,
    session: Session,
    panel: TablePanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _turn(qtbot, panel, panel.facts)
    monkeypatch.setattr(
        "explorer.panels.table.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "facts"), ""),
    )
    with qtbot.waitSignal(session.exported, timeout=30_000) as exported:
        qtbot.mouseClick(panel.export, Qt.MouseButton.LeftButton)
    assert exported.args == [tmp_path / "facts.csv"]
    content = (tmp_path / "facts.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(session.state.snapshot.facts) + 1
    assert rows[0][:2] == ["对象", "县区"]


# -- rejected places


def test_a_rejected_place_is_found_again_in_its_own_list(
    qtbot: QtBot, session: Session, state: State, panel: TablePanel
) -> None:
    place_id = _id(state, "桑干河")
    state.edit(ReviewPlace(place_id, Review.REJECTED))
    _wait(qtbot, session)
    qtbot.waitUntil(lambda: "桑干河" not in _texts(panel.places, "name"))
    _turn(qtbot, panel, panel.rejected)
    assert _texts(panel.rejected, "name") == ["桑干河"]
    _select(panel.rejected, 0)
    actions = {action.objectName(): action for action in panel.row_menu().actions()}
    assert not actions["place.reject"].isEnabled()
    actions["place.reopen"].trigger()
    _wait(qtbot, session)
    qtbot.waitUntil(lambda: panel.rejected.records.rowCount() == 0)
    assert "没有排除过地点" in panel.hint.text()
    assert place_id in {place.id for place in state.shown}


def test_only_the_selected_places_can_be_shown(
    qtbot: QtBot, state: State, panel: TablePanel
) -> None:
    _select(panel.places, 0, 1)
    chosen = frozenset(state.selection.place_ids)
    actions = {action.objectName(): action for action in panel.row_menu().actions()}
    actions["place.only"].trigger()
    assert state.filter.area == chosen
    qtbot.waitUntil(lambda: panel.places.records.is_settled)
    assert panel.places.records.rowCount() == 2


# -- states of the whole


def test_an_empty_project_says_what_to_do(qtbot: QtBot) -> None:
    session = Session(State())
    panel = _shown(qtbot, session)
    assert "拖进窗口" in panel.hint.text()
    assert panel.hint.isVisible()
    assert not panel.export.isEnabled()
    session.operations.shut_down()


def test_selection_and_words_survive_a_changed_project(
    qtbot: QtBot, state: State, panel: TablePanel
) -> None:
    panel.search.insert("左云")
    state.select_places([_id(state, "左云经开区")])
    state.set_snapshot(replace(state.snapshot))
    qtbot.waitUntil(lambda: panel.places.records.is_settled)
    assert panel.places.selected_ids() == [_id(state, "左云经开区")]
    assert panel.search.text() == "左云"


def test_titles_are_read_whole_until_the_user_sets_the_widths(
    qtbot: QtBot, session: Session, panel: TablePanel
) -> None:
    header = panel.places.horizontalHeader()
    font = QFont(panel.places.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.places.setFont(font)
    header.setFont(font)
    QApplication.sendEvent(panel.places, QEvent(QEvent.Type.LanguageChange))
    for at in panel.places.shown_columns[:-1]:
        assert header.sectionSize(at) >= header.sectionSizeHint(at)
    at = _column(panel.places, "kind")
    drawn = header.minimumSectionSize() + 3
    header.resizeSection(at, drawn)
    QApplication.sendEvent(panel.places, QEvent(QEvent.Type.LanguageChange))
    assert header.sectionSize(at) == drawn
    assert _shown(qtbot, session).places.horizontalHeader().sectionSize(at) == drawn


@pytest.mark.parametrize("columns", [PLACE_COLUMNS, FACT_COLUMNS])
def test_every_cell_is_one_plain_text(snapshot: Snapshot, columns: tuple) -> None:  # type: ignore[type-arg]
    records = snapshot.places if columns is PLACE_COLUMNS else snapshot.facts
    texts = [column.text(snapshot, r) for r in records.values() for column in columns]
    assert all(isinstance(text, str) for text in texts)
    assert any(HOSTILE[0] in text for text in texts)
    assert len({column.name for column in columns}) == len(columns)
