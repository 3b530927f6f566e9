"""Names that the gazetteer knows; counties alone are no places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction.names.page import Found
from geodata.extraction.names.tokens import Cls
from geodata.gazetteer import NameHit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Page

__all__ = ["find_known"]


def find_known(page: Page) -> Iterator[Found]:
    """Find names of the gazetteer below the county; the first entry that bears it tells the kind.

    The tokens have already given up names inside longer words (`和平城` is no 平城).
    """
    for index, token in enumerate(page.tokens):
        if token.cls is Cls.PLACE and isinstance(token.hit, NameHit):
            entries = token.hit.entries
            yield Found(token.start, token.end, index, index, entries[0].kind, "known", entries)
