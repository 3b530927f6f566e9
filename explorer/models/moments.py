"""What happened when: documents by their day of issue, changes of projects by what is said of them.

Days are ordinals (`date.toordinal`), so that a hundred thousand of them are sorted and sought fast.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from itertools import accumulate

from explorer.filtering import Filter
from explorer.snapshot import Snapshot
from geodata.model import Document, StatusEvent
from geodata.timespans import timespan

__all__ = ["Lane", "Moment", "Moments", "passing_steps"]

_STEP = 200  #: items between two looks at the clock


class Lane(Enum):
    """The lanes of the timeline, from the top."""

    DOCUMENTS = auto()
    EVENTS = auto()
    UNDATED = auto()  #: documents and events of which nothing tells a day


@dataclass(frozen=True, slots=True)
class Moment:
    """A document or a status event on the timeline."""

    item: Document | StatusEvent
    first: int  #: first and last day that are told, 0 for none
    last: int
    is_stated: bool = True  #: False where an event is set to its document's day

    @property
    def day(self) -> int:
        """The day at which it is drawn: the middle of what is told."""
        return (self.first + self.last) // 2

    @property
    def document_id(self) -> str:
        """The id of the document that tells it."""
        return self.item.id if isinstance(self.item, Document) else self.item.document_id

    @property
    def place_id(self) -> str:
        """The id of the place of an event, `""` for a document."""
        return "" if isinstance(self.item, Document) else self.item.place_id


@dataclass
class Moments:
    """All moments of a snapshot, sorted by day in each lane.

    Attributes
    ----------
    lanes
        The moments of each lane; the undated ones in the project's order, documents first.
    days
        The days of the moments, likewise.
    """

    lanes: dict[Lane, Sequence[Moment]] = field(default_factory=lambda: dict.fromkeys(Lane, ()))
    days: dict[Lane, Sequence[int]] = field(default_factory=lambda: dict.fromkeys(Lane, ()))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not any(self.lanes.values())

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last day, None when nothing is dated."""
        dated = [days for lane, days in self.days.items() if days and lane is not Lane.UNDATED]
        if not dated:
            return None
        return min(days[0] for days in dated), max(days[-1] for days in dated)

    def between(self, lane: Lane, first: int, last: int) -> tuple[int, int]:
        """Return from and up to which of a lane's moments lie between two days."""
        days = self.days[lane]
        return bisect_left(days, first), bisect_right(days, last)

    def fill_steps(self, snapshot: Snapshot) -> Iterator[None]:
        """Collect the moments of a snapshot, a little at a time."""
        lanes: dict[Lane, list[Moment]] = {lane: [] for lane in Lane}
        issued = {key: each.issued for key, each in snapshot.documents.items()}
        for number, document in enumerate(snapshot.documents.values()):
            day = document.issued.toordinal() if document.issued else 0
            lanes[Lane.DOCUMENTS if day else Lane.UNDATED].append(Moment(document, day, day))
            if number % _STEP == 0:
                yield
        for number, event in enumerate(snapshot.status_events):
            moment = _moment_of(event, issued.get(event.document_id))
            lanes[Lane.EVENTS if moment.first else Lane.UNDATED].append(moment)
            if number % _STEP == 0:
                yield
        days: dict[Lane, Sequence[int]] = {}
        for lane, found in lanes.items():
            unsorted: list[int] = []
            for number, moment in enumerate(found):
                unsorted.append(moment.day)
                if number % _STEP == 0:
                    yield
            order = sorted(range(len(found)), key=unsorted.__getitem__)
            yield
            lanes[lane] = [found[number] for number in order]
            days[lane] = [unsorted[number] for number in order]
            yield
        self.lanes, self.days = dict(lanes), days


def _moment_of(event: StatusEvent, issued: date | None) -> Moment:
    """Return when an event was, where a text says so, else when it was reported."""
    span = timespan(event.period, issued)
    if span is None:
        return Moment(event, 0, 0, is_stated=False)
    is_stated = bool(event.period) and span != (issued, issued)
    return Moment(event, span[0].toordinal(), span[1].toordinal(), is_stated)


def passing_steps(
    snapshot: Snapshot, chosen: Filter, moments: Moments, sums: dict[Lane, list[int]]
) -> Iterator[None]:
    """Count, a little at a time, which moments the filter lets pass; its days apart.

    Fills `sums`: for each lane how many of its first n moments pass, n from 0 on; nothing where
    all do. A document passes with one of the places that it names, an event with its place.
    """
    sums.clear()
    rest = replace(chosen, timespan=None)
    if rest.is_empty:
        return
    places = snapshot.index.places_in(snapshot.index.find(rest))
    ids = {place.id for place in places}
    documents: set[str] = set()
    for number, place in enumerate(places):
        documents |= snapshot.documents_of_place.get(place.id, frozenset())
        if number % _STEP == 0:
            yield
    if rest.documents:
        documents &= rest.documents
    for lane, found in moments.lanes.items():
        flags: list[bool] = []
        for number, moment in enumerate(found):
            place_id = moment.place_id
            flags.append(moment.document_id in documents and (not place_id or place_id in ids))
            if number % _STEP == 0:
                yield
        sums[lane] = list(accumulate(flags, initial=0))
