"""Of the menu 地图: tools for selecting and measuring, coordinates for the clipboard."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from explorer.actions.base import Actions, Menu
from explorer.panels.place_menu import add_place_actions
from explorer.positions.coordinates import pair_text
from explorer.positions.place_coordinates import place_pair, why_none
from explorer.webmap.payloads import MenuWish, Spot, Tool

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["ToolActions"]

_KEYS = {
    Tool.PAN: "",
    Tool.RECTANGLE: "Ctrl+Shift+R",
    Tool.LASSO: "Ctrl+Shift+L",
    Tool.DISTANCE: "Ctrl+Shift+M",
    Tool.AREA: "Ctrl+Shift+A",
}


class ToolActions(Actions):
    """What the pointer does on the map, what to make of a selection, what to copy."""

    menu = Menu.MAP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._state = window.session.state
        self._viewing = window.map.viewing
        self._group = QActionGroup(self)
        self.tools_by_kind = {tool: self._tool(tool) for tool in Tool}
        self.separate()
        self.only = self.new("map.only_selected", "Ctrl+Shift+F")
        self.everywhere = self.new("map.everywhere")
        self.separate()
        self.copy_spot = self.new("map.copy_spot", "Ctrl+Shift+C")
        self.copy_place = self.new("map.copy_place")
        self.only.triggered.connect(self._show_only_selected)
        self.everywhere.triggered.connect(self._show_everywhere)
        self.copy_spot.triggered.connect(lambda: self._copy_spot(self._viewing.spot))
        self.copy_place.triggered.connect(self._copy_places)
        self._viewing.tool_changed.connect(self._show_tool)
        self._viewing.pointer_moved.connect(self._enable_copy)
        self._viewing.copy_wanted.connect(self._copy_measurement)
        self._viewing.menu_wanted.connect(self._open_menu)
        for signal in (self._state.selection_changed, self._state.filter_changed):
            signal.connect(self._enable)
        self._show_tool()
        self._enable()

    def retranslate(self) -> None:
        """Name all actions."""
        names = {
            Tool.PAN: self.tr("浏览和点选"),
            Tool.RECTANGLE: self.tr("矩形选择"),
            Tool.LASSO: self.tr("套索选择"),
            Tool.DISTANCE: self.tr("量距离"),
            Tool.AREA: self.tr("量面积"),
        }
        for tool, action in self.tools_by_kind.items():
            self.name(action, names[tool])
        self.name(self.only, self.tr("只显示所选地点"))
        self.name(self.everywhere, self.tr("恢复显示其余地点"))
        self.name(self.copy_spot, self.tr("复制指针处的坐标"))
        self.name(self.copy_place, self.tr("复制所选地点的坐标"))

    def _tool(self, tool: Tool) -> QAction:
        key = _KEYS[tool]
        action = self.new(
            f"map.tool.{tool.value}",
            *([key] if key else []),
            icon=f"tool_{tool.value}",
            in_toolbar=True,
            is_sign=True,
        )
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(lambda: self._choose(tool))
        return action

    def _choose(self, tool: Tool) -> None:
        """Take a tool, or lay it aside when it is in hand already."""
        self._viewing.choose(Tool.PAN if tool is self._viewing.tool else tool)
        self.window.map.view.setFocus()
        self._show_tool()

    def _show_tool(self) -> None:
        self.tools_by_kind[self._viewing.tool].setChecked(True)

    def _enable(self) -> None:
        selected = frozenset(self._state.selection.place_ids)
        self.only.setEnabled(bool(selected) and selected != self._state.filter.area)
        self.everywhere.setEnabled(self._state.filter.area is not None)
        self.copy_place.setEnabled(bool(selected))
        self._enable_copy()

    def _enable_copy(self) -> None:
        self.copy_spot.setEnabled(self._viewing.spot is not None)

    def _show_only_selected(self) -> None:
        chosen = frozenset(self._state.selection.place_ids)
        self._state.set_filter(replace(self._state.filter, area=chosen))

    def _show_everywhere(self) -> None:
        self._state.set_filter(replace(self._state.filter, area=None))

    def _copy_spot(self, spot: Spot | None) -> None:
        if spot is not None:
            self._copy(pair_text(spot.lon_deg, spot.lat_deg, self.window.frames.frame))

    def _copy_places(self) -> None:
        """Copy the coordinates of one place, or name and coordinates of several by lines."""
        snapshot = self._state.snapshot
        places = [snapshot.places[place_id] for place_id in self._state.selection.place_ids]
        frame = self.window.frames.frame
        pairs = {place: place_pair(place, frame) for place in places}
        if not any(pairs.values()):
            self.window.session.messages.info(why_none(snapshot, places[0]))
        elif len(places) == 1:
            self._copy(pairs[places[0]] or "")
        else:
            lines = (f"{p.name}\t{pair or why_none(snapshot, p)}" for p, pair in pairs.items())
            self._copy("\n".join(lines))

    def _copy_measurement(self) -> None:
        """Copy what was measured, with its points in the chosen frame."""
        measured, frame = self._viewing.measurement, self.window.frames.frame
        if measured is None:
            return
        points = [pair_text(p.lon_deg, p.lat_deg, frame) for p in measured.points]
        self._copy("\n".join([measured.text, *points]))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        first, _, rest = text.partition("\n")
        told = self.tr("已复制：{}").format(first.replace("\t", " "))
        self.window.session.messages.info(told + (" …" if rest else ""))

    def _open_menu(self, wish: MenuWish) -> None:
        frame = self.window.frames.frame
        menu = QMenu(self.window)
        text = pair_text(wish.spot.lon_deg, wish.spot.lat_deg, frame)
        here = menu.addAction(self.tr("复制此处坐标  {}").format(text))
        here.setObjectName("map.menu.copy_here")
        here.triggered.connect(lambda: self._copy_spot(wish.spot))
        center = menu.addAction(self.tr("把此处移到地图中央"))
        center.triggered.connect(lambda: self._center(wish.spot))
        if self._state.selection.place_ids:
            menu.addAction(self.copy_place)
        add_place_actions(menu, self._state)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.window.map.view.mapToGlobal(QPoint(round(wish.x_px), round(wish.y_px))))

    def _center(self, spot: Spot) -> None:
        view = self._viewing.view
        if view is not None:
            self._viewing.show(replace(view, center=spot))
