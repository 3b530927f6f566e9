"""A project's state as a document tells it: signed, begun, being built, in operation.

Each word of a state in a clause is an event of the project that the clause is about, either as a
fact (已于去年开工) or as a plan (预计明年投产), and of the whole or of a phase (二期已开工).
A word that is denied (尚未开工), that only dates something else (投产后), or that is part of a noun
(开工率) is none.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.extraction.facts_anchors import Anchored, anchored_sentences
from geodata.extraction.facts_periods import period_before
from geodata.extraction.facts_roles import Anchor, Role
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_sources import Located, unbroken
from geodata.extraction.facts_subjects import SubjectFinder
from geodata.extraction.lexicon import HAN
from geodata.extraction.quantities import Quantity
from geodata.extraction.quantities_periods import Period
from geodata.extraction.status_phases import PhaseFinder
from geodata.extraction.status_words import status_words
from geodata.model import Kind, Placing, StatusEvent

__all__ = ["StatusReader", "find_status_events", "with_status"]

#: What can be in a state of building: the longer a word goes on, the less it is about others.
_KINDS = frozenset({Kind.PROJECT, Kind.PARK, Kind.FACILITY})
_NEGATION = 3  # characters in front of a word that may deny it
_LIST_END = 12  # characters between a list and its verb (等6个项目相继开工)
_REACH = 40  # characters from a place to a word of its state, to be quoted as one
_ADVERB = 3  # characters that may stand before a period that opens a sentence
_ATTRIBUTE = (
    16  # characters between a word and the place that it governs (正在建设的、总投资9亿元的X)
)
_NEXT = 3  # characters from a word to the list that it governs, and from item to item
_NOUN = 4  # characters that a clause's own subject has at least
_PROJECTS = re.compile("[0-9一二三四五六七八九十两多余批]+(?:个(?!多?月|小时|工作日|季度)|项)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A word of a state, in offsets of the repaired text."""

    start: int
    end: int
    status: str
    period: str
    is_planned: bool
    phase: str = ""


def find_status_events(located: Located) -> tuple[StatusEvent, ...]:
    """Return what a document says of the states of its projects, in the order of its text."""
    reader = StatusReader(located)
    for anchored in anchored_sentences(located):
        reader.read(anchored)
    return tuple(reader.found)


def with_status(placings: Iterable[Placing], events: Sequence[StatusEvent]) -> tuple[Placing, ...]:
    """Return the placings with the last state that their document tells as a fact.

    A phase's state is the place's only where nothing is told of the whole.
    """
    facts = [event for event in events if not event.is_planned]
    whole = {event.place_id: event.status for event in facts if not event.phase}
    last = {event.place_id: event.status for event in facts} | whole
    return tuple(replace(placing, status=last.get(placing.place_id)) for placing in placings)


