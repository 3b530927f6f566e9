"""Coordinates as people write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.positions.coordinates import (
    CoordinateError,
    axis_text,
    looks_like_coordinates,
    pair_text,
    read,
)
from geodata.exporting.datums import Frame, to_frame

_longitudes = st.floats(112.0, 115.4)
_latitudes = st.floats(38.5, 41.5)


def _metres(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    return math.hypot((lon1 - lon2) * math.cos(math.radians(lat1)), lat1 - lat2) * 111_320


@pytest.mark.parametrize(
    "text",
    [
        "113.3, 40.1",
        "40.1 113.3",
        "40.1，113.3",
        "（１１３．３，４０．１）",
        "113.3E 40.1N",
        "N40.1 E113.3",
        "北纬40.1° 东经113.3°",
        "东经113.3度，北纬40.1度",
        "东经113度18分，北纬40度6分",
        "经度 113.3  纬度 40.1",
        "40°06′00″N 113°18′00″E",
        "40°6' 113°18'",
        "40 6 0 113 18 0",
        "40 6 113 18",
        "lat=40.1&lng=113.3",
        "[113.3;40.1]",
        "113.300000, 40.100000 (WGS-84, ±3000 m)",
    ],
)
def test_one_position_may_be_written_in_many_ways(text: str) -> None:
    found = read(text)
    assert (found.lon_deg, found.lat_deg) == pytest.approx((113.3, 40.1), abs=1e-9)
    assert found.frame is Frame.WGS84
    assert looks_like_coordinates(text)


@pytest.mark.parametrize(
    "text", ["500000 4429529.03", "4429529.03, 38500000", "X=4429529.03 Y=500000"]
)
def test_metres_of_the_zone_are_read_with_and_without_its_number(text: str) -> None:
    found = read(text, Frame.CGCS2000)
    assert (found.lon_deg, found.lat_deg) == pytest.approx((114.0, 40.0), abs=1e-6)


def test_degrees_of_cgcs2000_are_those_of_wgs84() -> None:
    found = read("113.3 40.1", Frame.CGCS2000)
    assert (found.lon_deg, found.lat_deg, found.frame) == (113.3, 40.1, Frame.WGS84)


def test_metres_without_their_frame_are_told_so() -> None:
    with pytest.raises(CoordinateError, match="CGCS2000"):
        read("500000 4429529", Frame.WGS84)


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("百度", Frame.BD09),
        ("高德", Frame.GCJ02),
        ("gcj02", Frame.GCJ02),
        ("BD-09", Frame.BD09),
    ],
)
def test_a_frame_that_is_named_wins(name: str, frame: Frame) -> None:
    x, y = to_frame(113.3, 40.1, frame)
    found = read(f"{x:.8f} {y:.8f} {name}", Frame.WGS84)
    assert found.frame is frame
    assert _metres(found.lon_deg, found.lat_deg, 113.3, 40.1) < 2


@pytest.mark.parametrize(
    "text",
    ["116.4 39.9", "40.1 30.2", "-113.3 40.1", "113.3W 40.1N", "113.3E 40.1S", "999999999999 1",
     "121.47, 31.23"],
)  # fmt: skip
def test_what_lies_far_away_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(CoordinateError, match="远在大同之外") as caught:
        read(text)
    assert str(caught.value).count("。") == 1


@pytest.mark.parametrize("text", ["20000 4429529", "500000 9429529", "39500000 4429529"])
def test_metres_far_away_are_refused(text: str) -> None:
    with pytest.raises(CoordinateError, match="平面坐标"):
        read(text, Frame.CGCS2000)


@pytest.mark.parametrize(
    "text",
    ["", "40.1", "云冈", "113.3 40.1 5", "113.3, 40.1 或许", "40°6'7'' 113", "40'6° 113°2'",
     "E113 E40", "1 2 3 4 5 6 7 8", "1" * 500, "40° 6 7 113°"],
)  # fmt: skip
def test_what_is_no_pair_is_told_so(text: str) -> None:
    with pytest.raises(CoordinateError, match="看不懂"):
        read(text)


@pytest.mark.parametrize("text", ["40 61 0 113 18 0", "40°6′60″ 113°18′0″", "40.5°6′ 113°18′"])
def test_minutes_and_seconds_have_their_bounds(text: str) -> None:
    with pytest.raises(CoordinateError, match="0 到 60"):
        read(text)


@pytest.mark.parametrize("text", ["云冈石窟", "ygsk", "北岳恒山", "东风里", "NW", ""])
def test_names_are_no_coordinates(text: str) -> None:
    assert not looks_like_coordinates(text)


def test_copied_metres_name_their_zone() -> None:
    text = pair_text(113.3, 40.1, Frame.CGCS2000, uncertainty_m=3000)
    zone = "CGCS2000 / 3-degree Gauss-Kruger CM 114E, EPSG:4547"
    assert text.endswith(f"({zone}, ±3000 m)")


@given(_longitudes, _latitudes, st.sampled_from(Frame), st.sampled_from(Frame), st.floats(0, 9e4))
def test_what_was_copied_can_be_pasted(
    lon: float, lat: float, frame: Frame, chosen: Frame, off_m: float
) -> None:
    found = read(pair_text(lon, lat, frame, off_m), chosen)
    # BD-09 has no exact way back.
    assert _metres(found.lon_deg, found.lat_deg, lon, lat) < (2 if frame is Frame.BD09 else 0.2)


@given(_longitudes, _latitudes, st.booleans())
def test_degrees_minutes_and_seconds_come_back(lon: float, lat: float, north_first: bool) -> None:
    def dms(value: float) -> str:
        seconds = round(value * 3600, 2)
        degrees, rest = divmod(seconds, 3600)
        minutes, rest = divmod(rest, 60)
        return f"{degrees:.0f}°{minutes:.0f}′{min(rest, 59.99):.2f}″"

    parts = [dms(lat), dms(lon)] if north_first else [dms(lon), dms(lat)]
    found = read(" ".join(parts))
    assert _metres(found.lon_deg, found.lat_deg, lon, lat) < 1


@given(st.text(max_size=40), st.sampled_from(Frame))
def test_whatever_is_typed_is_near_or_a_sentence(text: str, frame: Frame) -> None:
    try:
        found = read(text, frame)
    except CoordinateError as error:
        sentence = str(error)
    else:
        sentence = ""
        assert 111 < found.lon_deg < 116
        assert 38 < found.lat_deg < 42
    assert not sentence or sentence.endswith("。")


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (Frame.WGS84, "经度 114.00000°  纬度 40.00000°"),
        (Frame.CGCS2000, "东 500000 米  北 4429529 米"),
    ],
)
def test_the_status_bar_names_the_axes(frame: Frame, text: str) -> None:
    assert axis_text(114.0, 40.0, frame) == text
