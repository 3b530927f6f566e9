"""How far what is said of an anchor goes, and which figures it can have."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.extraction.facts_lists import is_among_examples
from geodata.extraction.facts_roles import Anchor, Role, Subject, is_foreign
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_topics import OPENING
from geodata.extraction.facts_words import fact_words
from geodata.model import CITY, Kind

__all__ = ["Scene"]

#: What may be shown by somebody else.
_SHOWN = (Kind.SCENIC, Kind.RED_SITE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its anchors, in a section about the county or city `home`."""

    text: str
    sentence: Sentence
    anchors: Sequence[Anchor]
    head: int  #: where the sentence begins behind what only dates or opens it
    home: str
    last: Subject | None  #: what the figure before it is about, in the same sentence
    last_end: int  #: where that figure ends, else the sentence's start

    def reaches(self, anchor: Anchor, at: int, since: int) -> bool:
        """Whether what is said of an anchor goes on as far as a figure.

        Not beyond a semicolon, as a rule; nor beyond a list that opens a clause (园区扩建，A、B等
        项目开工，完成投资2亿元: that of A, B and others); nor is a sight meant that is only shown
        (美术馆办X展，展品114件).

        Parameters
        ----------
        anchor : Anchor
            One in front of the figure.
        at : int
            Where the figure stands.
        since : int
            Where the last clause begins that a list opens.
        """
        if anchor.start < self.sentence.part(at)[0] and not self._carries(anchor, at):
            return False
        if anchor.start < since and anchor.kind is not None:
            return False
        if is_among_examples(self.text, self.anchors, self.sentence, anchor, at):
            return False
        return not self._is_shown(anchor, at)

    def _carries(self, anchor: Anchor, at: int) -> bool:
        """Whether an anchor holds beyond its part: a county that opens the sentence does.

        So does a place that opens it, if it names no other. Elsewhere a semicolon ends what was
        said of a place, and in a text about the whole city also what was said of a county that
        has had no figure yet.
        """
        opens = anchor.start - self.head <= OPENING
        part = self.sentence.part(at)[0]
        if anchor.kind and any(part <= a.start < at and a.kind for a in self.anchors):
            return False
        if anchor.kind is None:
            return opens or self.home != CITY or anchor.subject == self.last
        others = (a for a in self.anchors if a.role >= Role.LISTED and a.subject != anchor.subject)
        is_place = anchor.role is Role.TOPIC and anchor.kind is not Kind.PROJECT
        return opens and is_place and not any(a.kind for a in others)

    def _is_shown(self, anchor: Anchor, at: int) -> bool:
        """Whether a sight only stands inside a clause that somebody else opens."""
        clause = self.sentence.clause(anchor.start)[0]
        if anchor.role is not Role.WITHIN or anchor.kind not in _SHOWN:
            return False
        if clause == self.sentence.clause(at)[0]:
            return False
        return any(a.start == clause and a.kind and a.role is Role.TOPIC for a in self.anchors)

    def suits(self, anchor: Anchor, at: int, metric: str, *, plural: bool) -> bool:
        """Whether an anchor can have a figure.

        Parameters
        ----------
        anchor : Anchor
            One in front of the figure.
        at : int
            Where the figure stands.
        metric : str
            What it measures.
        plural : bool
            Whether it counts or sums projects.
        """
        words = fact_words()
        if anchor.kind is None:
            return True
        if plural and anchor.kind is Kind.PROJECT:
            return False
        if is_foreign(metric, anchor.kind, words.foreign):
            return False
        if anchor.role is Role.TOPIC:
            return True
        if self._is_part(anchor, at) or self._is_left(anchor, at, metric):
            return False
        if anchor.kind is Kind.FACILITY:
            measured = words.of_a_facility.search(metric) is not None
            return anchor.role is Role.OBJECT and measured
        is_building = not self.text.endswith(words.project_ends, anchor.start, anchor.end)
        own = words.of_a_facility if is_building else words.of_a_project
        if anchor.role is Role.OBJECT or not anchor.kind.is_core:
            same_clause = self.sentence.clause(at)[0] <= anchor.start
            goes_on = anchor.subject == self.last and not self._between(self.last_end, at)
            measured = own.search(metric) is not None
            at_work = anchor.kind is Kind.PROJECT and self._is_at_work(anchor, at)
            return anchor.kind.is_core and (measured or same_clause or goes_on or at_work)
        return True

    def _is_part(self, anchor: Anchor, at: int) -> bool:
        """Whether a clause left behind only names it as what a work builds.

        X工程新建Y站，全长…; 实施X工程，修复Y1.8公里，栽植….
        """
        clause = self.sentence.clause(anchor.start)[0]
        if self.sentence.clause(at)[0] <= anchor.start:
            return False
        roles = [Role.TOPIC]
        if anchor.role is Role.WITHIN:
            if not fact_words().working.fullmatch(self.text, clause, anchor.start):
                return False
            roles.append(Role.OBJECT)
        elif anchor.role is not Role.OBJECT:
            return False
        part = self.sentence.part(anchor.start)[0]
        works = (a for a in self.anchors if a.kind is Kind.PROJECT and a.role in roles)
        return any(part <= work.start and work.end <= anchor.start for work in works)

    def _is_at_work(self, anchor: Anchor, at: int) -> bool:
        """Whether clauses tell what a work does that ends one: 推进X，治理河道5公里，栽植油松."""
        last = self.sentence.clause(at)[0]
        end = self.sentence.clause(anchor.start)[1]
        before = self.text[anchor.end : min(end, last)].removeprefix("建设")
        if before not in ("", "，", ","):
            return False
        clauses = [c for c in self.sentence.clauses if anchor.end < c <= last]
        return all(fact_words().working.match(self.text, clause) for clause in clauses)

    def _is_left(self, anchor: Anchor, at: int, metric: str) -> bool:
        """Whether a clause on others ends what was said of it: 推进X，提升A、B等村，收入2亿元."""
        words, end = fact_words(), self.sentence.clause(anchor.start)[1]
        if anchor.role is not Role.OBJECT or words.own.match(metric):
            return False
        last = self.sentence.clause(at)[0]
        listed = (a for a in self.anchors if a.role is Role.LISTED and end <= a.start < last)
        clauses = {self.sentence.clause(a.start)[0] for a in listed}
        return any(words.working.match(self.text, clause) is None for clause in clauses)

    def _between(self, start: int, end: int) -> bool:
        """Whether anything else is named between two offsets."""
        return any(start <= a.start < end for a in self.anchors)
