"""The words around a figure that bound, hedge or rank it (`resources/lexicon/quantities.toml`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geodata.extraction.lexicon import table

__all__ = ["QuantityWords", "quantity_words"]

_LEXICON = "quantities"


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The lexicon, ready for matching."""

    before: re.Pattern[str]  #: at the end of what stands in front of a number
    cut: Mapping[str, str]  #: characters with which a word in front is the end of another one
    behind: re.Pattern[str]
    labels: Mapping[str, str]  #: the qualifier that is reported for a word
    glued: frozenset[str]  #: characters that make a number part of something longer
    ordinal: frozenset[str]
    behind_rank: frozenset[str]
    behind_noun: frozenset[str]
    lasting: tuple[str, ...]  #: units behind which 多 is an estimate
    ranked_among: re.Pattern[str]
    nought: re.Pattern[str]  #: what something falls to, with its nought
    rank_context: tuple[str, ...]
    naming: tuple[str, ...]  #: behind the first so many, whose names follow
    unitless: tuple[str, ...]  #: nouns behind which a number needs no unit
    timing: re.Pattern[str]  #: in front of 一个月, 一年, which then is a length of time
    half: tuple[str, ...]  #: in front of 半小时, which then is a length of time
    sessions: tuple[str, ...]  #: what is held in 期, which are no phases of a work behind it
    counted: Mapping[str, tuple[str, ...]]  #: in front of what else would be an ordinal (共三层)
    bracketed: re.Pattern[str]  #: a second measure word: 件(套)


@cache
def quantity_words() -> QuantityWords:
    """Return the lexicon, read once."""
    data = table(_LEXICON)
    before, behind = _labelled(data["before"]), _labelled(data["behind"])
    return QuantityWords(
        before=re.compile(f"(?:{_any_of(before)})$"),
        cut={word: ends.replace(" ", "") for word, ends in data["whole"].items()},
        behind=re.compile(_any_of(behind)),
        labels=before | behind,
        glued=frozenset(data["glued"]["before"].split()),
        ordinal=frozenset(data["glued"]["ordinal"].split()),
        behind_rank=frozenset(data["glued"]["behind_rank"].split()),
        behind_noun=frozenset(data["glued"]["behind_noun"].split()),
        lasting=tuple(data["glued"]["lasting"].split()),
        ranked_among=re.compile(f"(?:{_any_of(data['rank']['among'].split())})[^，。；：、]*$"),
        nought=re.compile(f"(?:{_any_of(data['nought']['before'].split())})[0零]"),
        rank_context=tuple(data["rank"]["context"].split()),
        naming=tuple(data["rank"]["naming"].split()),
        unitless=tuple(data["unitless"]["nouns"].split()),
        timing=re.compile(f"(?:{_any_of(data['timing']['before'].split())})了?$"),
        half=tuple(data["timing"]["half"].split()),
        sessions=tuple(data["sessions"]["before"].split()),
        counted={unit: tuple(words.split()) for unit, words in data["counted"].items()},
        bracketed=re.compile("[(（][一-鿿]{1,2}[)）]"),
    )


def _labelled(words_by_label: Mapping[str, str]) -> dict[str, str]:
    return {word: label for label, words in words_by_label.items() for word in words.split()}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
