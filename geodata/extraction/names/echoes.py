"""Short forms of names that the text gives in full elsewhere: `卓壮碳纤维` for `卓壮碳纤维项目`."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

import daachorse

from geodata.extraction.names.boundary import has_own_name
from geodata.extraction.names.linking import name_key
from geodata.extraction.names.page import Found
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.extraction.names.page import Page

__all__ = ["find_echoes"]

#: The shortest form that is looked for, in characters.
_MIN_LENGTH = 4


def find_echoes(page: Page, names: Sequence[Found]) -> Iterator[Found]:
    """Find projects' names again where 项目, 工程 or 建设 is left out.

    Parameters
    ----------
    page
        The text in tokens.
    names
        What was found so far, by start.

    Yields
    ------
    Found
        Names that lie in none of `names` and begin and end where tokens do.
    """
    short_forms: dict[str, Found] = {}
    for name in names:
        if name.kind is Kind.PROJECT and has_own_name(page.tokens, name.first, name.last):
            surface = page.text[name.start : name.end]
            short = name_key(surface, name.kind)
            if short != surface and len(short) >= _MIN_LENGTH:
                short_forms.setdefault(short, name)
    if not short_forms:
        return
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
        list(short_forms), daachorse.MATCH_KIND_LEFTMOST_LONGEST
    )
    originals = list(short_forms.values())
    covered = _Cover(names)
    for start, end, which in automaton.find(page.text):
        first = bisect_left(page.tokens, start, key=attrgetter("start"))
        last = bisect_left(page.tokens, end, key=attrgetter("end"))
        # A form may begin or end inside a token; then none begins or ends there.
        is_whole = first <= last and page.tokens[first].start == start
        if is_whole and page.tokens[last].end == end and not covered.holds(start, end):
            original = originals[which]
            yield Found(start, end, first, last, original.kind, "echo", original.entries)


class _Cover:
    """The outermost spans of names, asked in the order of the text."""

    def __init__(self, names: Sequence[Found]) -> None:
        self._names = names
        self._next = 0
        self._end = 0

    def holds(self, start: int, end: int) -> bool:
        """Whether a name already covers or touches the span; spans come by rising start."""
        while self._next < len(self._names) and self._names[self._next].start < end:
            self._end = max(self._end, self._names[self._next].end)
            self._next += 1
        return start < self._end
