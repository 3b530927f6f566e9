"""A check list with counts, in one or two columns."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.look import muted
from explorer.models.facet import COUNT_ROLE, FacetModel
from explorer.panels.check_box import BOX_PX, paint_box

__all__ = ["CheckList"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROW = 25
_ICON = 15
_LEFT = 2.0
_RIGHT = 4
_BETWEEN = 16  #: right of a count that a check box follows


class CheckList(QListView):
    """The values of a facet; a click anywhere in a row checks it, and so does the space bar."""

    def __init__(self, model: FacetModel, *, columns: int, most_rows: int) -> None:
        super().__init__()
        self._most_columns = self._columns = columns
        self._most_rows = most_rows
        self.setModel(model)
        self.setItemDelegate(_CheckDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as the labels have room for."""
        super().resizeEvent(event)
        self._fit()

    def row_size(self) -> QSize:
        """Return the size of a row in the present width."""
        return QSize(max((self.viewport().width() - 2) // self._columns, 60), _ROW)

    def _fit(self) -> None:
        """Take the columns that cut no label, and the height of the content, up to a bound."""
        if self._most_columns > 1:
            columns = (self.viewport().width() - 2) // self._widest_row()
            columns = min(max(columns, 1), self._most_columns)
            if columns != self._columns:
                self._columns = columns
                self.scheduleDelayedItemsLayout()
        rows = -(-self.model().rowCount() // self._columns)
        self.setFixedHeight(_ROW * min(max(rows, 1), self._most_rows) + 2)

    def _widest_row(self) -> int:
        """Return the width in pixels in which every row is whole."""
        metrics, model = self.fontMetrics(), self.model()
        around = int(_LEFT + BOX_PX + 6 + _ICON + 4 + 6 + _BETWEEN + 1)
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        texts = (f"{index.data()}{index.data(COUNT_ROLE)}" for index in rows)
        return around + max((metrics.horizontalAdvance(text) for text in texts), default=0)


class _CheckDelegate(QStyledItemDelegate):
    """Paints check box, symbol, label and, at the right end, the count of a row."""

    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return self._view.row_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row; values without places stand back."""
        count = int(index.data(COUNT_ROLE))
        palette, rect = option.palette, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(palette.ColorRole.Midlight))
            painter.drawRoundedRect(rect.adjusted(0, 1, -2, -1), 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(palette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -2.5, -1.5), 4, 4)
        checked = Qt.CheckState(index.data(_Role.CheckStateRole)) is Qt.CheckState.Checked
        corner = QPointF(rect.left() + _LEFT, rect.center().y() - BOX_PX / 2)
        paint_box(painter, palette, corner, checked=checked)
        left = corner.x() + BOX_PX + 6
        is_last = rect.right() > self._view.viewport().width() - rect.width() / 2
        right = _RIGHT if is_last else _BETWEEN
        icon = index.data(_Role.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, int(left), int(rect.center().y()) - _ICON // 2, _ICON, _ICON)
            left += _ICON + 4
        _paint_texts(painter, option, rect.adjusted(left - rect.left(), 0, -right, 0), index, count)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Check the row that was clicked, wherever in it."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            checked = Qt.CheckState(index.data(_Role.CheckStateRole)) is Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            return model.setData(index, other, _Role.CheckStateRole)
        if event.type() is QEvent.Type.MouseButtonDblClick:
            return True
        return super().editorEvent(event, model, option, index)


def _paint_texts(
    painter: QPainter, option: QStyleOptionViewItem, room: QRectF, index: _Index, count: int
) -> None:
    metrics, palette = option.fontMetrics, option.palette
    number = str(count)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(muted(palette))
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, number)
    label = room.adjusted(0, 0, -metrics.horizontalAdvance(number) - 6, 0)
    text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(label.width()))
    if count:
        painter.setPen(palette.color(palette.ColorRole.Text))
    painter.drawText(label, middle | Qt.AlignmentFlag.AlignLeft, text)
