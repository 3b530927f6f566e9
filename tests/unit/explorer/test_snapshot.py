"""What a snapshot groups for panels: sections, status events and disagreements."""

from dataclasses import replace

import pytest

from explorer.positions.relocation import Relocation
from explorer.snapshot import Passage, Snapshot
from geodata.model import Comparison, Difference, StatusEvent
from tests.helpers.sample import SquareGazetteer, build_sample


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")
    return Snapshot.read(path, SquareGazetteer())


def _rebuilt(snapshot: Snapshot, **more: object) -> Snapshot:
    return Snapshot.build(
        snapshot.path,
        documents=snapshot.documents.values(),
        places=snapshot.places.values(),
        mentions=snapshot.mentions.values(),
        facts=snapshot.facts.values(),
        counties=snapshot.counties,
        area_name=snapshot.area_name,
        **more,  # type: ignore[arg-type]
    )


def test_sections_are_read_with_their_documents(snapshot: Snapshot) -> None:
    assert len(snapshot.sections) == len(snapshot.documents) == 2
    for document_id in snapshot.documents:
        (section,) = snapshot.sections_of_document[document_id]
        assert snapshot.sections[section.id] is section


def test_what_is_read_from_a_file_is_what_is_built_of_its_values(snapshot: Snapshot) -> None:
    built = _rebuilt(snapshot)
    names = (
        *("mentions", "facts", "facts_of_place", "facts_of_area", "mentions_of_place"),
        *("mentions_of_document", "facts_of_document", "documents_of_place", "years_of_place"),
    )
    for name in names:
        read, made = dict(getattr(snapshot, name)), dict(getattr(built, name))
        assert read == made, name
        assert list(read) == list(made), name
    assert list(built.places) == list(snapshot.places)


def test_mentions_and_facts_come_in_reading_order(snapshot: Snapshot) -> None:
    order = list(snapshot.documents)
    mentions = [(order.index(m.document_id), m.start, -m.end) for m in snapshot.mentions.values()]
    assert mentions == sorted(mentions)
    facts = [(order.index(f.document_id), f.value_start) for f in snapshot.facts.values()]
    assert facts == sorted(facts)


def test_status_events_come_in_reading_order_by_place(snapshot: Snapshot) -> None:
    first, second = snapshot.documents
    events = [
        StatusEvent("s3", "pa1", second, 0, 2, "甲乙", "投产", "", is_planned=False),
        StatusEvent("s2", "pa2", first, 9, 11, "甲乙", "开工", "", is_planned=False),
        StatusEvent("s1", "pa1", first, 0, 2, "甲乙", "在建", "", is_planned=False),
    ]
    built = _rebuilt(snapshot, status_events=events)
    assert [event.id for event in built.status_events] == ["s1", "s2", "s3"]
    assert [event.id for event in built.status_events_of_place["pa1"]] == ["s1", "s3"]
    assert Passage.of(events[0]) == Passage(second, 0, 2)


def test_disagreements_of_places_and_of_areas_stay_apart(snapshot: Snapshot) -> None:
    fact, other, *_ = snapshot.facts.values()
    of_place = Comparison("c1", "pa1", "140214", "总投资", fact, other, Difference.CONFLICT, "")
    of_area = replace(of_place, id="c2", place_id=None)
    built = _rebuilt(snapshot, comparisons=(of_place, of_area))
    assert built.comparisons == (of_place, of_area)
    assert built.comparisons_of_place == {"pa1": (of_place,)}
    assert built.comparisons_of_area == {"140214": (of_area,)}


@pytest.mark.parametrize(
    ("before", "after", "span", "expected"),
    [
        ("甲乙丙", "甲乙丙", (1, 2), (1, 2)),
        ("甲乙丙", "新甲乙丙", (1, 3), (2, 4)),
        ("乙甲甲乙", "乙甲甲甲乙", (3, 4), (4, 5)),
        ("乙甲甲乙", "乙甲甲甲乙", (0, 1), (0, 1)),
        ("甲乙丙", "丁", (0, 1), None),
        ("甲乙丙", "丁", (1, 1), None),
    ],
)
def test_a_passage_is_where_its_words_are_nearest(
    snapshot: Snapshot,
    before: str,
    after: str,
    span: tuple[int, int],
    expected: tuple[int, int] | None,
) -> None:
    document = next(iter(snapshot.documents.values()))
    states = [
        Snapshot(documents={document.id: replace(document, text=text)}) for text in (before, after)
    ]
    found = Relocation(*states).passage(Passage(document.id, *span))
    assert (None if found is None else (found.start, found.end)) == expected
