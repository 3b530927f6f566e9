"""The map as a drawing: SVG for prints and pictures, in millimetres, with text as text.

The same things as on the screen, in print's manner: what is known to the county only is not strewn
over it but counted in a box, for paper has no tooltip that would say so. The projection is an
equirectangular one, true to scale along the middle parallel; at this size it differs from any
conformal one by less than a line's width.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from geodata.mapping.kinds import KIND_STYLES
from geodata.mapping.placement import Box, Labels, spread, text_width
from geodata.mapping.projection import Projection
from geodata.mapping.shapes import svg_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["MapSign", "Sheet", "draw_map"]

_SANS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_INK, _MUTED, _RIM = "#2f2a25", "#6b6256", "#8a7f72"
_TINTS = ("#f3e3cc", "#e3ead9", "#efdcd6", "#dde3ee", "#efe9c9", "#e6dceb")
_PALE = "#f6f3ee"
_HATCH = "url(#hatch)"
_STYLES = {style.kind.value: style for style in KIND_STYLES}
_RIVER, _RIVER_NAME = "#a9bcc6", "#6f8896"
#: Rivers are known to 2 km or better: on a larger scale the line would promise more.
_RIVER_MM_PER_KM = 3.0
_SYMBOL_MM = 3.2
_SCALES_KM = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper.

    Attributes
    ----------
    width_mm, height_mm
        Its size.
    focus
        The code of the county that fills it; `""` for the whole prefecture.
    fills
        Colours of counties by code instead of their tints; a county that is missing is hatched.
        None keeps the tints.
    notes
        What stands under the names of counties, by code.
    is_locator
        Whether it only shows where a county lies: without names, legend, scale and north arrow.
    """

    width_mm: float
    height_mm: float
    focus: str = ""
    fills: Mapping[str, str] | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    is_locator: bool = False


@dataclass(frozen=True, slots=True)
class MapSign:
    """A place on the map; `at` is WGS-84 (longitude, latitude), None: only the county is known."""

    name: str
    kind: str
    at: tuple[float, float] | None
    is_exact: bool
    weight: int


def draw_map(base: Mapping[str, Any], signs: Sequence[MapSign], sheet: Sheet) -> str:
    """Return the map as SVG.

    Parameters
    ----------
    base
        Counties, neighbours and townships as `geodata.mapping.basemap` gives them.
    signs
        The places; those without a position are counted in a box.
    sheet
        The paper.
    """
    return _Drawing(base, sheet).draw(signs)


