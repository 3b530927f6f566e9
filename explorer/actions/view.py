"""The menu 视图: which panels are shown, and how."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from explorer.window import MainWindow

__all__ = ["ViewActions"]


class ViewActions(Actions):
    """An entry for each panel, and for facts and source together."""

    menu = Menu.VIEW

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._docks = window.docks
        self.panels: dict[str, QAction] = {}
        for number, name in enumerate(self._docks.names, start=1):
            action = self.new(f"view.{name}", f"Ctrl+{number}")
            action.triggered.connect(lambda _=False, name=name: self._docks.show_panel(name))
            self.panels[name] = action
        self.separate()
        self.together = self.new("view.together", "Ctrl+\\")
        self.together.setCheckable(True)
        self.together.toggled.connect(self._docks.set_together)
        self._docks.rearranged.connect(self._show_arrangement)
        self.fold = self.new("view.fold", "Ctrl+J")
        self.fold.triggered.connect(self._docks.toggle_bottom)

    def _show_arrangement(self) -> None:
        self.together.blockSignals(True)
        self.together.setChecked(self._docks.is_together)
        self.together.blockSignals(False)

    def retranslate(self) -> None:
        """Name all actions."""
        for name, action in self.panels.items():
            self.name(action, self._docks.title(name))
        self.name(self.together, self.tr("同时显示事实和原文"))
        self.name(self.fold, self.tr("展开或收起下方面板"))
