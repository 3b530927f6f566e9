"""Names found as they are typed: by their characters, by pinyin or its initials, or misread.

A name is found by 云冈, yungang, yungangshiku, ygsk or yungsk, and by 云岗 or 云网 too, whose
characters a scanner takes for those of the name (`geodata.gazetteer.lookalikes`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import islice

from geodata.gazetteer.lookalikes import lookalikes
from geodata.haystack import Haystack
from geodata.pinyin import spellings, typed

__all__ = ["How", "NameIndex", "NameMatch"]

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SHORTEST_MISREAD = 2
#: Names of one way of matching that are looked at; the best of more are not told apart.
_MOST = 400


class How(IntEnum):
    """How a name matches what was typed, best first."""

    WHOLE = 0  #: it is the name
    BEGINNING = 1  #: the name begins with it
    INSIDE = 2
    PINYIN = 3  #: the name's syllables are spelt out one after the other
    INITIALS = 4  #: some are cut short
    MISREAD = 5  #: but for characters of like shape


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name that matches: `name[start:end]` is what was typed of it."""

    owner: int
    name: str
    start: int
    end: int
    how: How


class NameIndex:
    """Finds names; what is listed first wins among equals.

    Parameters
    ----------
    names
        The names, each with the number of what bears it (which may bear several).

    Examples
    --------
    >>> index = NameIndex([("云冈石窟", 0), ("云冈机场", 1)])
    >>> [match.name for match in index.find("ygsk", limit=9)]
    ['云冈石窟']
    >>> [match.how.name for match in index.find("云岗", limit=1)]
    ['MISREAD']
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._names, self._owners = [], []
        for name, owner in names:
            self._names.append(name)
            self._owners.append(owner)
        folded = [_folded(name) for name in self._names]
        self._characters = Haystack(folded)
        self._shapes = Haystack(name.translate(_shape_table()) for name in folded)
        lines = [
            (number, " ".join(filter(None, spelling)))
            for number, name in enumerate(folded)
            for spelling in spellings(name)
        ]
        self._spelt = [number for number, _ in lines]
        self._syllables = Haystack(line for _, line in lines)

    def find(self, text: str, *, limit: int) -> list[NameMatch]:
        """Return the names that match what was typed, best first, one for each owner."""
        words = [_folded(word) for word in text.split()]
        if not words:
            return []
        found: dict[int, NameMatch] = {}
        for matches in (self._by_characters(words), self._by_pinyin(text), self._misread(words)):
            for match in matches:
                found.setdefault(match.owner, match)
                if len(found) == limit:
                    return list(found.values())
        return list(found.values())

    def _by_characters(self, words: Sequence[str]) -> Iterator[NameMatch]:
        longest = max(words, key=len)
        ways = ((f"\n{longest}\n", How.WHOLE), (f"\n{longest}", How.BEGINNING),
                (longest, How.INSIDE))  # fmt: skip
        for pattern, how in ways:
            for number, start in self._characters.find(pattern):
                if all(word in self._characters[number] for word in words):
                    yield self._match(number, start, start + len(longest), how)

    def _by_pinyin(self, text: str) -> Iterator[NameMatch]:
        letters = typed(text)
        if not letters:
            return
        for before in "\n ":  # the name's first syllable, or a further one
            pattern = re.compile(before + "(?:[a-z0-9]* )??".join(letters))
            spans = [
                (line, start + (before == " "), end)
                for line, start, end in islice(self._syllables.search(pattern), _MOST)
            ]
            # Of equals the one that is listed first: sorting keeps the order.
            spans.sort(key=lambda span: not self._is_whole(span, letters))
            yield from (self._spelling(span, letters) for span in spans)

    def _is_whole(self, span: tuple[int, int, int], letters: str) -> bool:
        """Tell whether no syllable is cut short in a span of a line."""
        line, start, end = span
        return self._syllables[line][start:end].replace(" ", "") == letters

    def _spelling(self, span: tuple[int, int, int], letters: str) -> NameMatch:
        """Return which characters of a name the matched syllables are."""
        line, start, end = span
        syllables = self._syllables[line]
        number = self._spelt[line]
        characters = [i for i, c in enumerate(_folded(self._names[number])) if _is_spelt(c)]
        first = syllables.count(" ", 0, start)
        last = syllables.count(" ", 0, end)
        how = How.PINYIN if self._is_whole(span, letters) else How.INITIALS
        return self._match(number, characters[first], characters[last] + 1, how)

    def _misread(self, words: Sequence[str]) -> Iterator[NameMatch]:
        if len(words) > 1 or len(words[0]) < _SHORTEST_MISREAD:
            return
        (word,) = words
        table = lookalikes()
        for number, start in self._shapes.find(word.translate(_shape_table())):
            name = self._characters[number][start : start + len(word)]
            if all(a == b or a in table.get(b, "") for a, b in zip(name, word, strict=True)):
                yield self._match(number, start, start + len(word), How.MISREAD)

    def _match(self, number: int, start: int, end: int, how: How) -> NameMatch:
        """Return a match with its span in the name as written, which may hold spaces."""
        name = self._names[number]
        places = [i for i, character in enumerate(name) if not character.isspace()]
        return NameMatch(self._owners[number], name, places[start], places[end - 1] + 1, how)


def _folded(name: str) -> str:
    """Return a name without case, width and spaces, one character for each that is left."""
    plain = "".join(name.translate(_HALF_WIDTH).split())
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def _is_spelt(character: str) -> bool:
    return any(spelling[0] for spelling in spellings(character))


@cache
def _shape_table() -> dict[int, str]:
    """Return one character for all that can be taken for each other, directly or over others."""
    table = lookalikes()
    one_of: dict[int, str] = {}
    for character in table:
        waiting = [character] if ord(character) not in one_of else []
        while waiting:
            other = waiting.pop()
            if ord(other) not in one_of:
                one_of[ord(other)] = character
                waiting.extend(table[other])
    return one_of
