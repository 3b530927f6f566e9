"""Counties, outline and neighbours, simplified together."""

import json
from itertools import combinations
from typing import Any

import pytest
from shapely.geometry import LineString, Point, shape

from geodata.gazetteer import load
from geodata.mapping.basemap import basemap
from tests.helpers.sample import SquareGazetteer


@pytest.fixture(scope="module", params=["squares", "real"])
def base(request: pytest.FixtureRequest) -> dict[str, Any]:
    return basemap(SquareGazetteer() if request.param == "squares" else load())


def _areas(base: dict[str, Any], key: str = "counties") -> list[tuple[dict[str, Any], Any]]:
    return [
        (feature["properties"], shape(feature["geometry"])) for feature in base[key]["features"]
    ]


def test_the_ten_counties_are_there_by_code_and_name(base: dict[str, Any]) -> None:
    names = {properties["adcode"]: properties["name"] for properties, _ in _areas(base)}
    assert len(names) == 10
    assert names["140214"] == "云冈区"


def test_counties_that_touch_have_different_tints(base: dict[str, Any]) -> None:
    for (one, area), (other, near) in combinations(_areas(base), 2):
        if area.buffer(1e-4).intersects(near):
            assert one["tint"] != other["tint"], (one["name"], other["name"])
    assert max(properties["tint"] for properties, _ in _areas(base)) <= 5


def test_names_may_stand_inside_their_county_only(base: dict[str, Any]) -> None:
    for properties, area in _areas(base):
        assert properties["labels"]
        assert all(area.contains(Point(spot)) for spot in properties["labels"]), properties["name"]


def test_simplification_opens_no_gap_and_makes_no_overlap(base: dict[str, Any]) -> None:
    areas = [area for _, area in _areas(base)]
    outline = shape(base["outline"])
    assert sum(area.area for area in areas) == pytest.approx(outline.area, rel=2e-4)


def test_bounds_are_those_of_the_outline(base: dict[str, Any]) -> None:
    assert base["bounds"] == pytest.approx(shape(base["outline"]).bounds, abs=1e-4)


def test_seats_of_townships_lie_in_datong() -> None:
    base = basemap(load())
    outline = shape(base["outline"]).buffer(0.02)
    names = [township["name"] for township in base["townships"]]
    assert len(names) > 30
    assert all(name.endswith(("镇", "乡", "街道")) for name in names)
    assert all(outline.contains(Point(township["at"])) for township in base["townships"])


def test_names_of_rivers_may_stand_on_them_in_the_prefecture_first() -> None:
    base = basemap(load())
    outline = shape(base["outline"])
    (sanggan,) = [river for river in base["rivers"] if river["name"] == "桑干河"]
    course = LineString(sanggan["line"])
    assert all(course.distance(Point(spot)) < 1e-3 for spot in sanggan["labels"])
    inside = [outline.contains(Point(spot)) for spot in sanggan["labels"]]
    assert inside[0]
    assert inside == sorted(inside, reverse=True)


def test_a_short_river_has_no_name() -> None:
    class Brook(SquareGazetteer):
        def rivers(self) -> list[tuple[str, LineString]]:
            return [("小河", LineString([(113.0, 39.7), (113.2, 39.8)]))]

    (brook,) = basemap(Brook())["rivers"]
    assert brook["labels"] == []


def test_neighbours_have_their_names_inside(base: dict[str, Any]) -> None:
    neighbours = _areas(base, "neighbours")
    assert neighbours
    for properties, area in neighbours:
        assert area.buffer(1e-4).contains(Point(properties["label"])), properties["name"]


def test_it_is_small_json(base: dict[str, Any]) -> None:
    assert len(json.dumps(base, allow_nan=False)) < 300_000
