"""The list of shortcuts, made of the actions themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from explorer.dialogs.frame import InfoDialog, fit_to_parent

__all__ = ["ShortcutsDialog", "shortcut_rows"]

_Row = tuple[str, str]


def shortcut_rows(actions: Sequence[QAction]) -> list[_Row]:
    """Return name and keys of the actions that have a shortcut, in the system's notation."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (action.iconText() or action.text(), "  ".join(key.toString(native) for key in keys))
        for action in actions
        if (keys := action.shortcuts()) and action.text()
    ]


class ShortcutsDialog(InfoDialog):
    """Shortcuts by menu; groups without any are left out.

    Parameters
    ----------
    groups
        Title and actions of each menu, then of the panels.
    """

    def __init__(self, parent: QWidget, groups: Sequence[tuple[str, Sequence[QAction]]]) -> None:
        super().__init__(parent, "shortcuts")
        self.setWindowTitle(self.tr("快捷键"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("快捷键"))
        self.list.setHeaderLabels([self.tr("操作"), self.tr("按键")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        for title, actions in groups:
            self._add_group(title, shortcut_rows(actions))
        self.body.addWidget(self.list)
        fit_to_parent(self, 460, 620)

    def _add_group(self, title: str, rows: Sequence[_Row]) -> None:
        if not rows:
            return
        heading = QTreeWidgetItem(self.list, [title])
        font = heading.font(0)
        font.setBold(True)
        heading.setFont(0, font)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFirstColumnSpanned(True)
        for row in rows:
            QTreeWidgetItem(heading, list(row))
        heading.setExpanded(True)
