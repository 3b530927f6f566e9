"""Figures that count nothing: ranks (全省第三, 前10名), and what has fallen to nought (降为零)."""

import re
from typing import NamedTuple

from geodata.extraction.lexicon import HAN
from geodata.extraction.quantities_numerals import parse_chinese
from geodata.extraction.quantities_words import quantity_words

__all__ = ["Rank", "is_nought", "read_rank"]

_RANK = re.compile("(第|前)([一二三四五六七八九十]{1,3}|[0-9]{1,3})")
_UNITS = ("名", "位")
_RANKED = 14  # characters between those who are ranked and the rank
_NEAR = 5  # characters between a figure and the nought that it falls to


class Rank(NamedTuple):
    """A place in a row: `text[start:end]`."""

    start: int
    end: int
    value: float
    value_text: str
    unit: str
    qualifier: str  #: 前 for one of the first so many


def read_rank(text: str, at: int) -> Rank | None:
    """Return the rank that begins at an offset, or `None`.

    Examples
    --------
    >>> read_rank("居全省第三。", 3)
    Rank(start=3, end=5, value=3.0, value_text='三', unit='', qualifier='')
    >>> read_rank("第三条", 0) is None
    True
    """
    match = _RANK.match(text, at)
    if match is None:
        return None
    numeral = match[2]
    value = float(numeral) if numeral[0] in "0123456789" else parse_chinese(numeral)
    end = match.end()
    has_unit = text.startswith(_UNITS, end)
    unit = text[end] if has_unit and match[1] == "第" else ""
    end += has_unit
    following = text[end : end + 1]
    if value is None or (HAN.match(following) and following not in quantity_words().behind_rank):
        return None
    if unit != _UNITS[0] and not _ranks_before(text, at):
        return None
    is_first = match[1] == "前"
    if is_first and text.startswith(quantity_words().naming, end):
        return None  # 开工率前三位的是X、Y和Z
    start = match.start(2) if is_first else at
    return Rank(start, end, float(value), numeral, unit, match[1] if is_first else "")


def _ranks_before(text: str, at: int) -> bool:
    words = quantity_words()
    if text[max(0, at - 4) : at].endswith(words.rank_context):
        return True
    # 为全省独立储能容量第5: among whom stands further in front.
    return words.ranked_among.search(text, max(0, at - _RANKED), at) is not None


def is_nought(text: str, last_end: int, at: int) -> bool:
    """Whether what the last figure tells of falls to nought here: 由7次降为零.

    Parameters
    ----------
    text : str
        The text.
    last_end : int
        Where the last figure ends.
    at : int
        Where the nought stands.
    """
    match = quantity_words().nought.search(text, max(0, at - _NEAR), at + 1)
    if match is None or match.end() != at + 1 or match.start() - last_end > _NEAR:
        return False
    following = text[at + 1 : at + 2]
    return not (following.isalnum() or following in (".", "%"))
