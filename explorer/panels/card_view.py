"""A list of rows of different height that measures only what comes into sight.

`QListView` asks for the height of every row before it shows the first; with 5,000 cards that takes
a second. Here a row that nobody has seen counts with a usual height.
"""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from explorer.models.cards import KEY_ROLE

__all__ = ["CardView"]

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_USUAL = 110
_EDGE = 6  #: above the first and below the last row
_STEPS = {_Action.MoveDown: 1, _Action.MoveNext: 1, _Action.MoveUp: -1, _Action.MovePrevious: -1}


class CardView(QAbstractItemView):
    """Rows one below the other, each as high as its delegate says for the present width.

    Signals
    -------
    left
        The pointer has gone elsewhere.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: list[int] = []
        self._is_measured = bytearray()
        self._tops: list[int] = [_EDGE]
        self._hovered = -1
        self._measured_width = 0
        self._place = ("", 0)  #: the uppermost row's key, and how far it is scrolled out
        self.setProperty("look", "cards")
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(28)

    # -- heights

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a list."""
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep_place)

    def reset(self) -> None:
        """Forget all heights: the rows are others; go on from the row that was uppermost."""
        super().reset()
        self._forget()
        key, distance = self._place
        row = self._row_of(key)
        if row >= 0:
            self._measure(row, row)
            self.verticalScrollBar().setValue(self._tops[row] + distance)
        else:
            self.verticalScrollBar().setValue(0)

    def _keep_place(self) -> None:
        """Remember the uppermost row, while it is still there."""
        offset = self.verticalOffset()
        row = self._row_at(offset)
        count = len(self._heights)
        while row < count and not (key := self.model().index(row, 0).data(KEY_ROLE)):
            row += 1
        is_scrolled = offset > 0 and row < count
        self._place = (key, offset - self._tops[row]) if is_scrolled else ("", 0)

    def _row_of(self, key: str) -> int:
        model = self.model()
        rows = range(len(self._heights)) if key else range(0)
        return next((row for row in rows if model.index(row, 0).data(KEY_ROLE) == key), -1)

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Forget all heights."""
        super().rowsInserted(parent, start, end)
        self._forget()

    @property
    def row_width(self) -> int:
        """The width of a row: that of the view, with room for a scroll bar kept free."""
        return max(self.contentsRect().width() - self.verticalScrollBar().sizeHint().width(), 40)

    def remeasure(self) -> None:
        """Measure anew what is in sight, as after a change of font or width."""
        top = self._row_at(self.verticalOffset())
        self._forget()
        self._measure(top, top)
        self.verticalScrollBar().setValue(self._tops[top] - _EDGE if self._heights else 0)
        self.viewport().update()

    def _forget(self) -> None:
        model = self.model()
        count = model.rowCount() if model is not None else 0  # type: ignore[redundant-expr]
        self._heights = [_USUAL] * count
        self._is_measured = bytearray(count)
        self._hovered = -1
        self._sum_up()

    def _sum_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=_EDGE))
        self._set_range()
        self.viewport().update()

    def _set_range(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._tops[-1] + _EDGE - height, 0))
        bar.setPageStep(max(height - 40, 20))

    def _measure(self, first: int, last: int) -> bool:
        """Measure rows that nobody has seen yet; tell whether one is not of the usual height."""
        model, changed = self.model(), False
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in range(max(first, 0), min(last + 1, len(self._heights))):
            if not self._is_measured[row]:
                self._is_measured[row] = True
                index = model.index(row, 0)
                height = self.itemDelegate().sizeHint(option, index).height()
                changed |= height != self._heights[row]
                self._heights[row] = height
        if changed:
            self._sum_up()
        return changed

    def _settle(self) -> None:
        """Measure what is in sight, and keep the first whole row where it is."""
        if not self._heights:
            return
        offset, height = self.verticalOffset(), self.viewport().height()
        first = self._row_at(offset)
        anchor = first if self._tops[first] >= offset else min(first + 1, len(self._heights) - 1)
        distance = self._tops[anchor] - offset
        while self._measure(first, self._row_at(self._tops[anchor] - distance + height)):
            pass
        self.verticalScrollBar().setValue(self._tops[anchor] - distance)

    def _row_at(self, y: int) -> int:
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._heights) - 1, 0))

    # -- what Qt asks of a view

    def visualRect(self, index: _Index) -> QRect:
        """Return where a row stands in the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        self._measure(row, row)
        top = self._tops[row] - self.verticalOffset()
        return QRect(0, top, self.row_width, self._heights[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        y = point.y() + self.verticalOffset()
        if not self._heights or not self._tops[0] <= y < self._tops[-1]:
            return QModelIndex()
        return self.model().index(self._row_at(y), 0)

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible
    ) -> None:
        """Bring a row into sight."""
        row, height = index.row(), self.viewport().height()
        if not index.isValid() or row >= len(self._heights):
            return
        self._measure(row, row)
        top, bottom = self._tops[row] - _EDGE, self._tops[row] + self._heights[row] + _EDGE
        offset = self.verticalOffset()
        is_above = top < offset or hint == _Hint.PositionAtTop or bottom - top > height
        if hint == _Hint.PositionAtCenter:
            offset = (top + bottom - height) // 2
        elif is_above:
            offset = top
        elif bottom > offset + height:
            offset = bottom - height
        self._set_range()
        self.verticalScrollBar().setValue(offset)
        self._settle()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the next row in a direction that can be selected."""
        del modifiers
        row, last = self.currentIndex().row(), len(self._heights) - 1
        if action in _STEPS:
            return self._selectable(row + _STEPS[action], _STEPS[action])
        if action in (_Action.MoveHome, _Action.MoveLeft):
            return self._selectable(0, 1)
        if action in (_Action.MoveEnd, _Action.MoveRight):
            return self._selectable(last, -1)
        page = self.viewport().height()
        up = action == _Action.MovePageUp
        target = self._row_at(self._tops[max(row, 0)] + (-page if up else page))
        return self._selectable(target, -1 if up else 1)

    def horizontalOffset(self) -> int:
        """Return that rows are as wide as the view."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the view is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        """Return that no row is hidden."""
        del index
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row at a rectangle's upper left corner."""
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what has to be painted anew for a selection."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        super().updateGeometries()
        self._set_range()

    # -- painting and pointing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are in sight."""
        self._settle()
        if not self._heights:
            return
        painter = QPainter(self.viewport())
        offset = self.verticalOffset()
        first = self._row_at(event.rect().top() + offset)
        last = self._row_at(event.rect().bottom() + offset)
        for row in range(first, last + 1):
            self._paint_row(painter, row)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew in another width."""
        super().resizeEvent(event)
        if self.row_width != self._measured_width:
            self._measured_width = self.row_width
            self.remeasure()
        self._set_range()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.remeasure()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer up."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row up any more."""
        super().leaveEvent(event)
        self._hover(-1)
        self.left.emit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if row == self._hovered:
            option.state |= QStyle.StateFlag.State_MouseOver
        else:
            option.state &= ~QStyle.StateFlag.State_MouseOver
        self.itemDelegate().paint(painter, option, index)

    def _selectable(self, row: int, step: int) -> QModelIndex:
        model = self.model()
        while 0 <= row < len(self._heights):
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += step
        return self.currentIndex()
