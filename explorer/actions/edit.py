"""The menu 编辑: the selection."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["EditActions"]


class EditActions(Actions):
    """What is done with the selection."""

    menu = Menu.EDIT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.clear = self.new("edit.clear_selection", "Esc")
        self.clear.triggered.connect(self._clear)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.clear, self.tr("取消选择"))

    def _clear(self) -> None:
        """Take away what the map's tools have in hand; only then the selection."""
        if not self.window.map.viewing.cancel():
            self.window.session.state.clear_selection()
