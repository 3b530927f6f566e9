"""The words that bound a figure: 约, 超 in front of its number, 余, 以上 behind its unit."""

import re

from geodata.extraction.quantities_units import SCALES
from geodata.extraction.quantities_words import quantity_words

__all__ = ["bound_before", "bound_behind", "is_negative"]

_LONGEST = 5  # characters of a bound
_NEGATIVE = re.compile("(?<=[一-鿿（(：:，、])[-－−][0-9]+(?:[.][0-9]+)?(?:[%％‰℃]|个?百分点)")


def bound_before(text: str, at: int) -> tuple[int, str]:
    """Return where the bound in front of a number begins, and its label.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number begins; what is returned where no bound stands.

    Examples
    --------
    >>> bound_before("总投资约9亿元", 4), bound_before("签约32个项目", 2)
    ((3, '约'), (2, ''))
    """
    words = quantity_words()
    match = words.before.search(text, max(0, at - _LONGEST), at)
    if match is None:
        return at, ""
    start, word = match.start(), match[0]
    if word == "上" and text[at] not in SCALES:
        return at, ""  # 上百家, but not 规上8家
    if start and text[start - 1] in words.cut.get(word, ""):
        return at, ""  # 签约32个项目
    return start, words.labels[word]


def bound_behind(text: str, at: int) -> tuple[int, str]:
    """Return where the bound behind a unit ends, and its label.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the unit ends; what is returned where no bound stands.

    Examples
    --------
    >>> bound_behind("35%以上", 3)
    (5, '以上')
    """
    words = quantity_words()
    match = words.behind.match(text, at)
    return (at, "") if match is None else (match.end(), words.labels[match[0]])


def is_negative(text: str, at: int) -> bool:
    """Whether the stroke in front of a number is a minus: 增速为-4.8%, but not 3%-5%, A-5.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number begins.
    """
    return at > 0 and _NEGATIVE.match(text, at - 1) is not None
