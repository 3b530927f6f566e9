"""How the timeline is drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from explorer.look import muted, tokens
from explorer.models.moments import Lane, Moment
from explorer.models.time_scale import PITCH, Stack, stacks_of
from geodata.model import Document

if TYPE_CHECKING:
    from explorer.panels.time_canvas import TimeCanvas

__all__ = ["AXIS", "Marks", "TimePainter", "draw_symbol"]

AXIS = 24  #: height of the axis
_SIZE = 7.0
_FLOOR = 4
_BRUSH_OPACITY = 0.16
_DOTS = Qt.PenStyle.DotLine
_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Marks:
    """What of the moments is selected."""

    document_id: str = ""
    place_ids: frozenset[str] = frozenset()

    def is_marked(self, moment: Moment) -> bool:
        """Tell whether a moment belongs to the selection."""
        if moment.place_id:
            return moment.place_id in self.place_ids
        return moment.document_id == self.document_id


class TimePainter:
    """Draws a chart once."""

    def __init__(self, chart: "TimeCanvas", painter: QPainter) -> None:
        self._chart = chart
        self._painter = painter
        self._palette = chart.palette()
        self._scale = chart.scale
        #: Text, symbols of documents, symbols of events.
        self._inks = {
            Lane.DOCUMENTS: QColor(tokens().series[0]),
            Lane.EVENTS: QColor(tokens().series[1]),
        }

    @staticmethod
    def capacity(box: QRectF) -> int:
        """Return how many symbols stand one over the other in a lane."""
        return max(1, int((box.height() - _FLOOR - 4) / PITCH))

    def draw(self) -> None:
        """Draw ground, axis, lanes and brush."""
        chart, painter = self._chart, self._painter
        painter.fillRect(chart.rect(), self._palette.color(_Role.Base))
        if chart.moments.is_empty:
            return
        if chart.moments.extent is not None:
            self._draw_axis()
        for lane, box in chart.lanes():
            self._draw_title(lane, box)
            painter.save()
            painter.setClipRect(box.adjusted(-2, 0, 2, 0))
            if lane is Lane.UNDATED:
                self._draw_undated(box)
            else:
                self._draw_lane(lane, box)
            painter.restore()
        self._draw_brush()
        self._draw_focus()

    # -- axis

    def _draw_axis(self) -> None:
        chart, painter, scale = self._chart, self._painter, self._scale
        boxes = [box for lane, box in chart.lanes() if lane is not Lane.UNDATED]
        bottom = boxes[-1].bottom() if boxes else float(AXIS)
        painter.setFont(chart.font())
        metrics = painter.fontMetrics()
        for tick in scale.ticks():
            x = scale.x(tick.day)
            line = self._palette.color(_Role.Mid if tick.is_year else _Role.Midlight)
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(x, AXIS - 4), QPointF(x, bottom))
            text = self._palette.color(_Role.Text) if tick.is_year else muted(self._palette)
            painter.setPen(text)
            if x + 4 + metrics.horizontalAdvance(tick.label) < chart.width():
                painter.drawText(QPointF(x + 4, AXIS - 7), tick.label)
        painter.setPen(QPen(self._palette.color(_Role.Mid), 1))
        painter.drawLine(QPointF(self._chart.gutter, AXIS), QPointF(chart.width(), AXIS))

    def _draw_title(self, lane: Lane, box: QRectF) -> None:
        painter = self._painter
        painter.setPen(QPen(self._palette.color(_Role.Midlight), 1))
        painter.drawLine(QPointF(0, box.bottom()), QPointF(self._chart.width(), box.bottom()))
        painter.setPen(muted(self._palette))
        room = QRectF(12, box.top(), self._chart.gutter - 18, box.height())
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = self._chart.titles[lane]
        elided = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, where, elided)

    # -- lanes

    def _draw_lane(self, lane: Lane, box: QRectF) -> None:
        stacks = stacks_of(self._chart.moments, lane, self._scale)
        most = max((stack.count for stack in stacks), default=0)
        if most > self.capacity(box):
            for stack in stacks:
                self._draw_bar(lane, box, stack, most)
            self._write_most(box, most)
            return
        for stack in stacks:
            for number in range(stack.low, stack.high):
                y = box.bottom() - _FLOOR - PITCH * (number - stack.low + 0.5)
                self._draw_moment(lane, number, QPointF(stack.x, y))

    def _draw_moment(self, lane: Lane, number: int, at: QPointF) -> None:
        moment = self._chart.moments.lanes[lane][number]
        ink = self._ink(moment) if self._passing(lane, number, number + 1) else self._faint
        draw_symbol(self._painter, moment, at, ink, self._palette.color(_Role.Base))
        if self._chart.marks.is_marked(moment):
            self._ring(at)

    def _draw_bar(self, lane: Lane, box: QRectF, stack: Stack, most: int) -> None:
        """Draw how many there are, and over it how many of them the filter lets pass."""
        room = box.height() - _FLOOR - 6
        passing = self._passing(lane, stack.low, stack.high)
        for count, ink in ((stack.count, self._faint), (passing, self._inks[lane])):
            if count:
                tall = max(room * count / most, 3.0)
                bar = QRectF(stack.x - 3.5, box.bottom() - _FLOOR - tall, 7.0, tall)
                self._painter.fillRect(bar, ink)

    def _write_most(self, box: QRectF, most: int) -> None:
        """Write what the highest bar stands for."""
        painter = self._painter
        text = f"{most:,}"
        metrics = painter.fontMetrics()
        room = QRectF(box.right() - metrics.horizontalAdvance(text) - 8, box.top() + 2,
                      metrics.horizontalAdvance(text) + 8, metrics.height())  # fmt: skip
        painter.fillRect(room, self._palette.color(_Role.Base))
        painter.setPen(muted(self._palette))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_undated(self, box: QRectF) -> None:
        chart, painter = self._chart, self._painter
        count = len(chart.moments.lanes[Lane.UNDATED])
        room = int(box.width() / PITCH)
        seen = count if count <= room else room - 4
        for number in range(seen):
            at = QPointF(box.left() + PITCH * (number + 0.5), box.center().y())
            self._draw_moment(Lane.UNDATED, number, at)
        if seen < count:
            painter.setPen(muted(self._palette))
            rest = box.adjusted(PITCH * (seen + 0.5), 0, 0, 0)
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rest, where, f"+{count - seen:,}")

    # -- above the lanes

    def _draw_brush(self) -> None:
        chart, painter = self._chart, self._painter
        if chart.brush is None or chart.moments.extent is None:
            return
        left = max(self._scale.x(chart.brush[0].toordinal()), self._chart.gutter)
        right = min(self._scale.x(chart.brush[1].toordinal() + 1), float(chart.width()))
        boxes = [box for lane, box in chart.lanes() if lane is not Lane.UNDATED]
        if right < self._chart.gutter or not boxes:
            return
        accent = QColor(self._palette.color(_Role.Accent))
        area = QRectF(left, 0, max(right - left, 2), boxes[-1].bottom())
        ground = QColor(accent)
        ground.setAlphaF(_BRUSH_OPACITY)
        painter.fillRect(area, ground)
        painter.setPen(QPen(accent, 1.5))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())

    def _draw_focus(self) -> None:
        lane, number = self._chart.current
        if not self._chart.hasFocus() or number < 0:
            return
        at = self._chart.place_of(lane, number)
        self._painter.setPen(QPen(self._palette.color(_Role.Text), 1.2, _DOTS))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(at.x() - 6.5, at.y() - 6.5, 13, 13))

    def _ring(self, at: QPointF) -> None:
        self._painter.setPen(QPen(self._palette.color(_Role.Accent), 1.8))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(at, 5.6, 5.6)

    # -- colours

    @property
    def _faint(self) -> QColor:
        return self._palette.color(_Role.Mid)

    def _ink(self, moment: Moment) -> QColor:
        return self._inks[Lane.DOCUMENTS if isinstance(moment.item, Document) else Lane.EVENTS]

    def _passing(self, lane: Lane, low: int, high: int) -> int:
        """Return how many of these moments the filter lets pass, its days included."""
        brush = self._chart.brush
        if brush is not None:
            if lane is Lane.UNDATED:
                return 0
            first, last = (each.toordinal() for each in brush)
            inside = self._chart.moments.between(lane, first, last)
            low, high = max(low, inside[0]), min(high, inside[1])
        if low >= high:
            return 0
        sums = self._chart.sums.get(lane)
        return sums[high] - sums[low] if sums and high < len(sums) else high - low


def draw_symbol(painter: QPainter, moment: Moment, at: QPointF, ink: QColor, paper: QColor) -> None:
    """Draw a sheet for a document, a dot for an event, a ring for one that has no date itself."""
    painter.setPen(QPen(ink, 1.4))
    if isinstance(moment.item, Document):
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(at.x() - _SIZE / 2, at.y() - _SIZE / 2, _SIZE, _SIZE), 1.5, 1.5
        )
        return
    painter.setBrush(ink if moment.is_stated else paper)
    painter.drawEllipse(at, _SIZE / 2, _SIZE / 2)
