"""The places panel: the tree county → kind → place of what the filter shows."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from explorer.look import muted
from explorer.models.place_tree import ADCODE_ROLE, COUNT_ROLE, PLACE_ROLE, PlaceTreeModel
from explorer.state import State

__all__ = ["PlacesPanel"]

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
#: A result of this many places or fewer is shown unfolded.
_FEW = 40


class PlacesPanel(QWidget):
    """The tree; selecting rows selects places or a county."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._is_following = False
        self._unfolded: set[tuple[str, ...]] = set()
        self.model = PlaceTreeModel(state, self)
        self.tree = _make_tree(self.model)
        self.tree.setAccessibleName(self.tr("地点"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(self.tr("没有符合条件的地点，请换个词或清除筛选。"))
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 24, 16, 16)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.hint.setEnabled(False)
        layout.addWidget(self.tree)
        layout.addWidget(self.hint, 1)
        self.model.modelAboutToBeReset.connect(self._remember_unfolded)
        self.model.modelReset.connect(self._unfold_again)
        self.model.modelReset.connect(self._show_hint)
        self.tree.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.tree.entered.connect(lambda index: state.hover(index.data(PLACE_ROLE) or ""))
        state.selection_changed.connect(self._show_selection)
        self._show_hint()

    def _show_hint(self) -> None:
        finds_none = self.model.rowCount() == 0 and bool(self._state.snapshot.places)
        self.tree.setHidden(finds_none)
        self.hint.setVisible(finds_none)

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
        indexes = self.model.indexes_of(selection.place_ids)
        if selection.adcode:
            indexes = [self.model.index_of_area(selection.adcode)]
        self._is_following = True
        try:
            self._select([index for index in indexes if index.isValid()])
        finally:
            self._is_following = False

    def _select(self, indexes: list[QModelIndex]) -> None:
        rows = QItemSelection()
        for index in indexes:
            rows.select(index, index)
        model = self.tree.selectionModel()
        if not indexes:
            model.clear()
            return
        model.setCurrentIndex(indexes[0], _Flag.NoUpdate)
        model.select(rows, _Flag.ClearAndSelect | _Flag.Rows)
        self.tree.scrollTo(indexes[0], QAbstractItemView.ScrollHint.EnsureVisible)

    def _remember_unfolded(self) -> None:
        self._unfolded = {path for index, path in self._branches() if self.tree.isExpanded(index)}

    def _unfold_again(self) -> None:
        few = len(self._state.shown) <= _FEW and not self._state.filter.is_empty
        for index, path in self._branches():
            if few or path in self._unfolded:
                self.tree.expand(index)
        self._show_selection()

    def _branches(self) -> list[tuple[QModelIndex, tuple[str, ...]]]:
        """Return every county and kind with the labels on the way to it."""
        branches: list[tuple[QModelIndex, tuple[str, ...]]] = []
        for row in range(self.model.rowCount()):
            area = self.model.index(row, 0)
            branches.append((area, (area.data(),)))
            for inner in range(self.model.rowCount(area)):
                kind = self.model.index(inner, 0, area)
                branches.append((kind, (area.data(), kind.data())))
        return branches


def _make_tree(model: PlaceTreeModel) -> QTreeView:
    tree = QTreeView()
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    tree.setIndentation(16)
    tree.setMouseTracking(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tree.setItemDelegate(_CountDelegate(tree))
    return tree


class _CountDelegate(QStyledItemDelegate):
    """Paints the count of a branch at the right end of its row."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row, then its count."""
        count = index.data(COUNT_ROLE)
        if count is None:
            super().paint(painter, option, index)
            return
        metrics: QFontMetrics = option.fontMetrics
        palette: QPalette = option.palette
        rect = QRect(option.rect)  # a copy: the option's own is changed below
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        self._tree.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, background, painter, self._tree
        )
        option.rect = rect.adjusted(0, 0, -metrics.horizontalAdvance(str(count)) - 12, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(muted(palette))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -10, 0), right, str(count))
        painter.restore()
