"""Dates that are facts: when something was or will be finished, opened or founded.

预计2026年12月双机投产, 2012年9月7日开园, 5月1日前开放, 始建于1958年. A date that only tells when a
figure was measured, or since when something lasts (自2013年以来), is a period and no fact.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.extraction.quantities_periods import Period

__all__ = ["DateReader", "Dated"]

_NEAR = 8  # characters between a date and what was done then
_FOUNDING = 4  # characters of what stands in front of a date of founding
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date is the date of: `text[start:end]` holds both."""

    metric: str
    start: int
    end: int


class DateReader:
    """Reads what the dates of one text are the dates of."""

    def __init__(self, text: str) -> None:
        """Take the repaired text."""
        self._text = text
        self._words = fact_words()

    def read(
        self,
        sentence: Sentence,
        period: Period,
        figures: Sequence[Quantity],
        planned_from: int | None,
    ) -> Dated | None:
        """Return what a date is the date of, or `None` if it is no fact.

        Parameters
        ----------
        sentence : Sentence
            The sentence of the date.
        period : Period
            The date.
        figures : sequence of Quantity
            The other figures of the sentence.
        planned_from : int or None
            Where the word stands that makes the date one of the future.
        """
        end = sentence.clause(period.start)[1]
        if planned_from is not None:
            done = self._words.completion.search(self._text, period.end, end)
            if not period.is_precise or done is None:
                return None
            return Dated(self._text[period.end : done.end()], planned_from, done.end())
        if not self._is_date(period):
            return None
        founded = self._founded(sentence, period)
        if founded is not None:
            return founded
        done = self._words.completion.search(self._text, period.end, end)
        if done is None or done.start() - period.end > _NEAR:
            return None
        if _DIGIT.search(self._text, period.end, done.start()):
            return None  # 今年新增2019年建成的: another date
        if self._words.no_completion.match(self._text, done.end()):
            return None
        if any(period.end <= figure.start < end for figure in figures):
            return None  # 2023年建成大棚12座: when they were counted
        return Dated(self._text[period.end : done.end()], period.start, done.end())

    def _is_date(self, period: Period) -> bool:
        if (
            period.is_comparison
            or period.is_vague
            or self._words.lasting_period.search(period.text)
        ):
            return False
        return period.is_precise or period.text in self._words.deadlines

    def _founded(self, sentence: Sentence, period: Period) -> Dated | None:
        start = max(sentence.start, period.start - _FOUNDING)
        word = self._words.founding.search(self._text, start, period.start)
        if word is None:
            return None
        metric = word[0].removesuffix("于")
        return Dated(metric, word.start(), period.end)
