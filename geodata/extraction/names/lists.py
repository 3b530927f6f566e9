"""Enumerations whose head tells the kind of every item: `海博夏初二期、阳光电源二期等项目`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token, has_own_name, is_named, joins
from geodata.extraction.names.known import says_red
from geodata.extraction.names.tokens import CLOSERS, OPENERS, Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import NameHit
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Found, Page
    from geodata.extraction.names.tokens import Token

__all__ = ["find_in_lists", "first_of_name", "head_kinds"]

#: How many tokens may stand between 等 and the head (`等335个重点项目`).
_MAX_BETWEEN = 6
#: How many items a list may have; a longer one is a table.
_MAX_ITEMS = 20
#: The shortest item, in characters, that the gazetteer does not know.
_MIN_ITEM = 3
#: The shortest description that stands for one thing, in characters.
_MIN_DESCRIPTION = 6
_BETWEEN = (Cls.COUNT, Cls.WORD, Cls.NOUN, Cls.TRADE, Cls.WORK, Cls.LATIN, Cls.RAW)
#: Kinds of heads whose items may be under construction.
_BUILT = (Kind.PROJECT, Kind.PARK, Kind.SCENIC, Kind.FACILITY)
_SEPARATORS = "、"
#: How long the rest of a name may be that begins with a stop character.
_SHORT_REST = (2, 3)


@cache
def head_kinds() -> dict[str, Kind]:
    """Return the words that head a list without being endings, and the kind of their items."""
    table = lexicon.table("name_heads")["list_heads"]
    return {word: kind for kind in Kind for word in table[kind.value]}


def find_in_lists(page: Page) -> Iterator[Found]:
    """Find the items of `A、B和C等项目`.

    Yields
    ------
    Found
        One name an item, of the head's kind unless the item's own ending tells another of the
        four kinds that the product is about.
    """
    text = page.text
    sums = frozenset(lexicon.table("name_heads")["sums"])
    for index in page.where(Cls.STOP, Cls.COUNT):
        token = page.tokens[index]
        is_open = False
        if token.cls is Cls.STOP:
            surface = text[token.start : token.end]
            is_open = surface in words().open_list
            if not is_open and surface not in sums:
                continue
        head = _head(page, index)
        if head is not None and (is_open or _closes_list(page, index)):
            yield from _items(page, index, *head)


def _closes_list(page: Page, index: int) -> bool:
    """Whether a count sums up what stands before it: `A、B两个控制性工程`."""
    if index < 3 or page.tokens[index - 1].cls in (Cls.MARK, Cls.STOP, Cls.COUNT):
        return False
    return sum(1 for *_, named in _spans(page, index) if named) > 1


def _head(page: Page, index: int) -> tuple[int, Kind] | None:
    """Return the token that heads the list behind 等 (项目 in `等一批重点项目`) and its kind."""
    found: tuple[int, Kind] | None = None
    for at in range(index + 1, min(index + 2 + _MAX_BETWEEN, len(page.tokens))):
        token = page.tokens[at]
        surface = page.text[token.start : token.end]
        kind = head_kinds().get(surface, token.kind)
        if kind is not None:
            found = at, kind
        elif found is not None:
            return None if surface in lexicon.table("name_heads")["no_end_before"] else found
        elif token.cls not in _BETWEEN and not _is_particle(page, at):
            return None
    return found


def _is_particle(page: Page, at: int) -> bool:
    return page.surface(at, at) in words().list_particles


def _items(page: Page, index: int, head: int, kind: Kind) -> Iterator[Found]:
    stop = index - 1 if page.surface(index - 1, index - 1) in words().sum_adverbs else index
    found = list(_spans(page, stop))
    if not any(is_named for *_, is_named in found):
        return
    # Beside a named item a described one is particular too: `职工文化活动中心、X公园等项目`.
    spans = [
        (first, last)
        for first, last, named in found
        if named or kind is Kind.PROJECT or _is_themed(page, first, last)
    ]
    if _are_products(page, spans):
        return
    between = page.tokens[index + 1 : head]
    is_works = any(token.cls is Cls.WORK for token in between)
    if kind is Kind.PROJECT and is_works and all(_is_ground(page, *span) for span in spans):
        if any(token.cls is Cls.COUNT for token in page.tokens[index:head]):
            return  # `高家山、口泉乡共6个土地开发项目`: six works without a name
        yield page.found(min(first for first, _ in spans), head, kind, "list")
        return
    if kind is Kind.SETTLEMENT and any(token.kind is Kind.SCENIC for token in between):
        kind = Kind.SCENIC  # `镇边堡、守口堡等长城村落`
    if kind in _BUILT and _is_built(page, head + 1):
        kind = Kind.PROJECT  # `既下山、凯悦臻选等品质酒店建设`
    elif kind is Kind.PROJECT and any(_is_sight(page, token) for token in between):
        kind = Kind.SCENIC
    for first, last in spans:
        item_kind = _item_kind(page, last, kind)
        if item_kind is not None:
            yield page.found(first, last, item_kind, "list")


def _is_themed(page: Page, first: int, last: int) -> bool:
    """Whether a described park has a theme of its own: `北魏文化主题公园`."""
    is_park = page.tokens[last].kind is Kind.PARK
    return is_park and any(token.cls is Cls.TRADE for token in page.tokens[first:last])


def _is_built(page: Page, at: int) -> bool:
    building = lexicon.table("name_heads")["building"]
    return at < len(page.tokens) and page.surface(at, at) in building


def _is_sight(page: Page, token: Token) -> bool:
    return page.text[token.start : token.end] in lexicon.table("name_heads")["sights"]


def _are_products(page: Page, spans: list[tuple[int, int]]) -> bool:
    """Whether all items end in the same trade: `超高强碳纤维、大丝束碳纤维等项目` are goods."""
    endings = {page.surface(last, last) for _, last in spans}
    return len(spans) > 1 and len(endings) == 1 and page.tokens[spans[0][1]].cls is Cls.TRADE


def _spans(page: Page, index: int) -> Iterator[tuple[int, int, bool]]:
    """Walk left from 等 over the items, the last first.

    Yields
    ------
    tuple of int, int and bool
        First and last token of an item, and whether it is a name or only a description.
    """
    last = index - 1
    for count in range(_MAX_ITEMS):
        if last < 0:
            return
        first = _item_start(page, last)
        if first is None or first > last:
            return
        begin = first_of_name(page, first, last)
        if begin is not None:
            yield begin, last, True
        elif _is_described(page, first, last):
            yield first, last, False
        before = first - 1
        if before < 0 or not _separates(page, before, first, is_last=count == 0):
            return
        last = before - 1 if _is_separator(page, before) else before


def _is_described(page: Page, first: int, last: int) -> bool:
    """Whether an item without a name of its own still tells one thing: `档案服务中心`."""
    tokens = page.tokens[first : last + 1]
    if tokens[-1].end - tokens[0].start < _MIN_DESCRIPTION:
        return False
    if tokens[0].cls is Cls.RAW and any(token.kind is Kind.FACILITY for token in tokens):
        return True  # `县人民医院门诊综合楼`
    if any(token.cls in (Cls.COUNT, Cls.STOP, Cls.MARK) for token in tokens):
        return False
    return tokens[-1].kind in (Kind.FACILITY, Kind.PARK) or tokens[0].cls is Cls.REGION


def _item_start(page: Page, last: int) -> int | None:
    """Return the first token of the item that ends with token `last`.

    A verb may stand inside an item between two separators (`贸易促进示范区`); where no
    separator comes, it is the verb before the first item.
    """
    at = last
    verb: int | None = None
    if page.tokens[last].is_common and page.tokens[last].cls is Cls.STOP:
        at -= 1  # a verb that ends an item: `北岳恒山5A级景区创建`
    while at >= 0:
        token = page.tokens[at]
        text = page.text[token.start : token.end]
        if token.cls is Cls.MARK and text in CLOSERS:
            opener = _opener(page, at)
            if opener is None:
                return verb
            at = opener - 1
            continue
        if token.cls is Cls.MARK and text not in "·-":
            start = at + 1 if verb is None or text == _SEPARATORS else verb
            return start if start <= last else None
        if _opens_short_name(page, at, last):
            return at
        if token.cls is Cls.STOP and not joins(page.text, page.tokens, at + 1, last):
            verb = at + 1 if verb is None else verb
            if token.end - token.start == 1:
                return verb if verb <= last else None
        at -= 1
    return 0 if verb is None else verb


def _opens_short_name(page: Page, at: int, last: int) -> bool:
    """Whether a character that mostly stops a name begins one: 正边堡 in `镇边堡、正边堡等`."""
    stop, run = page.tokens[at], page.tokens[last]
    if stop.cls is not Cls.STOP or run.cls is not Cls.RAW or last != at + 1 or at == 0:
        return False
    is_short = stop.end - stop.start == 1 and run.end - run.start in _SHORT_REST
    return is_short and page.surface(at - 1, at - 1) == _SEPARATORS


def _opener(page: Page, closer: int) -> int | None:
    wanted = CLOSERS[page.surface(closer, closer)]
    for at in range(closer - 1, max(closer - 12, -1), -1):
        if page.surface(at, at) == wanted:
            return at
    return None


def first_of_name(page: Page, first: int, last: int) -> int | None:
    """Return where the name in an item begins, None if the item names nothing."""
    ends_quoted = page.tokens[last].cls is Cls.MARK
    begin = first if ends_quoted else max(first, first_token(page.text, page.tokens, last))
    tokens = page.tokens[begin : last + 1]
    if page.tokens[last].cls is Cls.ORG:
        return None
    if _opens_short_name(page, first, last):
        return first
    if any(token.cls is Cls.PLACE for token in tokens):
        return begin
    if sum(token.end - token.start for token in tokens) < _MIN_ITEM:
        return begin if page.gazetteer.entries_named(page.surface(begin, last)) else None
    if has_own_name(page.tokens, begin, last + 1):
        return begin
    is_phase = tokens[-1].cls is Cls.PHASE and len(tokens) > 1
    is_quoted = page.text[tokens[0].start] in OPENERS
    is_works = tokens[-1].cls is Cls.WORK and any(token.cls is Cls.END for token in tokens)
    is_section = page.text[tokens[-1].end - 1] in words().section  # `省道203线广灵绕城段`
    has_ending = tokens[-1].cls is Cls.END or is_works or is_section
    has_ending = has_ending and is_named(page.text, page.tokens, begin, last)
    has_county = tokens[0].cls is Cls.COUNTY and any(t.cls is Cls.TRADE for t in tokens)
    return begin if is_phase or is_quoted or has_ending or has_county else None


def _is_separator(page: Page, at: int) -> bool:
    text = page.surface(at, at)
    return text in _SEPARATORS or text in words().last_joints


def _separates(page: Page, at: int, first: int, *, is_last: bool) -> bool:
    """Whether token `at` stands between two items; 和 only before the last item."""
    text = page.surface(at, at)
    if text in _SEPARATORS:
        return True
    if text in words().last_joints:
        return is_last
    # `“长城人家”“桑干人家”等`: quotations follow each other without a mark.
    return text in CLOSERS and page.surface(first, first) in OPENERS


def _is_ground(page: Page, first: int, last: int) -> bool:
    """Whether an item is a river, a village or a road on which works are done."""
    token = page.tokens[last]
    if first != last or not isinstance(token.hit, NameHit):
        return False
    return not token.hit.entries[0].kind.is_core


def _item_kind(page: Page, last: int, head: Kind) -> Kind | None:
    """Return an item's kind; None if it is none of the head's (a village in `等项目`).

    Works make a project of anything; in other lists an item's own ending says what it is.
    """
    token = page.tokens[last]
    own = token.kind
    surface = page.surface(last, last)
    if isinstance(token.hit, NameHit):
        own = token.hit.entries[0].kind
        if own is Kind.NATURAL and head is Kind.SCENIC:
            return head  # 狼窝山 in `等景点`
        is_red = own is Kind.RED_SITE and says_red(surface)
        if head is Kind.SCENIC and not is_red and surface[-1] not in words().townships:
            return head  # a village, a park, a street in `等景点`
        if own in (Kind.SETTLEMENT, Kind.NATURAL) and head is not own:
            return None
    if head is Kind.SCENIC and own in (Kind.PARK, Kind.FACILITY):
        return head
    return head if own is None or head is Kind.PROJECT else own
