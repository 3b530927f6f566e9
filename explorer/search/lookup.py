"""Where a name leads: to places of the project and to what the gazetteer knows, without Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.snapshot import Snapshot
from geodata.gazetteer import Entry, Gazetteer
from geodata.model import Place, Review
from geodata.name_index import NameIndex

__all__ = ["Goal", "Lookup"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What a name leads to: a place of the project, or an entry of the gazetteer."""

    name: str
    place: Place | None = None
    entry: Entry | None = None


class Lookup:
    """Finds goals by name, pinyin or initials; places of the project come first among equals."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self._goals = list(_goals(snapshot, gazetteer))
        self._names = NameIndex(
            (name, number) for number, goal in enumerate(self._goals) for name in _names(goal)
        )

    def find(self, text: str, *, limit: int) -> list[Goal]:
        """Return what bears a name like this, best first."""
        return [self._goals[match.owner] for match in self._names.find(text, limit=limit)]


def _goals(snapshot: Snapshot, gazetteer: Gazetteer) -> Iterator[Goal]:
    told = set()
    for place in snapshot.places.values():
        if place.review is not Review.REJECTED:
            told.add(place.name)
            yield Goal(place.name, place=place)
    for entry in gazetteer.entries:
        if entry.name not in told:
            yield Goal(entry.name, entry=entry)


def _names(goal: Goal) -> Iterator[str]:
    yield goal.name
    bearer = goal.place or goal.entry
    for alias in bearer.aliases if bearer else ():
        if alias != goal.name:
            yield alias
