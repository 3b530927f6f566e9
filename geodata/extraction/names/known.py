"""Names that the gazetteer knows; counties alone are no places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.page import Found
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import Level, NameHit
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Page

__all__ = ["find_known", "says_red"]

#: How much of a name must stand behind a name inside it; 大同古城墙 holds no 大同古城.
_MIN_REST = 2


def find_known(page: Page) -> Iterator[Found]:
    """Find names of the gazetteer below the county; the first entry that bears it tells the kind.

    The tokens have already given up names inside longer words (`和平城` is no 平城).
    """
    inner_names: dict[str, tuple[NameHit, ...]] = {}
    for index in page.where(Cls.PLACE):
        token = page.tokens[index]
        if not isinstance(token.hit, NameHit):
            continue
        if _is_brand(page, index) or _is_author(page, index):
            continue
        surface = token.hit.surface
        if surface not in inner_names:
            inner_names[surface] = _inner(page, token.hit)
        for hit in (token.hit, *inner_names[surface]):
            shift = 0 if hit is token.hit else token.start
            start, end = hit.start + shift, hit.end + shift
            yield Found(start, end, index, index, _kind(page, hit, index), "known", hit.entries)


def _is_brand(page: Page, index: int) -> bool:
    """Whether a sight only lends its name to goods: `恒山黄芪专业镇`, `恒山黄芪`."""
    hit = page.tokens[index].hit
    if index + 1 >= len(page.tokens) or not isinstance(hit, NameHit):
        return False
    is_sight = hit.entries[0].kind in (Kind.SCENIC, Kind.NATURAL)
    return is_sight and page.surface(index + 1, index + 1) in lexicon.table("name_heads")["goods"]


def _is_author(page: Page, index: int) -> bool:
    """Whether a government is named as who wrote or held something: `大同市政府工作报告`."""
    heads = lexicon.table("name_heads")
    end = page.tokens[index].end
    is_office = page.text[end - 2 : end] in heads["governments"]
    return is_office and page.text.startswith(tuple(heads["government_papers"]), end)


def says_red(surface: str) -> bool:
    """Whether a name says by its ending that it is a red site; 平型关 alone does not."""
    return surface.endswith(tuple(lexicon.table("endings")[Kind.RED_SITE.value]["words"]))


def _kind(page: Page, hit: NameHit, index: int) -> Kind:
    """Return what a known name is: a sight that was once works is works beside `建设` alone."""
    kind = hit.entries[0].kind
    if kind is Kind.SCENIC and _is_green_park(hit):
        return Kind.PARK
    if kind is not Kind.PROJECT or not hit.surface.endswith(words().visited):
        return kind
    following = page.tokens[index + 1].cls if index + 1 < len(page.tokens) else Cls.MARK
    return Kind.SCENIC if following in (Cls.MARK, Cls.STOP, Cls.RAW) else Kind.PROJECT


def _is_green_park(hit: NameHit) -> bool:
    """Whether a sight is named here as the park that it is too: `白羊峪森林公园`."""
    ends = tuple(lexicon.table("name_heads")["nature_parks"])
    return hit.surface.endswith(ends) and not hit.entries[0].name.endswith(ends)


def _inner(page: Page, hit: NameHit) -> tuple[NameHit, ...]:
    """Find the names inside a known name: `云冈经开区` in `云冈经开区清洁能源产业园`.

    The automaton reports only the longest; without its end the name gives up what it begins with.
    """
    outer = {entry.id for entry in hit.entries}
    return tuple(
        inner
        for inner in page.gazetteer.scan(hit.surface[:-_MIN_REST])
        if all(entry.level is not Level.COUNTY and entry.id not in outer for entry in inner.entries)
    )
