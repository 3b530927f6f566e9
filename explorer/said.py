"""What is said of places, grouped by columns: no value is made of a mention or fact for it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import chain
from operator import attrgetter

from geodata.model import Fact, Mention, Place, StatusEvent
from geodata.project.records import Groups, Records
from geodata.timespans import years_of

__all__ = ["Said", "quotes_of_place"]


class Said:
    """The mentions and facts of a project in reading order, and their look-ups.

    Attributes
    ----------
    adcodes
        The codes that facts have, `""` among them.
    """

    def __init__(self, mentions: Records[Mention], facts: Records[Fact]) -> None:
        self._mentions = mentions
        self._facts = facts
        self._named: list[str] = mentions.column("place_id")
        self._named_in: list[str] = mentions.column("document_id")
        self._told: list[str | None] = facts.column("place_id")
        self._told_in: list[str] = facts.column("document_id")
        self._adcodes: list[str] = facts.column("adcode")
        self.adcodes = frozenset(self._adcodes)

    def most_told(self, places: Iterable[Place]) -> list[Place]:
        """Return places, those first of which most is said."""
        counts = Counter(self._named)
        counts.update(place_id for place_id in self._told if place_id)
        by_count: dict[int, list[Place]] = {}
        for place in places:
            by_count.setdefault(counts[place.id], []).append(place)
        # Group by group: a sort holds all other threads up until its end.
        ordered: list[Place] = []
        for count in sorted(by_count, reverse=True):
            ordered += sorted(by_count[count], key=attrgetter("name"))
        return ordered

    def mentions_of_place(self) -> Groups[Mention]:
        """Return the mentions by the place that they name."""
        return self._mentions.grouped(self._named)

    def mentions_of_document(self) -> Groups[Mention]:
        """Return the mentions by document."""
        return self._mentions.grouped(self._named_in)

    def facts_of_place(self) -> Groups[Fact]:
        """Return the facts about places."""
        return self._facts.grouped(self._told)

    def facts_of_area(self) -> Groups[Fact]:
        """Return the facts about counties and the city, by its code."""
        pairs = zip(self._told, self._adcodes, strict=True)
        return self._facts.grouped(None if place_id else adcode for place_id, adcode in pairs)

    def facts_of_document(self) -> Groups[Fact]:
        """Return the facts by document."""
        return self._facts.grouped(self._told_in)

    def documents_of_place(self) -> dict[str, frozenset[str]]:
        """Return in which documents something is said of a place."""
        alone = {i: frozenset((i,)) for i in {*self._named_in, *self._told_in}}
        named = zip(self._named, self._named_in, strict=True)
        told = zip(self._told, self._told_in, strict=True)
        found: dict[str, frozenset[str]] = {}
        for place_id, document_id in chain(named, told):
            if place_id is None:
                continue
            before = found.get(place_id)
            if before is None:  # most places stand in one document, and share its set
                found[place_id] = alone[document_id]
            elif document_id not in before:
                found[place_id] = before | alone[document_id]
        return found

    def years_of_place(
        self,
        events: Iterable[StatusEvent],
        issued: Mapping[str, date | None],
        documents_of_place: Mapping[str, frozenset[str]],
    ) -> dict[str, Collection[str]]:
        """Return the years of each place: of what is said of it, else of where it is named.

        Parameters
        ----------
        events
            What the documents say of projects' states.
        issued
            Document id → when it came out.
        documents_of_place
            As this class finds them.
        """
        periods: list[str] = self._facts.column("period")
        told = {
            (place_id, period, issued.get(document_id))
            for place_id, period, document_id in zip(
                self._told, periods, self._told_in, strict=True
            )
            if place_id
        }
        told.update((e.place_id, e.period, issued.get(e.document_id)) for e in events)
        years: dict[str, Collection[str]] = {}
        for place_id, period, day in told:
            found = years_of(period, day)
            if found:
                before = years.get(place_id)
                years[place_id] = found if before is None else {*before, *found}
        year_of = {key: str(day.year) for key, day in issued.items() if day}
        for place_id, documents in documents_of_place.items():
            if place_id not in years:
                years[place_id] = {year_of[i] for i in documents if i in year_of}
        return years


def quotes_of_place(facts: Mapping[str, Fact], divider: str) -> dict[str, str]:
    """Return what the facts about each place say, joined."""
    records = facts if isinstance(facts, Records) else Records.of(Fact, facts.values())
    quotes: dict[str, str] = {}
    for place_id, quote in zip(records.column("place_id"), records.column("quote"), strict=True):
        if place_id is not None:
            before = quotes.get(place_id)
            quotes[place_id] = quote if before is None else f"{before}{divider}{quote}"
    return quotes
