"""Between a document's source and its repaired text: places, counties of sections, quotes."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geodata.extraction.facts_roles import Named
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.quantities_periods import Period, find_periods
from geodata.gazetteer import Gazetteer, OutsideHit
from geodata.model import CITY, Document, Mention, Placing, Section
from geodata.reading import View

__all__ = ["Homes", "Located", "unbroken"]


@dataclass(frozen=True)
class Located:
    """A document with the places that it names, out of which facts and states are read.

    What facts and states both need of its repaired text is found once.
    """

    document: Document
    view: View  #: its repaired text, which is searched; quotes and offsets are the document's
    sections: Sequence[Section]  #: whose county is the subject where the text names none
    mentions: Sequence[Mention]
    placings: Sequence[Placing]
    gazetteer: Gazetteer  #: for the names of counties, here and elsewhere

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The places that it names, in order, the longer first; in the view's offsets."""
        by_place = {placing.place_id: placing for placing in self.placings}
        named = (
            Named(*self.view.from_source(mention.start, mention.end), by_place[mention.place_id])
            for mention in self.mentions
            if mention.place_id in by_place
        )
        return tuple(sorted(named, key=lambda name: (name.start, -name.end)))

    @cached_property
    def counties(self) -> dict[str, str]:
        """The codes of the counties by their names."""
        return {county.name: county.adcode for county in self.gazetteer.counties}

    @cached_property
    def outside(self) -> tuple[OutsideHit, ...]:
        """Provinces, prefectures and counties elsewhere that it names, in the view's offsets."""
        return tuple(self.gazetteer.scan_outside(self.view.text))

    @cached_property
    def homes(self) -> "Homes":
        """The counties of its sections."""
        return Homes(self.view, self.sections)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Its dates and periods, in the view's offsets."""
        return find_periods(self.view.text)


class Homes:
    """The county that a section's statements are about when they name none."""

    def __init__(self, view: View, sections: Sequence[Section]) -> None:
        """Take a view and its document's sections."""
        self._view = view
        self._sections = sorted(sections, key=lambda section: section.start)
        self._starts = [section.start for section in self._sections]

    @property
    def several(self) -> bool:
        """Whether the document has sections on several counties."""
        return len({s.counties[0] for s in self._sections if len(s.counties) == 1}) > 1

    def of(self, sentence: Sentence) -> tuple[str, int]:
        """Return the code of the sentence's county or the city, and the number of its section.

        The code is empty where the section is about somewhere else.
        """
        source = self._view.to_source(sentence.start, sentence.start + 1)[0]
        index = bisect_left(self._starts, source + 1) - 1
        counties = self._sections[index].counties if index >= 0 else ()
        if not counties and index >= 0:
            return "", index
        return (counties[0] if len(counties) == 1 else CITY), index


def unbroken(
    document: Document, view: View, quote: tuple[int, int], core: tuple[int, int]
) -> tuple[int, int]:
    """Return a quote in the source, cut short where the page put other text in between.

    The repaired text may join what a heading or a caption divides in the source; a verbatim quote
    reaches only as far as nothing but blanks lies between its characters.

    Parameters
    ----------
    document, view : Document, View
        The source and its repaired text.
    quote : tuple of int
        What should be quoted, in the view's offsets.
    core : tuple of int
        What the quote must hold.
    """
    start, end = quote
    while start < core[0] and not _is_whole(document, view, start, core[1]):
        start += 1
    while end > core[1] and not _is_whole(document, view, start, end):
        end -= 1
    return view.to_source(start, end)


def _is_whole(document: Document, view: View, start: int, end: int) -> bool:
    first, last = view.to_source(start, end)
    if last - first == end - start:
        return True  # nothing was joined or left out
    return _letters(document.text[first:last]) == _letters(view.text[start:end])


def _letters(text: str) -> int:
    return sum(not character.isspace() for character in text)
