"""A facet of the filter as a check list with counts."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from explorer.filtering import Facet
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import document_line, plain_tip, value_label
from geodata.model import Kind

__all__ = ["COUNT_ROLE", "VALUE_ROLE", "FacetModel", "facet_title"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
VALUE_ROLE = _Role.UserRole + 1
COUNT_ROLE = _Role.UserRole + 2


class FacetModel(QAbstractListModel):
    """The values of one facet; a checked one is chosen, the count is of places it would show.

    Counts are worked out when they are asked for, so that a facet of 100,000 documents costs no
    more than the rows that are seen.
    """

    def __init__(self, state: State, facet: Facet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.facet = facet
        self._values = state.snapshot.index.values(facet)
        self._others: int | None = None  #: the places that the other facets let pass
        state.project_changed.connect(self._on_project_changed)
        state.filter_changed.connect(self._on_filter_changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of values."""
        return 0 if parent.isValid() else len(self._values)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every value can be checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the label, the check, the symbol, the count or the value itself."""
        value = self._values[index.row()]
        if role == _Role.DisplayRole:
            return self._label(value)
        if role == _Role.CheckStateRole:
            chosen = value in self._state.filter.chosen(self.facet)
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == COUNT_ROLE:
            return self._count(value)
        if role == VALUE_ROLE:
            return value
        if role == _Role.DecorationRole and self.facet is Facet.KIND:
            return kind_icon(Kind(value))
        if role == _Role.ToolTipRole:
            return plain_tip(self._whole_label(value))
        if role == _Role.AccessibleTextRole:
            return self.tr("{}，{} 处").format(self._label(value), self._count(value))
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Choose a value or take the choice back."""
        if role != _Role.CheckStateRole:
            return False
        chosen = set(self._state.filter.chosen(self.facet))
        change = chosen.add if Qt.CheckState(value) is Qt.CheckState.Checked else chosen.discard
        change(self._values[index.row()])
        self._state.set_filter(self._state.filter.choosing(self.facet, chosen))
        return True

    def summary(self) -> str:
        """Return the chosen values in a few words, `""` when none is chosen."""
        chosen = self._state.filter.chosen(self.facet)
        labels = [self._label(value) for value in self._values if value in chosen]
        if len(labels) <= 1:
            return "".join(labels)
        return self.tr("{}等 {} 项").format(labels[0], len(labels))

    def chosen_count(self) -> int:
        """Return how many values are chosen."""
        return len(self._state.filter.chosen(self.facet))

    def _label(self, value: str) -> str:
        return value_label(self._state.snapshot, self.facet, value)

    def _whole_label(self, value: str) -> str:
        """Return what a row may have to shorten."""
        if self.facet is Facet.DOCUMENT:
            return document_line(self._state.snapshot.documents[value])
        return self._label(value)

    def _count(self, value: str) -> int:
        index = self._state.snapshot.index
        if self._others is None:
            self._others = index.find(self._state.filter.choosing(self.facet, ()))
        return index.count(self.facet, value, self._others)

    def _on_project_changed(self) -> None:
        self.beginResetModel()
        self._values = self._state.snapshot.index.values(self.facet)
        self._others = None
        self.endResetModel()

    def _on_filter_changed(self) -> None:
        self._others = None
        if self._values:
            self.dataChanged.emit(self.index(0), self.index(len(self._values) - 1))


def facet_title(facet: Facet) -> str:
    """Return what a facet is called."""
    translate = QCoreApplication.translate
    titles = {
        Facet.KIND: translate("facets", "类型"),
        Facet.COUNTY: translate("facets", "县区"),
        Facet.PERIOD: translate("facets", "年份"),
        Facet.STATUS: translate("facets", "进展"),
        Facet.PRECISION: translate("facets", "位置精度"),
        Facet.DOCUMENT: translate("facets", "文献"),
    }
    return titles[facet]
