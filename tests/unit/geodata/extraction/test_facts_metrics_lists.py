"""Metrics in lists, behind changes and verbs, and with what does not belong to them."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("完成投资9亿元；左云县、浑源县分别完成5亿元、4亿元。", ["完成投资"] * 3),
        ("左云县投资2亿元的[P 甲项目]和投资1亿元的[P 乙项目]开工。", ["投资", "投资"]),
        ("出租率由年初的61%提到87%。", ["出租率", "出租率"]),
        ("老院子由9处添到26处。", ["老院子", "老院子"]),
        ("车程由40分钟缩短为15分钟。", ["车程", "车程"]),
        ("用工由去年的120人增加到360人。", ["用工", "用工"]),
    ],
)
def test_metrics(text: str, metrics: list[str]) -> None:
    assert [fact.metric for fact in find_facts(marked(text))] == metrics


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("[P 甲项目]开工，项目总投资9亿元，工程全长3公里。", ["总投资", "全长"]),
        ("[P 甲项目]开工，达产后年产值可达8亿元。", ["年产值"]),
        ("[P 甲项目]开工，建成后可提供学位1800个。", ["可提供学位"]),
        ("总投资9亿元，年内计划2亿元，已完成1亿元。", ["总投资", "计划投资", "完成投资"]),
        ("年度计划投资46亿元，完成36亿元，占78%。", ["年度计划投资", "完成投资", "完成投资占"]),
        ("投资3.8亿元，完成率仅41%。", ["投资", "完成率"]),
        ("设备安装完成70%，完成投资2亿元。", ["设备安装完成", "完成投资"]),
        (
            "接待观众46万人次，讲解1980场，比去年多5万人次。",
            ["接待观众", "讲解", "接待观众比去年多"],
        ),
        ("产值8亿元，总量居全市第一，同比增长5%。", ["产值", "总量居全市", "产值同比增长"]),
        ("收入由2亿元增加到4亿元，年均增长14%。", ["收入", "收入", "收入年均增长"]),
        ("产值5亿元，分别比上年增长5.4%、6.9%。", ["产值", *["产值比上年增长"] * 2]),
        ("在运氢能车辆620辆。", ["在运氢能车辆"]),
        ("8天共接待游客29万人次。", ["接待游客"]),
        ("380座温室去年10月种上了菜。", ["温室"]),
        ("12台机组2017年就已投运。", ["机组"]),
    ],
)
def test_metrics_say_what_is_measured(text: str, metrics: list[str]) -> None:
    assert [fact.metric for fact in find_facts(marked(text))] == metrics


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("旅游总收人12.9亿元。", "旅游总收入"),
        ("门票收人1.97亿元。", "门票收入"),
        ("投人资金270万元。", "投入资金"),
        ("新人驻企业9家。", "新入驻企业"),
        ("招收人员90名。", "招收人员"),
        ("工人驻守3天。", "工人驻守"),
    ],
)
def test_what_a_scanner_misread_is_mended_in_the_metric_only(text: str, metric: str) -> None:
    (fact,) = find_facts(marked(text))
    assert fact.metric == metric
    assert fact.quote in text


def test_a_rate_that_turns_keeps_its_sign_and_name() -> None:
    found = find_facts(marked("工业增加值增速由-2.1%转为3.4%。"))
    assert [(f.metric, f.value, f.value_text) for f in found] == [
        ("工业增加值增速", -2.1, "-2.1"),
        ("工业增加值增速", 3.4, "3.4"),
    ]
    assert [f.quote for f in found] == ["工业增加值增速由-2.1%", "工业增加值增速由-2.1%转为3.4%"]
