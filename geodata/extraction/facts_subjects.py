"""Whom a figure is about: a place of the document, a county, or the city.

Each sentence is walked from left to right for anchors (`facts_anchors`). The place that a figure is
an attribute of comes first (总投资9亿元的X, 投资9亿元实施X), then the nearest anchor before it that
can be its subject, then the paragraph's last, then the county of the section, then the city.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geodata.extraction.facts_anchors import Anchor, AnchorFinder, Named, Role, Subject
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.model import CITY, Kind

__all__ = ["Named", "Subject", "SubjectFinder"]

_OPENING = 2  # characters that a sentence may have before its subject (——, “)
_NEAR = 12  # characters between a figure and the place that it is an attribute of
_PERSONAL_REACH = 24  # characters between a speaker and the speaker's figure
_RESPECTIVELY = "分别"


class SubjectFinder:
    """Finds the subjects of one document's figures; sentences must come in order."""

    def __init__(self, text: str, named: Sequence[Named], counties: Mapping[str, str]) -> None:
        """Take the repaired text, its mentions in order, and county names with their codes."""
        self._text = text
        self._words = fact_words()
        self._kinds = {name.placing.place_id: name.placing.kind for name in named}
        self._finder = AnchorFinder(text, named, counties)
        self._anchors: list[Anchor] = []
        self._home = Subject(None, CITY)
        self._paragraph = -1
        self._sentence_start = 0
        self._topic: Subject | None = None
        self._last_place: Subject | None = None
        self._told = False
        self._dealt: dict[int, int] = {}

    def enter(self, sentence: Sentence, home: str, section: int) -> None:
        """Go on to a sentence in a section that is about the county `home` (or the city)."""
        speaks = self._text.startswith("“", sentence.start)
        if sentence.paragraph != self._paragraph and not speaks:
            self._topic = None
        elif self._anchors or self._told:
            self._topic = self._leading()
        self._paragraph = sentence.paragraph
        self._home = Subject(None, home)
        self._sentence_start, self._last_place, self._told = sentence.start, None, False
        self._dealt.clear()
        self._anchors = self._finder.find(sentence, home, section)

    @property
    def anchors(self) -> Sequence[Anchor]:
        """What stands in the sentence that was entered last, in order."""
        return self._anchors

    def _leading(self) -> Subject | None:
        """Return what the sentence just left was about, for the next one to go on with.

        What it began with, or the place that its last figure was about; a work report names many
        others in passing.
        """
        if self._last_place is not None:
            return self._last_place
        for index, anchor in enumerate(self._anchors):
            opens = anchor.start - self._sentence_start <= _OPENING
            if anchor.role is Role.SETTING or (anchor.role is Role.TOPIC and opens):
                return None if self._turns_to_others(index) else anchor.subject
        return None

    def _turns_to_others(self, index: int) -> bool:
        """Whether a sentence that began with a place ends with a list of others."""
        topic = self._anchors[index]
        return topic.kind is not None and any(
            anchor.role is Role.LISTED and anchor.kind not in (None, Kind.ENTERPRISE)
            for anchor in self._anchors[index + 1 :]
        )

    def subject(
        self, sentence: Sentence, figure: Quantity, metric: str, *, plural: bool
    ) -> Subject:
        """Return whom a figure is about.

        Parameters
        ----------
        sentence : Sentence
            The sentence that was entered last.
        figure : Quantity
            The figure.
        metric : str
            What it measures.
        plural : bool
            Whether it counts or sums projects, so that it is not about a single one.
        """
        subject = self._subject(sentence, figure, metric, plural=plural)
        self._last_place = subject if subject.place_id is not None else None
        self._told = True
        return subject

    def _subject(
        self, sentence: Sentence, figure: Quantity, metric: str, *, plural: bool
    ) -> Subject:
        around = [a for a in self._anchors if a.start < figure.end and a.end > figure.start]
        around = [a for a in around if a.kind]
        if around:
            return min(around, key=lambda a: (a.kind is not Kind.PROJECT, a.start)).subject
        owner = self._owner(sentence, figure) or self._financed(sentence, figure, metric)
        if owner is not None:
            return owner
        clause = sentence.clause(figure.start)[0]
        if self._words.personal.search(
            self._text, max(clause, figure.start - _PERSONAL_REACH), figure.start
        ):
            return self._home
        return self._shared_out(sentence, figure) or self._nearest(
            sentence, figure, metric, plural=plural
        )

    def _nearest(
        self, sentence: Sentence, figure: Quantity, metric: str, *, plural: bool
    ) -> Subject:
        """Return the nearest anchor before a figure that can be its subject, or what is left."""
        part = sentence.part(figure.start)[0]
        before = [a for a in self._anchors if a.end <= figure.start]
        able = [a for a in before if a.role >= Role.WITHIN]
        settings = (
            [] if plural else [a for a in before if a.role is Role.SETTING and a.start >= part]
        )
        since = self._list_before_clause(sentence, before)
        for anchor in reversed(able):
            if anchor.start < part and not self._carries(anchor):
                continue
            if anchor.start < since and anchor.kind is not None:
                continue  # 园区扩建，A、B等项目开工，完成投资2亿元: that of A, B and others
            if anchor.kind is None and settings and settings[-1].start > anchor.start:
                break  # 走进平城区的X，
            if self._suits(anchor, sentence, figure.start, metric, plural=plural):
                return anchor.subject
        if settings:
            return settings[-1].subject
        if able or since > sentence.start:
            return self._home
        if any(a.role is Role.LISTED for a in before):
            return self._home
        introduced = self._introduced(sentence, figure)
        return introduced or self._topic_of(metric) or self._home

    def _list_before_clause(self, sentence: Sentence, before: Sequence[Anchor]) -> int:
        """Where the last clause begins that a list of places opens; the sentence's start if none.

        Companies that move in somewhere are no such list: A、B等企业入驻.
        """
        for anchor in reversed(before):
            if anchor.role is not Role.LISTED or anchor.kind in (None, Kind.ENTERPRISE):
                continue
            clause = sentence.clause(anchor.start)[0]
            first = next(a for a in before if a.start >= clause)
            if first.role is Role.LISTED and first.start - clause <= _OPENING:
                return clause
        return sentence.start

    def _topic_of(self, metric: str) -> Subject | None:
        """Return what the last sentence was about, if it can have such a figure."""
        if self._topic is None or self._topic.place_id is None:
            return self._topic
        kind = self._kinds.get(self._topic.place_id)
        foreign = self._words.foreign, self._words.foreign_later
        return None if any(_is_foreign(metric, kind, words) for words in foreign) else self._topic

    def _introduced(self, sentence: Sentence, figure: Quantity) -> Subject | None:
        """Return the place that comes only behind an opening clause: 经过3年发展，经开区…."""
        begin, end = sentence.clause(figure.start)
        if begin != sentence.start:
            return None
        for anchor in self._anchors:
            if anchor.start == end and anchor.kind is not None and anchor.role is Role.TOPIC:
                return anchor.subject
        return None

    def _carries(self, anchor: Anchor) -> bool:
        """Whether an anchor holds beyond its part: a county that opens the sentence does.

        Elsewhere a semicolon ends what was said of a place, and in a text about the whole city
        also what was said of a county.
        """
        opens = anchor.start - self._sentence_start <= _OPENING
        return anchor.kind is None and (opens or self._home.adcode != CITY)

    def _suits(
        self, anchor: Anchor, sentence: Sentence, start: int, metric: str, *, plural: bool
    ) -> bool:
        if anchor.kind is None:
            return True
        if plural and anchor.kind is Kind.PROJECT:
            return False
        if _is_foreign(metric, anchor.kind, self._words.foreign):
            return False
        if anchor.role is Role.TOPIC:
            return True
        if anchor.role is Role.OBJECT or not anchor.kind.is_core:
            same_clause = sentence.clause(start)[0] <= anchor.start
            measured = self._words.of_a_project.search(metric) is not None
            return anchor.kind.is_core and (measured or same_clause)
        return True

    # -- attributes of a place that stands behind its figure

    def _owner(self, sentence: Sentence, figure: Quantity) -> Subject | None:
        """Return the place that a figure is an attribute of: 总投资9亿元的华阳项目."""
        end = figure.context_end
        stop = min(sentence.clause(figure.start)[1], end + _NEAR)
        for anchor in self._anchors:
            if anchor.kind is None or not end <= anchor.start < stop:
                continue
            between = self._text[end : anchor.start]
            if between.startswith("的") or between.endswith("的"):
                return anchor.subject
            if not between and not figure.is_counter:
                return anchor.subject
        return None

    def _financed(self, sentence: Sentence, figure: Quantity, metric: str) -> Subject | None:
        """Return what money goes into: 投资1.2亿元实施X工程; the sentence goes on about it."""
        if not self._words.investing.search(metric):
            return None
        match = self._words.invested_in.match(self._text, figure.context_end, sentence.end)
        if match is None:
            return None
        for index, anchor in enumerate(self._anchors):
            if anchor.start == match.end() and anchor.kind and anchor.role is not Role.LISTED:
                self._anchors[index] = replace(anchor, role=Role.TOPIC)
                return anchor.subject
        return None

    # -- several places with a figure each

    def _shared_out(self, sentence: Sentence, figure: Quantity) -> Subject | None:
        """Return the place whose turn it is: A、B分别接待游客3万人次、2万人次."""
        begin, _ = sentence.clause(figure.start)
        at = self._text.rfind(_RESPECTIVELY, begin, figure.start)
        if at < 0:
            return None
        places = self._list_before(at)
        turn = self._dealt.get(at, 0)
        self._dealt[at] = turn + 1
        return places[turn].subject if len(places) > 1 and turn < len(places) else None

    def _list_before(self, at: int) -> list[Anchor]:
        """Return the list of places or counties that goes before."""
        found: list[Anchor] = []
        for anchor in reversed([a for a in self._anchors if a.end <= at]):
            if anchor.role is not Role.LISTED or (found and found[-1].start - anchor.end > 2):
                break
            found.append(anchor)
        return found[::-1]


def _is_foreign(metric: str, kind: Kind | None, words: Mapping[Kind, re.Pattern[str]]) -> bool:
    """Whether a metric is a county's or city's, which a place of this kind does not have."""
    pattern = None if kind is None else words.get(kind)
    return pattern is not None and pattern.search(metric) is not None
