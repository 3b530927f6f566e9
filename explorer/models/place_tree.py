"""The shown places as a tree: county → kind → place, with counts.

No object stands for a row: an index holds the numbers of its county and its kind, and its own row
is a position in the branch's list of places. Branches are sets of the place index, whose sizes are
their counts; the list of a branch is made when it is unfolded, and of a long one only a part is
shown at first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.filtering import OUTSIDE, Facet
from explorer.place_index import counties_of
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import area_label, kind_label, plain_tip, precision_label
from geodata.model import CITY, Kind, Place

__all__ = ["ADCODE_ROLE", "COUNT_ROLE", "KIND_ROLE", "MORE_ROLE", "PLACE_ROLE", "PlaceTreeModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
PLACE_ROLE = _Role.UserRole + 1  #: the id of a place, else None
ADCODE_ROLE = _Role.UserRole + 2  #: the code of a county's row, else None
COUNT_ROLE = _Role.UserRole + 3  #: the number of places below or left, None for a place
KIND_ROLE = _Role.UserRole + 5  #: the kind of a kind's row, else None
MORE_ROLE = _Role.UserRole + 4  #: how many places a branch's last row stands for, else None

_KINDS = tuple(Kind)
#: So many places of a branch are shown at first, and at each step after that.
_STEP = 100
# Made once: a view asks for the flags of every row that it lays out.
_BRANCH_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_PLACE_FLAGS = _BRANCH_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(eq=False, slots=True)
class _Branch:
    """The places of one kind in one county."""

    kind: Kind
    found: int
    count: int
    shown: int
    has_more: bool  #: whether a last row stands for those that are not shown
    ranks: list[int] = field(default_factory=list)  #: of those that are shown


@dataclass(eq=False, slots=True)
class _Area:
    """A county, the city, or what lies outside."""

    adcode: str
    count: int
    branches: list[_Branch]


class PlaceTreeModel(QAbstractItemModel):
    """The tree of the places that the filter lets pass; a place in several counties is in each.

    The id of an index is 0 for a county, the county's row + 1 for a kind, and for a place that
    plus the kind's row + 1 times 65,536.
    """

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._areas = self._build()
        # Sent after a change of the project too.
        state.filter_changed.connect(self._on_filter_changed)

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a child."""
        if column == 0 and 0 <= row < self.rowCount(parent):
            if not parent.isValid():
                return self.createIndex(row, 0, 0)
            key = parent.internalId()
            return self.createIndex(row, 0, key + (parent.row() + 1) * (1 << 16 if key else 1))
        return QModelIndex()

    def parent(self, index: _Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the index of the parent."""
        key = index.internalId() if index.isValid() else 0
        if key >> 16:
            return self.createIndex((key >> 16) - 1, 0, key & 0xFFFF)
        return self.createIndex(key - 1, 0, 0) if key else QModelIndex()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of children."""
        if not parent.isValid():
            return len(self._areas)
        if parent.internalId() >> 16:
            return 0
        area, branch = self._at(parent)
        if branch is None:
            return len(area.branches) if area else 0
        return branch.shown + branch.has_more

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """There is one column; counts are a role."""
        del parent
        return 1

    def hasChildren(self, parent: _Index = _NO_PARENT) -> bool:
        """Tell places from branches without counting."""
        return not (parent.isValid() and parent.internalId() >> 16)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be selected; below places there is nothing."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _PLACE_FLAGS if index.internalId() >> 16 else _BRANCH_FLAGS

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the label, the symbol, the tool tip, or one of the roles of this module."""
        area, branch = self._at(index)
        if area is None:
            return None
        if branch is None:
            return self._area_data(area, role)
        if not index.internalId() >> 16:
            return self._branch_data(branch, role)
        if index.row() >= branch.shown:
            return self._more_data(branch, role) if branch.has_more else None
        place = self._state.snapshot.index.places[self._rank(branch, index.row())]
        return self._place_data(place, role)

    def place(self, index: _Index) -> Place | None:
        """Return the place of a row, None for a branch."""
        return self._state.snapshot.places.get(self.data(index, PLACE_ROLE) or "")

    def indexes_of(self, place_ids: Iterable[str]) -> list[QModelIndex]:
        """Return every row of the places; one that stands in an unshown part is brought out."""
        snapshot = self._state.snapshot
        known = (snapshot.places[i] for i in place_ids if i in snapshot.places)
        found = (self._row_of(place, adcode) for place in known for adcode in counties_of(place))
        return [index for index in found if index.isValid()]

    def index_of_area(self, adcode: str) -> QModelIndex:
        """Return the row of a county or the city; an invalid index when it is not shown."""
        for row, area in enumerate(self._areas):
            if area.adcode == adcode:
                return self.index(row, 0)
        return QModelIndex()

    def show_more(self, index: _Index) -> None:
        """Show a further part of the branch in which a row stands."""
        branch = self._at(index)[1]
        if branch is not None:
            self._bring(self.parent(index), branch, branch.shown + _STEP)

    # -- rows

    def _at(self, index: _Index) -> tuple[_Area | None, _Branch | None]:
        """Return the county and the kind of a row, None where an index is of an earlier tree."""
        key = index.internalId() if index.isValid() else 0
        row = (key & 0xFFFF) - 1 if key else index.row()
        if not index.isValid() or row >= len(self._areas):
            return None, None
        area = self._areas[row]
        if not key:
            return area, None
        inner = (key >> 16) - 1 if key >> 16 else index.row()
        return (area, area.branches[inner]) if inner < len(area.branches) else (None, None)

    def _rank(self, branch: _Branch, row: int) -> int:
        """Return which place stands in a row; as many are sought out as the branch shows."""
        if len(branch.ranks) < branch.shown:
            branch.ranks = self._state.snapshot.index.ranks_in(branch.found, most=branch.shown)
        return branch.ranks[row]

    def _row_of(self, place: Place, adcode: str) -> QModelIndex:
        area_index = self.index_of_area(adcode)
        rank = self._state.snapshot.index.rank[place.id]
        area = self._at(area_index)[0]
        for row, branch in enumerate(area.branches if area else ()):
            if branch.kind is place.kind and branch.found >> rank & 1:
                parent = self.index(row, 0, area_index)
                at = (branch.found & ((1 << rank) - 1)).bit_count()
                self._bring(parent, branch, at + 1)
                return self.index(at, 0, parent)
        return QModelIndex()

    def _bring(self, parent: QModelIndex, branch: _Branch, least: int) -> None:
        """Show at least so many places of a branch."""
        if least <= branch.shown:
            return
        shown = min(-(-least // _STEP) * _STEP, branch.count)
        # The row for the rest stays the last one, or goes when there is no rest.
        self.beginInsertRows(parent, branch.shown, shown - 1)
        branch.shown = shown
        self.endInsertRows()
        if shown == branch.count:
            self.beginRemoveRows(parent, shown, shown)
            branch.has_more = False
            self.endRemoveRows()

    # -- data

    def _area_data(self, area: _Area, role: int) -> Any:
        if role == _Role.DisplayRole:
            return area_label(self._state.snapshot, area.adcode)
        if role == _Role.ToolTipRole:
            return plain_tip(area_label(self._state.snapshot, area.adcode))
        if role == _Role.AccessibleTextRole:
            label = area_label(self._state.snapshot, area.adcode)
            return self.tr("{}，{} 处").format(label, area.count)
        if role == ADCODE_ROLE:
            return area.adcode
        return area.count if role == COUNT_ROLE else None

    def _branch_data(self, branch: _Branch, role: int) -> Any:
        if role == _Role.DisplayRole:
            return kind_label(branch.kind)
        if role == _Role.DecorationRole:
            return kind_icon(branch.kind)
        if role == _Role.AccessibleTextRole:
            return self.tr("{}，{} 处").format(kind_label(branch.kind), branch.count)
        if role == KIND_ROLE:
            return branch.kind
        return branch.count if role == COUNT_ROLE else None

    def _more_data(self, branch: _Branch, role: int) -> Any:
        rest = branch.count - branch.shown
        if role == _Role.DisplayRole:
            return self.tr("更多…")
        if role == _Role.AccessibleTextRole:
            return self.tr("还有 {} 处").format(rest)
        return rest if role in (COUNT_ROLE, MORE_ROLE) else None

    @staticmethod
    def _place_data(place: Place, role: int) -> Any:
        if role == _Role.DisplayRole:
            return place.name
        if role == _Role.DecorationRole:
            return kind_icon(place.kind, place.precision)
        if role == _Role.ToolTipRole:
            return plain_tip(f"{place.name}\n{precision_label(place)}")
        return place.id if role == PLACE_ROLE else None

    # -- the tree

    def _on_filter_changed(self) -> None:
        self.beginResetModel()
        self._areas = self._build()
        self.endResetModel()

    def _build(self) -> list[_Area]:
        index = self._state.snapshot.index
        chosen = self._state.filter.counties
        areas = []
        for adcode in index.values(Facet.COUNTY):
            if chosen and adcode not in chosen:
                continue  # of a place in two counties, of which one was asked for
            within = index.having(Facet.COUNTY, (adcode,)) & self._state.shown_set
            if within:
                branches = []
                for kind in _KINDS:
                    found = index.having(Facet.KIND, (kind.value,)) & within
                    if found:
                        count = found.bit_count()
                        branches.append(
                            _Branch(kind, found, count, min(_STEP, count), count > _STEP)
                        )
                areas.append(_Area(adcode, within.bit_count(), branches))
        # Counties by code, then what is city-wide, then what lies outside.
        areas.sort(key=lambda area: (area.adcode == OUTSIDE, area.adcode == CITY, area.adcode))
        return areas


def _branch(kind: Kind, found: int) -> _Branch:
    count = found.bit_count()
    return _Branch(kind, found, count, min(_STEP, count), count > _STEP)
