from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geodata import ingest as pipeline
from geodata.errors import ProjectError, ReadingError
from geodata.ingest import Progress, Stage, Summary
from geodata.model import (
    Document,
    DocumentResult,
    Kind,
    Mention,
    Placing,
    Precision,
    Section,
)
from geodata.project import Project
from tests.helpers.documents import pdf_of
from tests.helpers.sample import SquareGazetteer

GAZETTEER: Any = SquareGazetteer()


def _extract(
    document: Document, gazetteer: object, on_stage: Callable[[Stage], None]
) -> DocumentResult:
    """Stand in for the stages: one section, and each line a park in its county."""
    del gazetteer
    on_stage(Stage.NAMES)
    section = Section(f"{document.id}-0", document.id, "", 0, len(document.text), (), "")
    placings, mentions, start = [], [], 0
    for line in document.text.splitlines(keepends=True):
        name = line.strip()
        place = f"p{name}"
        end = start + len(name)
        placings.append(
            Placing(
                place, document.id, name, Kind.PARK, ("140213",), Precision.COUNTY, None, None, ()
            )
        )
        mentions.append(
            Mention(f"{document.id}-{start}", place, document.id, section.id, start, end, name)
        )
        start += len(line)
    return DocumentResult(document, (section,), tuple(placings), tuple(mentions))


@pytest.fixture(autouse=True)
def _fake_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract", _extract)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.gpkg"


