"""The reference systems in which files leave the program.

All positions of a project are WGS-84. GCJ-02 and BD-09 have no code in any registry: a file in one
of them says so in its name and metadata, and carries no coordinate system that a GIS would take for
another. CGCS2000 coincides with WGS-84 to some centimetres; projected, it is what Chinese survey
offices ask for: the 3-degree Gauss-Krüger zone of Datong (112.5° to 115.5° E, central meridian
114° E, false easting 500 km without zone number), EPSG:4547.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import Transformer

__all__ = ["Frame", "from_frame", "to_frame", "to_frame_geometry"]

_GAUSS_KRUEGER = 4547


class Frame(StrEnum):
    """A datum or projection by choice."""

    WGS84 = "WGS-84"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"
    CGCS2000 = "CGCS2000-GK"

    @property
    def label(self) -> str:
        """What it is called in metadata, for people."""
        return _LABELS[self]

    @property
    def epsg(self) -> int | None:
        """Its code in the EPSG registry; None for those that have none."""
        return {Frame.WGS84: 4326, Frame.CGCS2000: _GAUSS_KRUEGER}.get(self)

    @property
    def is_projected(self) -> bool:
        """Whether its coordinates are metres, easting first, and no degrees."""
        return self is Frame.CGCS2000


_LABELS = {
    Frame.WGS84: "WGS-84 经纬度（EPSG:4326）",
    Frame.GCJ02: "GCJ-02 经纬度（高德、腾讯地图所用，无 EPSG 代码）",
    Frame.BD09: "BD-09 经纬度（百度地图所用，无 EPSG 代码）",
    Frame.CGCS2000: "CGCS2000 三度带高斯-克吕格投影，中央经线 114°E（EPSG:4547），单位米",
}


def to_frame(lon_deg: float, lat_deg: float, frame: Frame) -> tuple[float, float]:
    """Return a WGS-84 position in another frame.

    Returns
    -------
    tuple of float
        Longitude and latitude in degrees, or easting and northing in metres.

    Examples
    --------
    >>> to_frame(113.3, 40.1, Frame.WGS84)
    (113.3, 40.1)
    >>> [round(metres) for metres in to_frame(114.0, 40.0, Frame.CGCS2000)]
    [500000, 4429529]
    """
    if frame is Frame.WGS84:
        return lon_deg, lat_deg
    if frame is Frame.CGCS2000:
        east_m, north_m = _gauss_krueger().transform(lon_deg, lat_deg)
        return float(east_m), float(north_m)
    # The geocoder's package takes its word lists along; a command line asks for names only.
    from geodata.geocoding.datums import Datum, convert  # noqa: PLC0415

    return convert(lon_deg, lat_deg, source=Datum.WGS84, target=Datum(frame.value))


def from_frame(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """Return a position of another frame in WGS-84.

    Parameters
    ----------
    x, y
        Longitude and latitude in degrees, or easting and northing in metres.
    frame
        What they refer to.

    Returns
    -------
    tuple of float
        Longitude and latitude in degrees; infinite where a projection has no way back.

    Examples
    --------
    >>> [round(degrees, 6) for degrees in from_frame(500_000, 4_429_529.03, Frame.CGCS2000)]
    [114.0, 40.0]
    """
    if frame is Frame.WGS84:
        return x, y
    if frame is Frame.CGCS2000:
        lon_deg, lat_deg = _gauss_krueger().transform(x, y, direction="INVERSE")
        return float(lon_deg), float(lat_deg)
    # As in `to_frame`.
    from geodata.geocoding.datums import Datum, convert  # noqa: PLC0415

    return convert(x, y, source=Datum(frame.value), target=Datum.WGS84)


def to_frame_geometry(geometry: Any, frame: Frame) -> Any:
    """Return a shapely geometry, longitude first in WGS-84, in another frame."""
    if frame is Frame.WGS84:
        return geometry
    # Brings NumPy, which only who exports should wait for.
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    def moved(positions: NDArray[Any]) -> NDArray[Any]:
        return np.array([to_frame(lon, lat, frame) for lon, lat in positions])

    return shapely.transform(geometry, moved)


@cache
def _gauss_krueger() -> Transformer:
    # pyproj takes a tenth of a second to come.
    from pyproj import Transformer  # noqa: PLC0415

    return Transformer.from_crs(4490, _GAUSS_KRUEGER, always_xy=True)
