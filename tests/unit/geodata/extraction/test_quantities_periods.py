"""Dates and periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities_periods import find_periods


@pytest.mark.parametrize(
    "period",
    [
        "2026年12月", "今年上半年", "1-6月", "1—5月", "截至8月6日",
        "截至目前", "截至2023年底", "截至今年10月底", "今年一季度", "今年前三季度",
        "“十四五”期间", "2024年初", "2013年以来", "近年来", "去年4月",
        "11月28日", "今年1至10月", "11月8日至21日", "今年截至目前", "二〇二四年",
        "1937年至1945年", "后年6月",
        "今年前8个月", "前两个月", "今年“五一”期间", "2024年春节假期", "中秋国庆假期",
        "假期前三天", "节日期间", "暑期", "本月9日", "前8月", "前八月",
    ],
)  # fmt: skip
def test_a_period_is_one_token(period: str) -> None:
    (found,) = find_periods(f"据悉,{period},全区")
    assert found.text == period


@pytest.mark.parametrize(
    "text",
    [
        "3年",
        "12025年",
        "自己",
        "前三名",
        "一年级",
        "十里河",
        "达产后年产值",
        "假日经济",
        "春节晚会",
        "提前三个月",
        "此前10日",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text) == ()


def test_what_is_compared_with_is_marked() -> None:
    assert [p.is_comparison for p in find_periods("今年增长,较去年同期高,与2023年相比")] == [
        False, True, True,
    ]  # fmt: skip


@given(st.text(alphabet="今去年月日底截至目前上半12345-~十四五“”期间自从到。", max_size=30))
def test_spans_are_true_and_apart(text: str) -> None:
    end = 0
    for period in find_periods(text):
        assert text[period.start : period.end] == period.text != ""
        assert period.start >= end
        end = period.end


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert all(p.end <= len(text) for p in find_periods(text))
