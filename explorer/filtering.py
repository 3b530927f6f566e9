"""Which places are shown: the filter as a value; what it finds is worked out by the place index."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from geodata.model import Place

if TYPE_CHECKING:
    from explorer.snapshot import Snapshot

__all__ = ["OUTSIDE", "UNDATED", "Facet", "Filter", "matching"]

#: Stands in the county facet for places that lie in none of Datong's counties.
OUTSIDE = "outside"
#: Stands in the period facet for places of which nothing tells a year.
UNDATED = "undated"


class Facet(StrEnum):
    """A property of places by which they can be chosen; the value is the filter's field."""

    KIND = "kinds"
    COUNTY = "counties"
    DOCUMENT = "documents"
    STATUS = "statuses"
    PRECISION = "precisions"
    PERIOD = "periods"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of places; an empty set (or `None`) chooses all.

    Facets combine with "and", the values of one facet with "or"; every word has to occur.
    """

    words: str = ""
    kinds: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()  #: adcodes, `1402` city-wide, or `OUTSIDE`
    documents: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    precisions: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()  #: years ("2024"), or `UNDATED`
    #: First and last day: something about the place came out, or happened, between them.
    timespan: tuple[date, date] | None = None
    area: frozenset[str] | None = None  #: the ids of a spatial selection: these places only

    @property
    def is_empty(self) -> bool:
        """Whether it lets every place pass."""
        return self == Filter()

    def chosen(self, facet: Facet) -> frozenset[str]:
        """Return the values chosen of a facet."""
        values: frozenset[str] = getattr(self, facet.value)
        return values

    def choosing(self, facet: Facet, values: Iterable[str]) -> "Filter":
        """Return the filter with other values chosen of a facet."""
        changes: dict[str, frozenset[str]] = {facet.value: frozenset(values)}
        return replace(self, **changes)  # type: ignore[arg-type]

    def existing(self, snapshot: "Snapshot") -> "Filter":
        """Return the filter without values that a project does not have (any more)."""
        kept = self
        for facet in Facet:
            if chosen := kept.chosen(facet):
                kept = kept.choosing(facet, chosen & frozenset(snapshot.index.values(facet)))
        if kept.area is not None:
            kept = replace(kept, area=(kept.area & snapshot.places.keys()) or None)
        return kept


def matching(snapshot: "Snapshot", chosen: Filter) -> tuple[Place, ...]:
    """Return the places that a filter lets pass, in the snapshot's order, without rejected ones."""
    return snapshot.index.places_in(snapshot.index.find(chosen))
