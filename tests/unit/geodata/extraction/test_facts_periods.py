"""For which figures a period holds."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("今年上半年，产值增长5%，占地90亩。", ["今年上半年"] * 2),
        ("据统计，前三季度产值9亿元；工业增长5%。", ["前三季度"] * 2),
        ("5月18日开工，总投资2亿元。", ["5月18日", ""]),
        ("今年6月正式投产，日产药品9吨。", ["今年6月", ""]),
        ("力争四季度核准；全长17.8公里。", [""]),
        ("去年才扩建的影院座位增加到160个；投资1.3亿元。", ["去年", ""]),
        ("这家去年3月落户的企业，投资7600万元。", [""]),
        ("占比由2020年的58%提高到91%。", ["2020年", ""]),
        ("收入由2021年的约2.7亿元增加到4亿元。", ["2021年", ""]),
        ("8天共接待游客29万人次。", ["8天"]),
        ("力争三年内年接待游客400万人次。", ["三年内"]),
        ("达到投运后年耗电11亿千瓦时。", [""]),
        ("后年6月产值9亿元。", ["后年6月"]),
        ("产值9亿元，快于上半年0.4个百分点。", ["", ""]),
    ],
)
def test_periods(text: str, periods: list[str]) -> None:
    facts = sorted(find_facts(marked(f"[P 恒源项目]消息。{text}")), key=lambda f: f.value_start)
    assert [fact.period for fact in facts] == periods
