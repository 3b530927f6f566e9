"""Symbols, clusters and names of the map page: how they stand, and what pointer and filter do."""

import json
from pathlib import Path
from typing import Any

import pytest

from geodata.mapping.payload import filter_bits
from geodata.resources import read_text
from tests.helpers.chromium import Page
from tests.helpers.map_page import Open, counted, ids, state


def test_a_selected_place_is_not_counted_in_its_cluster(page: Page, data: dict[str, Any]) -> None:
    page.do("map_datong.setView([39.9, 113.35], 7, {animate: false})")
    before = counted(page)
    clusters = {(c["x"], c["y"]): c["count"] for c in state(page)["clusters"]}
    chosen = next(p["id"] for p in data["places"] if p["at"] and p["id"] not in ids(page))
    page.run(f"datong.controller.select([{json.dumps(chosen)}])")
    assert chosen in ids(page)
    assert counted(page) == before
    after = {(c["x"], c["y"]): c["count"] for c in state(page)["clusters"]}
    assert sum(clusters.values()) > sum(after.values())
    page.run("datong.controller.select([])")
    assert {(c["x"], c["y"]): c["count"] for c in state(page)["clusters"]} == clusters


def test_many_selected_places_are_marked_small(open_map: Open, data: dict[str, Any]) -> None:
    one = next(place for place in data["places"] if place["id"] == "pa1")
    (lon, lat) = one["at"]
    many = [
        {**one, "id": f"m{n}", "at": [lon + 0.01 * (n % 15), lat + 0.01 * (n // 15)]}
        for n in range(150)
    ]
    page = open_map({**data, "places": many})

    def halos(count: int) -> set[str]:
        chosen = [place["id"] for place in many[:count]]
        page.run(f"datong.controller.select({json.dumps(chosen)})")
        return {s["halo"] for s in state(page)["symbols"] if s["id"] in set(chosen)}

    assert [halos(count) for count in (2, 20, 150)] == [{"large"}, {"small"}, {"dot"}]
    assert page.complaints == []


def test_no_name_stands_beneath_the_legend(page: Page) -> None:
    covered = (
        "(() => { const box = document.querySelector('.datong-legend').getBoundingClientRect();"
        "return [...document.querySelectorAll('.datong-label')].filter((one) => {"
        "const own = one.getBoundingClientRect();"
        "return own.left < box.right && own.right > box.left"
        " && own.top < box.bottom && own.bottom > box.top; }).length; })()"
    )
    page.click_on(".datong-legend summary")
    page.wait_for("!document.querySelector('.datong-legend').open")
    corner = "document.querySelector('.datong-legend').getBoundingClientRect()"
    page.do(
        "map_datong.panTo(map_datong.containerPointToLatLng(map_datong.latLngToContainerPoint("
        "[39.75, 113.25]).add([540, -330])), {animate: false})"
    )
    assert page.run(f"{corner}.height") < 60
    names = len(state(page)["labels"])
    page.click_on(".datong-legend summary")
    page.wait_for("document.querySelector('.datong-legend').open")
    page.wait_for(f"{covered} === 0")
    assert names > 0


def test_a_cluster_tells_its_mix_of_kinds(page: Page, data: dict[str, Any]) -> None:
    page.do("map_datong.setView([39.9, 113.35], 7, {animate: false})")
    cluster = max(state(page)["clusters"], key=lambda item: item["count"])
    assert sum(cluster["mix"].values()) == cluster["count"]
    page.move(cluster["x"], cluster["y"])
    page.wait_for("document.querySelector('.datong-mix')")
    labels = {kind["id"]: kind["label"] for kind in data["kinds"]}
    told = page.run("[...document.querySelectorAll('.datong-mix')].map((row) => row.textContent)")
    assert sorted(told) == sorted(f"{labels[kind]} {n}" for kind, n in cluster["mix"].items())


def test_bits_filter_as_ids_do(page: Page, data: dict[str, Any]) -> None:
    wanted = {"pa1", "pa5", "pb2"}
    bits = filter_bits(place["id"] in wanted for place in data["places"])
    page.run(f"datong.controller.setFilterBits({json.dumps(bits)})")
    assert state(page)["shown"] == 3
    assert ids(page) == {"pa1", "pa5"}
    page.run("datong.fetchData('data/map.json').then((data) => datong.controller.setData(data))")
    assert state(page)["shown"] == 3


def test_a_tool_can_switch_off_what_pointer_and_click_do(page: Page) -> None:
    symbol = next(item for item in state(page)["symbols"] if item["id"] == "pa1")
    page.run("datong.controller.setIdentify(false)")
    page.click(symbol["x"], symbol["y"])
    assert page.run("calls") == [["ready"]]
    found = page.run("datong.controller.placesWhere((lon, lat) => lon < 113.31 && lat < 39.76)")
    assert "pa1" in found
    assert "pa2" not in found, "a spot that means nothing cannot be selected by where it is"


def test_symbols_stand_where_they_stood_after_the_map_was_moved(page: Page) -> None:
    def ground() -> dict[str, list[float]]:
        found: dict[str, list[float]] = page.run(
            "Object.fromEntries(datong.controller.state().symbols.map(({id, x, y}) => {"
            " const at = map_datong.containerPointToLatLng([x, y]);"
            " return [id, [at.lng, at.lat]]; }))"
        )
        return found

    page.do("map_datong.setView([39.9, 113.35], 9, {animate: false})")
    before = ground()
    for _ in range(12):
        page.do("map_datong.panBy([40, 25], {animate: false})")
    page.do("map_datong.setView([39.9, 113.35], 9, {animate: false})")
    after = ground()
    shared = before.keys() & after.keys()
    assert len(shared) > 3
    for place_id in shared:
        assert after[place_id] == pytest.approx(before[place_id], abs=0.004)


def test_every_text_of_the_page_stands_on_one_page() -> None:
    """No script but texts.js (and those of the export) writes Chinese into the page."""
    scripts = Path(__file__).parents[2] / "resources/web/js"
    own = {"texts.js", "export.js", "export_panel.js", "export_print.js"}
    for script in sorted(scripts.glob("*.js")):
        if script.name in own or script.name.startswith("tools"):
            continue
        lines = read_text(f"web/js/{script.name}").splitlines()
        code = [line for line in lines if not line.lstrip().startswith(("*", "/*", "//", "/**"))]
        assert [line for line in code if any("\u4e00" <= sign <= "\u9fff" for sign in line)] == []


def test_a_hint_is_never_cut_by_the_edge_of_the_map(open_map: Open, data: dict[str, Any]) -> None:
    like = next(place for place in data["places"] if place["at"])
    long = {**like, "id": "long", "name": "一个名字很长很长很长很长的地方", "precision": "site"}
    page = open_map({**data, "places": [long]})
    lon, lat = long["at"]
    hint = "document.querySelector('.datong-tooltip').getBoundingClientRect()"
    width, height = page.run("[innerWidth, innerHeight]")
    near = ((12, height / 2), (width - 12, height / 2), (width / 2, 12))
    for x, y in near:
        page.do(f"map_datong.setView([{lat}, {lon}], 11, {{animate: false}})")
        page.do(f"map_datong.panBy([{width / 2 - x}, {height / 2 - y}], {{animate: false}})")
        page.run("datong.controller.hover('long')")
        box = page.run(f"(({{left, right, top, bottom}}) => [left, right, top, bottom])({hint})")
        assert 0 <= box[0] < box[1] <= width
        assert 0 <= box[2] < box[3] <= height
        page.run("datong.controller.hover(null)")
