"""Which metrics counties can be filled by, and with which of their figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.mapping.choropleth import CountyMetric, county_metrics, figured_counties, metric_data
from geodata.model import Document, Fact

_COUNTIES = frozenset(("140214", "140221", "140222"))
_ISSUED = {
    "d2023": date(2023, 3, 1),
    "d2024": date(2024, 3, 1),
    "autumn2024": date(2024, 9, 1),
    "undated": None,
    "undated2": None,
}
_DOCUMENTS = {
    key: Document(key, f"报告 {key}", None, issued, "a.txt", "", "")
    for key, issued in _ISSUED.items()
}


def _fact(
    adcode: str,
    number: str,
    document: str = "d2024",
    *,
    metric: str = "地区生产总值",
    period: str = "2023年",
    unit: str = "亿元",
    qualifier: str = "",
    place_id: str | None = None,
) -> Fact:
    quote = f"{period}{metric}{qualifier}{number}{unit}"
    factor, unit_si = {"亿元": (1e8, "元"), "万元": (1e4, "元"), "%": (0.01, "1")}[unit]
    return Fact(
        f"f{adcode}{number}", document, 0, len(quote), quote, place_id, adcode, metric,
        float(number), number, 0, len(quote), unit, float(number) * factor, unit_si, qualifier,
        period,
    )  # fmt: skip


def _metrics(facts: Iterable[Fact]) -> tuple[CountyMetric, ...]:
    return county_metrics(facts, _DOCUMENTS, _COUNTIES)


def test_a_metric_of_two_counties_is_offered_with_its_words() -> None:
    (metric,) = _metrics([_fact("140214", "249.1"), _fact("140221", "80", qualifier="超")])
    assert (metric.title, metric.unit, metric.period) == ("地区生产总值", "亿元", "2023年")
    assert [(f.adcode, f.text, f.unit, f.source) for f in metric.figures] == [
        ("140214", "249.1", "亿元", "报告 d2024"),
        ("140221", "超80", "亿元", "报告 d2024"),
    ]
    assert metric.figures[0].number == pytest.approx(2.491e10)


def test_one_county_alone_is_no_metric_and_places_do_not_count() -> None:
    assert _metrics([_fact("140214", "249.1"), _fact("140221", "80", place_id="p1")]) == ()
    assert _metrics([_fact("140214", "249.1"), _fact("1402", "1800")]) == ()


def test_figures_of_different_periods_are_never_mixed() -> None:
    facts = [_fact("140214", "249.1", period="2023年"), _fact("140221", "80", period="2022年")]
    assert _metrics(facts) == ()


def test_the_latest_period_of_several_counties_counts() -> None:
    facts = [
        *(_fact(code, "10", period="2021年") for code in _COUNTIES),
        *(_fact(code, "20", period="2022年") for code in ("140214", "140221")),
        _fact("140214", "30", period="2023年"),
    ]
    (metric,) = _metrics(facts)
    assert (metric.period, len(metric.figures)) == ("2022年", 2)
    assert {figure.text for figure in metric.figures} == {"20"}


def test_words_of_time_take_their_year_from_the_document() -> None:
    facts = [
        _fact("140214", "10", "d2023", period="今年"),
        _fact("140221", "20", "d2024", period="去年"),
        _fact("140222", "30", "d2024", period="今年"),
    ]
    (metric,) = _metrics(facts)
    assert (metric.period, {f.adcode for f in metric.figures}) == ("2023年", {"140214", "140221"})
    (half,) = _metrics([_fact(code, "5", "d2024", period="1-6月") for code in _COUNTIES])
    assert half.period == "2024年1-6月"


def test_figures_without_a_period_are_of_their_documents_half_year_and_say_so() -> None:
    facts = [_fact("140214", "10", period=""), _fact("140221", "20", period="")]
    (metric,) = _metrics(facts)
    assert metric.period == "2024年上半年文献，文中未写时期"
    assert _metrics([facts[0], _fact("140221", "20", "d2023", period="")]) == ()
    (undated,) = _metrics([_fact(code, "7", "undated", period="") for code in _COUNTIES])
    assert undated.period == "文中未写时期"


@pytest.mark.parametrize("period", ["", "目前", "近年来"])
def test_the_reports_of_a_year_and_of_half_a_year_are_never_mixed(period: str) -> None:
    spring = _fact("140214", "10", "d2024", period=period)
    assert len(_metrics([spring, _fact("140221", "20", "d2024", period=period)])) == 1
    assert _metrics([spring, _fact("140221", "20", "autumn2024", period=period)]) == ()


@pytest.mark.parametrize("period", ["", "目前"])
def test_undated_documents_are_not_of_the_same_time(period: str) -> None:
    one = _fact("140214", "10", "undated", period=period)
    assert _metrics([one, _fact("140221", "20", "undated2", period=period)]) == ()


def test_half_years_of_undated_documents_may_be_of_different_years() -> None:
    half = _fact("140214", "10", "undated", period="上半年")
    assert _metrics([half, _fact("140221", "20", "undated2", period="上半年")]) == ()
    assert len(_metrics([half, _fact("140221", "20", "undated", period="上半年")])) == 1


def test_the_same_words_of_different_scope_are_never_mixed() -> None:
    town = _fact("140214", "38000", metric="城镇居民人均可支配收入", unit="万元")
    country = _fact("140221", "15000", metric="农村居民人均可支配收入", unit="万元")
    assert _metrics([town, country]) == ()
    (metric,) = _metrics([town, replace(country, metric="城镇居民人均可支配收入")])
    assert metric.title == "城镇居民人均可支配收入"


def test_a_plan_is_not_mixed_with_what_was_reached() -> None:
    facts = [_fact("140214", "10", qualifier="力争"), _fact("140221", "20")]
    assert _metrics(facts) == ()
    plans = [facts[0], _fact("140221", "20", qualifier="预计")]
    assert [metric.title for metric in _metrics(plans)] == ["地区生产总值（计划）"]


def test_counties_with_figures_of_their_own_are_told_though_none_are_shared() -> None:
    facts = [_fact("140221", "10"), _fact("140214", "80", place_id="p1"), _fact("1402", "1")]
    assert figured_counties(facts, _COUNTIES) == ("140221",)


def test_of_several_figures_of_a_county_the_latest_document_speaks() -> None:
    facts = [
        _fact("140214", "1", "d2024"),
        _fact("140214", "2", "d2023"),
        _fact("140221", "3", "undated"),
    ]
    (metric,) = _metrics(facts)
    assert [figure.text for figure in metric.figures] == ["1", "3"]


def test_units_that_differ_are_told_with_each_value() -> None:
    (metric,) = _metrics([_fact("140214", "249.1"), _fact("140221", "800000", unit="万元")])
    assert (metric.unit, metric.unit_value) == ("亿元", 1e8)
    assert [figure.unit for figure in metric.figures] == ["亿元", "万元"]
    numbers = [figure.number / metric.unit_value for figure in metric.figures]
    assert numbers == pytest.approx([249.1, 80.0])


def test_shares_and_amounts_are_two_metrics() -> None:
    facts = [_fact("140214", "5.1", unit="%"), _fact("140221", "80")]
    assert _metrics(facts) == ()


def test_the_page_gets_values_as_written() -> None:
    metrics = _metrics([_fact("140214", "249.10"), _fact("140221", "80")])
    data = metric_data(metrics, ("140214", "140221"))
    assert data["figured"] == ["140214", "140221"]
    (entry,) = data["metrics"]
    assert (entry["unit"], entry["unitValue"]) == ("亿元", 1e8)
    undated = [_fact(code, "1", "undated", period="") for code in _COUNTIES]
    (told,) = metric_data(_metrics(undated), ())["metrics"]
    assert (told["period"], told["periodEn"]) == ("文中未写时期", "no period told")
    assert entry["counties"]["140214"] == {
        "number": pytest.approx(2.491e10),
        "text": "249.10",
        "unit": "亿元",
        "period": "2023年",
        "source": "报告 d2024",
        "quote": "2023年地区生产总值249.10亿元",
    }


_FACTS = st.builds(
    _fact,
    st.sampled_from([*_COUNTIES, "1402", "140226"]),
    st.integers(0, 999).map(str),
    st.sampled_from(sorted(_ISSUED)),
    metric=st.sampled_from(["地区生产总值", "固定资产投资", "粮食产值"]),
    period=st.sampled_from(["", "2023年", "今年", "去年", "1-6月", "截至目前"]),
    unit=st.sampled_from(["亿元", "万元", "%"]),
    qualifier=st.sampled_from(["", "超", "约"]),
)


@given(st.lists(_FACTS, max_size=30))
def test_whatever_the_documents_say_each_figure_is_one_of_theirs(facts: list[Fact]) -> None:
    for metric in _metrics(facts):
        assert len(metric.figures) >= 2
        assert len({figure.adcode for figure in metric.figures}) == len(metric.figures)
        for figure in metric.figures:
            assert figure.fact in facts
            assert figure.adcode in _COUNTIES
            assert figure.text + figure.unit in figure.fact.quote
