"""What a name says beyond itself: the county that it states, the place elsewhere that it tells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.extraction.names.elsewhere import known_elsewhere
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import Level, NameHit, OutsideHit
from geodata.model import CITY, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.extraction.names.page import Found, Page
    from geodata.extraction.names.tokens import Token

__all__ = ["outside_reason", "stated_counties", "without_county"]

_OWN_NAMES = (Cls.RAW, Cls.PLACE, Cls.PROPER, Cls.OUT, Cls.LATIN)
_DIVISIONS = (Cls.COUNTY, Cls.OUT, Cls.PLACE)


def without_county(page: Page, found: Found) -> Found:
    """Take the county's full name off a name that stands without it: `云州区华兴农博园`.

    A company keeps it, for so it is registered, but loses the park or town before it.
    """
    tokens = page.tokens
    first = found.first
    while first < found.last and _is_container(page, first, found.kind):
        first += 1
    # `浑源县第七中学` is no 第七中学, and 中医院新院区 needs its county.
    following = tokens[first]
    stands = following.cls in _OWN_NAMES and page.text[following.start] != "第"
    if first == found.first or not stands:
        return found
    return found._replace(first=first, start=tokens[first].start)


def _is_container(page: Page, index: int, kind: Kind) -> bool:
    token = page.tokens[index]
    text = page.text[token.start : token.end]
    if page.text.startswith(f"{text[-1]}城", token.end - 1) and text[-1] == "县":
        return False  # `浑源县城至恒山景区旅游公路`
    if token.cls is Cls.COUNTY:
        is_city = text[-1] == "市" and page.tokens[index + 1].cls is Cls.COUNTY
        return (
            kind is not Kind.ENTERPRISE
            and len(text) > 2
            and (is_city or text[-1] in words().county_ends)
        )
    if token.cls is not Cls.PLACE or not isinstance(token.hit, NameHit):
        return False
    within = token.hit.entries[0].kind
    return kind in (Kind.ENTERPRISE, Kind.SETTLEMENT) and within in (Kind.PARK, Kind.SETTLEMENT)


def stated_counties(page: Page, found: Found) -> tuple[str, ...]:
    """Return the counties that the name or the divisions right before it state, by adcode."""
    tokens = page.tokens
    first = found.first
    while first > 0 and tokens[first - 1].cls in _DIVISIONS:
        first -= 1
    stated: dict[str, None] = {}
    for token in tokens[first : found.last + 1]:
        if token.cls is Cls.COUNTY and isinstance(token.hit, NameHit):
            codes = [entry.id for entry in token.hit.entries if entry.level is Level.COUNTY]
            stated.update(dict.fromkeys(code for code in codes if code != CITY))
    return tuple(stated)


def outside_reason(page: Page, found: Found) -> str | None:
    """Say why the name tells of a place outside Datong, or None.

    A project may bear the name of a company from elsewhere, so it needs a division's full name.
    """
    first = found.first
    while first > 0 and page.tokens[first - 1].cls is Cls.OUT:
        first -= 1
    tokens = page.tokens[first : found.last + 1]
    neighbour = _neighbour(tokens)
    if neighbour is not None:
        return f"名称前写明“{page.text[neighbour.start : neighbour.end]}”"
    if found.entries or any(token.cls in (Cls.COUNTY, Cls.PLACE) for token in tokens):
        return None
    surface = page.text[found.start : found.end]
    known = known_elsewhere(surface)
    if known is not None:
        return f"名称含“{known}”,不在大同"
    for index, token in enumerate(tokens):
        division = page.text[token.start : token.end]
        if token.cls is Cls.OUT and _tells_place(found.kind, division, is_first=index == 0):
            return f"名称含“{division}”"
    return None


def _neighbour(tokens: Sequence[Token]) -> Token | None:
    """Return the prefecture or county elsewhere right before a known name: `繁峙平型关古城`."""
    for token, following in pairwise(tokens):
        if token.cls is not Cls.OUT:
            return None
        is_near = isinstance(token.hit, OutsideHit) and token.hit.level != "province"
        if is_near and following.cls is Cls.PLACE:
            return token
    return None


def _tells_place(kind: Kind, division: str, *, is_first: bool) -> bool:
    """Whether a division elsewhere in a name says where the place is.

    At the head of a project's name a short form is mostly its company's (`北京金隅…项目`), behind
    a brand it is the place (`华电忻州…项目`); elsewhere in a name it may be part of another name.
    """
    if kind is Kind.PROJECT:
        return division[-1] in words().upper_divisions or not is_first
    return is_first
