"""The menu 编辑: finding and filtering."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu
from explorer.filtering import Filter

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["FindActions"]


class FindActions(Actions):
    """The way to the search field, and out of all filters."""

    menu = Menu.EDIT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._state = window.session.state
        self.find = self.new(
            "edit.find", "Ctrl+F", "Ctrl+K", icon="search", in_toolbar=True, is_sign=True
        )
        self.find.triggered.connect(lambda: self._state.show_panel("search"))
        self.clear = self.new("edit.clear_filter", "Ctrl+Shift+X")
        self.clear.triggered.connect(lambda: self._state.set_filter(Filter()))
        self._state.filter_changed.connect(self._show)
        self._show()

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.find, self.tr("查找…"), self.tr("查找地点、事实和原文"))
        self.name(self.clear, self.tr("清除筛选"))

    def _show(self) -> None:
        self.clear.setEnabled(not self._state.filter.is_empty)
