"""Whoever kills an ingest finds each document wholly in the project or not at all."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata.ingest import ingest
from geodata.project import Project
from geodata.resources import seeds

_FILES = 24
_KILLS = 8
_CHILD = """
import sys
from pathlib import Path
from geodata.ingest import ingest

folder, project = map(Path, sys.argv[1:])
ingest([folder], project, on_progress=lambda progress: print(progress.stage.name, flush=True))
"""

State = dict[str, tuple[object, ...]]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of many small documents, so that most moments are moments of writing."""
    folder = tmp_path_factory.mktemp("texts")
    paragraphs = [p for path in seeds() for p in path.read_text(encoding="utf-8").split("\n\n\n")]
    for number in range(_FILES):
        part = "\n\n".join(paragraphs[number::_FILES])
        (folder / f"{number:02}.txt").write_text(f"第{number}篇\n\n{part}\n", encoding="utf-8")
    return folder


def _state(project: Path) -> State:
    """Return all that a project holds by document, each named by its bytes."""
    with Project.open(project) as opened:
        rows: list[Any] = [*opened.sections(), *opened.mentions(), *opened.facts()]
        return {
            document.sha256: (document, *(r for r in rows if r.document_id == document.id))
            for document in opened.documents()
        }


def _kill_at(folder: Path, project: Path, line: int, delay_s: float) -> None:
    """Start an ingest and kill it at its n-th sign of life, give or take."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), str(project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout
        assert child.stderr
        for _, said in zip(range(line), child.stdout, strict=False):
            assert said.strip().isupper()
        time.sleep(delay_s)
        child.send_signal(signal.SIGKILL)
        child.stdout.read()
        assert child.stderr.read() == ""


def _check(project: Path, allowed: list[State]) -> int:
    """Check that a project is sound and each of its documents whole; return how many it has."""
    connection = sqlite3.connect(project)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
    places = {row[0] for row in connection.execute("SELECT id FROM places")}
    placed = {row[0] for row in connection.execute("SELECT place_id FROM placings")}
    connection.close()
    assert places == placed
    found = _state(project)
    for sha256, state in found.items():
        assert any(state == whole.get(sha256) for whole in allowed), sha256
    return len(found)


@pytest.fixture
def moments() -> Iterator[tuple[int, float]]:
    """Return moments spread over the run, a little moved, the same in every run of the test."""
    dice = random.Random(20241129)  # noqa: S311 - no secret
    signs = _FILES * 7
    return (
        (signs * n // _KILLS + dice.randrange(1, 15), dice.random() / 100) for n in range(_KILLS)
    )


def test_killed_at_any_moment_a_project_holds_whole_documents(
    texts: Path, tmp_path: Path, moments: Iterator[tuple[int, float]]
) -> None:
    clean = tmp_path / "clean.gpkg"
    assert ingest([texts], clean).added == _FILES
    whole = _state(clean)
    counts = []
    for number, (line, delay_s) in enumerate(moments):
        project = tmp_path / f"killed{number}.gpkg"
        _kill_at(texts, project, line, delay_s)
        counts.append(_check(project, [whole]) if project.exists() else 0)
    assert min(counts) < max(counts)
    # What was begun is finished by doing it again.
    assert ingest([texts], project).added == _FILES - counts[-1]
    assert _state(project) == whole


def test_killed_while_replacing_a_document_is_old_or_new(
    texts: Path, tmp_path: Path, moments: Iterator[tuple[int, float]]
) -> None:
    folder = tmp_path / "changing"
    folder.mkdir()
    for path in texts.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    project = tmp_path / "p.gpkg"
    ingest([folder], project)
    old = _state(project)
    for path in folder.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    after = tmp_path / "after.gpkg"
    after.write_bytes(project.read_bytes())
    assert ingest([folder], after).updated == _FILES
    new = _state(after)
    for line, delay_s in moments:
        killed = tmp_path / "killed.gpkg"
        killed.write_bytes(project.read_bytes())
        _kill_at(folder, killed, line, delay_s)
        assert _check(killed, [old, new]) == _FILES
