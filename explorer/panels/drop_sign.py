"""Files that are dragged on the window: a sign tells what letting go would do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.look import sized

__all__ = ["DropSign"]

_PROJECT = ".gpkg"
_FRAME_PX = 3
_INSET_PX = 8
_RADIUS_PX = 10
_PADDING_PX = 26
_VEIL = 70  #: of 255: how much of the window the veil covers


class DropSign(QWidget):
    """A frame around the whole window with a sentence in its middle; the pointer goes through it.

    Attributes
    ----------
    sentence
        What it says.

    Signals
    -------
    project_dropped
        The path of a project that is to be opened.
    documents_dropped
        The paths of files and folders that are to be read.
    """

    project_dropped = Signal(object)
    documents_dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drop_sign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence = ""
        self.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take local files and folders; all else is left to the window."""
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        # A QDragEnterEvent is a QDropEvent too.
        if isinstance(event, QDropEvent) and (paths := _local_paths(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.DragEnter:
                self._show(paths)
            elif event.type() == QEvent.Type.Drop:
                self.hide()
                self._send(paths)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint veil, frame and sentence."""
        del event
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = palette.color(palette.ColorRole.Accent)
        veil = QColor(accent)
        veil.setAlpha(_VEIL)
        painter.setBrush(veil)
        painter.setPen(QPen(accent, _FRAME_PX))
        inset = _INSET_PX
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        font = sized(self.font(), 1.35, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(self.sentence) + 2 * _PADDING_PX
        height = QFontMetricsF(font).height() + _PADDING_PX
        sign = QRectF(0, 0, min(width, box.width()), height)
        sign.moveCenter(box.center())
        painter.setBrush(palette.color(palette.ColorRole.Base))
        painter.drawRoundedRect(sign, _RADIUS_PX, _RADIUS_PX)
        painter.setFont(font)
        painter.setPen(palette.color(palette.ColorRole.Text))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, self.sentence)

    def _show(self, paths: Sequence[Path]) -> None:
        project = _project_among(paths)
        if project is not None:
            self.sentence = self.tr("松开鼠标，打开项目“{}”").format(project.stem)
        elif len(paths) == 1:
            self.sentence = self.tr("松开鼠标，添加“{}”").format(paths[0].name)
        else:
            self.sentence = self.tr("松开鼠标，添加 {} 个文件").format(len(paths))
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def _send(self, paths: Sequence[Path]) -> None:
        project = _project_among(paths)
        if project is not None:
            self.project_dropped.emit(project)
        else:
            self.documents_dropped.emit(paths)


def _local_paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _project_among(paths: Sequence[Path]) -> Path | None:
    return next((path for path in paths if path.suffix.lower() == _PROJECT), None)
