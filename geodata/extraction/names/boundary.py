"""Where a name begins: walk left from its ending until something that no name holds."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import CLOSERS, OPENERS, Cls, Token
from geodata.extraction.names.words import words
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["first_token", "has_own_name", "is_named", "joins"]

#: The longest name, in characters; the longest of a company's works seen is 35.
_MAX_LENGTH = 40
#: The longest text in quotation marks or brackets that belongs to a name.
_MAX_QUOTED = 16
#: The longest brand before a county's short name.
_MAX_BRAND = 4
#: How many ordinary words may follow it (晋能 控股 电力).
_MAX_BRAND_TAIL = 2
#: The length of an unknown character with a trade of one character.
_PAIR = 2
_NAMES = (Cls.RAW, Cls.PLACE, Cls.COUNTY, Cls.OUT, Cls.PROPER)
#: What a name may not begin with.
_LEADING = (Cls.WORK, Cls.AMOUNT, Cls.PHASE, Cls.COUNT)
_INNER_MARKS = "·•-－—±"
_PLUS = "+＋"
#: What numbers an item where brackets hold nothing else: `（三）X电厂`.
_ITEM_NUMBERS = frozenset(
    (*"一二三四五六七八九十", *map(str, range(1, 31)), "十一", "十二", "十三")
)


def first_token(text: str, tokens: Sequence[Token], last: int) -> int:
    """Return the index of the first token of the name that ends with token `last`.

    Parameters
    ----------
    text
        The text that was cut into tokens.
    tokens
        Its tokens, without gaps.
    last
        Index of the ending.
    """
    first = last
    limit = tokens[last].end - _MAX_LENGTH
    while first > 0 and tokens[first - 1].start >= limit:
        step = _step(text, tokens, first, last)
        if step == 0:
            break
        first -= step
    return _without_lead(text, tokens, first, last)


def _step(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Return how many tokens to the left belong to the name that begins at `first` so far."""
    token, right = tokens[first - 1], tokens[first]
    match token.cls:
        case Cls.STOP:
            is_own = _is_subject_bound(text, tokens, first - 1)
            is_own = is_own or _is_noun_of_works(text, tokens, first - 1, last)
            return 1 if is_own else joins(text, tokens, first, last)
        case Cls.ORG:
            # An authority or a troop lends its name to where it once was: `游击支队旧址`.
            return 1 if tokens[last].kind is Kind.RED_SITE else 0
        case Cls.MARK:
            return _across_mark(text, tokens, first)
        case Cls.COUNT:
            return 1 if right.cls is Cls.AMOUNT or _is_ordinal(text, tokens, first - 1) else 0
        case Cls.WORK:
            is_verb = right.cls in _NAMES and right.end - right.start > 1
            return 0 if is_verb or _is_done_there(text, tokens, first - 1) else 1
        case Cls.END:
            return _across_ending(text, tokens, first, last)
        case Cls.AMOUNT:
            if right.cls not in _NAMES or _is_glued(tokens, first - 1):
                return 1
            return _across_output(text, tokens, first - 1)
    return _across_name(text, tokens, first, last)


