"""From the sources to tables."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import shapely

from geodata.gazetteer.build.assembling import Areas, check_points, read_words, tables
from geodata.gazetteer.build.divisions import Division, Divisions
from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.geopackage import write
from geodata.gazetteer.build.rivers import Course
from geodata.gazetteer.entries import Entry, Level, OutsidePlace
from geodata.gazetteer.gazetteer import Gazetteer
from geodata.gazetteer.storage import read_content
from geodata.model import Kind, LonLat


def _boundary(name: str, west: float) -> Any:
    square = shapely.MultiPolygon([shapely.box(west, 40.0, west + 0.5, 40.5)])
    return SimpleNamespace(prefecture="张家口市", name=name, geometry=square, area_km2=2400.0)


def _entry(code: str, name: str, level: Level, point: LonLat | None, *aliases: str) -> Entry:
    radius = 500.0 if point else None
    return Entry(
        code, name, level, Kind.SETTLEMENT, (code[:6],), None, point, radius, "", "test", aliases
    )


_YANGGAO, _HUAIAN = _boundary("阳高县", 113.0), _boundary("怀安县", 113.5)
_ENTRIES = (
    _entry("140221", "阳高县", Level.COUNTY, LonLat(113.2, 40.2), "阳高"),
    _entry("140221100222", "守口堡村", Level.VILLAGE, None),
)
_DIVISIONS = Divisions(
    provinces=(),
    prefectures=(Division("1307", "张家口市", "13"),),
    counties=(Division("130728", "怀安县", "1307"),),
    townships=(),
    villages=(),
)


def test_words_stand_in_lines_with_comments(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# head 不是\n甲 乙 # 丙\n\n丁\n", encoding="utf-8")
    assert read_words(path) == {"甲", "乙", "丁"}


def test_a_point_in_another_county_is_told() -> None:
    check_points(_ENTRIES, [_YANGGAO])
    with pytest.raises(BuildError, match=r"阳高县 .* lies in 怀安县"):
        check_points([_entry("140221", "阳高县", Level.COUNTY, LonLat(113.7, 40.2))], [_HUAIAN])
    with pytest.raises(BuildError, match="lies in None"):
        check_points([_entry("140221", "阳高县", Level.COUNTY, LonLat(1.0, 2.0))], [_YANGGAO])


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.gpkg"
    elsewhere = [OutsidePlace("怀安县", "county", "130728")]
    words = (frozenset[str](), frozenset({"夕阳高"}))
    river = Course("桑干河", shapely.LineString([(113.0, 40.1), (113.6, 40.2)]), 2000.0)
    areas = Areas([_YANGGAO], [_HUAIAN], [river])
    write(path, tables(_DIVISIONS, _ENTRIES, areas, elsewhere, words))
    gazetteer = Gazetteer(read_content(path))
    assert gazetteer.entries == _ENTRIES
    assert [county.pinyin for county in gazetteer.counties] == ["Yanggao"]
    assert [hit.surface for hit in gazetteer.scan("夕阳高照阳高守口堡")] == ["阳高", "守口堡"]
    assert [hit.adcode for hit in gazetteer.scan_outside("怀安县")] == ["130728"]
    assert gazetteer.county_at(LonLat(113.1, 40.1)) == "140221"
    assert gazetteer.county_at(gazetteer.spot_in_county("140221", "key")) == "140221"
    assert [name for name, _ in gazetteer.neighbours()] == ["怀安县"]
    assert gazetteer.neighbours()[0][1].equals(_HUAIAN.geometry)
    assert gazetteer.rivers() == [("桑干河", river.geometry)]
