"""Writing the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
import shapely

from geodata.gazetteer.build.geopackage import Table, write

_LAYER = Table(
    "places",
    "some places",
    {"name": "TEXT NOT NULL", "geom": "POINT"},
    [("一", shapely.Point(113.5, 40.25)), ("二", None), ("三", shapely.Point(113.0, 40.5))],
    "POINT",
)
_LIST = Table("words", "some words", {"word": "TEXT", "n": "INTEGER"}, [("a", 1), ("b", None)])


def test_two_files_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.gpkg", tmp_path / "second.gpkg"
    write(first, [_LAYER, _LIST])
    write(second, [_LAYER, _LIST])
    assert first.read_bytes() == second.read_bytes()
    write(second, [_LAYER])
    assert first.read_bytes() != second.read_bytes()


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    path.write_text("old")
    (tmp_path / "out.unfinished").write_text("of a build that was stopped")
    write(path, [_LIST])
    assert [one.name for one in tmp_path.iterdir()] == ["out.gpkg"]
    assert path.read_bytes()[:15] == b"SQLite format 3"


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(path, [_LIST])
    before = path.read_bytes()
    with pytest.raises(sqlite3.IntegrityError):
        write(path, [Table("words", "", {"word": "TEXT NOT NULL"}, [(None,)])])
    assert path.read_bytes() == before


def test_gdal_reads_the_layer(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(path, [_LAYER, _LIST])
    info = pyogrio.read_info(path, layer="places")
    assert (info["crs"], info["geometry_type"], info["features"]) == ("EPSG:4326", "Point", 3)
    assert tuple(info["total_bounds"]) == (113.0, 40.25, 113.5, 40.5)
    frame = pyogrio.read_dataframe(path, layer="places")
    assert list(frame["name"]) == ["一", "二", "三"]
    assert frame.geometry[0] == shapely.Point(113.5, 40.25)
    assert frame.geometry[1] is None


def test_the_standards_own_tables_are_there(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(path, [_LAYER, _LIST])
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute
        assert rows("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert rows("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id").fetchall() == [
            (-1,), (0,), (4326,),
        ]  # fmt: skip
        assert rows("SELECT table_name, data_type, srs_id FROM gpkg_contents").fetchall() == [
            ("places", "features", 4326), ("words", "attributes", None),
        ]  # fmt: skip
        assert rows("SELECT * FROM gpkg_geometry_columns").fetchall() == [
            ("places", "geom", "POINT", 4326, 0, 0)
        ]
