"""Parts of lines: `长城一号旅游公路天镇县段`, `国道336线灵丘绕城段`, `集大原高铁云冈站`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token
from geodata.extraction.names.page import Found
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import NameHit
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Page

__all__ = ["find_parts_of_lines"]

#: Kinds that a part may be cut from.
_LINES = (Kind.SCENIC, Kind.FACILITY, Kind.PROJECT, Kind.NATURAL)
_PLACES = (Cls.COUNTY, Cls.PLACE, Cls.OUT)
#: What a part's name goes on with.
_FOLLOWING = (*_PLACES, Cls.RAW, Cls.WORD, Cls.NOUN, Cls.WORK)
#: The longest unknown run that names one end of a section, in characters.
_MAX_END = 4
#: How many tokens may tell where a section lies.
_MAX_TOKENS = 6


def find_parts_of_lines(page: Page) -> Iterator[Found]:
    """Find sections and stations of roads and railways, and works on a section.

    Yields
    ------
    Found
        Each with the line's own name before it.
    """
    last = len(page.tokens) - 1
    for index in page.where(Cls.END, Cls.PLACE, Cls.LATIN):
        if index == last or page.tokens[index + 1].cls not in _FOLLOWING:
            continue
        first = _line_start(page, index)
        if first is None:
            continue
        found = _section(page, first, index) or _station(page, first, index)
        if found is not None:
            yield found


def _line_start(page: Page, index: int) -> int | None:
    """Return where the name of the line begins that ends with a token, None if it is none."""
    token = page.tokens[index]
    if token.cls is Cls.LATIN:
        return _numbered_start(page, index)
    if isinstance(token.hit, NameHit):
        return index if token.hit.entries[0].kind in _LINES else None
    if token.kind not in _LINES:
        return None
    first = first_token(page.text, page.tokens, index)
    return first if first < index else None


def _numbered_start(page: Page, index: int) -> int | None:
    """Return where a road's number begins, with 国道 or the like before it."""
    surface = page.surface(index, index)
    if index and page.surface(index - 1, index - 1) in lexicon.table("name_heads")["road_classes"]:
        return index - 1
    is_road = surface[-1] in words().road_numbers[:1] and surface[:-1].lstrip("GSX").isdigit()
    return index if is_road or (surface[0] in "GSX" and surface[1:].isdigit()) else None


def _section(page: Page, first: int, line: int) -> Found | None:
    """Take what tells where and 段, or works, for a section of the line."""
    heads = lexicon.table("name_heads")
    has_place = False
    for at in range(line + 1, min(line + 1 + _MAX_TOKENS, len(page.tokens))):
        token = page.tokens[at]
        surface = page.surface(at, at)
        if token.cls is Cls.RAW and surface[0] in words().section:
            return _cut(page, first, at, line) if has_place else None
        if has_place and token.cls is Cls.RAW and surface.endswith(words().section):
            return page.found(first, at, _kind_of_part(page, line), "section")  # `X至代县段`
        if has_place and surface in heads["line_parts"]:
            return page.found(first, at, _kind_of_part(page, line), "section")
        if token.cls is Cls.WORK and has_place:
            if surface in heads["physical_works"]:
                return page.found(first, at, Kind.PROJECT, "section")
            continue  # `灵丘绕城段`
        # One character is the line's own bridge or bank: `御河桥维修`.
        is_end = token.cls is Cls.RAW and 1 < token.end - token.start <= _MAX_END
        if token.cls in _PLACES or is_end:
            has_place = True
        elif not (has_place and surface in words().span) and surface not in heads["directions"]:
            return None
    return None


def _kind_of_part(page: Page, line: int) -> Kind:
    """Return what a branch is: a tourist road's is one too (`X旅游公路灵丘支线`)."""
    token = page.tokens[line]
    kind = token.hit.entries[0].kind if isinstance(token.hit, NameHit) else token.kind
    return Kind.SCENIC if kind is Kind.SCENIC else Kind.FACILITY


def _cut(page: Page, first: int, last: int, line: int) -> Found:
    token = page.tokens[last]
    is_whole = token.end - token.start == 1
    hit = page.tokens[line].hit
    kind = hit.entries[0].kind if isinstance(hit, NameHit) else page.tokens[line].kind
    start, end = page.tokens[first].start, token.start + 1
    return Found(
        start, end, first, last if is_whole else last - 1, kind or Kind.FACILITY, "section"
    )


def _station(page: Page, first: int, line: int) -> Found | None:
    """Take a railway, a place and 站, or a known station, for one name."""
    heads = lexicon.table("name_heads")
    if not page.surface(line, line).endswith(tuple(heads["rails"])):
        return None
    at = line + 1
    token = page.tokens[at]
    if token.cls is Cls.PLACE and page.surface(at, at).endswith(heads["station"]):
        return page.found(first, at, Kind.FACILITY, "section")
    is_place = token.cls in _PLACES and at + 1 < len(page.tokens)
    if not is_place or page.text[token.end] != heads["station"]:
        return None
    return _cut(page, first, at + 1, line)._replace(kind=Kind.FACILITY)
