"""What leaves the program, as operations: exports in all formats, summaries to be seen or saved."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from explorer.i18n import library_text
from explorer.operations import Operation
from explorer.session import Session
from explorer.work import Reporter, watch_of
from geodata.exporting.datums import Frame
from geodata.exporting.kinds import Format, Paper, PictureSize

__all__ = ["BriefOrder", "ExportOrder", "MapOrder", "Output"]

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """An export as the user wants it."""

    out: Path
    kind: Format
    frame: Frame
    filtered: bool  #: whether only the places that the filter shows are meant
    picture: PictureSize = field(default_factory=PictureSize)


@dataclass(frozen=True, slots=True)
class MapOrder:
    """An HTML map as the user wants it."""

    out: Path
    title: str
    note: str
    review_number: str
    with_excerpts: bool
    filtered: bool


@dataclass(frozen=True, slots=True)
class BriefOrder:
    """A summary as the user wants it."""

    adcode: str  #: or `geodata.briefs.work.ALL`
    paper: Paper
    filtered: bool


class Output(QObject):
    """Carries out what the user wants to hand to others; errors go to the session's messages.

    Signals
    -------
    exported
        The path of a file that has been written.
    """

    exported = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._setting: Operation | None = None  #: what the preview waits for

    @property
    def title(self) -> str:
        """The name of the project that would be written."""
        path = self._session.state.snapshot.path
        return path.stem if path else ""

    @property
    def folder(self) -> Path:
        """Where the project lies, and what is made of it is first offered to."""
        path = self._session.state.snapshot.path
        return path.parent if path else Path.home()

    def export(self, order: ExportOrder) -> None:
        """Write the project in a format."""
        place_ids = self._place_ids(filtered=order.filtered)

        def work(project: Path, task: Reporter) -> Path:
            # GDAL, pandas and the like are no part of a start.
            from geodata.exporting.formats import export_file  # noqa: PLC0415

            files = export_file(
                project,
                order.out,
                order.kind,
                frame=order.frame,
                place_ids=place_ids,
                picture=order.picture,
                watch=watch_of(task),
            )
            return files[0]

        title = self.tr("导出 {}").format(library_text(order.kind.label))
        self._start(title, work, self._on_written)

    def export_map(self, order: MapOrder) -> None:
        """Write the project as one HTML file."""
        place_ids = self._place_ids(filtered=order.filtered)

        def work(project: Path, task: Reporter) -> Path:
            # Templates, and Folium where the page is not kept yet, are no part of a start.
            from geodata.exporting.html import Imprint, export_html  # noqa: PLC0415

            export_html(
                project,
                order.out,
                imprint=Imprint(order.title, order.note, order.review_number),
                place_ids=place_ids,
                with_excerpts=order.with_excerpts,
                watch=watch_of(task),
            )
            return order.out

        self._start(self.tr("导出HTML地图"), work, self._on_written)

    def save_brief(self, order: BriefOrder, out: Path) -> None:
        """Write a summary in the format that the file's name ends in."""
        place_ids = self._place_ids(filtered=order.filtered)

        def work(project: Path, task: Reporter) -> Path:
            # The typesetter is no part of a start.
            from geodata.briefs.work import write_brief  # noqa: PLC0415

            made = datetime.now().astimezone()
            write_brief(
                project,
                out,
                order.adcode,
                made=made,
                paper=order.paper,
                place_ids=place_ids,
                watch=watch_of(task),
            )
            return out

        self._start(self.tr("写县区摘要"), work, self._on_written)

    def set_brief(
        self,
        order: BriefOrder,
        succeeded: Callable[[bytes], None],
        failed: Callable[[str], None],
    ) -> None:
        """Set a summary in type, for the preview: gives its PDF, or a sentence why there is none.

        What is being set before is left: the last wish counts.
        """
        place_ids = self._place_ids(filtered=order.filtered)

        def work(project: Path, task: Reporter) -> bytes:
            from geodata.briefs.work import make_brief  # noqa: PLC0415 - as above

            made = datetime.now().astimezone()
            return make_brief(
                project,
                ".pdf",
                order.adcode,
                made=made,
                paper=order.paper,
                place_ids=place_ids,
                watch=watch_of(task),
            )

        self.stop_setting()
        self._setting = self._start(self.tr("排版县区摘要"), work, succeeded, failed)

    def stop_setting(self) -> None:
        """Let go of the summary that is being set: its preview wants another one, or none."""
        if self._setting is not None:
            self._setting.task.cancel()
            self._setting = None

    def _place_ids(self, *, filtered: bool) -> frozenset[str] | None:
        state = self._session.state
        if not filtered or state.filter.is_empty:
            return None
        return frozenset(place.id for place in state.shown)

    def _start(
        self,
        title: str,
        work: Callable[[Path, Reporter], _Result],
        succeeded: Callable[[_Result], None],
        failed: Callable[[str], None] | None = None,
    ) -> Operation | None:
        project = self._session.state.snapshot.path
        if project is None:
            self._session.messages.error(self.tr("还没有打开项目，没有可以导出的内容。"))
            return None
        return self._session.operations.start(
            title,
            lambda task: work(project, task),
            succeeded=succeeded,
            failed=failed or self._session.messages.error,
            stopped=self._on_stopped if failed is None else lambda: failed(self.tr("已取消排版。")),
        )

    def _on_stopped(self) -> None:
        self._session.messages.info(self.tr("已取消，没有写出文件。"))

    def _on_written(self, out: Path) -> None:
        self._session.messages.info(self.tr("已导出到 {}。").format(out))
        self.exported.emit(out)
