"""What is known to the county only, on the map page: in one spot of its county, at every zoom."""

import json
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from shapely.geometry import box, shape

from geodata.gazetteer import load
from geodata.mapping.payload import map_data
from geodata.project import Project
from tests.helpers.chromium import Page
from tests.helpers.map_page import Open, counted, ids, state
from tests.helpers.sample import build_sample

_TIANZHEN = (40.42, 114.09)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the sample on the real counties."""
    path = build_sample(tmp_path_factory.mktemp("map") / "sample.gpkg")
    with Project.open(path) as project:
        return map_data(project, load())


def _vague(data: dict[str, Any], count: int, counties: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return places of all kinds that are known to some counties only."""
    return [
        {
            "id": f"v{number}",
            "name": f"某地{number}",
            "kind": data["kinds"][number % len(data["kinds"])]["id"],
            "counties": list(counties),
            "precision": "county",
            "uncertainty_m": None,
            "at": None,
            "facts": number % 5,
            "mentions": 1,
        }
        for number in range(count)
    ]


def _sited(places: list[dict[str, Any]], spots: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """Return places at known positions."""
    like = places[0]
    return [
        {**like, "id": f"s{number}", "name": f"定点{number}", "precision": "site", "at": list(spot)}
        for number, spot in enumerate(spots)
    ]


@pytest.fixture(scope="module")
def opened(open_map: Open, data: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Open pages with these places instead of the sample's; none of them may complain."""
    pages: list[Page] = []

    def make(places: list[dict[str, Any]]) -> Page:
        page = open_map({**data, "places": places})
        pages.append(page)
        return page

    yield make
    for page in pages:
        assert page.complaints == []


def _look_at(page: Page, spot: tuple[float, float], zoom: float) -> dict[str, Any]:
    page.do(f"map_datong.setView({list(spot)}, {zoom}, {{animate: false}})")
    return state(page)


def _county(data: dict[str, Any], adcode: str) -> Any:
    (feature,) = (
        each for each in data["counties"]["features"] if each["properties"]["adcode"] == adcode
    )
    return shape(feature["geometry"])


def _on_the_ground(page: Page, item: dict[str, Any]) -> Any:
    """Return an item of the state as a box in degrees."""
    half = (item["width"] / 2, item["height"] / 2) if "width" in item else (1, 1)
    west, north, east, south = page.run(
        f"(([x, y]) => {{ const at = (x, y) => map_datong.containerPointToLatLng([x, y]);"
        f" const one = at(x - {half[0]}, y - {half[1]});"
        f" const two = at(x + {half[0]}, y + {half[1]});"
        f" return [one.lng, one.lat, two.lng, two.lat]; }})([{item['x']}, {item['y']}])"
    )
    return box(west, south, east, north)


def _hollow(now: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what stands for places that are known to the county only."""
    circles = [cluster for cluster in now["clusters"] if cluster["hollow"]]
    return circles + [symbol for symbol in now["symbols"] if symbol["look"] == "county"]


def test_far_out_a_county_gathers_them_in_one_number(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 300, ("140222",)))
    (cluster,) = _look_at(page, _TIANZHEN, 8)["clusters"]
    assert (cluster["count"], cluster["hollow"]) == (300, True)
    assert sum(cluster["mix"].values()) == 300


def _middle(page: Page, items: list[dict[str, Any]]) -> tuple[float, float]:
    """Return the middle of items as latitude and longitude."""
    x, y = (sum(item[axis] for item in items) / len(items) for axis in "xy")
    latitude, longitude = page.run(
        f"(({{lat, lng}}) => [lat, lng])(map_datong.containerPointToLatLng([{x}, {y}]))"
    )
    return latitude, longitude


@pytest.mark.parametrize(
    ("count", "forms"),
    [
        (1, ["one", "names"]),
        (3, ["names"]),
        (12, ["grid", "names"]),
        (30, ["kinds", "grid", "names"]),
        (90, ["kinds", "grid"]),
        (400, ["kinds"]),
    ],
)
def test_at_every_zoom_they_stand_close_together_in_their_county(
    opened: Callable[..., Page], data: dict[str, Any], count: int, forms: list[str]
) -> None:
    page = opened(_vague(data, count, ("140222",)))
    county = _county(data, "140222").buffer(0.001)
    spot, seen = _TIANZHEN, []
    for zoom in (8, 9, 9.75, 10.5, 11, 12, 13.25, 14, 15, 16):
        now = _look_at(page, spot, zoom)
        found = _hollow(now)
        assert sum(item.get("count", 1) for item in found) == count, f"lost at zoom {zoom}"
        assert all(county.contains(_on_the_ground(page, item).centroid) for item in found)
        assert all(county.contains(_on_the_ground(page, tray)) for tray in now["trays"])
        for one, other in combinations(found, 2):
            assert abs(one["x"] - other["x"]) < 600
            assert abs(one["y"] - other["y"]) < 280
        seen += [tray["form"] for tray in now["trays"]]
        spot = _middle(page, found)
    assert list(dict.fromkeys(seen)) == forms


def test_a_tray_keeps_its_spot_while_the_map_is_moved(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 40, ("140222",)))
    before = _hollow(_look_at(page, _TIANZHEN, 11))
    spots = {symbol["id"]: (symbol["x"], symbol["y"]) for symbol in before}
    for step in (90, 170, -60):
        page.do(f"map_datong.panBy([{step}, {step / 2}], {{animate: false}})")
    now = _hollow(state(page))
    assert {symbol["id"] for symbol in now} == set(spots)
    for symbol in now:
        x, y = spots[symbol["id"]]
        assert (symbol["x"], symbol["y"]) == pytest.approx((x - 200, y - 100), abs=1.5)


def test_a_tray_covers_no_position_and_no_countys_name(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    vague = _vague(data, 60, ("140222",))
    spots = [(113.9 + 0.04 * n, 40.3 + 0.05 * (n % 7)) for n in range(12)]
    page = opened(vague + _sited(vague, spots))
    for zoom in (10, 10.5, 11, 11.75, 12.5):
        now = _look_at(page, _TIANZHEN, zoom)
        solid = [item for item in [*now["symbols"], *now["clusters"]] if item not in _hollow(now)]
        names = page.run(
            "[...document.querySelectorAll('.datong-label-county')].map((name) => {"
            " const {left, right, top, bottom} = name.getBoundingClientRect();"
            " return {x: (left + right) / 2, y: (top + bottom) / 2}; })"
        )
        for tray in now["trays"]:
            for one in [*solid, *names]:
                is_beside = abs(one["x"] - tray["x"]) > tray["width"] / 2
                assert is_beside or abs(one["y"] - tray["y"]) > tray["height"] / 2


def test_a_place_of_two_counties_stands_in_the_tray_of_each(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 1, ("140221", "140222", "140271")))
    both = _look_at(page, (40.3, 114.0), 9)["symbols"]
    assert [symbol["id"] for symbol in both] == ["v0", "v0"]
    counties = [_county(data, code) for code in ("140221", "140222")]
    grounds = [_on_the_ground(page, symbol) for symbol in both]
    assert all(any(county.contains(ground) for ground in grounds) for county in counties)


def test_only_chosen_names_stand_beside_symbols_of_a_tray(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 60, ("140222",)))
    now = _look_at(page, _TIANZHEN, 11)
    assert "天镇县内，位置未详 60 处" in now["labels"]
    assert not [label for label in now["labels"] if label.startswith("某地")]
    page.run("datong.controller.select(['v7'])")
    assert "某地7" in state(page)["labels"]
    assert ids(page) == {f"v{number}" for number in range(60)}


@pytest.mark.parametrize(("chosen", "apart"), [(1, 1), (6, 6), (7, 0)])
def test_what_is_selected_is_seen_beside_a_closed_tray(
    opened: Callable[..., Page], data: dict[str, Any], chosen: int, apart: int
) -> None:
    page = opened(_vague(data, 300, ("140222",)))
    _look_at(page, _TIANZHEN, 8)
    page.run(f"datong.controller.select({json.dumps([f'v{n}' for n in range(chosen)])})")
    now = state(page)
    assert sum(symbol["halo"] is not None for symbol in now["symbols"]) == apart
    assert counted(page) == 300
    assert bool(page.run("document.querySelector('.datong-group[aria-pressed=true]')")) is False
    page.wait_for("document.querySelector('.datong-group')")
    wanted = "true" if apart < chosen else "false"
    page.wait_for(f"document.querySelector('.datong-group[aria-pressed={wanted}]')")


def test_a_closed_tray_opens_as_a_list_of_names(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 300, ("140222",)))
    (circle,) = _look_at(page, _TIANZHEN, 8)["clusters"]
    page.click(circle["x"], circle["y"])
    page.wait_for("document.querySelector('.datong-tray-list button')")
    listed = page.run("document.querySelector('.datong-tray-list').textContent")
    assert listed.startswith("天镇县内，位置未详 300 处")
    page.click_on(".datong-tray-list [data-id=v16]")
    assert page.run("calls")[-1] == ["select", ["v16"]]
    assert state(page)["selected"] == ["v16"]
    chosen = page.run("document.querySelector('.datong-tray-list [aria-current]').dataset.id")
    assert chosen == "v16"
    page.press("Escape")
    page.wait_for("!document.querySelector('.datong-tray-list')")
    assert state(page)["zoom"] == 8


def test_a_number_for_a_kind_shows_that_kind_in_the_list(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 400, ("140222",)))
    now = _look_at(page, _TIANZHEN, 11)
    assert len(now["clusters"]) == len(data["kinds"])
    last = max(now["clusters"], key=lambda item: (item["y"], item["x"]))
    page.click(last["x"], last["y"])
    page.wait_for("document.querySelector('.datong-tray-list button')")
    focused = page.run("document.activeElement.dataset.id")
    (kind,) = last["mix"]
    assert next(place["kind"] for place in _vague(data, 400, ()) if place["id"] == focused) == kind


def test_the_keyboard_opens_a_tray_and_comes_back(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 5, ("140222",)))
    _look_at(page, _TIANZHEN, 8)
    page.wait_for("document.querySelector('.datong-group')")
    label = page.run(
        "(() => { const one = document.querySelector('.datong-group'); one.focus();"
        " return one.getAttribute('aria-label'); })()"
    )
    assert label == "天镇县：5 处仅知所在县区的地点，列出"
    page.press("Enter")
    page.wait_for("document.activeElement.matches('.datong-tray-list button')")
    page.press("Escape")
    page.wait_for("document.activeElement.matches('.datong-group')")


def test_a_filter_takes_places_out_of_a_tray(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 40, ("140222",)))
    _look_at(page, _TIANZHEN, 11)
    page.run("datong.controller.setFilter(['v1', 'v2'])")
    now = state(page)
    assert {symbol["id"] for symbol in now["symbols"]} == {"v1", "v2"}
    assert "天镇县内，位置未详 2 处" in now["labels"]
    page.run("datong.controller.setFilter([])")
    assert _hollow(state(page)) == []
    assert state(page)["trays"] == []


def test_the_line_of_a_tray_follows_the_language(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    page = opened(_vague(data, 40, ("140222",)))
    _look_at(page, _TIANZHEN, 11)
    page.run("datong.controller.setLanguage('en')")
    assert "Somewhere in Tianzhen: 40" in state(page)["labels"]


@pytest.mark.parametrize("zoom", [8, 8.25, 8.5, 9])
def test_however_full_a_county_is_its_number_stands_in_it(
    opened: Callable[..., Page], data: dict[str, Any], zoom: float
) -> None:
    adcodes = [each["properties"]["adcode"] for each in data["counties"]["features"]]
    vague = [
        {**place, "id": f"{adcode}/{place['id']}"}
        for number, adcode in enumerate(adcodes)
        for place in _vague(data, 5 + 9 * number, (adcode,))
    ]
    crowd = [(113.1 + 0.03 * n, 40.0 + 0.03 * m) for n in range(14) for m in range(6)]
    now = _look_at(page := opened(vague + _sited(vague, crowd)), (39.9, 113.5), zoom)
    circles = {item["count"]: item for item in now["clusters"] if item["hollow"]}
    assert set(circles) == {5 + 9 * number for number in range(len(adcodes))}
    for number, adcode in enumerate(adcodes):
        middle = _on_the_ground(page, circles[5 + 9 * number]).centroid
        assert _county(data, adcode).buffer(0.001).contains(middle), adcode


def test_a_number_that_must_lie_upon_another_is_small_and_above_it(
    opened: Callable[..., Page], data: dict[str, Any]
) -> None:
    vague = _vague(data, 18, ("140213",))
    middle = _county(data, "140213").representative_point()
    page = opened(vague + _sited(vague, [(middle.x, middle.y)] * 12))
    crowded = _look_at(page, (middle.y, middle.x), 7.5)["clusters"]
    assert [(one["count"], one["hollow"]) for one in crowded] == [(12, False), (18, True)]
    sited, tray = crowded
    assert tray["r"] < 12
    assert abs(tray["x"] - sited["x"]) + abs(tray["y"] - sited["y"]) > tray["r"]
    roomy = _look_at(page, (middle.y, middle.x), 9)["clusters"]
    assert next(one["r"] for one in roomy if one["hollow"]) > 14