def _write(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def _ingest(paths: list[Path], project: Path, **options: Any) -> Summary:
    return pipeline.ingest(paths, project, gazetteer=GAZETTEER, **options)


def _counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return (
        summary.added,
        summary.updated,
        summary.unchanged,
        len(summary.failures),
        summary.places,
    )


def test_files_are_added_once_and_replaced_when_they_change(tmp_path: Path, project: Path) -> None:
    first, second = _write(tmp_path, a="东公园\n西公园\n", b="南公园\n")
    assert _counts(_ingest([first, second], project)) == (2, 0, 0, 0, 3)
    before = project.read_bytes()
    assert _counts(_ingest([first, second], project)) == (0, 0, 2, 0, 3)
    assert project.read_bytes() == before
    _write(tmp_path, a="东公园\n")
    assert _counts(_ingest([first, second], project)) == (0, 1, 1, 0, 2)
    with Project.open(project) as opened:
        assert [document.text for document in opened.documents()] == ["东公园\n", "南公园\n"]


def test_a_known_file_is_read_again_where_that_is_wanted(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = _write(tmp_path, a="东公园\n西公园\n", b="南公园\n")
    _ingest(paths, project)
    monkeypatch.setattr(pipeline, "extract", lambda document, *_: DocumentResult(document))
    assert _counts(_ingest(paths[:1], project, again=True)) == (0, 1, 0, 0, 1)
    with Project.open(project) as opened:
        assert [document.title for document in opened.documents()] == ["东公园", "南公园"]


def test_the_same_file_named_twice_is_read_once(tmp_path: Path, project: Path) -> None:
    (path,) = _write(tmp_path, a="东公园\n")
    roundabout = tmp_path / "x" / ".." / "a.txt"
    (tmp_path / "x").mkdir()
    assert _counts(_ingest([path, roundabout, path], project)) == (1, 0, 0, 0, 1)


def test_a_copy_is_known_by_its_bytes(tmp_path: Path, project: Path) -> None:
    paths = _write(tmp_path, a="东公园\n", b="东公园\n")
    assert _counts(_ingest(paths, project)) == (1, 0, 1, 0, 1)


def test_the_same_text_in_another_encoding_is_noticed(tmp_path: Path, project: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes("东公园\n西公园".encode())
    second.write_bytes("东公园\r\n西公园\r\n".encode("gb18030"))
    summary = _ingest([first, second], project)
    assert _counts(summary) == (1, 0, 1, 0, 2)
    [notice] = summary.notices
    assert (notice.path, notice.message) == (
        second,
        "“b.txt”与项目中的《东公园》文字相同，没有再次读入。",
    )
    assert _ingest([first, second], project).notices == (notice,)
    assert _ingest([first], project).notices == ()


def test_what_was_left_out_of_a_file_is_told_and_kept(tmp_path: Path, project: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(["East Park"], []))
    [notice] = _ingest([path], project).notices
    assert notice.message == "“a.pdf”共 2 页，其中 1 页没有文字（空白或扫描页），没有读入。"
    with Project.open(project) as opened:
        [document] = opened.documents()
    assert notice.message.endswith(document.note)


def test_a_document_keeps_its_id_and_ids_never_clash(tmp_path: Path, project: Path) -> None:
    (path,) = _write(tmp_path, a="东公园\n")
    _ingest([path], project)
    with Project.open(project) as opened:
        first = opened.documents()[0].id
    _write(tmp_path, a="西公园\n")
    (copy,) = _write(tmp_path, b="东公园\n")
    _ingest([path, copy], project)
    with Project.open(project) as opened:
        ids = [document.id for document in opened.documents()]
    assert ids[0] == first
    assert len(set(ids)) == 2


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path, project: Path) -> None:
    (good,) = _write(tmp_path, good="东公园\n")
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.touch()
    binary.write_bytes(b"\x00\x01\x02\xff" * 100)
    summary = _ingest([tmp_path / "missing.txt", empty, good, binary], project)
    assert _counts(summary) == (1, 0, 0, 3, 1)
    for failure in summary.failures:
        assert str(failure.path) in failure.message
        assert "\n" not in failure.message


def test_a_file_that_turns_bad_keeps_its_earlier_state(tmp_path: Path, project: Path) -> None:
    (path,) = _write(tmp_path, a="东公园\n")
    _ingest([path], project)
    before = project.read_bytes()
    path.write_bytes(b"")
    assert len(_ingest([path], project).failures) == 1
    assert project.read_bytes() == before


def test_no_project_is_made_when_nothing_was_read(tmp_path: Path, project: Path) -> None:
    assert len(_ingest([tmp_path / "missing.txt"], project).failures) == 1
    assert not project.exists()


def test_gb18030_is_read(tmp_path: Path, project: Path) -> None:
    path = tmp_path / "gb.txt"
    path.write_bytes("大同市平城区的东小城公园\n".encode("gb18030"))
    _ingest([path], project)
    with Project.open(project) as opened:
        assert opened.documents()[0].text == "大同市平城区的东小城公园\n"


def test_a_folder_stands_for_its_texts(tmp_path: Path, project: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "inner").mkdir(parents=True)
    _write(folder, b="东公园\n")
    (folder / "inner" / "a.MD").write_text("西公园\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert _counts(_ingest([folder], project)) == (2, 0, 0, 0, 2)


def test_an_empty_folder_is_told(tmp_path: Path, project: Path) -> None:
    (tmp_path / "texts").mkdir()
    (failure,) = _ingest([tmp_path / "texts"], project).failures
    assert failure.path == tmp_path / "texts"


def test_progress_is_told_before_each_stage_and_at_the_end(tmp_path: Path, project: Path) -> None:
    paths = _write(tmp_path, a="东公园\n", b="西公园\n")
    told: list[Progress] = []
    _ingest(paths, project, on_progress=told.append)
    stages = [Stage.READING, Stage.NAMES, Stage.SAVING, Stage.DONE]
    assert [progress.stage for progress in told] == stages * 2
    assert [progress.done for progress in told] == [0, 0, 0, 1, 1, 1, 1, 2]
    assert {progress.total for progress in told} == {2}
    assert [progress.path for progress in told[::4]] == paths


@pytest.mark.parametrize(("asked", "saved"), [(1, 0), (2, 0), (3, 0), (4, 1), (6, 1), (7, 2)])
def test_cancelling_keeps_what_is_saved_and_nothing_half(
    tmp_path: Path, project: Path, asked: int, saved: int
) -> None:
    paths = _write(tmp_path, a="东公园\n", b="西公园\n")
    answers = iter([False] * (asked - 1))
    summary = _ingest(paths, project, is_cancelled=lambda: next(answers, True))
    assert summary.added == saved
    assert summary.cancelled == (saved < 2)
    assert project.exists() == (saved > 0)
    if saved:
        with Project.open(project) as opened:
            assert len(opened.documents()) == len(opened.places()) == saved


def test_a_project_that_cannot_be_is_told_before_anything_is_read(tmp_path: Path) -> None:
    told: list[Progress] = []
    (path,) = _write(tmp_path, a="东公园\n")
    with pytest.raises(ProjectError, match="文件夹"):
        _ingest([path], tmp_path / "no" / "p.gpkg", on_progress=told.append)
    with pytest.raises(ProjectError, match="不是大同图览"):
        _ingest([path], path, on_progress=told.append)
    assert told == []
    assert path.read_text(encoding="utf-8") == "东公园\n"


def test_reading_one_file_needs_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Document] = []

    def extract(document: Document, gazetteer: object) -> DocumentResult:
        seen.append(document)
        return _extract(document, gazetteer, lambda _stage: None)

    monkeypatch.setattr(pipeline, "extract", extract)
    (path,) = _write(tmp_path, a="东公园\n西公园\n")
    result = pipeline.read(path, GAZETTEER)
    assert result.document.id == f"d{result.document.sha256[:12]}"
    assert result.document.title == "东公园"
    assert pipeline.read(path, GAZETTEER, document_id="dx").document.id == "dx"
    assert len(seen) == 2
    with pytest.raises(ReadingError, match="missing"):
        pipeline.read(tmp_path / "missing.txt", GAZETTEER)
