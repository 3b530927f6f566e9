"""Reading the gazetteer's GeoPackage with nothing but sqlite3, because a window waits for it."""

import json
import sqlite3
import struct
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path

from geodata.errors import GazetteerError
from geodata.gazetteer.entries import Entry, Level, OutsidePlace
from geodata.gazetteer.gazetteer import Content, Gazetteer
from geodata.model import County, Kind, LonLat
from geodata.resources import resource

__all__ = ["load", "read_content"]

#: Length of the header before the WKB, by the envelope indicator (GeoPackage 1.3, clause 2.1.3).
_HEADER_BYTES = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}
_Ids = dict[str, tuple[str, ...]]
_WKB_POINT = struct.Struct("<BI2d")


def load(path: Path | None = None) -> Gazetteer:
    """Return the gazetteer, by default the one that comes with the program; read only once.

    Raises
    ------
    GazetteerError
        If the file is missing or damaged.

    Examples
    --------
    >>> len(load().counties)
    10
    """
    return _load(resource("gazetteer/datong.gpkg") if path is None else path)


@lru_cache(maxsize=4)
def _load(path: Path) -> Gazetteer:
    return Gazetteer(read_content(path))


def read_content(path: Path) -> Content:
    """Read the file's tables.

    Raises
    ------
    GazetteerError
        If the file is missing or damaged.
    """
    if not path.is_file():
        raise GazetteerError(f"找不到地名库文件“{path}”,请运行 make gazetteer 重新生成。")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return _content(connection)
    except (sqlite3.Error, ValueError, KeyError, struct.error) as error:
        raise GazetteerError(
            f"地名库文件“{path}”已损坏({error}),请运行 make gazetteer 重新生成。"
        ) from error


def _content(connection: sqlite3.Connection) -> Content:
    rows = connection.execute
    names, scanned = _names(connection)
    return Content(
        counties=tuple(
            County(*row)
            for row in rows("SELECT adcode, name, pinyin, area_km2 FROM counties ORDER BY adcode")
        ),
        entries=_entries(connection),
        names=names,
        scanned=scanned,
        outside=_outside(connection),
        decoys=tuple(word for (word,) in rows("SELECT word FROM decoys ORDER BY word")),
        followers=_followers(connection),
        county_wkb={
            adcode: _wkb(blob)
            for adcode, blob in rows("SELECT adcode, geom FROM counties ORDER BY adcode")
        },
        neighbour_wkb={
            name: _wkb(blob)
            for name, blob in rows("SELECT name, geom FROM neighbours ORDER BY adcode")
        },
        river_wkb=tuple(
            (name, _wkb(blob)) for name, blob in rows("SELECT name, geom FROM rivers ORDER BY fid")
        ),
        spots=dict(rows("SELECT adcode, points FROM spots ORDER BY adcode").fetchall()),
    )


def _entries(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    rows = connection.execute(
        "SELECT id, name, level, kind, counties, township, geom, uncertainty_m, confidence,"
        " source, aliases FROM entries ORDER BY fid"
    )
    levels = {level.value: level for level in Level}
    kinds = {kind.value: kind for kind in Kind}
    return tuple(
        Entry(
            id=row[0],
            name=row[1],
            level=levels[row[2]],
            kind=kinds[row[3]],
            counties=_strings(row[4]),
            township=row[5],
            point=None if row[6] is None else _point(row[6]),
            uncertainty_m=row[7],
            confidence=row[8],
            source=row[9],
            aliases=_strings(row[10]),
        )
        for row in rows
    )


@cache
def _strings(text: str) -> tuple[str, ...]:
    """Parse a JSON list; two thousand entries share a few dozen of them."""
    return tuple(json.loads(text))


def _names(connection: sqlite3.Connection) -> tuple[_Ids, _Ids]:
    """Return the ids by every name, and by the names to look for in running text."""
    names: _Ids = {}
    scanned: _Ids = {}
    for name, entry_id, is_scanned in connection.execute(
        "SELECT name, entry_id, scanned FROM names ORDER BY fid"  # written by name and rank
    ):
        names[name] = (*names.get(name, ()), entry_id)
        if is_scanned:
            scanned[name] = (*scanned.get(name, ()), entry_id)
    return names, scanned


def _outside(connection: sqlite3.Connection) -> dict[str, tuple[OutsidePlace, ...]]:
    outside: dict[str, tuple[OutsidePlace, ...]] = {}
    for row in connection.execute("SELECT name, level, adcode FROM outside ORDER BY fid"):
        place = OutsidePlace(*row)
        outside[place.name] = (*outside.get(place.name, ()), place)
    return outside


def _followers(connection: sqlite3.Connection) -> dict[str, dict[str, tuple[str, ...]]]:
    followers: dict[str, dict[str, tuple[str, ...]]] = {}
    for division, name, entry_id in connection.execute(
        "SELECT division, name, entry_id FROM followers ORDER BY division, name, entry_id"
    ):
        names = followers.setdefault(division, {})
        names[name] = (*names.get(name, ()), entry_id)
    return followers


def _wkb(blob: bytes) -> bytes:
    """Strip the GeoPackage header from a geometry."""
    if blob[:2] != b"GP":
        raise ValueError("geometry without GeoPackage header")
    return blob[_HEADER_BYTES[blob[3] >> 1 & 7] :]


def _point(blob: bytes) -> LonLat:
    order, geometry_type, lon, lat = _WKB_POINT.unpack(_wkb(blob))
    if (order, geometry_type) != (1, 1):
        raise ValueError("geometry is not a little-endian point")
    return LonLat(lon, lat)
