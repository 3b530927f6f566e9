"""Several places side by side: a row a metric, a column a place, each figure with its period."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.models.cards import figure_of, make_card, one_line
from explorer.models.fact_groups import metric_key
from explorer.state import State
from explorer.wording import noted, parted, plain_tip
from geodata.model import Fact, Place

__all__ = ["ENTRIES_ROLE", "FACT_ROLE", "Entry", "PlaceComparison"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
FACT_ROLE = _Role.UserRole + 1  #: the id of a cell's first fact
ENTRIES_ROLE = _Role.UserRole + 2  #: a cell's figures, a tuple of `Entry`


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a cell."""

    figure: str
    period: str
    fact_id: str


class PlaceComparison(QAbstractTableModel):
    """The facts of the selected places as a table; what a place has no figure for stays empty.

    Metrics that several places have come first. It follows the selection only while it is wanted
    (`follow`): thousands of columns that nobody sees are not worth their making.
    """

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._places: tuple[Place, ...] = ()
        self._metrics: list[tuple[str, dict[str, list[Fact]]]] = []
        self._is_followed = False
        state.selection_changed.connect(self._on_selection_changed)
        state.project_changed.connect(self._on_project_changed)

    def follow(self, *, wanted: bool) -> None:
        """Compare the selected places from now on, or nothing."""
        if wanted != self._is_followed:
            self._is_followed = wanted
            self._on_selection_changed()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of metrics."""
        return 0 if parent.isValid() else len(self._metrics)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a cell's figures as text, as values, or where they come from."""
        facts = self._facts(index)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return "\n".join(noted(e.figure, e.period) for e in map(self._entry, facts))
        if role == ENTRIES_ROLE:
            return tuple(map(self._entry, facts))
        if role == FACT_ROLE:
            return facts[0].id if facts else ""
        if role == _Role.ToolTipRole:
            snapshot = self._state.snapshot
            cards = [make_card(snapshot, fact, names_subject=True) for fact in facts]
            return plain_tip("\n\n".join(card.as_text for card in cards)) if cards else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the places' names above, the metrics on the left."""
        is_across = orientation == Qt.Orientation.Horizontal
        name = self._places[section].name if is_across else self._metrics[section][0]
        if role == _Role.ToolTipRole:
            return plain_tip(name)
        return name if role == _Role.DisplayRole else None

    def most_entries(self, row: int) -> int:
        """Return how many figures the fullest cell of a row has."""
        return max(map(len, self._metrics[row][1].values()), default=0)

    def index_of(self, fact_id: str) -> QModelIndex:
        """Return the cell of a fact; an invalid index when it is not here."""
        fact = self._state.snapshot.facts.get(fact_id)
        columns = [place.id for place in self._places]
        if fact is None or fact.place_id not in columns:
            return QModelIndex()
        column = columns.index(fact.place_id)
        for row, (_, cells) in enumerate(self._metrics):
            if fact in cells.get(fact.place_id, ()):
                return self.index(row, column)
        return QModelIndex()

    def place_id(self, column: int) -> str:
        """Return whose column it is."""
        return self._places[column].id

    def as_text(self) -> str:
        """Return the table with tabs between columns, as spreadsheets take it."""
        head = "\t".join(["", *(place.name for place in self._places)])
        lines = [head]
        for row, (metric, _) in enumerate(self._metrics):
            cells = (self.index(row, column).data() for column in range(len(self._places)))
            lines.append("\t".join([metric, *(parted(str(cell).split("\n")) for cell in cells)]))
        return "\n".join(lines)

    def _facts(self, index: _Index) -> list[Fact]:
        place = self._places[index.column()]
        return self._metrics[index.row()][1].get(place.id, [])

    def _entry(self, fact: Fact) -> Entry:
        text = self._state.snapshot.documents[fact.document_id].text
        return Entry(figure_of(text, fact), one_line(fact.period), fact.id)

    def _on_selection_changed(self) -> None:
        if tuple(place.id for place in self._places) != self._compared_ids():
            self._refill()

    def _on_project_changed(self) -> None:
        if self._is_followed:
            self._refill()
        elif self._places:
            self._on_selection_changed()

    def _refill(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _compared_ids(self) -> tuple[str, ...]:
        """Return the places to compare; one alone is no comparison."""
        chosen = self._state.selection.place_ids
        return chosen if self._is_followed and len(chosen) > 1 else ()

    def _fill(self) -> None:
        snapshot = self._state.snapshot
        self._places = tuple(snapshot.places[i] for i in self._compared_ids())
        rows: dict[str, tuple[str, dict[str, list[Fact]]]] = {}
        for place in self._places:
            for fact in snapshot.facts_of_place.get(place.id, ()):
                _, cells = rows.setdefault(metric_key(fact), (one_line(fact.metric), {}))
                cells.setdefault(place.id, []).append(fact)
        self._metrics = sorted(rows.values(), key=lambda row: -len(row[1]))
