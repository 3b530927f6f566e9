"""Words that point back to a place that was named before: 该项目, 这里, 园区, 二期.

A pointer finds its place by the end of the place's name (该开发区 for 新荣经济技术开发区), else by
the kinds that its noun stands for (该校 for a facility). The words are data (`facts.toml`).
"""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.model import Kind

__all__ = ["Pointer", "Pointers"]

_Subject = TypeVar("_Subject")

_BOUNDARY = "，,；;：:。、“”（(\n！？ 　—"
_DETERMINER = re.compile("该|本|全|这[座条家所个处片项]")
_REMEMBERED = 40  # places that a pointer may reach back over
_SHORTEST = 2  # characters of a noun that stands alone
_NOUN = 4  # characters of the noun that a pointer may share with a name's end
#: What 该项目 may also mean where no project was named, if it stood at most so far before.
_BUILT = (Kind.PARK, Kind.FACILITY)
_NEAR = 100


@dataclass(frozen=True, slots=True)
class _Noted(Generic[_Subject]):
    name: str
    kind: Kind
    subject: _Subject
    at: int
    is_prominent: bool


@dataclass(frozen=True, slots=True)
class Pointer(Generic[_Subject]):
    """A word or phrase that points back: `text[start:end]`."""

    start: int
    end: int
    kind: Kind | None  #: None where what it points to was not named
    subject: _Subject | None


class Pointers(Generic[_Subject]):
    """Remembers the places of a section and finds the words that point to them."""

    def __init__(self, text: str) -> None:
        """Take the repaired text."""
        self._text = text
        self._words = fact_words()
        self._noted: deque[_Noted[_Subject]] = deque(maxlen=_REMEMBERED)
        self._tails: set[str] = set()

    def forget(self) -> None:
        """Begin a new section."""
        self._noted.clear()
        self._tails.clear()

    def note(
        self, start: int, end: int, kind: Kind, subject: _Subject, *, is_prominent: bool
    ) -> None:
        """Remember a place for pointers behind it; one that is prominent goes before others."""
        name = self._text[start:end]
        self._noted.appendleft(_Noted(name, kind, subject, start, is_prominent))
        for length in range(_SHORTEST, min(_NOUN, len(name) - 1) + 1):
            if name[-length:] not in self._words.general_nouns:
                self._tails.add(name[-length:])

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
            if noted is None:
                yield Pointer(*match.span(), None, None)
            else:
                yield Pointer(*match.span(), noted.kind, noted.subject)

    def _tails_of_names(self, sentence: Sentence) -> Iterator[Pointer[_Subject]]:
        """Yield the ends of names at the heads of clauses (康养园 for 恒山药谷康养园)."""
        for clause in sentence.clauses:
            start = self._opened(clause, sentence.end)
            for length in range(_NOUN, _SHORTEST - 1, -1):
                if self._text[start : start + length] in self._tails:
                    noted = self._by_name(start, start, length)
                    if noted is not None:
                        yield Pointer(start, start + length, noted.kind, noted.subject)
                    break

    def _opened(self, start: int, end: int) -> int:
        """Where a clause goes on behind words that only open it (目前, 其中)."""
        while (match := self._words.openers.match(self._text, start, end)) is not None:
            start = match.end()
        return start

    def _meant(self, match: re.Match[str], sentence: Sentence) -> _Noted[_Subject] | None:
        word, start = match[0], match.start()
        if word not in self._words.pointers_anywhere:
            clause = sentence.clause(start)[0]
            opens = start == clause or self._text[start - 1] in _BOUNDARY
            if not opens and self._opened(clause, sentence.end) != start:
                return None
        determiner = _DETERMINER.match(word)
        noun, shortest = (start, 2) if determiner is None else (start + determiner.end(), 1)
        kinds = self._words.pointer_kinds[word]
        found = self._by_name(noun, start, shortest) or self._of_kinds(kinds, start)
        if found is None and kinds == {Kind.PROJECT}:
            built = self._of_kinds(_BUILT, start)
            found = built if built and start - built.at <= _NEAR else None
        return found

    def _by_name(self, noun: int, before: int, shortest: int) -> _Noted[_Subject] | None:
        """Return the last place whose name ends with the noun that stands here."""
        near = [noted for noted in self._noted if noted.at < before]
        for length in range(_NOUN, shortest - 1, -1):
            word = self._text[noun : noun + length]
            found = _last(n for n in near if len(n.name) > length and n.name.endswith(word))
            if found is not None:
                return found
        return None

    def _of_kinds(self, kinds: Collection[Kind], before: int) -> _Noted[_Subject] | None:
        """Return the last place of some kinds that was named."""
        return _last(noted for noted in self._noted if noted.kind in kinds and noted.at < before)


def _last(latest_first: Iterable[_Noted[_Subject]]) -> _Noted[_Subject] | None:
    """Return the last prominent place; without one the last of all."""
    others = None
    for noted in latest_first:
        if noted.is_prominent:
            return noted
        others = others or noted
    return others