def _is_subject_bound(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether an adverb without a subject opens a clause, so that it is part of a name."""
    token = tokens[index]
    if text[token.start : token.end] not in tuple(lexicon.table("name_heads")["subject_bound"]):
        return False
    opens = index == 0 or tokens[index - 1].cls is Cls.MARK
    return opens and tokens[index + 1].cls in (Cls.RAW, Cls.TRADE)


def _is_noun_of_works(text: str, tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a verb before works is a noun in their name: `X公园南段延伸工程`."""
    token, right = tokens[index], tokens[index + 1]
    is_works = tokens[last].kind is right.kind is Kind.PROJECT or right.cls is Cls.WORK
    is_works = is_works and tokens[last].kind is Kind.PROJECT
    verbs = lexicon.table("name_heads")["verbs_in_works"]
    return is_works and text[token.start : token.end] in verbs


def _is_done_there(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether works are the verb behind where they are done: `在一斗泉乡建设X基地`."""
    if index < 2 or tokens[index - 1].cls not in (Cls.PLACE, Cls.COUNTY):
        return False
    building = lexicon.table("name_heads")["building"]
    before = tokens[index - 2]
    is_at = text[before.start : before.end] in lexicon.table("particular")["at"]
    return is_at and text[tokens[index].start : tokens[index].end] in building


def _across_output(text: str, tokens: Sequence[Token], amount: int) -> int:
    """Pass a yearly output between a brand and what it makes: `聚能年产3万吨废电池拆解项目`."""
    if amount < 2 or tokens[amount - 2].cls not in (*_NAMES, Cls.COUNTY, Cls.END):
        return 0
    word = tokens[amount - 1]
    return 2 if text[word.start : word.end] in lexicon.table("name_heads")["outputs"] else 0


def _is_ordinal(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether 第 stands before a numeral: `浑源县第一个党支部旧址`."""
    return text[tokens[index].start] == "第" or text[tokens[index].start - 1] == "第"


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name or a phase stands right before: `同热三期2×100万千瓦消纳项目`."""
    return index > 0 and tokens[index - 1].cls in (*_NAMES, Cls.PHASE, Cls.TRADE)


def _across_name(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Pass an unknown run or a known name unless what stands right of it begins anew."""
    left, right = tokens[first - 1], tokens[first]
    leads = left.cls is Cls.RAW and text[left.end - 1] in _lead_ends()
    if right.cls not in (Cls.COUNTY, Cls.OUT, Cls.PLACE):
        # `月华池古堡看长城`: a verb between two names
        is_between = first > 1 and tokens[first - 2].cls in (Cls.END, Cls.PLACE)
        is_word = left.cls is Cls.RAW and left.end - left.start == 1
        if is_word and text[left.start] in words().span:
            return joins(text, tokens, first, last)  # `从X提质升级到Y文化中心`
        return 0 if leads and is_between and is_word else 1
    if leads:
        return 0
    is_numbered = left.cls is Cls.LATIN and _is_road_number(text, tokens, first - 1)
    if left.cls in (Cls.COUNTY, Cls.OUT, Cls.PLACE) or is_numbered:
        return 1
    # A short name stands inside brands (`华兴大同农批城`), a full one begins the name (`X县…`).
    is_full = text[right.end - 1] in words().divisions
    return 1 if not is_full and _is_brand(tokens, first - 1) else 0


@cache
def _lead_ends() -> str:
    chars: str = lexicon.table("name_heads")["lead_ends"]
    return chars


def _is_road_number(text: str, tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if text[token.end - 1] in words().road_numbers:
        return True
    left = tokens[index - 1] if index else token
    return text[left.start : left.end] in lexicon.table("name_heads")["road_classes"]


def _is_brand(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may be a company's name before a county's: `晋控电力左云风电场`."""
    token = tokens[index]
    if token.cls in (Cls.RAW, Cls.PROPER):
        return token.end - token.start <= _MAX_BRAND
    first = index
    while first > 0 and tokens[first].cls in (Cls.WORD, Cls.TRADE, Cls.NOUN):
        first -= 1
    if tokens[first].kind is Kind.ENTERPRISE:
        return True  # `抖音集团大同算力中心`
    return index - first <= _MAX_BRAND_TAIL and tokens[first].cls in (Cls.RAW, Cls.PROPER)


def _across_ending(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Pass another name's ending: a park inside a project's name, but no project before it."""
    left, right = tokens[first - 1], tokens[first]
    if left.kind is not Kind.PROJECT:
        return 1
    if tokens[last].kind is not Kind.PROJECT and tokens[last].cls not in (Cls.PHASE, Cls.WORK):
        return 0
    ending = text[tokens[last].end - 2 : tokens[last].end]
    if text[left.end - 2 : left.end] == ending in words().works[1:]:
        return 1  # works within works: `万家寨引黄工程北干线配套管网工程`
    is_tail = all(token.cls not in _NAMES for token in tokens[first : last + 1])
    return 1 if is_tail and right.cls is not Cls.COUNT else 0


def _across_mark(text: str, tokens: Sequence[Token], first: int) -> int:
    """Pass a mark that joins the parts of a name, or a whole quotation."""
    mark = text[tokens[first - 1].start]
    if mark in _PLUS:  # `光伏+生态治理基地`, but not the slogan `链主+园区`
        return 1 if first > 1 and tokens[first - 2].cls is Cls.TRADE else 0
    if mark == "/":  # `100兆瓦/200兆瓦时储能项目`
        is_pair = first > 1 and tokens[first].cls is tokens[first - 2].cls is Cls.AMOUNT
        return 1 if is_pair else 0
    if mark in _INNER_MARKS:
        is_dash = first > 1 and text[tokens[first - 2].start] == mark
        return 0 if is_dash else 1
    opener = CLOSERS.get(mark)
    if opener is None:
        return 0
    index = first - 2
    while index >= 0 and tokens[first - 1].start - tokens[index].start <= _MAX_QUOTED:
        if text[tokens[index].start] == opener:
            is_number = text[tokens[index].end : tokens[first - 1].start] in _ITEM_NUMBERS
            return first - index if index < first - 2 and not is_number else 0
        if opener in "（(" and tokens[index].cls is Cls.STOP:
            return 0
        if text[tokens[index].start] in OPENERS or text[tokens[index].start] in "\n，。！？；":
            return 0
        index -= 1
    return 0


def joins(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Return how many tokens to pass where the word before `first` joins parts of one name.

    That is a 和 between works or numbers (`保护与改造`, `109线和208线`) and the 至 between the ends
    of a road (`陈庄至肥村段`).
    """
    if first < 2:
        return 0
    word, left, right = tokens[first - 1], tokens[first - 2], tokens[first]
    if word.end - word.start != 1:
        return 0
    char = text[word.start]
    if char in words().name_joints:
        inside = (Cls.WORK, Cls.TRADE, Cls.WORD)
        is_pair = left.cls in inside and right.cls in inside and left.cls is not Cls.WORD
        # 及 joins the parts of works more often than works: `污水管网及处理站工程`.
        is_works = tokens[last].kind is Kind.PROJECT and text[word.end] != "其"
        parts = (*inside, Cls.RAW, Cls.NOUN)
        is_pair = is_pair or (
            char == "及" and is_works and left.cls in parts and right.cls in parts
        )
        is_numbers = left.cls is Cls.LATIN and right.cls is Cls.LATIN
        return 2 if is_pair or is_numbers else 0
    ends = (*_NAMES, Cls.END)
    is_town = text[left.start : left.end] in lexicon.table("name_heads")["road_ends"]
    is_span = char in words().span and (left.cls in ends or is_town) and right.cls in ends
    return 2 if is_span and _is_line(text, tokens[last]) else 0


def _is_line(text: str, ending: Token) -> bool:
    """Whether an ending is a line's or of works on one."""
    is_works = ending.kind is Kind.PROJECT or ending.cls is Cls.WORK
    is_works = is_works or text[ending.start] in words().section
    return is_works or text[ending.start : ending.end] in lexicon.table("name_heads")["lines"]


def _without_lead(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Drop what only introduces the name: `新建`, `一期`, a stray mark, `两个2×100万千瓦`."""
    while first < last:
        token = tokens[first]
        is_mark = token.cls is Cls.MARK and text[token.start] not in OPENERS
        if token.cls is Cls.AMOUNT and not _measures_name(tokens, first, last):
            break
        if token.cls not in _LEADING and not is_mark:
            break
        first += 1
    return first


def _measures_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an amount stands before a name of its own or a counted one, not in the name."""
    is_counted = first > 0 and tokens[first - 1].cls is Cls.COUNT
    return is_counted or has_own_name(tokens, first, last)


def has_own_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens from `first` to before `last` hold a proper name, known or unknown.

    A trade of one character beside an unknown run is mostly part of it: `白羊城`, `唐杏`.
    """
    inner = tokens[first:last]
    for left, right in pairwise(inner):
        pair = {left.cls, right.cls}
        if pair == {Cls.RAW, Cls.TRADE} and right.end - left.start == _PAIR:
            return True
    return any(
        token.cls in (Cls.PLACE, Cls.PROPER)
        or (token.cls is Cls.RAW and token.end - token.start >= 2)
        for token in tokens[first:last]
    )


def is_named(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens from `first` to before `last` hold something that names.

    A proper name does, and so do a quotation, letters (`LNG`) and a capacity with its trade
    (`100MW光伏项目`); ordinary words, works and trades alone do not. A division's name needs a
    trade or an ending of its own beside it: `云冈区图书馆` is a name, `云冈区重点项目` is none.
    """
    if has_own_name(tokens, first, last):
        return True
    inner = tokens[first:last]
    classes = {token.cls for token in inner}
    is_project = tokens[last].kind is Kind.PROJECT
    specific = bool(classes & {Cls.TRADE, Cls.END, Cls.LATIN, Cls.RAW})
    heads = lexicon.table("name_heads")
    if any(token.cls is Cls.MARK and text[token.start] in CLOSERS for token in inner[1:]):
        return True  # `“智慧平城”运行管理中心项目`
    if classes & {Cls.COUNTY, Cls.OUT, Cls.REGION}:
        works = heads["specific_works"]
        specific = specific or any(text[token.start : token.end] in works for token in inner)
        # `广灵抽水蓄能电站`
        ending = text[tokens[last].start : tokens[last].end]
        return specific or not is_project or ending in heads["big_plants"]
    if Cls.AMOUNT in classes:
        return is_project and Cls.TRADE in classes
    quoted = any(token.cls is Cls.MARK and text[token.start] in OPENERS for token in inner)
    # `县第二中学实训楼建设项目`; a plain ordinal may stand between.
    holds_facility = any(token.kind is Kind.FACILITY for token in inner)
    for token, following in zip(inner, tokens[first + 1 : last + 1], strict=True):
        is_own = text[token.start : token.end] in tuple(heads["own_divisions"])
        if is_own and (following.kind in (Kind.FACILITY, Kind.PARK) or holds_facility):
            return True
    if any(_is_street(text, inner, at) for at in range(1, len(inner))):
        return True
    if len(inner) == 1 and text[inner[0].start : inner[0].end] in heads["landmarks"]:
        return text[tokens[last].start : tokens[last].end] not in heads["plain_endings"]
    letters = any(
        token.cls is Cls.LATIN
        and (text[token.start].isalpha() or text[token.end - 1] in words().road_numbers[:1])
        for token in inner
    )
    is_town = len(inner) > 2 and text[inner[0].start : inner[0].end] in heads["road_ends"]
    return quoted or letters or is_town


def _is_street(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a street is named by what lies beside it: `校南街片区改造`, `钟楼西街集市`."""
    token, left = tokens[index], tokens[index - 1]
    if token.kind is not Kind.FACILITY or text[token.start] not in words().compass:
        return False
    is_own = text[left.start : left.end] not in tuple(lexicon.table("name_heads")["own_divisions"])
    return (
        text[token.end - 1] in words().streets
        and is_own
        and left.cls in (Cls.RAW, Cls.END, Cls.NOUN)
    )
