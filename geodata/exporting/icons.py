"""The map's symbols as pictures, for formats that want files."""

from functools import cache

from geodata.exporting.pictures import png_of
from geodata.mapping.kinds import KindStyle
from geodata.mapping.shapes import svg_path

__all__ = ["icon_png", "icon_svg"]

_PIXELS = 64
_BOX = 13.0  #: half the width of the picture, in the units of the shapes


def icon_svg(style: KindStyle, *, is_hollow: bool) -> str:
    """Return a symbol as SVG: solid for a position, hollow for a county only."""
    ink = f'fill="#fff" stroke="{style.colour}" stroke-width="2.4"'
    if not is_hollow:
        ink = f'fill="{style.colour}" stroke="#fff" stroke-width="1.6"'
    box = f"{-_BOX} {-_BOX} {2 * _BOX} {2 * _BOX}"
    path = f'<path d="{svg_path(style.shape)}" stroke-linejoin="round" {ink}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"'
        f' width="{_PIXELS}" height="{_PIXELS}">{path}</svg>'
    )


@cache
def icon_png(style: KindStyle, *, is_hollow: bool) -> bytes:
    """Return a symbol as a PNG picture with a transparent ground."""
    return png_of(icon_svg(style, is_hollow=is_hollow), dpi=96)
