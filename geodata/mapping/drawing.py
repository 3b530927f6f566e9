"""The map as a drawing: SVG for prints and pictures, in millimetres, with text as text.

The same things as on the screen, in print's manner: what is known to the county only is not strewn
over it but counted under the county's name and in the legend, and a ring around a village or a
township says how far off it may be. The projection is an
equirectangular one, true to scale along the middle parallel; at this size it differs from any
conformal one by less than a line's width.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geodata.mapping.canvas import HATCH, INK, MUTED, RIM, Canvas, points
from geodata.mapping.furniture import draw_legend, draw_north, draw_scale
from geodata.mapping.placement import Box, Labels, spread, text_width
from geodata.mapping.projection import Projection
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["MapSign", "Sheet", "draw_map"]

_TINTS = ("#f3e3cc", "#e3ead9", "#efdcd6", "#dde3ee", "#efe9c9", "#e6dceb")
_PALE = "#f6f3ee"
_RIVER, _RIVER_NAME = "#a9bcc6", "#6f8896"
#: Rivers are known to 2 km or better: on a larger scale the line would promise more.
_RIVER_MM_PER_KM = 3.0
_SYMBOL_MM = 3.2
#: A ring that the symbol hides says nothing, one over half the sheet only darkens it.
_RING_LEAST_MM, _RING_MOST_SHARE = 2.4, 0.25


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
    """A place on the map.

    Attributes
    ----------
    name, kind
        What it is called, and the id of its kind.
    at
        WGS-84 (longitude, latitude); None: only its counties are known.
    is_exact
        Whether the position is the place's own, not that of its village or township.
    weight
        The heavier is named first.
    uncertainty_m
        How far off the position may be.
    counties
        The codes of its counties.
    """

    name: str
    kind: str
    at: tuple[float, float] | None
    is_exact: bool
    weight: int
    uncertainty_m: float | None = None
    counties: tuple[str, ...] = ()


def draw_map(
    base: Mapping[str, Any], signs: Sequence[MapSign], sheet: Sheet, watch: Watch | None = None
) -> str:
    """Return the map as SVG.

    Parameters
    ----------
    base
        Counties, neighbours and townships as `geodata.mapping.basemap` gives them.
    signs
        The places; those without a position are counted.
    sheet
        The paper.
    watch
        Told how much is drawn.
    """
    return _Drawing(base, sheet).draw(signs, watch or Watch())


class _Drawing:
    def __init__(self, base: Mapping[str, Any], sheet: Sheet) -> None:
        self._base = base
        self._sheet = sheet
        self._counties = base["counties"]["features"]
        self._project = Projection(self._bounds(), (sheet.width_mm, sheet.height_mm), margin_mm=6)
        self._canvas = Canvas(sheet.width_mm, sheet.height_mm)
        self._labels = Labels(Box(0.5, 0.5, sheet.width_mm - 0.5, sheet.height_mm - 0.5))

    def draw(self, signs: Sequence[MapSign], watch: Watch) -> str:
        self._draw_ground()
        if self._sheet.is_locator:
            return self._canvas.svg()
        sited = [(sign, sign.at) for sign in signs if sign.at and self._is_on_sheet(sign.at)]
        sited.sort(key=lambda each: (-each[0].weight, each[0].name))
        # One ring for all that is known to the same village: several would only be darker.
        rings = {(at, mm): sign.kind for sign, at in sited if (mm := self._ring_mm(sign))}
        for (at, radius), kind in rings.items():
            self._canvas.ring(kind, *self._project(at), radius)
        self._draw_furniture(signs, has_rings=bool(rings))
        spots = spread([self._project(at) for _sign, at in sited], _SYMBOL_MM)
        for x, y in spots:
            self._labels.block(Box.around(x, y, _SYMBOL_MM, _SYMBOL_MM))
        self._name_counties(
            Counter(code for sign in signs if not sign.at for code in sign.counties)
        )
        for (sign, _at), spot in watch.over(tuple(zip(sited, spots, strict=True))):
            self._draw_sign(sign, spot)
        if self._sheet.focus:
            self._name_townships()
        self._name_rivers()
        self._name_neighbours()
        return self._canvas.svg()

    def _ring_mm(self, sign: MapSign) -> float:
        """Return the radius of a sign's ring on the sheet, 0 for none."""
        if sign.is_exact or not sign.uncertainty_m:
            return 0.0
        radius = sign.uncertainty_m / 1000 * self._project.mm_per_km
        most = _RING_MOST_SHARE * min(self._sheet.width_mm, self._sheet.height_mm)
        return radius if _RING_LEAST_MM < radius < most else 0.0

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
        return "".join(f"M{points(map(self._project, ring))}Z" for ring in rings)

    def _draw_ground(self) -> None:
        width, height = self._sheet.width_mm, self._sheet.height_mm
        self._canvas.add("rect", width=width, height=height, fill="#fbfaf7")
        for neighbour in self._base["neighbours"]["features"]:
            path = self._path(neighbour["geometry"])
            self._canvas.add("path", d=path, fill="#f4f1eb", stroke="#d8d1c5", stroke_width=0.2)
        for county in self._counties:
            path = self._path(county["geometry"])
            fill = self._fill(county["properties"])
            self._canvas.add("path", d=path, fill=fill, stroke=RIM, stroke_width=0.25)
        self._draw_rivers()
        outline = self._path(self._base["outline"])
        self._canvas.add("path", d=outline, fill="none", stroke="#5d4a5c", stroke_width=0.6)

    @property
    def _rivers(self) -> Sequence[Mapping[str, Any]]:
        rivers: Sequence[Mapping[str, Any]] = self._base["rivers"]
        is_small = self._project.mm_per_km <= _RIVER_MM_PER_KM
        return rivers if is_small and not self._sheet.is_locator else ()

    def _draw_rivers(self) -> None:
        for river in self._rivers:
            path = f"M{points(map(self._project, river['line']))}"
            self._canvas.add("path", d=path, fill="none", stroke=_RIVER, stroke_width=0.5,
                      stroke_linejoin="round")  # fmt: skip

    def _name_rivers(self) -> None:
        for river in self._rivers:
            for position in filter(self._is_on_sheet, river["labels"]):
                x, y = self._project(position)
                if self._labels.take(Box.around(x, y, text_width(river["name"], 2.2), 2.2)):
                    self._canvas.text(river["name"], x, y + 0.8, 2.2, fill=_RIVER_NAME,
                               text_anchor="middle", font_style="italic")  # fmt: skip
                    break

    def _fill(self, county: Mapping[str, Any]) -> str:
        if self._sheet.fills is not None:
            return self._sheet.fills.get(county["adcode"], HATCH)
        if self._sheet.focus and county["adcode"] != self._sheet.focus:
            return _PALE
        return _TINTS[county["tint"] % len(_TINTS)]

    def _name_counties(self, loose: Mapping[str, int]) -> None:
        """Name the counties; below, what is to be told, or how many are known to them only."""
        for county in self._counties:
            name, adcode = county["properties"]["name"], county["properties"]["adcode"]
            is_focus = adcode == self._sheet.focus
            size = 3.6 if is_focus else 2.6
            for position in county["properties"]["labels"]:
                x, y = self._project(position)
                if self._labels.take(Box.around(x, y, text_width(name, size * 1.2), size)):
                    ink = INK if is_focus or not self._sheet.focus else RIM
                    self._canvas.text(
                        name, x, y + size * 0.36, size,
                        fill=ink, text_anchor="middle", font_weight="bold", letter_spacing="0.3",
                    )  # fmt: skip
                    if note := self._sheet.notes.get(adcode):
                        self._labels.block(Box.around(x, y + size, text_width(note, 2.6), 2.6))
                        self._canvas.text(
                            note, x, y + size + 1.6, 2.4, fill=INK, text_anchor="middle"
                        )
                    elif loose.get(adcode) and (is_focus or not self._sheet.focus):
                        self._tell_loose(loose[adcode], x, y + size + 0.4)
                    break

    def _tell_loose(self, count: int, x: float, y: float) -> None:
        """Say under a county's name how many places are somewhere in it."""
        text = f"位置未详 {count} 处"
        size = 2.2 if self._sheet.focus else 1.8
        if self._labels.take(Box.around(x, y, text_width(text, size), size)):
            self._canvas.text(text, x, y + size * 0.36, size, fill=MUTED, text_anchor="middle")

    def _name_townships(self) -> None:
        for township in self._base.get("townships", ()):
            if not self._is_on_sheet(township["at"]):
                continue
            x, y = self._project(township["at"])
            spot = self._labels.beside(x, y, township["name"], 1.9, gap=0.9)
            if spot:
                self._canvas.add("circle", cx=f"{x:.2f}", cy=f"{y:.2f}", r=0.4, fill=MUTED)
                self._canvas.text(township["name"], *spot, 1.9, fill=MUTED)

    def _name_neighbours(self) -> None:
        for neighbour in self._base["neighbours"]["features"]:
            label = neighbour["properties"].get("label")
            if not label or not self._is_on_sheet(label):
                continue
            x, y = self._project(label)
            name = neighbour["properties"]["name"]
            if self._labels.take(Box.around(x, y, text_width(name, 2.2), 2.2)):
                self._canvas.text(name, x, y + 0.8, 2.2, fill="#a2988a", text_anchor="middle")

    def _draw_sign(self, sign: MapSign, at: tuple[float, float]) -> None:
        x, y = at
        self._canvas.symbol(sign.kind, x, y, _SYMBOL_MM if sign.is_exact else _SYMBOL_MM * 0.72)
        spot = self._labels.beside(x, y, sign.name, 2.3, gap=_SYMBOL_MM / 2 + 0.7)
        if spot:
            self._canvas.text(sign.name, *spot, 2.3, fill=INK)

    def _draw_furniture(self, signs: Sequence[MapSign], *, has_rings: bool) -> None:
        draw_legend(
            self._canvas,
            self._labels,
            placed=[(sign.kind, *self._project(sign.at)) for sign in signs if sign.at],
            loose=[sign.kind for sign in signs if not sign.at],
            has_rings=has_rings,
            river=_RIVER if self._rivers else "",
        )
        draw_scale(self._canvas, self._labels, self._project.mm_per_km)
        draw_north(self._canvas, self._labels)


def _rings(geometry: Mapping[str, Any]) -> Iterable[Sequence[Sequence[float]]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        yield from polygon
