"""The menu 项目: open, add documents, export; and at its end: quit."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from explorer import recent
from explorer.actions.base import Actions, Menu
from explorer.dialogs.choose_documents import choose_files, choose_folder

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["ProjectActions", "QuitActions"]

_Key = QKeySequence.StandardKey


class ProjectActions(Actions):
    """What is done with projects and documents; the session carries it out."""

    menu = Menu.PROJECT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._session = window.session
        self.open = self.new("project.open", _Key.Open, icon="open", in_toolbar=True)
        self.add = self.new("project.add", "Ctrl+Shift+O", icon="add", in_toolbar=True)
        self.add_folder = self.new("project.add_folder")
        self.recent = QMenu(window)
        self.recent.aboutToShow.connect(self._list_recent)
        self.entries.insert(1, self.recent.menuAction())
        self.open.triggered.connect(self._open)
        self._session.choice_wanted.connect(self._open)
        self.add.triggered.connect(self._add)
        self.add_folder.triggered.connect(self._add_folder)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.open, self.tr("打开项目…"))
        self.recent.setTitle(self.tr("最近的项目"))
        tip = self.tr("添加文献（文本、网页、Word、PDF）到项目；也可以把文件或文件夹拖进窗口")
        self.name(self.add, self.tr("添加文件…"), tip)
        self.name(self.add_folder, self.tr("添加文件夹…"))

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("打开项目"), self._folder(), self.tr("项目 (*.gpkg)")
        )
        if name:
            self._session.open_project(Path(name))

    def _list_recent(self) -> None:
        self.recent.clear()
        present = self._session.state.snapshot.path
        for path in recent.recent_projects():
            action = self.recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.setEnabled(present is None or path != present.resolve())
            action.triggered.connect(lambda _=False, path=path: self._session.open_project(path))
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("还没有打开过别的项目")).setEnabled(False)
            return
        self.recent.setToolTipsVisible(True)
        self.recent.addSeparator()
        self.recent.addAction(self.tr("清空列表")).triggered.connect(recent.forget_all)

    def _add(self) -> None:
        self._session.add_documents(choose_files(self.window))

    def _add_folder(self) -> None:
        self._session.add_documents(choose_folder(self.window))

    def _folder(self) -> str:
        path = self._session.state.snapshot.path
        return str(path.parent) if path else ""


class QuitActions(Actions):
    """The last entry of the menu."""

    menu = Menu.PROJECT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.quit = self.new("project.quit", "Ctrl+Q")
        self.quit.triggered.connect(window.close)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.quit, self.tr("退出"))
