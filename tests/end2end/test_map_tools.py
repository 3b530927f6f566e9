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
from tests.helpers.chromium import Browser, Page
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


def test_the_live_figures_follow_the_pointer(page: Page) -> None:
    _start(page, "distance")
    _click(page, 113.1, 40.1)
    assert _state(page)["figures"] == ""
    page.move(*_at(page, 113.6, 40.1))
    page.wait_for("tools.state().figures.includes('公里')")
    near = _state(page)["figures"]
    page.move(*_at(page, 113.9, 39.6))
    page.wait_for(f"tools.state().figures !== {json.dumps(near)}")
    assert page.run("document.querySelector('.datong-sketch-label').textContent").endswith("公里")
    assert _told(page, "measured") == [], "nothing is measured before it is finished"


def test_an_area_is_that_of_the_geodesic_polygon(page: Page) -> None:
    _start(page, "area")
    for corner in ((113.0, 40.2), (113.6, 40.3), (113.7, 39.6), (113.1, 39.5)):
        _click(page, *corner)
    page.press("Enter")
    (result,) = _told(page, "measured")
    lons, lats = zip(*result["points"], strict=True)
    area, around = _WGS84.polygon_area_perimeter(lons, lats)
    assert result["squareMetres"] == pytest.approx(abs(area), rel=1e-9)
    assert result["metres"] == pytest.approx(around, rel=1e-9)
    assert result["text"].startswith(f"{abs(area) / 1e6:,.0f} 平方公里（")


def test_a_line_is_drawn_as_the_geodesic_runs(page: Page) -> None:
    middle = page.run(
        "(() => { const run = datong.geodesy.drawn([[112.6, 40], [114.6, 40]]);"
        " return run[Math.floor(run.length / 2)]; })()"
    )
    lon, lat = _WGS84.npts(112.6, 40, 114.6, 40, 1)[0]
    assert abs(middle[0] - lon) < 0.05
    assert middle[1] == pytest.approx(lat, abs=1e-4)
    assert middle[1] > 40.004, "it bends towards the pole"


@pytest.mark.parametrize(
    ("square_metres", "text"),
    [
        (50, "50.00 平方米（0.075 亩）"),
        (6666.7, "6,667 平方米（10.00 亩）"),
        (123456, "0.123 平方公里（185.2 亩）"),
        (5e8, "500.0 平方公里（75.00 万亩）"),
    ],
)
def test_areas_are_written_with_the_figures_that_count(
    page: Page, square_metres: float, text: str
) -> None:
    assert page.run(f"datong.geodesy.areaText({square_metres})") == text


def test_backspace_takes_a_point_back_and_escape_first_the_sketch_then_the_tool(
    page: Page,
) -> None:
    _start(page, "distance")
    for corner in ((113.0, 40.2), (113.6, 40.3), (113.7, 39.6)):
        _click(page, *corner)
    page.press("Backspace")
    assert len(_state(page)["points"]) == 2
    page.press("Escape")
    assert (_state(page)["points"], _state(page)["tool"]) == ([], "distance")
    page.press("Escape")
    assert _state(page)["tool"] == "pan"
    assert _told(page, "tool") == ["pan"]
    assert _state(page)["title"] == ""


def test_a_result_can_be_copied_and_goes_with_the_next_measurement(page: Page) -> None:
    _start(page, "distance")
    _click(page, 113.0, 40.0)
    _by_enter(page)
    page.click_on(".datong-tool-copy")
    assert page.run("calls.some((call) => call[0] === 'copy')")
    _click(page, 113.2, 39.9)
    assert _told(page, "measured")[-1] is None
    assert len(_state(page)["points"]) == 1
    assert page.run("document.querySelector('.datong-tool-copy').hidden")


def _expected_ids(page: Page, west: float, south: float, east: float, north: float) -> set[str]:
    ids = page.run(
        f"datong.controller.placesWhere((lon, lat) => lon > {west} && lon < {east}"
        f" && lat > {south} && lat < {north})"
    )
    return set(ids)


def test_a_rectangle_picks_what_lies_in_it(page: Page) -> None:
    _start(page, "rectangle")
    _drag(page, (112.9, 40.3), (113.3, 40.1), (113.5, 39.5))
    (pick,) = _told(page, "pick")
    assert set(pick["ids"]) == _expected_ids(page, 112.9, 39.5, 113.5, 40.3)
    assert pick["ids"]
    assert pick["add"] is False
    figures = _state(page)["figures"]
    assert figures.startswith(f"圈到 {len(pick['ids'])} 处")


def test_two_corners_make_a_rectangle_too_and_shift_adds(page: Page) -> None:
    _start(page, "rectangle")
    _click(page, 112.9, 39.5)
    _click(page, 113.5, 40.3, keys=8)
    (pick,) = _told(page, "pick")
    assert set(pick["ids"]) == _expected_ids(page, 112.9, 39.5, 113.5, 40.3)
    assert pick["add"] is True


def test_a_lasso_picks_what_lies_in_it_and_ctrl_adds(page: Page) -> None:
    _start(page, "lasso")
    center = page.run("datong.controller.state().center")
    ring = ((112.9, 40.3), (113.5, 40.3), (113.5, 39.5), (112.9, 39.5))
    _drag(page, *ring, keys=2)
    (pick,) = _told(page, "pick")
    assert set(pick["ids"]) == _expected_ids(page, 112.9, 39.5, 113.5, 40.3)
    assert pick["add"] is True
    assert page.run("datong.controller.state().center") == center, "the map stays where it is"


