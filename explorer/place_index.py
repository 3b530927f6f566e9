"""The places of a snapshot as sets, so that a filter of 100,000 places takes milliseconds.

A set of places is a Python integer whose bit n stands for the n-th place of the snapshot: `&`, `|`
and `int.bit_count` then do the work of a loop over all places. Only documents, of which there may
be as many as places, keep lists of places instead, and are counted one by one when asked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import compress, islice
from typing import TYPE_CHECKING

from explorer.filtering import OUTSIDE, UNDATED, Facet, Filter
from explorer.said import quotes_of_place
from geodata.extraction.lexicon import table
from geodata.model import CITY, Kind, Place, Precision, Review
from geodata.project import Wanted
from geodata.timespans import timespan

if TYPE_CHECKING:
    from explorer.snapshot import Snapshot

__all__ = ["PlaceIndex", "counties_of"]

_DIVIDER = "|"
_AT_ONCE = 2000  #: texts
_END = "\0"  #: of a text among all texts
_BITS = bytes.maketrans(b"01", b"\0\1")
_Rest = tuple[str, tuple[date, date] | None, frozenset[str] | None]


class PlaceIndex:
    """Finds and counts places by facet, word, day and area.

    Attributes
    ----------
    places
        The snapshot's places in its order; a place's rank is its position here.
    rank
        Place id → rank.
    all
        The set of all places but those that a person has rejected.
    """

    def __init__(self, snapshot: "Snapshot") -> None:
        self._snapshot = snapshot
        self.places: tuple[Place, ...] = tuple(snapshot.places.values())
        self.rank = {place.id: rank for rank, place in enumerate(self.places)}
        rejected = (n for n, p in enumerate(self.places) if p.review is Review.REJECTED)
        self.all = ((1 << len(self.places)) - 1) & ~self._set(rejected)
        self._kept: tuple[_Rest, int] | None = None
        self._issued = {key: each.issued for key, each in snapshot.documents.items()}
        self._lists = self._listed()
        self._sets = {
            facet: {value: self._set(ranks) for value, ranks in lists.items()}
            for facet, lists in self._lists.items()
            if facet is not Facet.DOCUMENT
        }
        self._values = {facet: tuple(self._ordered(facet)) for facet in Facet}

    # -- sets

    def find(self, chosen: Filter) -> int:
        """Return the set of the places that a filter lets pass."""
        found = self._found_besides((chosen.words, chosen.timespan, chosen.area))
        for facet in Facet:
            if values := chosen.chosen(facet):
                found &= self.having(facet, values)
        return found

    def _found_besides(self, rest: _Rest) -> int:
        """Return the places that pass all of a filter but its facets, which all ask for them."""
        if self._kept is not None and self._kept[0] == rest:
            return self._kept[1]
        words, span, area = rest
        found = self.all
        for word in Wanted(words).words:
            found &= self._saying(word)
        if span is not None:
            found &= self._dated(*span)
        if area is not None:
            found &= self.set_of(area)
        self._kept = (rest, found)
        return found

    def having(self, facet: Facet, values: Iterable[str]) -> int:
        """Return the set of the places that have one of the values of a facet."""
        if facet is Facet.DOCUMENT:
            lists = self._lists[facet]
            return self._set(rank for value in values for rank in lists.get(value, ()))
        found = 0
        for value in values:
            found |= self._sets[facet].get(value, 0)
        return found

    def set_of(self, place_ids: Iterable[str]) -> int:
        """Return the set of some places, by their ids."""
        return self._set(self.rank[i] for i in place_ids if i in self.rank)

    def places_in(self, found: int) -> tuple[Place, ...]:
        """Return the places of a set, in the snapshot's order."""
        return tuple(compress(self.places, _selectors(found)))

    def ranks_in(self, found: int, *, most: int | None = None) -> list[int]:
        """Return the ranks of a set, ascending; at most so many."""
        return list(islice(compress(range(len(self.places)), _selectors(found)), most))

    # -- facets

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return the values that places have of a facet, in the order in which they are listed."""
        return self._values[facet]

    def count(self, facet: Facet, value: str, within: int) -> int:
        """Return how many places of a set have a value."""
        if facet is Facet.DOCUMENT:
            ranks = self._lists[facet].get(value, ())
            return (self._set(ranks) & within).bit_count()
        return (self._sets[facet].get(value, 0) & within).bit_count()

    def _listed(self) -> dict[Facet, dict[str, list[int]]]:
        """Return the ranks of the places that have each value of each facet."""
        places, of_place = self.places, self._snapshot.documents_of_place
        years = self._snapshot.years_of_place
        nothing: Collection[str] = ()
        return {
            Facet.KIND: _ranks((p.kind,) for p in places),
            Facet.COUNTY: _ranks(map(counties_of, places)),
            Facet.DOCUMENT: _ranks(of_place.get(p.id, nothing) for p in places),
            Facet.STATUS: _ranks((p.status,) if p.status else nothing for p in places),
            Facet.PRECISION: _ranks((p.precision,) for p in places),
            Facet.PERIOD: _ranks(years.get(p.id) or (UNDATED,) for p in places),
        }

    def _ordered(self, facet: Facet) -> Iterable[str]:
        present = self._lists[facet].keys()
        if facet is Facet.DOCUMENT:
            return self._snapshot.documents
        if facet is Facet.KIND:
            return Kind
        if facet is Facet.PRECISION:
            return [each.value for each in Precision if each.value in present]
        if facet is Facet.COUNTY:
            codes = sorted(code for code in self._snapshot.area_names if code != CITY)
            return [*codes, CITY, OUTSIDE]
        if facet is Facet.STATUS:
            states = [*table("status")["states"]] if present else []
            return sorted(present, key=lambda s: states.index(s) if s in states else len(states))
        return sorted(present, key=lambda year: (year != UNDATED, year), reverse=True)

    # -- words and days

    def warm(self) -> None:
        """Make now what the first filter by words or days would make."""
        self._texts  # noqa: B018 - cached
        self._days  # noqa: B018 - cached

    @cached_property
    def _texts(self) -> list[str]:
        """What is searched for words, by rank: names and the quotes of facts."""
        quotes = quotes_of_place(self._snapshot.facts, _DIVIDER)
        texts = (_DIVIDER.join((p.name, *p.aliases, quotes.get(p.id, ""))) for p in self.places)
        clean = (text.replace(_END, " ") for text in texts)
        found: list[str] = []
        # A call for each text takes three times as long, one for all holds other threads up.
        while some := list(islice(clean, _AT_ONCE)):
            found += Wanted.plain(_END.join(some)).split(_END)
        return found

    def _saying(self, word: str) -> int:
        return self._set(rank for rank, text in enumerate(self._texts) if word in text)

    @cached_property
    def _days(self) -> tuple[list[tuple[date, int]], list[tuple[date, date, int]]]:
        """Return days of issue with ranks, sorted by day, and the spans of status events."""
        issued = self._issued
        days = [
            (day, self.rank[place_id])
            for place_id, ids in self._snapshot.documents_of_place.items()
            for day in {issued.get(i) for i in ids}
            if day and place_id in self.rank
        ]
        spans = []
        for event in self._snapshot.status_events:
            span = timespan(event.period, issued.get(event.document_id))
            if span and event.place_id in self.rank:
                spans.append((*span, self.rank[event.place_id]))
        return sorted(days), spans

    def _dated(self, first: date, last: date) -> int:
        days, spans = self._days
        low = bisect_left(days, (first, -1))
        high = bisect_right(days, (last, len(self.places)))
        found = self._set(rank for _, rank in days[low:high])
        return found | self._set(r for begin, end, r in spans if begin <= last and end >= first)

    def _set(self, ranks: Iterable[int]) -> int:
        bits = bytearray(len(self.places) // 8 + 1)
        for rank in ranks:
            bits[rank >> 3] |= 1 << (rank & 7)
        return int.from_bytes(bits, "little")


def counties_of(place: Place) -> Sequence[str]:
    """Return the adcodes under which a place is listed; `OUTSIDE` for one in no county."""
    if place.precision is Precision.OUTSIDE or not place.counties:
        return (OUTSIDE,)
    return place.counties


def _ranks(values: Iterable[Collection[str]]) -> dict[str, list[int]]:
    """Return, by value, the ranks of the places that have it; one collection for each place."""
    ranks: dict[str, list[int]] = {}
    for rank, found in enumerate(values):
        for value in found:
            if value in ranks:
                ranks[value].append(rank)
            else:
                ranks[value] = [rank]
    return ranks


def _selectors(found: int) -> Iterator[int]:
    """Yield a 0 or 1 for each place, from the first to the last of the set."""
    return iter(f"{found:b}".encode("ascii").translate(_BITS)[::-1])
