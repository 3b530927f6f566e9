"""The menu 地图: tools, coordinates, bookmarks, going to a name, against a recorded bridge."""

import json
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.actions.bookmarks import BookmarkActions
from explorer.actions.edit import EditActions
from explorer.actions.map import MapActions
from explorer.actions.tools import ToolActions
from explorer.bookmarks import Bookmarks
from explorer.dialogs.bookmarks import BookmarksDialog
from explorer.dialogs.go_to import GoToDialog
from explorer.messages import Messages
from explorer.positions.coordinates import read
from explorer.positions.frames import FrameChoice
from explorer.positions.going import Guide
from explorer.positions.place_coordinates import place_pair, why_none
from explorer.search.lookup import Goal
from explorer.state import State
from explorer.webmap.payloads import Measurement, MenuWish, Spot, Tool, View
from explorer.webmap.viewing import Viewing
from geodata.exporting.datums import Frame
from geodata.gazetteer import Entry, Level, load
from geodata.model import Place, Precision
from tests.helpers.map_stub import RecordedBridge, view_at

_WAIT_MS = 20_000


@pytest.fixture
def bridge(qtbot: QtBot) -> RecordedBridge:
    del qtbot
    return RecordedBridge()


@pytest.fixture
def window(qtbot: QtBot, bridge: RecordedBridge, state: State) -> Any:
    window: Any = QMainWindow()
    qtbot.addWidget(window)
    viewing = Viewing(bridge, window)  # type: ignore[arg-type] # what it asks of it is there
    window.map = SimpleNamespace(bridge=bridge, viewing=viewing, view=QWidget(window))
    window.session = SimpleNamespace(state=state, messages=Messages(window))
    window.frames = FrameChoice(window)
    window.show()
    return window


@pytest.fixture
def tools(window: Any) -> ToolActions:
    actions = ToolActions(window)
    actions.retranslate()
    return actions


def _place(state: State, precision: Precision) -> Place:
    places = state.snapshot.places.values()
    return next(p for p in places if p.precision is precision)


def _entry(level: Level, *, has_point: bool) -> Entry:
    """Return an entry of the real gazetteer whose name nobody else bears."""
    entries = load().entries
    names = Counter(entry.name for entry in entries)
    return next(
        e
        for e in entries
        if e.level is level and (e.point is not None) is has_point and names[e.name] == 1
    )


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def _told(window: Any) -> str:
    latest = window.session.messages.latest
    return latest.text if latest else ""


class TestTools:
    def test_a_tool_is_taken_and_laid_aside_by_the_same_action(
        self, tools: ToolActions, bridge: RecordedBridge
    ) -> None:
        lasso = tools.tools_by_kind[Tool.LASSO]
        lasso.trigger()
        assert lasso.isChecked()
        lasso.trigger()
        assert bridge.sent == [("tool", Tool.LASSO), ("tool", Tool.PAN)]
        assert tools.tools_by_kind[Tool.PAN].isChecked()

    def test_the_page_lays_it_aside_too(self, tools: ToolActions, bridge: RecordedBridge) -> None:
        tools.tools_by_kind[Tool.AREA].trigger()
        bridge.tool_chosen.emit(Tool.PAN)
        assert tools.tools_by_kind[Tool.PAN].isChecked()
        assert not tools.tools_by_kind[Tool.AREA].isChecked()

    def test_all_have_a_name_and_an_icon(self, tools: ToolActions) -> None:
        tools.draw_icons()
        for action in tools.tools_by_kind.values():
            assert action.text()
            assert not action.icon().isNull()

    def test_escape_ends_the_tool_before_it_ends_the_selection(
        self, window: Any, tools: ToolActions, bridge: RecordedBridge, state: State
    ) -> None:
        edit = EditActions(window)
        state.select_places([_place(state, Precision.SITE).id])
        tools.tools_by_kind[Tool.DISTANCE].trigger()
        edit.clear.trigger()
        assert bridge.sent[-1] == ("cancel",)
        assert state.selection.place_ids
        bridge.tool_chosen.emit(Tool.PAN)
        edit.clear.trigger()
        assert not state.selection.place_ids

    def test_only_the_selected_places_are_shown_and_all_again(
        self, tools: ToolActions, state: State
    ) -> None:
        assert not tools.only.isEnabled()
        chosen = list(state.snapshot.places)[:2]
        state.select_places(chosen)
        tools.only.trigger()
        assert [place.id for place in state.shown] == chosen
        assert not tools.only.isEnabled()
        tools.everywhere.trigger()
        assert state.filter.is_empty
        assert not tools.everywhere.isEnabled()


