"""The window is closed at any moment: nothing hangs, nothing is lost, nothing is left running."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.launch.app import Options, name_application
from explorer.launch.program import Program
from geodata.ingest import ingest
from geodata.mapping.page import map_page, page_cache
from geodata.project import Project
from geodata.resources import seeds
from tests.helpers.window import LOAD_MS, QUIET_MACHINE

pytestmark = QUIET_MACHINE

_TEXT = "左云县\n\n左云县总投资{}亿元的长城博物馆项目开工建设，云冈石窟接待游客突破{}万人次。\n"


@pytest.fixture(autouse=True)
def home(qapp: QApplication) -> Iterator[None]:
    name_application(qapp)
    QSettings().clear()
    map_page(cache_dir=page_cache())
    yield
    QSettings().clear()


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Return enough documents that reading them takes a while."""
    paths = [tmp_path / "文献" / f"{number}.txt" for number in range(60)]
    paths[0].parent.mkdir()
    for number, path in enumerate(paths, start=1):
        path.write_text(_TEXT.format(number, number) * 40, encoding="utf-8")
    return paths


def _own_threads() -> set[str]:
    names = {thread.name for thread in threading.enumerate()}
    return {name for name in names if name.startswith(("startup", "operation"))}


def test_the_window_is_closed_while_documents_are_read(
    qtbot: QtBot, tmp_path: Path, texts: list[Path]
) -> None:
    project = tmp_path / "p.gpkg"
    ingest(list(seeds()), project)
    program = Program(Options(project=project, documents=texts))
    qtbot.waitUntil(lambda: program.window.is_furnished, timeout=LOAD_MS)
    progress = program.window.status.progress
    qtbot.waitUntil(lambda: progress.isVisible() and progress.maximum() > 0, timeout=LOAD_MS)
    assert program.window.session.operations.running
    program.window.close()
    program.end()
    assert _own_threads() == set()
    with Project.open(project) as saved:
        documents = saved.documents()
    assert 5 <= len(documents) < 5 + len(texts)
    assert {path.read_text(encoding="utf-8") for path in seeds()} <= {d.text for d in documents}
    assert list(tmp_path.glob("*.part")) == []
    # What was not read is read the next time, and nothing twice.
    ingest(texts, project)
    with Project.open(project) as whole:
        assert len(whole.documents()) == 5 + len(texts)


def test_the_window_is_closed_before_it_has_its_panels(qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "p.gpkg"
    ingest(list(seeds())[:1], project)
    copy = Path(shutil.copy(project, tmp_path / "copy.gpkg"))
    program = Program(Options(project=project))
    program.window.close()
    program.end()
    assert _own_threads() == set()
    with Project.open(project) as saved, Project.open(copy) as before:
        assert saved.documents() == before.documents()
