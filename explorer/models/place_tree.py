"""The shown places as a tree: county → kind → place, with counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.filtering import OUTSIDE, Facet
from explorer.place_index import facet_values
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import area_label, kind_label, precision_label
from geodata.model import CITY, Kind, Place

__all__ = ["ADCODE_ROLE", "COUNT_ROLE", "PLACE_ROLE", "PlaceTreeModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
PLACE_ROLE = _Role.UserRole + 1  #: the id of a place, else None
ADCODE_ROLE = _Role.UserRole + 2  #: the code of a county's row, else None
COUNT_ROLE = _Role.UserRole + 3  #: the number of places below, None for a place


@dataclass(eq=False)
class _Node:
    label: str
    key: int = 0  #: what Qt's indexes hold: a number, since a pointer would outlive its node
    parent: "_Node | None" = None
    row: int = 0
    adcode: str = ""
    kind: Kind | None = None
    place: Place | None = None
    children: list["_Node"] = field(default_factory=list)

    def add(self, child: "_Node") -> "_Node":
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def below(self) -> Iterator["_Node"]:
        """Yield all nodes under this one."""
        for child in self.children:
            yield child
            yield from child.below()


class PlaceTreeModel(QAbstractItemModel):
    """The tree of the places that the filter lets pass; a place in several counties is in each."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._rows_of_place: dict[str, list[_Node]] = {}
        self._keys = count(1)
        self._nodes: dict[int, _Node] = {}
        self._root = self._build()
        # Sent after a change of the project too.
        state.filter_changed.connect(self._on_filter_changed)

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a child."""
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self._index_of(node.children[row])
        return QModelIndex()

    def parent(self, index: _Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the index of the parent."""
        node = self._node(index).parent
        if node is None or node is self._root:
            return QModelIndex()
        return self._index_of(node)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of children."""
        return len(self._node(parent).children)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """There is one column; counts are a role."""
        del parent
        return 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the label, the symbol, the tool tip, or one of the roles of this module."""
        node = self._node(index)
        if role == _Role.DisplayRole:
            return node.label
        if role == _Role.DecorationRole:
            return self._icon(node)
        if role == _Role.ToolTipRole and node.place:
            return f"{node.label}\n{precision_label(node.place)}"
        if role == PLACE_ROLE:
            return node.place.id if node.place else None
        if role == ADCODE_ROLE:
            return node.adcode or None
        if role == COUNT_ROLE and not node.place:
            return _count(node)
        return None

    def indexes_of(self, place_ids: Iterable[str]) -> list[QModelIndex]:
        """Return every row of the places."""
        nodes = [node for i in place_ids for node in self._rows_of_place.get(i, ())]
        return [self._index_of(node) for node in nodes]

    def index_of_area(self, adcode: str) -> QModelIndex:
        """Return the row of a county or the city; an invalid index when it is not shown."""
        for node in self._root.children:
            if node.adcode == adcode:
                return self._index_of(node)
        return QModelIndex()

    def _node(self, index: _Index) -> _Node:
        if not index.isValid():
            return self._root
        return self._nodes.get(index.internalId(), self._root)

    def _index_of(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.key)

    @staticmethod
    def _icon(node: _Node) -> object:
        if node.place:
            return kind_icon(node.place.kind, node.place.precision)
        return kind_icon(node.kind) if node.kind else None

    def _on_filter_changed(self) -> None:
        self.beginResetModel()
        self._root = self._build()
        self.endResetModel()

    def _build(self) -> _Node:
        snapshot = self._state.snapshot
        groups = _grouped(snapshot, self._state.shown)
        root = _Node("")
        rows: defaultdict[str, list[_Node]] = defaultdict(list)
        for adcode in _area_order(groups):
            area = root.add(_Node(area_label(snapshot, adcode), adcode=adcode))
            for kind in Kind:
                places = groups[adcode].get(kind, [])
                if not places:
                    continue
                branch = area.add(_Node(kind_label(kind), kind=kind))
                for place in places:
                    rows[place.id].append(branch.add(_Node(place.name, place=place)))
        self._rows_of_place = dict(rows)
        # Keys are never used twice, so that an index of an earlier tree leads nowhere.
        for node in root.below():
            node.key = next(self._keys)
        self._nodes = {node.key: node for node in root.below()}
        return root


_Groups = dict[str, dict[Kind, list[Place]]]


def _grouped(snapshot: Snapshot, places: Iterable[Place]) -> _Groups:
    groups: defaultdict[str, defaultdict[Kind, list[Place]]]
    groups = defaultdict(lambda: defaultdict(list))
    for place in places:
        for adcode in facet_values(snapshot, place, Facet.COUNTY):
            groups[adcode][place.kind].append(place)
    return {adcode: dict(kinds) for adcode, kinds in groups.items()}


def _area_order(adcodes: Iterable[str]) -> list[str]:
    """Counties by code, then what is city-wide, then what lies outside."""
    return sorted(adcodes, key=lambda adcode: (adcode == OUTSIDE, adcode == CITY, adcode))


def _count(node: _Node) -> int:
    if node.adcode:
        return len(
            {leaf.place.id for kind in node.children for leaf in kind.children if leaf.place}
        )
    return len(node.children)
