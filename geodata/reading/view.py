"""A repaired reading of a text that knows where each of its characters stands in the original."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Mended", "View", "ViewBuilder"]


class Mended(NamedTuple):
    """A name of the view that the source writes with a character of like shape."""

    start: int
    end: int
    written: str  #: as the source has it


class View:
    """A text made of runs of another text, with offsets that lead back into it.

    A run is a stretch whose characters stand one after the other in the source too; only where a
    run begins is stored, so that ten million characters need a few megabytes. Runs need not be in
    the order of the source: a heading set down in the middle of a sentence comes after it.

    Attributes
    ----------
    text : str
        The repaired text; its paragraphs are divided by single newlines.
    mended : tuple of Mended
        The names that it writes otherwise than the source, in order.
    """

    __slots__ = ("_by_source", "_ends", "_sources", "_starts", "mended", "text")

    def __init__(
        self,
        text: str,
        starts: array[int],
        sources: array[int],
        mended: tuple[Mended, ...] = (),
    ) -> None:
        """Take the text and, for each of its runs, where it begins here and in the source."""
        self.text = text
        self.mended = mended
        self._starts = starts
        self._sources = sources
        self._ends = array("q", starts[1:])
        self._ends.append(len(text))
        self._by_source: array[int] | None = None

    @classmethod
    def identity(cls, text: str) -> View:
        """Return the view of a text that needs no repair.

        Examples
        --------
        >>> View.identity("云冈区").to_source(0, 2)
        (0, 2)
        """
        return cls(text, array("q", [0]), array("q", [0]))

    def with_names(self, names: dict[int, str]) -> View:
        """Return the view with other names, as long as what they replace, from given starts.

        Examples
        --------
        >>> view = View.identity("在鸡儿崖乡").with_names({1: "鸦儿崖乡"})
        >>> view.text, view.mended[0].written
        ('在鸦儿崖乡', '鸡儿崖乡')
        """
        pieces, mended, position = [], [], 0
        for start, name in sorted(names.items()):
            end = start + len(name)
            pieces += [self.text[position:start], name]
            mended.append(Mended(start, end, self.text[start:end]))
            position = end
        text = "".join([*pieces, self.text[position:]])
        return View(text, self._starts, self._sources, tuple(mended))

    def without(self, positions: Sequence[int]) -> View:
        r"""Return the view without some of its characters, given in order; not after `with_names`.

        Examples
        --------
        >>> view = View.identity("大同经\n开区").without([3])
        >>> view.text, view.to_source(0, 5)
        ('大同经开区', (0, 6))
        """
        pieces, starts, sources = [], array("q"), array("q")
        length = 0
        for start, source, end in zip(self._starts, self._sources, self._ends, strict=True):
            low, high = bisect_left(positions, start), bisect_left(positions, end)
            cuts = [start - 1, *positions[low:high], end]
            for before, stop in pairwise(cuts):
                if before + 1 < stop:
                    starts.append(length)
                    sources.append(source + before + 1 - start)
                    pieces.append(self.text[before + 1 : stop])
                    length += stop - before - 1
        return View("".join(pieces), starts, sources)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the run of the source that holds the view's characters from `start` to `end`.

        It reaches from the first to the last of them and therefore includes what the repair left
        out between; an empty span gives an empty one.

        Raises
        ------
        ValueError
            If the span does not lie in the view.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) does not lie in the {len(self.text)} characters")
        if start == end:
            place = self._source_of(start)
            return place, place
        run = bisect_right(self._starts, start) - 1
        first = last = self._sources[run] + start - self._starts[run]
        position = start
        while position < end:
            stop = min(end, self._ends[run])
            low = self._sources[run] + position - self._starts[run]
            first, last = min(first, low), max(last, low + stop - position)
            position, run = stop, run + 1
        return first, last

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the view's span that holds the source's characters from `start` to `end`.

        Characters that the repair left out have no place in the view; a span of nothing else is
        empty, and stands where the next kept character stands.

        Raises
        ------
        ValueError
            If the span is upside down or negative.
        """
        if not 0 <= start <= end:
            raise ValueError(f"[{start}, {end}) is no span")
        order = self._runs_by_source()
        # The last run that begins at or before `start`, then on while runs begin before `end`.
        at = max(bisect_right(order, start, key=self._sources.__getitem__) - 1, 0)
        first, last = len(self.text) + 1, -1
        following = len(self.text)
        while at < len(order):
            run = order[at]
            source, begin = self._sources[run], self._starts[run]
            if source >= end:
                following = begin
                break
            low = max(start - source, 0)
            high = min(end - source, self._ends[run] - begin)
            if low < high:
                first, last = min(first, begin + low), max(last, begin + high)
            at += 1
        return (first, last) if last >= 0 else (following, following)

    def _source_of(self, position: int) -> int:
        """Return where a boundary between characters stands in the source."""
        if not self._starts:
            return 0
        run = max(bisect_right(self._starts, position) - 1, 0)
        return self._sources[run] + position - self._starts[run]

    def _runs_by_source(self) -> array[int]:
        if self._by_source is None:
            runs = range(len(self._sources))
            self._by_source = array("q", sorted(runs, key=self._sources.__getitem__))
        return self._by_source


class ViewBuilder:
    """Collects the runs of a view in the order in which they are to be read."""

    __slots__ = ("_length", "_next_source", "_pieces", "_source", "_sources", "_starts")

    def __init__(self, source: str) -> None:
        """Take the text whose runs are collected; it has as many characters as the original."""
        self._source = source
        self._pieces: list[str] = []
        self._starts = array("q")
        self._sources = array("q")
        self._length = 0
        self._next_source = -1

    def keep(self, start: int, end: int) -> None:
        """Add the source's characters from `start` to `end`."""
        if start < end:
            self._mark(start)
            self._add(self._source[start:end], end)

    def write(self, text: str, source: int) -> None:
        """Add one character that stands for the one at `source`."""
        self._mark(source)
        self._add(text, source + 1)

    def view(self) -> View:
        """Return the view of all that was added."""
        return View("".join(self._pieces), self._starts, self._sources)

    def _mark(self, source: int) -> None:
        if source != self._next_source:
            self._starts.append(self._length)
            self._sources.append(source)

    def _add(self, text: str, next_source: int) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._next_source = next_source
