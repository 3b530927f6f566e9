"""Where a sentence or clause begins behind what only dates or opens it: 目前，, 国庆期间, 其中."""

from collections.abc import Sequence

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities_periods import Period

__all__ = ["Openings"]


class Openings:
    """Finds where the clauses of one text begin in earnest."""

    def __init__(self, text: str, periods: Sequence[Period]) -> None:
        """Take the repaired text and its periods in order."""
        self._text = text
        self._period_ends = {period.start: period.end for period in periods}
        self._words = fact_words()

    def past(self, start: int, end: int) -> int:
        """Where a clause goes on behind words that only open it (目前, 其中, 今年国庆假期)."""
        while True:
            match = self._words.openers.match(self._text, start, end)
            further = self._period_ends.get(start, start if match is None else match.end())
            if further == start:
                return start
            start = further

    def head(self, sentence: Sentence) -> int:
        """Where a sentence begins behind what only dates or opens it: 目前，, 截至6月底，."""
        start = sentence.start
        while True:
            further = self.past(start, sentence.end)
            if further == start:
                return start
            start = further + self._text.startswith(("，", ","), further)
