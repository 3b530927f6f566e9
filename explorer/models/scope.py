"""Of which places a list tells: all, those that the filter shows, or the selected ones."""

from enum import StrEnum

from explorer.state import State
from geodata.model import Comparison

__all__ = ["Scope", "comparisons_in", "places_in"]


class Scope(StrEnum):
    """Of which places a list tells."""

    SHOWN = "shown"
    SELECTED = "selected"
    ALL = "all"


def places_in(state: State, scope: Scope) -> frozenset[str] | None:
    """Return the ids of the places of a scope; None for all."""
    if scope is Scope.SELECTED:
        adcode = state.selection.adcode
        if adcode:
            places = state.snapshot.places.values()
            return frozenset(place.id for place in places if adcode in place.counties)
        return frozenset(state.selection.place_ids)
    if scope is Scope.SHOWN and not state.filter.is_empty:
        return frozenset(place.id for place in state.shown)
    return None


def comparisons_in(state: State, scope: Scope) -> list[Comparison]:
    """Return the disagreements of a scope; those of a county go with the filter's counties."""
    places = places_in(state, scope)
    if places is None:
        return list(state.snapshot.comparisons)
    areas = state.filter.counties
    if scope is Scope.SELECTED:
        areas = frozenset((state.selection.adcode,))
    return [
        comparison
        for comparison in state.snapshot.comparisons
        if (comparison.place_id in places if comparison.place_id else comparison.adcode in areas)
    ]
