"""Which period holds for what stands somewhere in a sentence."""

from collections.abc import Sequence

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.quantities_periods import Period

__all__ = ["opens_clause", "period_before"]

_ADVERB = 3  # characters that may stand before a period that holds for a whole sentence


def period_before(sentence: Sentence, at: int, periods: Sequence[Period]) -> Period | None:
    """Return the last period before an offset in its clause, or one that opens another clause.

    What ends a clause dates that clause alone (始建于1876年，高21米).

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    at : int
        Where what is dated begins.
    periods : sequence of Period
        The sentence's periods in order; those that only compare are passed over.
    """
    clause = sentence.clause(at)[0]
    for period in reversed(periods):
        if period.end > at or period.is_comparison or period.is_vague:
            continue
        if period.start >= clause or opens_clause(sentence, period.start):
            return period
    return None


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Return whether little more than an adverb stands before an offset in its clause."""
    return at - sentence.clause(at)[0] <= _ADVERB
