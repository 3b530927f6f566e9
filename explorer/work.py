"""The slow work behind the user's wishes, without Qt: each function runs off the main thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

from explorer.snapshot import Snapshot
from geodata.errors import ProjectError, reason_of
from geodata.gazetteer import load
from geodata.mapping.page import map_page, page_cache
from geodata.project import Project
from geodata.project.edits import Edit
from geodata.watching import Watch

__all__ = [
    "Edited",
    "FileReport",
    "Ingested",
    "Reporter",
    "edit_project",
    "ingest_documents",
    "make_page",
    "read_nothing",
    "read_project",
    "rebuild_project",
    "watch_of",
]


class Reporter(Protocol):
    """Takes word of how far the work is, and says whether to stop."""

    def report(self, done: int, total: int, text: str) -> None:
        """Tell how far the work is, and what is being done where that changes."""

    def is_cancelled(self) -> bool:
        """Tell whether the user wants it to stop."""


def watch_of(task: Reporter) -> Watch:
    """Return what work of the library tells how far it is, and by which it is stopped."""
    told = [-1]

    def tell(share: float) -> None:
        percent = int(100 * share + 1e-6)  # 0.29 is a little less in binary
        if percent != told[0]:
            told[0] = percent
            task.report(percent, 100, "")

    return Watch(tell, task.is_cancelled)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What there is to know of one file that was to be read."""

    path: Path
    message: str  #: one sentence
    is_failure: bool  #: it was not read; else it was read in part, or is there already


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of documents: counts, what there is to know, the project after."""

    read: int
    unchanged: int
    reports: tuple[FileReport, ...]  #: failures first
    cancelled: bool
    snapshot: Snapshot | None  #: None when no project came to be

    @property
    def failures(self) -> tuple[str, ...]:
        """One sentence for each file that could not be read."""
        return tuple(report.message for report in self.reports if report.is_failure)

    @property
    def notices(self) -> tuple[str, ...]:
        """One sentence for each that was read in part, or is there already."""
        return tuple(report.message for report in self.reports if not report.is_failure)


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of an edit: what takes it back, and the project after."""

    way_back: Edit
    snapshot: Snapshot


def make_page(task: Reporter) -> str:
    """Return the map page's HTML."""
    del task
    return map_page(cache_dir=page_cache())


def read_project(
    path: Path, *, on_map: Callable[[bytes], None] = lambda _: None
) -> Callable[[Reporter], Snapshot]:
    """Return work that reads a project file; `on_map` gets the map's data before all else."""

    def work(task: Reporter) -> Snapshot:
        return _read(path, on_map, watch_of(task))

    return work


def _read(
    path: Path, on_map: Callable[[bytes], None] = lambda _: None, watch: Watch | None = None
) -> Snapshot:
    return Snapshot.read(path, load(), cache_dir=page_cache(), on_map=on_map, watch=watch)


def read_nothing(task: Reporter) -> Snapshot:
    """Return the snapshot of a project without documents: the bare map."""
    del task
    return Snapshot.empty(load(), cache_dir=page_cache())


def ingest_documents(
    paths: Sequence[Path], project: Path, *, again: bool = False, is_open: bool = False
) -> Callable[[Reporter], Ingested]:
    """Return work that reads documents into a project; `again` also those that have not changed.

    A project that does not exist is made, but not in the place of one that `is_open`: whoever has
    moved its file away shall not find the window with another project under its name.
    """

    def work(task: Reporter) -> Ingested:
        # The pipeline's lexica and automata are no part of a warm start.
        from geodata.ingest import Progress, ingest  # noqa: PLC0415

        if is_open and not project.is_file():
            told = f"项目文件 {project} 已不在原处，没有读入文件：请把它放回去，或打开别的项目。"
            raise ProjectError(told)

        def tell(progress: Progress) -> None:
            text = f"{progress.stage.value} {progress.path.name}"
            task.report(progress.done, progress.total, text)

        project.parent.mkdir(parents=True, exist_ok=True)
        summary = ingest(
            paths, project, on_progress=tell, is_cancelled=task.is_cancelled, again=again
        )
        failures = (FileReport(f.path, f.message, is_failure=True) for f in summary.failures)
        notices = (FileReport(n.path, n.message, is_failure=False) for n in summary.notices)
        return Ingested(
            read=summary.added + summary.updated,
            unchanged=summary.unchanged,
            reports=(*failures, *notices),
            cancelled=summary.cancelled,
            snapshot=_read(project) if project.is_file() else None,
        )

    return work


def edit_project(path: Path, edit: Edit) -> Callable[[Reporter], Edited]:
    """Return work that changes a project as a person wishes."""

    def work(task: Reporter) -> Edited:
        del task  # what has been begun to be changed is changed wholly
        with Project.open(path) as project:
            way_back = project.apply(edit, load())
        return Edited(way_back, _read(path))

    return work


def rebuild_project(paths: Sequence[Path], project: Path) -> Callable[[Reporter], Ingested]:
    """Return work that reads documents into a new project; what lay in its place is renamed."""

    def work(task: Reporter) -> Ingested:
        _set_aside(project)
        return ingest_documents(paths, project)(task)

    return work


def _set_aside(path: Path) -> None:
    """Give a file a name that says that it is an old one; nothing is lost."""
    if not path.exists():
        return
    names = (path.with_name(f"{path.stem}-旧{n or ''}{path.suffix}") for n in count())
    try:
        path.rename(next(name for name in names if not name.exists()))
    except OSError as error:
        reason = reason_of(error)
        raise ProjectError(f"不能给旧的项目文件 {path} 改名（{reason}）：请检查权限。") from error
