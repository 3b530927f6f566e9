"""Whether the text around a phrase speaks of one particular place, though no proper name says so.

`总投资1.6亿元的黄花深加工生产线` is one thing, `一批农产品加工项目` any number of them. A figure,
an owner, a state of works or a visit makes a phrase of specific words particular; a quantity before
it, words that tell many and phrases of nothing but generic words speak against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.extraction import lexicon
from geodata.extraction.names.captions import captions
from geodata.extraction.names.tokens import OPENERS, Cls
from geodata.extraction.names.words import words as grammar
from geodata.model import Kind

if TYPE_CHECKING:
    from geodata.extraction.names.page import Page

__all__ = ["is_particular", "is_specific", "is_title"]

#: How far a phrase may stand from its other occurrence, in characters.
_MAX_AWAY = 4000
#: How many tokens may lie between 位于 and the 的 behind it, and between a head and its figure.
_MAX_SITE = 8
_MAX_FIGURE = 6
#: How many tokens a neighbour in a list may have.
_MAX_NEIGHBOUR = 6
#: How many adverbs and dates may stand before a state.
_MAX_ADVERBS = 5
#: How many words make a description of a zone.
_MIN_WORDS = 2
#: How many items may share the state behind the last.
_MAX_ITEMS = 6
#: How far before a title its line may begin, in characters.
_MAX_LEAD = 12
#: How many tokens may stand before its 的.
_MAX_MODIFIER = 3
_CLAUSE_STARTS = "。！？!?；;\n，,：:”"
#: Kinds that ordinary words alone may name.
_SITES = (Kind.PARK, Kind.SCENIC, Kind.RED_SITE, Kind.FACILITY)
_FIGURES = (Cls.COUNT, Cls.AMOUNT)
_GROUND = (Cls.COUNTY, Cls.PLACE)
_SPECIFIC = (
    Cls.TRADE, Cls.NOUN, Cls.LATIN, Cls.RAW, Cls.PROPER, Cls.PLACE, Cls.END, Cls.REGION, Cls.AMOUNT,
)  # fmt: skip


def is_particular(page: Page, first: int, last: int) -> bool:
    """Whether a phrase that ends in the ending `last` speaks of one place.

    Parameters
    ----------
    page
        The text in tokens.
    first, last
        First and last token of the phrase.
    """
    if _is_any(page, first, last):
        return False
    if last - first == 1 and page.surface(last, last) in _words()["streets"]:
        return page.tokens[first].cls is Cls.NOUN  # `杏花大道`
    if not is_specific(page, first, last) and not _is_countys_zone(page, first, last):
        if not _is_worded(page, first, last):
            return False
        # A township has but one such: `倍加造镇的航空小镇`.
        return _is_of_place(page, first) or _is_definite(page, first, last)
    return (
        _is_owned(page, first)
        or _is_paid(page, first)
        or _is_visited(page, first)
        or _is_told(page, last)
        or _has_state(page, last)
        or _is_listed(page, first, last)
        or _is_repeated(page, first, last)
        or _is_definite(page, first, last)
        or _is_done(page, first)
    )


def _is_done(page: Page, first: int) -> bool:
    """Whether it has been built, as the 了 behind the verb tells: `打造了边塞写生基地`."""
    if first < 2 or page.surface(first - 1, first - 1) not in _words()["done"]:
        return False
    return page.surface(first - 2, first - 2) in lexicon.table("name_heads")["founding"]


def _is_definite(page: Page, first: int, last: int) -> bool:
    """Whether plain words are used as a name is: visited, quoted, a title, or a scene."""
    if page.tokens[last].kind not in _SITES:
        return False
    return (
        _is_visited(page, first)
        or _is_quoted(page, first, last)
        or is_title(page, first, last)
        or _is_scene(page, first, last)
        or (_is_subject(page, first) and (_has_state(page, last) or _has_part(page, last)))
    )


def _has_part(page: Page, last: int) -> bool:
    """Whether a part of it is told of: `水土保持科技示范园的展览馆不收门票`."""
    at = last + 2
    is_part = at < len(page.tokens) and page.surface(last + 1, last + 1) == "的"
    return is_part and page.tokens[at].kind is Kind.FACILITY


def is_title(page: Page, first: int, last: int) -> bool:
    """Whether a phrase is a line of its own, as a caption or heading is.

    What belongs to the picture may stand behind it: `智慧城市展示中心一角`, `…外景 记者李明摄`.
    """
    text = page.text
    start, end = page.tokens[first].start, page.tokens[last].end
    before = text[max(text.rfind("\n", 0, start) + 1, start - _MAX_LEAD) : start]
    if before and not captions().lead.fullmatch(before):
        return False
    return captions().tail.match(text, end) is not None


def _is_quoted(page: Page, first: int, last: int) -> bool:
    """Whether quotation marks hold the phrase and nothing else, which is more than two words."""
    start, end = page.tokens[first].start, page.tokens[last].end
    opener = OPENERS.get(page.text[start - 1 : start])
    is_phrase = last - first >= _MIN_WORDS or is_specific(page, first, last)
    return is_phrase and opener is not None and page.text[end : end + 1] == opener


def _is_scene(page: Page, first: int, last: int) -> bool:
    """Whether something is seen there: `在X，…`, `记者在X看到`, `X里，…`."""
    words = _words()
    end = page.tokens[last].end
    after = page.text[end : end + 1]
    at = first - 1
    if at > 0 and page.surface(at, at) == "的":
        at = _before_modifier(page, at)  # `在隔壁的新材料中试基地，…`
    is_at = at >= 0 and page.surface(at, at) in words["at"]
    if is_at:
        at -= 1
        is_seen = page.text.startswith(tuple(words["seen"]), end) or after in (
            *grammar().inside,
            "，",
            ",",
        )
        return is_seen and _begins_clause(page, at)
    return after in grammar().inside and _begins_clause(page, at)


def _before_modifier(page: Page, at: int) -> int:
    """Return the 在 that a short modifier and 的 follow, or where it would stand."""
    for before in range(at - 1, max(at - 1 - _MAX_MODIFIER, -1), -1):
        if page.surface(before, before) in _words()["at"]:
            return before
        if page.tokens[before].cls in (Cls.MARK, Cls.STOP):
            break
    return at


def _is_subject(page: Page, first: int) -> bool:
    return _begins_clause(page, first - 1)


def _begins_clause(page: Page, before: int) -> bool:
    """Whether nothing but who tells it stands before in the clause."""
    if before < 0:
        return True
    token = page.tokens[before]
    is_mark = token.cls is Cls.MARK and page.text[token.start] in _CLAUSE_STARTS
    return is_mark or page.surface(before, before) in _words()["tellers"]


def _words() -> dict[str, Any]:
    table: dict[str, Any] = lexicon.table("particular")
    return table


def is_specific(page: Page, first: int, last: int) -> bool:
    """Whether a word stands before the ending that not every such place bears."""
    generic = _words()["generic"]
    own = tuple(lexicon.table("name_heads")["own_divisions"])
    return any(
        page.tokens[at].cls in _SPECIFIC
        and page.tokens[at].kind is not Kind.PROJECT  # `算力中心项目`
        and page.surface(at, at) not in generic
        and page.surface(at, at) not in own
        for at in range(first, last)
    )


def _is_any(page: Page, first: int, last: int) -> bool:
    """Whether a quantity, a plural or a plan says that any number of such places is meant."""
    words = _words()
    if any(page.surface(at, at) in words["plural"] for at in range(first, last)):
        return True
    if last + 1 < len(page.tokens) and page.surface(last + 1, last + 1) in words["many_after"]:
        return True
    if page.text.startswith(tuple(words["tasks"]), page.tokens[last].end):
        return True
    if first == 0:
        return False
    before = page.tokens[first - 1]
    surface = page.surface(first - 1, first - 1)
    is_money = surface.endswith("元")
    if surface in words["done"]:
        return False  # `打造了边塞写生基地`: done, so it is one
    is_many = surface in words["many_before"] or surface in words["plural"]
    return (before.cls in _FIGURES and not is_money) or is_many


def _is_owned(page: Page, first: int) -> bool:
    """Whether a sum, a place or a company owns it, or 位于 places it: `云州区的X`, `占地9亩的X`."""
    if first < 2 or page.surface(first - 1, first - 1) != "的":
        return False
    owner = page.tokens[first - 2]
    if page.text.endswith(grammar().lengths, owner.start, owner.end):
        return False  # `3.6公里的环湖步道`
    if owner.cls in (*_FIGURES, *_GROUND) or owner.kind in (Kind.ENTERPRISE, Kind.PARK):
        return True
    if page.text[owner.end - 1] in _words()["divisions"]:
        return True
    sites = _words()["sites"]
    for at in range(first - 2, max(first - 2 - _MAX_SITE, -1), -1):
        if page.tokens[at].cls is Cls.MARK:
            return False
        if page.surface(at, at) in sites:
            return True
    return False


def _is_countys_zone(page: Page, first: int, last: int) -> bool:
    """Whether a county's name leads a described zone: `云州区现代农业产业示范区`."""
    is_zone = page.tokens[last].kind is Kind.PARK and page.tokens[first].cls is Cls.COUNTY
    return is_zone and last - first > _MIN_WORDS


