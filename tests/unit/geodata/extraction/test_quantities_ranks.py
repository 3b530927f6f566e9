"""Ranks and noughts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities import find_quantities
from geodata.extraction.quantities_ranks import is_nought, read_rank


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("居全省第三。", 3.0, ""),
        ("增速均居全市前三，", 3.0, "前"),
        ("为全省独立储能容量第5。", 5.0, ""),
        ("获得第1名。", 1.0, ""),
    ],
)
def test_a_rank(text: str, value: float, qualifier: str) -> None:
    (rank,) = find_quantities(text)
    assert (rank.value, rank.qualifier, rank.is_rank) == (value, qualifier, True)


@pytest.mark.parametrize(
    "text",
    [
        "第三条", "全省第3批示范", "全国劳模会，第5。", "前三天",
        "开工率排名前三位的是平城区、云州区", "全市前五名的企业", "全市前三名分别为",
    ],
)  # fmt: skip
def test_what_is_no_rank(text: str) -> None:
    assert not any(quantity.is_rank for quantity in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "value_text", "unit"),
    [("停电次数由7次降为零；", "零", "次"), ("由2014年的32.7%降至0。", "0", "%")],
)
def test_a_nought_has_the_unit_of_what_has_fallen(text: str, value_text: str, unit: str) -> None:
    nought = find_quantities(text)[-1]
    assert (nought.value, nought.value_text, nought.unit) == (0.0, value_text, unit)


@pytest.mark.parametrize("text", ["7次降至0.3%", "零距离", "降为零。", "7次活动以后，水位降至0点"])
def test_what_is_no_nought(text: str) -> None:
    assert not any(q.value == 0 and q.value_text in "0零" for q in find_quantities(text))


@given(st.text(alphabet="第前三3名位降为零0。，全省", max_size=15), st.integers(0, 14))
def test_any_text_is_survived(text: str, at: int) -> None:
    rank = read_rank(text, at)
    assert rank is None or at <= rank.start < rank.end <= len(text)
    assert is_nought(text, 0, at) in (True, False)
