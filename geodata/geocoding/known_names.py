"""The known names in one text, by position."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geodata.gazetteer import Gazetteer, NameHit, OutsideHit

__all__ = ["KnownNames"]


class KnownNames:
    """The names of Datong and of the rest of China that a text holds.

    Attributes
    ----------
    hits : list of NameHit
        Those of Datong, in order.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.hits: list[NameHit] = gazetteer.scan(text)
        self._starts = [hit.start for hit in self.hits]
        self._ends = [hit.end for hit in self.hits]
        self._outside = gazetteer.scan_outside(text)
        self._outside_starts = [hit.start for hit in self._outside]
        self._outside_ends = {hit.end: hit for hit in self._outside}

    def between(self, start: int, end: int) -> Sequence[NameHit]:
        """Return the names of Datong that lie wholly in a span."""
        return self.hits[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def ending_at(self, position: int) -> NameHit | None:
        """Return the name of Datong that ends at a position."""
        index = bisect_left(self._ends, position)
        is_there = index < len(self._ends) and self._ends[index] == position
        return self.hits[index] if is_there else None

    def outside_in(self, start: int, end: int) -> Sequence[OutsideHit]:
        """Return the names elsewhere that begin in a span."""
        low, high = bisect_left(self._outside_starts, start), bisect_left(self._outside_starts, end)
        return self._outside[low:high]

    def outside_ending_at(self, position: int) -> OutsideHit | None:
        """Return the name elsewhere that ends at a position."""
        return self._outside_ends.get(position)
