"""Figures in which a unit stands inside the number: 1小时50分钟, 一个半小时, 三成八, 一成半."""

import re
from functools import cache
from typing import NamedTuple

from geodata.extraction.lexicon import table
from geodata.extraction.quantities_numerals import Number, parse_chinese, read_number

__all__ = ["Composed", "read_composed"]

_HALF = 0.5
_MINUTES = 60
_SHARE = "成"
_MORE_AND_HALF = "个半"
_DIGITS = "一二三四五六七八九"


class Composed(NamedTuple):
    """A figure that ends at `end`; `value_text` and `unit` together are what is written.

    Only of shares they are not: 三成八 is 3.8 成, as no unit stands at its end.
    """

    end: int
    value: float
    value_text: str
    unit: str


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what follows the number of hours, of minutes, and of a thing and a half."""
    words = table("quantities")["composed"]
    hours, minutes, halved = (
        "|".join(sorted(words[name].split(), key=len, reverse=True))
        for name in ("hours", "minutes", "halved")
    )
    return re.compile(hours), re.compile(minutes), re.compile(halved)


def read_composed(text: str, first: Number) -> Composed | None:
    """Return the figure that goes on behind a number's unit, or `None` if none does.

    Parameters
    ----------
    text : str
        The text.
    first : Number
        The number that stands in front of the first unit.

    Examples
    --------
    >>> from geodata.extraction.quantities_numerals import read_number
    >>> read_composed("1小时50分钟", read_number("1小时50分钟", 0))
    Composed(end=7, value=110.0, value_text='1小时50', unit='分钟')
    >>> read_composed("三成八", read_number("三成八", 0))
    Composed(end=3, value=3.8, value_text='3.8', unit='成')
    """
    if text.startswith(_SHARE, first.end):
        return _share(text, first)
    if text.startswith(_MORE_AND_HALF, first.end):
        return _and_a_half(text, first)
    return _hours_and_minutes(text, first)


def _share(text: str, first: Number) -> Composed | None:
    at = first.end + len(_SHARE)
    part = text[at : at + 1]
    if not first.is_chinese or not part or not (part == "半" or part in _DIGITS):
        return None
    if read_number(text, at + 1) is not None:
        return None
    tenths = 5 if part == "半" else parse_chinese(part) or 0
    value = round(first.value + tenths / 10, 1)
    return Composed(at + 1, value, f"{value:g}", _SHARE)


def _and_a_half(text: str, first: Number) -> Composed | None:
    at = first.end + len(_MORE_AND_HALF)
    unit = _patterns()[2].match(text, at)
    if unit is None:
        return None
    return Composed(unit.end(), first.value + _HALF, text[first.start : at], unit[0])


def _hours_and_minutes(text: str, first: Number) -> Composed | None:
    hours, minutes, _ = _patterns()
    hour = hours.match(text, first.end)
    second = None if hour is None else read_number(text, hour.end())
    minute = None if second is None else minutes.match(text, second.end)
    if second is None or minute is None:
        return None
    written = text[first.start : second.end]
    return Composed(minute.end(), first.value * _MINUTES + second.value, written, minute[0])
