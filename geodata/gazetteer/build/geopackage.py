"""Writing a GeoPackage that is the same bytes whenever its content is the same."""

import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["Table", "write"]

#: "GPKG" and version 1.3.0, as the standard asks for (clause 1.1.1.1.1).
_APPLICATION_ID = 0x47504B47
_USER_VERSION = 10300
_SRS_ID = 4326
#: The file says when its data were gathered, not when it was written.
_LAST_CHANGE = "2026-11-01T00:00:00.000Z"
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_CORE = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL
    DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""

Value = str | int | float | bytes | BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: SQL types by column, rows in the order in which they are written.

    A column named `geom` makes it a layer of WGS-84 geometries of `geometry_type`.
    """

    name: str
    description: str
    columns: Mapping[str, str]
    rows: Sequence[Sequence[Value]]
    geometry_type: str | None = None


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write the tables as a new GeoPackage, moved into place when it is whole."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA encoding = 'UTF-8';"
            f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {_USER_VERSION};"
        )
        connection.execute("BEGIN")
        _write_core(connection)
        for table in tables:
            _write_table(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    unfinished.replace(path)


def _write_core(connection: sqlite3.Connection) -> None:
    for statement in _CORE.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        [
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
            ("WGS 84 geodetic", _SRS_ID, "EPSG", _SRS_ID, _WGS84, "longitude, latitude in degrees"),
        ],
    )


def _write_table(connection: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(f"{name} {kind}" for name, kind in table.columns.items())
    connection.execute(f"CREATE TABLE {table.name} (fid INTEGER PRIMARY KEY NOT NULL, {columns})")
    slots = ", ".join("?" * len(table.columns))
    connection.executemany(
        f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({slots})",  # noqa: S608
        [[_stored(value) for value in row] for row in table.rows],
    )
    bounds: tuple[float | None, ...] = (None, None, None, None)
    if table.geometry_type is not None:
        bounds = _bounds(table)
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            table.name,
            "attributes" if table.geometry_type is None else "features",
            table.name,
            table.description,
            _LAST_CHANGE,
            *bounds,
            None if table.geometry_type is None else _SRS_ID,
        ),
    )
    if table.geometry_type is not None:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (table.name, table.geometry_type, _SRS_ID),
        )


def _bounds(table: Table) -> tuple[float, ...]:
    geometries = [value for row in table.rows for value in row if isinstance(value, BaseGeometry)]
    return tuple(float(value) for value in shapely.total_bounds(geometries))


def _stored(value: Value) -> str | int | float | bytes | None:
    return _blob(value) if isinstance(value, BaseGeometry) else value


def _blob(geometry: BaseGeometry) -> bytes:
    """Return the header (little-endian, no envelope) and the WKB."""
    wkb: bytes = shapely.to_wkb(geometry, byte_order=1, include_srid=False)
    return struct.pack("<2sBBi", b"GP", 0, 1, _SRS_ID) + wkb
