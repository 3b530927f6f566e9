"""Dates and periods as Chinese texts write them.

::

    period := [before] point [("至" | "-" | "~" …) point] after*
    point  := year [part | months | holiday] | months | part | holiday | plan | moment
    months := month ["-" month] "月" [day ["日"] [hour]]

The words are data (`resources/lexicon/periods.toml`).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geodata.extraction.lexicon import table

__all__ = ["Period", "find_periods"]

_NUMERAL = "0-9一二两三四五六七八九十几数多半"  # 三年内 is another length of time than 年内
_LEXICON = "periods"
_DASH = "[-~～—–－]{1,2}|至|到"


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period: `text[start:end]`."""

    start: int
    end: int
    text: str
    is_comparison: bool  #: what something is compared with (比2023年, 较去年同期)
    is_precise: bool  #: holds a year, month or day in figures
    is_vague: bool = False  #: too vague to say when something was measured (近年来)


class _Tokens(NamedTuple):
    trigger: re.Pattern[str]
    before: re.Pattern[str]
    year: re.Pattern[str]
    months: re.Pattern[str]
    part: re.Pattern[str]
    holiday: re.Pattern[str]
    point: re.Pattern[str]  #: months, parts, holidays, plans and moments, without a year
    dash: re.Pattern[str]
    day: re.Pattern[str]
    after: re.Pattern[str]
    comparing: re.Pattern[str]
    vague: frozenset[str]


def _any_of(words: str) -> str:
    return "|".join(re.escape(w) for w in sorted(words.split(), key=len, reverse=True))


@cache
def _tokens() -> _Tokens:
    words = table(_LEXICON)
    number = "[0-9]{1,2}"
    month = f"{number}(?:(?:{_DASH}){number})?月(?:份)?"
    day = f"{number}(?:(?:{_DASH}){number})?日(?:{number}时(?:{number}分)?)?"
    year = f"(?:[12][0-9]{{3}}|二[〇零][〇零一二三四五六七八九]{{2}})年|{_any_of(words['year'])}"
    later = f"(?:{_any_of(words['later_year'])})(?!{_any_of(words['yearly'])})"
    year += f"|(?<![{words['done_before']}]){later}"
    plan = f'[“"]?十[二三四五六七八九]五[”"]?(?:{_any_of(words["plan_after"])})?'
    count = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    days = f"(?:[前第]?{count}天)"
    groups = ("before", "year", "later_year", "this_month", "part", "moment")
    holidays = ("holiday", "holiday_after", "holiday_alone")
    opening = [words[k].split() for k in (*groups, *holidays)]
    first = "".join(sorted({word[0] for group in opening for word in group}))
    part = f"(?<![{_NUMERAL}])(?:{_any_of(words['part'])})"
    part += f"|(?<!提)前{count}个?月(?![0-9])|前{count}个?季度"
    months = f"(?:{month}|{_any_of(words['this_month'])})(?:{day})?"
    after_holiday = _any_of(words["holiday_after"])
    holiday = (
        f'[“"]?(?:{_any_of(words["holiday"])})[”"]?(?:{after_holiday})+{days}?'
        f"|(?:{after_holiday}){days}|{_any_of(words['holiday_alone'])}"
    )
    return _Tokens(
        trigger=re.compile(f'[0-9二“"十前{first}]'),
        before=re.compile(_any_of(words["before"])),
        year=re.compile(year),
        months=re.compile(months),
        part=re.compile(part),
        holiday=re.compile(holiday),
        point=re.compile("|".join((months, part, holiday, plan, _any_of(words["moment"])))),
        dash=re.compile(_DASH),
        day=re.compile(day),
        after=re.compile(f"(?:{_any_of(words['after'])})(?![0-9])"),
        comparing=re.compile(f"(?:{_any_of(words['comparing'])})$"),
        vague=frozenset(words["vague"].split()),
    )


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _point(text: str, at: int, tokens: _Tokens) -> int:
    """End of a point in time that begins here; `at` itself if none does."""
    end = _skip(tokens.year, text, at)
    if end > at:
        inner = (tokens.part, tokens.months, tokens.holiday)
        return max(_skip(pattern, text, end) for pattern in inner)
    return _skip(tokens.point, text, at)


def _period(text: str, at: int, tokens: _Tokens) -> int:
    begin = _skip(tokens.before, text, at)
    end = _point(text, begin, tokens)
    if end == begin:
        return at
    dash = _skip(tokens.dash, text, end)
    if dash > end:
        second = max(_point(text, dash, tokens), _skip(tokens.day, text, dash))
        end = second if second > dash else end
    again = _skip(tokens.before, text, end)  # 今年截至目前
    second = _point(text, again, tokens)
    end = second if second > again > end else end
    while (further := _skip(tokens.after, text, end)) > end:
        end = further
    return end


def find_periods(text: str) -> tuple[Period, ...]:
    """Return all dates and periods, in order and without overlaps.

    Examples
    --------
    >>> [p.text for p in find_periods("截至今年10月底,产值较去年同期增长,1-6月完成")]
    ['截至今年10月底', '去年同期', '1-6月']
    """
    tokens = _tokens()
    found: list[Period] = []
    at = 0
    while (trigger := tokens.trigger.search(text, at)) is not None:
        start = trigger.start()
        end = start if _inside_number(text, start) else _period(text, start, tokens)
        if end == start:
            at = start + 1
            continue
        span = text[start:end]
        compared = tokens.comparing.search(text, max(0, start - 2), start) is not None
        precise = any(character in "0123456789" for character in span)
        found.append(Period(start, end, span, compared, precise, span in tokens.vague))
        at = end
    return tuple(found)


def _inside_number(text: str, at: int) -> bool:
    """Whether digits here go on from digits before (12025年 holds no 2025年)."""
    return at > 0 and text[at] in "0123456789" and text[at - 1] in "0123456789."
