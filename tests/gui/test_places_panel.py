"""The tree of places: both directions, long branches, hover, menu, memory."""

from dataclasses import replace
from html import escape

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.filtering import Filter
from explorer.models.place_tree import COUNT_ROLE, MORE_ROLE, PLACE_ROLE, PlaceTreeModel
from explorer.panels.places import PlacesPanel
from explorer.panels.tree_menu import TreeMenu, position_text
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.model import LonLat, Place, Precision
from tests.helpers.window import click

_MANY = 250


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def panel(qtbot: QtBot, state: State) -> PlacesPanel:
    panel = PlacesPanel(state)
    qtbot.addWidget(panel)
    panel.resize(304, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def many(state: State) -> State:
    """A state with 250 scenic areas more in 云冈区."""
    (cave,) = (place for place in state.snapshot.places.values() if place.name == "云冈石窟")
    more = {f"x{n}": replace(cave, id=f"x{n}", name=f"景点{n}") for n in range(_MANY)}
    state.set_snapshot(replace(state.snapshot, places={**state.snapshot.places, **more}))
    return state


def _scenic(model: PlaceTreeModel) -> QModelIndex:
    area = model.index_of_area("140214")
    rows = [model.index(row, 0, area) for row in range(model.rowCount(area))]
    return next(row for row in rows if row.data() == "景区")


def test_a_row_selects_its_place(state: State, panel: PlacesPanel) -> None:
    (index,) = panel.model.indexes_of([_id(state, "云冈石窟")])
    panel.tree.scrollTo(index)
    click(panel.tree.viewport(), panel.tree.visualRect(index).center())
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_a_county_selects_the_county(state: State, panel: PlacesPanel) -> None:
    index = panel.model.index_of_area("140226")
    click(panel.tree.viewport(), panel.tree.visualRect(index).center())
    assert state.selection.adcode == "140226"


def test_the_keyboard_walks_and_selects(qtbot: QtBot, state: State, panel: PlacesPanel) -> None:
    panel.tree.setCurrentIndex(panel.model.index_of_area("140226"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(panel.tree, key)
    assert state.selection.place_ids == (_id(state, "左云经开区"),)


def test_the_tree_unfolds_to_what_is_selected(state: State, panel: PlacesPanel) -> None:
    state.select_places([_id(state, "桑干河")])
    rows = panel.tree.selectionModel().selectedRows()
    assert [row.data(PLACE_ROLE) for row in rows] == [_id(state, "桑干河")] * 2
    assert panel.tree.visualRect(rows[0]).isValid()
    state.select_area("140226")
    assert [row.data() for row in panel.tree.selectionModel().selectedRows()] == ["左云县"]
    state.clear_selection()
    assert panel.tree.selectionModel().selectedRows() == []


def test_unfolded_branches_stay_so_through_a_filter(state: State, panel: PlacesPanel) -> None:
    panel.tree.expand(panel.model.index_of_area("140226"))
    state.set_filter(Filter(words="左云"))
    assert panel.tree.isExpanded(panel.model.index_of_area("140226"))
    state.set_filter(Filter())
    assert panel.tree.isExpanded(panel.model.index_of_area("140226"))


def test_what_a_small_result_unfolds_folds_again(state: State, panel: PlacesPanel) -> None:
    state.set_filter(Filter(words="石窟"))
    assert panel.tree.isExpanded(panel.model.index_of_area("140214"))
    state.set_filter(Filter())
    assert not panel.tree.isExpanded(panel.model.index_of_area("140214"))


def test_a_selection_survives_a_filter(state: State, panel: PlacesPanel) -> None:
    state.select_places([_id(state, "云冈石窟")])
    state.set_filter(Filter(words="石窟"))
    rows = panel.tree.selectionModel().selectedRows()
    assert [row.data() for row in rows] == ["云冈石窟"]
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_a_filter_that_nothing_passes_says_so_and_is_cleared(
    state: State, panel: PlacesPanel
) -> None:
    state.set_filter(Filter(words="没有这个词"))
    assert panel.hint.text() == "没有符合筛选条件的地点。"
    assert panel.empty.isVisible()
    assert not panel.tree.isVisible()
    panel.clear.click()
    assert panel.tree.isVisible()
    assert not panel.empty.isVisible()


def test_a_project_without_places_says_what_to_do(state: State, panel: PlacesPanel) -> None:
    state.set_snapshot(Snapshot())
    assert "添加文献" in panel.hint.text()
    assert not panel.clear.isVisible()


def test_a_long_branch_shows_a_part_and_more_on_demand(
    qtbot: QtBot, many: State, panel: PlacesPanel
) -> None:
    model = panel.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    scenic = _scenic(model)
    assert scenic.data(COUNT_ROLE) == _MANY + 1
    assert model.rowCount(scenic) == 101
    more = model.index(100, 0, scenic)
    assert (more.data(), more.data(MORE_ROLE)) == ("更多…", 151)
    panel.tree.expand(scenic)
    panel.tree.scrollTo(more)
    click(panel.tree.viewport(), panel.tree.visualRect(more).center())
    assert model.rowCount(scenic) == 201
    assert many.selection.is_empty
    panel.tree.setCurrentIndex(model.index(200, 0, scenic))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert model.rowCount(scenic) == _MANY + 1
    names = {model.index(row, 0, scenic).data() for row in range(_MANY + 1)}
    assert {"云冈石窟", "景点0", f"景点{_MANY - 1}"} <= names
    assert tester.model() is model


def test_a_place_in_the_unshown_part_is_brought_out(many: State, panel: PlacesPanel) -> None:
    many.select_places(["x249"])
    (row,) = panel.tree.selectionModel().selectedRows()
    assert row.data() == "景点249"
    assert panel.tree.visualRect(row).isValid()


def test_a_region_of_many_places_marks_the_first(many: State, panel: PlacesPanel) -> None:
    ids = [place for place in many.snapshot.places if place.startswith("x")]
    many.select_places(ids)
    assert len(panel.tree.selectionModel().selectedRows()) == 200
    assert len(many.selection.place_ids) == _MANY


def test_an_index_of_an_earlier_tree_leads_nowhere(state: State, panel: PlacesPanel) -> None:
    (index,) = panel.model.indexes_of([_id(state, "左云经开区")])
    old = panel.model.createIndex(index.row(), 0, index.internalId())
    state.set_filter(Filter(words="石窟"))
    assert panel.model.data(old, PLACE_ROLE) is None
    assert panel.model.rowCount(old) == 0


def test_hovering_a_row_lights_the_place_and_the_other_way(
    state: State, panel: PlacesPanel
) -> None:
    (index,) = panel.model.indexes_of([_id(state, "云冈石窟")])
    panel.tree.scrollTo(index)
    before = panel.tree.viewport().grab(panel.tree.visualRect(index)).toImage()
    panel.tree.entered.emit(index)
    assert state.hovered == _id(state, "云冈石窟")
    QApplication.sendEvent(panel.tree.viewport(), QEvent(QEvent.Type.Leave))
    assert state.hovered == ""
    state.hover(_id(state, "云冈石窟"))
    after = panel.tree.viewport().grab(panel.tree.visualRect(index)).toImage()
    assert before != after


def _menu(state: State, panel: PlacesPanel, index: QModelIndex) -> dict[str, QAction]:
    menu = TreeMenu(state, panel.model, index, panel)
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_the_menu_copies_name_and_position(state: State, panel: PlacesPanel) -> None:
    (index,) = panel.model.indexes_of([_id(state, "云冈石窟")])
    actions = _menu(state, panel, index)
    actions["places.copy_name"].trigger()
    assert QGuiApplication.clipboard().text() == "云冈石窟"
    actions["places.copy_position"].trigger()
    assert QGuiApplication.clipboard().text() == "113.300000, 39.750000"


@pytest.mark.parametrize("name", ["左云经开区", "晋北采煤沉陷区新能源基地", "浙江大学紫金港校区"])
def test_no_position_is_offered_where_none_is_known(
    state: State, panel: PlacesPanel, name: str
) -> None:
    index = panel.model.indexes_of([_id(state, name)])[0]
    actions = _menu(state, panel, index)
    assert "places.copy_position" not in actions
    assert "places.copy_name" in actions


@pytest.mark.parametrize("precision", list(Precision))
def test_a_spot_in_a_county_is_no_position(state: State, precision: Precision) -> None:
    place: Place = next(iter(state.snapshot.places.values()))
    told = position_text(replace(place, precision=precision, point=LonLat(113.3, 39.75)))
    known = precision in (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP)
    assert bool(told) == known
    assert position_text(replace(place, point=None)) == ""


def test_the_menu_shows_a_place_in_its_source(
    qtbot: QtBot, state: State, panel: PlacesPanel
) -> None:
    (index,) = panel.model.indexes_of([_id(state, "恒山悬空寺")])
    actions = _menu(state, panel, index)
    with qtbot.waitSignal(state.panel_wanted) as wanted:
        actions["places.show_source"].trigger()
    assert wanted.args == ["source"]
    assert state.selection.place_ids == (_id(state, "恒山悬空寺"),)


def test_the_menu_of_a_branch_filters_by_it(state: State, panel: PlacesPanel) -> None:
    area = panel.model.index_of_area("140214")
    _menu(state, panel, area)["places.only"].trigger()
    assert state.filter == Filter(counties=frozenset(("140214",)))
    _menu(state, panel, _scenic(panel.model))["places.only"].trigger()
    assert state.filter.kinds == {"scenic"}


def test_the_menu_opens_at_a_row(qtbot: QtBot, state: State, panel: PlacesPanel) -> None:
    (index,) = panel.model.indexes_of([_id(state, "云冈石窟")])
    panel.tree.scrollTo(index)
    panel.tree.customContextMenuRequested.emit(panel.tree.visualRect(index).center())
    (menu,) = panel.findChildren(TreeMenu)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_several_rows_select_several_places(state: State, panel: PlacesPanel) -> None:
    rows = panel.model.indexes_of([_id(state, "云冈石窟"), _id(state, "恒山悬空寺")])
    flag = QItemSelectionModel.SelectionFlag
    for row in rows:
        panel.tree.selectionModel().select(row, flag.Select | flag.Rows)
    assert set(state.selection.place_ids) == {_id(state, "云冈石窟"), _id(state, "恒山悬空寺")}


def test_texts_are_set_again_for_another_language(panel: PlacesPanel) -> None:
    panel.clear.setText("")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.clear.text() == "清除筛选"


def test_long_names_are_told_whole_where_the_pointer_rests(state: State) -> None:
    model = PlaceTreeModel(state)
    area = model.index(0, 0)
    place = model.index(0, 0, model.index(0, 0, area))
    for index in (area, place):
        assert escape(str(index.data())) in str(index.data(Qt.ItemDataRole.ToolTipRole))
