"""Metrics behind lists of counties and behind changes."""

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
