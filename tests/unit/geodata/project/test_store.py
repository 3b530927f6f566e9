import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon

from geodata.errors import ProjectError
from geodata.geocoding import merge
from geodata.model import (
    Document,
    DocumentResult,
    Kind,
    LonLat,
    Mention,
    Placing,
    Precision,
    Review,
    Section,
)
from geodata.project import Change, Project
from geodata.project.database import connect
from tests.helpers.sample import SquareGazetteer, build_sample, hostile_result, news_result

GAZETTEER: Any = SquareGazetteer()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.gpkg", GAZETTEER) as project:
        yield project


def _changed(result: DocumentResult, *, keep: int) -> DocumentResult:
    """Return the result as it would be after an edit of its file that leaves fewer places."""
    text = result.document.text + "后记。\n"
    placings = result.placings[:keep]
    kept = {placing.place_id for placing in placings}
    return replace(
        result,
        document=replace(
            result.document, text=text, sha256=hashlib.sha256(text.encode()).hexdigest()
        ),
        placings=placings,
        mentions=tuple(m for m in result.mentions if m.place_id in kept),
        facts=tuple(f for f in result.facts if f.place_id in kept),
    )


def _state(project: Project) -> tuple[object, ...]:
    return (
        project.documents(),
        project.sections(),
        project.places(),
        project.mentions(),
        project.facts(),
        project.search("项目"),
    )


