import json
import sqlite3
import struct
from pathlib import Path

import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import LonLat
from geodata.project.geopackage import decode_point, encode_point
from tests.helpers.sample import build_sample

# What DESIGN.md promises to those who read the file; more columns are allowed.
CONTRACT = {
    "documents": "id title publisher issued source_path sha256 text",
    "sections": "id document_id heading start end counties",
    "places": "id name aliases kind counties precision uncertainty_m status review evidence geom",
    "mentions": "id place_id document_id section_id start end surface",
    "facts": "id document_id start end quote place_id adcode metric value value_text unit"
    " value_si unit_si qualifier period",
    "counties": "adcode name pinyin area_km2",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("project") / "sample.gpkg")


@given(
    st.floats(-180, 180, allow_nan=False, allow_subnormal=False),
    st.floats(-90, 90, allow_nan=False, allow_subnormal=False),
)
def test_a_point_comes_back_as_it_was(lon_deg: float, lat_deg: float) -> None:
    point = LonLat(lon_deg, lat_deg)
    assert decode_point(encode_point(point)) == point


def test_no_point_is_null() -> None:
    assert encode_point(None) is None
    assert decode_point(None) is None


def test_a_point_as_other_programs_write_it_is_read() -> None:
    # Big endian, with an envelope of two dimensions.
    envelope = struct.pack(">4d", 113, 113, 40, 40)
    blob = b"GP\x00\x02" + struct.pack(">i", 4326) + envelope + struct.pack(">BIdd", 0, 1, 113, 40)
    assert decode_point(blob) == LonLat(113, 40)


def test_a_line_is_no_point() -> None:
    blob = b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack("<BIIdd", 1, 2, 1, 0, 0)
    with pytest.raises(ValueError, match="type 2"):
        decode_point(blob)


def test_gdal_reads_every_table_without_a_warning(sample: Path) -> None:
    layers = {str(name): kind for name, kind in pyogrio.list_layers(sample)}
    assert layers == {
        "places": "Point",
        "counties": "MultiPolygon",
        "documents": None,
        "sections": None,
        "mentions": None,
        "facts": None,
        "placings": None,
        "status_events": None,
        "comparison_keys": None,
        "comparisons": None,
        "settlements": None,
    }
    frames = {name: pyogrio.read_dataframe(sample, layer=name) for name in layers}
    assert len(frames["counties"]) == 10
    assert frames["counties"].crs.to_epsg() == 4326
    assert frames["counties"].geometry.is_valid.all()
    assert frames["places"].crs.to_epsg() == 4326
    for name, columns in CONTRACT.items():
        assert set(columns.replace("geom", "geometry").split()) <= set(frames[name].columns), name


def test_gdal_sees_the_points_that_the_project_wrote(sample: Path) -> None:
    places = pyogrio.read_dataframe(sample, layer="places").set_index("id")
    assert (places.geometry["pa1"].x, places.geometry["pa1"].y) == (113.30, 39.75)
    unseen = places[places.geometry.isna()]
    assert set(unseen["precision"]) == {"city", "outside"}
    assert tuple(pyogrio.read_info(sample, layer="places")["total_bounds"]) == pytest.approx(
        (112.6, 39.6, 114.1, 40.2)
    )


def test_every_column_of_the_contract_is_there_and_lists_are_json(sample: Path) -> None:
    connection = sqlite3.connect(sample)
    for table, columns in CONTRACT.items():
        present = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert set(columns.split()) <= present, table
    for counties, aliases, evidence in connection.execute(
        "SELECT counties, aliases, evidence FROM places"
    ):
        assert all(isinstance(json.loads(v), list) for v in (counties, aliases, evidence))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_point_that_gdal_has_written_is_read(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.gpkg"
    copy.write_bytes(sample.read_bytes())
    places = pyogrio.read_dataframe(copy, layer="places")
    pyogrio.write_dataframe(places, copy, layer="places_by_gdal")
    connection = sqlite3.connect(copy)
    blobs = connection.execute("SELECT geom FROM places_by_gdal WHERE id = 'pa1'").fetchone()
    connection.close()
    assert decode_point(blobs[0]) == LonLat(113.30, 39.75)
