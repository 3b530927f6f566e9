"""The maps of a summary, as SVG: the county, where it lies, and the counties shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.gazetteer import load
from geodata.mapping.drawing import MapSign, Sheet, draw_map
from geodata.model import CITY, Precision, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geodata.briefs.model import Brief
    from geodata.model import Place

__all__ = ["Maps"]

_SHADES = ("#f2ece2", "#e0d3bf", "#c9b493", "#a88d64", "#7d6440")
_BLANK, _MARKED = "#ffffff", "#8a7f72"


class Maps:
    """Draws on one basemap, which takes a moment to make."""

    def __init__(self, places: Iterable[Place]) -> None:
        # Brings Shapely; only who draws should wait for it.
        from geodata.mapping.basemap import basemap  # noqa: PLC0415

        self._base: Mapping[str, Any] = basemap(load())
        self._places = [place for place in places if place.review is not Review.REJECTED]

    def of(self, adcode: str, width_mm: float, height_mm: float) -> str:
        """Return the map of a county with its places, or of the whole prefecture."""
        if adcode == CITY:
            return draw_map(self._base, _signs(self._places), Sheet(width_mm, height_mm))
        inside = [place for place in self._places if adcode in place.counties]
        return draw_map(self._base, _signs(inside), Sheet(width_mm, height_mm, focus=adcode))

    def locator(self, adcode: str, width_mm: float, height_mm: float) -> str:
        """Return the prefecture without names, one county marked."""
        codes = [county["properties"]["adcode"] for county in self._base["counties"]["features"]]
        fills = dict.fromkeys(codes, _BLANK) | {adcode: _MARKED}
        return draw_map(self._base, (), Sheet(width_mm, height_mm, fills=fills, is_locator=True))

    def shaded(self, briefs: Sequence[Brief], width_mm: float, height_mm: float) -> str:
        """Return the counties shaded by how many places are told of; without any: hatched."""
        counts = {brief.adcode: brief.places for brief in briefs if brief.adcode != CITY}
        top, steps = max(counts.values(), default=0) or 1, len(_SHADES) - 1
        fills = {code: _SHADES[round(steps * n / top)] for code, n in counts.items() if n}
        return draw_map(self._base, (), Sheet(width_mm, height_mm, fills=fills))


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
        )
        for place in places
        if place.precision.is_drawn
    ]
