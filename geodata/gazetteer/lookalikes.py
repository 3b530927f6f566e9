"""Names with one character misread for one of like shape: 鸡儿崖乡 for 鸦儿崖乡.

The pairs are data, see `resources/lexicon/lookalikes.txt`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import daachorse

from geodata.gazetteer.entries import NameHit
from geodata.resources import read_text

__all__ = ["Around", "Misreadings", "lookalikes", "variants"]

#: In shorter names one character is too much of the name.
_LEAST = 3
#: How far around a misread name its county must be spoken of; nearer for the shortest names.
_NEAR, _NEARER = 1000, 300


@cache
def lookalikes() -> Mapping[str, str]:
    """Return the characters that each character may be taken for.

    Examples
    --------
    >>> "鸡" in lookalikes()["鸦"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for line in read_text("lexicon/lookalikes.txt").splitlines():
        for pair in line.partition("#")[0].split():
            one, other = pair[0], pair[1]
            found[one].add(other)
            found[other].add(one)
    return {character: "".join(sorted(others)) for character, others in found.items()}


def variants(name: str) -> Iterator[str]:
    """Yield the name with each character in turn replaced by each that looks like it.

    Examples
    --------
    >>> list(variants("鸦儿崖"))[0]
    '鸡儿崖'
    """
    table = lookalikes()
    for index, character in enumerate(name):
        for other in table.get(character, ""):
            yield name[:index] + other + name[index + 1 :]


class Misreadings:
    """Finds names that are known names but for one character.

    Parameters
    ----------
    names
        The names that may have been meant, with the ids of what bears them.
    known
        All else that has a meaning as it stands: never taken for a misread name.
    """

    def __init__(self, names: Mapping[str, tuple[str, ...]], known: Iterable[str]) -> None:
        known = {*known, *names}
        meant: dict[str, str] = {}
        unclear = set()
        for name in names:
            if len(name) < _LEAST:
                continue
            for variant in variants(name):
                if variant in known:
                    continue
                if names[meant.setdefault(variant, name)] != names[name]:
                    unclear.add(variant)
        self._meant = [(variant, meant[variant]) for variant in sorted(meant.keys() - unclear)]
        self._automaton = (
            daachorse.CharwiseDoubleArrayAhoCorasick(
                [variant for variant, _ in self._meant], daachorse.MATCH_KIND_LEFTMOST_LONGEST
            )
            if self._meant
            else None
        )

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and the name that may be meant, in order, without overlaps."""
        if self._automaton is None:
            return []
        return [(start, end, self._meant[i][1]) for start, end, i in self._automaton.find(text)]


class Around:
    """The known names of a text, as the context of its misread ones.

    Answers from sorted positions, so that a text full of misread names costs no more for each.
    """

    def __init__(self, hits: Sequence[NameHit]) -> None:
        self._starts = [hit.start for hit in hits]
        self._ends = [hit.end for hit in hits]
        self._of_county: dict[str, list[int]] = defaultdict(list)
        for hit in hits:
            counties = {entry.counties for entry in hit.entries}
            if len(counties) == 1:
                for adcode in next(iter(counties)):
                    self._of_county[adcode].append(hit.start)

    def crosses(self, start: int, end: int) -> bool:
        """Tell whether a known name overlaps a span without lying inside it."""
        index = bisect_left(self._ends, start + 1)
        while index < len(self._starts) and self._starts[index] < end:
            if self._starts[index] < start or self._ends[index] > end:
                return True
            index += 1
        return False

    def speaks_of(self, counties: Iterable[str], start: int, end: int) -> bool:
        """Tell whether a name near a span, and not inside it, lies in one of the counties."""
        reach = _NEARER if end - start <= _LEAST else _NEAR
        return any(
            self._has(adcode, start - reach, start) or self._has(adcode, end, end + reach)
            for adcode in counties
        )

    def _has(self, adcode: str, low: int, high: int) -> bool:
        places = self._of_county.get(adcode, ())
        index = bisect_left(places, low)
        return index < len(places) and places[index] < high
