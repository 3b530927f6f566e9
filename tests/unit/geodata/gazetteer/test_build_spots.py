"""Points to draw what is known only to the county."""

import struct

import numpy as np
import pytest
import shapely

from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.spots import spots

_SQUARE = shapely.MultiPolygon([shapely.box(113.0, 40.0, 113.4, 40.4)])


def _points(blob: bytes) -> np.ndarray:
    return np.array(list(struct.iter_unpack("<2d", blob)))


def test_they_keep_away_from_the_boundary() -> None:
    points = _points(spots(_SQUARE))
    distance = shapely.distance(_SQUARE.boundary, shapely.points(points))
    assert len(points) == 1024
    assert distance.min() >= 0.0094
    assert shapely.contains_xy(_SQUARE, points).all()


def test_they_are_spread_evenly() -> None:
    points = _points(spots(_SQUARE))
    counts, _, _ = np.histogram2d(
        points[:, 0], points[:, 1], bins=4, range=[[113.0095, 113.3905], [40.0095, 40.3905]]
    )
    # 64 a cell on average; points thrown at random would differ by 8 and more.
    assert np.abs(counts - 64).max() <= 6


def test_they_are_always_the_same() -> None:
    assert spots(_SQUARE) == spots(_SQUARE)


def test_too_narrow_a_county_is_told() -> None:
    with pytest.raises(BuildError, match="too narrow"):
        spots(shapely.MultiPolygon([shapely.box(113.0, 40.0, 113.4, 40.01)]))
    thin = shapely.LineString([(113, 40), (114, 41)]).buffer(0.0097)
    with pytest.raises(BuildError, match="too little"):
        spots(shapely.MultiPolygon([thin]))
