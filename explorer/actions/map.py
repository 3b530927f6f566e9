"""The menu 地图: what of it is in view."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["MapActions"]


class MapActions(Actions):
    """What is done with the map."""

    menu = Menu.MAP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.show_all = self.new("map.show_all", "Ctrl+0", icon="extent", in_toolbar=True)
        self.show_all.triggered.connect(window.map.bridge.show_all)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.show_all, self.tr("全图"))