class StatusReader:
    """Reads the states that one document tells; its sentences must come in order.

    Attributes
    ----------
    found : list of StatusEvent
        The events so far.
    """

    def __init__(self, located: Located) -> None:
        """Take a document with its places."""
        self.found: list[StatusEvent] = []
        self._located = located
        self._text = located.view.text
        self._finder = SubjectFinder(located)
        self._kinds = {placing.place_id: placing.kind for placing in located.placings}
        self._words = status_words()
        self._phases = PhaseFinder(located)
        self._periods = located.periods
        self._period_starts = [period.start for period in self._periods]
        self._spans = [(name.start, name.end) for name in located.named]
        self._span_starts = [name.start for name in located.named]

    def read(self, anchored: Anchored) -> None:
        """Read the next sentence; of what it says twice only the first counts."""
        seen = set()
        for told, place_id, start in self._states(anchored):
            key = (place_id, told.status, told.is_planned, told.phase)
            if key not in seen:
                seen.add(key)
                self.found.append(_event(self._located, told, place_id, start))

    def _states(self, anchored: Anchored) -> Iterator[tuple[_Told, str, int]]:
        """Yield each word of a state with the place that it is about and where its quote begins."""
        self._finder.enter(anchored)
        sentence = anchored.sentence
        self._phases.enter(sentence)
        matches = list(self._words.state.finditer(self._text, sentence.start, sentence.end))
        goes_on = {match.start() for match in matches}  # 正在进行设备安装 tells the second alone
        for match in matches:
            if match.end() not in goes_on and self._is_told(match):
                told = self._told(sentence, match)
                for place_id, start in self._places(sentence, match):
                    phase = self._phases.at(match.start(), place_id, self._finder.anchors)
                    yield replace(told, phase=phase), place_id, start

    # -- words

    def _is_told(self, match: re.Match[str]) -> bool:
        """Whether a word tells a state, and does so for itself."""
        words, text = self._words, self._text
        before = text[max(0, match.start() - _NEGATION) : match.start()]
        if words.negation.search(before) or words.noun_before.search(before):
            return False
        if words.noun_behind.match(text, match.end()):
            return False
        if self._is_named(*match.span()):
            return False
        first = max(0, match.start() - _REACH)
        if words.others.search(text, first, match.start()) and not self._object(match.end()):
            return False
        return match[0] not in words.transitive or self._is_complete(match.end())

    def _is_complete(self, end: int) -> bool:
        """Whether nothing follows a word, or a place that it may be about."""
        if not HAN.match(self._text, end) or self._text.startswith(self._words.alone, end):
            return True
        return self._object(end, _ATTRIBUTE) is not None

    def _object(self, end: int, reach: int = _NEXT) -> Anchor | None:
        """Return what stands behind a word and may be what it is about."""
        for anchor in self._finder.anchors:
            if 0 <= anchor.start - end <= reach and anchor.role is not Role.OBLIQUE:
                return anchor
        return None

    def _told(self, sentence: Sentence, match: re.Match[str]) -> _Told:
        period = self._period(sentence, match.start())
        planned = self._is_planned(sentence, match.start(), period)
        if self._words.at_hand.match(self._text, match.end()):
            planned = True
        if match[0] in self._words.urging and HAN.match(self._text, match.end()):
            planned = not self._text.startswith(self._words.told_of, match.end())
        written = "" if period is None else period.text
        state = self._words.state_of[match[0]]
        return _Told(match.start(), match.end(), state, written, planned)

    def _period(self, sentence: Sentence, at: int) -> Period | None:
        """Return the period of a word: its clause's own, or the one that opens the sentence."""
        periods = self._periods_in(sentence.start, sentence.end)
        period = period_before(self._text, sentence, at, periods)
        if period is None or period.start >= sentence.clause(at)[0]:
            return period
        return period if period.start - sentence.start <= _ADVERB else None

    def _periods_in(self, start: int, end: int) -> Sequence[Period]:
        low, high = bisect_left(self._period_starts, start), bisect_left(self._period_starts, end)
        return self._periods[low:high]

    def _is_planned(self, sentence: Sentence, at: int, period: Period | None) -> bool:
        clause = sentence.clause(at)[0]
        done = self._last(self._words.done, clause, at)
        plan = self._last(self._words.plan, clause, at, said="said")
        if plan or done:
            return plan > done
        until = period is not None and period.start >= clause
        return until and period is not None and self._is_deadline(period)

    def _last(self, words: re.Pattern[str], start: int, end: int, said: str | int = 0) -> int:
        """Return where the last of some words ends that is no part of a name; 0 without one."""
        matches = words.finditer(self._text, start, end)
        found = (match.span(said) for match in matches if match[said])
        return max((last for first, last in found if not self._is_named(first, last)), default=0)

    def _is_named(self, start: int, end: int) -> bool:
        """Whether characters only stand in a place's name (促进创新示范区)."""
        index = bisect_left(self._span_starts, end) - 1
        near = self._spans[max(0, index - 3) : index + 1]
        return any(first <= start and end <= last for first, last in near)

    def _is_deadline(self, period: Period) -> bool:
        last = period.text[-1:]
        return self._words.before_date.match(self._text, period.end) is not None or last == "前"

    # -- whose state it is

    def _places(self, sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[str, int]]:
        clause = sentence.clause(match.start())[0]
        listed = self._listed(clause, match.start())
        governed = [] if listed else self._governed(match.end())
        if listed or governed:
            for anchor in listed or governed:
                if anchor.subject.place_id is not None:
                    yield anchor.subject.place_id, min(anchor.start, match.start())
            return
        counted = _PROJECTS.search(self._text, clause, match.start()) is not None
        word = Quantity(match.start(), match.end(), None, "", "", "", match.start(), match.end())
        subject = self._finder.subject(sentence, word, "工期", plural=counted)
        if subject.place_id is None or self._kinds.get(subject.place_id) not in _KINDS:
            return
        anchors = [a for a in self._finder.anchors if a.subject == subject]
        told_here = any(clause <= a.start <= match.end() + _ATTRIBUTE for a in anchors)
        if told_here or not self._has_another_subject(clause, match.start()):
            yield subject.place_id, self._quote_start(sentence, match.start(), subject.place_id)

    def _listed(self, clause: int, at: int) -> list[Anchor]:
        """Return the works of a list that ends just before a word: A、B等6个项目开工."""
        found = [a for a in self._finder.anchors if clause <= a.start and a.end <= at]
        listed = [a for a in found if a.role is Role.LISTED]
        if not listed or at - found[-1].end > _LIST_END:
            return []
        joined = self._text.startswith(("、", "和"), listed[-1].end)
        last = [found[-1]] if joined and found[-1] is not listed[-1] else []
        if found[-1] is not listed[-1] and not last:
            return []
        return [a for a in (*listed, *last) if a.kind in _KINDS]

    def _governed(self, end: int) -> list[Anchor]:
        """Return the works of a list that a word governs: 加快推进A、B、C等建设."""
        found: list[Anchor] = []
        for anchor in self._finder.anchors:
            if anchor.start < end:
                continue
            between = self._text[end : anchor.start]
            apart = len(between) > _NEXT or set(between) & set("，；：,;:")
            if anchor.role is not Role.LISTED or apart:
                break
            found.append(anchor)
            end = anchor.end
        works = [anchor for anchor in found if anchor.kind in _KINDS]
        return works if len(found) > 1 else []

    def _has_another_subject(self, clause: int, at: int) -> bool:
        """Whether a clause begins with a noun of its own: X通车，长城旅游公路贯通."""
        rest = self._text[clause:at]
        for period in self._periods_in(clause, at):
            rest = rest.replace(period.text, "")
        rest = self._words.no_subject.sub("", rest).strip()
        is_noun = len(rest) >= _NOUN and not rest.startswith("是")
        return is_noun and self._words.part.search(rest) is None

    def _quote_start(self, sentence: Sentence, at: int, place_id: str) -> int:
        """Where a quote begins: with the place if it is near, else with the clause."""
        for anchor in reversed(self._finder.anchors):
            near = anchor.end <= at and at - anchor.start <= _REACH
            if near and anchor.subject.place_id == place_id:
                return anchor.start
        return sentence.clause(at)[0]


def _event(located: Located, told: _Told, place_id: str, start: int) -> StatusEvent:
    document, view = located.document, located.view
    blank = len(view.text[start : told.start]) - len(view.text[start : told.start].lstrip())
    quote = (min(start + blank, told.start), told.end)
    first, last = unbroken(document, view, quote, (told.start, told.end))
    source = f"{document.id}:{place_id}:{view.to_source(told.start, told.end)[0]}"
    digest = hashlib.blake2b(source.encode(), digest_size=6).hexdigest()
    return StatusEvent(
        id=f"s{digest}",
        place_id=place_id,
        document_id=document.id,
        start=first,
        end=last,
        quote=document.text[first:last],
        status=told.status,
        period=told.period,
        is_planned=told.is_planned,
        phase=told.phase,
    )
