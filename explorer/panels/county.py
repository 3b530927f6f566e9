"""The county panel: its places by kind, its figures, its projects, and another county beside it."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from explorer.charts import ChartView
from explorer.filtering import Filter
from explorer.i18n import Retranslated
from explorer.look import sized
from explorer.models.county import NODE_ROLE, CountyModel
from explorer.models.county_nodes import Node, Part
from explorer.panels.buttons import link_button
from explorer.panels.chooser import Chooser
from explorer.panels.county_rows import CountyDelegate
from explorer.panels.elided_label import ElidedLabel
from explorer.panels.empty_state import EmptyState
from explorer.state import State
from explorer.wording import area_label
from geodata.model import CITY, Fact

__all__ = ["CountyPanel"]

_LABEL_SHARE = 44  #: percent of the width


class CountyPanel(Retranslated, QWidget):
    """Follows the county that is selected, or in which the selected place lies."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._metric = ""  #: whose chart is shown
        self._folding: dict[str, bool] = {}  #: which branches and states the user has unfolded
        self._scrolled = 0
        self.model = CountyModel(state, self)
        self.chooser = Chooser()
        self.chooser.setObjectName("county.chooser")
        self.other = Chooser()
        self.other.setObjectName("county.other")
        self.name = QLabel()
        self.name.setFont(sized(self.font(), 1.35, bold=True))
        self.facts = QLabel()
        self.filter = link_button("county.filter")
        self.brief = link_button("county.brief")
        self.tree = _Tree()
        self.tree.setObjectName("county.tree")
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(CountyDelegate(self.tree))
        self.chart_title = ElidedLabel()
        self.chart = ChartView()
        self.chart.setObjectName("county.chart")
        self.hint = EmptyState("county")
        self._set_tree()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._follow()

    def _set_tree(self) -> None:
        tree = self.tree
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.setItemsExpandable(True)
        tree.setAllColumnsShowFocus(True)
        tree.setMouseTracking(True)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = tree.header()
        header.setProperty("look", "quiet")
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("heading")
        inside = QVBoxLayout(head)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(5)
        inside.addWidget(self.name)
        inside.addWidget(self.facts)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.filter)
        links.addWidget(self.brief)
        links.addStretch(1)
        inside.addLayout(links)
        choosers = QHBoxLayout()
        choosers.setContentsMargins(10, 6, 10, 6)
        choosers.setSpacing(8)
        choosers.addWidget(self.chooser)
        choosers.addWidget(self.other)
        self.below = QFrame()
        self.below.setObjectName("heading")
        chart = QVBoxLayout(self.below)
        chart.setContentsMargins(14, 8, 14, 8)
        chart.setSpacing(2)
        chart.addWidget(self.chart_title)
        chart.addWidget(self.chart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(choosers)
        layout.addWidget(head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.hint, 1)
        layout.addWidget(self.below)
        self._head = head

    def _connect(self) -> None:
        state = self._state
        self.chooser.activated.connect(lambda row: state.select_area(self.chooser.itemData(row)))
        self.other.activated.connect(lambda _: self._show_county(self.model.adcode))
        self.filter.clicked.connect(self._toggle_filter)
        self.brief.clicked.connect(lambda: state.ask_for_brief(self.model.adcode))
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.entered.connect(self._hover)
        self.tree.selectionModel().currentChanged.connect(lambda now, _: self._show_chart(now))
        self.chart.chosen.connect(self._turn_to)
        self.hint.wanted.connect(state.show_panel)
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.model.modelReset.connect(self._on_reset)
        self.tree.expanded.connect(lambda index: self._note_folding(index, is_open=True))
        self.tree.collapsed.connect(lambda index: self._note_folding(index, is_open=False))
        state.project_changed.connect(self._on_project_changed)
        state.selection_changed.connect(self._follow)
        state.filter_changed.connect(self._show_head)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.chooser.setAccessibleName(self.tr("县区"))
        self.other.setAccessibleName(self.tr("与哪个县区比较"))
        self.tree.setAccessibleName(self.tr("县区的地点、数据和项目"))
        self.chart.setAccessibleName(self.tr("各县区的数值"))
        self.brief.setText(self.tr("县区摘要…"))
        self.brief.setToolTip(self.tr("生成可以打印的县区摘要"))
        self._fill_choosers()
        self.model.refill()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the summary if somebody makes one by now."""
        super().showEvent(event)
        self._show_head()

    # -- following the state

    def _on_project_changed(self) -> None:
        self._fill_choosers()
        self._follow()

    def _follow(self) -> None:
        """Show the selected county, or the one of the selected place; without one stay."""
        snapshot, selection = self._state.snapshot, self._state.selection
        adcode = selection.adcode
        if not adcode and selection.place_ids:
            adcode = next(iter(snapshot.places[selection.place_ids[0]].counties), "")
        if not adcode or adcode not in snapshot.area_names:
            adcode = self.model.adcode if self.model.adcode in snapshot.area_names else CITY
        self._show_county(adcode)

    def _show_county(self, adcode: str) -> None:
        is_another = adcode != self.model.adcode
        self.model.show_counties(adcode, self.other.currentData() or "")
        if is_another:
            self.tree.scrollToTop()
        self.chooser.setCurrentIndex(self.chooser.findData(adcode))
        self._show_head()

    def _fill_choosers(self) -> None:
        snapshot, other = self._state.snapshot, self.other.currentData()
        codes = [CITY, *sorted(code for code in snapshot.area_names if code != CITY)]
        self.chooser.clear()
        self.other.clear()
        self.other.addItem(self.tr("不比较"), "")
        for code in codes:
            name = area_label(snapshot, code)
            self.chooser.addItem(name, code)
            self.other.addItem(self.tr("与{}比较").format(name), code)
        self.chooser.setCurrentIndex(self.chooser.findData(self.model.adcode))
        self.other.setCurrentIndex(max(self.other.findData(other), 0))

    def _on_reset(self) -> None:
        is_empty = self.model.rowCount() == 0
        self.tree.setVisible(not is_empty)
        self._head.setVisible(not is_empty)
        self.hint.setVisible(is_empty)
        if self._state.snapshot.documents:
            self.hint.tell(self.tr("文献中没有读出地点和数据。"))
        else:
            sentence = self.tr("读入文献后，这里列出各县区的地点、数据和项目进展。")
            self.hint.tell(sentence, self.tr("添加文献"), "documents")
        self.tree.setHeaderHidden(not self.model.other)
        self._unfold(QModelIndex())
        self._fit_columns()
        self.tree.verticalScrollBar().setValue(self._scrolled)
        self._show_head()
        self._show_metric(self._metric)

    def _keep_place(self) -> None:
        self._scrolled = self.tree.verticalScrollBar().value()

    def _note_folding(self, index: QModelIndex, *, is_open: bool) -> None:
        node: Node = index.data(NODE_ROLE)
        self._folding[f"{node.part}{node.key}"] = is_open

    def _unfold(self, parent: QModelIndex) -> None:
        """Unfold what the user has unfolded; at first the three branches."""
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            node: Node = index.data(NODE_ROLE)
            if self._folding.get(f"{node.part}{node.key}", not parent.isValid()):
                self.tree.expand(index)
                self._unfold(index)

    def _fit_columns(self) -> None:
        header, count = self.tree.header(), self.model.columnCount()
        for column in range(count):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        label = self.width() * _LABEL_SHARE // 100 if count == 2 else self.width() * 38 // 100
        header.resizeSection(0, label)
        for column in range(1, count - 1):
            header.resizeSection(column, (self.width() - label) // (count - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares of the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _show_head(self) -> None:
        snapshot, adcode = self._state.snapshot, self.model.adcode
        self.name.setText(area_label(snapshot, adcode))
        county = next((c for c in snapshot.counties if c.adcode == adcode), None)
        parts = [self.tr("代码 {}").format(adcode)]
        if county is not None:
            parts.append(self.tr("面积 {:.0f} 平方公里").format(county.area_km2))
            parts.append(county.pinyin)
        self.facts.setText(" · ".join(part for part in parts if part))
        is_filtered = self._state.filter.counties == {adcode}
        text = self.tr("显示全部县区") if is_filtered else self.tr("只看该县区的地点")
        self.filter.setText(text)
        self.filter.setVisible(adcode != CITY)
        self.brief.setVisible(self._state.gives_briefs)

    # -- what is chosen

    def _toggle_filter(self) -> None:
        adcode, chosen = self.model.adcode, self._state.filter
        is_filtered = chosen.counties == {adcode}
        counties = frozenset() if is_filtered else frozenset((adcode,))
        self._state.set_filter(replace(chosen, counties=counties))

    def _choose(self, index: QModelIndex) -> None:
        node: Node = index.data(NODE_ROLE)
        if node.part is Part.KIND:
            self._state.set_filter(self._narrowed(kinds=frozenset((node.key,))))
        elif node.part is Part.METRIC:
            self._turn_to_metric(node, index.column() - 1)
        elif node.part is Part.MORE:
            self._state.select_area(self.model.adcode)
            self._state.show_panel("facts")
        elif node.part is Part.PROJECT:
            self._state.select_places([node.key])
        elif index.column() == 0 and self.model.hasChildren(index.siblingAtColumn(0)):
            row = index.siblingAtColumn(0)
            self.tree.setExpanded(row, not self.tree.isExpanded(row))

    def _narrowed(self, *, kinds: frozenset[str]) -> Filter:
        """Return the filter for one kind in the county; a second click takes it back."""
        adcode, chosen = self.model.adcode, self._state.filter
        counties = frozenset() if adcode == CITY else frozenset((adcode,))
        narrowed = replace(chosen, kinds=kinds, counties=counties)
        if narrowed == chosen:
            return replace(chosen, kinds=frozenset(), counties=frozenset())
        return narrowed

    def _turn_to_metric(self, node: Node, column: int) -> None:
        columns: list[tuple[Fact, ...]] = [node.facts[max(column, 0)], *node.facts]
        facts = next(of for of in columns if of)
        self._turn_to(facts[0].id)

    def _turn_to(self, fact_id: str) -> None:
        self._state.select_fact(fact_id)
        self._state.show_panel("source")

    def _hover(self, index: QModelIndex) -> None:
        node: Node = index.data(NODE_ROLE)
        self._state.hover(node.key if node.part is Part.PROJECT else "")

    def _show_chart(self, index: QModelIndex) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, Node) and node.part is Part.METRIC:
            self._show_metric(node.key, node.label)

    def _show_metric(self, metric: str, label: str = "") -> None:
        self._metric = metric
        chart = self.model.chart(metric) if metric else None
        self.below.setVisible(chart is not None)
        if chart is not None:
            self.chart_title.show_text(self.tr("{}：各县区").format(label or metric))
            self.chart.show_chart(chart)


class _Tree(QTreeView):
    """A tree whose delegate paints the arrows."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw nothing in front of a row."""
