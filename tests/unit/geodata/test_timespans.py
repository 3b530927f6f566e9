from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.timespans import timespan, years_of

_ISSUED = date(2024, 11, 29)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("今年前三季度", "2024-01-01", "2024-09-30"),
        ("1—5月", "2024-01-01", "2024-05-31"),
        ("截至今年9月底", "2024-09-01", "2024-09-30"),
        ("截至8月6日", "2024-08-06", "2024-08-06"),
        ("截至2023年底", "2023-12-01", "2023-12-31"),
        ("今年年底", "2024-12-01", "2024-12-31"),
        ("2023-2025年", "2023-01-01", "2025-12-31"),
        ("2023年5月至2024年6月", "2023-05-01", "2024-06-30"),
        ("11月29日至12月3日", "2024-11-29", "2024-12-03"),
        ("二〇二三年", "2023-01-01", "2023-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("今年前11个月", "2024-01-01", "2024-11-30"),
        ("去年4月", "2023-04-01", "2023-04-30"),
        ("2024年第三季度", "2024-07-01", "2024-09-30"),
        ("2024年2月29日", "2024-02-29", "2024-02-29"),
    ],
)
def test_periods_become_days(period: str, first: str, last: str) -> None:
    assert timespan(period, _ISSUED) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("period", ["", "目前", "未来2~3年", "13月"])
def test_a_period_without_a_date_is_the_day_of_issue(period: str) -> None:
    assert timespan(period, _ISSUED) == (_ISSUED, _ISSUED)
    assert timespan(period, None) is None


@pytest.mark.parametrize("period", ["今年", "1-6月", "去年底", "今年以来", "上半年"])
def test_a_year_that_only_the_document_tells_needs_the_document(period: str) -> None:
    assert years_of(period, None) == ()
    assert years_of(period, _ISSUED) in (("2024",), ("2023",))


@given(st.text("0123456789年月日底初至-截今去上半第三季度十四五前个", max_size=24))
def test_any_text_gives_ordered_days_or_nothing(period: str) -> None:
    span = timespan(period, _ISSUED)
    assert span is not None
    assert span[0] <= span[1]
    assert years_of(period, _ISSUED)
