"""Where to draw what is known only to the county: points spread evenly and well inside it."""

import struct

import numpy as np
import shapely
from shapely import MultiPolygon

from geodata.gazetteer.build.errors import BuildError

__all__ = ["spots"]

#: How many points a county has; keys are hashed to them.
_COUNT = 1024
#: Distance from the county's boundary in degrees of latitude (about 1 km).
_MARGIN_DEG = 0.0095
#: The additive recurrence R2 of M. Roberts (2018): the powers of 1/1.3247, the plastic number.
_STEP = np.array([0.7548776662466927, 0.5698402909980532])


def spots(geometry: MultiPolygon) -> bytes:
    """Return points as little-endian doubles: longitude, latitude (WGS-84) in turn.

    Parameters
    ----------
    geometry
        The county in WGS-84 degrees.

    Raises
    ------
    BuildError
        If the county is too narrow to keep away from its boundary.
    """
    inside = shapely.buffer(geometry, -_MARGIN_DEG)
    if inside.is_empty:
        raise BuildError("a county is too narrow for points that keep away from its boundary")
    west, south, east, north = inside.bounds
    indices = np.arange(1, 40 * _COUNT)[:, None]
    points = np.round([west, south] + (indices * _STEP % 1.0) * [east - west, north - south], 6)
    points = points[shapely.contains_xy(inside, points)][:_COUNT]
    if len(points) < _COUNT:
        raise BuildError("a county fills too little of its bounding box for its points")
    return b"".join(struct.pack("<2d", lon, lat) for lon, lat in points)
