"""What a figure may be about: a place, a county or the city, with its part in a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.model import Kind, Placing

__all__ = ["BOUNDARY", "Anchor", "Named", "Role", "Subject", "is_foreign", "sets_the_scene"]

#: The characters behind which a name may be the subject of what follows.
BOUNDARY = "，,；;：:。、“”（(\n！？ 　—〔【"


_LONGEST_LEAD = 8  # characters between 在 and the name (在山煤国际X的调度大厅，)


class Role(IntEnum):
    """What part a place has in its sentence, as far as the characters around it tell."""

    TOPIC = 5  #: the sentence or clause begins with it
    OBJECT = 4  #: something that is being built or furthered
    WITHIN = 3  #: somewhere in a clause
    SETTING = 2  #: where the sentence takes place (在X镇，): its subject for want of a better one
    LISTED = 1  #: one of several: a figure behind them sums them up
    OBLIQUE = 0  #: a partner, a location, a predicate: never the subject


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in the repaired text with what the document makes of it."""

    start: int
    end: int
    placing: Placing


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a fact is about: a place, or the county or city of `adcode` alone."""

    place_id: str | None
    adcode: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something in a sentence that a figure may be about."""

    start: int
    end: int
    subject: Subject
    role: Role
    kind: Kind | None  #: None for a county or the city


def sets_the_scene(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence only takes place at a name: 在X镇，, 在新启用的X里，, not A位于X镇."""
    words = fact_words()
    clause = sentence.clause(start)[0]
    is_room = _is_room(text, sentence, end)
    entered = words.entering.search(text, max(clause, start - 4), start)
    if entered is not None and entered.start() == clause:
        return is_room or not text.startswith("的", end)
    if text.startswith("在", start - 1) and words.taking_place.match(text, end):
        return True
    within = text[clause:start]
    if is_room and len(within) <= _LONGEST_LEAD and words.scene_start.match(within):
        return "的" not in within or within.endswith("的")
    if words.scene_end.match(text, end) is None:
        return False
    if words.visiting.fullmatch(text, clause, start):
        return True
    if words.setting.search(text, max(clause, start - 4), start) is not None:
        return True
    opening = words.scene_start.match(text, clause, start)
    return opening is not None and within.endswith("的")


def _is_room(text: str, sentence: Sentence, end: int) -> bool:
    """Whether a clause ends with a room or part of the place before it: 在X的调度大厅，."""
    words = fact_words()
    if words.inside_of.match(text, end) is None:
        return False
    return words.no_scene.search(text, end, sentence.clause(end)[1] - 1) is None


def is_foreign(metric: str, kind: Kind | None, words: Mapping[Kind, re.Pattern[str]]) -> bool:
    """Whether a metric is a county's or city's, which a place of this kind does not have."""
    pattern = None if kind is None else words.get(kind)
    return pattern is not None and pattern.search(metric) is not None
