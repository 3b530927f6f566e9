"""What the text tells of a phrase: its size, its state, what stands beside it in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words as grammar

if TYPE_CHECKING:
    from geodata.extraction.names.page import Page

__all__ = ["has_state", "is_listed", "is_repeated", "is_told"]

#: How far a phrase may stand from its other occurrence, in characters.
_MAX_AWAY = 4000
#: How many tokens may lie between a head and its figure.
_MAX_FIGURE = 6
#: How many tokens a neighbour in a list may have.
_MAX_NEIGHBOUR = 6
#: How many adverbs and dates may stand before a state.
_MAX_ADVERBS = 5
#: How many items may share the state behind the last.
_MAX_ITEMS = 6
_FIGURES = (Cls.COUNT, Cls.AMOUNT)


def _words() -> dict[str, Any]:
    table: dict[str, Any] = lexicon.table("particular")
    return table


def is_told(page: Page, last: int) -> bool:
    """Whether its size, price or site follows: `X项目总投资12亿元`, `X，占地420亩`."""
    words = _words()
    at = last + 1
    if at < len(page.tokens) and page.surface(at, at) in "，,":
        at += 1
    while at < len(page.tokens) and page.surface(at, at) in words["adverbs"]:
        at += 1
    if at >= len(page.tokens):
        return False
    surface = page.surface(at, at)
    if surface in words["sites"] or surface in words["spots"]:
        return True
    # A count right behind counts them: `独立储能项目12个`.
    if surface in words["not_told"] or page.tokens[at].cls in (Cls.MARK, *_FIGURES):
        return False
    for token in page.tokens[at : at + _MAX_FIGURE]:
        if token.cls is Cls.MARK:
            return False
        if token.cls in _FIGURES:
            return True
    return False


def has_state(page: Page, last: int) -> bool:
    """Whether it is the subject of a state of works or business: `X已于8月投产`."""
    words = _words()
    building = lexicon.table("name_heads")["building_states"]
    last = _list_end(page, last)
    for at in range(last + 1, min(last + 1 + _MAX_ADVERBS, len(page.tokens))):
        surface = page.surface(at, at)
        if surface in words["states"] or surface in building:
            return True
        if at + 1 < len(page.tokens) and page.surface(at, at + 1) in words["states"]:
            return True  # `免费开放`
        is_date = page.tokens[at].cls is Cls.COUNT or surface.isspace()
        if not is_date and surface not in words["adverbs"]:
            return False
    return False


def _list_end(page: Page, last: int) -> int:
    """Return the last token of the last item of a list that begins with the item at `last`."""
    for _ in range(_MAX_ITEMS):
        at = last + 1
        if at >= len(page.tokens) or page.surface(at, at) not in grammar().joints:
            return last
        at += 1
        while at < len(page.tokens) and page.tokens[at].cls not in (Cls.END, Cls.MARK, Cls.STOP):
            at += 1
        if at >= len(page.tokens) or page.tokens[at].cls is not Cls.END:
            return last
        last = at
    return last


def is_listed(page: Page, first: int, last: int) -> bool:
    """Whether a name stands beside it in a list: `X河公园、Y广场`."""
    tokens = page.tokens
    if first > 1 and page.surface(first - 1, first - 1) == "、" and _is_name(page, first - 2, -1):
        return True
    if last + 2 >= len(tokens) or page.surface(last + 1, last + 1) != "、":
        return False
    return _is_name(page, last + 2, 1)


def _is_name(page: Page, start: int, step: int) -> bool:
    """Whether the item of a list that begins or ends at a token holds a proper name and an end."""
    has_name = has_end = False
    for at in range(start, start + step * _MAX_NEIGHBOUR, step):
        if not 0 <= at < len(page.tokens):
            break
        token = page.tokens[at]
        if token.cls in (Cls.MARK, Cls.STOP, Cls.COUNT):
            break
        has_name = has_name or token.cls in (Cls.PLACE, Cls.PROPER)
        has_name = has_name or (token.cls is Cls.RAW and token.end - token.start > 1)
        has_end = has_end or token.cls in (Cls.END, Cls.PLACE)
    return has_name and has_end


def is_repeated(page: Page, first: int, last: int) -> bool:
    """Whether the same words stand elsewhere near, as a name's do."""
    start, end = page.tokens[first].start, page.tokens[last].end
    surface = page.text[start:end]
    if page.text.find(surface, end, end + _MAX_AWAY) >= 0:
        return True
    return page.text.find(surface, max(start - _MAX_AWAY, 0), start) >= 0
