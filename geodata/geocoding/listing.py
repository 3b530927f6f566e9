"""Names in one list: what stands beside a homonym tells which of its bearers is meant.

潘家窑、大西庄2座资源接续煤矿: there are several 大西庄, but 潘家窑 lies in 左云县, and so does the
大西庄 that stands beside it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geodata.extraction.candidates import PlaceName
from geodata.geocoding.lexicon import place_words
from geodata.model import CITY

__all__ = ["Beside", "Listing"]

#: A list of more members runs through the whole city.
_MOST_MEMBERS = 5


class Beside(NamedTuple):
    """The one county of what stands beside a name, and one name that tells it."""

    counties: tuple[str, ...]
    surface: str


class Listing:
    """The lists of a text, made of the names that only a joint of lists parts."""

    def __init__(self, text: str, names: Iterable[PlaceName]) -> None:
        self._text = text
        self._names: list[PlaceName] = []
        for name in sorted(names, key=lambda name: (name.start, -name.end)):
            if not self._names or name.end > self._names[-1].end:
                self._names.append(name)
        self._starts = [name.start for name in self._names]

    def beside(self, name: PlaceName) -> Beside | None:
        """Return the county of the other members, if all that are known lie in one.

        Parameters
        ----------
        name
            A name of the text, or one inside it.
        """
        index = bisect_right(self._starts, name.start) - 1
        if index < 0:
            return None
        members = [*self._members(index, -1), *self._members(index, 1)]
        told = [(_counties(member), member) for member in members]
        known = [(counties, member) for counties, member in told if counties]
        if len(members) >= _MOST_MEMBERS or len({counties for counties, _ in known}) != 1:
            return None
        counties, member = known[0]
        return Beside(counties, member.surface) if len(counties) == 1 else None

    def end(self, name: PlaceName) -> int:
        """Return where the list that a name stands in ends, or the name itself."""
        index = bisect_right(self._starts, name.start) - 1
        ends = [name.end]
        if index >= 0:
            ends += [member.end for member in self._members(index, 1)]
        return max(ends)

    def members(self, name: PlaceName) -> list[PlaceName]:
        """Return the other members of the list that a name stands in."""
        index = bisect_right(self._starts, name.start) - 1
        return [] if index < 0 else [*self._members(index, -1), *self._members(index, 1)]

    def before(self, name: PlaceName) -> Iterator[PlaceName]:
        """Return the members of the list before a name, nearest first."""
        index = bisect_right(self._starts, name.start) - 1
        return self._members(index, -1) if index >= 0 else iter(())

    def last_before(self, position: int) -> PlaceName | None:
        """Return the last outermost name that ends at a position or before it."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self._names[index].end > position:
            index -= 1
        return self._names[index] if index >= 0 else None

    def _members(self, index: int, step: int) -> Iterator[PlaceName]:
        """Return the members before (-1) or behind (1) one, nearest first."""
        joint = place_words().joint
        while 0 <= index + step < len(self._names):
            first, second = sorted((index, index + step))
            low, high = self._names[first].end, self._names[second].start
            if low > high or joint.fullmatch(self._text, low, high) is None:
                return
            index += step
            yield self._names[index]


def _counties(name: PlaceName) -> tuple[str, ...]:
    """Return the counties that a name is known to lie in, by itself."""
    if name.counties or name.outside:
        return name.counties
    found = {entry.counties for entry in name.entries}
    counties = next(iter(found)) if len(found) == 1 else ()
    return () if CITY in counties else counties