def _sql(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(statement)
    connection.close()


def test_what_goes_in_comes_out(project: Project) -> None:
    result = news_result()
    assert project.add(result, GAZETTEER) is Change.ADDED
    assert project.documents() == (result.document,)
    assert project.sections() == result.sections
    assert project.mentions() == result.mentions
    assert set(project.facts()) == set(result.facts)
    assert project.counties() == GAZETTEER.counties
    placed = {placing.place_id: placing for placing in result.placings}
    assert {place.id for place in project.places()} == set(placed)
    for place in project.places():
        placing = placed[place.id]
        assert (place.name, place.kind, place.counties) == (
            placing.name,
            placing.kind,
            placing.counties,
        )
        assert place.review is Review.AUTO
        assert bool(place.point) == place.precision.is_drawn


def test_every_quote_and_surface_is_verbatim(tmp_path: Path) -> None:
    with Project.open(build_sample(tmp_path / "s.gpkg")) as project:
        texts = {document.id: document.text for document in project.documents()}
        facts, mentions = project.facts(), project.mentions()
        assert facts
        assert mentions
        for fact in facts:
            text = texts[fact.document_id]
            assert text[fact.start : fact.end] == fact.quote
            assert text[fact.value_start : fact.value_end] == fact.value_text + fact.unit
        for mention in mentions:
            assert texts[mention.document_id][mention.start : mention.end] == mention.surface


def test_the_same_document_twice_changes_nothing(project: Project) -> None:
    project.add(news_result(), GAZETTEER)
    before = project.path.read_bytes()
    assert project.add(news_result(), GAZETTEER) is Change.UNCHANGED
    moved = replace(news_result().document, source_path="elsewhere.txt")
    assert project.add(replace(news_result(), document=moved), GAZETTEER) is Change.DUPLICATE
    assert project.path.read_bytes() == before


def test_a_changed_file_replaces_its_own_results_only(project: Project) -> None:
    project.add(news_result(), GAZETTEER)
    project.add(hostile_result(), GAZETTEER)
    changed = _changed(news_result(), keep=3)
    assert project.add(changed, GAZETTEER) is Change.UPDATED
    assert project.documents() == (changed.document, hostile_result().document)
    own = {p.place_id for p in changed.placings} | {p.place_id for p in hostile_result().placings}
    assert {place.id for place in project.places()} == own
    assert {f.document_id for f in project.facts()} == {d.id for d in project.documents()}
    assert [hit.document_id for hit in project.search("后记")] == [changed.document.id]
    assert not project.search("不在文中")
    (found,) = project.search_documents("后记")
    assert (found.document_id, found.issued) == (changed.document.id, changed.document.issued)


def test_a_place_of_two_documents_stays_while_one_speaks_of_it(project: Project) -> None:
    first, second = news_result(), hostile_result()
    shared = replace(
        first.placings[0], document_id=second.document.id, evidence=("另一篇也说到",), status="开放"
    )
    second = replace(second, placings=(*second.placings, shared))
    project.add(first, GAZETTEER)
    project.add(second, GAZETTEER)
    (place,) = (p for p in project.places() if p.id == shared.place_id)
    assert "另一篇也说到" in place.evidence
    assert place.status == "开放"
    project.remove(second.document.id, GAZETTEER)
    (place,) = (p for p in project.places() if p.id == shared.place_id)
    assert "另一篇也说到" not in place.evidence
    project.remove(first.document.id, GAZETTEER)
    assert project.places() == ()
    assert project.documents() == ()


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_a_place_of_many_documents_is_merged_from_all(verdicts: list[str]) -> None:
    kinds = {"a": (Kind.PARK, "开工"), "b": (Kind.PARK, None), "c": (Kind.SCENIC, "投产")}
    placings, results = [], []
    for number, verdict in enumerate(verdicts):
        sha256 = hashlib.sha256(f"{number}".encode()).hexdigest()
        document = Document(sha256[:9], "", None, None, f"/{number}", sha256, f"古城{number}")
        section = Section(f"s{number}", document.id, "", 0, 2, (), "")
        kind, status = kinds.get(verdict, (Kind.PARK, "在建"))
        county = "140213" if verdict in "ab" else "140214"
        placing = Placing(
            "p",
            document.id,
            "古城",
            kind,
            (county,),
            Precision.COUNTY,
            9e3,
            None,
            (verdict,),
            status,
        )
        mention = Mention(f"m{number}", "p", document.id, section.id, 0, 2, "古城")
        placings.append(placing)
        results.append(DocumentResult(document, (section,), (placing,), (mention,)))
    with (
        TemporaryDirectory() as folder,
        Project.create(Path(folder) / "p.gpkg", GAZETTEER) as project,
    ):
        for result in results:
            project.add(result, GAZETTEER)
        assert project.places() == (merge(placings, ["古城"], GAZETTEER),)


def test_a_review_survives_and_edits_too(project: Project) -> None:
    project.add(news_result(), GAZETTEER)
    _sql(
        project.path,
        "UPDATE places SET review = 'confirmed' WHERE id = 'pa1';"
        "UPDATE places SET review = 'edited', name = '华阳', counties = '[\"140226\"]',"
        " geom = (SELECT geom FROM places WHERE id = 'pa7') WHERE id = 'pa2';"
        "UPDATE places SET review = 'rejected' WHERE id = 'pa3';",
    )
    changed = _changed(news_result(), keep=4)
    statuses = [replace(p, status="投产", evidence=("新证据",)) for p in changed.placings]
    project.add(replace(changed, placings=tuple(statuses)), GAZETTEER)
    places = {place.id: place for place in project.places()}
    assert [places[f"pa{i}"].review.value for i in (1, 2, 3, 4)] == [
        "confirmed",
        "edited",
        "rejected",
        "auto",
    ]
    edited = places["pa2"]
    assert (edited.name, edited.counties) == ("华阳", ("140226",))
    assert edited.point == LonLat(113.65, 40.05)
    assert edited.status == "投产"
    assert edited.evidence != ("新证据",)
    assert places["pa1"].evidence == ("新证据",)


def test_a_document_keeps_its_id_when_its_file_changes(project: Project) -> None:
    result = news_result()
    document = result.document
    assert project.document_id("new.txt", document.sha256) == document.id
    project.add(result, GAZETTEER)
    assert project.document_id(document.source_path, "0" * 64) == document.id
    assert project.knows(document.sha256)
    assert not project.knows("0" * 64)


def test_an_id_that_is_taken_is_not_given_again(project: Project) -> None:
    result = news_result()
    project.add(_changed(result, keep=2), GAZETTEER)  # keeps the id of the file's first state
    fresh = project.document_id("copy-of-the-first-state.txt", result.document.sha256)
    assert fresh != result.document.id


def test_what_fails_half_way_leaves_the_project_as_it_was(project: Project) -> None:
    project.add(news_result(), GAZETTEER)
    before = _state(project)

    class Broken(SquareGazetteer):
        def spot_in_county(self, adcode: str, key: str) -> LonLat:
            raise RuntimeError("no spot")

    broken: Any = Broken()
    with pytest.raises(RuntimeError, match="no spot"):
        project.add(hostile_result(), broken)
    with pytest.raises(RuntimeError, match="no spot"):
        project.add(_changed(news_result(), keep=5), broken)
    assert _state(project) == before


def test_an_alias_has_no_line_break_but_its_mention_does(project: Project) -> None:
    result = news_result()
    document = replace(result.document, text="云冈\n\n石窟与云冈石窟景区")
    section = replace(result.sections[0], end=len(document.text))
    spans = [(0, 6), (7, 13)]
    mentions = tuple(
        replace(
            result.mentions[0],
            id=f"m{start}",
            start=start,
            end=end,
            surface=document.text[start:end],
        )
        for start, end in spans
    )
    project.add(DocumentResult(document, (section,), result.placings[:1], mentions), GAZETTEER)
    (place,) = project.places()
    assert place.aliases == ("云冈石窟景区",)
    assert [mention.surface for mention in project.mentions()] == ["云冈\n\n石窟", "云冈石窟景区"]


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
@example("云冈\0石窟")
@example("\ufeff\U0002a6a5\U0010ffff\r\n")
@settings(max_examples=25, deadline=None)  # each makes a file
def test_any_text_comes_back_as_it_was(text: str) -> None:
    document = replace(news_result().document, text=text, title=text, source_path=text)
    with TemporaryDirectory() as folder:
        with Project.create(Path(folder) / "p.gpkg", GAZETTEER) as project:
            project.add(DocumentResult(document), GAZETTEER)
        with Project.open(Path(folder) / "p.gpkg") as project:
            assert project.documents() == (document,)


def test_a_full_disk_leaves_the_project_as_it_was(project: Project) -> None:
    project.add(news_result(), GAZETTEER)
    before = _state(project)
    result = hostile_result()
    text = result.document.text + "石" * 200_000
    long = replace(result, document=replace(result.document, text=text))
    connection = connect(project.path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with (
        Project(project.path, connection) as full,
        pytest.raises(ProjectError, match="磁盘已满"),
    ):
        full.add(long, GAZETTEER)
    assert _state(project) == before


def test_a_project_that_may_only_be_read_is_told_when_written(project: Project) -> None:
    with (
        Project(project.path, connect(project.path, mode="ro")) as guarded,
        pytest.raises(ProjectError, match="只读"),
    ):
        guarded.add(news_result(), GAZETTEER)


def test_removing_what_is_not_there_is_an_error(project: Project) -> None:
    with pytest.raises(ProjectError, match="没有文献 d0"):
        project.remove("d0", GAZETTEER)


def test_a_project_that_another_program_holds_is_told_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodata.project.database._BUSY_TIMEOUT_S", 0.01)
    holder = sqlite3.connect(project.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ProjectError, match="被另一个程序占用"):
        Project.open(project.path)
    holder.execute("ROLLBACK")
    with Project.open(project.path) as other:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectError, match="被另一个程序占用"):
            other.add(news_result(), GAZETTEER)
        assert other.documents() == ()
    holder.close()


def test_steady_reads_see_one_state(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geodata.project.database._BUSY_TIMEOUT_S", 0.01)
    project.add(news_result(), GAZETTEER)
    with Project.open(project.path) as other:
        with project.steady():
            documents = project.documents()
            with pytest.raises(ProjectError, match="被另一个程序占用"):
                other.add(hostile_result(), GAZETTEER)
            assert {m.document_id for m in project.mentions()} == {d.id for d in documents}
        assert other.add(hostile_result(), GAZETTEER) is Change.ADDED
    assert len(project.documents()) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE datong_meta SET value = '999'", "更新版本的程序"),
        ("UPDATE datong_meta SET value = '0'", "旧版本的程序"),
        ("DELETE FROM datong_meta", "不是大同图览的项目文件"),
        ("DROP TABLE datong_meta", "不是大同图览的项目文件"),
        ("PRAGMA application_id = 1", "不是大同图览的项目文件"),
    ],
)
def test_a_file_of_another_version_or_program_is_refused(
    tmp_path: Path, change: str, sentence: str
) -> None:
    path = tmp_path / "p.gpkg"
    Project.create(path, GAZETTEER).close()
    _sql(path, change)
    with pytest.raises(ProjectError, match=sentence) as caught:
        Project.open(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"a text, no project" * 99, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.gpkg"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=r"不是大同图览的项目文件|已损坏"):
        Project.open(path)
    assert path.read_bytes() == content


def test_a_truncated_project_is_refused_or_told_when_read(tmp_path: Path) -> None:
    path = build_sample(tmp_path / "p.gpkg")
    path.write_bytes(path.read_bytes()[:20480])
    with pytest.raises(ProjectError, match=r"已损坏|不是大同图览"), Project.open(path) as project:
        _state(project)


def test_a_project_is_made_only_where_nothing_is(tmp_path: Path) -> None:
    taken = tmp_path / "p.gpkg"
    taken.write_text("mine")
    with pytest.raises(ProjectError, match="已经存在"):
        Project.create(taken, GAZETTEER)
    assert taken.read_text() == "mine"
    with pytest.raises(ProjectError, match="文件夹"):
        Project.create(tmp_path / "no" / "p.gpkg", GAZETTEER)
    with pytest.raises(ProjectError, match="没有项目文件"):
        Project.open(tmp_path / "missing.gpkg")
    with pytest.raises(ProjectError, match="是一个文件夹"):
        Project.open(tmp_path)


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    # Not even an administrator can make files there.
    with pytest.raises(ProjectError, match=r"/proc/p\.gpkg"):
        Project.create(Path("/proc/p.gpkg"), GAZETTEER)


def test_a_project_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"

    class Slow(SquareGazetteer):
        def geometry(self, adcode: str) -> MultiPolygon:
            if not path.exists():  # another program is quicker
                build_sample(path)
            return super().geometry(adcode)

    slow: Any = Slow()
    with pytest.raises(ProjectError, match="已经存在"):
        Project.create(path, slow)
    assert list(tmp_path.iterdir()) == [path]
    with Project.open(path) as project:
        assert len(project.documents()) == 2


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    Project.create(tmp_path / "p.gpkg", GAZETTEER).close()
    assert [path.name for path in tmp_path.iterdir()] == ["p.gpkg"]


def test_a_failed_creation_leaves_no_file(tmp_path: Path) -> None:
    class Broken(SquareGazetteer):
        def geometry(self, adcode: str):  # type: ignore[no-untyped-def]
            raise RuntimeError("no polygon")

    broken: Any = Broken()
    with pytest.raises(RuntimeError, match="no polygon"):
        Project.create(tmp_path / "p.gpkg", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_signs_of_addresses_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "项目 100%?mode=memory#1.gpkg"
    build_sample(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    with Project.open(path) as project:
        assert len(project.documents()) == 2
        assert project.counts() == (len(project.places()), len(project.facts()))
