"""A document as a page to read: paragraphs, each with its place in the document's text.

Not a character is changed: a page is made of runs of the text. Offsets are code points in the
document and UTF-16 units on the page, where Qt counts. `explorer.pages.page_division` makes the
paragraphs.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from explorer.pages.utf16 import OffsetMap

__all__ = ["Page", "Paragraph", "Style"]


class Style(Enum):
    """How a paragraph is set."""

    TITLE = auto()  #: a heading of the first level
    HEADING = auto()
    PROSE = auto()
    CAPTION = auto()  #: under a picture
    BYLINE = auto()  #: who wrote it
    LINE = auto()  #: a line just as the file has it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, made of runs of the document's text in the order in which they are read."""

    style: Style
    runs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run with its place on the page."""

    start: int  #: code points in the document
    end: int
    unit: int  #: UTF-16 units on the page
    unit_end: int


class Page:
    """Some paragraphs of a document, and where each of their characters stands.

    Parameters
    ----------
    text
        The whole document's.
    paragraphs
        Those that are shown; they are divided by single characters, as Qt divides blocks.
    offsets
        The document's offsets, where they have been made already.
    """

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], offsets: OffsetMap | None = None
    ) -> None:
        self.paragraphs = tuple(paragraphs)
        self.lines: list[str] = []  #: the text of each paragraph
        self._offsets = offsets or OffsetMap(text)
        self._pieces: list[_Piece] = []
        unit = 0
        for paragraph in self.paragraphs:
            unit = self._add(text, paragraph, unit) + 1
        self.length = max(unit - 1, 0)  #: in units
        self._by_source = sorted(self._pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._by_source]
        self._units = [piece.unit for piece in self._pieces]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where a span of the document stands on the page, in units, piece by piece."""
        found = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        for piece in self._by_source[at:]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.end)
            if low < high:
                found.append((self._unit_of(piece, low), self._unit_of(piece, high)))
        return found

    def unit_of(self, offset: int) -> int:
        """Return where a character stands on the page; if it is left out there, the next one."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        for piece in self._by_source[at : at + 2]:
            if offset < piece.end:
                return self._unit_of(piece, max(offset, piece.start))
        return self.length

    def source_of(self, unit: int) -> int:
        """Return which character of the document stands at a unit of the page; -1 for none."""
        at = bisect_right(self._units, unit) - 1
        if at < 0 or unit >= self._pieces[at].unit_end:
            return -1
        piece = self._pieces[at]
        return self._offsets.to_points(self._offsets.to_units(piece.start) + unit - piece.unit)

    def _unit_of(self, piece: _Piece, offset: int) -> int:
        to_units = self._offsets.to_units
        return piece.unit + to_units(offset) - to_units(piece.start)

    def _add(self, text: str, paragraph: Paragraph, unit: int) -> int:
        """Add a paragraph and return the unit behind it."""
        words: list[str] = []
        for start, end in paragraph.runs:
            if words and _divides_words(words[-1], text[start]):
                words.append(" ")
                unit += 1
            after = unit + self._offsets.to_units(end) - self._offsets.to_units(start)
            self._pieces.append(_Piece(start, end, unit, after))
            words.append(text[start:end])
            unit = after
        self.lines.append("".join(words))
        return unit


def _divides_words(before: str, after: str) -> bool:
    """Tell whether a joined line break stood between two words of letters."""
    end = before[-1]
    return end.isascii() and end.isalpha() and after.isascii() and after.isalpha()
