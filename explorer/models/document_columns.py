"""The documents of a project as rows; title, publisher and date can be written."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from explorer.editing.days import read_day
from explorer.models.records import Column, RecordModel
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.model import Document
from geodata.project.edits import DescribeDocument

__all__ = ["DOCUMENT_COLUMNS", "DocumentModel"]

_Role = Qt.ItemDataRole
_EDITABLE = ("title", "publisher", "issued")


def _tr(text: str) -> str:
    return QCoreApplication.translate("document_columns", text)


def _issued(_: Snapshot, document: Document) -> str:
    return document.issued.isoformat() if document.issued else ""


def _places(snapshot: Snapshot, document: Document) -> int:
    return snapshot.place_counts.get(document.id, 0)


def _facts(snapshot: Snapshot, document: Document) -> int:
    return len(snapshot.facts_of_document.get(document.id, ()))


def _file(_: Snapshot, document: Document) -> str:
    return PurePath(document.source_path).name


DOCUMENT_COLUMNS = (
    Column("title", lambda: _tr("题名"), lambda _, d: d.title, width=300),
    Column("publisher", lambda: _tr("报刊或单位"), lambda _, d: d.publisher or "", width=130),
    Column("issued", lambda: _tr("日期"), _issued, width=100),
    Column("places", lambda: _tr("地点"), lambda s, d: str(_places(s, d)), _places, width=64),
    Column("facts", lambda: _tr("数据"), lambda s, d: str(_facts(s, d)), _facts, width=64),
    Column("note", lambda: _tr("说明"), lambda _, d: d.note, width=200),
    Column("file", lambda: _tr("文件"), _file, width=180),
    Column(
        "characters",
        lambda: _tr("字数"),
        lambda _, d: f"{len(d.text):,}",
        lambda _, d: len(d.text),
        width=76,
        is_shown=False,
    ),
    Column("path", lambda: _tr("路径"), lambda _, d: d.source_path, width=320, is_shown=False),
)


class DocumentModel(RecordModel):
    """The documents; what is written into a cell becomes an edit of the project.

    Signals
    -------
    refused
        What was written cannot stand there; the sentence says why.
    """

    refused = Signal(str)

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(DOCUMENT_COLUMNS, parent)
        self._state = state

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Let title, publisher and date be written."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].name in _EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Any, role: int = _Role.DisplayRole) -> Any:
        """Return a cell's text; of a file its whole path, where the pointer rests."""
        if role == _Role.EditRole:
            return self.text(index.row(), index.column())
        if role == _Role.ToolTipRole and self.columns[index.column()].name == "file":
            return self.record(index.row()).source_path
        return super().data(index, role)

    def setData(self, index: Any, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for an edit of the project; the row changes when the project has."""
        if role != _Role.EditRole:
            return False
        text = " ".join(str(value).split())
        document = self.record(index.row())
        name = self.columns[index.column()].name
        try:
            written = _with(document, name, text)
        except ValueError:
            self.refused.emit(_refusal(name, text))
            return False
        if written != document:
            self._state.edit(
                DescribeDocument(document.id, written.title, written.publisher, written.issued)
            )
        return True


def _with(document: Document, name: str, text: str) -> Document:
    """Return a document with one of its properties written.

    Raises
    ------
    ValueError
        If the property cannot be this.
    """
    if name == "title":
        if not text:
            raise ValueError("a document wants a title")
        return replace(document, title=text)
    if name == "publisher":
        return replace(document, publisher=text or None)
    return replace(document, issued=read_day(text))


def _refusal(name: str, text: str) -> str:
    if name == "title":
        return _tr("题名不能为空，已保留原来的题名。")
    sentence = _tr("没有“{}”这个日期，请写成 2024-11-29 这样；不知道日期就留空。")
    return sentence.format(text)
