"""The room of a panel's heading: as high as its content, but never so high that little is left."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

__all__ = ["HeadingArea"]

_MOST_PERCENT = 50  #: of the panel's height
_LEAST_PX = 60


class HeadingArea(QScrollArea):
    """Shows its content whole up to half of the panel; what is more is scrolled to."""

    def __init__(self, content: QWidget, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._content = content
        self.setProperty("look", "heading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)
        content.installEventFilter(self)
        panel.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the height that the content wants in the present width, within the bound."""
        most = max(_LEAST_PX, self._panel.height() * _MOST_PERCENT // 100)
        frame = self.height() - self.viewport().height()
        wanted = self._wanted_px(self.width()) + frame
        return QSize(super().sizeHint().width(), min(wanted, most))

    def show_top(self) -> None:
        """Scroll to the beginning, as for other content."""
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Return that it may be low: it can be scrolled."""
        return QSize(super().minimumSizeHint().width(), min(_LEAST_PX, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content's wishes and the panel's height."""
        is_wish = watched is self._content and event.type() == QEvent.Type.LayoutRequest
        if is_wish or (watched is self._panel and event.type() == QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # By hand: a resizable content would be made as high as it were in the least width.
        width = self.viewport().width()
        self._content.resize(width, max(self._wanted_px(width), self.viewport().height()))
        self.updateGeometry()

    def _wanted_px(self, width: int) -> int:
        if self._content.hasHeightForWidth():
            return self._content.heightForWidth(width)
        return self._content.sizeHint().height()
