"""A text cut into tokens: known names, lexicon words, figures, marks, and unknown runs between.

No dictionary of Chinese is needed: what neither the lexicon nor the gazetteer knows is an unknown
run, and unknown runs are what proper names are made of. Where two readings overlap the longer one
wins, so that a word protects the characters in it.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import daachorse

from geodata.extraction import lexicon
from geodata.extraction.names.words import words
from geodata.gazetteer import Level
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.gazetteer import Gazetteer, NameHit, OutsideHit

__all__ = ["CLOSERS", "OPENERS", "Cls", "Token", "tokenise"]

#: Marks that open a quotation or bracket, with what closes them, and the other way round.
OPENERS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")"}
CLOSERS = {closer: opener for opener, closer in OPENERS.items()}


class Cls(IntEnum):
    """What a token can be to a name."""

    RAW = 0  #: an unknown run: the stuff of proper names
    END = 1  #: an ending that tells a kind
    STOP = 2  #: a word that no name holds
    WORK = 3  #: a noun of works: inside a name, or the verb before it
    WORD = 4  #: an ordinary word
    TRADE = 5  #: a word of a trade or technique
    PLACE = 6  #: a name of the gazetteer below the county
    COUNTY = 7  #: one of the ten counties, or Datong
    OUT = 8  #: a province, prefecture or county elsewhere
    ORG = 9  #: the ending of an authority, association or meeting
    MARK = 10  #: a punctuation mark or a blank
    COUNT = 11  #: a numeral with a measure word: stands before a name
    AMOUNT = 12  #: a capacity (`2×100万千瓦`): may stand inside a name
    PHASE = 13  #: `一期`, `2期`
    LATIN = 14  #: letters and digits: `T-1000`, `1号`
    PROPER = 15  #: a listed part of proper names
    NOUN = 16  #: a frequent noun or adjective that the domain's lists do not hold
    REGION = 17  #: a region that is no division (环首都, 晋北)


class Token(NamedTuple):
    """A span of the text and what it is."""

    start: int
    end: int
    cls: Cls
    kind: Kind | None = None  #: of an ending
    hit: NameHit | OutsideHit | None = None
    is_common: bool = False  #: from the list of frequent words: gives way to any other


#: The shortest unknown run whose first character may only lead up to a name.
_MIN_LED = 3
#: How long an unknown run may be that makes a name with the ending behind it.
_BRANDS = range(2, 5)
#: How far behind a dropped token a word may end that begins in it.
_MAX_REACH = 4
_DIGITS = "一二三四五六七八九十"
_NUMERAL = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千数几多]{1,5})"
_LETTERS = r"[A-Za-z0-9]+(?:[-–.][A-Za-z0-9]+)*"


@cache
def _figures() -> re.Pattern[str]:
    """Return the pattern of all that holds figures, and of marks; its groups tell which."""
    lists = words()
    capacity = (
        rf"\d[\d,]*(?:\.\d+)?(?:[×xX*]\d+(?:\.\d+)?)*[百千万亿]*(?:{_any(lists.units)})"
        rf"(?:{_any(lists.rates)})?"
    )
    phase = rf"第?(?:[{_DIGITS}]{{1,3}}|\d{{1,2}})期(?!{_any(lists.not_behind_phase)})"
    # 三十里铺 is a village, no distance.
    count = (
        rf"{_NUMERAL}[万亿]?[余多来]?(?:{_any(lexicon.words('measures'))})"
        rf"(?!(?<=里)(?:{_any(lists.not_behind_mile)}))"
    )
    plain = (
        rf"\d+世纪(?:[初末]|[前中后]期|中叶)"  # 20世纪初中大同煤矿 holds no 初中
        rf"|\d[\d,.]*[百千万亿]*(?:{_any(lists.count_units)})|第[一二三四1-4]季度|\d+[-—~～－]\d+"
    )
    letters = rf"(?:{_LETTERS}|[{_DIGITS}]{{1,3}}(?=[号线]))[号线#]?"
    groups = (
        (Cls.PHASE, phase),
        (Cls.AMOUNT, capacity),
        (Cls.COUNT, count),
        (Cls.COUNT, plain),
        (Cls.LATIN, letters),
        (Cls.MARK, r"[^\w]"),
    )
    return re.compile("|".join(f"(?P<g{cls.value}_{i}>{p})" for i, (cls, p) in enumerate(groups)))


def _any(found: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


@cache
def _group_classes() -> tuple[Cls | None, ...]:
    """Return the class by the number of the group that matched."""
    pattern = _figures()
    classes: list[Cls | None] = [None] * (pattern.groups + 1)
    for name, number in pattern.groupindex.items():
        classes[number] = Cls(int(name[1:].split("_")[0]))
    return tuple(classes)


#: The domain's word lists by what their words are, and those of frequent words.
_LISTS = {
    "institutions": Cls.ORG,
    "works": Cls.WORK,
    "trades": Cls.TRADE,
    "generic": Cls.WORD,
    "protected": Cls.PROPER,
    "stops": Cls.STOP,
}
#: What a single character may stand behind to be an ending.
_BEFORE_TAIL = (Cls.WORD, Cls.WORK, Cls.TRADE, Cls.NOUN)
_COMMON_LISTS = {"common_verbs": Cls.STOP, "common_nouns": Cls.NOUN}

_Automaton: TypeAlias = daachorse.CharwiseDoubleArrayAhoCorasick


@cache
def _domain() -> tuple[_Automaton, list[tuple[Cls, Kind | None]]]:
    """Return the automaton of the domain's words and the class of each pattern."""
    known = dict(_ending_kinds())
    for word in lexicon.table("name_heads")["regions"]:
        known.setdefault(word, (Cls.REGION, None))
    for name, cls in _LISTS.items():
        for word in lexicon.words(name):
            known.setdefault(word, (cls, None))
    for heads in lexicon.table("name_heads")["list_heads"].values():
        for word in heads:
            known.setdefault(word, (Cls.WORD, None))
    return _automaton(known), list(known.values())


