"""Whom a figure is about: a place of the document, a county, or the city.

Each sentence is walked from left to right for anchors (`facts_anchors`). The place that a figure is
an attribute of comes first (总投资9亿元的X, 投资9亿元实施X), then the nearest anchor before it that
can be its subject, then the paragraph's last, then the county of the section, then the city.
"""

from collections.abc import Sequence
from dataclasses import replace

from geodata.extraction.facts_anchors import Anchored
from geodata.extraction.facts_lists import ListReader, county_of_list, list_clause
from geodata.extraction.facts_owners import (
    find_financed,
    find_origin,
    find_owner,
    named_in_passing,
    only_county,
)
from geodata.extraction.facts_reach import Scene
from geodata.extraction.facts_roles import BOUNDARY, Anchor, Role, Subject, is_foreign
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_sources import Located
from geodata.extraction.facts_topics import OPENING, leading, titled
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.model import CITY, Kind

__all__ = ["Subject", "SubjectFinder"]

_NEAR = 12  # characters between a figure and the place that it is an attribute of
_PERSONAL_REACH = 24  # characters between a speaker and the speaker's figure
#: What has a height, length or area of its own wherever it stands.
_MEASURED = (Kind.NATURAL, Kind.FACILITY, Kind.SETTLEMENT, Kind.ENTERPRISE)