class _Drawing:
    def __init__(self, base: Mapping[str, Any], sheet: Sheet) -> None:
        self._base = base
        self._sheet = sheet
        self._counties = base["counties"]["features"]
        self._project = Projection(self._bounds(), (sheet.width_mm, sheet.height_mm), margin_mm=6)
        self._parts: list[str] = []
        self._labels = Labels(Box(0.5, 0.5, sheet.width_mm - 0.5, sheet.height_mm - 0.5))

    def draw(self, signs: Sequence[MapSign]) -> str:
        self._draw_ground()
        if self._sheet.is_locator:
            return self._svg()
        self._draw_furniture(signs)
        on_sheet = (sign for sign in signs if sign.at and self._is_on_sheet(sign.at))
        drawn = sorted(on_sheet, key=lambda sign: (-sign.weight, sign.name))
        spots = spread([self._project(sign.at or (0, 0)) for sign in drawn], _SYMBOL_MM)
        for x, y in spots:
            self._labels.block(Box.around(x, y, _SYMBOL_MM, _SYMBOL_MM))
        self._name_counties()
        for sign, spot in zip(drawn, spots, strict=True):
            self._draw_sign(sign, spot)
        if self._sheet.focus:
            self._name_townships()
        self._name_rivers()
        self._name_neighbours()
        return self._svg()

    def _bounds(self) -> Sequence[float]:
        if not self._sheet.focus:
            return list(self._base["bounds"])
        positions = [
            position
            for county in self._counties
            if county["properties"]["adcode"] == self._sheet.focus
            for ring in _rings(county["geometry"])
            for position in ring
        ]
        xs, ys = zip(*positions, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _is_on_sheet(self, position: Sequence[float]) -> bool:
        x, y = self._project(position)
        return 0 < x < self._sheet.width_mm and 0 < y < self._sheet.height_mm

    def _path(self, geometry: Mapping[str, Any]) -> str:
        rings = _rings(geometry)
        return "".join(f"M{_points(map(self._project, ring))}Z" for ring in rings)

    def _add(self, name: str, **attributes: object) -> None:
        told = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
        self._parts.append(f"<{name}{told}/>")

    def _text(self, text: str, x: float, y: float, size: float, **attributes: object) -> None:
        told = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
        halo = 'stroke="#fff" stroke-width="0.5" stroke-linejoin="round" paint-order="stroke"'
        place = f'x="{x:.2f}" y="{y:.2f}" font-size="{size}"'
        self._parts.append(f"<text {place}{told} {halo}>{escape(text)}</text>")

    def _draw_ground(self) -> None:
        width, height = self._sheet.width_mm, self._sheet.height_mm
        self._add("rect", width=width, height=height, fill="#fbfaf7")
        for neighbour in self._base["neighbours"]["features"]:
            path = self._path(neighbour["geometry"])
            self._add("path", d=path, fill="#f4f1eb", stroke="#d8d1c5", stroke_width=0.2)
        for county in self._counties:
            path = self._path(county["geometry"])
            fill = self._fill(county["properties"])
            self._add("path", d=path, fill=fill, stroke=_RIM, stroke_width=0.25)
        self._draw_rivers()
        outline = self._path(self._base["outline"])
        self._add("path", d=outline, fill="none", stroke="#5d4a5c", stroke_width=0.6)

    @property
    def _rivers(self) -> Sequence[Mapping[str, Any]]:
        rivers: Sequence[Mapping[str, Any]] = self._base["rivers"]
        is_small = self._project.mm_per_km <= _RIVER_MM_PER_KM
        return rivers if is_small and not self._sheet.is_locator else ()

    def _draw_rivers(self) -> None:
        for river in self._rivers:
            path = f"M{_points(map(self._project, river['line']))}"
            self._add("path", d=path, fill="none", stroke=_RIVER, stroke_width=0.5,
                      stroke_linejoin="round")  # fmt: skip

    def _name_rivers(self) -> None:
        for river in self._rivers:
            for position in filter(self._is_on_sheet, river["labels"]):
                x, y = self._project(position)
                if self._labels.take(Box.around(x, y, text_width(river["name"], 2.2), 2.2)):
                    self._text(river["name"], x, y + 0.8, 2.2, fill=_RIVER_NAME,
                               text_anchor="middle", font_style="italic")  # fmt: skip
                    break

    def _fill(self, county: Mapping[str, Any]) -> str:
        if self._sheet.fills is not None:
            return self._sheet.fills.get(county["adcode"], _HATCH)
        if self._sheet.focus and county["adcode"] != self._sheet.focus:
            return _PALE
        return _TINTS[county["tint"] % len(_TINTS)]

    def _name_counties(self) -> None:
        for county in self._counties:
            name, is_focus = county["properties"]["name"], self._is_focus(county)
            size = 3.6 if is_focus else 2.6
            for position in county["properties"]["labels"]:
                x, y = self._project(position)
                box = Box.around(x, y, text_width(name, size * 1.2), size)
                if self._labels.take(box):
                    ink = _INK if is_focus or not self._sheet.focus else _RIM
                    self._text(
                        name, x, y + size * 0.36, size,
                        fill=ink, text_anchor="middle", font_weight="bold", letter_spacing="0.3",
                    )  # fmt: skip
                    self._note_below(county["properties"]["adcode"], x, y + size)
                    break

    def _note_below(self, adcode: str, x: float, y: float) -> None:
        if note := self._sheet.notes.get(adcode):
            self._labels.block(Box.around(x, y, text_width(note, 2.6), 2.6))
            self._text(note, x, y + 1.6, 2.4, fill=_INK, text_anchor="middle")

    def _is_focus(self, county: Mapping[str, Any]) -> bool:
        return bool(county["properties"]["adcode"] == self._sheet.focus)

    def _name_townships(self) -> None:
        for township in self._base.get("townships", ()):
            if not self._is_on_sheet(township["at"]):
                continue
            x, y = self._project(township["at"])
            spot = self._labels.beside(x, y, township["name"], 1.9, gap=0.9)
            if spot:
                self._add("circle", cx=f"{x:.2f}", cy=f"{y:.2f}", r=0.4, fill=_MUTED)
                self._text(township["name"], *spot, 1.9, fill=_MUTED)

    def _name_neighbours(self) -> None:
        for neighbour in self._base["neighbours"]["features"]:
            label = neighbour["properties"].get("label")
            if not label or not self._is_on_sheet(label):
                continue
            x, y = self._project(label)
            name = neighbour["properties"]["name"]
            if self._labels.take(Box.around(x, y, text_width(name, 2.2), 2.2)):
                self._text(name, x, y + 0.8, 2.2, fill="#a2988a", text_anchor="middle")

    def _draw_sign(self, sign: MapSign, at: tuple[float, float]) -> None:
        x, y = at
        self._symbol(sign.kind, x, y, _SYMBOL_MM if sign.is_exact else _SYMBOL_MM * 0.72)
        spot = self._labels.beside(x, y, sign.name, 2.3, gap=_SYMBOL_MM / 2 + 0.7)
        if spot:
            self._text(sign.name, *spot, 2.3, fill=_INK)

    def _symbol(
        self, kind: str, x: float, y: float, size: float, *, is_hollow: bool = False
    ) -> None:
        style = _STYLES[kind]
        ink = {"fill": style.colour, "stroke": "#fff", "stroke_width": 1.4}
        if is_hollow:
            ink = {"fill": "#fff", "stroke": style.colour, "stroke_width": 2.2}
        place = f"translate({x:.2f} {y:.2f}) scale({size / 20:.3f})"
        self._add("path", d=svg_path(style.shape), transform=place, stroke_linejoin="round", **ink)

    def _draw_furniture(self, signs: Sequence[MapSign]) -> None:
        self._draw_legend(signs)
        self._draw_scale()
        self._draw_north()

    def _draw_legend(self, signs: Sequence[MapSign]) -> None:
        """List the kinds with how many stand on the map and how many are known to the county."""
        placed = Counter(sign.kind for sign in signs if sign.at)
        loose = Counter(sign.kind for sign in signs if not sign.at)
        kinds = [style for style in KIND_STYLES if placed[style.kind] or loose[style.kind]]
        if not kinds:
            return
        row, width = 3.9, 37.0
        height = row * (len(kinds) + bool(self._rivers)) + 6.2
        left, top = self._corner(width, height, signs)
        self._labels.block(Box(left, top, left + width, top + height))
        self._add(
            "rect", x=left, y=f"{top:.2f}", width=width, height=f"{height:.2f}",
            fill="#fff", fill_opacity=0.93, stroke=_RIM, stroke_width=0.15,
        )  # fmt: skip
        self._text("图例", left + 2, top + 3.7, 2.4, fill=_INK, font_weight="bold")
        for at, head in ((22.5, "定位"), (31.5, "仅知县区")):
            self._text(head, left + at, top + 3.7, 1.8, fill=_MUTED, text_anchor="middle")
        for number, style in enumerate(kinds):
            y = top + 6.8 + row * number
            self._symbol(style.kind, left + 3.4, y, 2.8)
            self._text(style.label, left + 6, y + 0.8, 2.2, fill=_INK)
            self._text(str(placed[style.kind] or "–"), left + 22.5, y + 0.8, 2.2,
                       fill=_INK, text_anchor="middle")  # fmt: skip
            if loose[style.kind]:
                self._symbol(style.kind, left + 29.6, y, 2.4, is_hollow=True)
                self._text(str(loose[style.kind]), left + 32, y + 0.8, 2.2, fill=_INK)
        if self._rivers:
            y = top + 6.8 + row * len(kinds)
            self._add("path", d=f"M{left + 1.9:.2f} {y:.2f}h3", stroke=_RIVER, stroke_width=0.5)
            self._text("河流（概略）", left + 6, y + 0.8, 2.2, fill=_INK)

    def _corner(self, width: float, height: float, signs: Sequence[MapSign]) -> tuple[float, float]:
        """Return where a box hides the fewest symbols; scale and arrow keep the right corners."""
        bottom = self._sheet.height_mm - height - 1.5
        right = self._sheet.width_mm - width - 1.5
        corners = ((1.5, bottom), (1.5, 1.5), (right, bottom - 8), (right, 16.0))
        spots = [self._project(sign.at) for sign in signs if sign.at]

        def hidden(corner: tuple[float, float]) -> int:
            left, top = corner
            box = Box(left, top, left + width, top + height)
            return sum(box.overlaps(Box.around(x, y, _SYMBOL_MM, _SYMBOL_MM)) for x, y in spots)

        return min(corners, key=hidden)

    def _draw_scale(self) -> None:
        per_km = self._project.mm_per_km
        length = max((km for km in _SCALES_KM if km * per_km < 40), default=_SCALES_KM[0])
        width = length * per_km
        right, y = self._sheet.width_mm - 3, self._sheet.height_mm - 3.2
        self._labels.block(Box(right - width - 1, y - 4.5, right + 1, y + 1))
        for part, fill in enumerate((_INK, "#fff")):
            self._add(
                "rect", x=f"{right - width + part * width / 2:.2f}", y=f"{y:.2f}", height=0.9,
                width=f"{width / 2:.2f}", fill=fill, stroke=_INK, stroke_width=0.15,
            )  # fmt: skip
        self._text(f"{length} 公里", right, y - 1, 2, fill=_INK, text_anchor="end")

    def _draw_north(self) -> None:
        x, y = self._sheet.width_mm - 6, 5.5
        self._labels.block(Box(x - 3.5, y - 4.5, x + 3.5, y + 8))
        self._add("path", d=f"M{x} {y - 3}L{x + 2} {y + 4}L{x} {y + 2.6}Z", fill=_INK)
        self._add(
            "path", d=f"M{x} {y - 3}L{x - 2} {y + 4}L{x} {y + 2.6}Z",
            fill="#fff", stroke=_INK, stroke_width=0.15,
        )  # fmt: skip
        self._text("北", x, y + 7, 2.2, fill=_INK, text_anchor="middle")

    def _svg(self) -> str:
        width, height = self._sheet.width_mm, self._sheet.height_mm
        hatch = (
            '<pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#fff"/>'
            '<path d="M0 0V1.6" stroke="#b9b0a3" stroke-width="0.5"/></pattern>'
        )
        clip = f'<clipPath id="sheet"><rect width="{width}" height="{height}"/></clipPath>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm"'
            f' viewBox="0 0 {width} {height}" font-family="{_SANS}"><defs>{hatch}{clip}</defs>'
            f'<g clip-path="url(#sheet)">{"".join(self._parts)}</g></svg>'
        )


def _points(positions: Iterable[tuple[float, float]]) -> str:
    return "L".join(f"{x:.2f} {y:.2f}" for x, y in positions)


def _rings(geometry: Mapping[str, Any]) -> Iterable[Sequence[Sequence[float]]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        yield from polygon
