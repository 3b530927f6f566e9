"""The bridge between window and map page: every message of both directions, on this one page.

Page → window, called by `resources/web/js/bridge.js` through QWebChannel as `channel.objects.map`;
each is checked on arrival and becomes a signal of `Bridge`:

====================  ===========================================  ==================
message               payload                                      signal
====================  ===========================================  ==================
``ready()``           the page's script listens                    ``became_ready``
``drawn(version)``    data of this version are on the screen       ``drew``
``select(ids)``       list of place ids, `[]` for none             ``places_chosen``
``county(adcode)``    six digits                                   ``county_chosen``
``hover(id)``         place id, or null for none                   ``place_hovered``
``layers(choice)``    `{fill: id | null, layers: {name: bool}}`    ``layers_chosen``
====================  ===========================================  ==================

Window → page, functions of `window.datong.app`:

=============================  ====================================================
method of `Bridge`             JavaScript
=============================  ====================================================
``reload(version)``            ``reload(version)``: fetch `data/map.json` again and draw it
``set_filter(ids | None)``     ``setFilter(ids | null)``: show these only
``set_filter_bits(bits, v)``   ``setFilterBits(text, v)``: the same by a bit a place (base64), for
                               data of version v
``select(ids, fly=…)``         ``select(ids, fly)``: mark these
``hover(id)``                  ``hover(id | null)``: light up one
``show_all()``                 ``showAll()``: bring the whole prefecture into view
``show_county(adcode)``        ``showCounty(adcode)``: outline a county and bring it into view
``set_theme(name)``            ``setTheme("light" | "dark")``
``set_language(name)``         ``setLanguage("zh" | "en")``
``set_layers(layers)``         ``setLayers({name: bool})``: show and hide; what is not named stays
``set_fill(id | None)``        ``setFill(id | null)``: fill the counties by a figure
``set_metrics(metrics)``       ``setMetrics([…])``: what else they can be filled by
=============================  ====================================================

Calls made before ``ready`` wait, of each kind the last; calls after the page is gone are dropped
and logged.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from shiboken6 import isValid

from explorer.webmap import javascript

__all__ = [
    "LAYERS",
    "Bridge",
    "LayerChoice",
    "PayloadError",
    "check_adcode",
    "check_layers",
    "check_place_id",
    "check_place_ids",
    "check_version",
]

_log = logging.getLogger(__name__)
_Value = TypeVar("_Value")
_MOST_IDS = 1_000_000
_LAST_VERSION = 2**31
_ID = re.compile(r"[\w:.-]{1,100}")
_ADCODE = re.compile(r"[0-9]{6}", re.ASCII)


#: The map's layers, with what is shown at first.
LAYERS = {"places": True, "placeNames": True, "seats": True, "neighbours": True, "heat": False}
_MOST_OF_ID = 200


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """What the map shows: the layers, and by what the counties are filled."""

    fill: str | None = None  #: `places`, `facts` or the id of a metric; None for plain tints
    layers: Mapping[str, bool] = field(default_factory=lambda: dict(LAYERS))


class PayloadError(ValueError):
    """A message of the page has the wrong shape."""


def check_place_id(payload: object) -> str:
    """Return the id of a place, `""` for null."""
    if payload is None:
        return ""
    if isinstance(payload, str) and _ID.fullmatch(payload):
        return payload
    raise PayloadError(f"not the id of a place: {payload!r:.200}")


def check_place_ids(payload: object) -> tuple[str, ...]:
    """Return a list of ids of places."""
    if isinstance(payload, list) and len(payload) <= _MOST_IDS:
        ids = tuple(item for item in payload if isinstance(item, str) and _ID.fullmatch(item))
        if len(ids) == len(payload):
            return ids
    raise PayloadError(f"not a list of places' ids: {payload!r:.200}")


def check_adcode(payload: object) -> str:
    """Return the code of a county."""
    if isinstance(payload, str) and _ADCODE.fullmatch(payload):
        return payload
    raise PayloadError(f"not the code of a county: {payload!r:.200}")


def _are_layers(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == LAYERS.keys()
        and all(isinstance(shown, bool) for shown in value.values())
    )


def check_layers(payload: object) -> LayerChoice:
    """Return a choice of layers."""
    if isinstance(payload, dict) and payload.keys() == {"fill", "layers"}:
        fill, layers = payload["fill"], payload["layers"]
        is_fill = fill is None or (isinstance(fill, str) and 0 < len(fill) <= _MOST_OF_ID)
        if is_fill and _are_layers(layers):
            return LayerChoice(fill, dict(layers))
    raise PayloadError(f"not a choice of layers: {payload!r:.200}")


def check_version(payload: object) -> int:
    """Return the version of the data that were drawn; JavaScript's numbers may come as floats."""
    if (
        isinstance(payload, int | float)
        and not isinstance(payload, bool)
        and 0 <= payload <= _LAST_VERSION
        and payload == int(payload)
    ):
        return int(payload)
    raise PayloadError(f"not a version: {payload!r:.200}")


