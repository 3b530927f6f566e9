"""What can be done from menus, toolbar and keyboard."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenuBar, QMessageBox, QToolBar, QWidget

from explorer.icons import app_icon, line_icon
from explorer.session import Session
from geodata.mapping.payload import ATTRIBUTION

__all__ = ["Actions"]

_Key = QKeySequence.StandardKey


class Actions(QObject):
    """The actions, each connected to the session; the window connects those about itself.

    Attributes
    ----------
    open, add, export, quit, show_all, clear, about
        The actions.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.open = self._action(self.tr("打开项目…"), "open", _Key.Open)
        self.add = self._action(self.tr("添加文件…"), "add", QKeySequence("Ctrl+Shift+O"))
        self.export = self._action(self.tr("导出HTML地图…"), "export", QKeySequence("Ctrl+E"))
        self.quit = self._action(self.tr("退出"), "", QKeySequence("Ctrl+Q"))
        self.show_all = self._action(self.tr("全图"), "extent", QKeySequence("Ctrl+0"))
        self.clear = self._action(self.tr("取消选择"), "", QKeySequence("Esc"))
        self.about = self._action(self.tr("关于大同图览"), "help", None)
        self.add.setToolTip(
            self.tr("添加文献（文本、网页、Word、PDF）到项目；也可以把文件或文件夹拖进窗口")
        )
        self.open.triggered.connect(self._open)
        session.choice_wanted.connect(self._open)
        self.add.triggered.connect(self._add)
        self.export.triggered.connect(self._export)
        self.clear.triggered.connect(session.state.clear_selection)
        self.about.triggered.connect(self._show_about)

    def fill_menus(self, bar: QMenuBar, view_actions: list[QAction]) -> None:
        """Put the actions into menus."""
        project = bar.addMenu(self.tr("项目(&P)"))
        project.addActions([self.open, self.add])
        project.addSeparator()
        project.addAction(self.export)
        project.addSeparator()
        project.addAction(self.quit)
        view = bar.addMenu(self.tr("视图(&V)"))
        view.addActions([self.show_all, self.clear])
        view.addSeparator()
        view.addActions(view_actions)
        bar.addMenu(self.tr("帮助(&H)")).addAction(self.about)

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the actions that are used most into the toolbar."""
        bar.addActions([self.open, self.add, self.export])
        bar.addSeparator()
        bar.addAction(self.show_all)

    def _action(
        self, text: str, icon: str, key: QKeySequence | QKeySequence.StandardKey | None
    ) -> QAction:
        action = QAction(text, self._window)
        action.setIconText(text.rstrip("…"))
        if icon:
            ink = self._window.palette().color(self._window.palette().ColorRole.ButtonText)
            action.setIcon(line_icon(icon, ink.name()))
        if key is not None:
            action.setShortcut(key)
        return action

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("打开项目"), self._folder(), self.tr("项目文件 (*.gpkg)")
        )
        if name:
            self._session.open_project(Path(name))

    def _add(self) -> None:
        # The readers' package is no part of a warm start.
        from geodata.reading import SUFFIXES  # noqa: PLC0415

        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("添加文件"),
            "",
            self.tr("文献 ({});;所有文件 (*)").format(" ".join(f"*{end}" for end in SUFFIXES)),
        )
        self._session.add_documents([Path(name) for name in names])

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("导出HTML地图"),
            str(Path(self._folder()) / self.tr("大同图览.html")),
            self.tr("网页 (*.html)"),
        )
        if name:
            self._session.export_html(Path(name).with_suffix(".html"))

    def _folder(self) -> str:
        path = self._session.state.snapshot.path
        return str(path.parent) if path else ""

    def _show_about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("关于大同图览"))
        box.setIconPixmap(app_icon().pixmap(64, 64))
        box.setText(self.tr("大同图览"))
        box.setInformativeText(
            self.tr(
                "把本地报刊和工作报告里关于大同各地的说法放到地图上，"
                "每个数字都附原文和出处。全程离线，不访问网络。\n\n"
                "{}\n\n地图仅供内部参考，公开使用前须依法送审并标注审图号。"
            ).format(ATTRIBUTION)
        )
        box.open()
