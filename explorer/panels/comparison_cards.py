"""Disagreements painted as cards: what differs, both figures with their quotes, and why."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from explorer.look import muted, sized, tokens
from explorer.models.cards import Card
from explorer.models.disagreements import ROW_ROLE, Sides
from explorer.panels.card_view import CardView
from explorer.panels.sheets import (
    GAP,
    PADDING,
    Sheet,
    card_frame,
    figure_mark,
    inner_width,
    paint_frame,
    whole_dates,
)
from explorer.wording import difference_label, verdict_label
from geodata.model import Difference, Verdict

__all__ = ["ComparisonDelegate"]

_Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 200
_BETWEEN = 14.0  #: the two sides
_BADGE = 6.0  #: left and right of a label's text


class ComparisonDelegate(QStyledItemDelegate):
    """Paints both sides beside each other, so that the figures meet the eye together."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view
        self._sheets: dict[tuple[Sides, int, int, str], Sheet] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a card at the list's present width."""
        width = self._view.row_width
        sheet = self._sheet(index.data(ROW_ROLE), width, option)
        return QSize(width, int(sheet.height) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a card."""
        sides, rect = index.data(ROW_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = card_frame(rect)
        paint_frame(painter, option, frame)
        sheet = self._sheet(sides, int(rect.width()), option)
        sheet.draw(painter, frame.topLeft() + QPointF(PADDING, 0))
        _paint_badge(painter, option, frame, sides)
        painter.restore()

    def _sheet(self, sides: Sides, width: int, option: QStyleOptionViewItem) -> Sheet:
        key = (sides, width, option.palette.cacheKey(), option.font.key())
        if key not in self._sheets:
            if len(self._sheets) > _MOST_KEPT:
                self._sheets.clear()
            self._sheets[key] = _lay_out(sides, width, option)
        return self._sheets[key]


def _lay_out(sides: Sides, width: int, option: QStyleOptionViewItem) -> Sheet:
    sheet, palette, font = Sheet(height=PADDING - 2), option.palette, option.font
    inner, small = inner_width(width), sized(option.font, 0.9)
    ink = palette.color(palette.ColorRole.Text)
    room = inner - _badge_width(option, sides) - 8
    sheet.add(f"{sides.subject} · {sides.metric}", sized(font, 1.0, bold=True), ink, width=room)
    top, half = sheet.height + 6, (inner - _BETWEEN) / 2
    heights = []
    for side, x in ((sides.first, 0.0), (sides.second, half + _BETWEEN)):
        sheet.height = top
        _add_side(sheet, side, option, x, half)
        heights.append(sheet.height)
    sheet.height = max(heights)
    sheet.add(sides.why, small, muted(palette), width=inner, above=7)
    if sides.verdict is not Verdict.OPEN:
        text = verdict_label(sides.verdict)
        text = f"✓ {text}" + (f" {sides.note}" if sides.note else "")
        sheet.add(text, small, QColor(tokens().good), width=inner, above=3)
    sheet.height += PADDING - 2
    return sheet


def _add_side(
    sheet: Sheet, side: Card, option: QStyleOptionViewItem, x: float, width: float
) -> None:
    palette, small = option.palette, sized(option.font, 0.9)
    ink = palette.color(palette.ColorRole.Text)
    sheet.add(side.figure, sized(option.font, 1.3, bold=True), ink, x=x, width=width)
    if side.period:
        sheet.add(side.period, small, ink, x=x, width=width)
    marks = figure_mark(side.quote, side.mark_start, side.mark_end)
    sheet.add(side.quote, small, ink, x=x, width=width, above=4, marks=marks)
    sheet.add(
        whole_dates(side.source),
        sized(option.font, 0.84),
        muted(palette),
        x=x,
        width=width,
        above=4,
    )


def _badge_width(option: QStyleOptionViewItem, sides: Sides) -> float:
    metrics = QFontMetricsF(sized(option.font, 0.86))
    return metrics.horizontalAdvance(difference_label(sides.difference)) + 2 * _BADGE


def _paint_badge(
    painter: QPainter, option: QStyleOptionViewItem, frame: QRectF, sides: Sides
) -> None:
    """Paint the label; only what nothing explains is in the colour of a warning."""
    is_open = sides.difference is Difference.CONFLICT and sides.verdict is Verdict.OPEN
    ink = QColor(tokens().warning) if is_open else muted(option.palette)
    font = sized(option.font, 0.86)
    width, height = _badge_width(option, sides), QFontMetricsF(font).height() + 3
    box = QRectF(frame.right() - PADDING - width, frame.top() + PADDING - 2, width, height)
    painter.setPen(QPen(ink, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, difference_label(sides.difference))
