"""Fact cards painted into a list: figure large, metric, quote with the figure marked, source."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from explorer.charts import Chart, bar_at, chart_height, paint_chart
from explorer.look import muted, sized
from explorer.models.facts import ROW_ROLE, Card, Heading
from explorer.panels.card_view import CardView
from explorer.panels.sheets import (
    GAP,
    MARGIN,
    PADDING,
    Sheet,
    card_frame,
    figure_mark,
    inner_width,
    paint_frame,
    whole_dates,
)

__all__ = ["CardDelegate"]

_Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 400
_HEADING_ABOVE = 8.0
_CHART_PADDING = 8.0


class CardDelegate(QStyledItemDelegate):
    """Paints cards with plain text only, so that a document's text is never taken for markup.

    Signals
    -------
    bar_chosen
        The id of the fact whose bar was clicked.
    """

    bar_chosen = Signal(str)

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view
        self._sheets: dict[tuple[Card, int, int, str], Sheet] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of the row at the list's present width."""
        width, row = self._view.row_width, index.data(ROW_ROLE)
        if isinstance(row, Heading):
            line = QFontMetricsF(_heading_font(option.font)).height()
            return QSize(width, int(line + _HEADING_ABOVE + 6))
        if isinstance(row, Chart):
            return QSize(width, int(chart_height(row, option.font) + 2 * _CHART_PADDING + GAP))
        return QSize(width, int(self._sheet(row, width, option).height) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a card, a heading or a chart."""
        row, rect = index.data(ROW_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, option, rect, row)
        elif isinstance(row, Chart):
            paint_chart(painter, _chart_rect(rect), row, option.palette, option.font)
        else:
            frame = card_frame(rect)
            paint_frame(painter, option, frame)
            sheet = self._sheet(row, int(rect.width()), option)
            sheet.draw(painter, frame.topLeft() + QPointF(PADDING, 0))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Choose the fact of the bar that was clicked."""
        row = index.data(ROW_ROLE)
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(row, Chart) and is_click and isinstance(event, QMouseEvent):
            rect = _chart_rect(QRectF(self._view.visualRect(index)))
            rank = bar_at(row, rect, event.position(), option.font)
            if rank >= 0:
                self.bar_chosen.emit(row.bars[rank].fact_id)
            return True
        return super().editorEvent(event, model, option, index)

    def _sheet(self, card: Card, width: int, option: QStyleOptionViewItem) -> Sheet:
        key = (card, width, option.palette.cacheKey(), option.font.key())
        if key not in self._sheets:
            if len(self._sheets) > _MOST_KEPT:
                self._sheets.clear()
            self._sheets[key] = _lay_out(card, width, option.font, option.palette)
        return self._sheets[key]


def _lay_out(card: Card, width: int, font: QFont, palette: QPalette) -> Sheet:
    sheet = Sheet(height=PADDING - 2)
    inner = inner_width(width)
    ink, small = palette.color(palette.ColorRole.Text), sized(font, 0.9)
    if card.names_subject:
        sheet.add(card.subject, small, palette.color(palette.ColorRole.Link), width=inner)
    sheet.add(card.figure, sized(font, 1.5, bold=True), ink, width=inner, above=1)
    head = " · ".join(part for part in (card.metric, card.period) if part)
    if head:
        sheet.add(head, sized(font, 1.0, bold=True), ink, width=inner, above=1)
    marks = figure_mark(card.quote, card.mark_start, card.mark_end)
    sheet.add(card.quote, font, ink, width=inner, above=7, marks=marks)
    sheet.add(whole_dates(card.source), small, muted(palette), width=inner, above=6)
    sheet.height += PADDING - 2
    return sheet


def _heading_font(font: QFont) -> QFont:
    return sized(font, 1.0, bold=True)


def _chart_rect(row: QRectF) -> QRectF:
    return card_frame(row).adjusted(PADDING, _CHART_PADDING, -PADDING, -_CHART_PADDING - GAP / 2)


def _paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, heading: Heading
) -> None:
    font = _heading_font(option.font)
    metrics = QFontMetricsF(font)
    room = rect.adjusted(MARGIN + 2, _HEADING_ABOVE, -4, -2)
    count = str(heading.count)
    width = room.width() - metrics.horizontalAdvance(count) - 10
    title = metrics.elidedText(heading.title, Qt.TextElideMode.ElideRight, width)
    painter.setFont(font)
    painter.setPen(option.palette.color(option.palette.ColorRole.Text))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
    painter.setPen(muted(option.palette))
    painter.setFont(option.font)
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
