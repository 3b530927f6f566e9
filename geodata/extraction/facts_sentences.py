"""Sentences, the parts that a semicolon divides, and clauses of a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Sentence", "sentences"]

_SENTENCE_END = re.compile("[。！？!?…\n]+")
# A comma between digits groups thousands.
_CLAUSE_END = re.compile("[，；;：:]|——|,(?![0-9])|(?<![0-9]),")
_PART_END = re.compile("[；;]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text[start:end]`, without its full stop."""

    start: int
    end: int
    paragraph: int  #: counted from the beginning of the text
    clauses: tuple[int, ...]  #: where each clause begins
    parts: tuple[int, ...]  #: where each part between semicolons begins

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause that holds an offset, with the punctuation that closes it."""
        return _around(self.clauses, at, self.end)

    def part(self, at: int) -> tuple[int, int]:
        """Return the part between semicolons that holds an offset."""
        return _around(self.parts, at, self.end)


def _around(starts: tuple[int, ...], at: int, end: int) -> tuple[int, int]:
    index = max(bisect_right(starts, at) - 1, 0)
    return starts[index], starts[index + 1] if index + 1 < len(starts) else end


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; blank stretches are none.

    Examples
    --------
    >>> [(s.start, s.end, s.clauses) for s in sentences("占地,投资。完工")]
    [(0, 5, (0, 3)), (6, 8, (6,))]
    """
    start = paragraph = 0
    for stop in _SENTENCE_END.finditer(f"{text}\n"):
        if text[start : stop.start()].strip():
            yield _sentence(text, start, stop.start(), paragraph)
        paragraph += stop[0].count("\n")
        start = stop.end()


def _sentence(text: str, start: int, end: int, paragraph: int) -> Sentence:
    clauses = [start, *(m.end() for m in _CLAUSE_END.finditer(text, start, end))]
    parts = [start, *(m.end() for m in _PART_END.finditer(text, start, end))]
    return Sentence(start, end, paragraph, tuple(clauses), tuple(parts))