@cache
def _elsewhere() -> _Automaton:
    """Return the automaton of the known sights elsewhere.

    It is one of its own, because a word may cross the beginning of a name: `和平遥古城`.
    """
    table = lexicon.table("elsewhere")
    return _automaton((*table["scenic"], *table["red_site"]))


@cache
def _ending_kinds() -> dict[str, tuple[Cls, Kind | None]]:
    """Return the endings as tokens have them, by word."""
    table = lexicon.table("endings")
    return {word: (Cls.END, kind) for kind in Kind for word in table[kind.value]["words"]}


@cache
def _tails() -> dict[str, Kind]:
    """Return the characters that end a name right behind a word (`仓储园`), with their kinds."""
    table = lexicon.table("endings")
    return {char: Kind(kind) for kind, chars in table["tails"].items() for char in chars}


@cache
def _common() -> tuple[_Automaton, list[Cls]]:
    """Return the automaton of the frequent words and the class of each pattern."""
    known: dict[str, Cls] = {}
    for name, cls in _COMMON_LISTS.items():
        for word in lexicon.words(name):
            known.setdefault(word, cls)
    return _automaton(known), list(known.values())


def _automaton(words: Iterable[str]) -> _Automaton:
    return daachorse.CharwiseDoubleArrayAhoCorasick(
        list(words), daachorse.MATCH_KIND_LEFTMOST_LONGEST
    )


