"""Dates that are facts."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


def dates(text: str) -> list[tuple[str, str, str, str | None]]:
    """Return date, metric, qualifier and place of each fact without a unit."""
    return [
        (fact.value_text, fact.metric, fact.qualifier, fact.place_id)
        for fact in find_facts(marked(text))
        if not fact.unit
    ]


@pytest.mark.parametrize(
    ("text", "date", "metric", "qualifier"),
    [
        ("[P 恒源项目]预计2026年12月双机投产。", "2026年12月", "双机投产", "预计"),
        ("[P 恒源项目]2012年9月7日开园。", "2012年9月7日", "开园", ""),
        ("[P 恒源项目]已在7月1日通车。", "7月1日", "通车", ""),
        ("[P 恒源项目]5月1日前开放。", "5月1日", "开放", "前"),
        ("[P 恒源项目]本月9日开工。", "本月9日", "开工", ""),
        ("[P 恒源项目]总长7公里，年底前通车。", "年底", "通车", "前"),
        ("[P 恒源项目]始建于1958年。", "1958年", "始建", ""),
        ("2018年村里建起[P 恒源项目]。", "2018年", "村里建起", ""),
        ("今年新增2019年建成的[P 恒源项目]。", "2019年", "建成", ""),
    ],
)
def test_a_date_of_completion(text: str, date: str, metric: str, qualifier: str) -> None:
    assert dates(text) == [(date, metric, qualifier, "恒源项目")]


@pytest.mark.parametrize(
    "text",
    [
        "[P 恒源项目]2023年建成大棚12座。",  # when they were counted
        "[P 恒源项目]自2013年以来投产。",
        "[P 恒源项目]截至2024年底建成。",
        "2023年5月，[P 恒源项目]举行开工仪式。",
        "2023年投产。",  # of no place
        "教堂始建于1876年。",
    ],
)
def test_what_is_no_date_of_completion(text: str) -> None:
    assert dates(text) == []


def test_a_county_s_founding() -> None:
    assert dates("浑源县成立于1970年。") == [("1970年", "成立", "", None)]
