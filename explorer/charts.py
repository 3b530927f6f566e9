"""Small bar charts: a few values of one metric, drawn quietly, each with its figure as written.

Bars start at zero, and what has no value has no bar: it is never drawn as zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.look import muted, sized, tokens
from explorer.wording import parted, plain_tip

__all__ = ["Bar", "Chart", "ChartView", "bar_at", "chart_height", "paint_chart"]

_ROW_FACTOR = 1.55  #: height of a row in lines of the font
_SMALL = 0.9
_LABEL_SHARE = 0.38  #: of the width, at most, for the labels
_FIGURE_SHARE = 0.34
_GAP = 8.0
_BAR_SHARE = 0.46  #: of a row's height
_LEAST_BAR = 2.0
_RADIUS = 2.0
_Align = Qt.AlignmentFlag
_MIDDLE_LEFT = _Align.AlignVCenter | _Align.AlignLeft


@dataclass(frozen=True, slots=True)
class Bar:
    """One value."""

    label: str  #: whose it is, or of when
    figure: str  #: as the document writes it
    value: float  #: in the chart's common unit
    fact_id: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values of one metric in one unit."""

    bars: tuple[Bar, ...]
    left_out: int = 0  #: values that are not drawn because there are too many

    @property
    def as_text(self) -> str:
        """Return the chart for those who do not see it."""
        return parted(f"{bar.label} {bar.figure}" for bar in self.bars)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the columns of a chart stand."""

    row: float
    label: float  #: widths
    bars: float
    figure: float
    low: float  #: the values at both ends of the bars
    high: float

    def x(self, value: float) -> float:
        span = self.high - self.low
        return self.bars * (value - self.low) / span if span else 0.0


def chart_height(chart: Chart, font: QFont) -> float:
    """Return how high a chart is."""
    return _row_height(font) * (len(chart.bars) + bool(chart.left_out))


def bar_at(chart: Chart, rect: QRectF, point: QPointF, font: QFont) -> int:
    """Return which bar's row a point is in, -1 for none."""
    row = int((point.y() - rect.top()) // _row_height(font))
    return row if rect.contains(point) and 0 <= row < len(chart.bars) else -1


def paint_chart(
    painter: QPainter, rect: QRectF, chart: Chart, palette: QPalette, font: QFont, lit: int = -1
) -> None:
    """Paint a chart into a rectangle of its height, one of its bars lit up."""
    small = sized(font, _SMALL)
    plan = _plan(chart, rect.width(), font, small)
    grid, ink = QColor(tokens().chart_grid), QColor(tokens().series[0])
    zero = rect.left() + plan.label + _GAP + plan.x(0.0)
    painter.setPen(grid)
    bottom = rect.top() + plan.row * len(chart.bars)
    painter.drawLine(QPointF(zero, rect.top() + 3), QPointF(zero, bottom - 3))
    for rank, bar in enumerate(chart.bars):
        row = QRectF(rect.left(), rect.top() + rank * plan.row, rect.width(), plan.row)
        _paint_bar(painter, row, bar, plan, ink if rank != lit else ink.lighter(120), zero)
        _paint_texts(painter, row, bar, plan, palette, small)
    if chart.left_out:
        row = QRectF(rect.left(), bottom, rect.width(), plan.row)
        painter.setPen(muted(palette))
        painter.setFont(small)
        painter.drawText(row, _MIDDLE_LEFT, f"+ {chart.left_out}")


def _row_height(font: QFont) -> float:
    return QFontMetricsF(sized(font, _SMALL)).height() * _ROW_FACTOR


def _plan(chart: Chart, width: float, font: QFont, small: QFont) -> _Plan:
    metrics = QFontMetricsF(small)
    widest = _widest(metrics, [bar.label for bar in chart.bars])
    label = min(widest, width * _LABEL_SHARE)
    figure = min(_widest(metrics, [bar.figure for bar in chart.bars]), width * _FIGURE_SHARE)
    room = max(width - label - figure - 2 * _GAP, 1.0)
    values = [bar.value for bar in chart.bars]
    low, high = min(0.0, *values), max(0.0, *values)
    return _Plan(_row_height(font), label, room, figure, low, high)


def _widest(metrics: QFontMetricsF, texts: Sequence[str]) -> float:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + 1


def _paint_bar(
    painter: QPainter, row: QRectF, bar: Bar, plan: _Plan, ink: QColor, zero: float
) -> None:
    end = row.left() + plan.label + _GAP + plan.x(bar.value)
    left, right = min(zero, end), max(zero, end)
    height = row.height() * _BAR_SHARE
    top = row.center().y() - height / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    width = max(right - left, _LEAST_BAR if bar.value else 0.0)
    painter.drawRoundedRect(QRectF(left, top, width, height), _RADIUS, _RADIUS)


def _paint_texts(
    painter: QPainter, row: QRectF, bar: Bar, plan: _Plan, palette: QPalette, font: QFont
) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(muted(palette))
    label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, plan.label)
    room = QRectF(row.left(), row.top(), plan.label, row.height())
    painter.drawText(room, _Align.AlignVCenter | _Align.AlignRight, label)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    figure = metrics.elidedText(bar.figure, Qt.TextElideMode.ElideRight, plan.figure)
    left = row.left() + plan.label + 2 * _GAP + plan.x(max(bar.value, 0.0))
    painter.drawText(
        QRectF(left, row.top(), row.right() - left + 1, row.height()), _MIDDLE_LEFT, figure
    )


class ChartView(QWidget):
    """A chart as a widget; a click on a bar, or Enter, chooses its fact.

    Signals
    -------
    chosen
        The id of a fact.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart(())
        self._lit = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart, self._lit = chart, -1
        self.setAccessibleDescription(chart.as_text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the chart's height in any width."""
        return QSize(240, int(chart_height(self._chart, self.font())) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chart(
            painter, QRectF(self.rect()), self._chart, self.palette(), self.font(), self._lit
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the bar under the pointer up, and tell where it comes from."""
        super().mouseMoveEvent(event)
        self._light(self._bar_at(event.position()))
        if self._lit >= 0 and self._chart.bars[self._lit].tip:
            at = event.globalPosition().toPoint() + QPoint(8, 8)
            QToolTip.showText(at, plain_tip(self._chart.bars[self._lit].tip), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the fact of the bar that was clicked."""
        super().mouseReleaseEvent(event)
        self._choose(self._bar_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar with the arrows, choose with Enter."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._lit + step < len(self._chart.bars):
            self._light(self._lit + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._lit)
        else:
            super().keyPressEvent(event)

    def _bar_at(self, point: QPointF) -> int:
        return bar_at(self._chart, QRectF(self.rect()), point, self.font())

    def _light(self, rank: int) -> None:
        if rank != self._lit:
            self._lit = rank
            self.update()

    def _choose(self, rank: int) -> None:
        if 0 <= rank < len(self._chart.bars):
            self.chosen.emit(self._chart.bars[rank].fact_id)
