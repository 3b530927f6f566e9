"""What is in view on the map, what the pointer does there, and the views before."""

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from explorer.webmap.bridge import Bridge
from explorer.webmap.payloads import Measurement, MenuWish, Spot, Tool, View
from explorer.webmap.view_history import ViewHistory

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.state import State

__all__ = ["Viewing", "view_from_text", "view_text"]

#: A view is one that the user wanted once the map has stayed there so long.
_SETTLE_MS = 500


class Viewing(QObject):
    """The map's view and tool, for all who show or change them.

    Attributes
    ----------
    pointer
        The position under the pointer (`Spot`), None when it is elsewhere.
    view
        What the map shows (`View`), None before it is drawn.
    tool
        What pointer and click do (`Tool`).
    measurement
        What was measured last and is still on the map (`Measurement`), or None.
    spot
        Where the pointer was last on the map.

    Signals
    -------
    pointer_moved, view_changed, tool_changed, measured, history_changed
        Sent after the value has changed.
    copy_wanted
        The measurement is wanted on the clipboard.
    menu_wanted
        Where a context menu is wanted (`MenuWish`).
    """

    pointer_moved = Signal()
    view_changed = Signal()
    tool_changed = Signal()
    measured = Signal()
    history_changed = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pointer: Spot | None = None
        self.spot: Spot | None = None
        self.view: View | None = None
        self.tool = Tool.PAN
        self.measurement: Measurement | None = None
        self.history = ViewHistory()
        self._bridge = bridge
        self._has_pin = False
        self._path: Path | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        bridge.pointer_moved.connect(self._on_pointer_moved)
        bridge.view_changed.connect(self._on_view_changed)
        bridge.tool_chosen.connect(self._take_tool)
        bridge.measured.connect(self._on_measured)
        bridge.copy_wanted.connect(self.copy_wanted)
        bridge.menu_wanted.connect(self._on_menu_wanted)

    def follow(self, state: "State") -> None:
        """Remember where each project was looked at, and begin there."""
        self._state = state
        state.project_changed.connect(self._on_project_changed)

    def choose(self, tool: Tool) -> None:
        """Take a tool in hand."""
        self._bridge.set_tool(tool)
        self._take_tool(tool)

    def cancel(self) -> bool:
        """Take away what is being drawn, else the tool, else the pin; False if there is none."""
        if self.tool is Tool.PAN and not self._has_pin:
            return False
        self._has_pin = self._has_pin and self.tool is not Tool.PAN
        self._bridge.cancel()
        return True

    def show(self, view: View) -> None:
        """Bring a view back."""
        self._bridge.set_view(view.center, view.zoom, fly=True)

    def go_to(self, spot: Spot, zoom: float, text: str) -> None:
        """Bring a spot into view and mark it with a name."""
        self._bridge.set_view(spot, zoom, fly=True)
        self._bridge.pin(spot, text)
        self._has_pin = True

    def go_back(self) -> None:
        """Show the view before this one."""
        self._settle_now()
        self._travel(self.history.back())

    def go_forward(self) -> None:
        """Show the view from which the user went back."""
        self._settle_now()
        self._travel(self.history.forward())

    def send(self) -> None:
        """Tell the page all of it, as after it has been loaded anew."""
        self._has_pin = False
        self._take_tool(Tool.PAN)
        if self.view is not None:
            self._bridge.set_view(self.view.center, self.view.zoom, fly=False)

    def _settle_now(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self._on_settled()

    def _travel(self, view: View | None) -> None:
        if view is not None:
            self.show(view)
            self.history_changed.emit()

    def _take_tool(self, tool: Tool) -> None:
        if tool is not self.tool:
            self.tool = tool
            self.tool_changed.emit()

    def _on_pointer_moved(self, spot: Spot | None) -> None:
        self.pointer = spot
        self.spot = spot or self.spot
        self.pointer_moved.emit()

    def _on_view_changed(self, view: View) -> None:
        self.view = view
        self._settle.start()
        self.view_changed.emit()

    def _on_measured(self, measurement: Measurement | None) -> None:
        self.measurement = measurement
        self.measured.emit()

    def _on_menu_wanted(self, wish: MenuWish) -> None:
        self.spot = wish.spot
        self.menu_wanted.emit(wish)

    def _on_settled(self) -> None:
        if self.view is None:
            return
        self.history.visit(self.view)
        self.history_changed.emit()
        if self._path is not None:
            QSettings().setValue(_key(self._path), view_text(self.view))

    def _on_project_changed(self) -> None:
        path = self._state.snapshot.path
        if path == self._path:
            return
        self._path = path
        last = view_from_text(QSettings().value(_key(path))) if path else None
        if last is not None:
            self._bridge.set_view(last.center, last.zoom, fly=False)


def view_text(view: View) -> str:
    """Write a view for the settings.

    Examples
    --------
    >>> view_text(View(Spot(113.3, 40.1), 9.25))
    '113.300000 40.100000 9.250'
    """
    return f"{view.center.lon_deg:.6f} {view.center.lat_deg:.6f} {view.zoom:.3f}"


def view_from_text(text: object) -> View | None:
    """Read a view out of the settings; None where there is none that is understood.

    Examples
    --------
    >>> view_from_text("113.3 40.1 9.25")
    View(center=Spot(lon_deg=113.3, lat_deg=40.1), zoom=9.25, metres_per_px=0.0)
    >>> view_from_text("elsewhere") is None
    True
    """
    try:
        lon_deg, lat_deg, zoom = (float(part) for part in str(text).split())
    except ValueError:
        return None
    is_on_earth = abs(lon_deg) <= 180 and abs(lat_deg) <= 85 and 0 <= zoom <= 24
    return View(Spot(lon_deg, lat_deg), zoom) if is_on_earth else None


def _key(path: "Path") -> str:
    digest = hashlib.sha256(str(path.resolve()).encode("utf-8")).hexdigest()
    return f"views/{digest[:16]}"
