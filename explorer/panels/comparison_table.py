"""The table of several places: figures in bold, periods below, empty where nothing is said."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from explorer.look import muted, sized
from explorer.models.place_comparison import ENTRIES_ROLE, FACT_ROLE, PlaceComparison
from explorer.state import State

__all__ = ["ComparisonTable"]

_Index = QModelIndex | QPersistentModelIndex
_MOST_SHOWN = 3  #: figures in a cell; all are in its tooltip
_PADDING = 6
_COLUMN = 132
_METRIC = 104


class ComparisonTable(QTableView):
    """Shows the selected places side by side; a cell selects its fact, a head hovers its place."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("facts.comparison")
        self.setProperty("look", "table")
        self.comparison = PlaceComparison(state, self)
        self.setModel(self.comparison)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._set_headers()
        self.comparison.modelReset.connect(self._fit_rows)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        state.selection_changed.connect(self._show_fact)
        self.entered.connect(lambda index: state.hover(self.comparison.place_id(index.column())))
        self._fit_rows()

    def _set_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(_COLUMN)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setFixedWidth(_METRIC)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _choose(self, index: QModelIndex) -> None:
        if fact_id := index.data(FACT_ROLE):
            self._state.select_fact(fact_id)

    def _show_fact(self) -> None:
        """Mark the cell of the selected fact."""
        index = self.comparison.index_of(self._state.selection.fact_id)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let few places share the whole width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        count = max(self.comparison.columnCount(), 1)
        share = (self.viewport().width() - 1) // count
        self.horizontalHeader().setDefaultSectionSize(max(_COLUMN, share))

    def _fit_rows(self) -> None:
        """Give each row the height of its fullest cell."""
        self._fit_columns()
        one = cell_height(self.font(), 1)
        header = self.verticalHeader()
        header.setDefaultSectionSize(one)
        for row in range(self.comparison.rowCount()):
            entries = min(self.comparison.most_entries(row), _MOST_SHOWN)
            if entries > 1:
                header.resizeSection(row, cell_height(self.font(), entries))


def cell_height(font: QFont, entries: int) -> int:
    """Return how high a cell with some figures is."""
    figure = QFontMetricsF(sized(font, 1.05, bold=True)).height()
    period = QFontMetricsF(sized(font, 0.86)).height()
    return int(entries * (figure + period) + 2 * _PADDING)


class _CellDelegate(QStyledItemDelegate):
    """Paints the figures of a cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a cell."""
        entries = index.data(ENTRIES_ROLE)
        return QSize(_COLUMN, cell_height(option.font, min(len(entries), _MOST_SHOWN)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the figures one below the other, and how many are not shown."""
        palette, entries = option.palette, index.data(ENTRIES_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(palette.ColorRole.Highlight))
        room = QRectF(option.rect).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        bold, small = sized(option.font, 1.05, bold=True), sized(option.font, 0.86)
        for rank, entry in enumerate(entries[:_MOST_SHOWN]):
            rest = len(entries) - _MOST_SHOWN if rank == _MOST_SHOWN - 1 else 0
            more = f" +{rest}" if rest > 0 else ""
            painter.setPen(palette.color(palette.ColorRole.Text))
            room.setTop(_write(painter, room, entry.figure + more, bold))
            painter.setPen(muted(palette))
            room.setTop(_write(painter, room, entry.period, small))
        painter.restore()


def _write(painter: QPainter, room: QRectF, text: str, font: QFont) -> float:
    """Write a line and return where the next one begins."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.topLeft() + QPoint(0, int(metrics.ascent())), elided)
    return room.top() + metrics.height()
