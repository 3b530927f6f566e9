"""Of the menu 地图: bookmarks of views."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMenu

from explorer.actions.base import Actions, Menu
from explorer.bookmarks import Bookmarks
from explorer.wording import area_label

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["BookmarkActions"]


class BookmarkActions(Actions):
    """The submenu 书签: keep the present view under a name, go to one, tidy up."""

    menu = Menu.MAP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._viewing = window.map.viewing
        self.bookmarks = Bookmarks(self)
        self.add = self.new("map.add_bookmark", "Ctrl+D", icon="bookmark")
        self.manage = self.new("map.bookmarks")
        self.list = QMenu(window)
        self.list.setObjectName("menu.bookmarks")
        self.list.addActions([self.add, self.manage])
        self.list.addSeparator()
        self.entries = [self.list.menuAction()]
        self.add.triggered.connect(self.ask_name)
        self.manage.triggered.connect(self._manage)
        self.bookmarks.changed.connect(self._fill)
        self._viewing.view_changed.connect(self._enable)
        self._fill()
        self._enable()

    def retranslate(self) -> None:
        """Name all actions; bookmarks are called as the user called them."""
        self.list.setTitle(self.tr("书签"))
        self.name(self.add, self.tr("为当前视图加书签…"))
        self.name(self.manage, self.tr("管理书签…"))

    def ask_name(self) -> QInputDialog:
        """Ask under what name the present view is to be kept."""
        dialog = QInputDialog(self.window)
        dialog.setObjectName("bookmark_name")
        dialog.setWindowTitle(self.tr("加书签"))
        dialog.setLabelText(self.tr("书签名称（同名的会被替换）："))
        dialog.setTextValue(self._proposed())
        dialog.textValueSelected.connect(self._keep)
        dialog.open()
        return dialog

    def _proposed(self) -> str:
        """Return a name that is free: that of what is selected, or a number."""
        state = self.window.session.state
        selection = state.selection
        if len(selection.place_ids) == 1:
            return state.snapshot.places[selection.place_ids[0]].name
        if selection.adcode:
            return area_label(state.snapshot, selection.adcode)
        taken = self.bookmarks.views
        number = next(n for n in range(1, len(taken) + 2) if self._numbered(n) not in taken)
        return self._numbered(number)

    def _numbered(self, number: int) -> str:
        return self.tr("视图 {}").format(number)

    def _keep(self, name: str) -> None:
        view = self._viewing.view
        if name.strip() and view is not None:
            self.bookmarks.add(name.strip(), view)

    def _manage(self) -> None:
        # Few starts lead here.
        from explorer.dialogs.bookmarks import BookmarksDialog  # noqa: PLC0415

        BookmarksDialog(self.window, self.bookmarks, self._viewing.show).open()

    def _fill(self) -> None:
        for action in self.list.actions()[3:]:
            self.list.removeAction(action)
            action.deleteLater()
        for name, view in self.bookmarks.views.items():
            action = self.list.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, view=view: self._viewing.show(view))
        self._enable()

    def _enable(self) -> None:
        self.add.setEnabled(self._viewing.view is not None)
        self.manage.setEnabled(bool(self.bookmarks.views))
