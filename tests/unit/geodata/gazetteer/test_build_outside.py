"""Names of the rest of China."""

import pytest

from geodata.gazetteer.build.divisions import Division, Divisions
from geodata.gazetteer.build.outside import outside


def _divisions(
    prefectures: tuple[Division, ...] = (), counties: tuple[Division, ...] = ()
) -> Divisions:
    provinces = (Division("14", "山西省", ""), Division("65", "新疆维吾尔自治区", ""))
    return Divisions(provinces, prefectures, counties, (), ())


def _names(divisions: Divisions, *wordlike: str) -> set[str]:
    return {place.name for place in outside(divisions, wordlike)}


_PROVINCES = {"新疆维吾尔自治区", "新疆", "台湾省", "台湾", "香港特别行政区", "香港",
              "澳门特别行政区", "澳门"}  # fmt: skip


def test_provinces_have_full_names_and_short_forms_but_not_our_own() -> None:
    assert _names(_divisions()) == _PROVINCES


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("杭州市", "杭州"),
        ("大兴安岭地区", "大兴安岭"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("六盘水市", "六盘水"),
        ("衡水市", "衡水"),
        ("延边朝鲜族自治州", "延边"),
        ("西双版纳傣族自治州", "西双版纳"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("黔西南布依族苗族自治州", "黔西南"),
    ],
)
def test_prefectures_have_short_forms(name: str, short: str) -> None:
    divisions = _divisions(prefectures=(Division("3301", name, "33"),))
    assert _names(divisions) - _PROVINCES == {name, short}
    assert _names(divisions, short) - _PROVINCES == {name}


@pytest.mark.parametrize("name", ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"])
def test_groups_of_divisions_are_no_names(name: str) -> None:
    assert _names(_divisions(prefectures=(Division("4690", name, "46"),))) == _PROVINCES


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("140622", "应县", {"应县"}),
        ("140681", "怀仁市", {"怀仁市", "怀仁"}),
        ("520527", "赫章县", {"赫章县"}),
        ("533325", "兰坪白族普米族自治县", {"兰坪白族普米族自治县", "兰坪白族普米族"}),
        ("130826", "丰宁满族自治县", {"丰宁满族自治县", "丰宁"}),
        ("150622", "准格尔旗", {"准格尔旗", "准格尔"}),
        ("150521", "科尔沁左翼中旗", {"科尔沁左翼中旗", "科尔沁"}),
        ("230606", "大同区", set()),
        ("110108", "海淀区", {"海淀区"}),
        ("310115", "浦东新区", {"浦东新区"}),
        ("441300", "凤县", set()),
    ],
)
def test_counties_are_named_where_that_is_safe(code: str, name: str, found: set[str]) -> None:
    divisions = _divisions(counties=(Division(code, name, code[:4]),))
    assert _names(divisions) - _PROVINCES == found


def test_our_own_divisions_are_not_elsewhere() -> None:
    divisions = _divisions(
        (Division("1402", "大同市", "14"),), (Division("140221", "阳高县", "1402"),)
    )
    assert _names(divisions) == _PROVINCES


def test_names_are_sorted_larger_first_where_equal() -> None:
    divisions = _divisions((Division("2202", "台湾市", "22"),))
    places = [place for place in outside(divisions, ()) if place.name == "台湾"]
    assert [(place.level, place.adcode) for place in places] == [
        ("province", "71"),
        ("prefecture", "2202"),
    ]
