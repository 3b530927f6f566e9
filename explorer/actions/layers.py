"""Of the menu 地图: what fills the counties, and which layers are shown."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from explorer.actions.base import Actions, Menu
from explorer.i18n import library_text
from explorer.webmap.payloads import LAYERS
from explorer.wording import noted

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["LayerActions"]


class LayerActions(Actions):
    """The submenus 县区底色 and 图层; both follow the switch on the map and the other way round."""

    menu = Menu.MAP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._layers = window.map.layers
        self.fills, self.shown = QMenu(window), QMenu(window)
        self.entries += [self.fills.menuAction(), self.shown.menuAction()]
        self._group = QActionGroup(self.fills)
        self.plain = self._fill(None)
        self.by_places, self.by_facts = self._fill("places"), self._fill("facts")
        self.fills.addSeparator()
        self.missing = self.fills.addAction("")
        self.missing.setObjectName("map.fill.missing")
        self.missing.setEnabled(False)
        self.metrics: list[QAction] = []
        self.layers = {name: self._layer(name) for name in LAYERS}
        self._layers.choice_changed.connect(self._show_choice)
        self._layers.metrics_changed.connect(self._list_metrics)
        self._show_choice()

    def retranslate(self) -> None:
        """Name all actions; metrics are called as the documents call them."""
        self.fills.setTitle(self.tr("县区底色"))
        self.plain.setText(self.tr("县区分色"))
        self.by_places.setText(self.tr("按地点数"))
        self.by_facts.setText(self.tr("按数据条数"))
        self.missing.setText(self.tr("暂无指标：须两个以上县区有同一时期的同一指标"))
        self.shown.setTitle(self.tr("图层"))
        names = {
            "places": self.tr("地点符号"),
            "placeNames": self.tr("地点名称"),
            "seats": self.tr("乡镇驻地"),
            "neighbours": self.tr("邻区"),
            "rivers": self.tr("河流（概略）"),
            "heat": self.tr("提及热度"),
        }
        for name, action in self.layers.items():
            action.setText(names[name])
        self._list_metrics()

    def _fill(self, fill: str | None, text: str = "") -> QAction:
        action = QAction(text, self._group)
        action.setObjectName(f"map.fill.{fill or 'none'}")
        action.setCheckable(True)
        action.setData(fill)
        action.triggered.connect(lambda: self._layers.fill_by(fill))
        self.fills.addAction(action)
        return action

    def _layer(self, name: str) -> QAction:
        action = QAction(self.shown)
        action.setObjectName(f"map.layer.{name}")
        action.setCheckable(True)
        action.triggered.connect(lambda shown: self._layers.show_layer(name, shown=shown))
        self.shown.addAction(action)
        return action

    def _list_metrics(self) -> None:
        for action in self.metrics:
            self.fills.removeAction(action)
            action.deleteLater()
        self.metrics = [
            self._fill(metric.id, noted(*map(library_text, (metric.title, metric.period))))
            for metric in self._layers.metrics
        ]
        self.missing.setVisible(not self.metrics)
        self._show_choice()

    def _show_choice(self) -> None:
        choice = self._layers.choice
        for action in (self.plain, self.by_places, self.by_facts, *self.metrics):
            action.setChecked(action.data() == choice.fill)
        for name, action in self.layers.items():
            action.setChecked(choice.layers[name])
