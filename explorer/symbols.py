"""The map's symbols for Qt: the same shapes and colours as `resources/web/js/symbols.js`."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

from geodata.mapping.kinds import KIND_STYLES
from geodata.mapping.shapes import CIRCLE_RADIUS, OUTLINES
from geodata.model import Kind, Precision

__all__ = ["kind_icon", "kind_ink", "shape_path"]

_PIXELS = 32
_STYLES = {style.kind: style for style in KIND_STYLES}
_UNIT = 11.0  #: half the width of the box that the shapes are given in


def kind_ink(kind: Kind, palette: QPalette) -> QColor:
    """Return the colour of a kind for letters and lines on a palette's paper, as on the map."""
    is_light = palette.color(QPalette.ColorRole.Base).lightnessF() > 0.5
    return QColor(_STYLES[kind].colour if is_light else _STYLES[kind].colour_dark)


def shape_path(shape: str) -> QPainterPath:
    """Return a shape around 0, 0 in a box from -10 to 10; a circle for an unknown one."""
    path = QPainterPath()
    if shape in OUTLINES:
        path.addPolygon([QPointF(x, y) for x, y in OUTLINES[shape]])
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(0, 0), CIRCLE_RADIUS, CIRCLE_RADIUS)
    return path


def kind_icon(kind: Kind, precision: Precision = Precision.SITE) -> QIcon:
    """Return the symbol of a kind; hollow where the position is not known within a township.

    It has the present theme's colours: who keeps it has to fetch it anew in another theme.
    """
    return _icon(kind, precision, kind_ink(kind, QGuiApplication.palette()).rgb())


@cache
def _icon(kind: Kind, precision: Precision, rgb: int) -> QIcon:
    icon = QIcon()
    for scale in (1, 2):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(_draw(kind, precision, QColor(rgb), scale), mode)
    return icon


def _draw(kind: Kind, precision: Precision, colour: QColor, scale: int) -> QPixmap:
    size = _PIXELS // 2 * scale
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setWindow(QRectF(-_UNIT, -_UNIT, 2 * _UNIT, 2 * _UNIT).toRect())
    painter.setPen(QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if precision in (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP):
        painter.setBrush(colour)
    path = shape_path(_STYLES[kind].shape)
    painter.scale(0.82, 0.82)
    painter.drawPath(path)
    painter.end()
    return pixmap
