"""Conversion between WGS-84 and the two Chinese datums, GCJ-02 and BD-09.

Chinese map services publish positions in GCJ-02 (Amap, Tencent), an obfuscation of WGS-84 by up
to some 500 m, or in BD-09 (Baidu), a further twist of GCJ-02. Neither is published officially;
the formulas here are those that were worked out from the services' own behaviour and have been in
common use since 2013 (Wang Yiting's `eviltransform`, the `coordtransform` family). They use the
ellipsoid of Krasovsky 1940 and reproduce Amap's conversion to about a centimetre; the way back to
WGS-84 has no closed form and is found by iteration.

Positions are degrees, longitude first.
"""

import math
from enum import StrEnum

__all__ = ["Datum", "convert"]

_SEMI_MAJOR_M = 6_378_245.0  # Krasovsky 1940
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD_ANGLE = math.pi * 3000 / 180
_TOLERANCE_DEG = 1e-10
_MAX_STEPS = 30
# The services leave positions outside this rectangle alone.
_CHINA = (72.004, 0.8293, 137.8347, 55.8271)


class Datum(StrEnum):
    """To what a longitude and latitude refer."""

    WGS84 = "WGS-84"  #: GPS, and all that this program stores
    GCJ02 = "GCJ-02"  #: Amap, Tencent, Google in China
    BD09 = "BD-09"  #: Baidu


def convert(lon_deg: float, lat_deg: float, *, source: Datum, target: Datum) -> tuple[float, float]:
    """Return a position in another datum.

    Parameters
    ----------
    lon_deg, lat_deg
        The position in degrees of the datum `source`.
    source, target
        From which datum to which.

    Returns
    -------
    tuple of float
        Longitude and latitude in degrees of the datum `target`. Positions outside China are the
        same in WGS-84 and GCJ-02.

    Examples
    --------
    >>> lon, lat = convert(116.377817, 39.911954, source=Datum.WGS84, target=Datum.GCJ02)
    >>> round(lon, 6), round(lat, 6)
    (116.384047, 39.913345)
    """
    if source is target:
        return lon_deg, lat_deg
    if source is Datum.BD09:
        lon_deg, lat_deg = _gcj_from_bd(lon_deg, lat_deg)
    elif source is Datum.WGS84:
        lon_deg, lat_deg = _gcj_from_wgs(lon_deg, lat_deg)
    if target is Datum.BD09:
        return _bd_from_gcj(lon_deg, lat_deg)
    if target is Datum.WGS84:
        return _wgs_from_gcj(lon_deg, lat_deg)
    return lon_deg, lat_deg


def _gcj_from_wgs(lon: float, lat: float) -> tuple[float, float]:
    west, south, east, north = _CHINA
    if not (west <= lon <= east and south <= lat <= north):
        return lon, lat
    east_m, north_m = _shift_m(lon - 105, lat - 35)
    radians = math.radians(lat)
    root = math.sqrt(1 - _ECCENTRICITY_SQUARED * math.sin(radians) ** 2)
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / root**3
    parallel_m = _SEMI_MAJOR_M / root * math.cos(radians)
    return lon + math.degrees(east_m / parallel_m), lat + math.degrees(north_m / meridian_m)


def _shift_m(x: float, y: float) -> tuple[float, float]:
    """Return the shift east and north in metres, for degrees east of 105 and north of 35."""
    sin, pi = math.sin, math.pi
    both = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + both * 2 / 3
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += both * 2 / 3 + (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    return east, north


def _wgs_from_gcj(lon: float, lat: float) -> tuple[float, float]:
    wgs_lon, wgs_lat = lon, lat
    for _ in range(_MAX_STEPS):
        gcj_lon, gcj_lat = _gcj_from_wgs(wgs_lon, wgs_lat)
        wgs_lon, wgs_lat = wgs_lon + lon - gcj_lon, wgs_lat + lat - gcj_lat
        if abs(lon - gcj_lon) < _TOLERANCE_DEG and abs(lat - gcj_lat) < _TOLERANCE_DEG:
            break
    return wgs_lon, wgs_lat


def _bd_from_gcj(lon: float, lat: float) -> tuple[float, float]:
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BD_ANGLE)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BD_ANGLE)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def _gcj_from_bd(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    radius = math.hypot(x, y) - 0.00002 * math.sin(y * _BD_ANGLE)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BD_ANGLE)
    return radius * math.cos(angle), radius * math.sin(angle)
