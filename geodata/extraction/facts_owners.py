"""Places told by where they stand: behind a figure of theirs, or at the end of a clause.

总投资9亿元的X, 投资9亿元实施X, 步行2公里是X; 住处可选X，民宿65间.
"""

import re
from collections.abc import Sequence

from geodata.extraction.facts_roles import Anchor, Role, Subject
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.model import Kind

__all__ = ["find_financed", "find_origin", "find_owner", "named_in_passing", "only_county"]

#: What a clause may end with in passing, and the next one be about.
_PASSED = (Kind.SETTLEMENT, Kind.FACILITY, Kind.NATURAL)
_LYING = 6  # characters of the words that tell where something lies
_PAIR = re.compile("[/、][^/，。；：、的]{0,8}[0-9]+(?:[.][0-9]+)?[^，。；：、的0-9]{1,5}(?=的)")
_COMMAS = ("，", ",")
_NEAR = 12  # characters between a figure and the place that it is an attribute of


def find_owner(
    text: str, anchors: Sequence[Anchor], sentence: Sentence, figure: Quantity
) -> Anchor | None:
    """Return the place that a figure is an attribute of (总投资9亿元的华阳项目), or `None`.

    Parameters
    ----------
    text : str
        The repaired text.
    anchors : sequence of Anchor
        Those of the sentence, in order.
    sentence : Sentence
        The sentence.
    figure : Quantity
        The figure.
    """
    words = fact_words()
    end = _behind_its_pair(text, figure.context_end)
    clause_end = sentence.clause(figure.start)[1]
    stop = min(clause_end + (figure.unit in words.distances) * _NEAR, end + _NEAR)
    for anchor in anchors:
        if anchor.kind is None or not end <= anchor.start < stop:
            continue
        between = text[end : anchor.start]
        is_near = anchor.start < clause_end
        is_attribute = is_near and (between.startswith("的") or between.endswith("的"))
        is_next = not between and not figure.is_counter
        if is_attribute or is_next:
            return anchor
        if figure.unit in words.distances and _leads(text, sentence, figure, between):
            return anchor
    return None


def _leads(text: str, sentence: Sentence, figure: Quantity, between: str) -> bool:
    """Whether a distance leads to what stands behind it: 步行2公里是X; 往南2公里，Y…."""
    words = fact_words()
    if between in words.leading_to:
        return True
    start = sentence.clause(figure.start)[0]
    directed = words.directions.search(text, start, figure.context_start)
    return (
        directed is not None and between[:1] in _COMMAS and between[1:] in ("", *words.leading_to)
    )


def _behind_its_pair(text: str, end: int) -> int:
    """Return where the figures end that are joined to one: 10万千瓦/20万千瓦时的X."""
    pair = _PAIR.match(text, end)
    return end if pair is None else pair.end()


def find_financed(
    text: str, anchors: Sequence[Anchor], sentence: Sentence, figure: Quantity, metric: str
) -> Anchor | None:
    """Return what money goes into (投资1.2亿元实施X, 投入800万元对X进行修缮), or `None`.

    Parameters
    ----------
    text, anchors, sentence, figure
        As for `find_owner`.
    metric : str
        What the figure measures.
    """
    words = fact_words()
    if not words.investing.search(metric):
        return None
    into = words.invested_in.match(text, figure.context_end, sentence.end)
    for_it = words.invested_for.match(text, figure.context_end, sentence.end)
    for anchor in anchors:
        if anchor.kind is None or anchor.role is Role.LISTED:
            continue
        quoted = into is not None and text.startswith("“", into.end())
        if into is not None and anchor.start == into.end() + quoted:
            return anchor
        is_worked_on = words.worked_on.match(text, anchor.end, sentence.end) is not None
        if for_it is not None and anchor.start == for_it.end() and is_worked_on:
            return anchor
    return None


def find_origin(text: str, anchors: Sequence[Anchor], figure: Quantity) -> Subject | None:
    """Return what has or sends those who are counted (来自大同经开区的86名党员), or `None`.

    Parameters
    ----------
    text, anchors, figure
        As for `find_owner`.
    """
    end = figure.context_start - 1
    if not figure.is_counter or not text.startswith("的", end):
        return None
    for anchor in anchors:
        if anchor.end == end and anchor.kind and anchor.role is not Role.LISTED:
            return anchor.subject
    return None


def named_in_passing(text: str, sentence: Sentence, before: Sequence[Anchor]) -> Anchor | None:
    """Return what ends a clause, for the next to go on with (住处可选花塔村，民宿65间), or `None`.

    Parameters
    ----------
    text : str
        The repaired text.
    sentence : Sentence
        The sentence.
    before : sequence of Anchor
        Its anchors in front of the figure.
    """
    if not before or before[-1].kind not in _PASSED or before[-1].role is not Role.OBLIQUE:
        return None
    words, last = fact_words(), before[-1]
    ahead = text[max(sentence.start, last.start - 4) : last.start]
    ends = text.startswith(("，", ","), last.end)
    clause = sentence.clause(last.start)[0]
    if not ends or last.start == sentence.start or ahead.endswith(("（", "“", "的")):
        return None
    lies_there = words.oblique.search(ahead) or words.lying.match(text, clause)
    return None if lies_there else last


def only_county(text: str, before: Sequence[Anchor]) -> Subject | None:
    """Return the one county that something is located in (项目落户云冈区), or `None`.

    Parameters
    ----------
    text : str
        The repaired text.
    before : sequence of Anchor
        The sentence's anchors in front of the figure.
    """
    situated = fact_words().situated
    counties = {
        anchor.subject
        for anchor in before
        if anchor.kind is None
        and situated.search(text, max(0, anchor.start - _LYING), anchor.start)
    }
    return counties.pop() if len(counties) == 1 else None
