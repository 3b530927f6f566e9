"""The places panel: the tree county → kind → place of what the filter shows."""

from collections.abc import Iterator

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from explorer.filtering import Filter
from explorer.i18n import Retranslated
from explorer.look import muted
from explorer.models.place_tree import (
    ADCODE_ROLE,
    COUNT_ROLE,
    KIND_ROLE,
    MORE_ROLE,
    PLACE_ROLE,
    PlaceTreeModel,
)
from explorer.panels.tree_menu import TreeMenu
from explorer.state import State

__all__ = ["PlacesPanel"]

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_Key = tuple[str, str]
#: A result of this many places or fewer is shown unfolded.
_FEW = 40
#: Of so many selected places the rows are sought out and marked; more is a region, not a choice.
_MOST_MARKED = 200
#: Right of the counts, in pixels; they stand below those of the facets.
_EDGE = 12


class PlacesPanel(Retranslated, QWidget):
    """The tree; selecting rows selects places or a county."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._is_following = False
        self._is_unfolding = False
        self._unfolded: set[_Key] = set()
        self.model = PlaceTreeModel(state, self)
        self.tree = _make_tree(self.model, state)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint.setProperty("look", "hint")
        self.clear = QToolButton()
        self.clear.setObjectName("places.clear_filter")
        self.clear.setProperty("look", "quiet")
        self.empty = _centred(self.hint, self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        layout.addWidget(self.empty, 1)
        self._follow()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.tree.setAccessibleName(self.tr("地点"))
        self.clear.setText(self.tr("清除筛选"))
        self.tree.viewport().update()
        self._show_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the light on the map out when the pointer leaves the tree."""
        if event.type() == QEvent.Type.Leave:
            self._state.hover("")
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        state, tree, model = self._state, self.tree, self.model
        tree.expanded.connect(self._on_folding)
        tree.collapsed.connect(self._on_folding)
        model.modelReset.connect(self._unfold_again)
        model.modelReset.connect(self._show_hint)
        tree.selectionModel().selectionChanged.connect(self._on_rows_selected)
        tree.entered.connect(lambda index: state.hover(index.data(PLACE_ROLE) or ""))
        tree.clicked.connect(self._show_more)
        tree.activated.connect(self._show_more)
        tree.customContextMenuRequested.connect(self._open_menu)
        tree.viewport().installEventFilter(self)
        self.clear.clicked.connect(lambda: state.set_filter(Filter()))
        state.selection_changed.connect(self._show_selection)
        state.hover_changed.connect(tree.viewport().update)
        state.awaited_changed.connect(self._show_hint)

    def _show_hint(self) -> None:
        is_empty = self.model.rowCount() == 0
        has_places = bool(self._state.snapshot.places)
        self.tree.setHidden(is_empty)
        self.empty.setVisible(is_empty)
        self.clear.setVisible(has_places)
        if has_places:
            self.hint.setText(self.tr("没有符合筛选条件的地点。"))
        elif self._state.snapshot.documents:
            self.hint.setText(self.tr("文献中没有读出地点。"))
        elif self._state.is_awaited:
            self.hint.setText(self.tr("正在打开项目…"))
        else:
            self.hint.setText(self.tr("还没有地点：添加文献后，文中的地点会列在这里。"))

    # -- selection

    def _on_rows_selected(self) -> None:
        """Pass a choice made in the tree on; one that follows the state is none."""
        if self._is_following:
            return
        rows = self.tree.selectionModel().selectedRows()
        places = [index.data(PLACE_ROLE) for index in rows if index.data(PLACE_ROLE)]
        areas = [index.data(ADCODE_ROLE) for index in rows if index.data(ADCODE_ROLE)]
        self._is_following = True
        try:
            if places:
                self._state.select_places(places)
            elif areas:
                self._state.select_area(areas[0])
        finally:
            self._is_following = False

    def _show_selection(self) -> None:
        if self._is_following:
            return
        selection = self._state.selection
        indexes = self.model.indexes_of(selection.place_ids[:_MOST_MARKED])
        if selection.adcode:
            indexes = [self.model.index_of_area(selection.adcode)]
        self._is_following = True
        try:
            self._select([index for index in indexes if index.isValid()])
        finally:
            self._is_following = False

    def _select(self, indexes: list[QModelIndex]) -> None:
        # There is one column. To select by ranges, or with the flag for rows, would have Qt ask the
        # model for the parent of each row several times.
        rows = QItemSelection()
        for index in indexes:
            rows.append(QItemSelectionRange(index))
        model = self.tree.selectionModel()
        if not indexes:
            model.clear()
            return
        model.setCurrentIndex(indexes[0], _Flag.NoUpdate)
        model.select(rows, _Flag.ClearAndSelect)
        self.tree.scrollTo(indexes[0], QAbstractItemView.ScrollHint.EnsureVisible)

    # -- branches

    def _on_folding(self, index: QModelIndex) -> None:
        """Remember which branches the user has unfolded himself."""
        if self._is_unfolding:
            return
        key = _key(index)
        if self.tree.isExpanded(index):
            self._unfolded.add(key)
        else:
            self._unfolded.discard(key)

    def _unfold_again(self) -> None:
        few = len(self._state.shown) <= _FEW and not self._state.filter.is_empty
        self._is_unfolding = True
        try:
            for index in self._branches():
                if few or _key(index) in self._unfolded:
                    self.tree.expand(index)
        finally:
            self._is_unfolding = False
        self._show_selection()

    def _branches(self) -> Iterator[QModelIndex]:
        for row in range(self.model.rowCount()):
            area = self.model.index(row, 0)
            yield area
            for inner in range(self.model.rowCount(area)):
                yield self.model.index(inner, 0, area)

    def _show_more(self, index: QModelIndex) -> None:
        if index.data(MORE_ROLE):
            self.model.show_more(index)

    def _open_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if not index.isValid():
            return
        menu = TreeMenu(self._state, self.model, index, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(point))