class TestCopying:
    def test_the_spot_under_the_pointer_in_the_chosen_frame(
        self, window: Any, tools: ToolActions, bridge: RecordedBridge
    ) -> None:
        assert not tools.copy_spot.isEnabled()
        bridge.pointer_moved.emit(Spot(113.3, 40.1))
        tools.copy_spot.trigger()
        assert _clipboard() == "113.300000, 40.100000 (WGS-84)"
        window.frames.choose(Frame.BD09)
        tools.copy_spot.trigger()
        assert _clipboard().endswith("(BD-09)")
        found = read(_clipboard())
        assert (found.lon_deg, found.lat_deg) == pytest.approx((113.3, 40.1), abs=2e-5)
        assert "已复制" in _told(window)

    def test_a_place_with_its_uncertainty(self, tools: ToolActions, state: State) -> None:
        village = _place(state, Precision.TOWNSHIP)
        assert village.point is not None
        state.select_places([village.id])
        tools.copy_place.trigger()
        assert f"±{village.uncertainty_m:.0f} m" in _clipboard()
        assert read(_clipboard()).lon_deg == pytest.approx(village.point.lon_deg, abs=1e-5)

    @pytest.mark.parametrize("precision", [Precision.COUNTY, Precision.CITY, Precision.OUTSIDE])
    def test_a_place_without_coordinates_says_why(
        self, window: Any, tools: ToolActions, state: State, precision: Precision
    ) -> None:
        QGuiApplication.clipboard().setText("as before")
        place = _place(state, precision)
        state.select_places([place.id])
        tools.copy_place.trigger()
        assert _clipboard() == "as before"
        assert _told(window) == why_none(state.snapshot, place)
        assert "没有坐标" in _told(window)

    def test_several_places_line_by_line(self, tools: ToolActions, state: State) -> None:
        site, vague = _place(state, Precision.SITE), _place(state, Precision.COUNTY)
        state.select_places([site.id, vague.id])
        tools.copy_place.trigger()
        first, second = _clipboard().split("\n")
        assert first == f"{site.name}\t{place_pair(site, Frame.WGS84)}"
        assert second.startswith(f"{vague.name}\t")
        assert "没有坐标" in second

    def test_a_measurement_with_its_points(
        self, tools: ToolActions, bridge: RecordedBridge
    ) -> None:
        QGuiApplication.clipboard().setText("as before")
        bridge.copy_wanted.emit()
        assert _clipboard() == "as before"
        spots = (Spot(113.0, 40.0), Spot(113.1, 40.0))
        bridge.measured.emit(Measurement(Tool.DISTANCE, spots, 8540.0, None, "共 8.540 公里"))
        bridge.copy_wanted.emit()
        text = "共 8.540 公里\n113.000000, 40.000000 (WGS-84)\n113.100000, 40.000000 (WGS-84)"
        assert _clipboard() == text

    def test_the_menu_of_a_spot_copies_it_and_brings_it_to_the_middle(
        self, qtbot: QtBot, window: Any, tools: ToolActions, bridge: RecordedBridge
    ) -> None:
        bridge.view_changed.emit(view_at(113.0, 40.0, 10))
        bridge.menu_wanted.emit(MenuWish(Spot(113.3, 40.1), 5, 5))
        menu = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
        assert isinstance(menu, QMenu)
        here, center = menu.actions()[:2]
        here.trigger()
        assert _clipboard() == "113.300000, 40.100000 (WGS-84)"
        center.trigger()
        assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 10, True)
        menu.close()


