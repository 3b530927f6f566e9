"""Names that lean on the text around them: without their county, or sharing an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.page import Found
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import Level, NameHit
from geodata.model import CITY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Page

__all__ = ["find_by_context"]

#: How far back a county may have been named, in characters: the paragraph before.
_MAX_DISTANCE = 400
#: The shortest name that the county before may complete (`抽水蓄能电站`).
_MIN_ELIDED = 5
#: How far before an ending the names that share it may stand, in tokens, and what may lie between.
_MAX_BETWEEN = 4
_PLAIN = (Cls.WORD, Cls.WORK, Cls.NOUN, Cls.TRADE)


def find_by_context(page: Page) -> Iterator[Found]:
    """Find `抽水蓄能电站` where 浑源县 was named before, and names that share an ending.

    Yields
    ------
    Found
        Known names whose county's or city's name is left out.
    """
    county: tuple[int, tuple[str, ...]] | None = None
    for index in page.where(Cls.COUNTY, Cls.END, Cls.PLACE):
        token = page.tokens[index]
        if token.cls is Cls.COUNTY:
            names = _county_names(token.hit)
            county = (token.end, names) if names else county
        elif token.cls is Cls.END and county is not None:
            position, names = county
            if token.start - position <= _MAX_DISTANCE:
                elided = _elided(page, index, names)
                if elided is not None:
                    yield elided
        if token.cls is Cls.END:
            yield from _shared_ending(page, index)
        elif token.cls is Cls.PLACE:
            if county is not None and token.start - county[0] <= _MAX_DISTANCE:
                yield from _of_county(page, index, county[1])
            yield from _shared_with_known(page, index)
    yield from _city_zones(page)


def _shared_ending(page: Page, last: int) -> Iterator[Found]:
    """Find known names that share one ending: `潘家窑、大西庄2座煤矿`, `平型关和南六庄通航机场`.

    Each name with the ending must be known; the span is the name alone.
    """
    tokens = page.tokens
    ending = page.surface(last, last)
    at = last - 1
    while at > 0 and last - at <= _MAX_BETWEEN and tokens[at].cls in _PLAIN:
        at -= 1
    if at > 0 and tokens[at].cls is Cls.COUNT:
        at -= 1
    elif at != last - 1:
        return
    while at >= 0 and tokens[at].cls in (Cls.PLACE, Cls.RAW):
        entries = page.gazetteer.entries_named(page.surface(at, at) + ending)
        if len(entries) == 1 and at != last - 1:
            token, kind = tokens[at], entries[0].kind
            yield Found(token.start, token.end, at, at, kind, "elided", entries)
        if at < 2 or page.surface(at - 1, at - 1) not in words().joints:
            return
        at -= 2


def _of_county(page: Page, index: int, counties: tuple[str, ...]) -> Iterator[Found]:
    """Take a name that several places bear for that of the county named before: 浑源's 古城."""
    token = page.tokens[index]
    if not isinstance(token.hit, NameHit) or len(token.hit.entries) == 1:
        return
    surface = page.surface(index, index)
    for county in counties:
        entries = page.gazetteer.entries_named(county + surface)
        if len(entries) == 1 and entries[0] not in token.hit.entries:
            kind = entries[0].kind
            yield Found(token.start, token.end, index, index, kind, "elided", entries)
            return


def _shared_with_known(page: Page, last: int) -> Iterator[Found]:
    """Find the known name that shares the end of a known one: `平型关和南六庄通航机场`."""
    at = last - 1
    if at > 0 and page.tokens[at].cls is Cls.COUNTY:
        at -= 1  # `平型关和云州区南六庄通航机场`
    if at < 1 or page.surface(at, at) not in words().joints:
        return
    token = page.tokens[at - 1]
    if token.cls not in (Cls.PLACE, Cls.RAW):
        return
    name, known = page.surface(at - 1, at - 1), page.surface(last, last)
    for cut in range(2, len(known) - 1):
        if _is_division(page, known[:cut]):
            continue  # 云冈石窟、大同市博物馆 share no 博物馆: that is the city's
        entries = page.gazetteer.entries_named(name + known[cut:])
        if len(entries) == 1:
            kind = entries[0].kind
            yield Found(token.start, token.end, at - 1, at - 1, kind, "elided", entries)
            return


def _is_division(page: Page, name: str) -> bool:
    return any(entry.level is Level.COUNTY for entry in page.gazetteer.entries_named(name))


def _city_zones(page: Page) -> Iterator[Found]:
    """Find the city's own zone where the text once names it beside a county, and again then."""
    heads = lexicon.table("name_heads")
    bare = [
        index
        for index in page.where(Cls.END)
        if page.surface(index, index) in heads["city_zones"]
        and _is_bare(page, index)
        and page.surface(index - 1, index - 1) not in heads["pointers"]
    ]
    if not any(_is_beside_county(page, index) for index in bare):
        return
    city = page.gazetteer.county_name(CITY)[:-1]
    for index in bare:
        entries = page.gazetteer.entries_named(city + page.surface(index, index))
        if len(entries) == 1:
            token = page.tokens[index]
            kind = entries[0].kind
            yield Found(token.start, token.end, index, index, kind, "elided", entries)


def _is_beside_county(page: Page, index: int) -> bool:
    """Whether 、 or 和 stands between a token and a county."""
    tokens = page.tokens
    for step in (-1, 1):
        if 0 <= index + 2 * step < len(tokens):
            joint = page.surface(index + step, index + step)
            if joint in words().joints and tokens[index + 2 * step].cls is Cls.COUNTY:
                return True
    return False


def _county_names(hit: object) -> tuple[str, ...]:
    """Return a county's name and short name, nothing for the city."""
    if not isinstance(hit, NameHit):
        return ()
    counties = [entry for entry in hit.entries if entry.level is Level.COUNTY]
    if len(counties) != 1 or counties[0].name.endswith("市"):
        return ()
    return counties[0].name[:-1], counties[0].name


def _elided(page: Page, index: int, counties: tuple[str, ...]) -> Found | None:
    """Take an ending alone for the known name that it makes with the county named before."""
    token = page.tokens[index]
    surface = page.text[token.start : token.end]
    if not _is_bare(page, index) or token.kind is Kind.SETTLEMENT:
        return None  # 社区 alone is no community of a county named before
    is_own = page.surface(index - 1, index - 1) in tuple(_own_divisions())
    if len(surface) < _MIN_ELIDED and not is_own and not _is_listed(page, index):
        return None
    told = page.gazetteer.entries_named(counties[-1])
    own = {entry.counties for entry in told}
    entries = tuple(e for e in page.gazetteer.entries_named(surface) if e.counties in own)
    for county in counties:
        entries = entries or page.gazetteer.entries_named(county + surface)
    if len(entries) != 1:
        return None
    return Found(token.start, token.end, index, index, entries[0].kind, "elided", entries)


def _is_listed(page: Page, index: int) -> bool:
    """Whether other names stand beside: `永安寺、圆觉寺塔、文庙`."""
    beside = (page.surface(at, at) for at in (index - 1, index + 1) if at < len(page.tokens))
    return "、" in beside


def _is_bare(page: Page, index: int) -> bool:
    """Whether nothing that would make another name stands right before the ending."""
    before = index - 1
    if before > 0 and page.surface(before, before) in tuple(_own_divisions()):
        before -= 1  # `县经开区`
    return before >= 0 and page.tokens[before].cls in (Cls.MARK, Cls.STOP)


def _own_divisions() -> str:
    divisions: str = lexicon.table("name_heads")["own_divisions"]
    return divisions
