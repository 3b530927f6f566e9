"""Confirming and rejecting places: which of the selected ones, and as which edit."""

from collections.abc import Sequence

from explorer.state import State
from geodata.model import Review
from geodata.project.edits import Edit, ReviewPlace, Together

__all__ = ["is_reviewable", "review_edit", "reviewable"]


def reviewable(state: State, review: Review) -> tuple[str, ...]:
    """Return the selected places of which this is not said already."""
    places = state.snapshot.places
    return tuple(i for i in state.selection.place_ids if places[i].review is not review)


def is_reviewable(state: State, review: Review) -> bool:
    """Tell whether there is any of them; of thousands of places the first usually answers."""
    places = state.snapshot.places
    return any(places[i].review is not review for i in state.selection.place_ids)


def review_edit(place_ids: Sequence[str], review: Review) -> Edit | None:
    """Return the edit that says one thing of all these places; None when there are none."""
    edits = tuple(ReviewPlace(place_id, review) for place_id in place_ids)
    if len(edits) < 2:
        return edits[0] if edits else None
    return Together(edits)