class TestGoingTo:
    @pytest.fixture
    def actions(self, window: Any) -> MapActions:
        actions = MapActions(window)
        actions.retranslate()
        return actions

    @pytest.fixture
    def dialog(self, qtbot: QtBot, window: Any, actions: MapActions) -> GoToDialog:
        dialog = actions.ask_where()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.waitUntil(lambda: window.frames.is_prepared and dialog.is_ready, timeout=_WAIT_MS)
        return dialog

    def test_a_coordinate_is_shown_pinned_and_told(
        self, dialog: GoToDialog, bridge: RecordedBridge
    ) -> None:
        dialog.text.setText("北纬40°06′ 东经113°18′")
        assert "113.300000" in dialog.hint.text()
        dialog.go.click()
        assert bridge.sent[-2][1] == Spot(113.3, 40.1)
        assert bridge.sent[-1] == ("pin", Spot(113.3, 40.1), "113.300000, 40.100000 (WGS-84)")
        assert not dialog.isVisible()

    def test_another_frame_reads_the_same_figures_elsewhere(self, dialog: GoToDialog) -> None:
        dialog.text.setText("113.3, 40.1")
        before = dialog.hint.text()
        dialog.frame.setCurrentIndex(dialog.frame.findData(Frame.GCJ02))
        assert dialog.hint.text() != before
        assert "GCJ-02" in dialog.hint.text()

    @pytest.mark.parametrize(
        ("text", "sentence"), [("116.4, 39.9", "远在大同之外"), ("113.3", "看不懂"),
                               ("没有这个地方吧", "都没有")],
    )  # fmt: skip
    def test_what_leads_nowhere_says_why_and_stays(
        self, dialog: GoToDialog, bridge: RecordedBridge, text: str, sentence: str
    ) -> None:
        dialog.text.setText(text)
        assert sentence in dialog.hint.text()
        assert not dialog.go.isEnabled()
        dialog.accept()
        assert dialog.isVisible()
        assert bridge.sent == []

    def test_a_place_of_the_project_is_found_by_its_initials_and_selected(
        self, dialog: GoToDialog, state: State
    ) -> None:
        dialog.text.setText("hsxks")
        assert dialog.goals.item(0).text().startswith("恒山悬空寺")
        dialog.accept()
        (place_id,) = state.selection.place_ids
        assert state.snapshot.places[place_id].name == "恒山悬空寺"

    def test_a_county_of_the_gazetteer_is_selected(self, dialog: GoToDialog, state: State) -> None:
        dialog.text.setText("天镇县")
        dialog.accept()
        assert state.selection.adcode == "140222"

    def test_a_township_is_pinned_with_how_far_off_it_may_be(
        self, dialog: GoToDialog, bridge: RecordedBridge
    ) -> None:
        entry = _entry(Level.TOWNSHIP, has_point=True)
        dialog.text.setText(entry.name)
        dialog.accept()
        pinned = bridge.sent[-1]
        assert pinned[0] == "pin"
        assert pinned[2].startswith(f"{entry.name}（误差约 ")

    def test_a_township_of_unknown_position_leads_to_its_county(
        self, window: Any, dialog: GoToDialog, bridge: RecordedBridge, state: State
    ) -> None:
        entry = _entry(Level.TOWNSHIP, has_point=False)
        dialog.text.setText(entry.name)
        assert "坐标未知" in dialog.goals.item(0).text()
        dialog.accept()
        assert bridge.sent == [], "no spot is pinned that nobody knows"
        assert state.selection.adcode == entry.county
        assert "没有可靠的坐标" in _told(window)

    def test_a_village_of_unknown_position_leads_to_its_township(
        self, window: Any, bridge: RecordedBridge, state: State
    ) -> None:
        township = _entry(Level.TOWNSHIP, has_point=True)
        village = next(
            e
            for e in load().entries
            if e.level is Level.VILLAGE
            and (e.township, e.county, e.point) == (township.name, township.county, None)
        )
        guide = Guide(state, window.map.viewing, load())
        told = guide.to_goal(Goal(village.name, entry=village))
        assert village.name in told
        assert township.name in told
        assert bridge.sent[-1][2].startswith(township.name)

    def test_a_place_that_is_on_no_map_is_told_so(
        self, window: Any, dialog: GoToDialog, state: State
    ) -> None:
        place = _place(state, Precision.OUTSIDE)
        dialog.text.setText(place.name)
        dialog.accept()
        assert state.selection.place_ids == (place.id,)
        assert "没有落在地图上" in _told(window)

    def test_arrow_keys_walk_the_list_while_one_types(self, dialog: GoToDialog) -> None:
        dialog.text.setText("云冈")
        assert dialog.goals.count() > 2
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
            QTest.keyClick(dialog.text, key)
        assert dialog.goals.currentRow() == 1

    def test_back_and_forth_are_there_when_there_are_views(
        self, qtbot: QtBot, window: Any, actions: MapActions, bridge: RecordedBridge
    ) -> None:
        assert not actions.back.isEnabled()
        for zoom in (8, 11):
            with qtbot.waitSignal(window.map.viewing.history_changed, timeout=_WAIT_MS):
                bridge.view_changed.emit(view_at(113.3, 40.1, zoom))
        actions.back.trigger()
        assert actions.forward.isEnabled()
        actions.show_all.trigger()
        assert bridge.sent == [("view", Spot(113.3, 40.1), 8, True), ("all",)]


