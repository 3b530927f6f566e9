"""Which names an entry answers to, and which are looked for."""

import pytest

from geodata.gazetteer.build.naming import (
    Follower,
    Name,
    bare_name,
    county_short,
    followers,
    names,
    township_short,
)
from geodata.gazetteer.entries import Entry, Level
from geodata.model import Kind


def _entry(code: str, name: str, level: Level, *aliases: str, town: str = "龙泉镇") -> Entry:
    return Entry(
        code, name, level, Kind.SETTLEMENT, (code[:6],), town, None, None, "", "test", aliases
    )


_COUNTY = _entry("140221", "阳高县", Level.COUNTY, "阳高")
_TOWN = _entry("140221100", "龙泉镇", Level.TOWNSHIP)


def _scanned(*entries: Entry, wordlike: tuple[str, ...] = (), elsewhere: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    return {
        (one.name, one.entry_id) for one in names(entries, wordlike, elsewhere) if one.is_scanned
    }


@pytest.mark.parametrize(
    ("name", "bare"),
    [("守口堡村", "守口堡"), ("泰乐里社区", "泰乐里"), ("南村", "南"), ("煤峪口", "煤峪口")],
)
def test_a_bare_name_has_lost_its_ending(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_counties_and_townships_have_short_forms() -> None:
    assert county_short("云冈区") == "云冈"
    assert township_short("新平堡镇") == ("新平堡",)
    assert township_short("鸦儿崖乡") == ("鸦儿崖",)
    assert township_short("云冈镇") == ()
    assert township_short("文瀛湖街道") == ()


def test_long_short_forms_of_villages_are_looked_for_and_short_ones_not() -> None:
    long, short = (
        _entry("140221100001", "守口堡村", Level.VILLAGE),
        _entry("140221100002", "高庙村", Level.VILLAGE),
    )
    assert _scanned(long, short) == {
        ("守口堡村", long.id),
        ("守口堡社区", long.id),
        ("守口堡", long.id),
        ("高庙村", short.id),
        ("高庙社区", short.id),
    }


def test_short_forms_of_communities_and_two_character_villages_are_not_looked_for() -> None:
    community = _entry("140221100001", "幸福里社区", Level.VILLAGE)
    village = _entry("140221100002", "南村", Level.VILLAGE)
    assert _scanned(community, village) == {("幸福里社区", community.id)}
    assert {one.name for one in names([community, village], (), ())} == {
        "幸福里社区", "幸福里", "南村",
    }  # fmt: skip


def test_divisions_are_known_by_the_kind_that_they_may_become() -> None:
    assert {name for name, _ in _scanned(_TOWN)} == {"龙泉镇", "龙泉乡"}
    street = _entry("140213065", "文瀛湖街道", Level.TOWNSHIP)
    assert {name for name, _ in _scanned(street)} == {"文瀛湖街道", "文瀛湖办事处"}


def test_an_alias_that_a_person_vouched_for_may_be_short() -> None:
    village = _entry("140221100001", "高屯社区", Level.VILLAGE, "高屯")
    assert ("高屯", village.id) in _scanned(village)


def test_words_and_names_of_larger_places_elsewhere_are_not_looked_for() -> None:
    village = _entry("140221100001", "石家庄村", Level.VILLAGE)
    assert _scanned(village, elsewhere=("石家庄",)) == {
        ("石家庄村", village.id), ("石家庄社区", village.id),
    }  # fmt: skip
    assert ("石家庄", village.id) not in _scanned(village, wordlike=("石家庄",))
    assert ("石家庄村", village.id) not in _scanned(village, wordlike=("石家庄村",))


def test_the_short_form_of_a_county_means_the_county() -> None:
    village = _entry("140221100001", "阳高村", Level.VILLAGE)
    assert _scanned(_COUNTY, village) == {
        ("阳高县", "140221"), ("阳高", "140221"), ("阳高村", village.id),
        ("阳高社区", village.id),
    }  # fmt: skip


def test_a_sound_name_brings_weak_bearers_along() -> None:
    site = _entry("140213", "大古城", Level.SITE, "古城")
    village = _entry("140221100001", "古城村", Level.VILLAGE)
    assert {entry for name, entry in _scanned(site, village) if name == "古城"} == {
        site.id, village.id,
    }  # fmt: skip


def test_bearers_are_ranked_full_names_first_and_marked_when_several() -> None:
    site = _entry("s", "守口堡", Level.SITE)
    village = _entry("140221100001", "守口堡村", Level.VILLAGE)
    found = [one for one in names([village, site], (), ()) if one.name == "守口堡"]
    assert found == [
        Name("守口堡", "s", 0, "name", is_scanned=True, is_ambiguous=True),
        Name("守口堡", village.id, 1, "short", is_scanned=True, is_ambiguous=True),
    ]


def test_short_names_follow_their_own_township() -> None:
    village = _entry("140221100001", "高庙村", Level.VILLAGE)
    two = _entry("140221100002", "南村", Level.VILLAGE)
    community = _entry("140221100003", "和平社区", Level.VILLAGE)
    entries = [_COUNTY, _TOWN, village, two, community]
    assert followers(entries, names(entries, (), ())) == (
        Follower("阳高县", "南村", two.id),
        Follower("龙泉镇", "南村", two.id),
        Follower("龙泉镇", "高庙", village.id),
    )
