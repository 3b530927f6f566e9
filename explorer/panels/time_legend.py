"""What the timeline's symbols mean."""

from datetime import date

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.i18n import Retranslated
from explorer.look import muted, tokens
from explorer.models.moments import Moment
from explorer.panels.time_paint import draw_symbol
from explorer.wording import listed
from geodata.model import Document, StatusEvent

__all__ = ["TimeLegend"]

_SYMBOL = 16
_GAP = 12
_DOCUMENT = Document("", "", None, date.min, "", "", "")
_EVENT = StatusEvent("", "-", "", 0, 0, "", "", "", is_planned=False)


class TimeLegend(Retranslated, QWidget):
    """Three symbols with their words in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._entries: list[tuple[Moment, int, str]] = []
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._entries = [
            (Moment(_DOCUMENT, 1, 1), 0, self.tr("文献")),
            (Moment(_EVENT, 1, 1), 1, self.tr("进展，原文写明时间")),
            (Moment(_EVENT, 1, 1, is_stated=False), 1, self.tr("进展，按见报日期")),
        ]
        self.setAccessibleName(listed(text for _, _, text in self._entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all words."""
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(text) for _, _, text in self._entries)
        return QSize(words + len(self._entries) * (_SYMBOL + _GAP), metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw symbols and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, palette = self.fontMetrics(), self.palette()
        x, middle = 0.0, self.height() / 2
        for moment, series, text in self._entries:
            ink = QColor(tokens().series[series])
            at = QPointF(x + _SYMBOL / 2, middle)
            draw_symbol(painter, moment, at, ink, palette.color(palette.ColorRole.Base))
            painter.setPen(muted(palette))
            baseline = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x + _SYMBOL, baseline), text)
            x += _SYMBOL + metrics.horizontalAdvance(text) + _GAP