def _is_of_place(page: Page, first: int) -> bool:
    is_owned = first > 1 and page.surface(first - 1, first - 1) == "的"
    return is_owned and page.tokens[first - 2].cls is Cls.PLACE


def _is_worded(page: Page, first: int, last: int) -> bool:
    """Whether a word that is not among the most general stands before the ending."""
    generic = _words()["generic"]
    words = (Cls.WORD, Cls.WORK)
    return any(
        page.tokens[at].cls in words and page.surface(at, at) not in generic
        for at in range(first, last)
    )


def _is_paid(page: Page, first: int) -> bool:
    """Whether a sum pays for it: `投资7.2亿元建设X`."""
    if first < 2 or not page.surface(first - 2, first - 2).endswith("元"):
        return False
    return page.surface(first - 1, first - 1) in _words()["paid_works"]


def _is_visited(page: Page, first: int) -> bool:
    return first > 0 and page.surface(first - 1, first - 1) in _words()["visits"]


def _is_told(page: Page, last: int) -> bool:
    """Whether its size, price or site follows: `X项目总投资12亿元`, `X，占地420亩`."""
    words = _words()
    at = last + 1
    if at < len(page.tokens) and page.surface(at, at) in "，,":
        at += 1
    while at < len(page.tokens) and page.surface(at, at) in words["adverbs"]:
        at += 1
    if at >= len(page.tokens):
        return False
    surface = page.surface(at, at)
    if surface in words["sites"] or surface in words["spots"]:
        return True
    # A count right behind counts them: `独立储能项目12个`.
    if surface in words["not_told"] or page.tokens[at].cls in (Cls.MARK, *_FIGURES):
        return False
    for token in page.tokens[at : at + _MAX_FIGURE]:
        if token.cls is Cls.MARK:
            return False
        if token.cls in _FIGURES:
            return True
    return False


