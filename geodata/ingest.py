"""The pipeline: files → documents → mentions and facts → places → project file.

`read` and `extract` are pure: the same file gives the same result, nothing is written. `ingest`
writes each result in one transaction, so that a project holds a document wholly or not at all.
"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geodata.errors import ProjectError, ReadingError
from geodata.extraction.facts import find_facts
from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.geocoding import geocode
from geodata.index import load_index, source_path
from geodata.model import DocumentResult
from geodata.project import Change, Project, new_document_id
from geodata.reading import find_sections, read_text_file, repair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from geodata.gazetteer import Gazetteer
    from geodata.index import Index
    from geodata.model import Document

__all__ = ["Failure", "Progress", "Stage", "Summary", "extract", "ingest", "read"]

#: The files that a folder stands for.
SUFFIXES = (".txt", ".md")


class Stage(StrEnum):
    """What is being done with a document, in Chinese for the user."""

    READING = "读取"
    LAYOUT = "分段"
    NAMES = "找地名"
    PLACES = "定位"
    FACTS = "找数字"
    SAVING = "保存"
    DONE = "完成"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come: `done` of `total` files, and what happens to `path` now."""

    path: Path
    done: int
    total: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and the sentence that says why."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did; places and facts are those of the whole project afterwards."""

    added: int
    updated: int
    unchanged: int
    failures: tuple[Failure, ...]
    places: int
    facts: int
    seconds: float
    cancelled: bool


def read(
    path: Path, gazetteer: Gazetteer, *, index: Index | None = None, document_id: str = ""
) -> DocumentResult:
    """Read one file and return all that it says.

    Parameters
    ----------
    path
        A text file.
    gazetteer
        The known geography.
    index
        What is known of documents beside their text; by default the program's own.
    document_id
        The document's id, if a project knows it already.

    Raises
    ------
    ReadingError
        If the file is missing, unreadable, empty or not text.
    """
    text, sha256 = read_text_file(path)
    identity = document_id or new_document_id(sha256)
    document = (index or load_index()).describe(path, text, sha256, identity)
    return extract(document, gazetteer)


def extract(
    document: Document,
    gazetteer: Gazetteer,
    on_stage: Callable[[Stage], None] | None = None,
) -> DocumentResult:
    """Return all that a document says; `on_stage` is called before each stage."""
    stage = on_stage or _ignore
    stage(Stage.LAYOUT)
    view = repair(document.text)
    sections = find_sections(document, gazetteer)
    stage(Stage.NAMES)
    names = find_names(view, gazetteer)
    stage(Stage.PLACES)
    placings, mentions = geocode(document, view, sections, names, gazetteer)
    stage(Stage.FACTS)
    facts = find_facts(document, view, sections, mentions, placings, gazetteer)
    return DocumentResult(document, sections, placings, mentions, facts)


def _ignore(stage: Stage) -> None:
    del stage


def ingest(
    paths: Sequence[Path],
    project_path: Path,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    gazetteer: Gazetteer | None = None,
) -> Summary:
    """Read files into a project, which is made if it does not exist.

    A file that cannot be read is noted in the summary, and the others go on. A document whose
    bytes the project knows is passed over; one that has changed replaces its earlier state.

    Parameters
    ----------
    paths
        Files, and folders whose `.txt` and `.md` files are meant.
    project_path
        The project file.
    on_progress
        Called before each stage of each file, and once more when the file is done.
    is_cancelled
        Asked at the same moments; what is saved by then stays.
    gazetteer
        The known geography; by default the program's own.

    Raises
    ------
    ProjectError
        If the project cannot be opened, made or written.
    """
    started = time.perf_counter()
    gazetteer = gazetteer or load()
    files = list(_files(paths))
    tally = Counter[Change]()
    failures = []
    cancelled = False
    with closing(_Target(project_path, gazetteer)) as target:
        for done, path in enumerate(files):
            watch = _Watch(path, done, len(files), on_progress, is_cancelled)
            try:
                tally[_take(path, target, gazetteer, watch.begin)] += 1
            except ReadingError as error:
                failures.append(Failure(path, str(error)))
            except _CancelledError:
                cancelled = True
                break
            watch.finish()
        places, facts = target.counts()
    return Summary(
        added=tally[Change.ADDED],
        updated=tally[Change.UPDATED],
        unchanged=tally[Change.UNCHANGED],
        failures=tuple(failures),
        places=places,
        facts=facts,
        seconds=time.perf_counter() - started,
        cancelled=cancelled,
    )


def _take(
    path: Path, target: _Target, gazetteer: Gazetteer, on_stage: Callable[[Stage], None]
) -> Change:
    """Read one file into the project, unless it is there already."""
    on_stage(Stage.READING)
    text, sha256 = read_text_file(path)
    if target.knows(sha256):
        return Change.UNCHANGED
    document_id = target.document_id(source_path(path), sha256)
    document = load_index().describe(path, text, sha256, document_id)
    result = extract(document, gazetteer, on_stage)
    on_stage(Stage.SAVING)
    return target.add(result)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are meant, each once; what does not exist is told by its reader."""
    seen = set()
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        for file in inside or [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


class _CancelledError(Exception):
    """The user has stopped the ingest."""


@dataclass(frozen=True, slots=True)
class _Watch:
    """Tells how far one file has come, and stops when the user wishes it."""

    path: Path
    done: int
    total: int
    on_progress: Callable[[Progress], None] | None
    is_cancelled: Callable[[], bool] | None

    def begin(self, stage: Stage) -> None:
        if self.is_cancelled and self.is_cancelled():
            raise _CancelledError
        self._tell(self.done, stage)

    def finish(self) -> None:
        self._tell(self.done + 1, Stage.DONE)

    def _tell(self, done: int, stage: Stage) -> None:
        if self.on_progress:
            self.on_progress(Progress(self.path, done, self.total, stage))


class _Target:
    """The project that is written to; a new one is made only when there is something to save."""

    def __init__(self, path: Path, gazetteer: Gazetteer) -> None:
        self._path = path
        self._gazetteer = gazetteer
        self._project = Project.open(path) if path.exists() else None
        if not path.parent.is_dir():
            raise ProjectError(f"文件夹 {path.parent} 不存在，请先建立文件夹或另选位置。")

    def knows(self, sha256: str) -> bool:
        return self._project is not None and self._project.knows(sha256)

    def document_id(self, source: str, sha256: str) -> str:
        if self._project is None:
            return new_document_id(sha256)
        return self._project.document_id(source, sha256)

    def add(self, result: DocumentResult) -> Change:
        if self._project is None:
            self._project = Project.create(self._path, self._gazetteer)
        return self._project.add(result, self._gazetteer)

    def counts(self) -> tuple[int, int]:
        """Return how many places and facts the project holds."""
        return self._project.counts() if self._project else (0, 0)

    def close(self) -> None:
        if self._project:
            self._project.close()
