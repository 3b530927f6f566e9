"""Whether a number with a unit counts something, rather than names or grades it.

三级, 二期 and 百年 are no counts; 一个 is one only in a list of counts, and 一个月 where the words
in front of it ask for a length of time.
"""

from geodata.extraction.lexicon import HAN
from geodata.extraction.quantities_bounds import bound_before
from geodata.extraction.quantities_numerals import Number
from geodata.extraction.quantities_units import Unit, unit_table
from geodata.extraction.quantities_words import quantity_words

__all__ = ["counts", "needs_no_unit", "noun_goes_on"]

_PHASE = "期"
_TIMES = ("s", "mo", "a")  # what lengths of time are normalised to


def needs_no_unit(text: str, first: Number, end: int) -> bool:
    """Whether a number is an index (综合指数3.68).

    Parameters
    ----------
    text : str
        The text.
    first : Number
        The number.
    end : int
        Where it ends as written.
    """
    if first.is_chinese or first.end != end or "." not in text[first.start : end]:
        return False
    bound = bound_before(text, first.start)[0]
    following = text[end : end + 1]
    return text.endswith(quantity_words().unitless, 0, bound) and not HAN.match(following)


def noun_goes_on(text: str, at: int) -> bool:
    """Whether a noun of one syllable is only the beginning of a longer one (个人河排污口).

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the noun ends.
    """
    following = text[at : at + 1]
    return bool(HAN.match(following)) and following not in quantity_words().behind_noun


def counts(
    text: str, first: Number, unit: Unit, scale: str, *, is_some: bool, is_listed: bool
) -> bool:
    """Whether number and unit count something.

    Parameters
    ----------
    text : str
        The text.
    first : Number
        The number.
    unit : Unit
        The unit behind it.
    scale : str
        The scale in between.
    is_some : bool
        Whether 数 or 几 makes it some of its kind (数百家).
    is_listed : bool
        Whether it goes on with a list of counts in the same unit (两个一等奖、一个二等奖).
    """
    table, at = unit_table(), first.start
    before = text[at - 1 : at] if at else ""
    if _is_told_to_count(text, first, unit):
        return True
    if not first.is_chinese:
        if unit.text == _PHASE:
            return before == "分" or text.endswith(quantity_words().sessions, 0, at)
        return unit.text not in table.ordinal_after_digits
    if not unit.is_counter and not first.is_bare and first.value != 1:
        return unit.text == "年" or unit.text not in table.ordinal_after_numeral
    if first.is_bare:
        bounded = bound_before(text, at)[1] not in ("", "前", "上") or is_some
        return bounded or not (unit.text in table.idiomatic_bare or len(scale) > 2)
    if first.value < 2 and not scale:
        return is_listed or _is_single(text, at, unit)
    if unit.text in table.ordinal_after_numeral:
        return before == "分" or (unit.text == "年" and first.value >= 2)
    return before not in quantity_words().ordinal


def _is_told_to_count(text: str, first: Number, unit: Unit) -> bool:
    """Whether the word in front of an ordinal makes it a count: 共三层, 地下两层, 民宿23院."""
    counted = quantity_words().counted
    for key in (unit.text, text[first.start : first.end] + unit.text):
        if text.endswith(counted.get(key, ()), 0, first.start):
            return first.value > 1
    return False


def _is_single(text: str, at: int, unit: Unit) -> bool:
    """Whether a Chinese one is a measure: 一倍, or a length of time behind 提前."""
    if unit.si in _TIMES:
        return quantity_words().timing.search(text, max(0, at - 4), at) is not None
    return not unit.is_counter and unit.si in ("1", "m") and unit.text not in ("成", "米")
