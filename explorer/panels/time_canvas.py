"""The timeline as it is drawn: lanes over an axis of days, and what stands where in them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.models.moments import Lane, Moments
from explorer.models.time_scale import PITCH, Stack, TimeScale, stacks_of
from explorer.panels.time_paint import AXIS, Marks, TimePainter

if TYPE_CHECKING:
    from datetime import date

__all__ = ["LEAST_DAYS", "TimeCanvas"]

LEAST_DAYS = 14.0  #: that are seen at once
_PADDING_SHARE = 0.03  #: of the extent, free at either end
_RIGHT = 12
_UNDATED_HEIGHT = 24
_LEAST_GUTTER, _MOST_GUTTER = 84, 160
#: How dated lanes share the height: of what a document tells, much is of one day.
_SHARES = {Lane.DOCUMENTS: 2, Lane.EVENTS: 3}


class TimeCanvas(QWidget):
    """Draws moments, and knows where each of them is.

    Attributes
    ----------
    moments, sums
        What is drawn, and how many of each lane's first n moments the filter lets pass.
    brush
        The chosen days, None for all.
    marks
        What is selected: it has a ring.
    titles, gutter
        The lanes' titles, and their width in pixels.
    current
        The moment that the keyboard is at: its lane and its number there, -1 for none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        self.moments = Moments()
        self.sums: dict[Lane, list[int]] = {}
        self.brush: tuple[date, date] | None = None
        self.marks = Marks()
        self.titles = dict.fromkeys(Lane, "")
        self.gutter = _LEAST_GUTTER
        self.current = (Lane.DOCUMENTS, -1)
        self._scale = TimeScale(0, 1, _LEAST_GUTTER, 1)

    # -- what is shown

    @property
    def scale(self) -> TimeScale:
        """The stretch of days that is seen."""
        return self._scale

    def show_moments(self, moments: Moments) -> None:
        """Draw others; the view stays if the days are the same."""
        is_same = moments.extent == self.moments.extent
        self.moments = moments
        self.current = (Lane.DOCUMENTS, -1)
        if not is_same:
            self.show_all()
        self.update()

    def set_titles(self, titles: dict[Lane, str]) -> None:
        """Name the lanes; the titles get the room that they want."""
        self.titles = titles
        widest = max(map(self.fontMetrics().horizontalAdvance, titles.values()))
        self.gutter = min(max(widest + 24, _LEAST_GUTTER), _MOST_GUTTER)
        self._take_scale(replace(self._scale, left=self.gutter, width=self._width()))

    def show_all(self) -> None:
        """Let all days be seen."""
        first, last = self._bounds()
        self._take_scale(TimeScale(first, last, self.gutter, self._width()))

    def zoom(self, factor: float, around: float | None = None) -> None:
        """See less of the time, nearer (factor above 1), or more of it."""
        middle = (self._scale.first + self._scale.last) / 2
        self._take_scale(
            self._scale.zoomed(factor, middle if around is None else around, self._bounds())
        )

    def show_days(self, first: float, last: float) -> None:
        """See a stretch of days."""
        span = last - first
        self._take_scale(self._scale.moved_to(first, span, self._bounds()))

    def lanes(self) -> list[tuple[Lane, QRectF]]:
        """Return the lanes that have something in them, and where they are."""
        shown = [lane for lane in Lane if self.moments.lanes[lane]]
        room = self.height() - AXIS
        boxes = []
        if Lane.UNDATED in shown:
            room -= _UNDATED_HEIGHT
        parts = sum(_SHARES[lane] for lane in shown if lane in _SHARES)
        top = float(AXIS)
        for lane in shown:
            tall = room * _SHARES[lane] / parts if lane in _SHARES else _UNDATED_HEIGHT
            boxes.append((lane, QRectF(self.gutter, top, self._width(), tall)))
            top += tall
        return boxes

    def spot_at(self, at: QPointF) -> tuple[Lane, Stack, int] | None:
        """Return the column at a place, and which of its moments (-1: the pile as a whole)."""
        for lane, box in self.lanes():
            if box.contains(at):
                return self._spot_in(lane, box, at)
        return None

    def place_of(self, lane: Lane, number: int) -> QPointF:
        """Return where a moment's symbol is."""
        box = dict(self.lanes())[lane]
        if lane is Lane.UNDATED:
            return QPointF(box.left() + PITCH * (number + 0.5), box.center().y())
        for stack in stacks_of(self.moments, lane, self._scale):
            if stack.low <= number < stack.high:
                rank = 0 if self._is_piled(lane, box) else number - stack.low
                return QPointF(stack.x, box.bottom() - 4 - PITCH * (rank + 0.5))
        return QPointF(self._scale.x(self.moments.days[lane][number]), box.bottom())

    def _spot_in(self, lane: Lane, box: QRectF, at: QPointF) -> tuple[Lane, Stack, int] | None:
        if lane is Lane.UNDATED:
            number = int((at.x() - box.left()) / PITCH)
            count = len(self.moments.lanes[lane])
            seen = min(count, int(box.width() / PITCH) - 4 if self._overflows(box) else count)
            if 0 <= number < seen:
                return lane, Stack(0, 0, at.x(), number, number + 1), number
            return None
        for stack in stacks_of(self.moments, lane, self._scale):
            if abs(stack.x - at.x()) <= PITCH / 2:
                return self._in_stack(lane, box, at, stack)
        return None

    def _in_stack(
        self, lane: Lane, box: QRectF, at: QPointF, stack: Stack
    ) -> tuple[Lane, Stack, int] | None:
        if self._is_piled(lane, box):
            return lane, stack, stack.low if stack.count == 1 else -1
        rank = int((box.bottom() - 4 - at.y()) / PITCH)
        return (lane, stack, stack.low + rank) if 0 <= rank < stack.count else None

    def _is_piled(self, lane: Lane, box: QRectF) -> bool:
        stacks = stacks_of(self.moments, lane, self._scale)
        return max((s.count for s in stacks), default=0) > TimePainter.capacity(box)

    def _overflows(self, box: QRectF) -> bool:
        return len(self.moments.lanes[Lane.UNDATED]) * PITCH > box.width()

    def _bounds(self) -> tuple[float, float]:
        extent = self.moments.extent
        if extent is None:
            return 0.0, LEAST_DAYS
        first, last = float(extent[0]), float(extent[1] + 1)
        padding = max((last - first) * _PADDING_SHARE, 2.0, (LEAST_DAYS - last + first) / 2)
        return first - padding, last + padding

    def _width(self) -> float:
        return max(float(self.width() - self.gutter - _RIGHT), 1.0)

    def _take_scale(self, scale: TimeScale) -> None:
        self._scale = scale
        self.update()

    # -- drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the stretch of days."""
        super().resizeEvent(event)
        self._scale = replace(self._scale, left=self.gutter, width=self._width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        TimePainter(self, painter).draw()
