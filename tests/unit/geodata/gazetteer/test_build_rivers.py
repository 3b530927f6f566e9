"""From the pieces of a world's rivers to the few that are named around Datong."""

from types import SimpleNamespace
from typing import Any

import pytest
import shapely
from shapely import LineString

from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.rivers import courses

#: 桑干河 in two pieces that meet at 113.4; between 113.342 and 113.434 it follows the boundary.
_WEST = LineString([(112.0, 39.3), (112.3, 39.3), (113.4, 39.83)])
_EAST = LineString([(113.4, 39.83), (113.82, 39.97), (116.0, 40.9)])
_FAR = LineString([(10.0, 50.0), (11.0, 51.0)])
_SOUTH = LineString([(113.26, 39.18), (112.9, 39.0)])


def _county(name: str, *corners: tuple[float, float]) -> Any:
    return SimpleNamespace(name=name, geometry=shapely.MultiPolygon([shapely.Polygon(corners)]))


def _counties(shift_deg: float = 0.0) -> tuple[Any, Any]:
    """Two counties that meet along the river, or so far north of it."""
    start, end = (112.3, 39.3 + shift_deg), (113.82, 39.97 + shift_deg)
    corner = (113.4, 39.83 + shift_deg)
    return (
        _county("云州区", start, corner, end, (113.82, 40.6), (112.3, 40.6)),
        _county("怀仁市", start, corner, end, (113.82, 39.0), (112.3, 39.0)),
    )


def test_named_rivers_end_with_the_counties_around() -> None:
    yunzhou, huairen = _counties()
    found = courses([_EAST, _FAR, _WEST, _SOUTH], [yunzhou], [huairen])
    assert [course.name for course in found] == ["桑干河", "滹沱河"]
    west, _, east, _ = found[0].geometry.bounds
    assert (west, east) == (112.3, 113.82)
    assert all(course.error_m == 2000.0 for course in found)


def test_pieces_become_one_line_and_lose_needless_points() -> None:
    yunzhou, huairen = _counties()
    along = shapely.segmentize(_EAST, 0.001)
    main = courses([along, _WEST, _SOUTH], [yunzhou], [huairen])[0].geometry
    assert len(main.coords) < 10
    assert main.hausdorff_distance(shapely.union_all([_WEST, _EAST]) & main.envelope) < 0.001


def test_a_river_that_strays_from_the_boundary_that_follows_it_is_refused() -> None:
    yunzhou, huairen = _counties(shift_deg=0.015)
    with pytest.raises(BuildError, match="云州区 and 怀仁市"):
        courses([_EAST, _WEST, _SOUTH], [yunzhou], [huairen])
