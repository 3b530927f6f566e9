"""The map's tools between the real page and the state."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.state import State
from explorer.webmap.panel import MapPanel
from explorer.webmap.payloads import Spot, Tool
from geodata.mapping.page import map_page
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, ask, map_state

pytestmark = QUIET_MACHINE

_LEFT, _NONE, _SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(scope="module")
def page_html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return map_page(cache_dir=tmp_path_factory.getbasetemp() / "pages")


@pytest.fixture
def panel(qtbot: QtBot, state: State, page_html: str) -> Iterator[MapPanel]:
    panel = _open(qtbot, state, page_html)
    yield panel
    delete(panel)


def _open(qtbot: QtBot, state: State, page_html: str) -> MapPanel:
    panel = MapPanel(state)
    panel.resize(900, 700)
    panel.show()
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(state.snapshot)
    return panel


def _take(qtbot: QtBot, panel: MapPanel, tool: Tool) -> None:
    panel.viewing.choose(tool)
    qtbot.waitUntil(
        lambda: ask(qtbot, panel.page, "datong.app.tools().tool") == tool.value, timeout=LOAD_MS
    )


def _at(qtbot: QtBot, panel: MapPanel, lon: float, lat: float) -> QPoint:
    script = f"datong.controller.map.latLngToContainerPoint([{lat}, {lon}])"
    point = ask(qtbot, panel.page, script)
    return QPoint(round(point["x"]), round(point["y"]))


def _target(panel: MapPanel) -> QWidget:
    widget = panel.view.focusProxy()
    assert widget is not None
    return widget


def _drag(panel: MapPanel, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    target = _target(panel)
    QTest.mousePress(target, _LEFT, keys, start)
    for step in range(1, 6):
        QTest.mouseMove(target, start + (end - start) * step / 5)
    QTest.mouseRelease(target, _LEFT, keys, end)


def _click(panel: MapPanel, point: QPoint) -> None:
    QTest.mouseClick(_target(panel), _LEFT, _NONE, point)


def test_a_rectangle_selects_and_shift_adds(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    temple = next(p for p in state.snapshot.places.values() if p.name == "恒山悬空寺")
    assert temple.point is not None
    lon, lat = temple.point.lon_deg, temple.point.lat_deg
    other = next(p for p in state.snapshot.places.values() if p.point is None)
    state.select_places([other.id])
    _take(qtbot, panel, Tool.RECTANGLE)
    corners = _at(qtbot, panel, lon - 0.1, lat + 0.1), _at(qtbot, panel, lon + 0.1, lat - 0.1)
    with qtbot.waitSignal(state.selection_changed, timeout=LOAD_MS):
        _drag(panel, *corners, _SHIFT)
    assert {other.id, temple.id} <= set(state.selection.place_ids)
    center = map_state(qtbot, panel.page)["center"]
    with qtbot.waitSignal(state.selection_changed, timeout=LOAD_MS):
        _drag(panel, *corners, _NONE)
    assert temple.id in state.selection.place_ids
    assert other.id not in state.selection.place_ids
    assert map_state(qtbot, panel.page)["center"] == center, "what is seen already needs no flight"


def test_a_distance_is_told_to_the_window(qtbot: QtBot, panel: MapPanel) -> None:
    _take(qtbot, panel, Tool.DISTANCE)
    start, end = _at(qtbot, panel, 113.2, 40.0), _at(qtbot, panel, 113.6, 39.7)
    _click(panel, start)
    _click(panel, end)
    qtbot.waitUntil(
        lambda: len(ask(qtbot, panel.page, "datong.app.tools().points")) == 2, timeout=LOAD_MS
    )
    with qtbot.waitSignal(panel.viewing.measured, timeout=LOAD_MS):
        QTest.keyClick(_target(panel), Qt.Key.Key_Return)
    measured = panel.viewing.measurement
    assert measured is not None
    assert measured.length_m == pytest.approx(47_800, rel=0.02)
    assert measured.text.startswith("共 4")


def test_the_pointer_and_the_view_are_told_to_the_window(qtbot: QtBot, panel: MapPanel) -> None:
    viewing = panel.viewing
    qtbot.waitUntil(lambda: viewing.view is not None, timeout=LOAD_MS)
    point = _at(qtbot, panel, 113.3, 40.0)
    with qtbot.waitSignal(viewing.pointer_moved, timeout=LOAD_MS):
        QTest.mouseMove(_target(panel), point)
    assert viewing.spot is not None
    assert (viewing.spot.lon_deg, viewing.spot.lat_deg) == pytest.approx((113.3, 40.0), abs=0.01)


def test_a_project_is_shown_again_where_it_was_left(
    qtbot: QtBot, state: State, page_html: str
) -> None:
    panel = _open(qtbot, state, page_html)
    panel.bridge.set_view(Spot(113.7, 39.6), 10.5, fly=False)
    with qtbot.waitSignal(panel.viewing.history_changed, timeout=LOAD_MS):
        pass
    qtbot.waitUntil(
        lambda: panel.viewing.view is not None and panel.viewing.view.zoom == 10.5,
        timeout=LOAD_MS,
    )
    panel.viewing.go_back()  # what has been reached is remembered by now
    delete(panel)
    fresh = State()
    fresh.snapshot = state.snapshot
    panel = _open(qtbot, fresh, page_html)
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["zoom"] == 10.5, timeout=LOAD_MS)
    assert map_state(qtbot, panel.page)["center"] == pytest.approx([113.7, 39.6], abs=1e-4)
    delete(panel)


class TestBadMessages:
    @pytest.fixture
    def expected_logs(self) -> list[str]:
        return ["refused the message"]

    @pytest.mark.parametrize(
        ("message", "payload"),
        [("pointer", "[200, 0]"), ("view", "{}"), ("tool", '"hammer"'), ("pick", '["p1"]'),
         ("measured", '{"tool": "area"}'), ("menu", "null")],
    )  # fmt: skip
    def test_are_refused(
        self,
        qtbot: QtBot,
        panel: MapPanel,
        caplog: pytest.LogCaptureFixture,
        message: str,
        payload: str,
    ) -> None:
        panel.page.runJavaScript(
            f"new QWebChannel(qt.webChannelTransport, (c) => c.objects.map.{message}({payload})); 0"
        )
        qtbot.waitUntil(lambda: f"refused the message {message}" in caplog.text, timeout=LOAD_MS)
        assert panel.viewing.tool is Tool.PAN
