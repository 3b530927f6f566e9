"""The tables of a project file; those of the contract keep their names and meaning.

`fid` is for GIS programs, which want an integer key; everything of ours refers to `id`.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence

from geodata.model import County
from geodata.project.geopackage import (
    APPLICATION_ID,
    Geometry,
    encode_geometry,
    register_layer,
    write_standard_tables,
)

__all__ = ["SCHEMA_VERSION", "create_schema", "read_version"]

#: Raise it with every change to these tables or to how the full-text index cuts its tokens.
SCHEMA_VERSION = 4

_TABLES = (
    "CREATE TABLE datong_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """
    CREATE TABLE counties (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        geom MULTIPOLYGON NOT NULL,
        adcode TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        area_km2 DOUBLE NOT NULL
    )
    """,
    """
    CREATE TABLE documents (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        publisher TEXT,
        issued TEXT,
        source_path TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        note TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        edited TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE sections (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        heading TEXT NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        counties TEXT NOT NULL,
        why TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE places (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        geom POINT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,
        kind TEXT NOT NULL,
        counties TEXT NOT NULL,
        precision TEXT NOT NULL,
        uncertainty_m DOUBLE,
        status TEXT,
        review TEXT NOT NULL,
        evidence TEXT NOT NULL
    )
    """,
    # Places are written after what refers to them, so these references wait for the commit.
    """
    CREATE TABLE mentions (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        place_id TEXT NOT NULL REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        section_id TEXT NOT NULL REFERENCES sections(id) DEFERRABLE INITIALLY DEFERRED,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        surface TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE facts (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        place_id TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
        adcode TEXT NOT NULL,
        metric TEXT NOT NULL,
        value DOUBLE,
        value_text TEXT NOT NULL,
        value_start INTEGER NOT NULL,
        value_end INTEGER NOT NULL,
        unit TEXT NOT NULL,
        value_si DOUBLE,
        unit_si TEXT,
        qualifier TEXT NOT NULL,
        period TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE status_events (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        place_id TEXT NOT NULL REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED,
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        status TEXT NOT NULL,
        period TEXT NOT NULL,
        phase TEXT NOT NULL,
        is_planned BOOLEAN NOT NULL,
        issued TEXT,
        document_fid INTEGER NOT NULL
    )
    """,
    # Which facts can disagree with each other: those that share a key (`geodata.comparing`).
    """
    CREATE TABLE comparison_keys (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        key TEXT NOT NULL,
        value DOUBLE NOT NULL,
        fact_id TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE comparisons (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL,
        place_id TEXT,
        adcode TEXT NOT NULL,
        metric TEXT NOT NULL,
        first_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
        first_quote TEXT NOT NULL,
        second_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
        second_quote TEXT NOT NULL,
        difference TEXT NOT NULL,
        why TEXT NOT NULL
    )
    """,
    # What a person has said of a disagreement; it outlives a document that is read again.
    """
    CREATE TABLE settlements (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        comparison_id TEXT NOT NULL UNIQUE,
        verdict TEXT NOT NULL,
        note TEXT NOT NULL
    )
    """,
    # What each document says of a place; `places` is merged from these. Equal `verdict`s (a hash
    # of the columns behind document_id) say the same.
    """
    CREATE TABLE placings (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        document_fid INTEGER NOT NULL,
        verdict INTEGER NOT NULL,
        place_id TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        counties TEXT NOT NULL,
        precision TEXT NOT NULL,
        uncertainty_m DOUBLE,
        lon_deg DOUBLE,
        lat_deg DOUBLE,
        evidence TEXT NOT NULL,
        status TEXT,
        UNIQUE (place_id, document_id)
    )
    """,
    "CREATE INDEX documents_of_text ON documents(text_sha256)",
    "CREATE INDEX sections_of_document ON sections(document_id)",
    "CREATE INDEX mentions_of_document ON mentions(document_id)",
    "CREATE INDEX mentions_of_place ON mentions(place_id, surface)",
    "CREATE INDEX mentions_of_section ON mentions(section_id)",
    "CREATE INDEX facts_of_document ON facts(document_id)",
    "CREATE INDEX facts_of_place ON facts(place_id)",
    "CREATE INDEX status_events_of_document ON status_events(document_id)",
    # In the order of queries.SELECT_STATUS, which takes the last of many.
    """
    CREATE INDEX status_events_of_place
        ON status_events(place_id, is_planned, (phase = ''), issued, document_fid, "end")
    """,
    "CREATE INDEX comparison_keys_of_key ON comparison_keys(key, fid, value)",
    "CREATE INDEX comparison_keys_of_fact ON comparison_keys(fact_id)",
    "CREATE INDEX comparisons_of_key ON comparisons(key)",
    "CREATE INDEX comparisons_of_first ON comparisons(first_fact)",
    "CREATE INDEX comparisons_of_second ON comparisons(second_fact)",
    "CREATE INDEX placings_of_document ON placings(document_id)",
    # Holds all that tells different verdicts apart and their order (queries.SELECT_PLACINGS).
    "CREATE INDEX placings_of_place ON placings(place_id, verdict, document_id, document_fid)",
    # Without content of its own: the text stands in `documents`, whose fid is the row here.
    "CREATE VIRTUAL TABLE fulltext USING fts5(tokens, content='', tokenize='ascii')",
)

_ATTRIBUTE_TABLES = {
    "documents": "读入的文档",
    "sections": "文档的段落及其所涉县区",
    "mentions": "文档中提到地点之处",
    "facts": "文档中的数字及原文",
    "placings": "每份文档对地点位置的判断",
    "status_events": "文档中所述项目进展",
    "comparison_keys": "可以相互比较的数字",
    "comparisons": "同一指标的不同数字",
    "settlements": "对不同数字的人工核对",
}


def create_schema(
    connection: sqlite3.Connection,
    counties: Sequence[County],
    geometry: Callable[[str], Geometry],
) -> None:
    """Make an empty database a project without documents, with the counties' polygons."""
    write_standard_tables(connection)
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO datong_meta VALUES ('schema_version', ?)", (json.dumps(SCHEMA_VERSION),)
    )
    shapes = [geometry(county.adcode) for county in counties]
    connection.executemany(
        "INSERT INTO counties (geom, adcode, name, pinyin, area_km2) VALUES (?, ?, ?, ?, ?)",
        [
            (encode_geometry(shape), county.adcode, county.name, county.pinyin, county.area_km2)
            for county, shape in zip(counties, shapes, strict=True)
        ],
    )
    # Nothing is drawn outside the counties, so their extent is the places' extent too.
    west, south, east, north = zip(*(shape.bounds for shape in shapes), strict=True)
    bounds = (min(west), min(south), max(east), max(north))
    register_layer(connection, "places", "地点", geometry_type="POINT", bounds=bounds)
    register_layer(connection, "counties", "县区", geometry_type="MULTIPOLYGON", bounds=bounds)
    for table, description in _ATTRIBUTE_TABLES.items():
        register_layer(connection, table, description)


def read_version(connection: sqlite3.Connection) -> int | None:
    """Return the schema version, or None if the database is no project of this program."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'datong_meta'").fetchone()
    if application_id != APPLICATION_ID or table is None:
        return None
    row = connection.execute(
        "SELECT value FROM datong_meta WHERE key = 'schema_version'"
    ).fetchone()
    return int(row[0]) if row else None