class TestBookmarks:
    @pytest.fixture
    def actions(self, window: Any) -> BookmarkActions:
        actions = BookmarkActions(window)
        actions.retranslate()
        return actions

    def test_the_present_view_is_kept_under_a_name(
        self, actions: BookmarkActions, bridge: RecordedBridge, state: State
    ) -> None:
        assert not actions.add.isEnabled()
        bridge.view_changed.emit(view_at(113.5, 39.9, 10.5))
        state.select_area("140226")
        dialog = actions.ask_name()
        assert dialog.textValue() == "左云县"
        dialog.setTextValue(" 左云 & 右玉 ")
        dialog.accept()
        entry = actions.list.actions()[-1]
        assert entry.text() == "左云 && 右玉"
        entry.trigger()
        assert bridge.sent[-1] == ("view", Spot(113.5, 39.9), 10.5, True)
        assert list(Bookmarks().views) == ["左云 & 右玉"], "remembered"

    def test_no_name_is_no_bookmark(self, actions: BookmarkActions, bridge: RecordedBridge) -> None:
        bridge.view_changed.emit(view_at(113.5, 39.9))
        dialog = actions.ask_name()
        assert dialog.textValue() == "视图 1"
        dialog.setTextValue("  ")
        dialog.accept()
        assert actions.bookmarks.views == {}

    def test_a_new_name_takes_an_old_one_s_place(self, qtbot: QtBot) -> None:
        bookmarks = Bookmarks()
        for zoom, name in enumerate("abc", start=8):
            bookmarks.add(name, view_at(113, 40, zoom))
        with qtbot.waitSignal(bookmarks.changed):
            bookmarks.rename("a", "c")
        assert [(name, view.zoom) for name, view in bookmarks.views.items()] == [("c", 8), ("b", 9)]

    @pytest.mark.parametrize("kept", ["not json", "[1]", json.dumps({"a": "nowhere"})])
    def test_damaged_settings_are_no_bookmarks(self, kept: str) -> None:
        QSettings().setValue("map/bookmarks", kept)
        assert Bookmarks().views == {}

    def test_the_list_goes_renames_and_forgets(self, qtbot: QtBot, window: Any) -> None:
        bookmarks = Bookmarks()
        for zoom, name in enumerate("abc", start=8):
            bookmarks.add(name, view_at(113, 40, zoom))
        shown: list[View] = []
        dialog = BookmarksDialog(window, bookmarks, shown.append)
        qtbot.addWidget(dialog)
        dialog.list.setCurrentRow(1)
        dialog.show_view.click()
        assert [view.zoom for view in shown] == [9]
        dialog.list.item(1).setText("恒山")
        assert list(bookmarks.views) == ["a", "恒山", "c"]
        dialog.list.item(1).setText("  ")
        assert dialog.list.item(1).text() == "恒山"
        dialog.remove.click()
        assert list(bookmarks.views) == ["a", "c"]
        assert dialog.list.currentRow() == 1
        dialog.remove.click()
        dialog.remove.click()
        assert not dialog.remove.isEnabled()


def test_the_names_of_another_project_are_looked_up_anew(
    qtbot: QtBot, window: Any, state: State
) -> None:
    actions = MapActions(window)
    for count in (1, 2):
        place = next(iter(state.snapshot.places.values()))
        named = replace(place, name=f"第{count}个名字")
        state.set_snapshot(replace(state.snapshot, places={place.id: named}))
        dialog = actions.ask_where()
        with qtbot.waitSignal(dialog.became_ready, timeout=_WAIT_MS):
            pass
        dialog.text.setText(f"第{count}个名字")
        assert dialog.goals.count() == 1
        dialog.close()
