"""What the GeoPackage standard asks of a file, and its geometry blobs (OGC 12-128r18).

No R-tree is written: its triggers call functions that only spatial builds of SQLite have, and
then nobody else could change a place. GDAL reads layers of this size without one.
"""

import sqlite3
import struct
from typing import Protocol

from geodata.model import LonLat

__all__ = [
    "APPLICATION_ID",
    "Geometry",
    "decode_point",
    "encode_geometry",
    "encode_point",
    "register_layer",
    "touch",
    "write_standard_tables",
]

#: The letters GPKG, in the file's header at offset 68.
APPLICATION_ID = 0x47504B47

#: Version 1.3: the newest that the QGIS of Debian's stable releases reads without a remark.
_USER_VERSION = 10300
_SRS_ID = 4326

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

_TABLES = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {_USER_VERSION}",
    """
    CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL,
        srs_id INTEGER PRIMARY KEY,
        organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL,
        definition TEXT NOT NULL,
        description TEXT
    )
    """,
    """
    CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY,
        data_type TEXT NOT NULL,
        identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE,
        min_y DOUBLE,
        max_x DOUBLE,
        max_y DOUBLE,
        srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id)
    )
    """,
    """
    CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),
        column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
        z TINYINT NOT NULL,
        m TINYINT NOT NULL,
        PRIMARY KEY (table_name, column_name)
    )
    """,
)

_SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
    ("WGS 84 geodetic", _SRS_ID, "EPSG", _SRS_ID, _WGS84, "longitude/latitude in WGS 84"),
)

# Magic, version 0, flags (bit 0: little endian; bits 1-3: which envelope), reference system.
_HEADER = struct.Struct("<2sBBi")
_ENVELOPE = struct.Struct("<4d")
_POINT = struct.Struct("<BIdd")
_NO_ENVELOPE = 0b0001
_ENVELOPE_XY = 0b0011
_WKB_POINT = 1


class Geometry(Protocol):
    """As much of a shapely geometry as is needed to store it."""

    @property
    def wkb(self) -> bytes:
        """Well-known binary, two dimensions."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees."""


def encode_point(point: LonLat | None) -> bytes | None:
    """Return a point as a GeoPackage blob.

    Examples
    --------
    >>> decode_point(encode_point(LonLat(113.25, 40.5)))
    LonLat(lon_deg=113.25, lat_deg=40.5)
    """
    if point is None:
        return None
    header = _HEADER.pack(b"GP", 0, _NO_ENVELOPE, _SRS_ID)
    return header + _POINT.pack(1, _WKB_POINT, point.lon_deg, point.lat_deg)


def decode_point(blob: bytes | None) -> LonLat | None:
    """Return the point of a blob, as this program or GDAL has written it.

    Raises
    ------
    ValueError
        If the blob holds no point in two dimensions.
    """
    if blob is None:
        return None
    flags = blob[3]
    envelope_bytes = (0, 32, 48, 48, 64)[flags >> 1 & 0b111]
    at = _HEADER.size + envelope_bytes
    order = "<" if blob[at] == 1 else ">"
    kind, lon_deg, lat_deg = struct.unpack_from(f"{order}Idd", blob, at + 1)
    if kind != _WKB_POINT:
        raise ValueError(f"a geometry of type {kind} where a point should be")
    return LonLat(lon_deg, lat_deg)


def encode_geometry(geometry: Geometry) -> bytes:
    """Return a geometry as a GeoPackage blob with its envelope, which lets readers skip it."""
    west, south, east, north = geometry.bounds
    header = _HEADER.pack(b"GP", 0, _ENVELOPE_XY, _SRS_ID)
    return header + _ENVELOPE.pack(west, east, south, north) + geometry.wkb


def write_standard_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database a GeoPackage."""
    for statement in _TABLES:
        connection.execute(statement)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)


def register_layer(
    connection: sqlite3.Connection,
    table: str,
    description: str,
    *,
    geometry_type: str | None = None,
    bounds: tuple[float, float, float, float] | None = None,
) -> None:
    """Tell GIS programs about a table: a layer with `geom` if it has a geometry type."""
    data_type, srs_id = ("features", _SRS_ID) if geometry_type else ("attributes", None)
    connection.execute(
        "INSERT INTO gpkg_contents"
        " (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (table, data_type, table, description, *(bounds or (None,) * 4), srs_id),
    )
    if geometry_type:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (table, geometry_type, _SRS_ID),
        )


def touch(connection: sqlite3.Connection) -> None:
    """Note the time of a change to the layers, as the standard asks."""
    connection.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now')"
        " WHERE table_name <> 'counties'"
    )
