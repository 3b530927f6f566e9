"""Rows become values when they are asked for, each only once."""

import pytest

from geodata.model import Mention
from geodata.project.records import Records

_ROWS = [
    ("m3", "p2", "d2", "s2", 0, 2, "丙"),
    ("m1", "p1", "d1", "s1", 4, 6, "甲"),
    ("m2", "p2", "d1", "s1", 0, 2, "乙"),
]


@pytest.fixture
def mentions() -> Records[Mention]:
    return Records(Mention, _ROWS)


def test_a_record_is_the_value_of_its_row(mentions: Records[Mention]) -> None:
    assert mentions["m1"] == Mention(*_ROWS[1])
    assert mentions["m1"] is mentions["m1"]
    assert dict(mentions) == {row[0]: Mention(*row) for row in _ROWS}
    assert "m4" not in mentions
    assert mentions.get("m4") is None


def test_a_column_is_read_in_order(mentions: Records[Mention]) -> None:
    assert mentions.column("surface") == ["丙", "甲", "乙"]


def test_groups_hold_the_records_themselves(mentions: Records[Mention]) -> None:
    groups = mentions.grouped(mentions.column("place_id"))
    assert {key: [each.id for each in group] for key, group in groups.items()} == {
        "p2": ["m3", "m2"],
        "p1": ["m1"],
    }
    assert groups["p1"][0] is mentions["m1"]
    assert groups.get("p3", ()) == ()
    assert "p3" not in groups


def test_a_record_without_key_is_in_no_group(mentions: Records[Mention]) -> None:
    groups = mentions.grouped(["a", None, "a"])
    assert len(groups) == 1
    assert [each.id for each in groups["a"]] == ["m3", "m2"]


def test_sorted_records_stay_the_same_records(mentions: Records[Mention]) -> None:
    ordered = mentions.sorted(("document_id", "start"), lambda document, start: (document, start))
    assert list(ordered) == ["m2", "m1", "m3"]
    assert ordered["m1"] is mentions["m1"]


def test_records_of_values_are_these_values() -> None:
    values = [Mention(*row) for row in _ROWS]
    records = Records.of(Mention, values)
    assert records["m2"] is values[2]
    assert records.column("start") == [0, 4, 0]
