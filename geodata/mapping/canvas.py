"""A sheet of SVG, in millimetres, on which the map is drawn."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geodata.mapping.kinds import KIND_STYLES
from geodata.mapping.shapes import svg_path

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["HATCH", "INK", "MUTED", "RIM", "Canvas", "points"]

INK, MUTED, RIM = "#2f2a25", "#6b6256", "#8a7f72"
#: Fill of a county without a figure.
HATCH = "url(#hatch)"
_SANS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_STYLES = {style.kind.value: style for style in KIND_STYLES}
_HATCH_PATTERN = (
    '<pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#fff"/>'
    '<path d="M0 0V1.6" stroke="#b9b0a3" stroke-width="0.5"/></pattern>'
)


class Canvas:
    """Elements in the order in which they are drawn; attributes take `_` for `-`."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        self._parts: list[str] = []

    def add(self, name: str, **attributes: object) -> None:
        """Add an element without a text."""
        self._parts.append(f"<{name}{_told(attributes)}/>")

    def text(self, text: str, x: float, y: float, size: float, **attributes: object) -> None:
        """Write a text, with a white rim, from a point on its baseline."""
        halo = 'stroke="#fff" stroke-width="0.5" stroke-linejoin="round" paint-order="stroke"'
        place = f'x="{x:.2f}" y="{y:.2f}" font-size="{size}"'
        self._parts.append(f"<text {place}{_told(attributes)} {halo}>{escape(text)}</text>")

    def symbol(
        self, kind: str, x: float, y: float, size: float, *, is_hollow: bool = False
    ) -> None:
        """Draw the symbol of a kind around a point."""
        style = _STYLES[kind]
        ink: dict[str, object] = {"fill": style.colour, "stroke": "#fff", "stroke_width": 1.4}
        if is_hollow:
            ink = {"fill": "#fff", "stroke": style.colour, "stroke_width": 2.2}
        place = f"translate({x:.2f} {y:.2f}) scale({size / 20:.3f})"
        self.add("path", d=svg_path(style.shape), transform=place, stroke_linejoin="round", **ink)

    def ring(self, kind: str, x: float, y: float, radius: float) -> None:
        """Draw the ring of an uncertainty around a point."""
        colour = _STYLES[kind].colour
        self.add(
            "circle", cx=f"{x:.2f}", cy=f"{y:.2f}", r=f"{radius:.2f}", fill=colour,
            fill_opacity=0.05, stroke=colour, stroke_opacity=0.6, stroke_width=0.2,
            stroke_dasharray="0.9 0.9",
        )  # fmt: skip

    def svg(self) -> str:
        """Return the whole drawing, cut at the sheet's edge."""
        width, height = self.width_mm, self.height_mm
        clip = f'<clipPath id="sheet"><rect width="{width}" height="{height}"/></clipPath>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm"'
            f' viewBox="0 0 {width} {height}" font-family="{_SANS}">'
            f"<defs>{_HATCH_PATTERN}{clip}</defs>"
            f'<g clip-path="url(#sheet)">{"".join(self._parts)}</g></svg>'
        )


def _told(attributes: dict[str, object]) -> str:
    return "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())


def points(positions: Iterable[tuple[float, float]]) -> str:
    """Return points as they stand in a path.

    Examples
    --------
    >>> points([(1.0, 2.0), (3.0, 4.5)])
    '1.00 2.00L3.00 4.50'
    """
    return "L".join(f"{x:.2f} {y:.2f}" for x, y in positions)
