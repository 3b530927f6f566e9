"""The check boxes of facets and dialogs: the style's own can hardly be seen in the dark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

__all__ = ["BOX_PX", "CheckBox", "paint_box"]

BOX_PX = 13.0
_GAP = 7
_LEFT_MIDDLE = int(
    (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
    | Qt.TextFlag.TextShowMnemonic.value
)
_TICK = (QPointF(3.2, 6.8), QPointF(5.6, 9.2), QPointF(9.9, 4.2))


def paint_box(
    painter: QPainter,
    palette: QPalette,
    corner: QPointF,
    *,
    checked: bool,
    focused: bool = False,
) -> None:
    """Paint a box of `BOX_PX` pixels below and right of a corner, with a tick in it if checked."""
    accent = palette.color(palette.ColorRole.Accent)
    line = accent if checked or focused else palette.color(palette.ColorRole.Dark)
    painter.setPen(QPen(line, 1.2))
    painter.setBrush(accent if checked else palette.color(palette.ColorRole.Light))
    painter.drawRoundedRect(QRectF(corner, corner + QPointF(BOX_PX, BOX_PX)), 3, 3)
    if checked:
        painter.setPen(QPen(palette.color(palette.ColorRole.Light), 1.8))
        painter.drawPolyline(QPolygonF([corner + point for point in _TICK]))


class CheckBox(QCheckBox):
    """A check box that looks like those of the facets."""

    def sizeHint(self) -> QSize:
        """Return the size of box and text."""
        metrics = self.fontMetrics()
        text = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
        return QSize(round(BOX_PX) + _GAP + text + 2, metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and text."""
        del event
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = QPointF(1, (self.height() - BOX_PX) / 2)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        paint_box(
            painter,
            self.palette(),
            corner,
            checked=self.isChecked(),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )
        painter.setOpacity(1.0)
        room = self.rect().adjusted(round(BOX_PX) + _GAP, 0, 0, 0)
        self.style().drawItemText(
            painter,
            room,
            _LEFT_MIDDLE,
            option.palette,
            self.isEnabled(),
            self.text(),
            QPalette.ColorRole.WindowText,
        )
