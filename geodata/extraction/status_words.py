"""The words by which a project's state is recognised (`resources/lexicon/status.toml`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geodata.extraction.lexicon import table

__all__ = ["StatusWords", "status_words"]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The lexicon, ready for matching; patterns try longer words first."""

    state: re.Pattern[str]
    state_of: Mapping[str, str]  #: what a word says, in the normal form
    negation: re.Pattern[str]  #: at the end of what stands in front of a word
    plan: re.Pattern[str]  #: `said` is the word; without it a longer one that plans nothing
    at_hand: re.Pattern[str]  #: behind a word, which then tells what is about to be
    before_date: re.Pattern[str]
    done: re.Pattern[str]
    noun_behind: re.Pattern[str]
    noun_before: re.Pattern[str]
    others: re.Pattern[str]  #: at the end of what stands in front of a word: others' state
    no_subject: re.Pattern[str]  #: what a clause may begin with without naming a subject
    part: re.Pattern[str]  #: subjects that are parts of the place that was named before
    alone: tuple[str, ...]
    told_of: tuple[str, ...]
    phase: re.Pattern[str]
    transitive: frozenset[str]
    urging: frozenset[str]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def status_words() -> StatusWords:
    """Return the lexicon, read once."""
    data = table("status")
    states = {word: state for state, words in data["states"].items() for word in words.split()}
    context = {name: _any_of(words.split()) for name, words in data["context"].items()}
    return StatusWords(
        state=re.compile(_any_of(states)),
        state_of=states,
        negation=re.compile(f"(?:{context['negation']})$"),
        plan=re.compile(f"(?:{context['no_plan']})|(?P<said>{context['plan']})"),
        at_hand=re.compile(context["at_hand"]),
        before_date=re.compile(context["before_date"]),
        done=re.compile(context["done"]),
        noun_behind=re.compile(context["noun_behind"]),
        noun_before=re.compile(f"(?:{context['noun_before']})$"),
        others=re.compile(f"(?:{context['others']})(?:{context['no_subject']})*$"),
        no_subject=re.compile(context["no_subject"]),
        part=re.compile(
            f"{context['part']}|{_any_of(data['phases']['words'].split())}"
            f"|^(?:{context['part_first']})"
        ),
        alone=tuple(data["context"]["alone"].split()),
        told_of=tuple(data["context"]["told_of"].split()),
        phase=re.compile(_any_of(data["phases"]["words"].split())),
        transitive=frozenset(data["context"]["transitive"].split()),
        urging=frozenset(data["context"]["urging"].split()),
    )
