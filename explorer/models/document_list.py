"""The project's documents as a list to choose from."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.state import State
from explorer.wording import document_line, plain_tip

__all__ = ["DOCUMENT_ROLE", "DocumentList"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
DOCUMENT_ROLE = _Role.UserRole  #: the document's id


class DocumentList(QAbstractListModel):
    """Titles in the project's order, with publisher and date as tooltip."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._fill()
        state.project_changed.connect(self._on_project_changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of documents."""
        return 0 if parent.isValid() else len(self._documents)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a document's title, where it comes from, or its id."""
        document = self._documents[index.row()]
        if role == _Role.DisplayRole:
            return document.title
        if role == _Role.ToolTipRole:
            return plain_tip(document_line(document))
        return document.id if role == DOCUMENT_ROLE else None

    def row_of(self, document_id: str) -> int:
        """Return the row of a document, -1 when it is not in the project."""
        return self._rows.get(document_id, -1)

    def _on_project_changed(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        self._documents = tuple(self._state.snapshot.documents.values())
        self._rows = {document.id: row for row, document in enumerate(self._documents)}
