"""The words that tell the parts of a page apart, from `resources/lexicon/layout.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from geodata.resources import read_text

__all__ = ["LayoutWords", "layout_words"]


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """The lists of the file, under its names; tuples, because `str.startswith` takes those."""

    sentence_starts: tuple[str, ...]
    caption_starts: tuple[str, ...]
    caption_signs: tuple[str, ...]  #: which begin a caption where the line is short
    heading_signs: tuple[str, ...]  #: which begin no line that only stands like a caption
    caption_ends: tuple[str, ...]
    byline_starts: tuple[str, ...]
    note_headings: tuple[str, ...]
    column_headings: tuple[str, ...]
    city_words: tuple[str, ...]
    county_words: tuple[str, ...]
    open_ends: tuple[str, ...]
    broken_words: tuple[str, ...]  #: words that tell a broken line when a break divides them
    own_starts: tuple[str, ...]  #: words that a line may begin with, whatever stands before it
    agencies: tuple[str, ...]  #: what opens a dateline
    city_agencies: tuple[str, ...]  #: those that name their city in it
    province_words: tuple[str, ...]  #: by which an article says that it is about the province
    bound_starts: tuple[str, ...]  #: what no line begins with
    zone_headings: tuple[str, ...]  #: how the city's own zone is called beside its counties

    def find_city(self, text: str, start: int, end: int) -> bool:
        """Tell whether a stretch of text holds a word for the whole city."""
        return any(text.find(word, start, end) >= 0 for word in self.city_words)


@cache
def layout_words() -> LayoutWords:
    """Return the words, read once."""
    lists = tomllib.loads(read_text("lexicon/layout.toml"))
    return LayoutWords(**{name: tuple(words) for name, words in lists.items()})