def _key(index: QModelIndex) -> _Key:
    """Return what names a county's or kind's row in any filter and language."""
    kind = index.data(KIND_ROLE)
    area = index.parent() if kind else index
    return str(area.data(ADCODE_ROLE)), str(kind or "")


def _make_tree(model: PlaceTreeModel, state: State) -> QTreeView:
    tree = QTreeView()
    tree.setObjectName("places.tree")
    tree.setProperty("look", "places")
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    tree.setIndentation(16)
    tree.setMouseTracking(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    tree.setItemDelegate(_RowDelegate(tree, state))
    return tree


def _centred(*widgets: QWidget) -> QWidget:
    """Return a widget with others one below the other, in the middle of the upper part."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(16, 24, 16, 16)
    for widget in widgets:
        layout.addWidget(widget)
        layout.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(1)
    return page


class _RowDelegate(QStyledItemDelegate):
    """Paints the count of a branch at the right end of its row, and lights the hovered place."""

    def __init__(self, tree: QTreeView, state: State) -> None:
        super().__init__(tree)
        self._tree = tree
        self._state = state

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Give what is not a place itself, but leads to more, the colour of links."""
        super().initStyleOption(option, index)
        if index.data(MORE_ROLE):
            palette = option.palette
            palette.setColor(palette.ColorRole.Text, palette.color(palette.ColorRole.Link))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row, lit where it is hovered here or on the map, then its count."""
        hovered = self._state.hovered
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_under or (hovered and index.data(PLACE_ROLE) == hovered):
            painter.fillRect(option.rect, option.palette.color(option.palette.ColorRole.Midlight))
        count = index.data(COUNT_ROLE)
        if count is None:
            super().paint(painter, option, index)
            return
        rect = QRect(option.rect)  # a copy: the option's own is changed below
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        self._tree.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, background, painter, self._tree
        )
        room = option.fontMetrics.horizontalAdvance(str(count)) + _EDGE + 4
        option.rect = rect.adjusted(0, 0, -room, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(muted(option.palette))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -_EDGE, 0), right, str(count))
        painter.restore()
