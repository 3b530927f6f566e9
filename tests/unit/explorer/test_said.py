"""What is said of places, by columns: their order, their documents, their years."""

from datetime import date

import pytest

from explorer.said import Said, quotes_of_place
from explorer.snapshot import Snapshot
from geodata.model import Fact, Mention, StatusEvent
from geodata.project.records import Records
from tests.helpers.sample import SquareGazetteer, build_sample

_ISSUED = {"d1": date(2021, 3, 1), "d2": date(2023, 5, 1), "d3": None}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")
    return Snapshot.read(path, SquareGazetteer())


def _mention(number: int, place_id: str, document_id: str) -> Mention:
    return Mention(f"m{number}", place_id, document_id, "s", number, number + 1, "处")


def _fact(number: int, place_id: str | None, document_id: str, period: str = "") -> Fact:
    return Fact(
        f"f{number}", document_id, number, number + 2, f"引文{number}", place_id, "140214",
        "总投资", 1.0, "1", number, number + 1, "元", 1.0, "元", "", period,
    )  # fmt: skip


@pytest.fixture
def said() -> Said:
    mentions = [_mention(1, "p1", "d1"), _mention(2, "p2", "d1"), _mention(3, "p2", "d2")]
    facts = [_fact(1, "p1", "d3"), _fact(2, None, "d1"), _fact(3, "p3", "d2", "2019年")]
    return Said(Records.of(Mention, mentions), Records.of(Fact, facts))


def test_documents_are_those_that_name_a_place_or_tell_of_it(said: Said) -> None:
    assert said.documents_of_place() == {
        "p1": frozenset(("d1", "d3")),
        "p2": frozenset(("d1", "d2")),
        "p3": frozenset(("d2",)),
    }


def test_a_county_s_facts_are_no_place_s(said: Said) -> None:
    assert {key: [f.id for f in group] for key, group in said.facts_of_area().items()} == {
        "140214": ["f2"]
    }
    assert set(said.facts_of_place()) == {"p1", "p3"}


def test_years_are_of_what_is_said_else_of_where_a_place_is_named(said: Said) -> None:
    event = StatusEvent("s1", "p3", "d2", 0, 2, "引文", "开工", "2020年", is_planned=False)
    years = said.years_of_place([event], _ISSUED, said.documents_of_place())
    assert {key: sorted(found) for key, found in years.items()} == {
        "p1": ["2021"],
        "p2": ["2021", "2023"],
        "p3": ["2019", "2020"],
    }


def test_places_come_by_how_much_is_said_of_them_then_by_name(snapshot: Snapshot) -> None:
    said = Said(
        Records.of(Mention, snapshot.mentions.values()), Records.of(Fact, snapshot.facts.values())
    )
    told = said.most_told(snapshot.places.values())

    def weight(place_id: str) -> int:
        mentions = snapshot.mentions_of_place.get(place_id, ())
        return len(mentions) + len(snapshot.facts_of_place.get(place_id, ()))

    keys = [(-weight(place.id), place.name) for place in told]
    assert keys == sorted(keys)
    assert len({key[0] for key in keys}) > 1


def test_quotes_are_joined_whether_the_facts_are_records_or_values() -> None:
    facts = [_fact(1, "p1", "d1"), _fact(2, None, "d1"), _fact(3, "p1", "d2")]
    records = Records.of(Fact, facts)
    assert quotes_of_place(records, "|") == {"p1": "引文1|引文3"}
    assert quotes_of_place({fact.id: fact for fact in facts}, "|") == {"p1": "引文1|引文3"}
