"""The facts of the selection as a list of cards, with headings and small charts between them."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from explorer.charts import Chart
from explorer.models.cards import KEY_ROLE, Card, make_card
from explorer.models.fact_groups import Group, Order, chart_of, group_facts
from explorer.state import State
from geodata.model import Fact

__all__ = ["CARD_ROLE", "FACT_ROLE", "ROW_ROLE", "Card", "FactModel", "Heading", "make_card"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
FACT_ROLE = _Role.UserRole + 1  #: the fact's id; `""` for what is no card
CARD_ROLE = _Role.UserRole + 2  #: what the card shows, a `Card`; None for what is none
ROW_ROLE = _Role.UserRole + 3  #: what the row shows: a `Card`, a `Heading` or a `Chart`


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above the cards of a group."""

    title: str
    count: int


class FactModel(QAbstractListModel):
    """The facts of the selected places or county; cards are made when they come into sight."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._order = Order.METRIC
        self._rows: list[Fact | Heading | Chart] = []
        self._row_of: dict[str, int] = {}
        self._listed: tuple[Fact, ...] = ()
        self._fill()
        state.selection_changed.connect(self._on_selection_changed)
        state.project_changed.connect(self.refill)

    @property
    def order(self) -> Order:
        """What the cards are ordered by."""
        return self._order

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that are listed, in reading order."""
        return self._listed

    def set_order(self, order: Order) -> None:
        """Order the cards by something else."""
        if order is not self._order:
            self._order = order
            self.refill()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of cards, headings and charts."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the row, or its fact's id, or the whole as text."""
        row = self._rows[index.row()]
        if role in (FACT_ROLE, KEY_ROLE):
            return row.id if isinstance(row, Fact) else ""
        if role == ROW_ROLE:
            return self._card(row) if isinstance(row, Fact) else row
        if role == CARD_ROLE:
            return self._card(row) if isinstance(row, Fact) else None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            if isinstance(row, Heading):
                return row.title
            return row.as_text if isinstance(row, Chart) else self._card(row).as_text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that cards alone can be selected."""
        is_other = index.isValid() and not isinstance(self._rows[index.row()], Fact)
        return Qt.ItemFlag.ItemIsEnabled if is_other else super().flags(index)

    def row_of(self, fact_id: str) -> int:
        """Return the row of a fact, -1 when it is not listed."""
        return self._row_of.get(fact_id, -1)

    def as_text(self) -> str:
        """Return all cards as text, in the order in which they stand."""
        return "\n\n".join(self._card(row).as_text for row in self._rows if isinstance(row, Fact))

    def refill(self) -> None:
        """List the selection's facts anew, as after a change of the language."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _on_selection_changed(self) -> None:
        if self._state.selected_facts() != self._listed:
            self.refill()

    def _card(self, fact: Fact) -> Card:
        return make_card(self._state.snapshot, fact, names_subject=self._names_subjects)

    @property
    def _names_subjects(self) -> bool:
        return len(self._state.selection.place_ids) > 1

    def _fill(self) -> None:
        self._listed = self._state.selected_facts()
        self._rows = []
        groups = group_facts(self._state.snapshot, self._listed, self._order)
        for group in groups:
            if group.title or len(groups) > 1:
                self._rows.append(Heading(group.title or self._rest(), len(group.facts)))
            if chart := self._chart(group):
                self._rows.append(chart)
            self._rows += group.facts
        self._row_of = {row.id: n for n, row in enumerate(self._rows) if isinstance(row, Fact)}

    def _chart(self, group: Group) -> Chart | None:
        if not group.is_metric:
            return None
        names = self._names_subjects
        return chart_of(self._state.snapshot, group.facts, names_subject=names)

    def _rest(self) -> str:
        if self._order is Order.PERIOD:
            return self.tr("未写明时间")
        return self.tr("其他指标") if self._order is Order.METRIC else self.tr("其他")
