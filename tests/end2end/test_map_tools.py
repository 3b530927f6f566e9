"""The map's tools in a real browser: what is drawn, measured and picked, by mouse and keyboard."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pyproj import Geod

from geodata.mapping.assets import AssetError, asset
from geodata.mapping.page import map_page
from geodata.mapping.payload import map_data
from geodata.project import Project
from tests.helpers.chromium import Browser, Page, browser
from tests.helpers.sample import SquareGazetteer, build_sample

_SITE = "http://datong.test/"
#: Stands where bridge.js stands in the app: it records what the tools tell.
_STUB = b"""
window.calls = [];
const tell = (name) => (...payload) => window.calls.push([name, ...payload]);
datong.boot({ dataUrl: "data/map.json", host: { onSelect: tell("select") } }).then((controller) => {
  window.tools = datong.createTools(controller, {
    onPointer: tell("pointer"), onView: tell("view"), onTool: tell("tool"), onPick: tell("pick"),
    onMeasured: tell("measured"), onCopy: tell("copy"), onMenu: tell("menu"),
  });
});
"""
_WGS84 = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bytes]]:
    gazetteer = SquareGazetteer()
    path = build_sample(tmp_path_factory.mktemp("map") / "sample.gpkg", gazetteer)
    with Project.open(path) as project:
        data = map_data(project, gazetteer)
    return {
        "map.html": ("text/html", map_page(cache_dir=None).encode()),
        "data/map.json": ("application/json", json.dumps(data).encode()),
        "qwebchannel.js": ("text/javascript", b""),
        "web/js/bridge.js": ("text/javascript", _STUB),
        "favicon.ico": ("image/x-icon", b""),
    }


@pytest.fixture
def page(chromium: Browser, files: dict[str, tuple[str, bytes]]) -> Iterator[Page]:
    def routes(url: str) -> tuple[str, bytes] | None:
        path = url.removeprefix(_SITE)
        try:
            return files.get(path) or asset(path)
        except AssetError:
            return None

    opened = chromium.page(f"{_SITE}map.html", routes=routes, size=(1000, 760))
    opened.wait_for("window.tools")
    yield opened
    assert opened.complaints == []


def _told(page: Page, name: str) -> list[Any]:
    """Return the payloads of all messages of a name."""
    payloads: list[Any] = page.run(
        f"calls.filter((call) => call[0] === {json.dumps(name)}).map((call) => call[1])"
    )
    return payloads


def _at(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Return where a position is in the window."""
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint([{lat}, {lon}]))")
    return x, y


def _click(page: Page, lon: float, lat: float, *, count: int = 1, keys: int = 0) -> None:
    x, y = _at(page, lon, lat)
    page.move(x, y)
    for number in range(1, count + 1):
        _mouse(page, "mousePressed", x, y, count=number, keys=keys)
        _mouse(page, "mouseReleased", x, y, count=number, keys=keys)


def _mouse(page: Page, kind: str, x: float, y: float, *, count: int = 1, keys: int = 0) -> None:
    page.call(
        "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1,
        clickCount=count, modifiers=keys,
    )  # fmt: skip


def _drag(page: Page, *positions: tuple[float, float], keys: int = 0) -> None:
    points = [_at(page, *position) for position in positions]
    page.move(*points[0])
    _mouse(page, "mousePressed", *points[0], keys=keys)
    for point in points[1:]:
        _mouse(page, "mouseMoved", *point, keys=keys)
    _mouse(page, "mouseReleased", *points[-1], keys=keys)


def _length(points: list[list[float]]) -> float:
    return float(_WGS84.line_length([lon for lon, _ in points], [lat for _, lat in points]))


def _start(page: Page, tool: str) -> None:
    page.run(f"tools.setTool('{tool}')")
    assert _state(page)["title"]


def _state(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.run("tools.state()")
    return state


Finish = Callable[[Page], None]


def _by_double_click(page: Page) -> None:
    _click(page, 113.9, 39.7, count=2)


def _by_enter(page: Page) -> None:
    _click(page, 113.9, 39.7)
    page.press("Enter")


@pytest.mark.parametrize("finish", [_by_double_click, _by_enter])
def test_a_distance_is_that_of_the_geodesic(page: Page, finish: Finish) -> None:
    _start(page, "distance")
    _click(page, 113.1, 40.1)
    _click(page, 113.5, 39.6)
    finish(page)
    (result,) = _told(page, "measured")
    assert len(result["points"]) == 3
    assert result["metres"] == pytest.approx(_length(result["points"]), rel=1e-9)
    assert result["squareMetres"] is None
    assert result["text"] == f"共 {result['metres'] / 1000:.1f} 公里"
    assert _state(page)["figures"] == result["text"]
    assert _told(page, "select") == [], "a tool at work selects nothing"