class SubjectFinder:
    """Finds the subjects of one document's figures; sentences must come in order."""

    def __init__(self, located: Located) -> None:
        """Take a document with its places."""
        self._text = located.view.text
        self._words = fact_words()
        self._kinds = {name.placing.place_id: name.placing.kind for name in located.named}
        self._lists = ListReader(self._text)
        self._is_journey = located.homes.several
        self._anchors: list[Anchor] = []
        self._home = Subject(None, CITY)
        self._paragraph = -1
        self._sentence: Sentence | None = None
        self._head = self._figure_end = 0
        self._topic: Subject | None = None
        self._is_headed = False  # whether the paragraph says first what it is on, of the county
        self._is_titled = False  # whether a name alone stands over the paragraph or item
        self._of_home: bool | None = None  # whether the paragraph began with its county's figures
        self._last_place: Subject | None = None
        self._last_division: Subject | None = None
        self._told = False
        self._in_passing: Subject | None = None
        self._last: Subject | None = None  # whom the last figure of the sentence is about
        self._on_the_way = False  # whether the sentence tells what a journey costs

    def enter(self, anchored: Anchored) -> None:
        """Go on to a sentence."""
        sentence = anchored.sentence
        speaks = self._text.startswith("“", sentence.start)
        if (sentence.paragraph != self._paragraph or sentence.is_item) and not speaks:
            self._topic = self._title()
            self._is_titled = self._topic is not None
            self._of_home = None if self._topic is None else False
            self._is_headed = False
        elif (self._anchors or self._told) and not self._tells_attribute():
            self._topic = self._last_place or self._last_division or self._leading()
            self._is_titled = self._is_titled or self._title() is not None
        if self._is_heading(sentence):
            self._is_headed = True
        self._paragraph = sentence.paragraph
        self._home = Subject(None, anchored.home)
        self._last_place = self._last_division = None
        self._sentence, self._told = sentence, False
        self._figure_end = sentence.start
        self._on_the_way = False
        self._in_passing = self._last = None
        self._lists.begin()
        self._anchors, self._head = list(anchored.anchors), anchored.head

    @property
    def anchors(self) -> Sequence[Anchor]:
        """What stands in the sentence that was entered last, in order."""
        return self._anchors

    def _is_heading(self, following: Sentence) -> bool:
        """Whether the sentence just left only says what its paragraph is on (三是旅游升温)."""
        left = self._sentence
        if left is None or not left.is_item or left.paragraph != following.paragraph:
            return False
        return not (self._anchors or self._told)

    def _tells_attribute(self) -> bool:
        """Whether the sentence just left only adds to the one before: 地点：广灵经开区."""
        label = self._words.attribute.match(self._text, self._head)
        return label is not None and not self._told

    def _title(self) -> Subject | None:
        return None if self._sentence is None else titled(self._sentence, self._anchors)

    def _leading(self) -> Subject | None:
        if self._sentence is None:
            return None
        return leading(self._text, self._sentence, self._anchors, self._head)

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
        if self._of_home is None:
            named = any(
                a.kind and a.role > Role.LISTED for a in self._anchors if a.end <= figure.start
            )
            self._of_home = subject == self._home and not named
        is_example = self._is_example(sentence, subject, figure.start)
        of_place = subject.place_id is not None
        self._last_place = subject if of_place and not is_example else None
        told = not is_example and any(
            a.subject == subject and a.start > self._head + OPENING for a in self._anchors
        )
        self._last_division = subject if told and not of_place else None
        self._last = None if is_example else subject
        self._told, self._figure_end = True, figure.end
        return subject

    def _is_example(self, sentence: Sentence, subject: Subject, at: int) -> bool:
        """Whether a place only serves as an example, or is named in passing: 其中X新建温室210座."""
        return subject == self._in_passing or any(
            anchor.subject == subject
            and self._words.example.match(self._text, sentence.clause(anchor.start)[0])
            for anchor in self._anchors
            if anchor.end <= at
        )

    def _subject(
        self, sentence: Sentence, figure: Quantity, metric: str, *, plural: bool
    ) -> Subject:
        around = [a for a in self._anchors if a.start < figure.end and a.end > figure.start]
        around = [a for a in around if a.kind]
        if around:
            return min(around, key=lambda a: (a.kind is not Kind.PROJECT, a.start)).subject
        owner = self._owner_behind(sentence, figure, metric)
        owner = owner or find_origin(self._text, self._anchors, figure)
        if owner is not None:
            return owner
        clause = sentence.clause(figure.start)[0]
        if self._words.personal.search(
            self._text, max(clause, figure.start - _PERSONAL_REACH), figure.start
        ):
            return self._home
        shared = self._lists.shared_out(self._anchors, sentence, figure)
        return shared or self._nearest(sentence, figure, metric, plural=plural)

    def _owner_behind(self, sentence: Sentence, figure: Quantity, metric: str) -> Subject | None:
        """Return the place behind a figure that it is of; with money the sentence goes on so."""
        owner = find_owner(self._text, self._anchors, sentence, figure)
        if owner is not None:
            return owner.subject
        work = find_financed(self._text, self._anchors, sentence, figure, metric)
        if work is None:
            return None
        self._anchors[self._anchors.index(work)] = replace(work, role=Role.TOPIC)
        return work.subject

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
        own = self._own_item(figure, metric, before) or self._share_of_last(sentence, figure)
        if own is not None:
            return own
        since = list_clause(self._text, sentence, before)
        scene = Scene(
            self._text, sentence, self._anchors, self._head, self._home.adcode, self._last,
            self._figure_end,
        )  # fmt: skip
        for anchor in reversed(able):
            if not scene.reaches(anchor, figure.start, since):
                continue
            if anchor.kind is None and settings and settings[-1].start > anchor.start:
                break  # 走进平城区的X，
            if scene.suits(anchor, figure.start, metric, plural=plural):
                return anchor.subject
        if settings:
            return settings[-1].subject
        if able or since > sentence.start:
            return self._of_list(before)
        return self._left(sentence, figure, metric, before, plural=plural)

    def _left(
        self,
        sentence: Sentence,
        figure: Quantity,
        metric: str,
        before: Sequence[Anchor],
        *,
        plural: bool,
    ) -> Subject:
        """Return whom a figure is about in whose sentence nothing can be its subject."""
        on_the_way = self._of_journey(metric)
        if on_the_way is not None:
            return on_the_way
        if any(a.role is Role.LISTED and not self._is_nearby(sentence, a) for a in before):
            return self._of_list(before)
        passing = named_in_passing(self._text, sentence, before)
        if passing is not None:
            return passing.subject
        introduced = None if self._is_titled else self._introduced(sentence, figure)
        topic = introduced or self._topic_of(sentence, figure, metric, plural=plural)
        return topic or self._county_of_site(before) or self._home

    def _is_nearby(self, sentence: Sentence, anchor: Anchor) -> bool:
        """Whether a list only tells who lives around: 附近A、B等小区2万居民受益."""
        clause = sentence.clause(anchor.start)[0]
        return self._words.around.match(self._text, clause, anchor.start) is not None

    def _of_list(self, before: Sequence[Anchor]) -> Subject:
        """Return the county that all of a list lie in (恒山、悬空寺两景区), else the section's."""
        county = county_of_list(self._text, before) if self._home.adcode == CITY else None
        return county or self._home

    def _county_of_site(self, before: Sequence[Anchor]) -> Subject | None:
        return only_county(self._text, before) if self._home.adcode == CITY else None

    def _of_journey(self, metric: str) -> Subject | None:
        """Return the city for what a journey through several counties costs: 油费420元."""
        if self._is_journey and self._words.of_a_journey.search(metric):
            self._on_the_way = True
        return Subject(None, CITY) if self._on_the_way else None

    def _own_item(self, figure: Quantity, metric: str, before: Sequence[Anchor]) -> Subject | None:
        """Return the item of a list that has a figure of its own, or what stands just before one.

        其中A新建温室210座、B每亩收入2万元; 最高处采凉山海拔2144米.
        """
        if not before:
            return None
        last = before[-1]
        between = self._text[last.end : figure.start]
        if len(between) > _NEAR or set(between) & set(BOUNDARY):
            return None
        if last.role is Role.LISTED and not between.startswith(self._words.list_ending):
            since_figure = [a for a in before if a.start > self._figure_end > self._head]
            return last.subject if since_figure == [last] else None
        measured = self._words.intrinsic.search(metric) or self._words.producing.match(between)
        if last.kind not in _MEASURED or measured is None or not between:
            return None
        self._in_passing = last.subject
        return last.subject

    def _share_of_last(self, sentence: Sentence, figure: Quantity) -> Subject | None:
        """Return whom the last figure is about where this one is a part of it: 其中风电61万千瓦."""
        clause = sentence.clause(figure.start)[0]
        if self._last is None or not self._words.share.match(self._text, clause):
            return None
        return None if any(clause <= a.start < figure.end for a in self._anchors) else self._last

    def _topic_of(
        self, sentence: Sentence, figure: Quantity, metric: str, *, plural: bool
    ) -> Subject | None:
        """Return what the last sentence was about, if it can have such a figure."""
        told = self._words.official.search(self._text, sentence.start, figure.start)
        if told is not None and told.start() < sentence.clause(figure.start)[0]:
            self._topic = None
        if self._topic is None or self._topic.place_id is None:
            return self._topic
        if self._is_on_home(sentence, metric):
            return None
        kind = self._kinds.get(self._topic.place_id)
        if plural and kind is Kind.PROJECT:
            self._topic = None
            return None
        if is_foreign(metric, kind, self._words.foreign):
            self._topic = None  # nor does the rest of the sentence go back to it
            return None
        return None if is_foreign(metric, kind, self._words.foreign_later) else self._topic

    def _is_on_home(self, sentence: Sentence, metric: str) -> bool:
        """Whether a sentence goes back to the county of a report with examples in between.

        So it does in a paragraph that began with the county's figures, and behind a heading where
        it begins with a period (全年接待游客168万人次), but for what only a work has.
        """
        if self._text.startswith("“", sentence.start):
            return False
        is_dated = self._is_headed and self._head > sentence.start
        return self._of_home or (is_dated and self._words.own.match(metric) is None)

    def _introduced(self, sentence: Sentence, figure: Quantity) -> Subject | None:
        """Return the place that comes only behind an opening clause: 经过3年发展，经开区…."""
        begin, end = sentence.clause(figure.start)
        if begin != sentence.start or not self._words.introducing.match(self._text, begin):
            return None
        for anchor in self._anchors:
            if anchor.start == end and anchor.role is Role.TOPIC:
                if anchor.kind is not None:
                    return anchor.subject
                end = anchor.end
        return None
