"""Units: which are known, and what their values are in SI."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities_units import SCALES, to_si, unit_table


@pytest.mark.parametrize(
    ("value", "unit", "expected", "si"),
    [
        (9, "亿元", 9e8, "元"),
        (220, "万千瓦", 2.2e9, "W"),
        (120, "亩", 80_000, "m²"),
        (70, "万吨", 7e8, "kg"),
        (1, "亿千瓦时", 3.6e14, "J"),
        (60, "亿度", 2.16e16, "J"),
        (161, "公里", 161_000, "m"),
        (2.45, "万户", 24_500, "户"),
        (6.68, "万", 66_800, "1"),
        (21, "个村", 21, "个村"),
        (21.5, "%", 0.215, "1"),
        (1.8, "个百分点", 0.018, "1"),
        (200, "吨/年", 200_000, "kg/a"),
        (214, "瓦/平方米", 214, "W/m²"),
        (1000, "千伏", 1e6, "V"),
        (1000, "吨级", 1e6, "kg"),
        (26.1, "亿斤", 1.305e9, "kg"),
        (2.9, "亿立方米", 2.9e8, "m³"),
        (2, "小时", 7200, "s"),
        (3, "年", 3, "a"),
        (1, "", 1, "1"),
    ],
)
def test_si(value: float, unit: str, expected: float, si: str) -> None:
    normalised = to_si(value, unit)
    assert normalised is not None
    assert normalised == (pytest.approx(expected), si)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (5778.98, "万吨", 57_789_800_000.0),
        (17.7, "%", 0.177),
        (0.07, "亿元", 7_000_000.0),
        (423.67, "万亩", 423.67e8 / 15),
        (1.1, "万千瓦时", 39_600_000_000.0),
        (3.3, "亿斤", 165_000_000.0),
    ],
)
def test_si_is_the_decimal_product(value: float, unit: str, expected: float) -> None:
    normalised = to_si(value, unit)
    assert normalised is not None
    assert normalised[0] == expected


def test_an_unknown_unit_has_no_si() -> None:
    assert to_si(1, "斛") is None
    assert to_si(1, "吨/斛") is None


@given(st.sampled_from(sorted(unit_table().units)), st.floats(min_value=0, max_value=1e9))
def test_every_unit_of_the_table_normalises(unit: str, value: float) -> None:
    normalised = to_si(value, unit)
    assert normalised is not None
    assert normalised[0] >= 0


@pytest.mark.parametrize("text", ["项目", "部门", "人民", "万象"])
def test_a_unit_is_not_cut_out_of_another_word(text: str) -> None:
    assert unit_table().match(text, 0) is None


def test_the_longest_unit_is_found_at_the_place() -> None:
    unit = unit_table().match("增发100万千瓦时电", 6)
    assert unit is not None
    assert unit.text == "千瓦时"
    assert set(SCALES) == set("十百千万亿")
