"""Datums: published reference values, and there and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.geocoding.datums import Datum, convert

# WGS-84 and GCJ-02, longitude first: the reference values of the eviltransform project.
REFERENCE = [
    (121.5272106, 31.1774276, 121.531541859215, 31.17530398364597),
    (113.912316, 22.543847, 113.9171764808363, 22.540796131694766),
    (116.377817, 39.911954, 116.38404722455657, 39.91334545536069),
]
# Of the position 116.404, 39.915, as the coordtransform project publishes it.
BAIDU = [
    (Datum.BD09, Datum.GCJ02, 116.39762729119315, 39.90865673957631),
    (Datum.GCJ02, Datum.BD09, 116.41036949371029, 39.92133699351021),
    (Datum.WGS84, Datum.GCJ02, 116.41024449916938, 39.91640428150164),
]
DATONG = {"lon": st.floats(112.5, 114.6), "lat": st.floats(39.0, 40.8)}


@pytest.mark.parametrize(("lon", "lat", "gcj_lon", "gcj_lat"), REFERENCE)
def test_wgs84_to_gcj02(lon: float, lat: float, gcj_lon: float, gcj_lat: float) -> None:
    result = convert(lon, lat, source=Datum.WGS84, target=Datum.GCJ02)
    assert result == pytest.approx((gcj_lon, gcj_lat), abs=1e-9)


@pytest.mark.parametrize(("source", "target", "lon", "lat"), BAIDU)
def test_published_conversions(source: Datum, target: Datum, lon: float, lat: float) -> None:
    result = convert(116.404, 39.915, source=source, target=target)
    assert result == pytest.approx((lon, lat), abs=1e-9)


@given(DATONG["lon"], DATONG["lat"], st.sampled_from(Datum), st.sampled_from(Datum))
def test_there_and_back(lon: float, lat: float, source: Datum, target: Datum) -> None:
    there = convert(lon, lat, source=source, target=target)
    back = convert(*there, source=target, target=source)
    assert back == pytest.approx((lon, lat), abs=2e-6)


@given(DATONG["lon"], DATONG["lat"])
def test_the_shift_is_hundreds_of_metres(lon: float, lat: float) -> None:
    there = convert(lon, lat, source=Datum.WGS84, target=Datum.GCJ02)
    east_m, north_m = (there[0] - lon) * 85_000, (there[1] - lat) * 111_000
    assert 100 < (east_m**2 + north_m**2) ** 0.5 < 1000


def test_positions_outside_china_stay() -> None:
    assert convert(2.35, 48.86, source=Datum.WGS84, target=Datum.GCJ02) == (2.35, 48.86)


def test_the_same_datum_changes_nothing() -> None:
    assert convert(113.0, 40.0, source=Datum.BD09, target=Datum.BD09) == (113.0, 40.0)
