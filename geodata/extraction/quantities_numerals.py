"""Numbers as Chinese text writes them: Arabic digits, Chinese numerals and mixtures of both.

The grammar of a Chinese numeral, each level optional and in falling order::

    numeral  := [ group "亿" ] [ group "万" ] [ group ]
    group    := [ digit "千" ] [ digit "百" ] [ [digit] "十" ] [ digit ]   (零 bridges a gap)

Digits strung together (二〇二四) are read by position. Arabic digits may be mixed with scales
(4万4千); a single scale behind digits is left to the unit (2.45万户 is 2.45 of 万户).
"""

import re
from dataclasses import dataclass

__all__ = ["CHINESE_NUMERAL", "Number", "parse_chinese", "parse_spoken", "read_number"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = (("千", 1000), ("百", 100), ("十", 10))
_SCALES = (("亿", 100_000_000), ("万", 10_000))
_MAGNITUDE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

#: The characters that a Chinese numeral is made of.
CHINESE_NUMERAL = frozenset(_DIGITS) | frozenset(_MAGNITUDE)

_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)([百千万亿]+)")
_LONGEST = 24  # digits: beyond this a run of digits is no number that a document states


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `text[start:end]` writes `value`."""

    start: int
    end: int
    value: float
    is_chinese: bool = False
    is_bare: bool = False  #: nothing but scales: 百, 千万


def _group(text: str) -> int | None:
    """Value of a numeral below 10,000, or `None` if it is malformed."""
    total = 0
    gap = False  # 零 is only written where a place is skipped
    lowest = 1
    for name, worth in _UNITS:
        head, found, rest = text.partition(name)
        if not found:
            continue
        head = head.removeprefix("零") if gap or total else head
        if head == "" and name == "十":
            digit = 1
        elif len(head) == 1 and _DIGITS.get(head, 0) > 0:
            digit = _DIGITS[head]
        else:
            return None
        total += digit * worth
        gap, lowest = True, worth
        text = rest
    if not text:
        return total or None
    bridged = text.startswith("零")
    last = text.removeprefix("零") if gap else text
    if len(last) != 1 or last not in _DIGITS:
        return None
    if lowest > 10 and not bridged:
        return total + _DIGITS[last] * lowest // 10  # colloquial: 三百五 is 350
    return total + _DIGITS[last]


def _cardinal(text: str) -> int | None:
    for name, worth in _SCALES:
        # 亿 of 万亿 is the last one, so that 一万亿 is 一万 of them.
        head, found, rest = text.rpartition(name)
        if not found:
            continue
        front = _cardinal(head) if head else None
        if front is None or front <= 0:
            return None
        if not rest:
            return front * worth
        if len(rest) == 1 and _DIGITS.get(rest, 0) > 0:
            return front * worth + _DIGITS[rest] * worth // 10  # colloquial: 三万五 is 35,000
        back = _cardinal(rest.removeprefix("零"))
        if back is None or back >= worth:
            return None
        return front * worth + back
    return _group(text)


def parse_chinese(text: str) -> int | None:
    """Return the value of a Chinese numeral, or `None` if it is none.

    Examples
    --------
    >>> parse_chinese("一百零五"), parse_chinese("二〇二四"), parse_chinese("两千三百万")
    (105, 2024, 23000000)
    """
    if not text or any(character not in CHINESE_NUMERAL for character in text):
        return None
    if all(character in _DIGITS for character in text):
        if len(text) == 1:
            return _DIGITS[text]
        # Two or three digits side by side are an estimate or a list (三四个, 一二三产).
        if len(text) == 4 or "〇" in text:
            return int("".join(str(_DIGITS[character]) for character in text))
        return None
    return _cardinal(text)


def _read_arabic(text: str, at: int) -> Number | None:
    match = _ARABIC.match(text, at)
    if match is None or len(match[0]) > _LONGEST:
        return None
    return _mixed(text, at) or Number(at, match.end(), float(match[0].replace(",", "")))


def _mixed(text: str, at: int) -> Number | None:
    """Read 4万4千: at least two parts whose scales fall."""
    total, last, end, parts = 0.0, float("inf"), at, 0
    while (match := _PART.match(text, end)) is not None:
        worth = 1.0
        for character in match[2]:
            worth *= _MAGNITUDE[character]
        amount = float(match[1]) * worth
        if amount >= last:
            return None
        total, last, end, parts = total + amount, worth, match.end(), parts + 1
    if parts < 2:
        return None
    return Number(at, end, total)


def _read_chinese(text: str, at: int, end: int) -> Number | None:
    run = text[at:end]
    if all(character in _MAGNITUDE for character in run) and run != "十":
        worth = 1.0
        for character in run:
            worth *= _MAGNITUDE[character]
        return Number(at, end, worth, is_chinese=True, is_bare=True)
    value = parse_chinese(run)
    return None if value is None else Number(at, end, float(value), is_chinese=True)


def read_number(text: str, at: int, stop: int | None = None) -> Number | None:
    """Return the number that begins at an offset, or `None`.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number must begin.
    stop : int, optional
        Where a Chinese numeral must end; by default at the first other character.

    Examples
    --------
    >>> read_number("共4万4千余名", 1)
    Number(start=1, end=5, value=44000.0, is_chinese=False, is_bare=False)
    """
    if at >= len(text):
        return None
    if text[at] in "0123456789":
        return _read_arabic(text, at)
    if text[at] not in CHINESE_NUMERAL:
        return None
    end = at
    limit = min(len(text), at + _LONGEST) if stop is None else stop
    while end < limit and text[end] in CHINESE_NUMERAL:
        end += 1
    return _read_chinese(text, at, end)


def parse_spoken(text: str) -> float | None:
    """Return the value of a number as it is spoken behind 百分之, or `None` if it is none.

    Examples
    --------
    >>> parse_spoken("十二点五"), parse_spoken("30"), parse_spoken("一点点")
    (12.5, 30.0, None)
    """
    if text[0] in "0123456789":
        return float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else None
    whole, point, fraction = text.partition("点")
    value = parse_chinese(whole)
    if value is None or not point:
        return None if value is None else float(value)
    digits = [parse_chinese(digit) for digit in fraction]
    if not digits or any(digit is None or digit > 9 for digit in digits):
        return None
    return float(f"{value}.{''.join(str(digit) for digit in digits)}")
