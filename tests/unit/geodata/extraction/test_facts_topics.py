"""What a figure is about where its own sentence does not name it, or names it late."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


def subjects(text: str, *, home: str = "140225") -> list[str]:
    """Return the place's name, or the county's code, of each figure."""
    return [fact.place_id or fact.adcode for fact in find_facts(marked(text, home=home))]


@pytest.mark.parametrize(
    "opening", ["夜幕降临，", "记者从市公路局获悉，", "记者从市公路局获悉，7月15日至25日，"]
)
def test_a_sentence_s_subject_may_come_behind_what_only_opens_it(opening: str) -> None:
    assert subjects(f"{opening}[S 古城墙]华灯初上。每晚演出两场。") == ["古城墙"]


def test_what_is_named_behind_others_does_not_lead_on() -> None:
    text = (
        "这条路由市里统一规划和建设，并且一直延伸到山脚下的林场，[S 古城墙]华灯初上。每晚演出两场。"
    )
    assert subjects(text) == ["140225"]


def test_a_report_s_paragraph_on_the_county_goes_back_to_it() -> None:
    text = "原煤产量1.5亿吨。[P 恒源项目]并网，装机30万千瓦。新培育星级民宿37家。"
    assert subjects(text) == ["140225", "恒源项目", "140225"]
    begun = "[P 恒源项目]并网，装机30万千瓦。新建升压站2座。"
    assert subjects(begun) == ["恒源项目"] * 2


def test_speech_in_such_a_paragraph_is_about_the_place_before() -> None:
    text = "粮食产量3亿斤。[V 荞麦川村]换了样，种药材500亩。“去年人均收入1.6万元。”"
    assert subjects(text) == ["140225", "荞麦川村", "荞麦川村"]


def test_a_county_s_metric_turns_the_sentence_away_from_a_place() -> None:
    text = "[S 古城墙]客流3万人次。社会消费品零售总额768亿元，发放消费券1.1亿元。"
    assert subjects(text) == ["古城墙", "140225", "140225"]


def test_what_is_furthered_stays_the_subject_of_all_its_figures() -> None:
    text = "加快[P 快速通道]收尾，推进[P 改建工程]，全长64公里，年内完成路基七成。"
    assert subjects(text) == ["改建工程"] * 2


def test_those_who_come_from_somewhere_are_its() -> None:
    assert subjects("讲解员向来自[K 恒源产业园]的86名党员讲述往事。") == ["恒源产业园"]


def test_a_service_that_is_one_of_several_is_the_county_s() -> None:
    assert subjects("[V 加斗镇]日间照料中心等8个养老服务点投用。") == ["140225"]


def test_places_in_two_counties_together_are_the_city_s() -> None:
    text = "浑源县[V 西坪镇]、左云县[V 东河南镇]的中心建成运营，新增床位260张。"
    assert subjects(text, home="1402") == ["1402"]


def test_a_sum_of_what_stands_inside_a_place_is_that_place_s() -> None:
    text = "[S 火山群]内，[N 金山]、[N 黑山]等30座火山错落有致。"
    assert subjects(text) == ["火山群"]


def test_a_mine_behind_the_name_of_its_group_is_a_subject() -> None:
    assert subjects("晋能控股[E 塔山煤矿]上半年产煤1260万吨。") == ["塔山煤矿"]


def test_the_way_to_a_place_is_its() -> None:
    assert subjects("往东百余公里，浑源县[V 李二口村]依山而建。") == ["李二口村"]


def test_what_a_work_builds_does_not_take_the_work_s_length() -> None:
    text = "[P 输电工程]全线开工，新建[F 大同变电站]一座，线路全长约770公里。"
    assert subjects(text)[-1] == "输电工程"
    assert subjects("新建[F 大同变电站]，占地50亩。") == ["大同变电站"]
