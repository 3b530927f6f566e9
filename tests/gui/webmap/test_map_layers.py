"""The choice of layers and fills: the map's own switch and the window's menu, both directions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.filtering import Filter
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.webmap import panel as panel_module
from explorer.webmap.panel import MapPanel
from geodata.mapping.page import map_page
from geodata.project import Project
from tests.helpers.sample import SquareGazetteer, build_sample, news_result
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, ask, map_state

pytestmark = QUIET_MACHINE

_GDP = "元|地区生产总值"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the sample with the same figure of a second county, told by a second document."""
    gazetteer = SquareGazetteer()
    path = build_sample(tmp_path_factory.mktemp("layers") / "sample.gpkg", gazetteer)
    news = news_result()
    (about,) = (fact for fact in news.facts if fact.place_id is None)
    text = news.document.text + "又讯。"
    document = replace(news.document, id="dmore", source_path="b.txt", sha256="more", text=text)
    fact = replace(about, id="elsewhere", document_id="dmore", adcode="140221")
    with Project.open(path) as project:
        project.add(replace(news, document=document, sections=(), placings=(), mentions=(),
                            facts=(fact,)), gazetteer)  # fmt: skip
    return Snapshot.read(path, gazetteer)


@pytest.fixture
def state(qtbot: QtBot) -> State:
    return State()


@pytest.fixture(scope="session")
def page_html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return map_page(cache_dir=Path(tmp_path_factory.getbasetemp()) / "pages")


@pytest.fixture
def panel(qtbot: QtBot, state: State, snapshot: Snapshot, page_html: str) -> Iterator[MapPanel]:
    panel = MapPanel(state)
    panel.resize(1000, 750)
    panel.show()
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(snapshot)
    yield panel
    delete(panel)


def test_metrics_of_several_counties_are_offered_under_the_filter(
    state: State, panel: MapPanel
) -> None:
    assert [metric.id for metric in panel.layers.metrics] == [_GDP]
    (news,) = (d for d in state.snapshot.documents.values() if d.source_path == "sample-news.txt")
    panel.layers.fill_by(_GDP)
    state.set_filter(Filter(documents=frozenset((news.id,))))
    assert panel.layers.metrics == ()
    assert panel.layers.choice.fill is None, "a fill that is gone cannot stay chosen"
    state.set_filter(Filter())
    assert [metric.id for metric in panel.layers.metrics] == [_GDP]


def test_the_window_chooses_and_the_page_shows(qtbot: QtBot, panel: MapPanel) -> None:
    panel.layers.fill_by(_GDP)
    panel.layers.show_layer("heat", shown=True)
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["layers"]["heat"], timeout=LOAD_MS)
    assert map_state(qtbot, panel.page)["fill"] == _GDP
    legend = ask(qtbot, panel.page, "document.querySelector('.datong-legend-fill').textContent")
    assert "249.1" in legend


def test_the_page_chooses_and_the_window_knows(qtbot: QtBot, panel: MapPanel) -> None:
    with qtbot.waitSignal(panel.layers.choice_changed, timeout=LOAD_MS):
        ask(
            qtbot,
            panel.page,
            "document.querySelector('.datong-layers input[value=\"places\"]').click()",
        )
    assert panel.layers.choice.fill == "places"
    assert panel.layers.choice.layers["heat"] is False


def test_the_page_comes_in_theme_and_language(
    qtbot: QtBot, state: State, snapshot: Snapshot, page_html: str
) -> None:
    panel = MapPanel(state)
    panel.set_look("dark", "en")
    panel.show()
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        panel.set_page(page_html)
        state.set_snapshot(snapshot)
    view = map_state(qtbot, panel.page)
    assert (view["theme"], view["language"]) == ("dark", "en")
    # Which of the names have room depends on the fonts of the machine.
    assert {"Xinrong", "Yungang", "Lingqiu"} & set(view["labels"])
    assert not {"新荣区", "云冈区", "灵丘县"} & set(view["labels"])
    panel.set_look("light", "zh")
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["theme"] == "light", timeout=LOAD_MS)
    names = {"新荣区", "云冈区", "灵丘县"}
    qtbot.waitUntil(
        lambda: bool(names & set(map_state(qtbot, panel.page)["labels"])), timeout=LOAD_MS
    )
    delete(panel)


def test_a_large_filter_is_told_by_bits_to_the_data_it_means(
    qtbot: QtBot, state: State, panel: MapPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "_MOST_BY_ID", 0)
    wanted = Filter(kinds=frozenset(("scenic",)))
    state.set_filter(wanted)
    shown = {place.id for place in state.shown}
    assert shown
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["shown"] == len(shown), timeout=LOAD_MS)
    again = replace(state.snapshot, map_json=state.snapshot.map_json + b" ")
    with qtbot.waitSignal(panel.drew, timeout=LOAD_MS):
        state.set_snapshot(again)
    qtbot.waitUntil(lambda: map_state(qtbot, panel.page)["shown"] == len(shown), timeout=LOAD_MS)
    symbols = {symbol["id"] for symbol in map_state(qtbot, panel.page)["symbols"]}
    assert symbols <= shown
