"""The automaton, on names of its own."""

from geodata.gazetteer import Entry, Level, NameHit, OutsidePlace
from geodata.gazetteer.matching import Matcher
from geodata.model import Kind


def _entry(name: str, level: Level = Level.VILLAGE) -> Entry:
    return Entry(name, name, level, Kind.SETTLEMENT, ("140221",), None, None, None, "", "test", ())


_TOWN = _entry("南山镇", Level.TOWNSHIP)
_VILLAGE = _entry("上河村")
_SHORT = _entry("下河村")


def _matcher() -> Matcher:
    return Matcher(
        {"南山镇": (_TOWN,), "上河村": (_VILLAGE,), "河州": (_VILLAGE,)},
        {"河州市": (OutsidePlace("河州市", "county", "1"),), "南山镇": (OutsidePlace("", "", ""),)},
        ("大上河村",),
        {"南山镇": {"下河": (_SHORT,), "上河": (_VILLAGE,)}},
    )


def test_no_names_find_nothing() -> None:
    assert Matcher({}, {}).local("南山镇") == []
    assert Matcher({}, {}).outside("南山镇") == []


def test_a_longer_name_elsewhere_hides_a_shorter_one_here() -> None:
    assert _matcher().local("河州市和河州") == [NameHit(4, 6, "河州", (_VILLAGE,))]


def test_a_name_here_wins_over_the_same_name_elsewhere() -> None:
    assert _matcher().outside("南山镇") == []
    assert [hit.entries for hit in _matcher().local("南山镇")] == [(_TOWN,)]


def test_decoys_are_stepped_over() -> None:
    assert _matcher().local("大上河村") == []
    assert [hit.start for hit in _matcher().local("小上河村")] == [1]


def test_a_short_name_is_read_only_directly_behind_its_township() -> None:
    assert [hit.surface for hit in _matcher().local("南山镇下河发大水")] == ["南山镇", "下河"]
    assert [hit.surface for hit in _matcher().local("南山镇的下河发大水")] == ["南山镇"]
    assert [hit.surface for hit in _matcher().local("下河发大水")] == []


def test_a_short_name_takes_its_ending_along() -> None:
    assert [hit.surface for hit in _matcher().local("南山镇下河社区")] == ["南山镇", "下河社区"]
    assert [hit.surface for hit in _matcher().local("南山镇下河村民")] == ["南山镇", "下河村"]


def test_a_whole_name_behind_the_township_wins_over_a_short_one() -> None:
    assert [hit.surface for hit in _matcher().local("南山镇上河村")] == ["南山镇", "上河村"]
    assert [hit.surface for hit in _matcher().local("南山镇")] == ["南山镇"]
