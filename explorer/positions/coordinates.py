"""Coordinates as people write them: read into WGS-84, and written in a chosen frame.

Read are decimal degrees and degrees with minutes and seconds, Chinese, English and full-width
signs, in either order (Datong's longitudes are above 90°, its latitudes below), and metres of the
Gauss-Krüger zone with or without its number. A frame that is named in the text wins over the
chosen one, so that what was copied can be pasted.
"""

import math
import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from geodata.exporting.datums import Frame, from_frame, to_frame

__all__ = ["CoordinateError", "Written", "axis_text", "looks_like_coordinates", "pair_text", "read"]

#: West, south, east, north of what the map reaches, in degrees: Datong and its neighbours.
_NEAR = (111.5, 38.1, 115.7, 41.8)
_ZONE = 38  #: the number of Datong's 3-degree zone, written before eastings
_ZONE_M = 1_000_000
_EASTING_M = (100_000, 900_000)
_NORTHING_M = (4_000_000, 5_000_000)
_LEAST_METRES = 10_000
#: The EPSG registry's name of Datong's zone and its code: metres mean nothing without their zone.
_GAUSS_KRUEGER = "CGCS2000 / 3-degree Gauss-Kruger CM 114E, EPSG:4547"

_FRAMES = (
    (
        Frame.CGCS2000,
        rf"{re.escape(_GAUSS_KRUEGER)}|CGCS[-\s]?2000(?:[-\s]?GK)?|EPSG[:：]4547|国家2000(?:坐标系)?",
    ),
    (Frame.WGS84, r"WGS[-\s]?84|EPSG[:：]4326"),
    (Frame.GCJ02, r"GCJ[-\s]?02|火星坐标系?|高德|腾讯"),
    (Frame.BD09, r"BD[-\s]?09|百度"),
)
_SIDES = (("东经", "E"), ("西经", "W"), ("北纬", "N"), ("南纬", "S"))
_SIGNS = (
    (r"(?<![经纬])度|º|˚", "°"),
    (r"分|′|’|‘|`|´", "'"),
    (r"秒|″|”|“|''", '"'),
)
#: Words that only label what follows; the size of a number tells what it is.
_LABELS = re.compile(
    r"经度|纬度|坐标|longitude|latitude|lon|lng|lat|[xy]\s*[=:]|[=:;,、()\[\]/&]",
    re.IGNORECASE,
)
_UNCERTAINTY = re.compile(r"±\s*[\d.]+\s*(?:km|m|公里|米)?")
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+-]?\d{1,12}(?:\.\d{1,20})?(?!\d))\s*(?P<sign>[°'\"]?)|(?P<side>[NSEW]))"
)
_PARTS = {"°": 0, "'": 1, '"': 2}


class CoordinateError(ValueError):
    """A text is no position on the map; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Written:
    """A position that somebody wrote, in WGS-84 degrees, and the frame that it was written in."""

    lon_deg: float
    lat_deg: float
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    sign: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("coordinates", text)


def looks_like_coordinates(text: str) -> bool:
    """Tell whether a text means a position rather than a name: it begins with a figure or a side.

    Examples
    --------
    >>> [looks_like_coordinates(text) for text in ("40.1 113.3", "东经113°", "N40", "云冈", "531")]
    [True, True, True, False, True]
    """
    plain = _LABELS.sub(" ", _plain(text)).strip()
    return re.match(r"[NSEW]?\s*[+-]?\d", plain) is not None


def read(text: str, frame: Frame = Frame.WGS84) -> Written:
    """Read a position.

    Parameters
    ----------
    text
        Two coordinates.
    frame
        What they refer to, unless the text says so itself.

    Raises
    ------
    CoordinateError
        If the text is no pair of coordinates, or they lie far outside Datong.

    Examples
    --------
    >>> read("北纬40°06′ 东经113°18′")
    Written(lon_deg=113.3, lat_deg=40.1, frame=<Frame.WGS84: 'WGS-84'>)
    """
    plain, frame = _without_frame(unicodedata.normalize("NFKC", text), frame)
    numbers, sides = _tokens(_LABELS.sub(" ", _UNCERTAINTY.sub(" ", _plain(plain))))
    if len(numbers) == 2 and all(abs(number.value) >= _LEAST_METRES for number in numbers):
        x, y = _metres(numbers, frame)
    else:
        x, y = _lon_lat(_angles(numbers), sides)
        # Degrees of CGCS2000 are those of WGS-84 to some centimetres.
        frame = Frame.WGS84 if frame.is_projected else frame
    lon_deg, lat_deg = from_frame(x, y, frame)
    _check_near(lon_deg, lat_deg)
    return Written(lon_deg, lat_deg, frame)


def pair_text(lon_deg: float, lat_deg: float, frame: Frame, uncertainty_m: float = 0.0) -> str:
    """Write a WGS-84 position for the clipboard, with the frame's name; `read` takes it back.

    Metres also tell their zone, by the name and code of the EPSG registry.

    Parameters
    ----------
    lon_deg, lat_deg
        The position in WGS-84 degrees.
    frame
        How it is to be written: six decimals of a degree (a decimetre), or decimetres.
    uncertainty_m
        How far off it may be; 0 for a point that is known.

    Examples
    --------
    >>> pair_text(113.3, 40.1, Frame.WGS84, uncertainty_m=3000)
    '113.300000, 40.100000 (WGS-84, ±3000 m)'
    """
    x, y = to_frame(lon_deg, lat_deg, frame)
    digits = 1 if frame.is_projected else 6
    name = _GAUSS_KRUEGER if frame.is_projected else frame.value
    told = f", ±{uncertainty_m:.0f} m" if uncertainty_m else ""
    return f"{x:.{digits}f}, {y:.{digits}f} ({name}{told})"


def axis_text(lon_deg: float, lat_deg: float, frame: Frame) -> str:
    """Write a WGS-84 position for reading along, each coordinate with its axis."""
    x, y = to_frame(lon_deg, lat_deg, frame)
    if frame.is_projected:
        return _tr("东 {x} 米  北 {y} 米").format(x=f"{x:.0f}", y=f"{y:.0f}")
    return _tr("经度 {x}°  纬度 {y}°").format(x=f"{x:.5f}", y=f"{y:.5f}")


def _plain(text: str) -> str:
    """Return a text in half-width signs."""
    plain = unicodedata.normalize("NFKC", text)
    for word, letter in _SIDES:
        plain = plain.replace(word, f" {letter} ")
    for pattern, sign in _SIGNS:
        plain = re.sub(pattern, sign, plain)
    return plain.replace("−", "-").replace("。", ".").strip()


def _without_frame(plain: str, chosen: Frame) -> tuple[str, Frame]:
    for frame, pattern in _FRAMES:
        rest, count = re.subn(pattern, " ", plain, flags=re.IGNORECASE)
        if count:
            return rest, frame
    return plain, chosen


def _tokens(text: str) -> tuple[list[_Number], list[str]]:
    numbers: list[_Number] = []
    sides: list[str] = []
    at, text = 0, text.upper()
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unreadable()
        if match["side"]:
            sides.append(match["side"])
        else:
            numbers.append(_Number(float(match["number"]), match["sign"]))
        at = match.end()
    return numbers, sides


def _angles(numbers: list[_Number]) -> list[float]:
    """Return two angles in degrees out of 2, 4 or 6 numbers with or without signs."""
    if any(number.sign == "°" for number in numbers):
        return [_angle(part) for part in _parts_by_sign(numbers)]
    if len(numbers) not in (2, 4, 6) or any(number.sign for number in numbers):
        raise _unreadable()
    half = len(numbers) // 2
    return [_angle(numbers[:half]), _angle(numbers[half:])]


def _parts_by_sign(numbers: list[_Number]) -> list[list[_Number]]:
    """Begin an angle at each number of degrees, signed or alone after a complete angle."""
    parts: list[list[_Number]] = []
    for number in numbers:
        if number.sign == "°" or not parts:
            parts.append([])
        elif not number.sign and not parts[-1][-1].sign:
            raise _unreadable()
        parts[-1].append(number)
    if len(parts) != 2:
        raise _unreadable()
    return parts


def _angle(part: list[_Number]) -> float:
    degrees, *rest = (number.value for number in part)
    for place, number in enumerate(part):
        if _PARTS.get(number.sign, place) != place or place > 2:
            raise _unreadable()
    if any(not 0 <= value < 60 for value in rest) or (rest and degrees != int(degrees)):
        raise CoordinateError(_tr("分和秒应在 0 到 60 之间，度应为整数，请检查输入的坐标。"))
    size = abs(degrees) + sum(value / 60**power for power, value in enumerate(rest, 1))
    return math.copysign(size, degrees)


def _lon_lat(angles: list[float], sides: list[str]) -> tuple[float, float]:
    """Tell longitude from latitude: by sides of the compass, or by size."""
    if len(sides) == 2 and (sides[0] in "EW") is not (sides[1] in "EW"):
        signed = [-a if side in "WS" else a for a, side in zip(angles, sides, strict=True)]
        first, second = signed if sides[0] in "EW" else reversed(signed)
    elif sides[1:]:
        raise _unreadable()
    elif sides and sides[0] in "WS":
        raise _far_text(angles)
    else:
        first, second = angles if abs(angles[0]) > abs(angles[1]) else reversed(angles)
    if abs(first) > 180 or abs(second) > 90 or abs(first) <= 90:
        raise _far_text(angles)
    return first, second


def _metres(numbers: list[_Number], frame: Frame) -> tuple[float, float]:
    if not frame.is_projected:
        raise CoordinateError(
            _tr("这像是以米计的平面坐标，请先把坐标系选成“CGCS2000 高斯-克吕格”。")
        )
    first, second = (number.value for number in numbers)
    pairs = [(_easting(east), north) for east, north in ((first, second), (second, first))]
    for east, north in pairs:
        is_east = _EASTING_M[0] <= east <= _EASTING_M[1]
        if is_east and _NORTHING_M[0] <= north <= _NORTHING_M[1]:
            return east, north
    raise CoordinateError(
        _tr(
            "大同一带的平面坐标东约 380000 至 550000 米（可加带号 38），"
            "北约 4320000 至 4520000 米，请检查输入的坐标。"
        )
    )


def _easting(value: float) -> float:
    """Return an easting without the number of its zone."""
    return value - _ZONE * _ZONE_M if value // _ZONE_M == _ZONE else value


def _check_near(lon_deg: float, lat_deg: float) -> None:
    west, south, east, north = _NEAR
    if not (west <= lon_deg <= east and south <= lat_deg <= north):
        raise _far_text([lon_deg, lat_deg])


def _unreadable() -> CoordinateError:
    return CoordinateError(
        _tr("看不懂这个坐标；可以写成“113.30, 40.10”或“北纬40°06′ 东经113°18′”。")
    )


def _far_text(angles: list[float]) -> CoordinateError:
    first, second = (f"{angle:.6g}°" for angle in angles)
    return CoordinateError(
        _tr(
            "（{first}，{second}）远在大同之外；大同在东经 112.5°至 114.6°、北纬 39°至 40.8°。"
        ).format(first=first, second=second)
    )
