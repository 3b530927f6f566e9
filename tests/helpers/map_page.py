"""The map page in a real browser, against a host that records what it is told."""

import json
from collections.abc import Callable
from typing import Any

from geodata.mapping.assets import AssetError, asset
from tests.helpers.chromium import Browser, Page

__all__ = ["STUB", "Open", "counted", "ids", "open_map_page", "pixel", "standing", "state"]

#: Opens the map page with some data; see `open_map_page`.
Open = Callable[..., Page]

_SITE = "http://datong.test/"
#: Stands where bridge.js stands in the app: it records every call and touches nothing.
STUB = b"""
window.calls = [];
datong.boot({
  dataUrl: "data/map.json",
  host: {
    onReady: () => calls.push(["ready"]),
    onSelect: (ids) => calls.push(["select", ids]),
    onHover: (id) => calls.push(["hover", id]),
    onCounty: (adcode) => calls.push(["county", adcode]),
    onLayers: (choice) => calls.push(["layers", choice]),
  },
});
"""


def open_map_page(
    chromium: Browser,
    html: bytes,
    data: dict[str, Any],
    stub: bytes = STUB,
    size: tuple[int, int] = (1280, 800),
) -> Page:
    """Open the page with these data; with the usual stub it has drawn on return."""
    own = {
        "map.html": ("text/html", html),
        "data/map.json": ("application/json", json.dumps(data).encode()),
        "qwebchannel.js": ("text/javascript", b""),
        "web/js/bridge.js": ("text/javascript", stub),
        "favicon.ico": ("image/x-icon", b""),
    }

    def routes(url: str) -> tuple[str, bytes] | None:
        path = url.removeprefix(_SITE)
        if path in own:
            return own[path]
        try:
            return asset(path)
        except AssetError:
            return None

    page = chromium.page(f"{_SITE}map.html", routes=routes, size=size)
    if stub is STUB:
        page.run("datong.ready.then(() => true)")
    return page


def state(page: Page) -> dict[str, Any]:
    """Return what is on the screen, as the map's controller tells it."""
    told: dict[str, Any] = page.run("datong.controller.state()")
    return told


def ids(page: Page) -> set[str]:
    """Return the ids of the places that have a symbol of their own."""
    return {symbol["id"] for symbol in state(page)["symbols"]}


def counted(page: Page) -> int:
    """Return how many places symbols and clusters stand for."""
    now = state(page)
    return len(now["symbols"]) + sum(cluster["count"] for cluster in now["clusters"])


def standing(data: dict[str, Any]) -> int:
    """Return in how many spots the places of some data stand: each position, each county's tray."""
    mapped = {county["properties"]["adcode"] for county in data["counties"]["features"]}
    return sum(
        len(mapped & set(place["counties"]))
        if place["precision"] == "county"
        else bool(place["at"])
        for place in data["places"]
    )


def pixel(page: Page, x: float, y: float, pane: str = "symbols") -> str:
    """Return the colour of a pane's canvas at a point of the window, `#rrggbb`."""
    colour: str = page.run(
        "(([x, y]) => {"
        f" const from = document.querySelector('.leaflet-datong-{pane}-pane canvas');"
        " const box = from.getBoundingClientRect(); const scale = from.width / box.width;"
        " const made = document.createElement('canvas');"
        " const own = made.getContext('2d', {willReadFrequently: true});"
        " own.drawImage(from, (x - box.left) * scale, (y - box.top) * scale, 1, 1, 0, 0, 1, 1);"
        " const [red, green, blue] = own.getImageData(0, 0, 1, 1).data;"
        " const two = (part) => part.toString(16).padStart(2, '0');"
        f" return '#' + [red, green, blue].map(two).join(''); }})([{x}, {y}])"
    )
    return colour
