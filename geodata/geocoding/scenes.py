"""Where a sentence or paragraph of city-wide text is set: 在天镇县，…, 近年来，浑源县….

A report on the whole city goes from county to county. What a sentence begins with holds for all
of it, and what a paragraph begins with for the rest of it, as long as nothing named on the way
lies elsewhere.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geodata.gazetteer import Entry, Level, NameHit
from geodata.geocoding.lexicon import place_words

__all__ = ["Scene", "Scenes", "sole"]

_LONGEST = 800
_SENTENCE = "本句"
_SENTENCE_ENDS = "。！？!?；"


class Scene(NamedTuple):
    """The known place that a unit of text begins with, or alone speaks of so far."""

    entry: Entry
    unit: str  #: 本句开头, 本段开头, or 本段前文 where that speaks of nothing else


class Scenes:
    """The scenes of one text, given the known names in it."""

    def __init__(self, text: str, hits: Sequence[NameHit]) -> None:
        self._text = text
        self._hits = hits
        self._starts = [hit.start for hit in hits]
        self._ends = [hit.end for hit in hits]

    def scene(self, position: int) -> Scene | None:
        """Return where the sentence, else the paragraph, of a position is set.

        The position is a code point into the text.
        """
        told: list[tuple[NameHit, Entry]] = []
        for begin, unit in self._units(position):
            hits = self._between(begin, position)
            told = [(hit, entry) for hit in hits if (entry := sole(hit)) and entry.county]
            opening = next((e for hit, e in told if self._is_set_in(hit, e, begin)), None)
            # A county that opens a sentence governs it until another division is named; of what
            # a whole paragraph or a visit opens, a site elsewhere is the end.
            is_governed = unit == _SENTENCE and opening is not None and _is_county(opening)
            placed = [e for _, e in told if e.level is not Level.VILLAGE]
            if is_governed:
                placed = [e for e in placed if _is_division(e)]
            if len({entry.counties for entry in placed}) > 1:
                return None
            if opening is not None:
                return Scene(opening, f"{unit}开头")
        return self._so_far(told)

    def _so_far(self, told: Sequence[tuple[NameHit, Entry]]) -> Scene | None:
        """Return the division of a paragraph that names it and more in its county, nothing else."""
        full = [e for hit, e in told if _is_division(e) and hit.surface == e.name]
        is_one = len({entry.counties for _, entry in told}) == 1
        is_told_twice = len({entry.id for _, entry in told}) > 1
        return Scene(full[-1], "本段前文") if full and is_one and is_told_twice else None

    def _units(self, position: int) -> Iterator[tuple[int, str]]:
        """Yield where the sentence and the paragraph of a position begin."""
        low = max(position - _LONGEST, 0)
        paragraph = self._text.rfind("\n", low, position) + 1
        sentence = max(self._text.rfind(mark, low, position) for mark in _SENTENCE_ENDS) + 1
        if sentence > paragraph:
            yield sentence, _SENTENCE
        if paragraph > low or low == 0:
            yield paragraph, "本段" if sentence > paragraph else _SENTENCE

    def _is_set_in(self, hit: NameHit, entry: Entry, begin: int) -> bool:
        """Tell whether the words before a name make it the scene of what follows."""
        words = place_words()
        is_full = hit.surface == entry.name or entry.level is Level.SITE
        pattern = words.scene if _is_division(entry) and is_full else words.visit
        is_place = entry.level is not Level.VILLAGE
        return is_place and pattern.fullmatch(self._text, begin, hit.start) is not None

    def _between(self, start: int, end: int) -> Sequence[NameHit]:
        return self._hits[bisect_left(self._starts, start) : bisect_right(self._ends, end)]


def _is_division(entry: Entry) -> bool:
    return entry.level is Level.TOWNSHIP or _is_county(entry)


def _is_county(entry: Entry) -> bool:
    """Tell whether an entry is a county, or the zone with a county's rank."""
    return entry.level is Level.COUNTY or entry.counties == (entry.id,)


def sole(hit: NameHit) -> Entry | None:
    """Return what a name means if all that bear it lie in one county; the largest of those."""
    counties = {entry.counties for entry in hit.entries}
    return hit.entries[0] if len(counties) == 1 else None
