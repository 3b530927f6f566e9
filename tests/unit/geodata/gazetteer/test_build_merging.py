"""Divisions and curated rows become entries."""

import pytest

from geodata.gazetteer.build.divisions import Division, Divisions
from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.merging import entries
from geodata.gazetteer.build.sites import Site
from geodata.gazetteer.entries import Entry, Level
from geodata.model import Kind, LonLat

_DIVISIONS = Divisions(
    provinces=(Division("14", "山西省", ""),),
    prefectures=(Division("1402", "大同市", "14"),),
    counties=(
        Division("140221", "阳高县", "1402"),
        Division("140271", "山西大同经济开发区", "1402"),
        Division("330101", "别处县", "3301"),
    ),
    townships=(Division("140221100", "龙泉镇", "140221"),),
    villages=(Division("140221100222", "守口堡村", "140221100"),),
)
_SEAT = LonLat(113.74, 40.36)


def _site(name: str, kind: Kind = Kind.SETTLEMENT, **changes: object) -> Site:
    values: dict[str, object] = {
        "aliases": (), "counties": ("140221",), "township": None, "point": None,
        "uncertainty_m": None, "confidence": "", "geonames_id": "", "source": f"row {name}",
    }  # fmt: skip
    return Site(name=name, kind=kind, **{**values, **changes})  # type: ignore[arg-type]


def _entries(*sites: Site) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(_DIVISIONS, sites)}


def test_divisions_alone_know_their_parents_but_no_points() -> None:
    found = _entries()
    assert list(found) == ["1402", "140221", "140221100", "140221100222"]
    assert [entry.level for entry in found.values()] == [
        Level.COUNTY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE,
    ]  # fmt: skip
    assert (found["1402"].counties, found["140221"].aliases) == (("1402",), ("阳高",))
    assert (found["140221100222"].township, found["140221100222"].point) == ("龙泉镇", None)


def test_the_county_lends_its_point_to_the_town_that_it_is_governed_from() -> None:
    row = _site("阳高县", township="龙泉镇", point=_SEAT, uncertainty_m=800.0, confidence="medium")
    found = _entries(row, _site("龙泉镇", township="龙泉镇"))
    assert found["140221"].point == found["140221100"].point == _SEAT
    assert found["140221100"].uncertainty_m == 800.0
    assert "row 龙泉镇" in found["140221100"].source
    assert "row 阳高县" in found["140221100"].source


def test_a_curated_village_lends_its_names_to_the_village_of_the_table() -> None:
    found = _entries(_site("守口堡", township="龙泉镇", aliases=("守口",)))
    assert found["140221100222"].aliases == ("守口堡", "守口")
    assert "site:守口堡" not in found


def test_a_curated_name_prevails_over_one_that_only_the_table_uses() -> None:
    found = _entries(_site("古堡社区", township="龙泉镇", aliases=("守口堡村",)))
    assert found["140221100222"].name == "古堡社区"
    assert found["140221100222"].aliases == ("守口堡村",)


def test_what_is_no_division_is_a_place_of_its_own() -> None:
    fort = _site("守口堡", Kind.SCENIC, township="龙泉镇")
    quarter = _site("新区")
    found = _entries(fort, quarter)
    assert found["site:守口堡"].level is Level.SITE
    assert found["site:守口堡"].kind is Kind.SCENIC
    assert found["site:新区"].counties == ("140221",)


def test_the_development_zone_keeps_its_code() -> None:
    found = _entries(_site("大同经济技术开发区", Kind.PARK, counties=("140271",)))
    assert found["140271"].level is Level.SITE


def test_a_township_of_another_county_is_refused() -> None:
    with pytest.raises(BuildError, match="云冈镇 is no township"):
        _entries(_site("某寺", Kind.SCENIC, township="云冈镇"))
