"""Reading the curated table."""

from pathlib import Path

import pytest

from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.sites import Site, check_seats, read
from geodata.model import Kind, LonLat

_HEAD = (
    "# what this file is for\n"
    "name,aliases,kind,counties,township,lat_wgs84,lon_wgs84,uncertainty_m,confidence,"
    "geonames_id,source\n"
)
_SEAT = "官儿乡,官儿,settlement,140225,官儿乡,39.5,113.6,1500,medium,18,GeoNames\n"
_ROAD = "长城路,,scenic,140225|140221,,,,,,,road\n"


def _read(folder: Path, rows: str) -> tuple[Site, ...]:
    path = folder / "sites.csv"
    path.write_text(_HEAD + rows, encoding="utf-8")
    return read(path, ["140225", "140221"])


def test_rows_become_sites(tmp_path: Path) -> None:
    seat, road = _read(tmp_path, _SEAT + _ROAD)
    assert seat == Site(
        "官儿乡", ("官儿",), Kind.SETTLEMENT, ("140225",), "官儿乡", LonLat(113.6, 39.5), 1500.0,
        "medium", "18", "GeoNames",
    )  # fmt: skip
    assert (road.counties, road.point, road.uncertainty_m) == (("140225", "140221"), None, None)
    assert road.township is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (_ROAD + _ROAD, "several rows for 长城路"),
        ("长城路,,scenic,999999,,,,,,,x\n", "长城路: unknown county code"),
        ("长城路,,castle,140225,,,,,,,x\n", "长城路: 'castle' is not a valid Kind"),
        ("长城路,,scenic,140225,,39.5,113.6,,,,x\n", "needs its uncertainty"),
        ("长城路,,scenic,140225,,,,500,,,x\n", "needs its uncertainty"),
        ("长城路,,scenic,140225,,113.6,39.5,500,low,,x\n", "长城路: not a longitude and latitude"),
    ],
)
def test_wrong_rows_are_named(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(BuildError, match=message):
        _read(tmp_path, rows)


def test_seats_are_compared_with_geonames(tmp_path: Path) -> None:
    sites = _read(tmp_path, _SEAT + _ROAD)
    check_seats(sites, {"18": {"longitude": 113.60001, "latitude": 39.5}})
    with pytest.raises(BuildError, match="18 lies elsewhere"):
        check_seats(sites, {"18": {"longitude": 113.7, "latitude": 39.5}})
    with pytest.raises(BuildError, match="no record 18"):
        check_seats(sites, {})
