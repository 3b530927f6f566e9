"""Status histories painted as time lines: a dot for each state, hollow where it is a plan."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.look import muted, sized
from explorer.models.histories import ROW_ROLE, EventRow, ProjectRow
from explorer.panels.card_view import CardView
from explorer.panels.sheets import MARGIN, Sheet, whole_dates
from explorer.symbols import kind_icon
from explorer.wording import planned_label, status_label

__all__ = ["HistoryDelegate"]

_Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 400
_RAIL = 26.0  #: where the line runs
_TEXT = 42.0  #: where the texts begin
_DOT = 4.5
_ABOVE = 4.0
_ICON = 16


class HistoryDelegate(QStyledItemDelegate):
    """Paints projects and their states."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view
        self._sheets: dict[tuple[EventRow, int, int, str], Sheet] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row at the list's present width."""
        width, row = self._view.row_width, index.data(ROW_ROLE)
        if isinstance(row, ProjectRow):
            return QSize(width, int(QFontMetricsF(option.font).height()) + 20)
        return QSize(width, int(self._sheet(row, width, option).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a project's name, or one of its states."""
        row, rect = index.data(ROW_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, rect)
        if isinstance(row, ProjectRow):
            _paint_project(painter, option, rect, row)
        else:
            sheet = self._sheet(row, int(rect.width()), option)
            sheet.draw(painter, rect.topLeft() + QPointF(_TEXT, 0))
            _paint_rail(painter, option, rect, row)
        painter.restore()

    def _sheet(self, row: EventRow, width: int, option: QStyleOptionViewItem) -> Sheet:
        key = (row, width, option.palette.cacheKey(), option.font.key())
        if key not in self._sheets:
            if len(self._sheets) > _MOST_KEPT:
                self._sheets.clear()
            self._sheets[key] = _lay_out(row, width, option)
        return self._sheets[key]


def _lay_out(row: EventRow, width: int, option: QStyleOptionViewItem) -> Sheet:
    sheet, palette = Sheet(height=_ABOVE), option.palette
    ink, room = palette.color(palette.ColorRole.Text), max(width - _TEXT - 6, 60.0)
    status = planned_label(row.status) if row.is_planned else status_label(row.status)
    head = " · ".join(part for part in (status, row.when) if part)
    sheet.add(head, sized(option.font, 1.0, bold=not row.is_planned), ink, width=room)
    sheet.add(row.quote, option.font, ink, width=room, above=2)
    sheet.add(
        whole_dates(row.source), sized(option.font, 0.86), muted(palette), width=room, above=2
    )
    sheet.height += 10
    return sheet


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
    palette = option.palette
    ground = rect.adjusted(4, 0, 0, 0)
    if option.state & QStyle.StateFlag.State_Selected:
        role = palette.ColorRole.Highlight
    elif option.state & QStyle.StateFlag.State_MouseOver:
        role = palette.ColorRole.Midlight
    else:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(role))
    painter.drawRoundedRect(ground, 5, 5)


def _paint_project(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: ProjectRow
) -> None:
    bold = sized(option.font, 1.05, bold=True)
    metrics = QFontMetricsF(bold)
    line = rect.adjusted(0, 8, 0, 0)
    icon = kind_icon(row.place.kind, row.place.precision)
    icon.paint(painter, int(_RAIL) - _ICON // 2, int(line.center().y()) - _ICON // 2, _ICON, _ICON)
    area = QFontMetricsF(option.font).horizontalAdvance(row.area)
    room = line.adjusted(_TEXT, 0, -MARGIN, 0)
    name = metrics.elidedText(
        row.place.name, Qt.TextElideMode.ElideRight, max(room.width() - area - 10, 40)
    )
    painter.setFont(bold)
    painter.setPen(option.palette.color(option.palette.ColorRole.Text))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    painter.setFont(option.font)
    painter.setPen(muted(option.palette))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.area)


def _paint_rail(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: EventRow
) -> None:
    """Paint the line from dot to dot, and this state's dot on it."""
    palette = option.palette
    middle = rect.top() + _ABOVE + QFontMetricsF(option.font).height() * 0.55
    painter.setPen(QPen(palette.color(palette.ColorRole.Mid), 1.6))
    if not row.is_first:
        painter.drawLine(QPointF(_RAIL, rect.top()), QPointF(_RAIL, middle - _DOT))
    if not row.is_last:
        painter.drawLine(QPointF(_RAIL, middle + _DOT), QPointF(_RAIL, rect.bottom() + 1))
    accent = palette.color(palette.ColorRole.Accent)
    painter.setPen(QPen(accent, 1.8))
    painter.setBrush(palette.color(palette.ColorRole.Window) if row.is_planned else accent)
    painter.drawEllipse(QPointF(_RAIL, middle), _DOT, _DOT)
