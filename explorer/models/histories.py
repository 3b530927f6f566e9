"""What the documents say of projects' states, project by project, in the order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.models.cards import KEY_ROLE, one_line, with_spaces
from explorer.models.scope import Scope, places_in
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.wording import areas_label, document_line, planned_label, status_label, told_on
from geodata.model import Place, Review, StatusEvent
from geodata.timespans import timespan

__all__ = ["EVENT_ROLE", "ROW_ROLE", "EventRow", "HistoryModel", "ProjectRow", "in_time_order"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
EVENT_ROLE = _Role.UserRole + 1  #: the `StatusEvent`; None for a heading
ROW_ROLE = _Role.UserRole + 3  #: what the row shows: a `ProjectRow` or an `EventRow`


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """The heading of a history."""

    place: Place
    area: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """A state of a project, with its quote."""

    status: str
    when: str
    is_planned: bool
    quote: str
    source: str
    is_first: bool
    is_last: bool

    @property
    def as_text(self) -> str:
        """Return the event as text."""
        label = planned_label if self.is_planned else status_label
        status = label(self.status)
        return " ".join(part for part in (self.when, status, self.quote, self.source) if part)


class HistoryModel(QAbstractListModel):
    """The histories of a scope; projects of which most is told come first."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.scope = Scope.SHOWN
        self.count = 0  #: of projects
        self._rows: list[Place | tuple[StatusEvent, bool, bool]] = []
        self._fill()
        state.project_changed.connect(self.refill)
        state.filter_changed.connect(self._on_filter_changed)
        state.selection_changed.connect(self._on_selection_changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of headings and events."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the row, as a value or as text."""
        row = self._rows[index.row()]
        if role == EVENT_ROLE:
            return None if isinstance(row, Place) else row[0]
        if role == KEY_ROLE:
            return row.id if isinstance(row, Place) else row[0].id
        if role == ROW_ROLE:
            return self._shown(row)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            shown = self._shown(row)
            return shown.place.name if isinstance(shown, ProjectRow) else shown.as_text
        return None

    def choose(self, scope: Scope) -> None:
        """List the histories of other places."""
        if scope is not self.scope:
            self.scope = scope
            self.refill()

    def refill(self) -> None:
        """List anew what the state says now."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def place_id(self, index: _Index) -> str:
        """Return whose heading or event a row is."""
        row = self._rows[index.row()]
        return row.id if isinstance(row, Place) else row[0].place_id

    def _on_filter_changed(self) -> None:
        self._follow(Scope.SHOWN)

    def _on_selection_changed(self) -> None:
        self._follow(Scope.SELECTED)

    def _follow(self, scope: Scope) -> None:
        if scope is self.scope:
            self.refill()

    def _shown(self, row: "Place | tuple[StatusEvent, bool, bool]") -> ProjectRow | EventRow:
        snapshot = self._state.snapshot
        if isinstance(row, Place):
            return ProjectRow(row, areas_label(snapshot, row))
        event, is_first, is_last = row
        document = snapshot.documents[event.document_id]
        when = one_line(event.period) or (told_on(document.issued) if document.issued else "")
        return EventRow(
            status=event.status,
            when=when,
            is_planned=event.is_planned,
            quote=with_spaces(event.quote),
            source=document_line(document),
            is_first=is_first,
            is_last=is_last,
        )

    def _fill(self) -> None:
        snapshot, chosen = self._state.snapshot, places_in(self._state, self.scope)
        told = [
            (place, events)
            for place_id, events in snapshot.status_events_of_place.items()
            if (chosen is None or place_id in chosen)
            and (place := snapshot.places.get(place_id)) is not None
            and place.review is not Review.REJECTED
        ]
        told.sort(key=lambda each: -len(each[1]))
        self.count = len(told)
        self._rows = []
        for place, events in told:
            ordered = in_time_order(snapshot, events)
            last = len(ordered) - 1
            self._rows.append(place)
            self._rows += [(event, n == 0, n == last) for n, event in enumerate(ordered)]


def in_time_order(snapshot: Snapshot, events: Iterable[StatusEvent]) -> list[StatusEvent]:
    """Return events by when they are of; those of which nothing tells come last."""

    def moment(event: StatusEvent) -> tuple[date, date]:
        issued = snapshot.documents[event.document_id].issued
        span = timespan(event.period, issued)
        return (span[1], span[0]) if span else (date.max, date.max)

    return sorted(events, key=moment)
