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
        self.clear.triggered.connect(window.session.state.clear_selection)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.clear, self.tr("取消选择"))
