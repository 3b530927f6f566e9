"""Stand-ins for the map page: a bridge that records what would go to it."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from explorer.webmap.payloads import Spot, Tool, View

__all__ = ["RecordedBridge", "view_at"]


class RecordedBridge(QObject):
    """The part of `explorer.webmap.bridge.Bridge` that views and tools use."""

    pointer_moved = Signal(object)
    view_changed = Signal(object)
    tool_chosen = Signal(object)
    places_picked = Signal(object)
    measured = Signal(object)
    copy_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[Any, ...]] = []

    def set_tool(self, tool: Tool) -> None:
        self.sent.append(("tool", tool))

    def cancel(self) -> None:
        self.sent.append(("cancel",))

    def set_view(self, center: Spot, zoom: float, *, fly: bool) -> None:
        self.sent.append(("view", center, zoom, fly))

    def pin(self, spot: Spot | None, text: str = "") -> None:
        self.sent.append(("pin", spot, text))

    def show_all(self) -> None:
        self.sent.append(("all",))


def view_at(lon_deg: float, lat_deg: float, zoom: float = 9.0) -> View:
    """Return a view at a scale of 100 metres a pixel."""
    return View(Spot(lon_deg, lat_deg), zoom, 100.0)
