"""Items of a plain list that a name beside them tells: `慈云寺、盘山`, `边墙人家、云上西马民宿`.

Many names are everyday words or need their county to be told apart; beside a name of the same
county in one list they are what that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token, has_own_name
from geodata.extraction.names.page import Found
from geodata.extraction.names.tokens import Cls
from geodata.gazetteer import NameHit
from geodata.model import CITY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Page
    from geodata.gazetteer import Entry

__all__ = ["find_siblings"]

_SEPARATOR = "、"
#: How many tokens and characters an item may have.
_MAX_TOKENS = 3
_SHORTEST, _LONGEST = 3, 8
_PARTS = (Cls.RAW, Cls.PROPER, Cls.WORD, Cls.NOUN)
_CLAUSE_STARTS = (Cls.MARK, Cls.STOP)


def find_siblings(page: Page) -> Iterator[Found]:
    """Find known names that are too plain to be looked for, and unknown ones before a sight.

    Yields
    ------
    Found
        Names that stand in a list right beside a known or an ended one.
    """
    tokens, text = page.tokens, page.text
    for index in page.where(Cls.MARK):
        if text[tokens[index].start] == _SEPARATOR and 0 < index < len(tokens) - 1:
            yield from _known_beside(page, index)
            yield from _before_sight(page, index)


def _known_beside(page: Page, mark: int) -> Iterator[Found]:
    """Find a plain known name on one side of a mark whose other side is known for certain."""
    for near, other, step in ((mark - 1, mark + 1, 1), (mark + 1, mark - 1, -1)):
        hit = page.tokens[near].hit
        if page.tokens[near].cls is not Cls.PLACE or not isinstance(hit, NameHit):
            continue
        if page.tokens[other].cls not in (Cls.PLACE, Cls.MARK, Cls.COUNTY):
            found = _plain(page, other, step, hit.entries)
            if found is not None:
                yield found


def _plain(page: Page, start: int, step: int, known: tuple[Entry, ...]) -> Found | None:
    """Return the known name that begins or ends with a token and lies in the county of others."""
    counties = {entry.counties for entry in known}
    if len(counties) != 1 or (CITY,) in counties:
        return None
    ends = lexicon.table("name_heads")["list_ends"]
    for count in range(_MAX_TOKENS, 0, -1):
        first, last = sorted((start, start + step * (count - 1)))
        if first < 0 or last >= len(page.tokens):
            continue
        begin, end = page.tokens[first].start, page.tokens[last].end
        is_whole = page.text[end : end + 1] in ends and (
            step > 0 or first == 0 or page.tokens[first - 1].cls in _CLAUSE_STARTS
        )
        entries = page.gazetteer.entries_named(page.text[begin:end]) if is_whole else ()
        fitting = tuple(e for e in entries if e.counties in counties and e.kind.is_core)
        if len(fitting) == 1:
            return Found(begin, end, first, last, fitting[0].kind, "elided", fitting)
    return None


def _before_sight(page: Page, mark: int) -> Iterator[Found]:
    """Find an unknown name without an ending that opens a list of sights."""
    last = mark - 1
    first = last
    while first > 0 and page.tokens[first - 1].cls in _PARTS:
        first -= 1
        if last - first >= _MAX_TOKENS:
            return
    if first > 0 and page.tokens[first - 1].cls not in (*_CLAUSE_STARTS, Cls.COUNTY):
        return
    tokens = page.tokens[first : last + 1]
    length = tokens[-1].end - tokens[0].start
    if tokens[-1].cls not in _PARTS or not _SHORTEST <= length <= _LONGEST:
        return
    is_named = tokens[0].cls is Cls.RAW and has_own_name(page.tokens, first, mark)
    if is_named and _is_sight(page, mark + 1):
        yield page.found(first, last, Kind.SCENIC, "elided")


def _is_sight(page: Page, start: int) -> bool:
    """Whether the item that begins with a token is a name that ends as a sight."""
    for at in range(start, min(start + _MAX_TOKENS + 1, len(page.tokens))):
        token = page.tokens[at]
        if token.cls is Cls.END:
            is_whole = first_token(page.text, page.tokens, at) == start < at
            return token.kind is Kind.SCENIC and is_whole and has_own_name(page.tokens, start, at)
        if token.cls in _CLAUSE_STARTS:
            return False
    return False
