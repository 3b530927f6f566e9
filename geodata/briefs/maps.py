"""The maps of a summary, as SVG: the county, where it lies, and the counties shaded."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from geodata.gazetteer import load
from geodata.mapping.drawing import MapSign, Sheet, draw_map
from geodata.model import CITY, Precision, Review
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geodata.briefs.model import Brief
    from geodata.model import Place

__all__ = ["Maps"]

_SHADES = ("#f4eee3", "#e6d8c0", "#d6c09b", "#c4a777", "#b08d55")
_LEFT_PARTS = 4
_BLANK, _MARKED = "#ffffff", "#8a7f72"


class Maps:
    """Draws on one basemap, which takes a moment to make."""

    def __init__(self, places: Iterable[Place], watch: Watch | None = None) -> None:
        # Brings Shapely; only who draws should wait for it.
        from geodata.mapping.basemap import basemap  # noqa: PLC0415

        self._watch = watch or Watch()
        self._share = 0.0  # of the watch, that is told already
        self._base: Mapping[str, Any] = basemap(load())
        self._places = [place for place in places if place.review is not Review.REJECTED]

    def of(self, adcode: str, width_mm: float, height_mm: float) -> str:
        """Return the map of a county with its places, or of the whole prefecture."""
        if adcode == CITY:
            return self._drawn(self._places, Sheet(width_mm, height_mm))
        inside = [place for place in self._places if adcode in place.counties]
        return self._drawn(inside, Sheet(width_mm, height_mm, focus=adcode))

    def _drawn(self, places: Iterable[Place], sheet: Sheet) -> str:
        # How many are still to come is not known here: each takes a part of what is left.
        left = 1.0 - self._share
        watch = self._watch.part(self._share, self._share + left / _LEFT_PARTS)
        self._share += left / _LEFT_PARTS
        return draw_map(self._base, _signs(places), sheet, watch)

    def locator(self, adcode: str, width_mm: float, height_mm: float) -> str:
        """Return the prefecture without names, one county marked."""
        codes = [county["properties"]["adcode"] for county in self._base["counties"]["features"]]
        fills = dict.fromkeys(codes, _BLANK) | {adcode: _MARKED}
        return draw_map(self._base, (), Sheet(width_mm, height_mm, fills=fills, is_locator=True))

    def shaded(
        self, briefs: Sequence[Brief], width_mm: float, height_mm: float
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the counties shaded by how many places are told of, and the legend.

        Each county's number stands under its name, as greys alone cannot be read exactly.
        """
        counts = {brief.adcode: brief.places for brief in briefs if brief.adcode != CITY}
        bounds = _bounds(max(counts.values(), default=0))
        fills = {code: _SHADES[bisect_left(bounds, n)] for code, n in counts.items() if n}
        notes = {code: f"{n} 处" for code, n in counts.items()}
        drawing = draw_map(self._base, (), Sheet(width_mm, height_mm, fills=fills, notes=notes))
        least = (0, *bounds)
        legend = [
            (shade, str(most) if most == before + 1 else f"{before + 1}—{most}")
            for shade, before, most in zip(_SHADES, least, bounds, strict=False)
        ]
        return drawing, tuple(legend)


def _bounds(most: int) -> tuple[int, ...]:
    """Return round upper bounds of the classes, the last of which holds the largest number.

    Numbers of places differ by powers, so the bounds go 1, 2, 5, 10 and so on.

    Examples
    --------
    >>> _bounds(93)
    (5, 10, 20, 50, 100)
    """
    series = [1, 2, 5]
    while len(series) < len(_SHADES) or series[-1] < most:
        series.append(series[-3] * 10)
    return tuple(series[-len(_SHADES) :])


def _signs(places: Iterable[Place]) -> list[MapSign]:
    """Return what stands on a map; what is known to the county only has no position there."""
    return [
        MapSign(
            name=place.name,
            kind=place.kind.value,
            at=(place.point.lon_deg, place.point.lat_deg)
            if place.point and place.precision is not Precision.COUNTY
            else None,
            is_exact=place.precision is Precision.SITE,
            weight=int(place.kind.is_core),
            uncertainty_m=place.uncertainty_m,
            counties=place.counties,
        )
        for place in places
        if place.precision.is_drawn
    ]
