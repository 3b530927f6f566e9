"""Where a sentence or paragraph of city-wide text is set: 在天镇县，…, 近年来，浑源县….

A report on the whole city goes from county to county. What a sentence begins with holds for all
of it, and what a paragraph begins with for the rest of it, as long as nothing named on the way
lies elsewhere.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geodata.gazetteer import Entry, Level, NameHit
from geodata.geocoding.lexicon import place_words
from geodata.model import Kind
from geodata.reading.lexicon import layout_words

__all__ = ["Scene", "Scenes", "sole"]

_LONGEST = 800
#: How many counties and how many places make one of several counties the scene.
_FEWEST_AMONG = 2
_LONGEST_OPENING = 20
_OPENING_ENDS = "。：:，,（(“ \u3000\n"
_CHAPTER = re.compile(r"^[ \t\u3000]*[一二三四五六七八九十]{1,3}、[ \u3000]*", re.MULTILINE)
_SENTENCE = "本句"
_WHOLE = "全句"
_SENTENCE_ENDS = "。！？!?；"
_FULL_STOPS = "。！？!?"


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
        self._chapters = [match.end() for match in _CHAPTER.finditer(text)]

    def scene(self, position: int) -> Scene | None:
        """Return where the sentence, else the paragraph, of a position is set.

        The position is a code point into the text.
        """
        told: list[tuple[NameHit, Entry]] = []
        for begin, unit in self._units(position):
            is_sentence = unit in (_SENTENCE, _WHOLE)
            if not is_sentence and self._is_of_city(position):
                return None  # `今年以来，全市还完成了…`
            hits = self._between(begin, position)
            told = [(hit, entry) for hit in hits if (entry := sole(hit)) and entry.county]
            opening = next((e for hit, e in told if self._is_set_in(hit, e, begin)), None)
            # A county that opens a sentence governs it until another division is named; of what
            # a whole paragraph or a visit opens, a site elsewhere is the end.
            is_governed = is_sentence and opening is not None and _is_county(opening)
            placed = [e for _, e in told if e.level is not Level.VILLAGE]
            if is_governed:
                placed = [e for e in placed if _is_division(e)]
            if len({entry.counties for entry in placed}) > 1:
                return None
            if opening is not None:
                return Scene(opening, f"{unit}开头")
            visited = self._visited(told) if unit == _SENTENCE else None
            if visited is not None:
                return Scene(visited, "本句前文")
        chapter = self._chapter(position)
        agrees = chapter and all(e.counties == chapter.entry.counties for _, e in told)
        return self._so_far(told) or (chapter if agrees else None)

    def among(self, position: int, counties: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the one of some counties in which all that the paragraph has named so far lies.

        Names that lie in none of them do not count, and villages are borne by too many; at least
        two names must agree.
        """
        if len(counties) < _FEWEST_AMONG:
            return None
        *_, (begin, _) = [(0, ""), *self._units(position)]
        hits = self._between(begin, position)
        told = [(hit.surface, entry) for hit in hits if (entry := sole(hit))]
        placed = {s: e for s, e in told if e.level is not Level.VILLAGE and e.county in counties}
        if len(placed) < _FEWEST_AMONG or len({e.county for e in placed.values()}) != 1:
            return None
        return next(iter(placed.values())).counties

    def _is_of_city(self, position: int) -> bool:
        """Tell whether the sentence speaks of the whole city before a position."""
        begin, _ = next(self._units(position), (position, ""))
        return layout_words().find_city(self._text, begin, position)

    def _visited(self, told: Sequence[tuple[NameHit, Entry]]) -> Entry | None:
        """Return the place that somebody comes to, if all that is told lies in its county."""
        if len({entry.counties for _, entry in told}) != 1:
            return None
        arrivals = place_words().arrivals
        for hit, entry in told:
            is_place = entry.level is not Level.VILLAGE
            if is_place and self._text.endswith(arrivals, 0, hit.start):
                return entry
        return None

    def _chapter(self, position: int) -> Scene | None:
        """Return the division that a numbered chapter begins with: `二、新荣经济技术开发区。…`."""
        index = bisect_right(self._chapters, position) - 1
        if index < 0:
            return None
        begin = self._chapters[index]
        for hit in self._between(begin, min(begin + _LONGEST_OPENING, len(self._text))):
            entry = sole(hit)
            is_first = hit.start == begin and entry is not None and _is_division(entry)
            if is_first and self._text[hit.end : hit.end + 1] in _OPENING_ENDS:
                return Scene(entry, "所在部分开头") if entry else None
        return None

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
            whole = max(self._text.rfind(mark, low, position) for mark in _FULL_STOPS) + 1
            if paragraph < whole < sentence:
                yield whole, _WHOLE  # `灵丘县的…；北泉村…`
        if paragraph > low or low == 0:
            yield paragraph, "本段" if sentence > paragraph else _SENTENCE

    def _is_set_in(self, hit: NameHit, entry: Entry, begin: int) -> bool:
        """Tell whether the words before a name make it the scene of what follows."""
        words = place_words()
        is_full = hit.surface == entry.name or entry.level is Level.SITE
        # `●新荣：碳素园区…`
        is_full = is_full or self._text[hit.end : hit.end + 1] in ("：", ":")
        pattern = words.scene if _is_division(entry) and is_full else words.visit
        is_place = entry.level is not Level.VILLAGE
        return is_place and pattern.fullmatch(self._text, begin, hit.start) is not None

    def _between(self, start: int, end: int) -> Sequence[NameHit]:
        return self._hits[bisect_left(self._starts, start) : bisect_right(self._ends, end)]


def _is_division(entry: Entry) -> bool:
    words = place_words()
    is_zone = entry.kind is Kind.PARK and entry.name.endswith(words.zone_ends)
    # Townships that were merged into others are sites of the gazetteer.
    is_former = entry.kind is Kind.SETTLEMENT and entry.name.endswith(words.township_ends)
    return entry.level is Level.TOWNSHIP or is_zone or is_former or _is_county(entry)


def _is_county(entry: Entry) -> bool:
    """Tell whether an entry is a county, or the zone with a county's rank."""
    return entry.level is Level.COUNTY or entry.counties == (entry.id,)


def sole(hit: NameHit) -> Entry | None:
    """Return what a name means if all that bear it lie in one county; the largest of those."""
    counties = {entry.counties for entry in hit.entries}
    return hit.entries[0] if len(counties) == 1 else None
