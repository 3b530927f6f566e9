"""The timeline as it is used: the pointer and the keyboard choose moments and stretches of days."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.models.moments import Lane
from explorer.panels.time_canvas import LEAST_DAYS, TimeCanvas
from explorer.panels.time_paint import AXIS

__all__ = ["TimeChart"]

_DRAG_PX = 4
_EDGE_PX = 5
_WHEEL_STEP = 1.25

_Span = tuple[date, date]


class TimeChart(TimeCanvas):
    """A canvas that answers.

    Signals
    -------
    chosen
        The user has chosen one moment (`Moment`).
    piled
        The user has clicked a pile that cannot be spread out: lane, from, up to.
    hovered
        The pointer is over this `Moment`, a `Stack` of several in a lane, or None.
    brushed
        The user wants these days, or None for all.
    """

    chosen = Signal(object)
    piled = Signal(object, int, int)
    hovered = Signal(object, object)
    brushed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._press: QPointF | None = None
        self._grip = ""  #: what of the brush is dragged: "new", "first", "last", "all"
        self._before: _Span | None = None
        self._anchor = 0
        self._over: object = None

    # -- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the brush, or get ready for a click."""
        if event.button() != Qt.MouseButton.LeftButton or self.moments.extent is None:
            return
        self._press, self._before = event.position(), self.brush
        self._anchor = self._day_at(event.position())
        self._grip = self._grip_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the brush, or tell what is under the pointer."""
        at = event.position()
        if self._press is None:
            self._show_grip(at)
            self._tell_hovered(at)
        elif abs(at.x() - self._press.x()) >= _DRAG_PX or self.brush != self._before:
            self.brush = self._dragged(self._day_at(at))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the brushed days, or choose what was clicked."""
        if self._press is None:
            return
        self._press = None
        if self.brush != self._before:
            self.brushed.emit(self.brush)
        else:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Clear the brush where nothing stands."""
        if self.spot_at(event.position()) is None and self.brush is not None:
            self.brushed.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Shift, or sideways, wander."""
        delta, scale = event.angleDelta(), self._scale
        is_sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if delta.x() or is_sideways:
            span = scale.last - scale.first
            step = (delta.x() or delta.y()) / 120 * span / 10
            self._take_scale(scale.moved_to(scale.first - step, span, self._bounds()))
        elif delta.y():
            around = scale.day(event.position().x())
            self.zoom(_WHEEL_STEP ** (delta.y() / 120), around)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._set_over(None, None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the keyboard is."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from moment to moment, choose one, brush, zoom."""
        key, is_shifted = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if sideways and is_shifted:
            self._stretch_brush(sideways)
        elif sideways:
            self._step(sideways)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step(-(10**9) if key == Qt.Key.Key_Home else 10**9)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._change_lane(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(*self.current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.brushed.emit(None)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / _WHEEL_STEP if key == Qt.Key.Key_Minus else _WHEEL_STEP)
        else:
            super().keyPressEvent(event)

    def _day_at(self, at: QPointF) -> int:
        first, last = self._bounds()
        return int(min(max(self._scale.day(at.x()), first), last))

    def _grip_at(self, at: QPointF) -> str:
        if self.brush is None:
            return "new"
        first = self._scale.x(self.brush[0].toordinal())
        last = self._scale.x(self.brush[1].toordinal() + 1)
        if abs(at.x() - first) <= _EDGE_PX:
            return "first"
        if abs(at.x() - last) <= _EDGE_PX:
            return "last"
        return "all" if first < at.x() < last and at.y() < AXIS else "new"

    def _dragged(self, day: int) -> _Span:
        if self._before is None or self._grip == "new":
            return _span(self._anchor, day)
        first, last = (each.toordinal() for each in self._before)
        if self._grip == "first":
            return _span(day, last)
        if self._grip == "last":
            return _span(first, day)
        shift = timedelta(days=day - self._anchor)
        return self._before[0] + shift, self._before[1] + shift

    def _show_grip(self, at: QPointF) -> None:
        shapes = {
            "first": Qt.CursorShape.SizeHorCursor,
            "last": Qt.CursorShape.SizeHorCursor,
            "all": Qt.CursorShape.OpenHandCursor,
        }
        shape = shapes.get(self._grip_at(at), Qt.CursorShape.ArrowCursor)
        is_over = self.spot_at(at) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else shape)

    def _tell_hovered(self, at: QPointF) -> None:
        spot = self.spot_at(at)
        if spot is None:
            self._set_over(None, None)
            return
        lane, stack, number = spot
        self._set_over(stack if number < 0 else self.moments.lanes[lane][number], lane)

    def _set_over(self, over: object, lane: Lane | None) -> None:
        if over != self._over:
            self._over = over
            self.hovered.emit(over, lane)

    def _click(self, at: QPointF) -> None:
        spot = self.spot_at(at)
        if spot is None:
            return
        lane, stack, number = spot
        if number >= 0:
            self._choose(lane, number)
        elif self._scale.bin_days > 1:
            span = max(stack.last + 1 - stack.first, LEAST_DAYS)
            middle = (stack.first + stack.last + 1) / 2
            self.show_days(middle - span, middle + span)
        else:
            self.piled.emit(lane, stack.low, stack.high)

    # -- keyboard

    def _choose(self, lane: Lane, number: int) -> None:
        if 0 <= number < len(self.moments.lanes[lane]):
            self.current = (lane, number)
            self.update()
            self.chosen.emit(self.moments.lanes[lane][number])

    def _step(self, step: int) -> None:
        lane, number = self.current
        if not self.moments.lanes[lane]:
            lane = next((each for each in Lane if self.moments.lanes[each]), lane)
        count = len(self.moments.lanes[lane])
        if count:
            self._go_to(lane, min(max(number + step, 0), count - 1))

    def _change_lane(self, step: int) -> None:
        """Go to the nearest moment of the next lane."""
        lanes = [lane for lane, _ in self.lanes()]
        lane, number = self.current
        if not lanes or number < 0:
            self._step(1)
            return
        wanted = lanes[min(max(lanes.index(lane) + step, 0), len(lanes) - 1)]
        if wanted is lane:
            return
        day = self.moments.lanes[lane][number].day
        near, _ = self.moments.between(wanted, day, day)
        at = 0 if wanted is Lane.UNDATED else min(near, len(self.moments.lanes[wanted]) - 1)
        self._go_to(wanted, at)

    def _go_to(self, lane: Lane, number: int) -> None:
        self.current = (lane, number)
        moment = self.moments.lanes[lane][number]
        scale = self._scale
        if lane is not Lane.UNDATED and not scale.first <= moment.day < scale.last:
            span = scale.last - scale.first
            self._take_scale(scale.moved_to(moment.day - span / 2, span, self._bounds()))
        self.update()
        self.hovered.emit(moment, lane)

    def _stretch_brush(self, step: int) -> None:
        """Move the end of the brush by a column; begin one at the current moment."""
        lane, number = self.current
        if self.brush is None:
            if number < 0 or lane is Lane.UNDATED:
                return
            day = self.moments.lanes[lane][number].day
            self.brushed.emit(_span(day, day))
            return
        first, last = (each.toordinal() for each in self.brush)
        self.brushed.emit(_span(first, max(last + step * self._scale.bin_days, first)))


def _span(one: int, other: int) -> _Span:
    return date.fromordinal(min(one, other)), date.fromordinal(max(one, other))
