"""Words that point back to a place that was named before: 该项目, 这里, 园区, 二期.

A pointer finds its place by the end of the place's name (该开发区 for 新荣经济技术开发区), else by
the kinds that its noun stands for (该校 for a facility). The words are data (`facts.toml`).
"""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from geodata.extraction.facts_openings import Openings
from geodata.extraction.facts_roles import BOUNDARY
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.model import Kind

__all__ = ["Pointer", "Pointers"]

_Subject = TypeVar("_Subject")

_QUOTES = "“”‘’"
_DIGIT = re.compile("[0-9]")
_DETERMINER = re.compile("该|本|全|这[座条家所个处片项]")
_REMEMBERED = 40  # places that a pointer may reach back over
_SHORTEST = 2  # characters of a noun that stands alone
_NOUN = 4  # characters of the noun that a pointer may share with a name's end
_TAIL = 8  # characters of a name's end that stands for the name
_OF_ONE = "村镇乡"  # nouns of one character
_PHASE = re.compile("[一二三四五六七八九十]期")
_OF_A_PARK = "园"  # what is built of a park has this in its name
#: What 该项目 may also mean where no project was named, if it stood at most so far before.
_BUILT = (Kind.PARK, Kind.FACILITY)
_NEAR = 100


@dataclass(frozen=True, slots=True)
class _Noted(Generic[_Subject]):
    name: str
    kind: Kind
    subject: _Subject
    at: int
    paragraph: int
    is_prominent: bool
    is_inside: bool  #: only as the beginning of a longer name
    is_listed: bool  #: only as one of several

    @property
    def is_whole(self) -> bool:
        """Whether it may be meant where its name is not taken up again."""
        return not (self.is_inside or self.is_listed)


@dataclass(frozen=True, slots=True)
class Pointer(Generic[_Subject]):
    """A word or phrase that points back: `text[start:end]`."""

    start: int
    end: int
    kind: Kind | None  #: None where what it points to was not named
    subject: _Subject | None


