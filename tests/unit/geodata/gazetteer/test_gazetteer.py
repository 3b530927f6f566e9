"""Looking things up in the gazetteer that comes with the program."""

import itertools
import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import GazetteerError
from geodata.gazetteer import Level, load
from geodata.model import CITY, Kind, LonLat

_TEN = [county.adcode for county in load().counties]
#: Text as it comes, with names of places strewn in.
_TEXTS = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(sorted({entry.name for entry in load().entries})),
        st.sampled_from(
            ["大同", "阳高", "守口堡", "古城", "浙江", "和平城", "\U00020000", "\ufeff"]
        ),
    ),
    max_size=12,
).map("".join)


def _surfaces(text: str) -> list[str]:
    return [hit.surface for hit in load().scan(text)]


def _outside(text: str) -> list[tuple[str, str, str]]:
    return [(hit.surface, hit.level, hit.adcode) for hit in load().scan_outside(text)]


@given(_TEXTS)
def test_scanning_never_fails_and_its_offsets_are_true(text: str) -> None:
    for hits in (load().scan(text), load().scan_outside(text)):
        for hit in hits:
            assert text[hit.start : hit.end] == hit.surface
            assert 0 <= hit.start < hit.end <= len(text)
        for before, after in itertools.pairwise(hits):
            assert before.end <= after.start


@given(_TEXTS)
def test_every_hit_bears_the_name_it_was_found_by(text: str) -> None:
    for hit in load().scan(text):
        assert hit.entries
        assert set(hit.entries) <= set(load().entries_named(hit.surface))
        assert hit.is_ambiguous == (len(hit.entries) > 1)


def test_offsets_are_code_points() -> None:
    hits = load().scan("\U00020000\U0001f600阳高县守口堡村")
    assert [(hit.start, hit.end, hit.surface) for hit in hits] == [
        (2, 5, "阳高县"),
        (5, 9, "守口堡村"),
    ]


@pytest.mark.parametrize("code", _TEN)
def test_every_county_is_found_by_name_and_short_form(code: str) -> None:
    name = load().county_name(code)
    for surface in (name, name[:-1]):
        (hit,) = load().scan(f"在{surface}，")
        assert (hit.surface, [entry.id for entry in hit.entries]) == (surface, [code])
        assert hit.entries[0].level is Level.COUNTY
        assert hit.entries[0].county == code


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("云冈石窟景区接待游客", ["云冈石窟景区"]),
        ("云冈区云冈镇的云冈石窟", ["云冈区", "云冈镇", "云冈石窟"]),
        ("阳高守口堡、灵丘车河有机社区等", ["阳高", "守口堡", "灵丘", "车河有机社区"]),
        ("坐落在大同市平城区的华严寺", ["大同市", "平城区", "华严寺"]),
        ("西韩岭乡肥村", ["西韩岭乡", "肥村"]),
        ("马道头乡高庙、马道头乡高庙村", ["马道头乡", "高庙", "马道头乡", "高庙村"]),
        ("云冈区肥村", ["云冈区", "肥村"]),
    ],
)
def test_names_are_found_longest_first(text: str, surfaces: list[str]) -> None:
    assert _surfaces(text) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "大同小异", "伟大同志", "广大同学", "扩大同比", "创新荣誉", "推广灵活用工", "和平城市",
        "太阳高照", "今天镇上", "绿水青山就是金山银山", "老城区改造", "矿区绿化", "停车河边",
        "长城乡村旅游", "幸福里小区", "文化里有大学问", "一共二十六户", "大庆市大同区",
        "高庙的香火", "新建路上",
    ],
)  # fmt: skip
def test_words_are_no_names(text: str) -> None:
    assert _surfaces(text) == []


def test_one_name_of_several_places_gives_them_all() -> None:
    (hit,) = load().scan("陈庄村")
    assert hit.is_ambiguous
    assert [entry.counties for entry in hit.entries] == [("140213",), ("140215",)]
    (hit,) = load().scan("古城")
    assert hit.entries[0].name == "大同古城"
    assert {entry.name for entry in hit.entries} == {"大同古城", "古城镇", "古城村"}


def test_a_site_comes_before_the_village_of_its_name() -> None:
    (hit,) = load().scan("守口堡")
    assert [entry.level for entry in hit.entries] == [Level.SITE, Level.VILLAGE]
    assert {entry.counties for entry in hit.entries} == {("140221",)}


def test_the_city_is_an_entry_with_its_own_code() -> None:
    (hit,) = load().scan("大同市")
    assert [entry.id for entry in hit.entries] == [CITY]
    assert hit.entries[0].county is None
    assert load().county_name(CITY) == "大同市"


