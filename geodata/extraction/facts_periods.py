"""Which period holds for what stands somewhere in a sentence."""

import re
from collections.abc import Sequence

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities_periods import Period

__all__ = ["opens_clause", "period_before"]

_ADVERB = 3  # characters that may stand before a period that holds for a whole sentence
_EVENT = 10  # characters between a date and the end of what was done then
_OF_A_FIGURE = re.compile("的[约近超]?[0-9一二两三四五六七八九]")
_OF_A_THING = re.compile("[^，,；;。0-9全]{2,8}的")
_BACK = ("这", "该")  # a clause with these tells of a thing: 这家去年落户的企业
_CLOSING = frozenset("，,；;、：: ")


def period_before(
    text: str, sentence: Sentence, at: int, periods: Sequence[Period]
) -> Period | None:
    """Return the last period before an offset in its clause, or one that opens another clause.

    What ends a clause dates that clause alone (始建于1876年，高21米), and so does what dates an
    event (5月18日开工，总投资2亿元) or another figure (由2020年的58%提高到91%).

    Parameters
    ----------
    text : str
        The repaired text.
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
        figure = _OF_A_FIGURE.match(text, period.end)
        if figure is not None and at >= figure.end():
            continue
        if period.start >= clause:
            return period
        if opens_clause(sentence, period.start) and _holds_on(text, sentence, period, at):
            return period
    return None


def _holds_on(text: str, sentence: Sentence, period: Period, at: int) -> bool:
    """Whether a period at the head of a clause holds for later clauses too.

    Beyond a semicolon that of a plan (力争四季度核准) or of a thing (去年才扩建的影院) does not.
    """
    start, end = sentence.clause(period.start)
    if period.start < sentence.part(at)[0] and (
        fact_words().modal.search(text, start, period.start)
        or _OF_A_THING.match(text, period.end, end)
    ):
        return False
    if text.startswith(_BACK, start):
        return False
    stop = min(end, period.end + _EVENT)
    done = fact_words().completion.search(text, period.end, stop) if period.is_precise else None
    return done is None or text[done.end() : done.end() + 1] not in _CLOSING


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Return whether little more than an adverb stands before an offset in its clause."""
    return at - sentence.clause(at)[0] <= _ADVERB
