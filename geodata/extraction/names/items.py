"""Items that a mark or a word announces: numbered lines, and `签约项目21个，包括A、B`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token, has_own_name
from geodata.extraction.names.evidence import is_specific
from geodata.extraction.names.lists import first_of_name, head_kinds
from geodata.extraction.names.tokens import CLOSERS, Cls
from geodata.extraction.names.words import words
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Found, Page

__all__ = ["find_items"]

_NUMBERED = re.compile(
    r"^[ \t\u3000]*(?:\d{1,2}[.、．](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）])",
    re.MULTILINE,
)
#: How far before an announcing word its head may stand, in tokens.
_MAX_BACK = 14
#: How many tokens an announced list may have.
_MAX_LIST = 160
#: The shortest name of works that no ending marks, in characters.
_MIN_WORKS = 6
#: How many adverbs may stand before the state of works, the state included.
_MAX_ADVERBS = 4
#: What works are done on.
_PLACES = (Cls.END, Cls.PLACE, Cls.RAW)
#: What may follow works that open a clause, and how far a figure of theirs may stand, in tokens.
_TITLE_ENDS = "，,（(：:\u3000"
_MAX_TOLD = 12
#: What announcing words are as tokens.
_ANNOUNCING = (Cls.STOP, Cls.MARK, Cls.WORD, Cls.NOUN)
_SENTENCE_ENDS = "。！？!?\n；;"
_ITEM_ENDS = "、，,；;。：:\n"
#: What ends the name that opens a numbered item, besides.
_NUMBERED_ENDS = _ITEM_ENDS + " \u3000—－（("


def find_items(page: Page) -> Iterator[Found]:
    """Find works that stand as an item of a numbered or an announced list.

    Yields
    ------
    Found
        Names of works; other names in such items are found by their own endings.
    """
    yield from _numbered(page)
    yield from _governed(page)
    announcers = frozenset(lexicon.table("name_heads")["announcers"])
    text = page.text
    end = 0
    for index in page.where(*_ANNOUNCING):
        token = page.tokens[index]
        if text[token.start : token.end] not in announcers or index < end:
            continue
        if _announces_works(page, index):
            end = _list_end(page, index + 1)
            if any(page.surface(at, at) == "、" for at in range(index + 1, end)):
                yield from _announced(page, index + 1, end)


def _numbered(page: Page) -> Iterator[Found]:
    """Take a numbered line's first words for works: `3.米薪关镇敬老院消防改造。`."""
    starts = [match.end() for match in _NUMBERED.finditer(page.text)]
    if len(starts) < 2:
        return
    wanted = iter(starts)
    start = next(wanted)
    for index, token in enumerate(page.tokens):
        if token.start < start:
            continue
        last = _item_end(page, index, len(page.tokens), _NUMBERED_ENDS) - 1
        is_built = last > index and _is_in_progress(page, last)
        blanks = range(index, last)
        first = next((at for at in blanks if not page.surface(at, at).isspace()), index)
        found = _works(page, first, last, is_announced=is_built, is_numbered=True)
        if found is not None:
            yield found
        start = next(wanted, -1)
        if start < 0:
            return


def _is_in_progress(page: Page, last: int) -> bool:
    """Whether the rest of a line tells how far works have come."""
    start = page.tokens[last].end
    end = page.text.find("\n", start)
    rest = page.text[start : end if end >= 0 else len(page.text)]
    return any(word in rest for word in lexicon.table("name_heads")["item_progress"])


def _governed(page: Page) -> Iterator[Found]:
    """Find the items of `完成荣乌高速灵丘西出口改造、X至Y段升级改造`: two or more works."""
    works = frozenset(lexicon.table("name_heads")["physical_works"])
    for index in page.where(Cls.WORK):
        token = page.tokens[index]
        if page.text[token.start : token.end] not in works:
            continue
        is_closed = token.end >= len(page.text) or page.text[token.end] in _NUMBERED_ENDS
        first = _reported_start(page, index, is_closed=is_closed)
        if first is None and is_closed:
            first = _titled_start(page, index) or _governed_start(page, index)
        if first is None:
            continue
        found = _works(page, first, index)
        if found is not None and found.end - found.start >= _MIN_WORKS:
            yield found


def _reported_start(page: Page, last: int, *, is_closed: bool) -> int | None:
    """Return where works on a named place begin that are reported of alone.

    Either their state follows (`X公园步道改造近日完工`), or a verb governs works so large that
    they are a project (`完成X水库除险加固，`).
    """
    heads = lexicon.table("name_heads")
    if last == 0 or page.tokens[last - 1].cls not in _PLACES:
        return None
    is_large = is_closed and page.surface(last, last) in heads["large_works"]
    is_told = _is_state(page, last + 1)
    if not is_large and not is_told:
        return None
    first = first_token(page.text, page.tokens, last)
    if first == 0 or first == last or not has_own_name(page.tokens, first, last):
        return None
    if page.tokens[first - 1].cls is Cls.MARK:
        return first if is_told and not _is_own_joint(page, first) else None
    is_governed = page.surface(first - 1, first - 1) in heads["works_verbs"]
    return first if is_large and is_governed else None


def _is_own_joint(page: Page, first: int) -> bool:
    """Whether an item of a list stands before, whose works may be the same: `X、Y改造完工`."""
    return page.surface(first - 1, first - 1) in words().joints


