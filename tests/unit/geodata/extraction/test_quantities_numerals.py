"""Numerals: Arabic, Chinese and mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities_numerals import CHINESE_NUMERAL, parse_chinese, read_number

_DIGITS = "零一二三四五六七八九"


def _render_group(number: int) -> str:
    text, gap = "", False
    for name, worth in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, worth)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text


def render(number: int) -> str:
    """Write a number below 10^12 in Chinese."""
    text = ""
    for name, worth in (("亿", 100_000_000), ("万", 10_000), ("", 1)):
        group, number = divmod(number, worth)
        if group:
            text += ("零" if text and group < 1000 else "") + _render_group(group) + name
    return text


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_rendered_number_is_parsed_back(number: int) -> None:
    assert parse_chinese(render(number)) == number


@given(st.text(alphabet=sorted(CHINESE_NUMERAL), max_size=12))
def test_any_run_of_numerals_is_survived(text: str) -> None:
    value = parse_chinese(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [("十五", 15), ("二十", 20), ("两百", 200), ("一百零五", 105), ("三百五", 350),
     ("三万五", 35_000),
     ("二〇二四", 2024), ("一万亿", 10**12), ("两千三百万", 23_000_000)],
)  # fmt: skip
def test_usual_forms(text: str, value: int) -> None:
    assert parse_chinese(text) == value


@pytest.mark.parametrize("text", ["", "百千", "三四", "一二三", "十百", "零零", "abc"])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [("1,234.5", 1234.5, 7), ("12,34", 12, 2), ("4万4千", 44_000, 4), ("3.5万", 3.5, 3),
     ("3亿5千万", 350_000_000, 5), ("60年", 60, 2)],
)  # fmt: skip
def test_arabic_and_mixed(text: str, value: float, end: int) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert (number.value, number.end) == (value, end)
