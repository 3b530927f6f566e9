"""Which facts the filter of places lets pass."""

from collections.abc import Callable
from datetime import date

from explorer.filtering import Filter
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.wording import area_label
from geodata.model import Fact
from geodata.timespans import timespan, years_of

__all__ = ["fact_passes"]


def fact_passes(state: State) -> Callable[[Fact], bool]:
    """Return what tells whether a fact is shown under the state's filter.

    A place's facts are shown with the place; of a county's and the city's own figures those that
    the filter does not speak against. Documents, years and days are asked of the fact itself: a
    place that two documents name is shown, but only the chosen document's figures of it.
    """
    snapshot, chosen = state.snapshot, state.filter
    if chosen.is_empty:
        if len(state.shown) == len(snapshot.places):  # none is rejected: nothing need be looked up
            return lambda _: True
        rejected = snapshot.places.keys() - {place.id for place in state.shown}
        return lambda fact: fact.place_id not in rejected
    shown = {place.id for place in state.shown}
    asks_places = bool(chosen.kinds or chosen.statuses or chosen.precisions) or (
        chosen.area is not None
    )

    def passes(fact: Fact) -> bool:
        if fact.place_id is None:
            if asks_places or not _area_passes(snapshot, chosen, fact):
                return False
        elif fact.place_id not in shown:
            return False
        return _is_chosen(snapshot, chosen, fact)

    return passes


def _area_passes(snapshot: Snapshot, chosen: Filter, fact: Fact) -> bool:
    if chosen.counties and fact.adcode not in chosen.counties:
        return False
    words = chosen.words.casefold().split()
    text = f"{area_label(snapshot, fact.adcode)}\n{fact.quote}".casefold() if words else ""
    return all(word in text for word in words)


def _is_chosen(snapshot: Snapshot, chosen: Filter, fact: Fact) -> bool:
    if chosen.documents and fact.document_id not in chosen.documents:
        return False
    issued = snapshot.documents[fact.document_id].issued
    if chosen.periods and not chosen.periods.intersection(years_of(fact.period, issued)):
        return False
    return chosen.timespan is None or _is_within(chosen.timespan, fact.period, issued)


def _is_within(span: tuple[date, date], period: str, issued: date | None) -> bool:
    """Tell whether a fact came out, or is of a time, between two days."""
    told = [(issued, issued)] if issued else []
    own = timespan(period, issued)
    told += [own] if own else []
    return any(first <= span[1] and last >= span[0] for first, last in told)
