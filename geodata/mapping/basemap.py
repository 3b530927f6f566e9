"""What lies under the symbols: counties, outline, neighbours and rivers, simplified for a screen.

All geometries are WGS-84 degrees, longitude first. Importing this module imports Shapely.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Protocol

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry import mapping

from geodata.gazetteer.entries import Entry, Level
from geodata.model import County

__all__ = ["Geography", "basemap"]

#: About 100 m: below a pixel until the map shows a single township.
_TOLERANCE_DEG = 0.001
_NEIGHBOUR_TOLERANCE_DEG = 0.004
#: Four digits are some 10 m.
_DIGITS = 4
#: How far around the prefecture its neighbours are shown; a little more than the map may be moved.
_CONTEXT_DEG = 2.2
#: Where neighbours' names stand: close enough to be seen together with the whole prefecture.
_NAMES_DEG = 0.35
#: How far the spots for a river's name stand apart along it; shorter rivers get no name.
_RIVER_NAMES_DEG = 0.2
_LABEL_SPOTS = 12
_LABEL_GRID = 11

Area = Polygon | MultiPolygon


class Geography(Protocol):
    """What is asked of a gazetteer (`geodata.gazetteer.Gazetteer` is one)."""

    @property
    def counties(self) -> tuple[County, ...]:
        """The ten county-level divisions."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What is known beforehand; townships with a point are context."""

    def geometry(self, adcode: str) -> Area:
        """Return a county's polygons."""

    def neighbours(self) -> Sequence[tuple[str, Area]]:
        """Return what lies around, by name."""

    def rivers(self) -> Sequence[tuple[str, LineString]]:
        """Return the courses of rivers, about, by name."""


def basemap(geography: Geography) -> dict[str, Any]:
    """Return bounds, counties, outline, neighbours, rivers and townships as the map takes them.

    Their form is described in resources/web/js/map.js.
    """
    counties = geography.counties
    exact = [geography.geometry(county.adcode) for county in counties]
    areas = [_area(shape) for shape in shapely.coverage_simplify(exact, _TOLERANCE_DEG)]
    outline = _area(shapely.union_all(areas))
    tints = _tints(areas)
    return {
        "bounds": [round(float(number), _DIGITS) for number in outline.bounds],
        "counties": _collection(
            _feature(
                area,
                {
                    "adcode": county.adcode,
                    "name": county.name,
                    "tint": tint,
                    "labels": _label_spots(area),
                },
            )
            for county, area, tint in zip(counties, areas, tints, strict=True)
        ),
        "outline": _rounded(mapping(outline)),
        "neighbours": _collection(_neighbours(geography.neighbours(), outline)),
        "rivers": [
            {
                "name": name,
                "line": _rounded(mapping(line))["coordinates"],
                "labels": _river_spots(line, outline),
            }
            for name, line in geography.rivers()
        ],
        "townships": [
            {
                "name": entry.name,
                "at": [round(entry.point.lon_deg, _DIGITS), round(entry.point.lat_deg, _DIGITS)],
            }
            for entry in geography.entries
            if entry.level is Level.TOWNSHIP and entry.point is not None
        ],
    }


def _area(shape: object) -> Area:
    if not isinstance(shape, Polygon | MultiPolygon):
        raise TypeError(f"not an area: {shape!r}")
    return shape


def _neighbours(named: Iterable[tuple[str, Area]], outline: Area) -> Iterable[dict[str, Any]]:
    """Clip neighbours to the surroundings; each gets a spot for its name, close by if it can."""
    west, south, east, north = outline.bounds
    frame = shapely.box(west, south, east, north)
    surroundings = frame.buffer(_CONTEXT_DEG, join_style="mitre")
    close = frame.buffer(_NAMES_DEG, join_style="mitre")
    for name, shape in named:
        clipped = shapely.make_valid(shape.simplify(_NEIGHBOUR_TOLERANCE_DEG))
        clipped = clipped.intersection(surroundings)
        if not isinstance(clipped, Polygon | MultiPolygon) or clipped.is_empty:
            continue
        seen = clipped.intersection(close).difference(outline.buffer(0.02))
        near = isinstance(seen, Polygon | MultiPolygon) and not seen.is_empty
        label = _label_spots(_area(seen) if near else clipped)[0]
        yield _feature(clipped, {"name": name, "label": label})


def _tints(areas: Sequence[Area]) -> list[int]:
    """Give each area a small number, so that no two that touch have the same.

    Greedy colouring, most neighbours first (Welsh and Powell 1967).
    """
    touching: dict[int, set[int]] = {index: set() for index in range(len(areas))}
    for one, other in combinations(range(len(areas)), 2):
        if areas[one].distance(areas[other]) < _TOLERANCE_DEG:
            touching[one].add(other)
            touching[other].add(one)
    tints: dict[int, int] = {}
    for index in sorted(touching, key=lambda index: (-len(touching[index]), index)):
        taken = {tints[other] for other in touching[index] if other in tints}
        tints[index] = next(tint for tint in range(len(areas)) if tint not in taken)
    return [tints[index] for index in range(len(areas))]


def _label_spots(area: Area) -> list[list[float]]:
    """Return spots inside an area where its name may stand, roomiest first."""
    circle = shapely.maximum_inscribed_circle(area, tolerance=0.005)
    west, south, east, north = area.bounds
    steps = [(step + 0.5) / _LABEL_GRID for step in range(_LABEL_GRID)]
    grid = [
        Point(west + x * (east - west), south + y * (north - south)) for x in steps for y in steps
    ]
    boundary = area.boundary
    inside = [point for point in grid if area.contains(point)]
    inside.sort(key=lambda point: (-point.distance(boundary), point.x, point.y))
    chosen = [Point(circle.coords[0])]
    for point in inside:
        if point.distance(boundary) < 0.35 * circle.length or len(chosen) == _LABEL_SPOTS:
            break
        if all(point.distance(other) > 0.4 * circle.length for other in chosen):
            chosen.append(point)
    return [_position(point) for point in chosen]


def _river_spots(line: LineString, outline: Area) -> list[list[float]]:
    """Return spots on a river where its name may stand, those in the prefecture first."""
    west, south, east, north = outline.bounds
    close = shapely.box(west, south, east, north).buffer(_NAMES_DEG, join_style="mitre")
    count = int(line.length / _RIVER_NAMES_DEG)
    spots = [
        line.interpolate((index + 0.5) / count, normalized=True) for index in range(1, count - 1)
    ]
    seen = [spot for spot in spots if close.contains(spot)]
    return [_position(spot) for spot in sorted(seen, key=lambda spot: not outline.contains(spot))]


def _position(geometry: shapely.Geometry) -> list[float]:
    lon, lat = shapely.get_coordinates(geometry)[0]
    return [round(float(lon), _DIGITS), round(float(lat), _DIGITS)]


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(area: Area, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": _rounded(mapping(area)),
    }


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    def shorten(part: Any) -> Any:
        if isinstance(part, float):
            return round(part, _DIGITS)
        return [shorten(inner) for inner in part]

    return {"type": geometry["type"], "coordinates": shorten(geometry["coordinates"])}
