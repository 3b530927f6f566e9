"""The pipeline: files → documents → mentions and facts → places → project file.

`read` and `extract` are pure: the same file gives the same result, nothing is written. `ingest`
writes each result in one transaction, so that a project holds a document wholly or not at all.
Reading can be left to other processes or machines (an executor); writing is one process's matter,
in the order of the files, so that the same files always make the same project.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import BrokenExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geodata.collecting import uncollected
from geodata.errors import ReadingError, WorkerError
from geodata.extraction.facts_sources import Located
from geodata.extraction.names import find_names
from geodata.extraction.statements import find_statements
from geodata.extraction.status import with_status
from geodata.gazetteer import load
from geodata.geocoding import geocode
from geodata.index import load_index, source_path
from geodata.ingest_files import files_of, sha256_of
from geodata.ingest_report import Failure, Notice, Progress, Stage, Summary
from geodata.ingest_target import Target
from geodata.model import DocumentResult
from geodata.project import Change, new_document_id
from geodata.reading import find_sections, mend, read_file, repair
from geodata.workers import Lookahead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from geodata.gazetteer import Gazetteer
    from geodata.index import Index
    from geodata.model import Document

__all__ = ["Failure", "Notice", "Progress", "Stage", "Summary", "extract", "ingest", "read"]


def read(
    path: Path, gazetteer: Gazetteer, *, index: Index | None = None, document_id: str = ""
) -> DocumentResult:
    """Read one file and return all that it says.

    Parameters
    ----------
    path
        A text, Markdown, HTML, Word (docx) or PDF file.
    gazetteer
        The known geography.
    index
        What is known of documents beside their text; by default the program's own.
    document_id
        The document's id, if a project knows it already.

    Raises
    ------
    ReadingError
        If the file is missing, unreadable, empty, or in no format that is read.
    """
    file = read_file(path)
    identity = document_id or new_document_id(file.sha256)
    document = (index or load_index()).describe(path, file, identity)
    return extract(document, gazetteer)


def extract(
    document: Document,
    gazetteer: Gazetteer,
    on_stage: Callable[[Stage], None] | None = None,
) -> DocumentResult:
    """Return all that a document says; `on_stage` is called before each stage."""
    with uncollected():
        return _extract(document, gazetteer, on_stage or _ignore)


def _extract(
    document: Document, gazetteer: Gazetteer, stage: Callable[[Stage], None]
) -> DocumentResult:
    stage(Stage.LAYOUT)
    view = mend(repair(document.text), gazetteer)
    sections = find_sections(document, gazetteer)
    stage(Stage.NAMES)
    names = find_names(view, gazetteer)
    stage(Stage.PLACES)
    placings, mentions = geocode(document, view, sections, names, gazetteer)
    stage(Stage.FACTS)
    located = Located(document, view, sections, mentions, placings, gazetteer)
    facts, events = find_statements(located)
    placings = with_status(placings, events)
    return DocumentResult(document, sections, placings, mentions, facts, events)


def _ignore(stage: Stage) -> None:
    del stage


def ingest(
    paths: Sequence[Path],
    project_path: Path,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    gazetteer: Gazetteer | None = None,
    executor: Executor | None = None,
    in_flight: int | None = None,
    again: bool = False,
) -> Summary:
    """Read files into a project, which is made if it does not exist.

    A file that cannot be read is noted in the summary, and the others go on. A document whose
    bytes or text the project knows is passed over; one that has changed replaces its earlier
    state.

    Parameters
    ----------
    paths
        Files, and folders whose files with one of `geodata.reading.SUFFIXES` are meant.
    project_path
        The project file.
    on_progress
        Called before each stage of each file, and once more when the file is done.
    is_cancelled
        Asked at the same moments; what is saved by then stays.
    gazetteer
        The known geography; by default the program's own, which each worker loads for itself. Any
        other is sent along with every file.
    executor
        Reads the files (see `geodata.workers`; `dask.distributed` has one for many machines that
        see the same files); without one this process does. What lies in the project is the same.
    in_flight
        How many files at most are with the executor at a time, or read and not yet written; by
        default three for each processor of this machine.
    again
        Read files whose bytes the project knows once more, as after an update of the program.

    Raises
    ------
    ProjectError
        If the project cannot be opened, made or written.
    WorkerError
        If the executor has lost a worker; what is saved by then stays.
    """
    started = time.perf_counter()
    files = list(files_of(paths))
    tally = Counter[Change]()
    failures, notices = [], []
    cancelled = False
    with (
        closing(Target(project_path, gazetteer or load(), again=again)) as target,
        closing(_reader(files, target, gazetteer, executor, in_flight)) as reader,
    ):
        for done, path in enumerate(files):
            watch = _Watch(path, done, len(files), on_progress, is_cancelled)
            try:
                change, message = _take(path, target, reader, watch)
            except ReadingError as error:
                failures.append(Failure(path, str(error)))
            except _CancelledError:
                cancelled = True
                break
            else:
                tally[change] += 1
                notices += [Notice(path, message)] if message else []
            watch.finish()
        places, facts = target.counts()
    return Summary(
        added=tally[Change.ADDED],
        updated=tally[Change.UPDATED],
        unchanged=tally[Change.UNCHANGED] + tally[Change.DUPLICATE],
        failures=tuple(failures),
        places=places,
        facts=facts,
        seconds=time.perf_counter() - started,
        cancelled=cancelled,
        notices=tuple(notices),
    )


def _take(path: Path, target: Target, reader: _Reader, watch: _Watch) -> tuple[Change, str]:
    """Read one file into the project, unless it is there already; say what there is to know."""
    watch.begin(Stage.READING)
    result = reader.result(path, watch)
    if result is None:
        return Change.UNCHANGED, ""
    watch.begin(Stage.SAVING)
    change = target.add(result)
    if change is Change.DUPLICATE:
        title = target.twin(result.document)
        return change, f"“{path.name}”与项目中的《{title}》文字相同，没有再次读入。"
    note = result.document.note
    return change, f"“{path.name}”{note}" if note else ""


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
        self.check()
        self._tell(self.done, stage)

    def check(self) -> None:
        if self.is_cancelled and self.is_cancelled():
            raise _CancelledError

    def finish(self) -> None:
        self._tell(self.done + 1, Stage.DONE)

    def _tell(self, done: int, stage: Stage) -> None:
        if self.on_progress:
            self.on_progress(Progress(self.path, done, self.total, stage))


class _Reader(Protocol):
    """Gives what the files say, which are asked for one after another."""

    def result(self, path: Path, watch: _Watch) -> DocumentResult | None:
        """Return what a file says; `None` when the project knows its bytes."""

    def close(self) -> None:
        """Leave what has been begun."""


def _reader(
    files: Sequence[Path],
    target: Target,
    gazetteer: Gazetteer | None,
    executor: Executor | None,
    in_flight: int | None,
) -> _Reader:
    here = _Here(target, gazetteer or load())
    if executor is None:
        return here
    return _Elsewhere(here, files, gazetteer, executor, in_flight or 3 * (os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class _Here:
    """Reads in this process."""

    target: Target
    gazetteer: Gazetteer

    def result(self, path: Path, watch: _Watch) -> DocumentResult | None:
        file = read_file(path)
        document_id = self.target.document_id(source_path(path), file.sha256)
        document = load_index().describe(path, file, document_id)
        if self.target.twin(document) is not None:
            return DocumentResult(document)  # which the project will refuse, and say why
        if self.target.knows(file.sha256):
            return None
        return extract(document, self.gazetteer, watch.begin)

    def close(self) -> None:
        """There is nothing to leave."""


class _Elsewhere:
    """Lets an executor read the next files while this process writes."""

    def __init__(
        self,
        here: _Here,
        files: Sequence[Path],
        gazetteer: Gazetteer | None,
        executor: Executor,
        in_flight: int,
    ) -> None:
        self._here = here
        self._target = here.target
        self._gazetteer = gazetteer
        self._executor = executor
        self._results = Lookahead(files, self._begin, in_flight)

    def result(self, path: Path, watch: _Watch) -> DocumentResult | None:
        try:
            result = self._results.next(watch.check)
        except BrokenExecutor as error:
            raise WorkerError(
                f"读到文件“{path}”时，一个读取进程意外终止（可能是内存不足）；"
                "此前的文件已保存，请减少进程数后再次读入。"
            ) from error
        # What was true of the project or the file when its turn was prepared need not be so now.
        if result is None or result.document.id != self._document_id(path, result):
            return self._here.result(path, watch)
        return result

    def _document_id(self, path: Path, result: DocumentResult) -> str:
        return self._target.document_id(source_path(path), result.document.sha256)

    def _begin(self, path: Path) -> Future[DocumentResult] | None:
        document_id = ""
        sha256 = self._target.is_there and sha256_of(path)
        if sha256:
            if self._target.knows(sha256):
                return None
            document_id = self._target.document_id(source_path(path), sha256)
        return self._executor.submit(_read_there, path, document_id, self._gazetteer)

    def close(self) -> None:
        self._results.close()


def _read_there(path: Path, document_id: str, gazetteer: Gazetteer | None) -> DocumentResult:
    """Read a file where the executor works."""
    return read(path, gazetteer or load(), document_id=document_id)
