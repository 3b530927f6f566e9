"""The numbers of quotes: grouped by document, in reading order, each passage once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geodata.briefs.model import Quote, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.model import Document

__all__ = ["Notes", "Span"]

#: A document's id, and where a passage begins and ends in it.
Span = tuple[str, int, int]


class Notes:
    """Gives passages their numbers; one that lies within another has the other's.

    Parameters
    ----------
    documents
        The documents in the order of their sources.
    spans
        All passages that will be asked for.
    """

    def __init__(self, documents: Sequence[Document], spans: Iterable[Span]) -> None:
        self._numbers: dict[Span, int] = {}
        self._quotes: defaultdict[str, list[Quote]] = defaultdict(list)
        self._documents = documents
        by_document: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for document_id, start, end in spans:
            by_document[document_id].add((start, end))
        count = 0
        for document in documents:
            reached = -1
            for start, end in sorted(by_document[document.id], key=lambda s: (s[0], -s[1])):
                if end > reached:
                    reached, count = end, count + 1
                    self._quotes[document.id].append(Quote(count, document.text[start:end]))
                self._numbers[document.id, start, end] = count

    def number(self, span: Span) -> int:
        """Return the number of a passage."""
        return self._numbers[span]

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that are quoted, with their quotes."""
        return tuple(
            Source(
                document.title,
                document.publisher or "",
                document.issued.isoformat() if document.issued else "",
                tuple(self._quotes[document.id]),
            )
            for document in self._documents
            if self._quotes[document.id]
        )
