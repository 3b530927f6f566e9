"""The map page with large projects: first draw, filter change, and frames while the map is moved.

The page runs in Debian's Chromium without a screen, drawn by the processor alone, as on a machine
without a graphics card. Each time ends when the frame has been handed to the screen.
"""

import json
import statistics

from geodata.gazetteer import load
from geodata.mapping.assets import AssetError, asset
from geodata.mapping.page import map_page
from geodata.mapping.payload import filter_bits, map_json
from geodata.model import Kind
from tests.benchmarks.large import LargeSource
from tests.benchmarks.timing import show_table
from tests.helpers.chromium import Browser, Page, browser

__all__ = ["run"]

_SITE = "http://datong.test/"
_SIZES = {10_000: (500, 100, 33), 100_000: (2000, 300, 33)}
_VIEWS = {
    "whole prefecture": (39.9, 113.6, 8),
    "county": (40.07, 113.2, 11),
    "town": (40.07, 113.2, 13),
}
_REPEATS = 5
_FRAMES = 60
_STUB = b"""
window.timing = {start: performance.now()};
window.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  port2.postMessage(null);
}));
datong.boot({dataUrl: "data/map.json", options: {legendKinds: false}, host: {
  onReady: async () => { timing.drawn = await painted(); },
}});
"""
_FILTER = """(async () => {
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = performance.now();
    datong.controller.setFilterBits(BITS[turn % BITS.length]);
    times.push((await painted()) - start);
  }
  return times;
})()"""
_PAN = """(async () => {
  map_datong.setView(VIEW, ZOOM, {animate: false});
  await painted();
  const times = [];
  let before = await painted();
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const back = frame % 30 < 15 ? 1 : -1;
    map_datong.panBy([back * 24, back * 14], {animate: false});
    const now = await painted();
    times.push(now - before);
    before = now;
  }
  return times;
})()"""


def run() -> None:
    """Measure both sizes and print one table."""
    html = map_page(cache_dir=None).encode()
    rows = []
    with browser() as chromium:
        for places, (draw, change, frame) in _SIZES.items():
            source = LargeSource.of(places)
            encoded = map_json(source, load())
            name = f"{places:,} places"
            first = [_first_draw(chromium, html, encoded) for _ in range(_REPEATS)]
            page = _open(chromium, html, encoded)
            rows.append((name, "first draw", *_figures(first), f"{draw} ms"))
            rows.append((name, "filter change", *_figures(_filter(page, source)), f"{change} ms"))
            for view, (latitude, longitude, zoom) in _VIEWS.items():
                times = page.run(
                    _PAN.replace("VIEW", f"[{latitude}, {longitude}]")
                    .replace("ZOOM", str(zoom))
                    .replace("FRAMES", str(_FRAMES))
                )
                rows.append((name, f"pan frame, {view}", *_figures(times), f"{frame} ms"))
    show_table(
        "The map with large projects",
        ("project", "what", "median", "95 %", "aim"),
        rows,
        file="map",
        note="Chromium without a graphics card, 1280 x 800; a pan moves 28 pixels each frame",
    )


def _open(chromium: Browser, html: bytes, data: bytes) -> Page:
    own = {
        "map.html": ("text/html", html),
        "data/map.json": ("application/json", data),
        "qwebchannel.js": ("text/javascript", b""),
        "web/js/bridge.js": ("text/javascript", _STUB),
        "favicon.ico": ("image/x-icon", b""),
    }

    def routes(url: str) -> tuple[str, bytes] | None:
        path = url.removeprefix(_SITE)
        try:
            return own[path] if path in own else asset(path)
        except AssetError:
            return None

    page = chromium.page(f"{_SITE}map.html", routes=routes)
    page.run("datong.ready.then(() => true)")
    page.wait_for("timing.drawn")
    return page


def _first_draw(chromium: Browser, html: bytes, data: bytes) -> float:
    """Return milliseconds from the page's script to the first frame with all symbols."""
    page = _open(chromium, html, data)
    # What the data took to come over DevTools is no time of the map's.
    taken: float = page.run(
        "(() => { const {responseStart, responseEnd} = performance.getEntriesByName("
        "location.href.replace('map.html', 'data/map.json'))[0];"
        " return timing.drawn - Math.max(timing.start, responseEnd); })()"
    )
    page.call("Page.navigate", url="about:blank")
    return taken


def _filter(page: Page, source: LargeSource) -> list[float]:
    """Return milliseconds of changes between kinds, halves and all."""
    places = source.places()
    masks = [
        filter_bits([place.kind is Kind.PROJECT for place in places]),
        filter_bits([index % 2 == 0 for index in range(len(places))]),
        filter_bits([True] * len(places)),
    ]
    script = _FILTER.replace("TURNS", str(3 * _REPEATS)).replace("BITS", json.dumps(masks))
    times: list[float] = page.run(script)
    return times


def _figures(times: list[float]) -> tuple[str, str]:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{statistics.median(times):,.0f} ms", f"{late:,.0f} ms"


if __name__ == "__main__":
    run()