class Pointers(Generic[_Subject]):
    """Remembers the places of a section and finds the words that point to them."""

    def __init__(self, text: str, openings: Openings) -> None:
        """Take the repaired text and where its clauses begin."""
        self._text = text
        self._openings = openings
        self._words = fact_words()
        self._noted: deque[_Noted[_Subject]] = deque(maxlen=_REMEMBERED)
        self._tails: set[str] = set()
        self._tail_heads: set[str] = set()  #: the first characters of those

    def forget(self) -> None:
        """Begin a new section."""
        self._noted.clear()
        self._tails.clear()
        self._tail_heads.clear()

    def note(
        self,
        sentence: Sentence,
        span: tuple[int, int],
        kind: Kind,
        subject: _Subject,
        *,
        is_prominent: bool,
        is_inside: bool = False,
        is_listed: bool = False,
    ) -> None:
        """Remember a place of a sentence for pointers behind it; a prominent one goes before.

        What only begins a longer name (云冈机场 of 云冈机场改扩建工程) is meant where it is at work
        (机场运送旅客98万人次), one of several where most of its name stands.
        """
        name = self._text[slice(*span)]
        place = sentence.paragraph
        noted = _Noted(name, kind, subject, span[0], place, is_prominent, is_inside, is_listed)
        self._noted.appendleft(noted)
        for length in range(_SHORTEST, min(_TAIL, len(name) - 1) + 1):
            if name[-length:] not in self._words.general_nouns:
                self._tails.add(name[-length:])
                self._tail_heads.add(name[-length:][:_SHORTEST])

    def last_before(self, at: int) -> tuple[int, _Subject] | None:
        """Return the last place that was named before an offset, and where."""
        before = (noted for noted in self._noted if noted.at < at and not noted.is_listed)
        return next(((noted.at, noted.subject) for noted in before), None)

    def has_named(self, sentence: Sentence, kind: Kind) -> bool:
        """Whether an earlier sentence of the paragraph has named a place of a kind."""
        return any(n.paragraph == sentence.paragraph and n.kind is kind for n in self._noted)

    def find(self, sentence: Sentence) -> Iterator[Pointer[_Subject]]:
        """Yield the pointers of a sentence, those that point to nothing known included."""
        for match in self._words.pointer.finditer(self._text, sentence.start, sentence.end):
            noted = self._meant(match, sentence)
            if noted is not None:
                yield Pointer(match.start(), match.end(), noted.kind, noted.subject)
        yield from self._demonstratives(sentence)
        yield from self._tails_of_names(sentence)

    def _demonstratives(self, sentence: Sentence) -> Iterator[Pointer[_Subject]]:
        """Yield phrases such as 这个占地320亩的园区; they never mean a place of another kind."""
        for match in self._words.demonstrative.finditer(self._text, sentence.start, sentence.end):
            kinds = self._words.head_kinds[match["noun"]]
            noted = self._by_name(match.start("noun"), match.start(), _SHORTEST)
            noted = noted or self._of_kinds(kinds, match.start())
            noted = noted or self._built_of(kinds, match.start())
            if noted is None:
                yield Pointer(*match.span(), None, None)
            else:
                yield Pointer(*match.span(), noted.kind, noted.subject)

    def _tails_of_names(self, sentence: Sentence) -> Iterator[Pointer[_Subject]]:
        """Yield the ends of names at the heads of clauses (康养园 for 恒山药谷康养园)."""
        if not self._tails:
            return
        for clause in sentence.clauses:
            start = self._openings.past(clause, sentence.end)
            if self._text[start : start + _SHORTEST] not in self._tail_heads:
                continue
            for length in range(_TAIL, _SHORTEST - 1, -1):
                if _DIGIT.match(self._text, start + length):
                    continue  # 合作社9134个: counted
                if self._text[start : start + length] in self._tails:
                    noted = self._by_name(start, start, length)
                    if noted is not None:
                        yield Pointer(start, start + length, noted.kind, noted.subject)
                    break

    def _meant(self, match: re.Match[str], sentence: Sentence) -> _Noted[_Subject] | None:
        word, start = match[0], match.start()
        if self._is_no_pointer(match):
            return None
        if word not in self._words.pointers_anywhere:
            clause = sentence.clause(start)[0]
            opens = start == clause or self._text[start - 1] in BOUNDARY
            cited = self._words.citing.fullmatch(self._text, clause, start)
            if not (opens or cited or self._openings.past(clause, sentence.end) == start):
                return None
        if word[-1] == "期":
            return self._of_phases(sentence, start)
        determiner = _DETERMINER.match(word)
        noun, shortest = (start, 2) if determiner is None else (start + determiner.end(), 1)
        if word[0] in _OF_ONE:
            shortest = 1  # 村集体, 镇里
        kinds = self._words.pointer_kinds[word]
        named = None if kinds == {Kind.PROJECT} else self._by_name(noun, start, shortest)
        found = named or self._of_kinds(kinds, start)
        if kinds != {Kind.PROJECT} or (found and found.paragraph == sentence.paragraph):
            return found
        built = self._of_kinds(_BUILT, start)
        if built is None or built.paragraph == sentence.paragraph:
            return built or found
        return found or (built if start - built.at <= _NEAR else None)

    def _is_no_pointer(self, match: re.Match[str]) -> bool:
        """Whether a word is only explained (下称“园区”), or counted (合作社9134个)."""
        if self._text[match.start() - 1 : match.start()] in _QUOTES:
            return match.start() > 0 and self._text[match.end() : match.end() + 1] in _QUOTES
        word = match[0]
        is_noun = word[-1] != "期" and not word.startswith(self._words.project_ends)
        counted = is_noun and word not in self._words.pointers_anywhere
        return counted and _DIGIT.match(self._text, match.end()) is not None

    def _of_phases(self, sentence: Sentence, start: int) -> _Noted[_Subject] | None:
        """Return what 二期 is a phase of: what the sentence names a phase of, else the last work.

        Only what the same paragraph has named is meant.
        """
        near = [
            n
            for n in self._noted
            if n.at < start and n.paragraph == sentence.paragraph and n.is_whole
        ]
        phases = [n for n in near if n.at >= sentence.start and n.name.endswith("期")]
        found = _last(phases or [n for n in near if n.kind in (Kind.PROJECT, Kind.PARK)])
        if found is None or not self._is_other_phase(found.name, start):
            return found
        # 一期 behind X二期改造项目 is another phase of X.
        whole = (n for n in self._noted if n.name != found.name and found.name.startswith(n.name))
        return next(whole, found)

    def _is_other_phase(self, name: str, at: int) -> bool:
        phase = _PHASE.search(name)
        pointed = _PHASE.match(self._text, at)
        return phase is not None and pointed is not None and phase[0] != pointed[0]

    def _built_of(self, kinds: Collection[Kind], before: int) -> _Noted[_Subject] | None:
        """Return the last work of a park where only such a work was named: X园二期工程."""
        if Kind.PARK not in kinds:
            return None
        works = (n for n in self._noted if n.at < before and n.kind is Kind.PROJECT and n.is_whole)
        return next((work for work in works if _OF_A_PARK in work.name), None)

    def _by_name(self, noun: int, before: int, shortest: int) -> _Noted[_Subject] | None:
        """Return the last place whose name ends with the noun that stands here."""
        near = [noted for noted in self._noted if noted.at < before]
        for length in range(max(_NOUN, shortest), shortest - 1, -1):
            word = self._text[noun : noun + length]
            works = self._words.operating.match(self._text, noun + length) is not None
            found = _last(
                n
                for n in near
                if len(n.name) > length and n.name.endswith(word) and (works or not n.is_inside)
            )
            if found is not None:
                return found
        return None

    def _of_kinds(self, kinds: Collection[Kind], before: int) -> _Noted[_Subject] | None:
        """Return the last place of some kinds that was named."""
        named = (n for n in self._noted if n.kind in kinds and n.is_whole)
        return _last(noted for noted in named if noted.at < before)


def _last(latest_first: Iterable[_Noted[_Subject]]) -> _Noted[_Subject] | None:
    """Return the last prominent place; without one the last of all."""
    others = None
    for noted in latest_first:
        if noted.is_prominent:
            return noted
        others = others or noted
    return others
