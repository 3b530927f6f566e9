"""A museum that the text speaks of as a sight is one: `大同市博物馆、华严寺人气爆棚`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.extraction.names.page import Found, Page

__all__ = ["with_sights"]

_PARAGRAPH_ENDS = "\n"
#: How far a paragraph is read to either side, in characters.
_MAX_AWAY = 80


def with_sights(page: Page, names: Sequence[Found]) -> list[Found]:
    """Make sights of the museums whose paragraph speaks of visitors or other sights.

    Parameters
    ----------
    page
        The text in tokens.
    names
        Names by start.
    """
    endings = tuple(lexicon.table("particular")["museums"])
    return [
        name._replace(kind=Kind.SCENIC)
        if name.kind is Kind.FACILITY
        and (
            (page.text.endswith(endings, 0, name.end) and _is_visited(page.text, name))
            or _is_museum(page.text, name)
            or _is_strolled(page.text, name)
        )
        else name
        for name in names
    ]


def _is_visited(text: str, name: Found) -> bool:
    around = _around(text, name)
    return any(word in around for word in lexicon.table("particular")["visitors"])


def _is_strolled(text: str, name: Found) -> bool:
    """Whether an unknown road is walked for its beauty: `沿着杏花大道徒步赏花`."""
    lists = lexicon.table("particular")
    if name.entries or not text.endswith(tuple(lists["walks"]), 0, name.end):
        return False
    end = text.find("。", name.end, name.end + _MAX_AWAY)
    rest = text[name.end : end if end >= 0 else name.end + _MAX_AWAY]
    return any(word in rest for word in lists["strolls"])


def _is_museum(text: str, name: Found) -> bool:
    """Whether it is a museum of which nothing is told that an office does."""
    lists = lexicon.table("particular")
    if not text.endswith(tuple(lists["sure_museums"]), 0, name.end):
        return False
    end = text.find("。", name.end, name.end + _MAX_AWAY)
    rest = text[name.end : end if end >= 0 else name.end + _MAX_AWAY]
    return not any(word in rest for word in lists["offices"])


def _around(text: str, name: Found) -> str:
    """Return the paragraph around a name without the name itself, cut at a distance."""
    earliest = max(name.start - _MAX_AWAY, 0)
    start = max(text.rfind(mark, earliest, name.start) for mark in _PARAGRAPH_ENDS) + 1
    ends = (text.find(mark, name.end, name.end + _MAX_AWAY) for mark in _PARAGRAPH_ENDS)
    end = min((end for end in ends if end >= 0), default=name.end + _MAX_AWAY)
    return text[max(start, earliest) : name.start] + text[name.end : end]
