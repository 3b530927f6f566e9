"""What every family of names reads: the text, its tokens and the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import Cls, Token, tokenise

if TYPE_CHECKING:
    from geodata.gazetteer import Entry, Gazetteer
    from geodata.model import Kind

__all__ = ["Found", "Page", "read_page"]


class Found(NamedTuple):
    """A name as a family has found it: its span, and the indices of its first and last token."""

    start: int  #: code points; inside the first token where only its tail belongs to the name
    end: int
    first: int
    last: int
    kind: Kind
    rule: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Page:
    """A text, cut into tokens once for all families."""

    text: str
    tokens: list[Token]
    gazetteer: Gazetteer

    @cached_property
    def _by_class(self) -> list[list[int]]:
        indices: list[list[int]] = [[] for _ in Cls]
        for index, token in enumerate(self.tokens):
            indices[token[2]].append(index)
        return indices

    def where(self, *classes: Cls) -> list[int]:
        """Return the indices of the tokens of some classes, in order."""
        by_class = self._by_class
        if len(classes) == 1:
            return by_class[classes[0]]
        indices: list[int] = []
        for cls in classes:
            indices += by_class[cls]
        indices.sort()
        return indices

    def surface(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def found(self, first: int, last: int, kind: Kind, rule: str) -> Found:
        """Return the name from token `first` to token `last` without what only leads up to it."""
        start = self.tokens[first].start + self._lead(first)
        return Found(start, self.tokens[last].end, first, last, kind, rule)

    def _lead(self, first: int) -> int:
        token = self.tokens[first]
        if token.cls is not Cls.RAW or token.end - token.start < 4:
            return 0
        behind_noun = first > 0 and self.tokens[first - 1].cls not in (Cls.MARK, Cls.COUNTY)
        locative = lexicon.table("name_heads")["locative"]
        return 1 if behind_noun and self.text[token.start] in locative else 0


def read_page(text: str, gazetteer: Gazetteer) -> Page:
    """Cut a text into tokens."""
    return Page(text, tokenise(text, gazetteer), gazetteer)