def test_the_development_zone_has_a_name_but_is_never_drawn_in_a_district() -> None:
    gazetteer = load()
    assert gazetteer.county_name("140271") == "大同经济技术开发区"
    (zone,) = gazetteer.entries_named("大同经开区")
    assert (zone.id, zone.level, zone.kind) == ("140271", Level.SITE, Kind.PARK)
    assert zone.county == "140271"
    assert zone.point is None
    with pytest.raises(GazetteerError, match="140271"):
        gazetteer.spot_in_county("140271", "x")


def test_lines_and_areas_have_all_their_counties_and_no_point() -> None:
    road = load().entry("site:长城一号旅游公路")
    assert set(road.counties) == {"140226", "140212", "140221", "140222"}
    assert (road.point, road.county) == (None, None)


def test_names_too_much_like_words_are_still_known() -> None:
    assert [entry.id for entry in load().entries_named("城区")] == ["140213"]
    assert load().entries_named("没有这个地方") == ()
    with pytest.raises(KeyError):
        load().entry("没有")
    with pytest.raises(KeyError):
        load().county_name("110000")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报杭州11月28日电", [("杭州", "prefecture", "3301")]),
        ("贵州省毕节市赫章县", [("贵州省", "province", "52"), ("毕节市", "prefecture", "5205"),
                                ("赫章县", "county", "520527")]),
        ("内蒙古、黑龙江和台湾", [("内蒙古", "province", "15"), ("黑龙江", "province", "23"),
                                  ("台湾", "province", "71")]),
        ("大同—怀来—天津南", [("怀来", "county", "130730"), ("天津", "province", "12")]),
        ("西双版纳", [("西双版纳", "prefecture", "5328")]),
        ("邻近的怀仁、阳原、应县", [("怀仁", "county", "140681"), ("阳原", "county", "130727"),
                                    ("应县", "county", "140622")]),
        ("吉林", [("吉林", "province", "")]),
        ("大庆市大同区", [("大庆市", "prefecture", "2306")]),
    ],
)  # fmt: skip
def test_places_elsewhere_are_found(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _outside(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "隆重庆祝", "响应县委号召", "搬迁安置点", "口泉河北岸", "十里河北岸", "文瀛湖南岸",
        "长治久安", "来宾", "安康里社区", "日照充足", "朝阳", "共建和平", "五台设备", "山西",
        "大同", "平城区", "经济南北", "振兴和发展", "解放区", "大庆路街道", "古城区域", "东西区",
        "扩大连片",
    ],
)  # fmt: skip
def test_words_and_home_are_not_elsewhere(text: str) -> None:
    assert _outside(text) == []


def test_a_name_elsewhere_can_be_asked_for() -> None:
    assert [place.adcode for place in load().outside_named("杭州市")] == ["3301"]
    assert load().outside_named("阳高县") == ()


@given(st.sampled_from(_TEN), st.text())
def test_a_spot_lies_well_inside_its_county(code: str, key: str) -> None:
    spot = load().spot_in_county(code, key)
    assert spot == load().spot_in_county(code, key)
    point = shapely.Point(spot.lon_deg, spot.lat_deg)
    outline = load().geometry(code)
    assert outline.contains(point)
    assert outline.boundary.distance(point) > 0.006  # about 600 m


@pytest.mark.parametrize("code", _TEN)
def test_spots_of_many_keys_differ_and_cover_the_county(code: str) -> None:
    spots = [load().spot_in_county(code, f"p{index:012x}") for index in range(400)]
    assert len(set(spots)) == 400
    west, south, east, north = load().geometry(code).bounds
    reach = shapely.MultiPoint([(spot.lon_deg, spot.lat_deg) for spot in spots]).convex_hull
    assert reach.area > 0.6 * load().geometry(code).convex_hull.area
    middle = LonLat((west + east) / 2, (south + north) / 2)
    quarters = {(s.lon_deg > middle.lon_deg, s.lat_deg > middle.lat_deg) for s in spots}
    assert len(quarters) == 4
    assert all(math.isfinite(spot.lon_deg) for spot in spots)


@pytest.mark.parametrize("code", [CITY, "110000", ""])
def test_there_is_no_spot_where_there_is_no_county(code: str) -> None:
    with pytest.raises(GazetteerError, match="县区边界"):
        load().spot_in_county(code, "key")


def test_there_is_no_outline_of_the_development_zone() -> None:
    with pytest.raises(KeyError):
        load().geometry("140271")