def tokenise(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Cut a text into tokens that cover it without gaps, in order.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> [token.cls.name for token in tokenise("推进鸿翔碳纤维项目", load())]
    ['STOP', 'RAW', 'TRADE', 'END']
    """
    found = [*_known(text, gazetteer), *_numeric(text), *_lexical(text)]
    # At one position the longer first; the sort is stable, so names stand before figures and words.
    # One integer as key: tuples take three times as long to compare.
    found.sort(key=lambda token: (token[0] << 32) - token[1])
    return _filled(text, _without_overlaps(text, found))


def _known(text: str, gazetteer: Gazetteer) -> list[Token]:
    tokens = []
    last_end = -1
    for hit in gazetteer.scan(text):
        is_county = any(entry.level is Level.COUNTY for entry in hit.entries)
        cls, kind = (Cls.COUNTY, None) if is_county else (Cls.PLACE, None)
        if hit.start == last_end and not is_county:
            # 古城 alone is a place, in 新平堡古城 it is an ending.
            cls, kind = _ending_kinds().get(hit.surface, (cls, kind))
        tokens.append(Token(hit.start, hit.end, cls, kind, hit if kind is None else None))
        last_end = hit.end
    tokens.extend(
        Token(hit.start, hit.end, Cls.OUT, None, hit) for hit in gazetteer.scan_outside(text)
    )
    return tokens


def _lexical(text: str) -> list[Token]:
    automaton, classes = _domain()
    tokens = [Token(start, end, *classes[i]) for start, end, i in automaton.find(text)]
    tokens.extend(Token(start, end, Cls.PROPER, None) for start, end, _ in _elsewhere().find(text))
    automaton, common = _common()
    tokens.extend(
        Token(start, end, common[i], is_common=True) for start, end, i in automaton.find(text)
    )
    return tokens


def _numeric(text: str) -> list[Token]:
    classes = _group_classes()
    tokens = []
    for match in _figures().finditer(text):
        cls = classes[match.lastindex or 0]
        if cls is not None:
            tokens.append(Token(match.start(), match.end(), cls))
    return tokens


def _without_overlaps(text: str, found: list[Token]) -> list[Token]:
    """Keep the longer of two overlapping tokens and read again what the other leaves."""
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
            continue
        last = kept[-1]
        if not _is_stronger(token, last):
            if token.end > last.end and not token.is_common:
                kept.extend(_remainder(text, last.end, token.end))
            continue
        kept.pop()
        kept.extend(_remainder(text, last.start, token.start, reach=0))
        kept.append(token)
    return kept


def _is_stronger(token: Token, last: Token) -> bool:
    """Whether a token wins over the one before that it overlaps: mostly the longer one does."""
    if last.is_common and token.cls is Cls.END and token.end >= last.end:
        return True  # 文化产业园 ends in 产业园, whatever 文化产业 is; 水利工程 in 工程
    if token.is_common and last.cls is Cls.END:
        return False
    return _weight(token) > _weight(last)


def _weight(token: Token) -> int:
    return 2 * (token.end - token.start) + (not token.is_common)


def _remainder(text: str, start: int, end: int, reach: int = _MAX_REACH) -> list[Token]:
    """Read again the few characters that a dropped token leaves; the domain's words alone.

    A word may begin there and end behind it: 城乡 in 阳高县城乡, where 县城 gave way to 阳高县.
    """
    automaton, classes = _domain()
    found = automaton.find(text[start : end + reach])
    return [Token(start + a, start + b, *classes[i]) for a, b, i in found if start + a < end]


def _filled(text: str, kept: list[Token]) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    for token in kept:
        if token.start > position:
            _add_run(text, position, token.start, tokens)
        is_place = token[2] is Cls.PLACE and tokens
        tokens.append(_as_ending(text, token, tokens[-1]) if is_place else token)
        position = token.end
    if position < len(text):
        _add_run(text, position, len(text), tokens)
    return tokens


def _as_ending(text: str, token: Token, run: Token) -> Token:
    """Read a known name that is also an ending as that behind an unknown run: `广武古城`."""
    is_run = run.cls is Cls.RAW and run.end - run.start in _BRANDS
    if run.cls is not Cls.OUT and not is_run:
        return token
    cls, kind = _ending_kinds().get(text[token.start : token.end], (token.cls, None))
    return token if kind is None else Token(token.start, token.end, cls, kind)


def _add_run(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Add an unknown run, with what only leads up to it (`到盘山…`) as a token of its own."""
    heads = lexicon.table("name_heads")
    lead = heads["lead"] if end - start == _MIN_LED else heads["lead"] + heads["lead_long"]
    if end - start >= _MIN_LED and text[start] in lead:
        tokens.append(Token(start, start + 1, Cls.STOP))
        start += 1
    left = tokens[-1] if tokens else None
    is_paid = left is not None and left.cls is Cls.COUNT and text[left.end - 1] == "元"
    if is_paid and end - start > 1 and text[start] in heads["paid_verbs"]:
        tokens.append(Token(start, start + 1, Cls.STOP))  # `投资8600万元建盘山国防教育园`
        start += 1
        left = tokens[-1]
    tail = _tails().get(text[start]) if end - start == 1 else None
    if tail is not None and left is not None and left.cls in _BEFORE_TAIL:
        tokens.append(Token(start, end, Cls.END, tail))
        return
    is_verb = left is not None and left.is_common and left.cls is Cls.STOP and left.end == start
    if is_verb and end - start == 1 and text[start] in heads["noun_suffixes"]:
        tokens.append(Token(tokens.pop().start, end, Cls.NOUN))  # `支撑剂`
        return
    is_noun = left is not None and left.is_common and left.cls is Cls.NOUN
    if is_noun and end - start == 1 and text[start] in heads["landforms"]:
        start = tokens.pop().start  # `淤泥河`
    tokens.append(Token(start, end, Cls.RAW))
