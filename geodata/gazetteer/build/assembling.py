"""From the sources to the tables of the gazetteer's file."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin
from shapely import Point

from geodata.gazetteer.build import naming
from geodata.gazetteer.build.divisions import Divisions
from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.geopackage import Table
from geodata.gazetteer.build.rivers import Course
from geodata.gazetteer.build.spots import spots
from geodata.gazetteer.entries import Entry, Level, OutsidePlace
from geodata.model import CITY

if TYPE_CHECKING:
    # Its module needs cnmaps, which only the build has; the tests of this one do not.
    from geodata.gazetteer.build.boundaries import Boundary

__all__ = ["Areas", "check_points", "read_words", "tables"]


@dataclass(frozen=True, slots=True)
class Areas:
    """What is drawn under the places."""

    counties: "Sequence[Boundary]"
    neighbours: "Sequence[Boundary]"
    rivers: Sequence[Course] = ()


def read_words(path: Path) -> frozenset[str]:
    """Read a list of words: any number a line, `#` starts a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def check_points(entries: Iterable[Entry], boundaries: "Sequence[Boundary]") -> None:
    """Check that every point lies in one of its entry's counties.

    Raises
    ------
    BuildError
        If some do not; the message lists all of them.
    """
    outlines = {boundary.name: boundary.geometry for boundary in boundaries}
    names = {entry.id: entry.name for entry in entries if entry.level is Level.COUNTY}
    wrong = []
    for entry in entries:
        if entry.point is None:
            continue
        point = Point(entry.point.lon_deg, entry.point.lat_deg)
        at = next((name for name, outline in outlines.items() if outline.covers(point)), None)
        allowed = [names[code] for code in entry.counties if code in names]
        if at is None or (CITY not in entry.counties and at not in allowed):
            wrong.append(f"{entry.name} ({'、'.join(allowed)}) lies in {at}")
    if wrong:
        raise BuildError("points outside their counties: " + "; ".join(wrong))


def tables(
    divisions: Divisions,
    entries: Sequence[Entry],
    areas: Areas,
    outside: Sequence[OutsidePlace],
    words: tuple[Collection[str], Collection[str]],
) -> tuple[Table, ...]:
    """Return all tables, in the order in which they are written.

    Parameters
    ----------
    divisions, entries, outside
        What `divisions`, `merging` and `outside` made.
    areas
        Datong's counties, their neighbours and rivers.
    words
        Word-like names and decoys.
    """
    wordlike, decoys = words
    elsewhere = {place.name for place in outside}
    names = naming.names(entries, wordlike, elsewhere)
    return (
        _counties(areas.counties, entries),
        _neighbours(areas.neighbours, divisions),
        _entries(entries),
        _names(names),
        _followers(naming.followers(entries, names)),
        _outside(outside),
        Table(
            "decoys", "words to step over", {"word": "TEXT"}, [(word,) for word in sorted(decoys)]
        ),
        _spots(areas.counties, entries),
        _rivers(areas.rivers),
    )


def _counties(boundaries: "Sequence[Boundary]", entries: Sequence[Entry]) -> Table:
    codes = _codes(entries)
    rows = [
        (
            codes[one.name],
            one.name,
            "".join(lazy_pinyin(one.name[:-1])).capitalize(),
            one.area_km2,
            one.geometry,
        )
        for one in boundaries
    ]
    return Table(
        "counties",
        "the ten county-level divisions of Datong; boundaries for orientation only",
        {
            "adcode": "TEXT NOT NULL UNIQUE",
            "name": "TEXT NOT NULL",
            "pinyin": "TEXT NOT NULL",
            "area_km2": "DOUBLE NOT NULL",
            "geom": "MULTIPOLYGON",
        },
        sorted(rows, key=lambda row: str(row[0])),
        "MULTIPOLYGON",
    )


