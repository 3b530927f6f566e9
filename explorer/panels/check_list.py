"""A check list with counts, in one or two columns."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from explorer.look import muted
from explorer.models.facet import COUNT_ROLE, FacetModel

__all__ = ["CheckList"]

_Index = QModelIndex | QPersistentModelIndex
_ROW = 25
_WIDEST = 480


class CheckList(QListView):
    """The values of a facet; a click anywhere in a row checks it."""

    def __init__(self, model: FacetModel, *, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self.setModel(model)
        self.setItemDelegate(_CheckDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFixedHeight(_ROW * -(-model.rowCount() // columns) + 2)

    def row_size(self) -> QSize:
        """Return the size of a row in the present width."""
        return QSize(max((self.viewport().width() - 2) // self._columns, 60), _ROW)

    def fit(self, least_width: int, most_rows: int) -> None:
        """Take the size of the content, within bounds."""
        metrics = self.fontMetrics()
        model = self.model()
        texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        rows = min(max(model.rowCount(), 1), most_rows)
        self.setFixedSize(min(max(widest + 90, least_width), _WIDEST), rows * _ROW + 4)


class _CheckDelegate(QStyledItemDelegate):
    """Paints a row with its count at the right end."""

    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return self._view.row_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint check, symbol and label, then the count."""
        count = str(index.data(COUNT_ROLE))
        metrics: QFontMetrics = option.fontMetrics
        palette: QPalette = option.palette
        rect: QRect = option.rect
        room = metrics.horizontalAdvance(count) + 14
        option.rect = rect.adjusted(0, 0, -room, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(muted(palette))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -10, 0), right, count)
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
            checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            other = (
                Qt.CheckState.Unchecked
                if checked is Qt.CheckState.Checked
                else Qt.CheckState.Checked
            )
            return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
        if event.type() is QEvent.Type.MouseButtonDblClick:
            return True
        return super().editorEvent(event, model, option, index)
