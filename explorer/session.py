"""What the user can do with projects: open, add documents, export; slow parts run as operations."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from explorer import recent
from explorer.messages import Messages, Offer
from explorer.operations import Operations
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.work import (
    FileReport,
    Ingested,
    ingest_documents,
    make_page,
    read_nothing,
    read_project,
    rebuild_project,
)
from geodata.resources import seeds

__all__ = ["Session", "default_project_path"]

_LAST_PROJECT = "project/last"


def default_project_path() -> Path:
    """Return where the project of the first start lies, in the user's data folder."""
    # Some milliseconds that only a first start needs.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("datong-explorer", appauthor=False) / "大同.gpkg"


class Session(QObject):
    """Carries out what the user asks for; its effects appear in state and messages.

    Attributes
    ----------
    reports
        What there is to know of files that were to be read, until the user puts it away.

    Signals
    -------
    page_made
        The HTML of the map page.
    map_read
        The data of the map (`Snapshot.map_json`) of a project whose rest is still being read.
    settled
        A project is in the state, or could not be opened.
    exported
        The path of an export that has been written.
    choice_wanted
        The user wants to choose a project to open.
    reports_changed
        There are other reports, or none any more.
    """

    page_made = Signal(str)
    map_read = Signal(object)
    settled = Signal()
    exported = Signal(object)
    choice_wanted = Signal()
    reports_changed = Signal()

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.messages = Messages(self)
        self.operations = Operations(self)
        self.reports: tuple[FileReport, ...] = ()
        self._coming: Path | None = None  #: the project that is being made, while none is open
        self.settled.connect(lambda: state.await_project(is_awaited=False))

    def prepare_page(self) -> None:
        """Get the map page: out of the cache, or made anew."""
        self.operations.start(
            self.tr("准备地图"),
            make_page,
            succeeded=self._on_page_made,
            failed=self._on_failed,
        )

    def open_at_start(self, project: Path | None, documents: Sequence[Path]) -> None:
        """Open a project, the last one, or the one that the first start makes of the seeds."""
        path = project or self._last_project() or default_project_path()
        if project is None and not path.is_file():
            self._show_nothing()
            self._ingest([*seeds(), *documents], path)
        elif path.is_file() or not documents:
            self.open_project(path)
            self._ingest(documents, path)
        else:
            self._show_nothing()
            self._ingest(documents, path)

    def open_project(self, path: Path) -> None:
        """Show another project."""
        self.state.await_project(is_awaited=True)
        self.operations.start(
            self.tr("打开项目"),
            read_project(path, on_map=self.map_read.emit),
            succeeded=self._on_read,
            failed=self._on_not_opened,
            stopped=self._on_opening_stopped,
        )

    def add_documents(self, paths: Sequence[Path]) -> None:
        """Read documents into the present project, or the one that is being made."""
        project = self.state.snapshot.path or self._coming
        if not paths:
            return
        if project is None:
            text = self.tr("还没有打开项目，请先打开项目，再添加文件。")
            self.messages.error(text, offers=self._ways_out())
        else:
            self._ingest(paths, project)

    def read_again(self, document_ids: Iterable[str]) -> None:
        """Read documents anew from where they came; what of them is gone stays as it is."""
        snapshot = self.state.snapshot
        paths = [Path(snapshot.documents[i].source_path) for i in document_ids]
        there = [path for path in paths if path.is_file()]
        self._report(
            FileReport(path, self.tr("原文件 {} 已不在，项目中的内容没有变。").format(path), True)
            for path in paths
            if path not in there
        )
        if snapshot.path is not None and there:
            self._ingest(there, snapshot.path, again=True)
        elif self.reports:
            text = self.tr("原文件已不在，没有重新读取。")
            self.messages.error(text, tuple(report.message for report in self.reports))

    def dismiss_reports(self) -> None:
        """Put the reports on files away."""
        self.reports = ()
        self.reports_changed.emit()

    def rebuild(self) -> None:
        """Make the project of the first start again; what lies in its place is kept, renamed."""
        project = default_project_path()
        self._coming = project
        self.operations.start(
            self.tr("读取文献"),
            rebuild_project(seeds(), project),
            succeeded=self._on_ingested,
            failed=self._on_failed,
        )

    @staticmethod
    def _last_project() -> Path | None:
        path = Path(str(QSettings().value(_LAST_PROJECT, "")))
        return path if path.is_file() else None

    def _report(self, reports: Iterable[FileReport]) -> None:
        """Add reports; a file's latest takes the place of its earlier ones."""
        new = tuple(reports)
        if new:
            paths = {report.path for report in new}
            kept = (report for report in self.reports if report.path not in paths)
            self.reports = (*new, *kept)
            self.reports_changed.emit()

    def _ingest(self, paths: Sequence[Path], project: Path, *, again: bool = False) -> None:
        if paths:
            self._coming, opened = project, self.state.snapshot.path
            on_read_again = partial(self._on_read_again, paths)
            self.operations.start(
                self.tr("读取文献"),
                ingest_documents(paths, project, again=again, is_open=project == opened),
                succeeded=on_read_again if again else self._on_ingested,
                failed=self._on_failed,
            )

    def _on_page_made(self, html: str) -> None:
        self.page_made.emit(html)

    def _on_read(self, snapshot: Snapshot) -> None:
        QSettings().setValue(_LAST_PROJECT, str(snapshot.path))
        if snapshot.path is not None:
            recent.note(snapshot.path)
        self.state.set_snapshot(snapshot)
        self.settled.emit()

    def _on_read_again(self, paths: Sequence[Path], result: Ingested) -> None:
        after = result.snapshot
        if after is None or result.failures or result.cancelled:
            self._on_ingested(result)
            return
        self._report(result.reports)
        self._say(self._told_again(after, {str(path) for path in paths}), result.notices)
        self._coming = None
        self._on_read(after)

    def _told_again(self, after: Snapshot, paths: set[str]) -> str:
        """Say what reading documents again has brought."""
        documents = [d for d in after.documents.values() if d.source_path in paths]
        what = self.tr("《{}》").format(documents[0].title) if documents else ""
        if len(documents) != 1:
            what = self.tr("{} 篇文献").format(len(documents))
        mentions = [m for d in documents for m in after.mentions_of_document.get(d.id, ())]
        facts = [f for d in documents for f in after.facts_of_document.get(d.id, ())]
        if all(_is_same(d.id, self.state.snapshot, after) for d in documents):
            return self.tr("已重新读取{}，内容没有变化。").format(what)
        places = {mention.place_id for mention in mentions}
        text = self.tr("已重新读取{}：{} 处地点，{} 条数据。")
        return text.format(what, len(places), len(facts))

    def _on_ingested(self, result: Ingested) -> None:
        self._report(result.reports)
        self._tell(result)
        self._coming = None
        if result.snapshot is not None:
            self._on_read(result.snapshot)
        else:
            self.settled.emit()

    def _tell(self, result: Ingested) -> None:
        if result.failures:
            text = self.tr("有 {} 个文件没有读入，其余不受影响。").format(len(result.failures))
            self.messages.error(text, result.failures + result.notices)
        elif result.cancelled:
            self.messages.info(self.tr("已取消；已读完的文献保留在项目中。"))
        elif result.read:
            self._say(self.tr("读入 {} 篇文献。").format(result.read), result.notices)
        else:
            self._say(self.tr("这些文献项目中已有，没有变化。"), result.notices)

    def _say(self, text: str, notices: tuple[str, ...]) -> None:
        if notices:
            self.messages.notice(text, notices)
        else:
            self.messages.info(text)

    def _on_not_opened(self, sentence: str) -> None:
        """Keep the project at hand; without one the map at least shows its counties."""
        self._keep_map()
        offers = self._ways_out() if self.state.snapshot.path is None else ()
        self.messages.error(sentence, offers=offers)
        self.settled.emit()

    def _on_opening_stopped(self) -> None:
        self._keep_map()
        self.messages.info(self.tr("已取消，没有打开项目。"))
        self.settled.emit()

    def _keep_map(self) -> None:
        """Let the map show what it showed before a project that was not opened."""
        self.map_read.emit(self.state.snapshot.map_json)
        if not self.state.snapshot.map_json:
            self._show_nothing()

    def _ways_out(self) -> tuple[Offer, ...]:
        return (
            Offer(self.tr("打开别的项目"), self.choice_wanted.emit),
            Offer(self.tr("用自带文献重新建立（旧文件改名保留）"), self.rebuild),
        )

    def _show_nothing(self) -> None:
        self.operations.start(
            self.tr("准备地图"),
            read_nothing,
            succeeded=self.state.set_snapshot,
            failed=self._on_failed,
        )

    def _on_failed(self, sentence: str) -> None:
        self._coming = None
        self.messages.error(sentence)
        self.settled.emit()


def _is_same(doc_id: str, one: Snapshot, other: Snapshot) -> bool:
    """Tell whether two snapshots have the same text of a document, and the same read in it."""
    was, now = (
        (
            s.documents.get(doc_id),
            s.mentions_of_document.get(doc_id),
            s.facts_of_document.get(doc_id),
        )
        for s in (one, other)
    )
    return was == now