def test_a_place_known_to_its_county_only_is_never_picked_by_position(page: Page) -> None:
    page.do("map_datong.setView([39.8, 113.5], 7.5, {animate: false})")
    _start(page, "rectangle")
    _drag(page, (112.3, 40.8), (114.8, 38.9))
    (pick,) = _told(page, "pick")
    assert "pa1" in pick["ids"]
    assert "pa2" not in pick["ids"]


def test_a_tool_works_by_keyboard_alone(page: Page) -> None:
    _start(page, "area")
    page.run("map_datong.getContainer().focus()")
    page.press(" ")
    assert _state(page)["hasCross"]
    for lat, lon in ((40.0, 113.0), (39.7, 113.4)):
        page.do(f"map_datong.setView([{lat}, {lon}], 11, {{animate: false}})")
        page.press(" ")
    page.press("Enter")
    (result,) = _told(page, "measured")
    assert len(result["points"]) == 3
    assert result["points"][1] == pytest.approx([113.0, 40.0], abs=1e-9)
    assert _told(page, "pointer")[-1] == pytest.approx([113.4, 39.7], abs=0.01)


def test_the_pointer_is_told_once_a_frame_and_gone_beside_the_map(page: Page) -> None:
    x, y = _at(page, 113.3, 40.0)
    page.do(
        "(() => { const map = document.querySelector('.leaflet-container');"
        f" for (let x = {x} - 50; x < {x}; x += 1) map.dispatchEvent(new PointerEvent("
        f"'pointermove', {{ clientX: x, clientY: {y}, bubbles: true }})); }})()"
    )
    page.wait_for("calls.some((call) => call[0] === 'pointer')")
    told = _told(page, "pointer")
    assert len(told) == 1
    lon, lat = page.run(
        f"(({{lng, lat}}) => [lng, lat])(map_datong.containerPointToLatLng([{x} - 1, {y}]))"
    )
    assert told[0] == pytest.approx([lon, lat], abs=1e-6)
    page.do("map_datong.getContainer().dispatchEvent(new PointerEvent('pointerleave'))")
    assert _told(page, "pointer")[-1] is None


def test_the_view_is_told_and_can_be_set(page: Page) -> None:
    page.run("tools.setView([113.5, 39.8], 10.25, false)")
    view = _told(page, "view")[-1]
    assert view["center"] == pytest.approx([113.5, 39.8], abs=1e-6)
    assert view["zoom"] == 10.25
    west, east = page.run(
        "[0, 100].map((x) => map_datong.containerPointToLatLng("
        "[x, map_datong.getSize().y / 2]).lng)"
    )
    _, _, metres = _WGS84.inv(west, 39.8, east, 39.8)
    assert view["metresPerPixel"] == pytest.approx(metres / 100, rel=0.005)


def test_a_pin_marks_a_spot_with_its_name_as_text(page: Page) -> None:
    page.run("tools.pin([113.3, 40.1], '<img src=x>云冈')")
    shown = page.run("document.querySelector('.datong-pin-name').textContent")
    assert shown == "<img src=x>云冈"
    assert page.run("document.querySelectorAll('img').length") == 0
    assert page.run("tools.cancel()") is True
    assert page.run("document.querySelector('.datong-pin')") is None
    assert page.run("tools.cancel()") is False


def test_the_right_button_asks_for_a_menu(page: Page) -> None:
    x, y = _at(page, 113.3, 40.1)
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="right", clickCount=1)
    (wish,) = _told(page, "menu")
    assert wish["spot"] == pytest.approx([113.3, 40.1], abs=0.01)
    assert (wish["x"], wish["y"]) == pytest.approx((x, y), abs=1)


def test_texts_follow_the_language_while_a_tool_is_in_hand(page: Page) -> None:
    _start(page, "lasso")
    page.run("datong.controller.setLanguage('en')")
    page.wait_for("tools.state().title === 'Select by lasso'")
    assert page.run(
        "Object.keys(datong.texts.zh).sort().join() === Object.keys(datong.texts.en).sort().join()"
    )


def test_after_the_tool_a_click_selects_again(page: Page) -> None:
    _start(page, "distance")
    _click(page, 113.2, 40.0)
    page.run("tools.setTool('pan')")
    page.run("datong.controller.setFilter(['pa1'])")
    (symbol,) = page.run("datong.controller.state().symbols")
    page.click(symbol["x"], symbol["y"])
    assert _told(page, "select")[-1] == ["pa1"]


def test_a_double_click_without_a_tool_measures_nothing(page: Page) -> None:
    _click(page, 113.3, 40.05, count=2)
    assert _told(page, "measured") == []


def test_a_press_ends_with_the_tool_it_was_made_with(page: Page) -> None:
    _start(page, "distance")
    x, y = _at(page, 113.3, 40.05)
    page.move(x, y)
    _mouse(page, "mousePressed", x, y)
    page.run("tools.setTool('pan')")
    _mouse(page, "mouseReleased", x, y)
    assert _state(page)["points"] == []


def test_an_unknown_tool_is_an_error(page: Page) -> None:
    with pytest.raises(RuntimeError, match="no tool: hammer"):
        page.run("tools.setTool('hammer')")
