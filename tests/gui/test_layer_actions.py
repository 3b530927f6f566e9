"""The menu's layers and fills follow the map's choice, and the other way round."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from explorer.actions.layers import LayerActions
from explorer.webmap.layers import MapLayers
from geodata.mapping.choropleth import CountyMetric


class _Bridge(QObject):
    """Records what would go to the page."""

    layers_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, Any]] = []

    def set_layers(self, layers: dict[str, bool]) -> None:
        self.sent.append(("layers", dict(layers)))

    def set_fill(self, fill: str | None) -> None:
        self.sent.append(("fill", fill))


@pytest.fixture
def bridge(qtbot: QtBot) -> _Bridge:
    return _Bridge()


@pytest.fixture
def layers(bridge: _Bridge) -> MapLayers:
    return MapLayers(bridge)  # type: ignore[arg-type] # what it asks of a bridge is there


@pytest.fixture
def actions(qtbot: QtBot, layers: MapLayers) -> LayerActions:
    window: Any = QMainWindow()
    qtbot.addWidget(window)
    window.map = SimpleNamespace(layers=layers)
    made = LayerActions(window)
    made.retranslate()
    return made


def test_a_fill_chosen_in_the_menu_goes_to_the_page(actions: LayerActions, bridge: _Bridge) -> None:
    assert actions.plain.isChecked()
    actions.by_facts.trigger()
    assert bridge.sent == [("fill", "facts")]
    assert actions.by_facts.isChecked()
    assert not actions.plain.isChecked()


def test_a_layer_switched_in_the_menu_goes_to_the_page(
    actions: LayerActions, bridge: _Bridge, layers: MapLayers
) -> None:
    actions.layers["heat"].trigger()
    actions.layers["seats"].trigger()
    assert bridge.sent == [("layers", {"heat": True}), ("layers", {"seats": False})]
    assert layers.choice.layers["heat"] is True
    assert layers.choice.layers["seats"] is False


def test_what_is_switched_on_the_map_is_checked_in_the_menu(
    actions: LayerActions, bridge: _Bridge, layers: MapLayers
) -> None:
    shown = {**layers.choice.layers, "heat": True, "neighbours": False}
    bridge.layers_chosen.emit(replace(layers.choice, fill="places", layers=shown))
    assert actions.by_places.isChecked()
    assert actions.layers["heat"].isChecked()
    assert not actions.layers["neighbours"].isChecked()
    assert bridge.sent == [], "the page knows already"


def test_metrics_come_and_go_in_the_menu(actions: LayerActions, layers: MapLayers) -> None:
    layers.metrics = (CountyMetric("元|地区生产总值", "地区生产总值", "亿元", 1e8, "2024年", ()),)
    layers.metrics_changed.emit()
    (action,) = actions.metrics
    assert action.text() == "地区生产总值（2024年）"
    assert not actions.missing.isVisible(), "nothing is missing"
    action.trigger()
    assert layers.choice.fill == "元|地区生产总值"
    assert action.isChecked()
    layers.metrics = ()
    layers.metrics_changed.emit()
    assert actions.metrics == []
    assert actions.missing.isVisible()
    assert not actions.missing.isEnabled()
    assert all(action.text() for action in actions.fills.actions() if not action.isSeparator())
