"""The map's view and tool as the window knows them, against a recorded bridge."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from explorer.panels.position_box import PositionBox, scale_denominator
from explorer.positions.frames import FrameChoice
from explorer.state import State
from explorer.webmap.payloads import Measurement, MenuWish, Spot, Tool
from explorer.webmap.viewing import Viewing, view_from_text, view_text
from geodata.exporting.datums import Frame
from tests.helpers.map_stub import RecordedBridge, view_at

_WAIT_MS = 20_000


@pytest.fixture
def bridge(qtbot: QtBot) -> RecordedBridge:
    del qtbot
    return RecordedBridge()


@pytest.fixture
def viewing(bridge: RecordedBridge, state: State) -> Viewing:
    viewing = Viewing(bridge)  # type: ignore[arg-type] # what it asks of a bridge is there
    viewing.follow(state)
    return viewing


def _rest_at(qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing, zoom: float) -> None:
    with qtbot.waitSignal(viewing.history_changed, timeout=_WAIT_MS):
        bridge.view_changed.emit(view_at(113.3, 40.1, zoom))


def test_a_tool_goes_to_the_page_and_comes_back_from_it(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing
) -> None:
    with qtbot.waitSignal(viewing.tool_changed):
        viewing.choose(Tool.LASSO)
    assert bridge.sent == [("tool", Tool.LASSO)]
    with qtbot.waitSignal(viewing.tool_changed):
        bridge.tool_chosen.emit(Tool.PAN)
    assert viewing.tool is Tool.PAN


def test_escape_takes_the_tool_then_the_pin_then_nothing(
    bridge: RecordedBridge, viewing: Viewing
) -> None:
    assert viewing.cancel() is False
    viewing.go_to(Spot(113.3, 40.1), 13, "云冈")
    viewing.choose(Tool.AREA)
    assert viewing.cancel() is True
    bridge.tool_chosen.emit(Tool.PAN)
    assert viewing.cancel() is True
    assert viewing.cancel() is False
    assert bridge.sent.count(("cancel",)) == 2


def test_going_to_a_spot_flies_there_and_pins_it(bridge: RecordedBridge, viewing: Viewing) -> None:
    viewing.go_to(Spot(113.3, 40.1), 13, "云冈")
    assert bridge.sent == [
        ("view", Spot(113.3, 40.1), 13, True),
        ("pin", Spot(113.3, 40.1), "云冈"),
    ]


def test_one_goes_back_to_where_one_was(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing
) -> None:
    for zoom in (8, 10, 12):
        _rest_at(qtbot, bridge, viewing, zoom)
    viewing.go_back()
    assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 10, True)
    _rest_at(qtbot, bridge, viewing, 10)
    viewing.go_forward()
    assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 12, True)


def test_a_view_that_the_map_has_just_reached_is_not_lost_by_going_back(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing
) -> None:
    _rest_at(qtbot, bridge, viewing, 8)
    bridge.view_changed.emit(view_at(113.3, 40.1, 12))
    viewing.go_back()
    assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 8, True)
    viewing.go_forward()
    assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 12, True)


def test_each_project_is_shown_where_it_was_looked_at(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing, state: State
) -> None:
    first = state.snapshot
    state.set_snapshot(first)
    assert bridge.sent == []
    _rest_at(qtbot, bridge, viewing, 11.25)
    state.set_snapshot(replace(first, path=Path("elsewhere.gpkg")))
    assert bridge.sent == [], "nobody has looked at this one yet"
    _rest_at(qtbot, bridge, viewing, 9)
    state.set_snapshot(first)
    assert bridge.sent == [("view", Spot(113.3, 40.1), 11.25, False)]
    state.set_snapshot(replace(first))
    assert len(bridge.sent) == 1, "the same project, read again, stays where it is"


def test_after_a_crash_the_page_is_told_again(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing
) -> None:
    _rest_at(qtbot, bridge, viewing, 11)
    viewing.choose(Tool.AREA)
    viewing.send()
    assert viewing.tool is Tool.PAN
    assert bridge.sent[-1] == ("view", Spot(113.3, 40.1), 11, False)


def test_the_last_spot_stays_when_the_pointer_leaves(
    bridge: RecordedBridge, viewing: Viewing
) -> None:
    bridge.pointer_moved.emit(Spot(113.3, 40.1))
    bridge.pointer_moved.emit(None)
    assert viewing.pointer is None
    assert viewing.spot == Spot(113.3, 40.1)
    bridge.menu_wanted.emit(MenuWish(Spot(113.4, 40.2), 1, 2))
    assert viewing.spot == Spot(113.4, 40.2)


def test_a_measurement_is_kept_until_it_is_gone(
    qtbot: QtBot, bridge: RecordedBridge, viewing: Viewing
) -> None:
    result = Measurement(Tool.DISTANCE, (), 5.0, None, "5 米")
    with qtbot.waitSignal(viewing.measured):
        bridge.measured.emit(result)
    assert viewing.measurement == result
    bridge.measured.emit(None)
    assert viewing.measurement is None


@pytest.mark.parametrize("text", ["", None, "1 2", "a b c", "200 40 9", "113 40 nan", "113 40 99"])
def test_a_damaged_view_is_none(text: object) -> None:
    assert view_from_text(text) is None


def test_a_view_comes_back_from_the_settings() -> None:
    found = view_from_text(view_text(view_at(113.3, 40.1, 9.25)))
    assert found is not None
    assert (found.center, found.zoom) == (Spot(113.3, 40.1), 9.25)


class TestPositionBox:
    @pytest.fixture
    def frames(self, qtbot: QtBot) -> FrameChoice:
        del qtbot
        return FrameChoice()

    @pytest.fixture
    def box(self, qtbot: QtBot, viewing: Viewing, frames: FrameChoice) -> PositionBox:
        box = PositionBox(viewing, frames)
        qtbot.addWidget(box)
        return box

    def test_it_writes_the_position_under_the_pointer(
        self, bridge: RecordedBridge, box: PositionBox
    ) -> None:
        assert box.position.text() == "指针不在地图上"
        bridge.pointer_moved.emit(Spot(113.3, 40.1))
        assert box.position.text() == "经度 113.30000°  纬度 40.10000°"
        bridge.pointer_moved.emit(None)
        assert box.position.text() == "指针不在地图上"

    def test_another_frame_is_chosen_written_and_remembered(
        self, qtbot: QtBot, bridge: RecordedBridge, box: PositionBox, frames: FrameChoice
    ) -> None:
        bridge.pointer_moved.emit(Spot(114.0, 40.0))
        box.choices[Frame.CGCS2000].trigger()
        assert box.position.text() == "…", "what converts is still being fetched"
        qtbot.waitUntil(lambda: frames.is_ready, timeout=_WAIT_MS)
        assert box.position.text() == "东 500000 米  北 4429529 米"
        assert box.chooser.text().startswith("CGCS2000")
        assert "CGCS2000" in box.chooser.accessibleName()
        assert FrameChoice().frame is Frame.CGCS2000
        assert box.choices[Frame.CGCS2000].isChecked()
        assert not box.choices[Frame.WGS84].isChecked()

    def test_a_frame_that_is_not_known_any_more_is_the_usual_one(self) -> None:
        QSettings().setValue("map/frame", "Krassowsky")
        assert FrameChoice().frame is Frame.WGS84

    def test_the_scale_follows_the_view(self, bridge: RecordedBridge, box: PositionBox) -> None:
        assert box.scale.text() == ""
        bridge.view_changed.emit(view_at(113.3, 40.1))
        n = scale_denominator(100.0, box.screen().physicalDotsPerInch())
        assert box.scale.text() == f"比例尺 1:{n:,}"


def test_a_scale_is_that_of_the_screen_where_it_knows_its_size() -> None:
    # 1 px of a screen with 127 dots an inch is 0.2 mm.
    assert scale_denominator(100, 127) == 500_000
    assert scale_denominator(100, 10_000) == scale_denominator(100, 96) == 378_000
