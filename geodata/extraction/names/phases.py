"""Names with a phase: `国网时代储能一期`, `同热三期2×100万千瓦煤电`, `X度假区一期`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token
from geodata.extraction.names.tokens import Cls
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Found, Page

__all__ = ["find_phases"]

_NAMES = (Cls.NOUN, Cls.RAW, Cls.PLACE, Cls.PROPER, Cls.MARK, Cls.COUNTY)


def find_phases(page: Page) -> Iterator[Found]:
    """Find names that end in a phase, with the capacity that may stand behind it.

    Yields
    ------
    Found
        Works, except where the phase is that of a park or of a sight that is open.
    """
    for index in page.where(Cls.PHASE):
        found = _by_phase(page, index)
        if found is not None:
            yield found


def _by_phase(page: Page, index: int) -> Found | None:
    tokens = page.tokens
    if index == 0 or tokens[index - 1].cls is Cls.MARK:
        return None
    first = first_token(page.text, tokens, index)
    inner = tokens[first:index]
    if not any(token.cls in _NAMES for token in inner) or inner[-1].end - inner[0].start == 1:
        return None
    last = index
    if index + 2 < len(tokens) and tokens[index + 1].cls is Cls.AMOUNT:
        last = index + 2 if tokens[index + 2].cls is Cls.TRADE else index
    return page.found(first, last, _kind_of_phase(page, index, last), "phase")


def _kind_of_phase(page: Page, index: int, last: int) -> Kind:
    """Return what a phase is: a park's is the park, an open sight's the sight, any other works."""
    kind = page.tokens[index - 1].kind
    heads = lexicon.table("name_heads")
    openings, adverbs = tuple(heads["openings"]), tuple(heads["opening_adverbs"])
    start = page.tokens[last].end
    while not page.text.startswith(openings, start):
        adverb = next((word for word in adverbs if page.text.startswith(word, start)), None)
        if adverb is None:
            break
        start += len(adverb)
    is_open = kind is Kind.SCENIC and page.text.startswith(openings, start)
    return kind if kind is Kind.PARK or (is_open and kind is not None) else Kind.PROJECT
