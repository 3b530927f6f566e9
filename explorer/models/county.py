"""What is known of a county, and of another beside it: places by kind, figures, project states."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from explorer.charts import Bar, Chart
from explorer.filtering import Facet
from explorer.models.cards import figure_of, make_card, one_line
from explorer.models.county_nodes import Node, Part
from explorer.models.fact_groups import metric_key, moments
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import area_label, document_line, kind_label, noted, plain_tip, status_label
from geodata.comparing import comparison_key
from geodata.model import CITY, Fact, Kind, Place

__all__ = ["NODE_ROLE", "SECONDARY_ROLE", "CountyModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
NODE_ROLE = _Role.UserRole + 1  #: the `Node`
_FETCHED = 200  #: rows of projects at a time
_MOST_METRICS = 150  #: more are a table, for which there are others
SECONDARY_ROLE = _Role.UserRole + 2  #: a cell's second, quiet line


class CountyModel(QAbstractItemModel):
    """A tree of three branches with a column for the county and one for that beside it.

    Attributes
    ----------
    adcode, other
        The counties; `other` is `""` for none.
    """

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.adcode = CITY
        self.other = ""
        self._root = Node(Part.PLACES, "")
        self._metrics: dict[str, dict[str, list[Fact]]] = {}  #: by county
        self.refill()
        state.project_changed.connect(self._on_project_changed)

    @property
    def adcodes(self) -> tuple[str, ...]:
        """The counties that are shown, one a column."""
        return (self.adcode, self.other) if self.other else (self.adcode,)

    def show_counties(self, adcode: str, other: str = "") -> None:
        """Show a county, and another one beside it."""
        other = "" if other == adcode else other
        if (adcode, other) != (self.adcode, self.other):
            self.adcode, self.other = adcode, other
            self.refill()

    def refill(self) -> None:
        """Work out all rows anew."""
        self.beginResetModel()
        self._root = Node(Part.PLACES, "")
        snapshot = self._state.snapshot
        if snapshot.places or snapshot.facts:
            self._add_places(snapshot)
            self._add_figures(snapshot)
            self._add_projects(snapshot)
        self.endResetModel()

    # -- what Qt asks of a model

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """Return the row above."""
        parent = self._node(index).parent if index.isValid() else None
        if parent is None or parent is self._root:
            return QModelIndex()
        return self.createIndex(parent.row, 0, parent)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows below a row."""
        return 0 if parent.isValid() and parent.column() else len(self._node(parent).children)

    def hasChildren(self, parent: _Index = _NO_PARENT) -> bool:
        """Return whether a row can be unfolded."""
        return bool(self._node(parent).pending) or self.rowCount(parent) > 0

    def canFetchMore(self, parent: _Index) -> bool:
        """Return whether a status has projects that have no row yet."""
        return bool(self._node(parent).pending)

    def fetchMore(self, parent: _Index) -> None:
        """Make the rows of some more projects."""
        node, index = self._node(parent), self._state.snapshot.index
        if not isinstance(parent, QModelIndex) or not node.pending:
            return
        ranks = index.ranks_in(node.pending, most=_FETCHED)
        first = len(node.children)
        self.beginInsertRows(parent, first, first + len(ranks) - 1)
        for rank in ranks:
            node.add(self._project_row(self._state.snapshot, index.places[rank]))
            node.pending &= ~(1 << rank)
        self.endInsertRows()

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return one column for labels and one a county."""
        del parent
        return 1 + len(self.adcodes)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a cell's text, its second line, its symbol, or where it comes from."""
        node, column = self._node(index), index.column() - 1
        if role == NODE_ROLE:
            return node
        if role == _Role.DisplayRole:
            if column < 0:
                return node.label
            return node.values[column] if column < len(node.values) else ""
        if role == SECONDARY_ROLE:
            if column < 0:
                return node.source
            return node.notes[column] if column < len(node.notes) else ""
        if role == _Role.DecorationRole and column < 0:
            return self._icon(node)
        if role == _Role.ToolTipRole:
            return self._tip(node, column)
        if role == _Role.AccessibleTextRole:
            parts = (index.data(), index.data(SECONDARY_ROLE))
            return " ".join(str(part) for part in parts if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the counties' names."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._name(self.adcodes[section - 1]) if section else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that all rows but the branches' heads can be chosen."""
        is_head = self._node(index).part in (Part.PLACES, Part.FIGURES, Part.PROJECTS)
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() and is_head else super().flags(index)

    # -- values across counties

    def chart(self, metric: str) -> Chart | None:
        """Return a metric's latest value in each county that has one; None for fewer than two.

        A county without a figure has no bar: nothing is known of it.
        """
        snapshot = self._state.snapshot
        bars = []
        unit = ""
        for county in snapshot.counties:
            told = self._metrics_of(county.adcode).get(metric, ())
            facts = [fact for fact in told if fact.value_si is not None]
            if not facts:
                continue
            fact = max(facts, key=moments(snapshot, unknown=date.min))
            unit = unit or fact.unit_si or fact.unit
            if (fact.unit_si or fact.unit) == unit and fact.value_si is not None:
                bars.append(self._bar(snapshot, county.adcode, fact, fact.value_si))
        return Chart(tuple(bars)) if len(bars) > 1 else None

    def _bar(self, snapshot: Snapshot, adcode: str, fact: Fact, value: float) -> Bar:
        document = snapshot.documents[fact.document_id]
        figure = figure_of(document.text, fact)
        told = noted(figure, one_line(fact.period))
        return Bar(self._name(adcode), told, value, fact.id, document_line(document))

    # -- branches

    def _add_places(self, snapshot: Snapshot) -> None:
        index = snapshot.index
        inside = [self._places_of(adcode) for adcode in self.adcodes]
        totals = tuple(str(found.bit_count()) for found in inside)
        branch = self._root.add(Node(Part.PLACES, self.tr("地点"), totals))
        for kind in Kind:
            counts = [index.count(Facet.KIND, kind.value, found) for found in inside]
            if any(counts):
                values = tuple(map(str, counts))
                branch.add(Node(Part.KIND, kind_label(kind), values, key=kind.value))

    def _add_figures(self, snapshot: Snapshot) -> None:
        """List metrics that are comparable first, and of those such as both counties have."""
        columns = [self._metrics_of(adcode) for adcode in self.adcodes]
        of_metric: dict[str, list[list[Fact]]] = {}
        for metric in (metric for column in columns for metric in column):
            of_metric.setdefault(metric, [column.get(metric, []) for column in columns])
        totals = tuple(str(len(snapshot.facts_of_area.get(a, ()))) for a in self.adcodes)
        branch = self._root.add(Node(Part.FIGURES, self.tr("主要数据"), totals))
        ordered = sorted(of_metric.items(), key=lambda item: _rank(item[1]))
        for metric, facts in ordered[:_MOST_METRICS]:
            branch.add(self._metric_row(snapshot, metric, facts))
        rest = len(ordered) - _MOST_METRICS
        if rest > 0:
            branch.add(Node(Part.MORE, self.tr("其余 {} 项指标见“事实”").format(rest)))

    def _metric_row(
        self, snapshot: Snapshot, metric: str, columns: Sequence[Sequence[Fact]]
    ) -> Node:
        latest = moments(snapshot, unknown=date.min)
        ordered = tuple(tuple(sorted(of, key=latest, reverse=True)) for of in columns)
        values, notes = [], []
        for facts in ordered:
            if not facts:
                values.append("")
                notes.append("")
                continue
            document = snapshot.documents[facts[0].document_id]
            values.append(figure_of(document.text, facts[0]))
            more = self.tr("另有 {} 个数").format(len(facts) - 1) if len(facts) > 1 else ""
            notes.append(" · ".join(part for part in (one_line(facts[0].period), more) if part))
        first = next(facts[0] for facts in ordered if facts)
        label = one_line(first.metric)
        source = snapshot.documents[first.document_id].title
        return Node(
            Part.METRIC,
            label,
            tuple(values),
            tuple(notes),
            source=f"《{source}》",
            key=metric,
            facts=ordered,
        )

    def _add_projects(self, snapshot: Snapshot) -> None:
        index = snapshot.index
        inside = [self._places_of(adcode) for adcode in self.adcodes]
        having = index.having(Facet.STATUS, index.values(Facet.STATUS))
        totals = tuple(str((found & having).bit_count()) for found in inside)
        branch = self._root.add(Node(Part.PROJECTS, self.tr("项目进展"), totals))
        for status in index.values(Facet.STATUS):
            counts = [index.count(Facet.STATUS, status, found) for found in inside]
            if any(counts):
                values = tuple(map(str, counts))
                of_status = inside[0] & index.having(Facet.STATUS, (status,))
                label = status_label(status)
                branch.add(Node(Part.STATUS, label, values, key=status, pending=of_status))

    def _project_row(self, snapshot: Snapshot, place: Place) -> Node:
        events = snapshot.status_events_of_place.get(place.id, ())
        when = next((e.period for e in reversed(events) if e.status == place.status), "")
        return Node(Part.PROJECT, place.name, (one_line(when),), key=place.id)

    def _metrics_of(self, adcode: str) -> dict[str, list[Fact]]:
        """Return a county's own facts by metric; worked out once for a state of the project."""
        if adcode not in self._metrics:
            of_metric: dict[str, list[Fact]] = {}
            for fact in self._state.snapshot.facts_of_area.get(adcode, ()):
                of_metric.setdefault(metric_key(fact), []).append(fact)
            self._metrics[adcode] = of_metric
        return self._metrics[adcode]

    def _on_project_changed(self) -> None:
        self._metrics.clear()
        self.refill()

    def _places_of(self, adcode: str) -> int:
        """Return the set of a county's places; the city's are all that lie in it."""
        index = self._state.snapshot.index
        if adcode != CITY:
            return index.having(Facet.COUNTY, (adcode,)) & index.all
        inside = (code for code in self._state.snapshot.area_names)
        return index.having(Facet.COUNTY, inside) & index.all

    # -- helpers

    def _node(self, index: _Index) -> Node:
        if not index.isValid():
            return self._root
        node: Node = index.internalPointer()
        return node

    def _name(self, adcode: str) -> str:
        return area_label(self._state.snapshot, adcode)

    def _icon(self, node: Node) -> QIcon | None:
        if node.part is Part.KIND:
            return kind_icon(Kind(node.key))
        if node.part is Part.PROJECT:
            place = self._state.snapshot.places[node.key]
            return kind_icon(place.kind, place.precision)
        return None

    def _tip(self, node: Node, column: int) -> str | None:
        if node.part is not Part.METRIC:
            return plain_tip(node.label) if column < 0 else None
        columns: Iterable[tuple[Fact, ...]] = node.facts
        if 0 <= column < len(node.facts):
            columns = (node.facts[column],)
        snapshot = self._state.snapshot
        cards = (make_card(snapshot, f, names_subject=True) for of in columns for f in of[:6])
        text = "\n\n".join(card.as_text for card in cards)
        return plain_tip(text) if text else None


def _rank(columns: Sequence[Sequence[Fact]]) -> tuple[int, int, int]:
    """Return what comes first: what both counties have, then money and measures, then counts."""
    facts = [fact for of in columns for fact in of]
    first = facts[0]
    if comparison_key(first) is None:
        weight = 3
    elif first.unit_si == "元":
        weight = 0
    else:
        weight = 2 if first.unit_si == first.unit[-1:] else 1
    return -sum(bool(of) for of in columns), weight, -len(facts)