def _neighbours(boundaries: "Sequence[Boundary]", divisions: Divisions) -> Table:
    prefectures = {one.name: one.code for one in divisions.prefectures}
    codes = {(one.parent, one.name): one.code for one in divisions.counties}
    rows = [
        (codes[prefectures[one.prefecture], one.name], one.name, one.prefecture, one.geometry)
        for one in boundaries
    ]
    return Table(
        "neighbours",
        "the counties around Datong, as context for a map",
        {
            "adcode": "TEXT NOT NULL UNIQUE",
            "name": "TEXT NOT NULL",
            "prefecture": "TEXT NOT NULL",
            "geom": "MULTIPOLYGON",
        },
        sorted(rows, key=lambda row: str(row[0])),
        "MULTIPOLYGON",
    )


def _entries(entries: Sequence[Entry]) -> Table:
    rows = [
        (
            entry.id,
            entry.name,
            entry.level.value,
            entry.kind.value,
            json.dumps(entry.counties),
            entry.township,
            entry.uncertainty_m,
            entry.confidence,
            entry.source,
            json.dumps(entry.aliases, ensure_ascii=False),
            None if entry.point is None else Point(entry.point.lon_deg, entry.point.lat_deg),
        )
        for entry in entries
    ]
    return Table(
        "entries",
        "known places: counties, townships, villages and curated sites",
        {
            "id": "TEXT NOT NULL UNIQUE",
            "name": "TEXT NOT NULL",
            "level": "TEXT NOT NULL",
            "kind": "TEXT NOT NULL",
            "counties": "TEXT NOT NULL",
            "township": "TEXT",
            "uncertainty_m": "DOUBLE",
            "confidence": "TEXT NOT NULL",
            "source": "TEXT NOT NULL",
            "aliases": "TEXT NOT NULL",
            "geom": "POINT",
        },
        rows,
        "POINT",
    )


def _names(names: Sequence[naming.Name]) -> Table:
    return Table(
        "names",
        "every name of every entry; ambiguous where several entries bear it",
        {
            "name": "TEXT NOT NULL",
            "entry_id": "TEXT NOT NULL",
            "rank": "INTEGER NOT NULL",
            "role": "TEXT NOT NULL",
            "scanned": "BOOLEAN NOT NULL",
            "ambiguous": "BOOLEAN NOT NULL",
        },
        [
            (one.name, one.entry_id, one.rank, one.role, one.is_scanned, one.is_ambiguous)
            for one in names
        ],
    )


def _followers(followers: Sequence[naming.Follower]) -> Table:
    return Table(
        "followers",
        "short names that are sound directly behind their county or township",
        {"division": "TEXT NOT NULL", "name": "TEXT NOT NULL", "entry_id": "TEXT NOT NULL"},
        [(one.division, one.name, one.entry_id) for one in followers],
    )


def _outside(outside: Sequence[OutsidePlace]) -> Table:
    return Table(
        "outside",
        "names of provinces, prefectures and counties elsewhere in China",
        {"name": "TEXT NOT NULL", "level": "TEXT NOT NULL", "adcode": "TEXT NOT NULL"},
        [(place.name, place.level, place.adcode) for place in outside],
    )


def _spots(boundaries: "Sequence[Boundary]", entries: Sequence[Entry]) -> Table:
    codes = _codes(entries)
    rows = [(codes[one.name], spots(one.geometry)) for one in boundaries]
    return Table(
        "spots",
        "points to draw what is known only to the county: doubles, longitude and latitude in turn",
        {"adcode": "TEXT NOT NULL UNIQUE", "points": "BLOB NOT NULL"},
        sorted(rows),
    )


def _rivers(rivers: Sequence[Course]) -> Table:
    return Table(
        "rivers",
        "rivers, about: GSHHG 2.3.6 after World Data Bank II, LGPL-3.0-or-later",
        {"name": "TEXT NOT NULL", "error_m": "DOUBLE NOT NULL", "geom": "LINESTRING"},
        [(one.name, one.error_m, one.geometry) for one in rivers],
        "LINESTRING",
    )


def _codes(entries: Sequence[Entry]) -> dict[str, str]:
    return {entry.name: entry.id for entry in entries if entry.level is Level.COUNTY}
