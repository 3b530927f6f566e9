"""The real map page in a real web view, both directions, with ordinary and with hostile data."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.filtering import Filter
from explorer.state import State
from explorer.webmap import javascript
from explorer.webmap.panel import MapPanel
from geodata.mapping.page import map_page
from tests.helpers.sample import HOSTILE
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, ask, click, map_state

pytestmark = QUIET_MACHINE


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture(scope="session")
def page_html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return map_page(cache_dir=tmp_path_factory.getbasetemp() / "pages")


@pytest.fixture
def panel(qtbot: QtBot, state: State, page_html: str) -> Iterator[MapPanel]:
    panel = MapPanel(State())
    delete(panel)  # a panel that goes before its page came leaves nothing behind
    panel = MapPanel(state)
    panel.resize(900, 700)
    panel.show()
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(state.snapshot)
    yield panel
    delete(panel)


def _symbol(view: dict[str, Any], place_id: str) -> QPoint:
    (symbol,) = [symbol for symbol in view["symbols"] if symbol["id"] == place_id]
    return QPoint(round(symbol["x"]), round(symbol["y"]))


def test_the_map_draws_what_the_state_holds(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    view = map_state(qtbot, panel.page)
    assert view["ready"] is True
    assert view["places"] == len(state.snapshot.places)
    drawn = {symbol["id"] for symbol in view["symbols"]}
    assert _id(state, "浙江大学紫金港校区") not in drawn
    assert _id(state, "晋北采煤沉陷区新能源基地") not in drawn


def test_a_map_may_come_before_its_project(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    assert panel.is_drawn
    coming = replace(state.snapshot, map_json=state.snapshot.map_json + b" ")
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.show_data(coming.map_json)
    assert not panel.is_drawn
    state.set_snapshot(coming)
    assert panel.is_drawn


def test_a_click_on_a_symbol_selects_its_place(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    place_id = _id(state, "恒山悬空寺")
    point = _symbol(map_state(qtbot, panel.page), place_id)
    with qtbot.waitSignal(state.selection_changed, timeout=LOAD_MS):
        click(panel.view.focusProxy(), point)
    assert state.selection.place_ids == (place_id,)


def test_a_click_on_a_county_selects_it(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    view = map_state(qtbot, panel.page)
    temple = _symbol(view, _id(state, "恒山悬空寺"))
    with qtbot.waitSignal(state.selection_changed, timeout=LOAD_MS):
        click(panel.view.focusProxy(), temple + QPoint(25, -25))
    assert state.selection.adcode == "140225"


def test_a_selection_elsewhere_is_marked_on_the_map(
    qtbot: QtBot, state: State, panel: MapPanel
) -> None:
    place_id = _id(state, "恒山悬空寺")
    state.select_places([place_id])
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["selected"] == [place_id], timeout=LOAD_MS)
    state.clear_selection()
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["selected"] == [], timeout=LOAD_MS)


def test_the_filter_hides_and_shows(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    state.set_filter(Filter(words="悬空寺"))
    view = map_state(qtbot, panel.page)
    assert [symbol["id"] for symbol in view["symbols"]] == [_id(state, "恒山悬空寺")]
    assert view["shown"] == 1
    state.set_filter(Filter())
    assert map_state(qtbot, panel.page)["shown"] == len(state.shown)


def test_hovering_goes_both_ways(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    place_id = _id(state, "恒山悬空寺")
    state.hover(place_id)
    assert map_state(qtbot, panel.page)["hovered"] == place_id
    state.hover("")
    assert map_state(qtbot, panel.page)["hovered"] is None


def test_other_data_are_drawn_when_the_project_changes(
    qtbot: QtBot, state: State, panel: MapPanel
) -> None:
    data = json.loads(state.snapshot.map_json)
    data["places"] = {name: column[:3] for name, column in data["places"].items()}
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        state.set_snapshot(replace(state.snapshot, map_json=json.dumps(data).encode()))
    assert map_state(qtbot, panel.page)["places"] == 3


def test_hostile_names_are_text_on_the_map(qtbot: QtBot, state: State, panel: MapPanel) -> None:
    for text in HOSTILE:
        state.select_places([_id(state, f"{text}公园")])
        map_state(qtbot, panel.page)
    for selector in (".leaflet-container script", "img"):
        script = f"document.querySelectorAll('{selector}').length"
        assert ask(qtbot, panel.page, script) == 0


def test_nothing_was_asked_of_the_network(qtbot: QtBot, panel: MapPanel) -> None:
    map_state(qtbot, panel.page)
    assert panel.guard.refused == []


class TestBadMessages:
    @pytest.fixture
    def expected_logs(self) -> list[str]:
        return ["refused the message"]

    @pytest.mark.parametrize(
        ("message", "payload"),
        [("select", '"p1"'), ("select", "[1]"), ("hover", "{}"), ("county", "140214"),
         ("drawn", '"x"')],
    )  # fmt: skip
    def test_are_refused_and_change_nothing(
        self,
        qtbot: QtBot,
        state: State,
        panel: MapPanel,
        caplog: pytest.LogCaptureFixture,
        message: str,
        payload: str,
    ) -> None:
        before = state.selection
        panel.page.runJavaScript(
            f"new QWebChannel(qt.webChannelTransport, (c) => c.objects.map.{message}({payload})); 0"
        )
        qtbot.waitUntil(lambda: "refused the message" in caplog.text, timeout=LOAD_MS)
        assert f"refused the message {message}" in caplog.text
        assert state.selection == before


def test_messages_to_a_page_that_is_gone_are_dropped(
    qtbot: QtBot, state: State, page_html: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="explorer.webmap.bridge")
    panel = MapPanel(state)
    bridge = panel.bridge
    bridge.setParent(None)
    delete(panel)
    bridge.select(["p1"], fly=False)
    assert "dropped a message to a page that is gone: select" in caplog.text


def test_only_the_last_call_before_ready_is_kept(
    qtbot: QtBot, state: State, page_html: str, tmp_path: Path
) -> None:
    del tmp_path
    panel = MapPanel(state)
    panel.show()
    state.set_filter(Filter(words="左云"))
    state.set_filter(Filter(words="悬空寺"))
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(state.snapshot)
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["shown"] == 1, timeout=LOAD_MS)
    delete(panel)
    assert state.filter.words == "悬空寺"


def test_a_new_page_is_not_told_what_it_shows_anyway(
    qtbot: QtBot, state: State, page_html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    call = javascript.call
    monkeypatch.setattr(
        javascript, "call", lambda page, name, *rest: (told.append(name), call(page, name, *rest))
    )
    panel = MapPanel(state)
    panel.show()
    state.set_filter(Filter(words="悬空寺"))
    state.set_filter(Filter())
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(state.snapshot)
    assert told
    assert {"datong.app.setFilter", "datong.app.setFilterBits", "datong.app.select"}.isdisjoint(
        told
    )
    assert map_state(qtbot, panel.page)["shown"] == len(state.shown)
    delete(panel)
