"""Texts laid out one below the other for a width: what painted cards are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
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
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from explorer.look import FIGURE_MARK, tokens
from explorer.pages.utf16 import to_units

__all__ = [
    "GAP",
    "MARGIN",
    "PADDING",
    "Sheet",
    "card_frame",
    "figure_mark",
    "inner_width",
    "paint_frame",
    "whole_dates",
]

MARGIN = 10  #: left of a card; on the right the scroll bar keeps the room
_RIGHT = 2
PADDING = 12  #: between card and text
GAP = 6  #: between cards
_RADIUS = 7.0
_LEADING = 1.08
_DATE = re.compile(
    "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}-[0-9]{2}-[0-9]{2}|日期不详"
    "|[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}|date unknown"
)
_JOINER = "\u2060"  #: as wide as nothing, and no place to break a line


@dataclass(slots=True)
class _Line:
    layout: QTextLayout
    x: float
    y: float
    colour: QColor


@dataclass(slots=True)
class Sheet:
    """Texts with their places; `height` grows as they are added."""

    height: float = 0.0
    _lines: list[_Line] = field(default_factory=list)

    def add(
        self,
        text: str,
        font: QFont,
        colour: QColor,
        *,
        x: float = 0.0,
        width: float,
        above: float = 0.0,
        marks: Sequence[QTextLayout.FormatRange] = (),
    ) -> float:
        """Add a wrapped text below what is there; return where it begins."""
        layout = QTextLayout(text, font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        wrapping.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(wrapping)
        layout.setFormats(list(marks))
        layout.setCacheEnabled(True)
        top = self.height + above
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * _LEADING
        layout.endLayout()
        self._lines.append(_Line(layout, x, top, colour))
        self.height = top + height
        return top

    def draw(self, painter: QPainter, origin: QPointF) -> None:
        """Draw all texts."""
        for line in self._lines:
            painter.setPen(line.colour)
            line.layout.draw(painter, origin + QPointF(line.x, line.y))


def card_frame(row: QRectF) -> QRectF:
    """Return the edge of a card in its row."""
    return row.adjusted(MARGIN, GAP / 2, -_RIGHT, -GAP / 2)


def inner_width(row_width: int) -> float:
    """Return how wide a card's texts may be."""
    return float(max(row_width - MARGIN - _RIGHT - 2 * PADDING, 60))


def whole_dates(text: str) -> str:
    """Return a text for painting whose dates are not divided between two lines."""
    return _DATE.sub(lambda date: _JOINER.join(date[0]), text)


def figure_mark(text: str, start: int, end: int) -> list[QTextLayout.FormatRange]:
    """Return the mark on a span of code points, as by a felt pen."""
    if end <= start:
        return []
    mark = QTextLayout.FormatRange()
    mark.start = to_units(text, start)
    mark.length = to_units(text, end) - mark.start
    look = QTextCharFormat()
    look.setBackground(FIGURE_MARK)
    mark.format = look
    return [mark]


def paint_frame(painter: QPainter, option: QStyleOptionViewItem, frame: QRectF) -> None:
    """Paint the ground and the edge of a card, by its state."""
    palette: QPalette = option.palette
    state: QStyle.StateFlag = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    edge = palette.color(palette.ColorRole.Accent) if chosen else QColor(tokens().card_edge)
    if state & QStyle.StateFlag.State_MouseOver and not chosen:
        edge = palette.color(palette.ColorRole.Dark)
    painter.setPen(QPen(edge, 1.6 if chosen else 1.0))
    painter.setBrush(QColor(tokens().card))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
