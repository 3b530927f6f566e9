"""Bookmarks: go to one, give it another name, forget it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from explorer.bookmarks import Bookmarks
from explorer.dialogs.frame import InfoDialog, fit_to_parent
from explorer.webmap.payloads import View

__all__ = ["BookmarksDialog"]

_NAME = Qt.ItemDataRole.UserRole


class BookmarksDialog(InfoDialog):
    """The list of bookmarks; names are changed in place (F2 or double click)."""

    def __init__(self, parent: QWidget, bookmarks: Bookmarks, go: Callable[[View], None]) -> None:
        super().__init__(parent, "bookmarks")
        self._bookmarks = bookmarks
        self._go = go
        self.setWindowTitle(self.tr("书签"))
        self.list = QListWidget()
        self.list.setObjectName("bookmarks.list")
        self.list.setAccessibleName(self.tr("书签"))
        self.body.addWidget(self.list)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_view = self.buttons.addButton(self.tr("转到"), role)
        self.rename = self.buttons.addButton(self.tr("改名"), role)
        self.remove = self.buttons.addButton(self.tr("删除"), role)
        self.show_view.clicked.connect(self._show_view)
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list, self._remove)
        self.list.itemChanged.connect(self._on_renamed)
        self.list.currentRowChanged.connect(self._enable)
        self._fill(0)
        fit_to_parent(self, 420, 360)

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for name in self._bookmarks.views:
            item = QListWidgetItem(name, self.list)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        for button in (self.show_view, self.rename, self.remove):
            button.setEnabled(self.list.currentRow() >= 0)

    def _name(self) -> str:
        return str(self.list.currentItem().data(_NAME)) if self.list.currentRow() >= 0 else ""

    def _show_view(self) -> None:
        view = self._bookmarks.views.get(self._name())
        if view is not None:
            self._go(view)

    def _remove(self) -> None:
        row = self.list.currentRow()
        self._bookmarks.remove(self._name())
        self._fill(row)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        new = item.text().strip()
        if new:
            self._bookmarks.rename(str(item.data(_NAME)), new)
        self._fill(self.list.row(item))