def _is_state(page: Page, start: int) -> bool:
    """Whether a state of works follows, behind adverbs: `近日完工`."""
    heads = lexicon.table("name_heads")
    for at in range(start, min(start + _MAX_ADVERBS, len(page.tokens))):
        surface = page.surface(at, at)
        if surface in heads["building_states"]:
            return True
        if surface not in heads["state_adverbs"] and surface not in heads["recent"]:
            return False
    return False


def _titled_start(page: Page, last: int) -> int | None:
    """Return where works begin that open a clause and are told of: `X路改造（…）全长2公里`."""
    first = first_token(page.text, page.tokens, last)
    opens = first > 0 and page.tokens[first - 1].cls is Cls.MARK
    if not opens or page.surface(first - 1, first - 1) in "、，," or first == last:
        return None
    if page.text[page.tokens[last].end : page.tokens[last].end + 1] not in _TITLE_ENDS:
        return None
    beyond = page.tokens[last + 1 : last + 1 + _MAX_TOLD]
    is_told = any(token.cls in (Cls.COUNT, Cls.AMOUNT) for token in beyond)
    return first if is_told and has_own_name(page.tokens, first, last) else None


def _governed_start(page: Page, last: int) -> int | None:
    """Return where an item begins that has a neighbour and a governing verb in its clause."""
    first: int | None = None
    verbs = lexicon.table("name_heads")["works_verbs"]
    is_list = page.text[page.tokens[last].end : page.tokens[last].end + 1] == "、"
    for at in range(last - 1, max(last - _MAX_LIST, -1), -1):
        surface = page.surface(at, at)
        if surface == "、":
            is_list = True
            first = at + 1 if first is None else first
        elif surface in _SENTENCE_ENDS or surface in "，,：:":
            # `X建设工程、Y绿化提升、Z项目协同推进`
            is_beside = first is not None and page.tokens[first - 2].kind is Kind.PROJECT
            return first if is_beside else None
        elif surface in verbs and page.tokens[at].cls in (Cls.STOP, Cls.WORK):
            first = at + 1 if first is None else first
            return first if is_list else None
    return None


def _announces_works(page: Page, index: int) -> bool:
    """Whether 项目, 工程 or the like stands before in the sentence, counted or at its head."""
    for at in range(index - 1, max(index - _MAX_BACK, -1), -1):
        token = page.tokens[at]
        surface = page.surface(at, at)
        if surface in _SENTENCE_ENDS:
            return False
        if head_kinds().get(surface, token.kind) is Kind.PROJECT:
            return page.tokens[at + 1].cls in (Cls.COUNT, Cls.MARK, Cls.STOP)
    return False


def _list_end(page: Page, start: int) -> int:
    for at in range(start, min(start + _MAX_LIST, len(page.tokens))):
        if page.surface(at, at) in _SENTENCE_ENDS:
            return at
    return min(start + _MAX_LIST, len(page.tokens))


def _announced(page: Page, start: int, end: int) -> Iterator[Found]:
    while start < end:
        stop = _item_end(page, start, end)
        last = stop - 1
        while last > start and page.surface(last, last) in words().open_list:
            last -= 1
        found = _works(page, start, last, is_announced=True)
        if found is not None:
            yield found
        start = stop + 1


def _item_end(page: Page, start: int, end: int, ends: str = _ITEM_ENDS) -> int:
    """Return the token behind an item; a mark in brackets does not end it."""
    depth = 0
    for at in range(start, end):
        surface = page.surface(at, at)
        if depth <= 0 and surface in ends and at > start:
            return at
        if surface in CLOSERS.values():
            depth += 1
        elif surface in CLOSERS:
            depth -= 1
    return end


def _is_plain_name(page: Page, first: int, last: int) -> bool:
    """Whether a numbered item is nothing but specific words: `东方亮小米加工园建设项目`."""
    tokens = page.tokens[first:last]
    is_phrase = all(token.cls not in (Cls.STOP, Cls.ORG, Cls.COUNT, Cls.MARK) for token in tokens)
    return is_phrase and len(tokens) > 1 and is_specific(page, first, last)


def _works(
    page: Page, first: int, last: int, *, is_announced: bool = False, is_numbered: bool = False
) -> Found | None:
    """Take an item for works where it ends in works, or in what is built and announced so."""
    if last <= first:
        return None
    token = page.tokens[last]
    if is_numbered and token.kind is Kind.PROJECT and _is_plain_name(page, first, last):
        return page.found(first, last, Kind.PROJECT, "item")
    heads, surface = lexicon.table("name_heads"), page.surface(last, last)
    is_built = token.cls is Cls.END and token.kind not in (Kind.ENTERPRISE, Kind.SETTLEMENT)
    is_built = is_built or surface in heads["plants"] or surface in heads["park_parts"]
    # `X园区十期`
    is_built = is_built or token.cls is Cls.PHASE
    # `太白山100MW风电`
    is_sized = token.cls is Cls.TRADE and page.tokens[last - 1].cls is Cls.AMOUNT
    if token.cls is not Cls.WORK and not is_sized and not (is_announced and is_built):
        return None
    begin = first_of_name(page, first, last)
    if begin is None or begin == last or page.tokens[begin].cls is Cls.REGION:
        return None
    return page.found(begin, last, Kind.PROJECT, "item")
