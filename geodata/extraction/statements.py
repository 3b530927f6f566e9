"""What a document states of its places: figures, and the states of projects."""

from geodata.extraction.facts import FactReader
from geodata.extraction.facts_anchors import anchored_sentences
from geodata.extraction.facts_sources import Located
from geodata.extraction.status import StatusReader
from geodata.model import Fact, StatusEvent

__all__ = ["find_statements"]


def find_statements(located: Located) -> tuple[tuple[Fact, ...], tuple[StatusEvent, ...]]:
    """Return the facts and the status events of a document, in the order of its text.

    Both are read in one walk over its sentences, since both ask whom a sentence is about.
    """
    facts, states = FactReader(located), StatusReader(located)
    for anchored in anchored_sentences(located):
        facts.read(anchored)
        states.read(anchored)
    return tuple(facts.found), tuple(states.found)
