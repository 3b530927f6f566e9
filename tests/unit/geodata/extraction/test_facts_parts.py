"""Whom a figure is about that tells of a part, an example or the whole of a list."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


def subjects(text: str, *, home: str = "140225") -> list[str]:
    """Return the place's name, or the county's code, of each figure."""
    return [fact.place_id or fact.adcode for fact in find_facts(marked(text, home=home))]


@pytest.mark.parametrize("opened", ["仅", "其中", "例如"])
def test_an_example_has_its_own_figure_and_the_next_sentence_goes_on_with_the_whole(
    opened: str,
) -> None:
    text = f"[V 甲乡]种植黄芪9.3万亩，{opened}[V 乙村]就有430亩。去年产值3亿元。"
    assert subjects(text)[:2] == ["甲乡", "乙村"]
    assert subjects(text)[2] != "乙村"


@pytest.mark.parametrize("part", ["段", "境内"])
def test_a_town_s_part_of_a_work_is_the_work_s(part: str) -> None:
    text = f"[P 甲河堤防工程]完成土方21万立方米，[V 乙镇]{part}新筑护岸2.9公里。"
    assert subjects(text) == ["甲河堤防工程"] * 2


def test_a_town_that_its_own_clause_tells_of_keeps_its_figure() -> None:
    text = "[P 甲河堤防工程]完成土方21万立方米，[V 乙镇]新增大棚29座。"
    assert subjects(text) == ["甲河堤防工程", "乙镇"]


def test_villages_of_one_township_are_summed_up_for_it() -> None:
    assert subjects("[V 甲乡][V 乙村]、[V 丙村]种植谷黍1.2万亩。") == ["甲乡"]
    assert subjects("[V 甲镇][V 乙村]、[V 丙村]等5个村") == ["甲镇"]


@pytest.mark.parametrize(
    "text",
    [
        "[V 甲乡][V 乙村]、[V 丁镇][V 丙村]种植谷黍1.2万亩。",
        "[V 甲乡][S 乙寺]、[S 丙寺]接待游客1.2万人次。",
        "[V 甲乡]的[S 乙寺]、[S 丙寺]接待游客1.2万人次。",
        "[V 甲乡]、[V 丁乡]种植谷黍1.2万亩。",
    ],
)
def test_what_lies_elsewhere_or_is_no_village_is_the_county_s(text: str) -> None:
    assert subjects(text) == ["140225"]


def test_each_its_own_where_its_county_is_named_with_it() -> None:
    text = "[P 甲项目]、左云县[P 乙项目]分别完成投资2亿元和3亿元。"
    assert subjects(text) == ["甲项目", "乙项目"]
    text = "浑源县[P 甲项目]、左云县[P 乙项目]分别完成投资2亿元、3亿元。"
    assert subjects(text) == ["甲项目", "乙项目"]
    assert subjects("浑源县、左云县分别完成投资2亿元、3亿元。", home="1402") == ["140225", "140226"]


@pytest.mark.parametrize("built", ["建起", "打造", "建设"])
def test_money_goes_into_what_is_named_in_quotation_marks(built: str) -> None:
    text = f"[V 甲村]引来一家企业，投资600万元{built}“[S 星空营地]”。"
    assert subjects(text) == ["星空营地"]


@pytest.mark.parametrize(
    "measured", ["绿地5公顷", "供热面积42万平方米", "停车位200个", "床位300张"]
)
def test_what_a_work_adds_is_its_own(measured: str) -> None:
    assert subjects(f"实施[P 甲工程]，新增{measured}。") == ["甲工程"]


@pytest.mark.parametrize("counted", ["市场主体900户", "城镇就业2600人", "规上企业5家"])
def test_what_a_county_adds_beside_a_work_is_the_county_s(counted: str) -> None:
    assert subjects(f"推进[P 甲工程]，新增{counted}。") == ["140225"]


def test_a_district_is_meant_where_the_section_s_county_is_none() -> None:
    text = "云州区[V 甲村]卖出黄花6吨。全区黄花面积17万亩，产值10亿元。"
    assert subjects(text) == ["甲村", "140215", "140215"]
    assert subjects(text.replace("全区", "全县")) == ["甲村", "140225", "140225"]
    assert subjects("全区黄花面积17万亩。") == ["140225"]
    assert subjects("左云县的客商来了。全县黄花面积17万亩。") == ["140225"]
    assert subjects("浑源县的客商来了。全区黄花面积17万亩。", home="140215") == ["140215"]


@pytest.mark.parametrize("held", ["开讲", "开演", "启幕", "开跑"])
def test_where_something_takes_place(held: str) -> None:
    assert subjects(f"活动在[S 甲街区]{held}，300名市民参加。") == ["甲街区"]


@pytest.mark.parametrize("back", ["恢复通行", "恢复通车"])
def test_a_road_that_is_open_again_is_ready(back: str) -> None:
    (fact,) = find_facts(marked(f"[P 甲桥加固工程]接近收尾，预计12月20日{back}。"))
    assert (fact.place_id, fact.value_text, fact.qualifier) == ("甲桥加固工程", "12月20日", "预计")


@pytest.mark.parametrize("beside", ["周边", "附近", "两侧", "沿线"])
def test_a_list_that_only_tells_where_is_no_subject(beside: str) -> None:
    text = f"[V 甲镇]把文章做在古城上。[S 乙寺]、[S 丙塔]{beside}腾退院落57处。"
    assert subjects(text) == ["甲镇"]
    text = "[V 甲镇]把文章做在古城上。[S 乙寺]、[S 丙塔]接待游客57万人次。"
    assert subjects(text) == ["140225"]


@pytest.mark.parametrize("described", ["县城所在的", "县里最大的", "新设立的"])
def test_a_sentence_begins_with_a_name_that_is_only_described(described: str) -> None:
    assert subjects(f"{described}[V 甲镇]做足文章。改造客房212间。") == ["甲镇"]
    assert subjects(f"走进{described}[V 甲镇]，看到[V 乙村]。") == []


def test_what_a_work_mends_on_its_way_does_not_take_the_rest() -> None:
    text = "实施[P 甲工程]，修复[S 乙道]1.8公里，迁出电杆134根，栽植油松600株。"
    assert subjects(text) == ["乙道", "甲工程", "甲工程"]
    assert subjects("县里修复[S 乙道]1.8公里，新增步道3公里。") == ["乙道"] * 2


def test_a_goal_behind_a_list_of_others_is_no_longer_the_work_s() -> None:
    text = "启动[S 甲廊道]建设，提升[V 乙村]、[V 丙村]等10个村，旅游收入达2亿元。"
    assert subjects(text)[-1] == "140225"
    text = "启动[P 甲廊道]建设，提升[V 乙村]、[V 丙村]等10个村，总投资2亿元。"
    assert subjects(text)[-1] == "甲廊道"
    text = "启动[P 甲廊道]建设，改造[F 乙路]、[F 丙路]等3条路，完成投资2亿元。"
    assert subjects(text)[-1] == "甲廊道"


def test_a_work_named_by_several_towns_is_one_subject() -> None:
    text = "[V 甲乡]、[P 乙镇供水工程]惠及19个村、6700余人。"
    assert subjects(text) == ["乙镇供水工程"] * 2
    text = "[V 甲乡]、[V 丙乡]、[P 乙镇供水工程]完成投资3000万元。"
    assert subjects(text) == ["乙镇供水工程"]


@pytest.mark.parametrize(
    "text",
    [
        "[P 甲乡供水工程]、[P 乙镇供水工程]完成投资3000万元。",
        "[V 甲乡]、[P 乙镇供水工程]等完成投资3000万元。",
        "[S 甲堡]、[P 乙供水工程]完成投资3000万元。",
    ],
)
def test_several_works_stay_several(text: str) -> None:
    assert subjects(text) == ["140225"]
