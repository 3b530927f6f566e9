"""Rows of a table on their way to a spreadsheet: by the clipboard or as a CSV file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from explorer.session import Session
from explorer.work import Reporter, watch_of
from geodata.exporting.cells import csv_cells, tsv_cells
from geodata.exporting.files import write_in_one_step

__all__ = ["Rows", "RowsOut"]

#: So many rows are copied at once; more of them as an operation.
_FEW = 2000


@dataclass(frozen=True, slots=True)
class Rows:
    """What leaves a table."""

    head: list[str]
    texts: Callable[[], Iterator[list[str]]]  #: gives the cells row by row, in any thread
    count: int


class RowsOut(QObject):
    """Copies and writes rows; many of them off the main thread."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def copy(self, rows: Rows) -> None:
        """Put rows on the clipboard, with their head."""
        if rows.count <= _FEW:
            self._put(tsv_cells(rows.head, rows.texts()), rows.count)
            return

        def work(task: Reporter) -> str:
            texts = watch_of(task).counted(rows.texts(), rows.count)
            return tsv_cells(rows.head, texts)

        self._session.operations.start(
            self.tr("复制 {} 行").format(rows.count),
            work,
            succeeded=lambda text: self._put(text, rows.count),
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def write(self, rows: Rows, out: Path) -> None:
        """Write rows as a CSV file, which spreadsheets open."""
        project = self._session.state.snapshot.path
        if project is None:
            return

        def work(task: Reporter) -> Path:
            watch = watch_of(task)
            texts = watch.part(0.0, 0.95).counted(rows.texts(), rows.count)
            content = csv_cells(rows.head, texts)
            write_in_one_step(out, content, source=project, watch=watch.part(0.95, 1.0))
            return out

        self._session.operations.start(
            self.tr("导出表格"),
            work,
            succeeded=self._on_written,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def _put(self, text: str, count: int) -> None:
        QGuiApplication.clipboard().setText(text)
        self._session.messages.info(
            self.tr("已复制 {} 行，可以粘贴到表格软件。").format(f"{count:,}")
        )

    def _on_written(self, out: Path) -> None:
        self._session.messages.info(self.tr("已导出到 {}。").format(out))
        self._session.exported.emit(out)

    def _on_stopped(self) -> None:
        self._session.messages.info(self.tr("已取消，没有复制，也没有写出文件。"))

    def _on_failed(self, sentence: str) -> None:
        self._session.messages.error(sentence)
