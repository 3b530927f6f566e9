"""Names within names."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _surfaces(text: str) -> list[str]:
    return [name.surface for name in find_names(View.identity(text), load())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the river in the works' name, the park that is there already
        (
            "实施壶流河湿地公园提升工程",
            ["壶流河湿地公园提升工程", "壶流河湿地公园", "壶流河"],
        ),
        # a park that the project only builds is the project
        ("开工凤凰湿地公园建设项目", ["凤凰湿地公园建设项目"]),
        # an unknown part of known works is told as the works
        ("浑源抽水蓄能电站上水库坝顶", ["浑源抽水蓄能电站"]),
        # what is built in a park is not the park
        (
            "润石新材料产业园标准厂房二期加紧施工",
            ["润石新材料产业园标准厂房二期", "润石新材料产业园"],
        ),
        # a lake and the park around it
        ("文瀛湖森林公园", ["文瀛湖森林公园"]),
        # a park named after a sight
        ("走进车河有机农业园区", ["车河有机农业园区"]),
        # an inn that bears a mountain's name
        ("村里开办“恒山人家”农家院31家", []),
        # the owner of the works
        (
            "金隅水泥有限公司技改项目投产",
            ["金隅水泥有限公司技改项目", "金隅水泥有限公司"],
        ),
        # the road of the works
        ("平旺路改造工程完工", ["平旺路改造工程", "平旺路"]),
        # a short form at the name's own beginning is the same project
        ("鸿翔三期2×100万千瓦煤电项目", ["鸿翔三期2×100万千瓦煤电项目"]),
        # a known sight with a plain ending is that sight
        ("走进恒山风景名胜区", ["恒山风景名胜区"]),
    ],
)
def test_which_inner_names_stand(text: str, expected: list[str]) -> None:
    assert _surfaces(text) == expected


def test_no_names_cross() -> None:
    text = "平型关和南六庄通航机场基础设施、云冈经济技术开发区塔山产业园环境治理提升工程等项目"
    names = find_names(View.identity(text), load())
    for one in names:
        for other in names:
            crosses = one.start < other.start < one.end < other.end
            assert not crosses, (one.surface, other.surface)


def test_a_plain_ending_keeps_the_known_entry() -> None:
    (name,) = find_names(View.identity("走进恒山风景名胜区"), load())
    assert name.name == "恒山"


def test_works_named_after_a_sight_hold_no_sight() -> None:
    names = find_names(View.identity("新平堡风电场投产，焦山寺石窟保护工程开工"), load())
    surfaces = {name.surface for name in names if name.kind.is_core}
    assert surfaces == {"新平堡风电场", "焦山寺石窟保护工程", "焦山寺石窟"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华严寺广场改造", {"华严寺"}),
        ("悬空寺新游客中心启用", {"悬空寺"}),
        ("威鲁堡卫生院启用", set()),
        ("恒山水库蓄水", set()),
        ("恒山黄芪专业镇挂牌", set()),
    ],
)
def test_a_building_stands_in_a_longer_name_and_a_landform_does_not(
    text: str, expected: set[str]
) -> None:
    names = find_names(View.identity(text), load())
    assert {name.surface for name in names if name.kind.is_core} == expected


def test_a_known_name_of_another_county_is_none_of_ours() -> None:
    (name,) = find_names(View.identity("繁峙平型关古城的线路"), load())
    assert (name.surface, name.entries) == ("繁峙平型关古城", ())
    assert name.outside == "名称前写明“繁峙”"
