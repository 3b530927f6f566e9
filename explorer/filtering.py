"""Which places are shown: the filter as a value, and the counts behind its choices."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.snapshot import Snapshot
from geodata.model import Place, Precision, Review

__all__ = ["OUTSIDE", "Facet", "Filter", "count_values", "matching"]

#: Stands in the county facet for places that lie in none of Datong's counties.
OUTSIDE = "outside"


class Facet(StrEnum):
    """A property of places by which they can be chosen."""

    KIND = "kinds"
    COUNTY = "counties"
    DOCUMENT = "documents"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of places; an empty set chooses all.

    Facets combine with "and", the values of one facet with "or"; every word has to occur.
    """

    words: str = ""
    kinds: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()

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
        chosen = frozenset(values)
        if facet is Facet.KIND:
            return replace(self, kinds=chosen)
        if facet is Facet.COUNTY:
            return replace(self, counties=chosen)
        return replace(self, documents=chosen)


def facet_values(snapshot: Snapshot, place: Place, facet: Facet) -> frozenset[str]:
    """Return the values that a place has of a facet."""
    if facet is Facet.KIND:
        return frozenset((place.kind.value,))
    if facet is Facet.DOCUMENT:
        return snapshot.documents_of_place.get(place.id, frozenset())
    if place.precision is Precision.OUTSIDE or not place.counties:
        return frozenset((OUTSIDE,))
    return frozenset(place.counties)


def matching(snapshot: Snapshot, chosen: Filter, *, but: Facet | None = None) -> tuple[Place, ...]:
    """Return the places that a filter lets pass, in the snapshot's order, without rejected ones.

    Parameters
    ----------
    but
        A facet to leave out: its counts are those of what one would see on choosing.
    """
    facets = [facet for facet in Facet if facet is not but and chosen.chosen(facet)]
    words = chosen.words.casefold().split()
    return tuple(
        place
        for place in snapshot.places.values()
        if place.review is not Review.REJECTED
        and all(chosen.chosen(facet) & facet_values(snapshot, place, facet) for facet in facets)
        and (not words or _says(snapshot, place, words))
    )


def count_values(snapshot: Snapshot, chosen: Filter, facet: Facet) -> Counter[str]:
    """Count the places of each value of a facet under the filter's other facets."""
    counts: Counter[str] = Counter()
    for place in matching(snapshot, chosen, but=facet):
        counts.update(facet_values(snapshot, place, facet))
    return counts


def _says(snapshot: Snapshot, place: Place, words: list[str]) -> bool:
    """Tell whether every word occurs in the place's names or in the quotes of its facts."""
    quotes = (fact.quote for fact in snapshot.facts_of_place.get(place.id, ()))
    text = "\n".join((place.name, *place.aliases, *quotes)).casefold()
    return all(word in text for word in words)
