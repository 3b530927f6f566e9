"""Which part of a place a state is told of: 二期已开工 says nothing of the whole park."""

import re
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
        self._named = located.named
        self._starts = [name.start for name in located.named]
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
        behind = self._words.phase.match(self._text, self._word_end(offset))
        phases = [
            match
            for match in self._words.phase.finditer(self._text, sentence.start, offset)
            if not self._is_named(match, place_id)
        ]
        if behind is not None:
            phase = behind[0]
        elif phases:
            since = named[-1].start if named else sentence.start
            phase = phases[-1][0] if phases[-1].start() >= since else ""
        elif not named and self._last[::2] == (place_id, sentence.paragraph):
            phase = self._last[1]
        else:
            phase = ""
        self._last = place_id, phase, sentence.paragraph
        return phase

    def _word_end(self, offset: int) -> int:
        word = self._words.state.match(self._text, offset)
        return offset if word is None else word.end()

    def _is_named(self, phase: re.Match[str], place_id: str) -> bool:
        """Whether a phase belongs to the name of a place, or to the mention of another one."""
        index = bisect_left(self._starts, phase.end()) - 1
        return any(
            phase[0] in name.placing.name or name.placing.place_id != place_id
            for name in self._named[max(0, index - 3) : index + 1]
            if name.start <= phase.start() and phase.end() <= name.end
        )
