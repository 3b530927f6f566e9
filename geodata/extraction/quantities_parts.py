"""Figures without a unit of their own: 百分之三, 三分之二, 2/3, 一半, 翻了一番."""

import re
from typing import NamedTuple

from geodata.extraction.quantities_numerals import parse_chinese, parse_spoken
from geodata.extraction.quantities_words import quantity_words

__all__ = ["Part", "read_part"]

_SHARE = re.compile("百分之([点〇零一二两三四五六七八九十百0-9.]+)")
_PARTS = re.compile("([二三四五六七八九十百]+)分之([一二两三四五六七八九十]+)")
_FRACTION = re.compile("([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_HALF = re.compile("一半(?!是)")
_HALF_AN_HOUR = re.compile("半个?(小时|钟头)")
_TURN = re.compile("翻(?:了)?(近|约|超)?(一|两|[0-9])?番")


class Part(NamedTuple):
    """A share or a multiple that ends at `end`."""

    end: int
    value: float
    value_text: str
    unit: str  #: % or 番; "" for a fraction
    is_stroke: bool = False  #: written with a stroke, which may be something else (1/2号)
    is_numeral: bool = False
    bound: str = ""  #: that stands inside (翻了近一番)


def read_part(text: str, at: int) -> Part | None:
    """Return the share or multiple that begins at an offset, or `None`.

    Examples
    --------
    >>> read_part("约百分之十二", 1)[:4]
    (6, 12.0, '十二', '%')
    """
    if (match := _TURN.match(text, at)) is not None:
        times = match[2] or "一"
        value = float(times) if times in "0123456789" else float(parse_chinese(times) or 1)
        written = match[2] or match[0]
        return Part(match.end(), value, written, "番", is_numeral=True, bound=match[1] or "")
    if (match := _SHARE.match(text, at)) is not None:
        spoken = parse_spoken(match[1])
        return None if spoken is None else Part(match.end(), spoken, match[1], "%")
    if (match := _PARTS.match(text, at)) is not None:
        below, above = parse_chinese(match[1]), parse_chinese(match[2])
        if not below or above is None:
            return None
        return Part(match.end(), above / below, match[0], "")
    if (match := _FRACTION.match(text, at)) is not None and int(match[2]) > 1:
        return Part(match.end(), int(match[1]) / int(match[2]), match[0], "", is_stroke=True)
    if (match := _HALF_AN_HOUR.match(text, at)) is not None:
        is_told = text.endswith(quantity_words().half, 0, at)
        return Part(match.end(), 0.5, "半", match[1], is_numeral=True) if is_told else None
    match = _HALF.match(text, at)
    return None if match is None else Part(match.end(), 0.5, match[0], "")
