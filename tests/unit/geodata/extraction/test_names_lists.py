"""Enumerations: the head tells the items' kind."""

import pytest

from geodata.extraction.names.lists import find_in_lists
from geodata.extraction.names.page import read_page
from geodata.gazetteer import load


def _found(text: str) -> set[tuple[str, str]]:
    page = read_page(text, load())
    return {(name.kind.value, text[name.start : name.end]) for name in find_in_lists(page)}


def test_every_item_is_of_the_heads_kind() -> None:
    assert _found("推动鑫源二期、华晟石墨三期等项目加快建设") == {
        ("project", "鑫源二期"),
        ("project", "华晟石墨三期"),
    }


def test_words_may_stand_between_deng_and_the_head() -> None:
    assert ("project", "浩鑫农牧") in _found("推进浩鑫农牧、凯德世家等335个重点项目建设")


def test_works_end_an_item() -> None:
    assert _found("府前老街保护与改造、唐峪河综合治理等项目") == {
        ("project", "府前老街保护与改造"),
        ("project", "唐峪河综合治理"),
    }


def test_works_make_a_project_of_a_park_too() -> None:
    assert _found("建设凤凰湿地公园、宝峰寨山庄、蓝海二期等项目") == {
        ("project", "凤凰湿地公园"),
        ("project", "宝峰寨山庄"),
        ("project", "蓝海二期"),
    }
    assert ("project", "凯悦臻选") in _found("推进既下山、凯悦臻选等品质酒店建设")


def test_sights_and_red_sites() -> None:
    assert ("scenic", "月华池") in _found("摩天岭景区、月华池等景点")
    assert ("scenic", "盘龙洞") in _found("云门寨、盘龙洞等旅游项目带动村民增收")
    assert ("red_site", "红石崖惨案遗址") in _found("红石崖惨案遗址、雁北地委旧址等红色景点")


def test_a_description_counts_beside_a_name() -> None:
    assert ("project", "职工文化活动中心") in _found("推进职工文化活动中心、鸿翔公园等项目建设")
    assert _found("推进职工文化活动中心、档案服务中心等项目建设") == set()


def test_works_on_known_rivers_are_one_project() -> None:
    assert _found("加快实施御河、十里河等生态修复综合治理项目") == {
        ("project", "御河、十里河等生态修复综合治理项目")
    }


@pytest.mark.parametrize(
    "text",
    [
        "推进道路、绿化、供水等项目",
        "开展超高强碳纤维、高强高模碳纤维、大丝束碳纤维等项目建设",
        "培育“长城人家”“桑干人家”等民宿品牌",
        "推进企业治理、餐饮油烟治理等项目措施",
        "京津冀、长三角等区域产业项目",
        "养老、托幼、家政等服务",
    ],
)
def test_lists_of_ordinary_things_name_nothing(text: str) -> None:
    assert _found(text) == set()


def test_a_count_or_sum_may_close_a_list() -> None:
    found = _found("石门寨隧道、柳条沟特大桥两个控制性工程昼夜施工")
    assert found == {("project", "石门寨隧道"), ("project", "柳条沟特大桥")}
    found = _found("启动石门寨水库清淤、柳条沟水库除险加固两大工程")
    assert found == {("project", "石门寨水库清淤"), ("project", "柳条沟水库除险加固")}


def test_villages_and_parks_are_sights_among_sights() -> None:
    found = _found("石门寨公园、柳条沟、正边堡等网红打卡地人头攒动")
    assert {surface for kind, surface in found if kind == "scenic"} >= {"石门寨公园", "正边堡"}
