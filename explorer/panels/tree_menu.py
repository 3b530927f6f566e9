"""The context menu of the tree of places."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from explorer.filtering import Facet
from explorer.models.place_tree import ADCODE_ROLE, KIND_ROLE, PlaceTreeModel
from explorer.panels.place_menu import add_place_actions
from explorer.state import State
from geodata.model import Place, Precision

__all__ = ["TreeMenu", "position_text"]

_POSITIONED = (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP)


class TreeMenu(QMenu):
    """What can be done with a row: a place, a kind or a county."""

    def __init__(
        self, state: State, model: PlaceTreeModel, index: QModelIndex, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state = state
        place = model.place(index)
        if place is not None:
            self._offer_place(place)
        else:
            self._offer_branch(index)

    def _offer_place(self, place: Place) -> None:
        self._offer("copy_name", self.tr("复制名称"), lambda _=False: _copy(place.name))
        position = position_text(place)
        if position:
            self._offer(
                "copy_position", self.tr("复制坐标（WGS-84）"), lambda _=False: _copy(position)
            )
        self.addSeparator()
        self._offer("show_facts", self.tr("查看事实"), lambda _=False: self._show(place, "facts"))
        self._offer("show_source", self.tr("查看原文"), lambda _=False: self._show(place, "source"))
        add_place_actions(self, self._state)

    def _offer_branch(self, index: QModelIndex) -> None:
        name = str(index.data())
        adcode, kind = index.data(ADCODE_ROLE), index.data(KIND_ROLE)
        if not adcode and not kind:
            return
        self._offer("copy_name", self.tr("复制名称"), lambda _=False: _copy(name))
        facet, value = (Facet.COUNTY, adcode) if adcode else (Facet.KIND, str(kind))
        only = self._state.filter.choosing(facet, (value,))
        self._offer(
            "only", self.tr("只显示“{}”").format(name), lambda _=False: self._state.set_filter(only)
        )

    def _offer(self, name: str, text: str, act: Callable[..., None]) -> None:
        action = self.addAction(text)
        action.setObjectName(f"places.{name}")
        action.triggered.connect(act)

    def _show(self, place: Place, panel: str) -> None:
        self._state.select_places([place.id])
        self._state.show_panel(panel)


def position_text(place: Place) -> str:
    """Return a place's longitude and latitude, `""` when its position is not known.

    The spot of a place that is known to the county only is none.
    """
    if place.point is None or place.precision not in _POSITIONED:
        return ""
    return f"{place.point.lon_deg:.6f}, {place.point.lat_deg:.6f}"


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
