"""Whether the text around a phrase speaks of one particular place, though no proper name says so.

`总投资1.6亿元的黄花深加工生产线` is one thing, `一批农产品加工项目` any number of them. A figure,
an owner, a state of works or a visit makes a phrase of specific words particular; a quantity before
it, words that tell many and phrases of nothing but generic words speak against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.extraction import lexicon
from geodata.extraction.names.captions import captions
from geodata.extraction.names.telling import has_state, is_listed, is_repeated, is_told
from geodata.extraction.names.tokens import OPENERS, Cls
from geodata.extraction.names.words import words as grammar
from geodata.model import Kind

if TYPE_CHECKING:
    from geodata.extraction.names.page import Page

__all__ = ["is_particular", "is_specific", "is_title"]

#: How many tokens may lie between 位于 and the 的 behind it.
_MAX_SITE = 8
#: How many words make a description of a zone.
_MIN_WORDS = 2
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
    if _is_any(page, first, last) or _is_attraction(page, first, last):
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
        or _is_sited(page, first)
        or _is_paid(page, first)
        or _is_visited(page, first)
        or is_told(page, last)
        or has_state(page, last)
        or is_listed(page, first, last)
        or is_repeated(page, first, last)
        or _is_definite(page, first, last)
        or _is_done(page, first)
    )


def _is_attraction(page: Page, first: int, last: int) -> bool:
    """Whether it is what a sight offers, no works: `乌龙峡景区的漂流项目`."""
    is_offer = page.tokens[last].kind is Kind.PROJECT and page.tokens[last - 1].kind is Kind.SCENIC
    return is_offer and last - first == 1


def _is_done(page: Page, first: int) -> bool:
    """Whether it has been built, as the verb or the 了 behind it tells: `打造了边塞写生基地`."""
    founding, done = lexicon.table("name_heads")["founding"], _words()["done"]
    verb = page.surface(first - 1, first - 1) if first else ""
    if verb in founding and verb.endswith(tuple(done)):
        return True
    return verb in done and first > 1 and page.surface(first - 2, first - 2) in founding


def _is_definite(page: Page, first: int, last: int) -> bool:
    """Whether plain words are used as a name is: visited, quoted, a title, or a scene."""
    if page.tokens[last].kind not in _SITES:
        return False
    return (
        _is_visited(page, first)
        or _is_quoted(page, first, last)
        or is_title(page, first, last)
        or _is_scene(page, first, last)
        or (_is_subject(page, first) and (has_state(page, last) or _has_part(page, last)))
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
    barred = (*words["plural"], *words["temporary"])
    if any(page.surface(at, at) in barred for at in range(first, last)):
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
    is_beside = page.surface(first - 2, first - 2) in _words()["beside"]
    if is_beside and first > 2 and page.tokens[first - 3].cls is Cls.PLACE:
        return True  # `狼窝山脚下的星空营地`
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


def _is_sited(page: Page, first: int) -> bool:
    """Whether the verb before it tells where it is built: `在一斗泉乡建设百合种植基地`."""
    if first < 3 or page.tokens[first - 2].cls is not Cls.PLACE:
        return False
    is_at = page.surface(first - 3, first - 3) in _words()["at"]
    return is_at and page.surface(first - 1, first - 1) in _words()["paid_works"]


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