class _Receiver(QObject):
    """What the page sees: slots only, each takes whatever comes and hands it on unchecked."""

    arrived = Signal(str, object)

    @Slot()
    def ready(self) -> None:
        self.arrived.emit("ready", None)

    @Slot("QVariant")
    def drawn(self, version: object) -> None:
        self.arrived.emit("drawn", version)

    @Slot("QVariant")
    def select(self, ids: object) -> None:
        self.arrived.emit("select", ids)

    @Slot("QVariant")
    def county(self, adcode: object) -> None:
        self.arrived.emit("county", adcode)

    @Slot("QVariant")
    def layers(self, choice: object) -> None:
        self.arrived.emit("layers", choice)

    @Slot("QVariant")
    def hover(self, place_id: object) -> None:
        self.arrived.emit("hover", place_id)


class Bridge(QObject):
    """Both directions; see the head of this module."""

    became_ready = Signal()
    drew = Signal(int)
    places_chosen = Signal(tuple)
    county_chosen = Signal(str)
    place_hovered = Signal(str)
    layers_chosen = Signal(object)  #: `LayerChoice`

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._is_ready = False
        self._waiting: dict[str, tuple[object, ...]] = {}
        self._receiver = _Receiver(self)
        self._receiver.arrived.connect(self._on_arrived)
        channel = QWebChannel(self)
        channel.registerObject("map", self._receiver)
        page.setWebChannel(channel)
        page.loadStarted.connect(self._on_load_started)

    def reload(self, version: int) -> None:
        """Let the page fetch its data again; the first it fetches by itself, as version 0."""
        self._send("reload", version)

    def set_filter(self, place_ids: Iterable[str] | None) -> None:
        """Show these places only; None shows all."""
        self._waiting.pop("setFilterBits", None)
        self._send("setFilter", None if place_ids is None else list(place_ids))

    def select(self, place_ids: Iterable[str], *, fly: bool) -> None:
        """Mark places, and bring them into view on wish."""
        self._send("select", list(place_ids), fly)

    def hover(self, place_id: str) -> None:
        """Light up a place; `""` for none."""
        self._send("hover", place_id or None)

    def show_all(self) -> None:
        """Bring the whole prefecture into view."""
        self._send("showAll")

    def show_county(self, adcode: str) -> None:
        """Outline a county and bring it into view; the whole prefecture for the city's code."""
        self._send("showCounty", adcode)

    def set_filter_bits(self, bits: str, version: int) -> None:
        """Show places by one bit each, in the order of the data of this version, as base64."""
        self._waiting.pop("setFilter", None)
        self._send("setFilterBits", bits, version)

    def set_theme(self, name: str) -> None:
        """Draw in the colours of the light or the dark theme."""
        self._send("setTheme", name)

    def set_language(self, name: str) -> None:
        """Write in Chinese (`zh`) or English (`en`)."""
        self._send("setLanguage", name)

    def set_layers(self, layers: Mapping[str, bool]) -> None:
        """Show and hide layers; what is not named stays as it is."""
        self._send("setLayers", dict(layers))

    def set_fill(self, fill: str | None) -> None:
        """Fill the counties by `places`, `facts` or a metric; None for plain tints."""
        self._send("setFill", fill)

    def set_metrics(self, metrics: Iterable[Mapping[str, Any]]) -> None:
        """Offer metrics to fill the counties by, as `geodata.mapping.choropleth` makes them."""
        self._send("setMetrics", list(metrics))

    def _send(self, name: str, *arguments: object) -> None:
        if not isValid(self._page):
            _log.info("dropped a message to a page that is gone: %s", name)
        elif self._is_ready:
            javascript.call(self._page, f"datong.app.{name}", *arguments)
        else:
            self._waiting[name] = arguments

    def _on_load_started(self) -> None:
        self._is_ready = False

    def _on_ready(self, _: object) -> None:
        self._is_ready = True
        waiting, self._waiting = self._waiting, {}
        for name, arguments in waiting.items():
            self._send(name, *arguments)
        self.became_ready.emit()

    def _on_arrived(self, name: str, payload: object) -> None:
        messages: dict[str, Callable[[object], None]] = {
            "ready": self._on_ready,
            "drawn": lambda version: self.drew.emit(check_version(version)),
            "select": lambda ids: self.places_chosen.emit(check_place_ids(ids)),
            "county": lambda adcode: self.county_chosen.emit(check_adcode(adcode)),
            "layers": lambda choice: self.layers_chosen.emit(check_layers(choice)),
            "hover": lambda place_id: self.place_hovered.emit(check_place_id(place_id)),
        }
        try:
            messages[name](payload)
        except PayloadError as error:
            _log.error("refused the message %s of the map page: %s", name, error)
