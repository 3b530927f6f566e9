from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.comparing import MOST_COMPARED, compare_facts, comparison_key
from geodata.model import Comparison, Difference, Fact

_DATES = {"d1": date(2024, 3, 1), "d2": date(2024, 9, 1), "d3": date(2025, 3, 1)}


def figure(
    value: float,
    document: str = "d1",
    *,
    metric: str = "总投资",
    unit: tuple[str, str, float] = ("亿元", "元", 1e8),
    place: str | None = "p1",
    qualifier: str = "",
    period: str = "",
    quote: str = "",
) -> Fact:
    number = f"{value:g}"
    text = quote or f"{metric}{number}{unit[0]}"
    return Fact(
        f"f{document}{metric}{value}{period}",
        document,
        0,
        len(text),
        text,
        place,
        "140214",
        metric,
        value,
        number,
        text.find(number),
        len(text),
        unit[0],
        value * unit[2],
        unit[1],
        qualifier,
        period,
    )


def differences(*facts: Fact) -> list[Difference]:
    return [comparison.difference for comparison in compared(*facts)]


def compared(*facts: Fact) -> tuple[Comparison, ...]:
    return compare_facts(facts, _DATES)


def test_a_contradiction_between_documents_is_to_be_checked() -> None:
    first, second = figure(9), figure(6.82, "d2")
    (comparison,) = compared(first, second)
    assert comparison.difference is Difference.CONFLICT
    assert (comparison.first, comparison.second) == (first, second)
    assert (comparison.place_id, comparison.metric) == ("p1", "总投资")


def test_different_periods_are_a_change() -> None:
    (comparison,) = compared(figure(9, period="2023年"), figure(8, "d2", period="今年"))
    assert comparison.difference is Difference.CHANGE
    assert "2023年" in comparison.why
    assert "2024年" in comparison.why


def test_the_same_year_in_other_words_is_the_same_period() -> None:
    facts = figure(9, "d1", period="今年"), figure(8, "d3", period="去年")
    assert differences(*facts) == [Difference.CONFLICT]


def test_documents_of_different_years_tell_a_change() -> None:
    assert differences(figure(9), figure(8, "d3")) == [Difference.CHANGE]


@pytest.mark.parametrize(
    "other",
    [
        figure(2, "d2", metric="一期总投资"),
        figure(12, "d2", qualifier="预计"),
        figure(2, "d2", quote="其中总投资2亿元"),
    ],
)
def test_parts_and_plans_are_of_another_scope(other: Fact) -> None:
    assert differences(figure(9), other) == [Difference.SCOPE]


@pytest.mark.parametrize(
    "other",
    [
        figure(9, "d2"),
        figure(9.0, "d2", unit=("亿元", "元", 1e8)),
        figure(90000, "d2", unit=("万元", "元", 1e4)),
        figure(9.2, "d3", metric="投资总额", unit=("亿元", "元", 1e8), qualifier="近"),
    ],
)
def test_equal_and_bounded_figures_agree(other: Fact) -> None:
    assert not compared(figure(9), other)


def test_rounded_figures_agree() -> None:
    area = ("万亩", "m²", 1e7 / 1.5)
    exact = figure(4.23, metric="种植面积", unit=area)
    assert not compared(exact, figure(4.2, "d2", metric="种植面积", unit=area))
    assert compared(exact, figure(4.3, "d2", metric="种植面积", unit=area))


def test_a_bound_hides_only_what_lies_on_its_side() -> None:
    assert not compared(figure(150, qualifier="超"), figure(153, "d2"))
    assert differences(figure(150, qualifier="超"), figure(147, "d2")) == [Difference.CONFLICT]


def test_a_change_that_one_document_tells() -> None:
    text = "停留时间由1.6天增长至2.6天"
    unit = ("天", "s", 86400.0)
    first = replace(
        figure(1.6, metric="游客停留时间", unit=unit, quote=text), value_start=5, value_end=9, end=9
    )
    second = replace(
        figure(2.6, metric="游客停留时间", unit=unit, quote=text), value_start=12, value_end=16
    )
    assert differences(first, second) == [Difference.CHANGE]
    again = replace(first, id="x", document_id="d2"), replace(second, id="y", document_id="d2")
    assert differences(first, second, *again) == [Difference.CHANGE]


def test_two_figures_of_one_document_without_periods_are_of_two_things() -> None:
    assert not compared(figure(9), figure(8))


def test_other_places_metrics_and_units_are_not_compared() -> None:
    assert not compared(figure(9), figure(8, "d2", place="p2"))
    assert not compared(figure(9), figure(8, "d2", metric="完成投资"))
    assert not compared(figure(9), figure(8, "d2", unit=("万千瓦", "W", 1e7)))


def test_growth_is_compared_only_within_a_period() -> None:
    percent = ("%", "1", 0.01)
    first = figure(9, metric="产值同比增长", unit=percent, period="2023年")
    assert not compared(first, figure(8, "d2", metric="产值同比增长", unit=percent))
    same = figure(8, "d2", metric="产值同比增长", unit=percent, period="去年")
    assert differences(first, same) == [Difference.CONFLICT]


def test_common_metrics_of_a_county_are_different_things() -> None:
    assert comparison_key(figure(9, place=None)) is None
    assert comparison_key(figure(9, place=None, metric="粮食种植面积")) is not None
    assert comparison_key(figure(9, metric="企业", unit=("家", "家", 1.0))) is None


def test_a_series_tells_each_change_once() -> None:
    series = [figure(float(n), f"d{n}", period=f"20{n:02}年") for n in range(1, MOST_COMPARED + 9)]
    told = compare_facts(series, {})
    assert len(told) == MOST_COMPARED - 1
    assert all(comparison.difference is Difference.CHANGE for comparison in told)


@given(
    st.lists(
        st.builds(
            figure,
            st.floats(0, 1e6, allow_nan=False).map(lambda x: round(x, 2)),
            st.sampled_from(["d1", "d2", "d3"]),
            metric=st.sampled_from(["总投资", "一期投资", "占地"]),
            qualifier=st.sampled_from(["", "约", "超", "预计"]),
            period=st.sampled_from(["", "今年", "2023年", "上半年"]),
        ),
        max_size=8,
    )
)
def test_sides_share_their_key_and_differ(facts: list[Fact]) -> None:
    for comparison in compared(*facts):
        assert comparison_key(comparison.first) == comparison_key(comparison.second)
        assert comparison.first.value_si != comparison.second.value_si
        assert comparison.why.endswith("。")
