import math
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geodata.mapping.basemap import basemap
from geodata.mapping.drawing import MapSign, Sheet, draw_map
from geodata.mapping.kinds import KIND_STYLES
from geodata.mapping.placement import Box, Labels, spread, text_width
from geodata.mapping.shapes import OUTLINES, svg_path
from tests.helpers.sample import HOSTILE, SquareGazetteer

_SVG = "{http://www.w3.org/2000/svg}"


class _Geography(SquareGazetteer):
    entries = ()


@pytest.fixture(scope="module")
def base() -> Any:
    return basemap(_Geography())


def _texts(svg: str) -> list[str]:
    return [str(text.text) for text in etree.fromstring(svg.encode()).iter(f"{_SVG}text")]


def test_only_what_has_a_position_stands_on_the_map(base: Any) -> None:
    signs = [
        MapSign("云冈石窟", "scenic", (113.3, 39.75), is_exact=True, weight=1),
        MapSign("某项目", "project", None, is_exact=False, weight=1),
        MapSign("远处", "park", (116.4, 39.9), is_exact=True, weight=1),
    ]
    texts = _texts(draw_map(base, signs, Sheet(170, 120)))
    assert "云冈石窟" in texts
    assert "某项目" not in texts
    assert "远处" not in texts
    assert {"图例", "景区", "项目", "北"} <= set(texts)


def test_under_a_countys_name_stands_how_many_are_somewhere_in_it(base: Any) -> None:
    signs = [
        MapSign(f"某项目{n}", "project", None, False, weight=1, counties=("140214", "140226"))
        for n in range(3)
    ]
    whole, focused = (draw_map(base, signs, Sheet(300, 220, focus=code)) for code in ("", "140214"))
    assert _texts(whole).count("位置未详 3 处") == 2
    assert _texts(focused).count("位置未详 3 处") == 1


def _rings(svg: str) -> list[float]:
    circles = etree.fromstring(svg.encode()).iter(f"{_SVG}circle")
    return [float(str(circle.get("r"))) for circle in circles if circle.get("stroke-dasharray")]


def test_a_ring_shows_how_far_off_a_village_or_township_may_be(base: Any) -> None:
    site = MapSign("云冈石窟", "scenic", (113.3, 39.75), is_exact=True, weight=1, uncertainty_m=200)
    near = MapSign("某村", "settlement", (113.3, 39.7), False, weight=1, uncertainty_m=6000)
    twin = MapSign("某村小学", "facility", (113.3, 39.7), False, weight=1, uncertainty_m=6000)
    assert _rings(draw_map(base, [site], Sheet(170, 120))) == []
    svg = draw_map(base, [site, near, twin], Sheet(170, 120))
    drawn, explained = _rings(svg)
    # 6 km of the squares' 1.5 degrees at 39.9 degrees north, on 158 mm.
    assert drawn == pytest.approx(158 / (1.5 * 111.32 * math.cos(math.radians(39.9))) * 6, rel=0.01)
    assert explained < 2
    assert "知到村或乡镇，误差范围" in _texts(svg)


def test_hostile_names_stay_text(base: Any) -> None:
    signs = [
        MapSign(name, "park", (112.7 + 0.1 * n, 39.7), is_exact=True, weight=n)
        for n, name in enumerate(HOSTILE)
    ]
    svg = draw_map(base, signs, Sheet(900, 300))
    assert set(HOSTILE) <= set(_texts(svg))
    assert "<script" not in svg


def test_rivers_are_drawn_and_told_in_the_legend_until_their_error_would_show(base: Any) -> None:
    signs = [MapSign("云冈石窟", "scenic", (113.3, 39.75), is_exact=True, weight=1)]
    small, large = (draw_map(base, signs, Sheet(*size)) for size in ((170, 120), (600, 400)))
    assert {"桑干河", "河流（概略）"} <= set(_texts(small))
    assert {"桑干河", "河流（概略）"} & set(_texts(large)) == set()
    assert "桑干河" not in draw_map(base, (), Sheet(100, 80, is_locator=True))


def test_rivers_lie_upon_the_tints_and_under_the_boundary(base: Any) -> None:
    paths = etree.fromstring(draw_map(base, (), Sheet(170, 120)).encode()).iter(f"{_SVG}path")
    strokes = [path.get("stroke") for path in paths]
    county, river, boundary = "#8a7f72", "#a9bcc6", "#5d4a5c"
    assert strokes.index(county) < strokes.index(river) < strokes.index(boundary)


def test_a_county_without_a_fill_is_hatched(base: Any) -> None:
    svg = draw_map(base, (), Sheet(100, 80, fills={"140214": "#123456"}, is_locator=True))
    fills = [path.get("fill") for path in etree.fromstring(svg.encode()).iter(f"{_SVG}path")]
    assert fills.count("#123456") == 1
    assert fills.count("url(#hatch)") == 9
    assert _texts(svg) == []


def test_every_kind_has_an_outline() -> None:
    for style in KIND_STYLES:
        assert svg_path(style.shape).startswith("M")
        assert style.shape in OUTLINES or style.shape == "circle"
    assert all(math.hypot(x, y) < 14 for points in OUTLINES.values() for x, y in points)


_spots = st.tuples(st.floats(0, 100), st.floats(0, 100), st.text("云冈ab", max_size=6))


@given(st.lists(_spots, max_size=30))
def test_labels_never_overlap_nor_leave_the_sheet(spots: list[tuple[float, float, str]]) -> None:
    sheet = Box(0, 0, 100, 100)
    labels, boxes = Labels(sheet), []
    for x, y, text in spots:
        found = labels.beside(x, y, text, 2, gap=1)
        if found:
            left, baseline = found
            middle = baseline - 0.72
            boxes.append(Box(left, middle - 1, left + text_width(text, 2), middle + 1))
    shrunk = [Box(b.left + 0.01, b.top + 0.01, b.right - 0.01, b.bottom - 0.01) for b in boxes]
    assert all(sheet.contains(box) for box in shrunk)
    for number, box in enumerate(shrunk):
        assert not any(box.overlaps(other) for other in shrunk[:number] if box.left < box.right)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=9).map(
        lambda spots: [(x * 20.0, y * 20.0) for x, y in spots]
    )
)
def test_symbols_at_one_spot_stand_side_by_side(spots: list[tuple[float, float]]) -> None:
    placed = spread(spots, 3.0)
    assert len(set(placed)) == len(spots)
    for one, other in combinations(placed, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 2.9
    for (x, y), (from_x, from_y) in zip(placed, spots, strict=True):
        assert abs(x - from_x) <= 3.0
        assert abs(y - from_y) <= 3.0


def test_a_crowd_stays_where_it_is() -> None:
    assert spread([(1.0, 1.0)] * 10, 3.0) == [(1.0, 1.0)] * 10
