"""States of projects and disagreements of figures in a project file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geodata.model import (
    Difference,
    DocumentResult,
    Fact,
    Mention,
    Section,
    StatusEvent,
)
from geodata.project import Project
from tests.helpers.sample import SquareGazetteer, news_result

GAZETTEER: Any = SquareGazetteer()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.gpkg", GAZETTEER) as project:
        yield project


def _told(result: DocumentResult, status: str, issued: date | None, *, planned: bool) -> Any:
    """Return the result with one state of its first place, as a document of that date."""
    place_id = result.placings[0].place_id
    document = replace(result.document, issued=issued)
    identity = f"s{document.id}{status}"
    event = StatusEvent(
        identity, place_id, document.id, 0, 1, document.text[:1], status, "", planned
    )
    placings = tuple(replace(placing, status=None) for placing in result.placings)
    return replace(result, document=document, placings=placings, status_events=(event,))


def _second(result: DocumentResult) -> DocumentResult:
    """Return a second document that names the first place of another one and repeats its facts."""
    (first, *_), text = result.placings, f"{result.document.text}\n又讯"
    document = replace(
        result.document, id="d2", sha256="2" * 64, source_path="/second.txt", text=text
    )
    section = Section("s2", "d2", "", 0, len(text), (), "")
    placing = replace(first, document_id="d2")
    mention = Mention("m2", first.place_id, "d2", "s2", 0, 1, text[:1])
    return DocumentResult(document, (section,), (placing,), (mention,))


def test_the_status_is_the_newest_document_s_last_fact(project: Project) -> None:
    result = news_result()
    newer = _told(_second(result), "投产", date(2025, 5, 1), planned=False)
    older = _told(result, "开工", date(2024, 5, 1), planned=False)
    project.add(newer, GAZETTEER)
    project.add(older, GAZETTEER)
    place_id = result.placings[0].place_id
    assert {p.id: p.status for p in project.places()}[place_id] == "投产"
    assert set(project.status_events()) == {*newer.status_events, *older.status_events}
    project.remove("d2", GAZETTEER)
    assert {p.id: p.status for p in project.places()}[place_id] == "开工"
    assert project.status_events() == older.status_events


def test_a_plan_is_no_status(project: Project) -> None:
    result = _told(news_result(), "投产", None, planned=True)
    project.add(result, GAZETTEER)
    assert {p.id: p.status for p in project.places()}[result.placings[0].place_id] is None
    assert project.status_events() == result.status_events


def _figure(result: DocumentResult, value: float) -> DocumentResult:
    document, place = result.document, result.placings[0]
    fact = Fact(
        id=f"f{document.id}",
        document_id=document.id,
        start=0,
        end=2,
        quote=document.text[:2],
        place_id=place.place_id,
        adcode=place.counties[0],
        metric="总投资",
        value=value,
        value_text=str(value),
        value_start=0,
        value_end=1,
        unit="亿元",
        value_si=value * 1e8,
        unit_si="元",
        qualifier="",
        period="",
    )
    return replace(result, facts=(fact,))


def test_disagreements_come_and_go_with_their_documents(project: Project) -> None:
    first, second = _figure(news_result(), 9.0), _figure(_second(news_result()), 6.82)
    project.add(first, GAZETTEER)
    assert project.comparisons() == ()
    project.add(second, GAZETTEER)
    (comparison,) = project.comparisons()
    assert {comparison.first, comparison.second} == {*first.facts, *second.facts}
    assert comparison.difference is Difference.CONFLICT
    project.remove("d2", GAZETTEER)
    assert project.comparisons() == ()


def test_a_changed_document_is_compared_anew(project: Project) -> None:
    project.add(_figure(news_result(), 9.0), GAZETTEER)
    project.add(_figure(_second(news_result()), 6.82), GAZETTEER)
    same = _figure(_second(news_result()), 9.0)
    same = replace(same, document=replace(same.document, sha256="3" * 64))
    project.add(same, GAZETTEER)
    assert project.comparisons() == ()


def test_of_one_clause_the_later_word_is_the_status(project: Project) -> None:
    result = _told(news_result(), "竣工", None, planned=False)
    (done,) = result.status_events
    begun = replace(done, id="s2", end=done.end + 9, quote="", status="试运行")
    project.add(replace(result, status_events=(begun, done)), GAZETTEER)
    assert {p.id: p.status for p in project.places()}[done.place_id] == "试运行"


def test_a_newer_phase_leaves_the_whole_s_status(project: Project) -> None:
    result = news_result()
    older = _told(result, "投产", date(2024, 5, 1), planned=False)
    newer = _told(_second(result), "开工", date(2025, 5, 1), planned=False)
    phase = tuple(replace(event, phase="二期") for event in newer.status_events)
    project.add(older, GAZETTEER)
    project.add(replace(newer, status_events=phase), GAZETTEER)
    place_id = phase[0].place_id
    assert {p.id: p.status for p in project.places()}[place_id] == "投产"
    assert set(project.status_events()) == {*older.status_events, *phase}
    project.remove(older.document.id, GAZETTEER)
    assert {p.id: p.status for p in project.places()}[place_id] == "开工"