def _has_state(page: Page, last: int) -> bool:
    """Whether it is the subject of a state of works or business: `X已于8月投产`."""
    words = _words()
    building = lexicon.table("name_heads")["building_states"]
    last = _list_end(page, last)
    for at in range(last + 1, min(last + 1 + _MAX_ADVERBS, len(page.tokens))):
        surface = page.surface(at, at)
        if surface in words["states"] or surface in building:
            return True
        if page.tokens[at].cls is not Cls.COUNT and surface not in words["adverbs"]:
            return False
    return False


def _list_end(page: Page, last: int) -> int:
    """Return the last token of the last item of a list that begins with the item at `last`."""
    for _ in range(_MAX_ITEMS):
        at = last + 1
        if at >= len(page.tokens) or page.surface(at, at) not in grammar().joints:
            return last
        at += 1
        while at < len(page.tokens) and page.tokens[at].cls not in (Cls.END, Cls.MARK, Cls.STOP):
            at += 1
        if at >= len(page.tokens) or page.tokens[at].cls is not Cls.END:
            return last
        last = at
    return last


def _is_listed(page: Page, first: int, last: int) -> bool:
    """Whether a name stands beside it in a list: `X河公园、Y广场`."""
    tokens = page.tokens
    if first > 1 and page.surface(first - 1, first - 1) == "、" and _is_name(page, first - 2, -1):
        return True
    if last + 2 >= len(tokens) or page.surface(last + 1, last + 1) != "、":
        return False
    return _is_name(page, last + 2, 1)


def _is_name(page: Page, start: int, step: int) -> bool:
    """Whether the item of a list that begins or ends at a token holds a proper name and an end."""
    has_name = has_end = False
    for at in range(start, start + step * _MAX_NEIGHBOUR, step):
        if not 0 <= at < len(page.tokens):
            break
        token = page.tokens[at]
        if token.cls in (Cls.MARK, Cls.STOP, Cls.COUNT):
            break
        has_name = has_name or token.cls in (Cls.PLACE, Cls.PROPER)
        has_name = has_name or (token.cls is Cls.RAW and token.end - token.start > 1)
        has_end = has_end or token.cls in (Cls.END, Cls.PLACE)
    return has_name and has_end


def _is_repeated(page: Page, first: int, last: int) -> bool:
    """Whether the same words stand elsewhere near, as a name's do."""
    start, end = page.tokens[first].start, page.tokens[last].end
    surface = page.text[start:end]
    if page.text.find(surface, end, end + _MAX_AWAY) >= 0:
        return True
    return page.text.find(surface, max(start - _MAX_AWAY, 0), start) >= 0
