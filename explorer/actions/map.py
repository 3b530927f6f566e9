"""The menu 地图: what of it is in view."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu
from explorer.fetching import Fetch

if TYPE_CHECKING:
    from explorer.dialogs.go_to import GoToDialog
    from explorer.positions.going import Guide
    from explorer.search.lookup import Goal, Lookup
    from explorer.snapshot import Snapshot
    from explorer.window import MainWindow

__all__ = ["MapActions"]


class MapActions(Actions):
    """Other parts of the map: all of it, views before, a coordinate or a name."""

    menu = Menu.MAP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._viewing = window.map.viewing
        self._looked_up: tuple[Snapshot, Lookup] | None = None  #: names of the last project
        self.show_all = self.new("map.show_all", "Ctrl+0", icon="extent", in_toolbar=True)
        self.back = self.new("map.back", "Alt+Left", icon="back")
        self.forward = self.new("map.forward", "Alt+Right", icon="forward")
        self.go_to = self.new("map.go_to", "Ctrl+L", icon="go_to", in_toolbar=True, is_sign=True)
        self.show_all.triggered.connect(window.map.bridge.show_all)
        self.back.triggered.connect(self._viewing.go_back)
        self.forward.triggered.connect(self._viewing.go_forward)
        self.go_to.triggered.connect(self.ask_where)
        self._viewing.history_changed.connect(self._enable)
        self._enable()

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.show_all, self.tr("全图"))
        self.name(self.back, self.tr("上一视图"))
        self.name(self.forward, self.tr("下一视图"))
        self.name(self.go_to, self.tr("转到坐标或地名…"))

    def ask_where(self) -> "GoToDialog":
        """Open the dialog that takes a coordinate or a name."""
        # The dialog and its names are no part of a start; nor are the imports below.
        from explorer.dialogs.go_to import GoToDialog  # noqa: PLC0415
        from geodata.gazetteer import load  # noqa: PLC0415

        dialog = GoToDialog(
            self.window, self.window.frames, load(), self._go_to_spot, self._go_to_goal
        )
        self._prepare(dialog)
        dialog.open()
        return dialog

    def _prepare(self, dialog: "GoToDialog") -> None:
        """Give a dialog the names of the present project."""
        from explorer.search.lookup import Lookup  # noqa: PLC0415
        from geodata.gazetteer import load  # noqa: PLC0415

        snapshot = self.window.session.state.snapshot
        if self._looked_up is not None and self._looked_up[0] is snapshot:
            dialog.set_lookup(self._looked_up[1])
            return

        def take(lookup: Lookup) -> None:
            self._looked_up = snapshot, lookup
            dialog.set_lookup(lookup)

        # Ten thousands of names take longer than a key stroke.
        Fetch(lambda: Lookup(snapshot, load()), dialog).came.connect(take)

    def _guide(self) -> "Guide":
        from explorer.positions.going import Guide  # noqa: PLC0415
        from geodata.gazetteer import load  # noqa: PLC0415

        return Guide(self.window.session.state, self._viewing, load())

    def _go_to_spot(self, lon_deg: float, lat_deg: float, text: str) -> None:
        self._tell(self._guide().to_spot(lon_deg, lat_deg, text))

    def _go_to_goal(self, goal: "Goal") -> None:
        self._tell(self._guide().to_goal(goal))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.window.session.messages.info(sentence)

    def _enable(self) -> None:
        self.back.setEnabled(self._viewing.history.can_go_back)
        self.forward.setEnabled(self._viewing.history.can_go_forward)
