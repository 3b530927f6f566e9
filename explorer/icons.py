"""The program's line icons, drawn in the colour of the text beside them."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from geodata.resources import read_text

__all__ = ["app_icon", "line_icon"]

_SIZE = 20


@cache
def line_icon(name: str, colour: str) -> QIcon:
    """Return an icon of `resources/icons/` in a colour given as `#rrggbb`."""
    svg = read_text(f"icons/{name}.svg").replace("currentColor", QColor(colour).name())
    return _render(svg, (_SIZE, 2 * _SIZE))


@cache
def app_icon() -> QIcon:
    """Return the program's own icon."""
    return _render(read_text("icons/datong.svg"), (32, 64, 128))


def _render(svg: str, sizes: tuple[int, ...]) -> QIcon:
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    icon = QIcon()
    for size in sizes:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
