"""Which part of a place a state is told of: 二期已开工 says nothing of the whole park."""

from bisect import bisect_left
from collections.abc import Sequence

from geodata.extraction.facts_roles import Anchor
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_sources import Located
from geodata.extraction.status_words import status_words

__all__ = ["PhaseFinder"]


class PhaseFinder:
    """Finds the phases of which one document speaks; sentences must come in order."""

    def __init__(self, located: Located) -> None:
        """Take a document with its places."""
        self._text = located.view.text
        self._words = status_words()
        self._spans = [(name.start, name.end) for name in located.named]
        self._starts = [start for start, _ in self._spans]
        self._sentence: Sentence | None = None
        self._last: tuple[str, str, int] = ("", "", -1)  # place, phase, paragraph

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence."""
        self._sentence = sentence

    def at(self, offset: int, place_id: str, anchors: Sequence[Anchor]) -> str:
        """Return the phase of a place that a word is about, `""` for the whole.

        Parameters
        ----------
        offset : int
            Where the word stands in the sentence that was entered last.
        place_id : str
            The place.
        anchors : sequence of Anchor
            What the sentence names; what it names of the place after a phase means the whole.
        """
        sentence = self._sentence
        if sentence is None:
            return ""
        named = [a for a in anchors if a.subject.place_id == place_id and a.start < offset]
        phases = [
            match
            for match in self._words.phase.finditer(self._text, sentence.start, offset)
            if not self._is_named(match.start(), match.end())
        ]
        if phases:
            since = named[-1].start if named else sentence.start
            phase = phases[-1][0] if phases[-1].start() >= since else ""
        elif not named and self._last[::2] == (place_id, sentence.paragraph):
            phase = self._last[1]
        else:
            phase = ""
        self._last = place_id, phase, sentence.paragraph
        return phase

    def _is_named(self, start: int, end: int) -> bool:
        """Whether a phase is only part of a place's name (阳光电源二期)."""
        index = bisect_left(self._starts, end) - 1
        near = self._spans[max(0, index - 3) : index + 1]
        return any(first <= start and end <= last for first, last in near)
