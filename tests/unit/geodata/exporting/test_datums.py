import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.exporting.datums import Frame, from_frame, to_frame, to_frame_geometry

_A, _F = 6_378_137.0, 1 / 298.257222101  # CGCS2000

longitudes = st.floats(112.5, 115.0)
latitudes = st.floats(39.0, 41.0)


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return about how far apart two positions in degrees are."""
    east = (a[0] - b[0]) * math.cos(math.radians(a[1]))
    return math.hypot(east, a[1] - b[1]) * 111_195


@pytest.mark.parametrize(
    ("position", "frame", "expected"),
    [
        # Baidu's documentation of its conversion service (geoconv v1, from=1, to=5).
        (
            (114.21892734521, 29.575429778924),
            Frame.BD09,
            (114.2307519546763, 29.57908428837437),
        ),
        # Amap's documentation of its conversion service (coordsys=gps).
        ((116.481499, 39.990475), Frame.GCJ02, (116.487585177952, 39.991754014757)),
    ],
)
def test_published_values_are_met_to_a_metre(
    position: tuple[float, float], frame: Frame, expected: tuple[float, float]
) -> None:
    assert _metres(to_frame(*position, frame), expected) < 1


def _meridian_arc_m(latitude_deg: float) -> float:
    """Return the length of a meridian from the equator, by Helmert's series."""
    n = _F / (2 - _F)
    latitude = math.radians(latitude_deg)
    terms = (
        (1 + n**2 / 4 + n**4 / 64) * latitude,
        -(3 / 2) * (n - n**3 / 8) * math.sin(2 * latitude),
        (15 / 16) * (n**2 - n**4 / 4) * math.sin(4 * latitude),
        -(35 / 48) * n**3 * math.sin(6 * latitude),
        (315 / 512) * n**4 * math.sin(8 * latitude),
    )
    return _A / (1 + n) * sum(terms)


@given(latitudes)
def test_the_central_meridian_keeps_its_length(latitude: float) -> None:
    east, north = to_frame(114.0, latitude, Frame.CGCS2000)
    assert east == pytest.approx(500_000, abs=0.001)
    assert north == pytest.approx(_meridian_arc_m(latitude), abs=0.01)


@given(longitudes, latitudes)
def test_gauss_krueger_is_true_to_scale_near_its_meridian(lon: float, lat: float) -> None:
    step = 1e-4
    a = to_frame(lon, lat, Frame.CGCS2000)
    b = to_frame(lon, lat + step, Frame.CGCS2000)
    length = math.dist(a, b)
    on_ellipsoid = _meridian_arc_m(lat + step) - _meridian_arc_m(lat)
    assert length / on_ellipsoid == pytest.approx(1, abs=3e-4)


@given(longitudes, latitudes, st.sampled_from(Frame))
def test_a_geometry_moves_as_its_points_do(lon: float, lat: float, frame: Frame) -> None:
    line = to_frame_geometry(shapely.LineString([(lon, lat), (lon + 0.1, lat)]), frame)
    assert line.coords[0] == pytest.approx(to_frame(lon, lat, frame))


@given(longitudes, latitudes, st.sampled_from(Frame))
def test_the_way_back_leads_to_the_start(lon: float, lat: float, frame: Frame) -> None:
    there = to_frame(lon, lat, frame)
    assert _metres(from_frame(*there, frame), (lon, lat)) < 1


def test_labels_say_what_is_meant() -> None:
    assert [frame.epsg for frame in Frame] == [4326, None, None, 4547]
    assert all(frame.value.split("-")[0] in frame.label for frame in Frame)
