"""What the text speaks of as a sight is one: a museum, a village that receives visitors."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import OPENERS, Cls
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.extraction.names.page import Found, Page

__all__ = ["with_sights"]

_PARAGRAPH_ENDS = "\n"
_CLAUSE_ENDS = "。；！？，,\n"
_SEPARATOR = "、"
#: So many sights make a list one of sights.
_FEWEST_SIGHTS = 2
#: How far a paragraph is read to either side, in characters.
_MAX_AWAY = 80


def with_sights(page: Page, names: Sequence[Found]) -> list[Found]:
    """Make sights of museums and villages that are told of as such.

    Parameters
    ----------
    page
        The text in tokens.
    names
        Names by start.
    """
    starts = [name.start for name in names]
    listed = _among_sights(page, names)
    return [
        name._replace(kind=Kind.SCENIC)
        if (name.kind is Kind.FACILITY and _is_shown(page.text, name))
        or (name.kind is Kind.SETTLEMENT and _receives(page, name, starts))
        or name.start in listed
        else name
        for name in names
    ]


def _is_shown(text: str, name: Found) -> bool:
    endings = tuple(lexicon.table("particular")["museums"])
    is_visited = text.endswith(endings, 0, name.end) and _is_visited(text, name)
    is_walked = _is_strolled(text, name) or _is_trail(text, name)
    return is_visited or _is_museum(text, name) or is_walked


def _among_sights(page: Page, names: Sequence[Found]) -> set[int]:
    """Return where villages stand that a list offers as one of its sights."""
    chain: list[Found] = []
    found: set[int] = set()
    end = -1
    for name in (*names, None):
        if name is not None and name.start < end:
            continue  # inside the name before
        if name is None or not chain or page.text[end : name.start] != _SEPARATOR:
            found.update(_villages_of(page, chain))
            chain = []
        if name is not None:
            chain.append(name)
            end = name.end
    return found


def _villages_of(page: Page, chain: Sequence[Found]) -> Iterator[int]:
    villages = [name for name in chain if name.kind is Kind.SETTLEMENT]
    others = [name for name in chain if name.kind is not Kind.SETTLEMENT]
    if len(others) < _FEWEST_SIGHTS or any(name.kind is not Kind.SCENIC for name in others):
        return
    ends = lexicon.table("particular")["villages"]
    yield from (name.start for name in villages if page.text[name.end - 1] in ends)


def _receives(page: Page, name: Found, starts: Sequence[int]) -> bool:
    """Whether a village is offered for a stay, or is what receives visitors.

    `住处可选花塔村`, `坊城新村设民宿45间，今年已接待游客8.9万人次`; not where its inns receive
    them, or a sight that is named in between.
    """
    text, lists = page.text, lexicon.table("particular")
    if text[name.end - 1] not in lists["villages"]:
        return False
    if text.endswith(tuple(lists["offers"]), 0, name.start):
        return True
    if _busy().match(text, name.end):
        return True
    opens = name.first == 0 or page.tokens[name.first - 1].cls in (Cls.MARK, Cls.PLACE, Cls.COUNTY)
    match = _received().match(text, name.end) if opens else None
    if match is None:
        return False
    following = bisect_right(starts, name.start)
    return following == len(starts) or starts[following] >= match.end()


@cache
def _busy() -> re.Pattern[str]:
    """Return what stands behind a village that visitors come to.

    That is that they do, that its inns are full, or a title (`入选省级乡村旅游重点村`).
    """
    lists = lexicon.table("particular")
    lodgings, busy = "|".join(lists["lodgings"]), "|".join(lists["busy"])
    awards, titles = "|".join(lists["awards"]), "|".join(lists["titles"])
    return re.compile(
        rf"(?:累计|共|已|今年|日均)*(?:{'|'.join(lists['receiving'])})"
        rf"|[^。，,；！？\n]{{0,6}}?(?:{awards})[^。，,；！？\n]{{0,14}}?(?:{titles})"
        rf"|的?(?:“[^”\n]{{1,8}}”)?(?:{lodgings})[^。，；！？\n]{{0,8}}?(?:{busy})"
    )


@cache
def _received() -> re.Pattern[str]:
    """Return what stands behind a village that visitors come to; no subject before the verb."""
    verbs = "|".join(lexicon.table("particular")["receiving"])
    return re.compile(rf"[^。；！？\n]{{0,{_MAX_AWAY}}}?(?<=[，,])[^，,。；\n]{{0,5}}(?:{verbs})")


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


def _is_trail(text: str, name: Found) -> bool:
    """Whether sights are linked up to an unknown road in quotes: `连成68公里的“初心路”`."""
    start = name.start - (text[name.start] not in OPENERS)
    if name.entries or start < 0 or text[start] not in OPENERS:
        return False
    clause = max(text.rfind(mark, max(start - _MAX_AWAY, 0), start) for mark in _CLAUSE_ENDS)
    return any(
        word in text[max(clause, 0) : start] for word in lexicon.table("particular")["links"]
    )


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
