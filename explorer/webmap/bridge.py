"""The bridge between window and map page: every message of both directions, on this one page.

Page → window, called by `resources/web/js/bridge.js` through QWebChannel as `channel.objects.map`;
each is checked on arrival (`explorer.webmap.payloads`) and becomes a signal of `Bridge`:

====================  ===========================================  ==================
message               payload                                      signal
====================  ===========================================  ==================
``ready()``           the page's script listens                    ``became_ready``
``drawn(version)``    data of this version are on the screen       ``drew``
``select(ids)``       list of place ids, `[]` for none             ``places_chosen``
``county(adcode)``    six digits                                   ``county_chosen``
``hover(id)``         place id, or null for none                   ``place_hovered``
``layers(choice)``    `{fill: id | null, layers: {name: bool}}`    ``layers_chosen``
``pointer(spot)``     `[lon, lat]`, or null beside the map         ``pointer_moved``
``view(view)``        `{center: [lon, lat], zoom,                  ``view_changed``
                      metresPerPixel}`, when the map is at rest
``tool(name)``        the tool that a click on the page chose      ``tool_chosen``
``pick(pick)``        `{ids, add}`: places in a drawn shape        ``places_picked``
``measured(result)``  `{tool, points: [[lon, lat], …], metres,     ``measured``
                      squareMetres | null, text}`, or null
``copy()``            the measurement is wanted for the clipboard  ``copy_wanted``
``menu(wish)``        `{spot: [lon, lat], x, y}`, in CSS pixels    ``menu_wanted``
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
``set_metrics(metrics)``       ``setMetrics({…})``: what else they can be filled by
``set_tool(tool)``             ``setTool("pan" | "rectangle" | "lasso" | "distance" | "area")``
``cancel()``                   ``cancel()``: take away a sketch, or the tool, or the pin
``set_view(spot, z, fly=…)``   ``setView([lon, lat], zoom, fly)``
``pin(spot | None, text)``     ``pin([lon, lat] | null, text)``: mark a spot
=============================  ====================================================

Calls made before ``ready`` wait, of each kind the last, if they want anything but what a new page
shows; calls after the page is gone are dropped and logged.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from shiboken6 import isValid

from explorer.webmap import javascript
from explorer.webmap.payloads import (
    PayloadError,
    Spot,
    Tool,
    check_adcode,
    check_layers,
    check_measurement,
    check_menu_wish,
    check_pick,
    check_place_id,
    check_place_ids,
    check_spot,
    check_tool,
    check_version,
    check_view,
)

__all__ = ["Bridge"]

_log = logging.getLogger(__name__)
#: What a page shows that has just been loaded: to be told so, it would draw everything once more.
_FRESH: dict[str, tuple[object, ...]] = {"setFilter": (None,), "select": ([],), "hover": (None,)}


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

    @Slot("QVariant")
    def pointer(self, spot: object) -> None:
        self.arrived.emit("pointer", spot)

    @Slot("QVariant")
    def view(self, view: object) -> None:
        self.arrived.emit("view", view)

    @Slot("QVariant")
    def tool(self, name: object) -> None:
        self.arrived.emit("tool", name)

    @Slot("QVariant")
    def pick(self, pick: object) -> None:
        self.arrived.emit("pick", pick)

    @Slot("QVariant")
    def measured(self, result: object) -> None:
        self.arrived.emit("measured", result)

    @Slot()
    def copy(self) -> None:
        self.arrived.emit("copy", None)

    @Slot("QVariant")
    def menu(self, wish: object) -> None:
        self.arrived.emit("menu", wish)


class Bridge(QObject):
    """Both directions; see the head of this module."""

    became_ready = Signal()
    drew = Signal(int)
    places_chosen = Signal(tuple)
    county_chosen = Signal(str)
    place_hovered = Signal(str)
    layers_chosen = Signal(object)  #: `LayerChoice`
    pointer_moved = Signal(object)  #: `Spot` or None
    view_changed = Signal(object)  #: `View`
    tool_chosen = Signal(object)  #: `Tool`
    places_picked = Signal(object)  #: `Pick`
    measured = Signal(object)  #: `Measurement` or None
    copy_wanted = Signal()
    menu_wanted = Signal(object)  #: `MenuWish`

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

    def set_metrics(self, metrics: Mapping[str, Any]) -> None:
        """Offer metrics to fill the counties by, as `geodata.mapping.choropleth` makes them."""
        self._send("setMetrics", dict(metrics))

    def set_tool(self, tool: Tool) -> None:
        """Let pointer and keyboard do something else on the map."""
        self._send("setTool", tool.value)

    def cancel(self) -> None:
        """Take away what is being drawn, else the tool, else the pin."""
        self._send("cancel")

    def set_view(self, center: Spot, zoom: float, *, fly: bool) -> None:
        """Show a part of the world."""
        self._send("setView", [center.lon_deg, center.lat_deg], zoom, fly)

    def pin(self, spot: Spot | None, text: str = "") -> None:
        """Mark a spot with a name beside it; None takes the mark away."""
        self._send("pin", None if spot is None else [spot.lon_deg, spot.lat_deg], text)

    def _send(self, name: str, *arguments: object) -> None:
        if not isValid(self._page):
            _log.info("dropped a message to a page that is gone: %s", name)
        elif self._is_ready:
            javascript.call(self._page, f"datong.app.{name}", *arguments)
        elif arguments[:1] == _FRESH.get(name):
            self._waiting.pop(name, None)
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
            "pointer": lambda spot: self.pointer_moved.emit(check_spot(spot)),
            "view": lambda view: self.view_changed.emit(check_view(view)),
            "tool": lambda name: self.tool_chosen.emit(check_tool(name)),
            "pick": lambda pick: self.places_picked.emit(check_pick(pick)),
            "measured": lambda result: self.measured.emit(check_measurement(result)),
            "copy": lambda _: self.copy_wanted.emit(),
            "menu": lambda wish: self.menu_wanted.emit(check_menu_wish(wish)),
        }
        try:
            messages[name](payload)
        except PayloadError as error:
            _log.error("refused the message %s of the map page: %s", name, error)
