"""The combo box of the panels: framed like the facets' buttons, long texts shortened."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

__all__ = ["Chooser"]

_RADIUS = 6.0
_PADDING = 9
_ARROW_ROOM = 22
_Role = QPalette.ColorRole


class Chooser(QComboBox):
    """A combo box whose list may be long, and whose texts may be longer than its width.

    Parameters
    ----------
    width_px
        Its width; 0 for what its layout leaves for it.
    """

    def __init__(self, parent: QWidget | None = None, *, width_px: int = 0) -> None:
        super().__init__(parent)
        view = QListView(self)
        view.setUniformItemSizes(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(view)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        across = QSizePolicy.Policy.Fixed if width_px else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if width_px:
            self.setFixedWidth(width_px)
        self.setMaxVisibleItems(16)
        self._is_hovered = False

    def sizeHint(self) -> QSize:
        """Return the height of a facet's button."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Return the least that is of use."""
        return QSize(_ARROW_ROOM + 4 * self.fontMetrics().height(), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darken the frame."""
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Lighten the frame."""
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, text and arrow."""
        del event
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = _Role.Accent if self.hasFocus() else _Role.Mid
        if self._is_hovered and not self.hasFocus():
            frame = _Role.Dark
        painter.setPen(QPen(palette.color(frame), 1.0))
        painter.setBrush(palette.color(_Role.Base))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        room = self.rect().adjusted(_PADDING, 0, -_ARROW_ROOM, 0)
        text = self.currentText() or self.placeholderText()
        elided = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(palette.color(_Role.Text if self.isEnabled() else _Role.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setPen(QPen(palette.color(_Role.Dark), 1.4))
        painter.drawPolyline(_chevron(QPointF(box.right() - _ARROW_ROOM / 2, box.center().y())))


def _chevron(middle: QPointF) -> QPolygonF:
    return QPolygonF([middle + QPointF(*point) for point in ((-3.5, -1.8), (0, 1.8), (3.5, -1.8))])
