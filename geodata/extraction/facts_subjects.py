"""Whom a figure is about: a place of the document, a county, or the city.

Each sentence is walked from left to right for anchors: names of places, of counties, 全市 and the
like, and words that point back (该项目). The nearest anchor before a figure that can be its subject
is taken; without one the paragraph's last, then the county of the section, then the city.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.model import CITY, Kind, Placing

__all__ = ["Anchor", "Named", "Role", "Subject", "SubjectFinder"]

_BOUNDARY = "，,；;：:。、“”（(\n！？ 　—"
_ENUMERATING = "、"
_OPENING = 2  # characters that a sentence may have before its subject (——, “)
_NEAR = 12  # characters between a figure and the place that it is an attribute of


class Role(IntEnum):
    """What part a place has in its sentence, as far as the characters around it tell."""

    TOPIC = 3  #: the sentence or clause begins with it
    OBJECT = 2  #: something that is being built or furthered
    WITHIN = 1  #: somewhere in a clause
    OBLIQUE = 0  #: a partner, a location, one of several: never the subject


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


class SubjectFinder:
    """Finds the subjects of one document's figures; sentences must come in order."""

    def __init__(self, text: str, named: Sequence[Named], counties: Mapping[str, str]) -> None:
        """Take the repaired text, its mentions in order, and county names with their codes."""
        self._text = text
        self._named = named
        self._starts = [name.start for name in named]
        self._counties = counties
        self._county_names = re.compile("|".join(map(re.escape, counties)) or "(?!)")
        self._sentence_start = 0
        self._last_county: Subject | None = None
        self._last_place: Subject | None = None
        self._told = False
        self._section = -1
        self._words = fact_words()
        self._last_of_kind: dict[Kind, Subject] = {}
        self._paragraph = -1
        self._topic: Subject | None = None
        self._anchors: list[Anchor] = []
        self._home = Subject(None, CITY)

    def enter(self, sentence: Sentence, home: str, section: int) -> None:
        """Go on to a sentence in a section that is about the county `home` (or the city)."""
        self._remember()
        if section != self._section:
            self._section = section
            self._last_of_kind.clear()
            self._last_county = None
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._topic = sentence.paragraph, None
        elif self._anchors or self._told:
            self._topic = self._leading()
        self._home = Subject(None, home)
        self._sentence_start, self._last_place, self._told = sentence.start, None, False
        found = [*self._places(sentence), *self._divisions(sentence)]
        found.extend(self._pointers(sentence, found))
        self._anchors = sorted(found, key=lambda anchor: (anchor.start, -anchor.end))

    def _remember(self) -> None:
        """Note what the sentence just left named, for words that point back."""
        for anchor in self._anchors:
            if anchor.kind is None:
                if anchor.subject.adcode != CITY:
                    self._last_county = anchor.subject
            elif anchor.role is not Role.OBLIQUE or anchor.kind is Kind.SETTLEMENT:
                self._last_of_kind[anchor.kind] = anchor.subject

    def _leading(self) -> Subject | None:
        """Return what the sentence just left was about, for the next one to go on with.

        What it began with, or the place that its last figure was about; a work report names many
        others in passing.
        """
        if self._last_place is not None:
            return self._last_place
        for anchor in self._anchors:
            if anchor.role is Role.TOPIC and anchor.start - self._sentence_start <= _OPENING:
                return anchor.subject
        return None

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
        start, end = figure.start, figure.end
        around = [a for a in self._anchors if a.start < end and a.end > start and a.kind]
        if around:
            return min(around, key=lambda a: (a.kind is not Kind.PROJECT, a.start)).subject
        owner = self._owner(sentence, figure)
        if owner is not None:
            return owner
        part = sentence.part(start)[0]
        before = [a for a in self._anchors if a.end <= start and a.role > Role.OBLIQUE]
        for anchor in reversed(before):
            if anchor.start < part and not self._carries(anchor):
                continue
            if self._suits(anchor, sentence, start, metric, plural=plural):
                return anchor.subject
        if not before:
            return self._introduced(sentence, figure) or self._topic or self._home
        return self._home

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
        if anchor.role is Role.TOPIC:
            return True
        if anchor.role is Role.OBJECT or not anchor.kind.is_core:
            same_clause = sentence.clause(start)[0] <= anchor.start
            measured = self._words.of_a_project.search(metric) is not None
            return anchor.kind.is_core and (measured or same_clause)
        return True

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

    # -- anchors

    def _places(self, sentence: Sentence) -> list[Anchor]:
        found: list[Anchor] = []
        reach = sentence.start
        for index in range(bisect_left(self._starts, sentence.start), len(self._named)):
            name = self._named[index]
            if name.start >= sentence.end:
                break
            if name.end <= reach:  # named inside a longer name
                continue
            reach = name.end
            subject = Subject(name.placing.place_id, self._adcode(name.placing))
            chain = self._chain_start(sentence, name.start, found)
            role = self._role(sentence, chain, name.end, name.placing.kind)
            found.append(Anchor(name.start, name.end, subject, role, name.placing.kind))
        return found

    def _chain_start(self, sentence: Sentence, start: int, found: Sequence[Anchor]) -> int:
        """Where the names begin that lead to this one without a gap (左云县三屯乡宁鲁堡村)."""
        for anchor in reversed(found):
            if anchor.end == start:
                start = anchor.start
        for match in self._county_names.finditer(self._text, sentence.start, start):
            if match.end() == start:
                start = match.start()
        return start

    def _adcode(self, placing: Placing) -> str:
        if not placing.counties:
            return ""
        if self._home.adcode in placing.counties:
            return self._home.adcode
        return placing.counties[0]

    def _role(self, sentence: Sentence, start: int, end: int, kind: Kind) -> Role:
        text = self._text
        before, following = text[max(sentence.start, start - 4) : start], text[end : end + 1]
        if before.endswith(_ENUMERATING) or following in ("、", "等", "和", "及", "与"):
            return Role.OBLIQUE
        if self._words.oblique.search(before):
            return Role.OBLIQUE
        if before.endswith("“") and following != "”":
            return Role.OBLIQUE  # only the beginning of something quoted
        if not before or before[-1] in _BOUNDARY:
            return Role.TOPIC
        if self._words.building.search(before):
            return Role.OBJECT
        return Role.WITHIN if kind.is_core else Role.OBLIQUE

    def _divisions(self, sentence: Sentence) -> list[Anchor]:
        """Return what stands for a county or the city."""
        span = (self._text, sentence.start, sentence.end)
        found = [
            self._division(sentence, match.start(), match.end(), self._counties[match[0]])
            for match in self._county_names.finditer(*span)
        ]
        for match in self._words.county.finditer(*span):
            subject = self._county_meant(match.start(), found)
            if subject is not None and not self._compares(sentence, match):
                found.append(Anchor(*match.span(), subject, Role.TOPIC, None))
        found.extend(
            Anchor(*match.span(), Subject(None, CITY), Role.TOPIC, None)
            for match in self._words.city.finditer(*span)
            if not self._compares(sentence, match)
        )
        return [anchor for anchor in found if not self._covered(anchor)]

    def _compares(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether 全市 or 全县 is what something is measured by: 占全市的60%, 全市第一."""
        before = self._text[max(sentence.start, match.start() - 2) : match.start()]
        ranks = self._words.ranking.match(self._text, match.end())
        return ranks is not None or self._words.comparing.search(before) is not None

    def _division(self, sentence: Sentence, start: int, end: int, adcode: str) -> Anchor:
        """Return a county; one of several, or one that only serves as an example, is oblique."""
        before = self._text[max(sentence.start, start - 4) : start]
        following = self._text[end : end + 1]
        listed = before.endswith(_ENUMERATING) or following in ("、", "等", "和", "及", "与")
        oblique = self._words.oblique.search(before) is not None and adcode != self._home.adcode
        role = Role.OBLIQUE if listed or oblique else Role.TOPIC
        return Anchor(start, end, Subject(None, adcode), role, None)

    def _county_meant(self, at: int, found: Sequence[Anchor]) -> Subject | None:
        """Return what 该县 or 全区 stands for: the section's county, else the last one named."""
        if self._home.adcode != CITY:
            return self._home
        near = [a.subject for a in found if a.end <= at]
        return near[-1] if near else self._last_county

    def _covered(self, anchor: Anchor) -> bool:
        """Whether a county's name is only the beginning of a place's name."""
        index = bisect_left(self._starts, anchor.start + 1) - 1
        return index >= 0 and self._named[index].end >= anchor.end

    def _pointers(self, sentence: Sentence, found: Sequence[Anchor]) -> list[Anchor]:
        pointers = []
        for match in self._words.anaphora.finditer(self._text, sentence.start, sentence.end):
            before = self._text[max(0, match.start() - 1) : match.start()]
            if not match[0].startswith(("该", "本")) and before not in _BOUNDARY:
                continue
            for kind in self._words.anaphora_kinds[match[0]]:
                subject = self._antecedent(kind, match.start(), found)
                if subject is not None:
                    pointers.append(Anchor(*match.span(), subject, Role.TOPIC, kind))
                    break
        return pointers

    def _antecedent(self, kind: Kind, at: int, found: Sequence[Anchor]) -> Subject | None:
        """Return the last place of a kind that was named before."""
        near = [a.subject for a in found if a.kind is kind and a.end <= at]
        return near[-1] if near else self._last_of_kind.get(kind)
