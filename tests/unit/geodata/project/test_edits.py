from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geodata.errors import ProjectError
from geodata.model import Fact, Review, StatusEvent, Verdict
from geodata.project import Project
from geodata.project.edits import (
    DescribeDocument,
    Edit,
    RemoveDocument,
    ReviewPlace,
    SettleComparison,
    Together,
)
from tests.helpers.sample import SquareGazetteer, news_result

GAZETTEER: Any = SquareGazetteer()


def _told(value: float, *, number: int) -> Any:
    """Return one of two documents which tell different figures and states of the same place."""
    result = news_result()
    place_id = result.placings[0].place_id
    text = f"{result.document.text}\n{number}"
    document = replace(
        result.document,
        id=f"d{number}",
        sha256=str(number) * 64,
        source_path=f"/{number}.txt",
        text=text,
        issued=date(2024, number, 1),
    )
    fact = Fact(
        id=f"f{number}",
        document_id=document.id,
        start=0,
        end=2,
        quote=text[:2],
        place_id=place_id,
        adcode="140214",
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
    status = "开工" if number == 1 else "投产"
    event = StatusEvent(
        f"e{number}", place_id, document.id, 0, 1, text[:1], status, "", is_planned=False
    )
    return replace(
        result,
        document=document,
        sections=tuple(
            replace(s, id=f"{s.id}{number}", document_id=document.id) for s in result.sections
        ),
        placings=tuple(replace(p, document_id=document.id) for p in result.placings),
        mentions=tuple(
            replace(
                m,
                id=f"{m.id}{number}",
                document_id=document.id,
                section_id=f"{m.section_id}{number}",
            )
            for m in result.mentions
        ),
        facts=(fact,),
        status_events=(event,),
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.gpkg", GAZETTEER) as project:
        project.add(_told(9.0, number=1), GAZETTEER)
        project.add(_told(6.82, number=2), GAZETTEER)
        yield project


def _content(project: Project) -> tuple[Any, ...]:
    return (
        project.documents(),
        project.sections(),
        project.places(),
        project.mentions(),
        project.facts(),
        project.status_events(),
        project.comparisons(),
        project.search("云冈"),
    )


def _first_place(project: Project) -> str:
    return project.status_events()[0].place_id


def _edits(project: Project) -> list[Edit]:
    [comparison] = project.comparisons()
    place_id = _first_place(project)
    return [
        DescribeDocument("d1", "新题", "某报", date(2025, 1, 2)),
        DescribeDocument("d1", "新题", None, None),
        RemoveDocument("d1"),
        RemoveDocument("d2"),
        ReviewPlace(place_id, Review.CONFIRMED),
        ReviewPlace(place_id, Review.REJECTED),
        SettleComparison(comparison.id, Verdict.SECOND, "新文为准"),
        Together((RemoveDocument("d1"), RemoveDocument("d2"))),
        Together((ReviewPlace(place_id, Review.REJECTED), RemoveDocument("d2"))),
    ]


@pytest.mark.parametrize("number", range(9))
def test_each_edit_gives_what_takes_it_back_and_that_again(project: Project, number: int) -> None:
    before = _content(project)
    undo = project.apply(_edits(project)[number], GAZETTEER)
    after = _content(project)
    assert after != before
    redo = project.apply(undo, GAZETTEER)
    assert _content(project) == before
    undo = project.apply(redo, GAZETTEER)
    assert _content(project) == after
    project.apply(undo, GAZETTEER)
    assert _content(project) == before


def test_what_a_person_has_written_outlives_another_reading(project: Project) -> None:
    project.apply(DescribeDocument("d1", "新题", "某报", date(2024, 1, 1)), GAZETTEER)
    again = _told(9.5, number=1)
    document = replace(again.document, sha256="a" * 64, title="程序的题", text=again.document.text)
    project.add(replace(again, document=document), GAZETTEER)
    [told] = [d for d in project.documents() if d.id == "d1"]
    # The date was as the program had read it, so it stays the program's.
    assert (told.title, told.publisher, told.sha256) == ("新题", "某报", "a" * 64)


def test_a_later_date_makes_its_document_the_last_word(project: Project) -> None:
    place_id = _first_place(project)
    statuses = {place.id: place.status for place in project.places()}
    assert statuses[place_id] == "投产"
    project.apply(DescribeDocument("d1", "题", None, date(2025, 1, 1)), GAZETTEER)
    statuses = {place.id: place.status for place in project.places()}
    assert statuses[place_id] == "开工"


def test_a_settled_disagreement_stays_so_when_its_document_comes_back(project: Project) -> None:
    [comparison] = project.comparisons()
    project.apply(SettleComparison(comparison.id, Verdict.BOTH, "两期"), GAZETTEER)
    undo = project.apply(RemoveDocument("d2"), GAZETTEER)
    assert project.comparisons() == ()
    project.apply(undo, GAZETTEER)
    [settled] = project.comparisons()
    assert (settled.id, settled.verdict, settled.note) == (comparison.id, Verdict.BOTH, "两期")


def test_a_document_that_was_read_again_is_not_restored_over_it(project: Project) -> None:
    undo = project.apply(RemoveDocument("d2"), GAZETTEER)
    project.add(_told(6.82, number=2), GAZETTEER)
    before = _content(project)
    with pytest.raises(ProjectError, match="已经重新读入"):
        project.apply(undo, GAZETTEER)
    assert _content(project) == before


def test_a_rejected_place_stays_so_when_its_only_documents_come_back(project: Project) -> None:
    place_id = _first_place(project)
    project.apply(ReviewPlace(place_id, Review.REJECTED), GAZETTEER)
    before = _content(project)
    first = project.apply(RemoveDocument("d1"), GAZETTEER)
    second = project.apply(RemoveDocument("d2"), GAZETTEER)
    assert project.places() == ()
    project.apply(second, GAZETTEER)
    project.apply(first, GAZETTEER)
    assert _content(project) == before


@pytest.mark.parametrize(
    "edit",
    [
        DescribeDocument("d9", "题", None, None),
        RemoveDocument("d9"),
        ReviewPlace("p9", Review.CONFIRMED),
        SettleComparison("c9", Verdict.FIRST),
    ],
)
def test_what_is_gone_cannot_be_edited(project: Project, edit: Edit) -> None:
    before = _content(project)
    with pytest.raises(ProjectError, match=r"项目中没有.*9"):
        project.apply(edit, GAZETTEER)
    assert _content(project) == before


def test_of_edits_that_belong_together_all_are_carried_out_or_none(project: Project) -> None:
    before = _content(project)
    with pytest.raises(ProjectError, match="d9"):
        project.apply(Together((RemoveDocument("d1"), RemoveDocument("d9"))), GAZETTEER)
    assert _content(project) == before
