"""One line of plain text with marked spans, cut so that the first of them is seen."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

__all__ = ["cut", "paint_marked"]

_MARK_RADIUS = 2.0
#: A mark begins at most so far to the right, as a part of the width.
_FARTHEST = 0.4
_DOTS = "…"

_Spans = Iterable[tuple[int, int]]


def cut(
    text: str, spans: _Spans, metrics: QFontMetricsF, width: float
) -> tuple[str, list[tuple[int, int]]]:
    """Return what of a text fits into a width, with the first span in it, and the spans there."""
    spans = list(spans)
    first = spans[0][0] if spans else 0
    start = 0
    if metrics.horizontalAdvance(text) > width:
        while start < first and metrics.horizontalAdvance(text[start:first]) > _FARTHEST * width:
            start += 1
    shift = len(_DOTS) - start if start else 0
    shown = (_DOTS if start else "") + text[start:]
    if metrics.horizontalAdvance(shown) > width:
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
    end = len(shown)
    moved = [(max(s + shift, 0), min(e + shift, end)) for s, e in spans]
    return shown, [(s, e) for s, e in moved if s < e]


def paint_marked(
    painter: QPainter, room: QRectF, text: str, spans: _Spans, ink: QColor, mark: QColor
) -> float:
    """Paint a text into a rectangle, in the middle of its height; return its width."""
    metrics = QFontMetricsF(painter.font())
    shown, marks = cut(text, spans, metrics, room.width())
    top = room.center().y() - metrics.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark)
    for start, end in marks:
        left = room.left() + metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[start:end])
        painter.drawRoundedRect(
            QRectF(left, top, width, metrics.height()), _MARK_RADIUS, _MARK_RADIUS
        )
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)
