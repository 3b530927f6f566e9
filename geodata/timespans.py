"""Periods as the texts write them (今年上半年, 截至8月6日) as days of the calendar."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from geodata.extraction.lexicon import table

__all__ = ["timespan", "years_of"]

_RELATIVE_YEARS = {
    "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年度": 0, "本年": 0, "当年": 0,
    "明年": 1, "后年": 2,
}  # fmt: skip
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_WRITTEN_YEAR = re.compile("二[〇零][〇零一二三四五六七八九]{2}(?=年)")
_PLAN = re.compile("十([二三四五六七八九])五")
_SIXTH_PLAN_YEAR = 1981  # from the sixth five-year plan on, one follows upon the other
_FIRST_MONTHS = re.compile("前([0-9]{1,2})个?月")


@cache
def _point() -> re.Pattern[str]:
    parts = "|".join(sorted(table("periods")["months"], key=len, reverse=True))
    return re.compile(
        "(?:(?P<year>(?:19|20)[0-9]{2})年?(?:年?(?P<edge>[初中底末]))?)?"
        "(?:(?P<first>[0-9]{1,2})(?:[-~～—–－至到]+(?P<last>[0-9]{1,2}))?月"
        f"(?:份?(?P<day>[0-9]{{1,2}})日?)?|第?(?P<part>{parts}))?"
    )


@lru_cache(maxsize=65536)
def timespan(period: str, issued: date | None) -> tuple[date, date] | None:
    """Return the first and last day that a period speaks of.

    A period that names no date of its own (目前, or none at all) is the day of issue; words like
    以来 and 截至 are passed over, so that 今年以来 is the year.

    Parameters
    ----------
    period : str
        As `Fact.period` and `StatusEvent.period` hold it.
    issued : date or None
        When the document came out: it gives 今年 its year.

    Returns
    -------
    tuple of date, or None
        None when neither the period nor the document tells.

    Examples
    --------
    >>> timespan("今年上半年", date(2024, 11, 29))
    (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    >>> timespan("1-6月", None) is None
    True
    """
    spans = list(_spans(_plain(period, issued), issued))
    if not spans:
        return (issued, issued) if issued else None
    return min(first for first, _ in spans), max(last for _, last in spans)


@lru_cache(maxsize=65536)
def years_of(period: str, issued: date | None) -> tuple[str, ...]:
    """Return the years that a period speaks of, `()` when nothing tells.

    Examples
    --------
    >>> years_of("“十四五”期间", None)
    ('2021', '2022', '2023', '2024', '2025')
    """
    span = timespan(period, issued)
    if span is None:
        return ()
    return tuple(str(year) for year in range(span[0].year, span[1].year + 1))


def _plain(period: str, issued: date | None) -> str:
    """Return a period with all years in figures."""
    plain = _WRITTEN_YEAR.sub(lambda match: match[0].translate(_NUMERALS), period)
    plain = _PLAN.sub(_plan_years, plain)
    if issued is not None:
        for word, years in _RELATIVE_YEARS.items():
            plain = plain.replace(word, f"{issued.year + years}年")
    return plain


def _plan_years(plan: re.Match[str]) -> str:
    number = 10 + int(plan[1].translate(_NUMERALS))
    first = _SIXTH_PLAN_YEAR + 5 * (number - 6)
    return f"{first}年至{first + 4}年"


def _spans(plain: str, issued: date | None) -> Iterator[tuple[date, date]]:
    if (months := _FIRST_MONTHS.search(plain)) is not None:
        plain = plain.replace(months[0], f"1-{months[1]}月")
    year = issued.year if issued else None
    relative = issued is None and any(word in plain for word in _RELATIVE_YEARS)
    for match in _point().finditer(plain):
        if not match[0]:
            continue
        year = int(match["year"]) if match["year"] else year
        if year is not None and (match["year"] or not relative):
            yield from _span(year, match)


def _span(year: int, match: re.Match[str]) -> Iterator[tuple[date, date]]:
    first, last = 1, 12
    if match["first"]:
        first, last = int(match["first"]), int(match["last"] or match["first"])
    elif match["part"] or match["edge"]:
        first, last = table("periods")["months"][match["part"] or f"年{match['edge']}"]
    if not 1 <= first <= last <= 12:
        return
    days = monthrange(year, last)[1]
    day = int(match["day"] or 0)
    if match["day"] and 1 <= day <= days:
        yield date(year, last, day), date(year, last, day)
    else:
        yield date(year, first, 1), date(year, last, days)
