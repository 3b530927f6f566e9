"""Fact cards painted into a list: figure large, metric, quote with the figure marked, source."""

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.look import FIGURE_MARK, muted, sized
from explorer.models.facts import CARD_ROLE, Card
from explorer.utf16 import to_units

__all__ = ["CardDelegate"]

_MARGIN = 10  #: between card and list
_PADDING = 12  #: between card and text
_GAP = 6  #: between cards
_RADIUS = 7.0


@dataclass
class _Line:
    """A laid out text with its place in the card and its colour."""

    layout: QTextLayout
    x: float
    y: float
    colour: QColor


@dataclass
class _Sheet:
    """A card laid out for a width."""

    lines: list[_Line] = field(default_factory=list)
    height: float = 0.0


class CardDelegate(QStyledItemDelegate):
    """Paints cards with plain text only, so that a document's text is never taken for markup."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._sheets: dict[tuple[Card, int], _Sheet] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the card at the list's present width."""
        width = self._view.viewport().width()
        sheet = self._sheet(index.data(CARD_ROLE), width, option)
        return QSize(width, int(sheet.height) + _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        rect: QRectF = QRectF(option.rect)
        sheet = self._sheet(index.data(CARD_ROLE), int(rect.width()), option)
        frame = rect.adjusted(_MARGIN, _GAP / 2, -_MARGIN, -_GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, option, frame)
        for line in sheet.lines:
            painter.setPen(line.colour)
            line.layout.draw(painter, frame.topLeft() + QPointF(line.x, line.y))
        painter.restore()

    @staticmethod
    def _paint_frame(painter: QPainter, option: QStyleOptionViewItem, frame: QRectF) -> None:
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        border = palette.color(palette.ColorRole.Accent if chosen else palette.ColorRole.Mid)
        if hovered and not chosen:
            border = palette.color(palette.ColorRole.Dark)
        painter.setPen(QPen(border, 1.6 if chosen else 1.0))
        painter.setBrush(palette.color(palette.ColorRole.Base))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _sheet(self, card: Card, width: int, option: QStyleOptionViewItem) -> _Sheet:
        key = (card, width)
        if key not in self._sheets:
            if len(self._sheets) > 2000:
                self._sheets.clear()
            self._sheets[key] = _lay_out(card, width, option.font, option.palette)
        return self._sheets[key]


def _lay_out(card: Card, width: int, font: QFont, palette: QPalette) -> _Sheet:
    sheet = _Sheet()
    inner = max(width - 2 * (_MARGIN + _PADDING), 60)
    ink = palette.color(palette.ColorRole.Text)
    small = sized(font, 0.9)
    y = float(_PADDING - 2)
    if card.names_subject:
        y += _add(sheet, card.subject, small, palette.color(palette.ColorRole.Link), y, inner) + 2
    y += _add(sheet, card.figure, sized(font, 1.5, bold=True), ink, y, inner)
    head = "·".join(part for part in (card.metric, card.period) if part)
    if head:
        y += _add(sheet, head, sized(font, 1.0, bold=True), ink, y + 1, inner) + 1
    marks = [_mark(card)] if card.mark_end > card.mark_start else []
    y += _add(sheet, card.quote, font, ink, y + 6, inner, marks) + 6
    y += _add(sheet, card.source, small, muted(palette), y + 6, inner) + 6
    sheet.height = y + _PADDING - 2
    return sheet


def _mark(card: Card) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start = to_units(card.quote, card.mark_start)
    mark.length = to_units(card.quote, card.mark_end) - mark.start
    look = QTextCharFormat()
    look.setBackground(FIGURE_MARK)
    mark.format = look
    return mark


def _add(
    sheet: _Sheet,
    text: str,
    font: QFont,
    colour: QColor,
    y: float,
    width: float,
    marks: list[QTextLayout.FormatRange] | None = None,
) -> float:
    """Add a wrapped text to a card and return its height."""
    layout = QTextLayout(text, font)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    wrapping.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(wrapping)
    layout.setFormats(marks or [])
    layout.setCacheEnabled(True)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.08
    layout.endLayout()
    sheet.lines.append(_Line(layout, _PADDING, y, colour))
    return height
