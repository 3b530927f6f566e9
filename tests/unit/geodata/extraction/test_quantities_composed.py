"""Figures in which a unit stands inside the number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities import find_quantities
from geodata.extraction.quantities_composed import read_composed
from geodata.extraction.quantities_numerals import read_number
from geodata.extraction.quantities_units import to_si


@pytest.mark.parametrize(
    ("text", "value", "value_text", "unit", "si"),
    [
        ("1小时50分钟", 110.0, "1小时50", "分钟", (6600.0, "s")),
        ("1小时42分", 102.0, "1小时42", "分", (6120.0, "s")),
        ("一个半小时", 1.5, "一个半", "小时", (5400.0, "s")),
        ("两个半月", 2.5, "两个半", "月", (2.5, "mo")),
        ("三成八", 3.8, "3.8", "成", (0.38, "1")),
        ("一成半", 1.5, "1.5", "成", (0.15, "1")),
    ],
)
def test_one_figure(
    text: str, value: float, value_text: str, unit: str, si: tuple[float, str]
) -> None:
    (quantity,) = find_quantities(f"约{text}。")
    assert (quantity.value, quantity.value_text, quantity.unit) == (value, value_text, unit)
    assert quantity.end - quantity.start == len(text)
    assert quantity.qualifier == "约"
    assert to_si(value, unit) == si


@pytest.mark.parametrize("text", ["2小时", "三成", "3成8万元", "三成三十户", "三个半圆", "3分钟"])
def test_what_is_not_composed(text: str) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert read_composed(text, number) is None


@given(st.text(alphabet="一二三1.5成半个小时分钟月万", max_size=12))
def test_spans_are_true(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end


def test_figures_on_both_sides_of_a_stroke() -> None:
    found = find_quantities("100兆瓦/200兆瓦时储能项目")
    assert [(q.value, q.unit) for q in found] == [(100.0, "兆瓦"), (200.0, "兆瓦时")]
