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
====================  ===========================================  ==================

Window → page, functions of `window.datong.app`:

=============================  ====================================================
method of `Bridge`             JavaScript
=============================  ====================================================
``reload(version)``            ``reload(version)``: fetch `data/map.json` again and draw it
``set_filter(ids | None)``     ``setFilter(ids | null)``: show these only
``select(ids, fly=…)``         ``select(ids, fly)``: mark these
``hover(id)``                  ``hover(id | null)``: light up one
``show_all()``                 ``showAll()``: bring the whole prefecture into view
``show_county(adcode)``        ``showCounty(adcode)``: outline a county and bring it into view
=============================  ====================================================

Calls made before ``ready`` wait, of each kind the last; calls after the page is gone are dropped
and logged.
"""

import logging
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from shiboken6 import isValid

from explorer.webmap import javascript

__all__ = [
    "Bridge",
    "PayloadError",
    "check_adcode",
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
    def hover(self, place_id: object) -> None:
        self.arrived.emit("hover", place_id)


class Bridge(QObject):
    """Both directions; see the head of this module."""

    became_ready = Signal()
    drew = Signal(int)
    places_chosen = Signal(tuple)
    county_chosen = Signal(str)
    place_hovered = Signal(str)

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
            "hover": lambda place_id: self.place_hovered.emit(check_place_id(place_id)),
        }
        try:
            messages[name](payload)
        except PayloadError as error:
            _log.error("refused the message %s of the map page: %s", name, error)
