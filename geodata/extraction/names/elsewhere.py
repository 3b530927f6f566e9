"""Sights and sites that are known to lie outside Datong: `五台山`, `平遥古城`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import Cls
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Found, Page

__all__ = ["find_elsewhere", "known_elsewhere"]


@cache
def _kinds() -> dict[str, Kind]:
    """Return the names with their kinds."""
    table = lexicon.table("elsewhere")
    return {name: kind for kind in (Kind.SCENIC, Kind.RED_SITE) for name in table[kind.value]}


@cache
def _institutions() -> tuple[str, ...]:
    return tuple(lexicon.table("elsewhere")["institutions"])


def find_elsewhere(page: Page) -> Iterator[Found]:
    """Find the known sights of other parts of China.

    Yields
    ------
    Found
        Names that the tokens hold as a whole.
    """
    kinds = _kinds()
    for index in page.where(Cls.PROPER):
        kind = kinds.get(page.surface(index, index))
        if kind is not None:
            yield page.found(index, index, kind, "elsewhere")
    for index in page.where(Cls.OUT):
        # Some zones stand in the list of divisions: `苏州工业园区`.
        if page.surface(index, index).endswith(tuple(lexicon.table("elsewhere")["zones"])):
            yield page.found(index, index, Kind.PARK, "elsewhere")


def known_elsewhere(surface: str) -> str | None:
    """Return the known name elsewhere that a name is or holds, if there is one.

    Examples
    --------
    >>> known_elsewhere("清华大学碳中和研究院")
    '清华大学'
    >>> known_elsewhere("五台山景区")
    '五台山'
    """
    institution = next((name for name in _institutions() if name in surface), None)
    if institution is not None:
        return institution
    known = next((name for name in _kinds() if surface.startswith(name)), None)
    return known or _provincial(surface)


def _provincial(surface: str) -> str | None:
    """Return the province's name if it is all that tells where a school is."""
    table = lexicon.table("elsewhere")
    is_school = surface.endswith(tuple(table["province_schools"]))
    return table["province"] if is_school and surface.startswith(table["province"]) else None
