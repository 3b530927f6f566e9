"""The map page with thousands of places: nothing is lost, doubled, or out of reach."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from geodata.gazetteer import load
from geodata.mapping.page import map_page
from geodata.mapping.payload import filter_bits, map_data
from tests.benchmarks.large import LargeSource
from tests.helpers.chromium import Browser, Page
from tests.helpers.map_page import open_map_page, state

Open = Callable[..., Page]
_PLACES = 3000


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return map_data(LargeSource.of(_PLACES), load())


@pytest.fixture(scope="module")
def page(chromium: Browser, data: dict[str, Any]) -> Iterator[Page]:
    opened = open_map_page(chromium, map_page(cache_dir=None).encode(), data)
    yield opened
    assert opened.complaints == []


def _gathered(page: Page, zoom: float) -> dict[str, Any]:
    """Return what clusters.js makes of all places with a position at a zoom."""
    told: dict[str, Any] = page.run(
        f"""(() => {{
          const clusters = datong.createClusters();
          const data = window.large;
          clusters.setData(data.places);
          const level = clusters.level({zoom});
          const count = [...level.tiles.values()].flat().length;
          const box = {{west: 0.81, north: 0.36, east: 0.82, south: 0.40}};
          const items = clusters.within(level, box);
          const spots = clusters.spotsWithin(level, box);
          const leaves = items.flatMap((item) => clusters.leaves(item))
            .map(({{place}}) => place.id);
          const mixed = items.filter((item) => item.mix
            && Object.values(item.mix).reduce((sum, n) => sum + n, 0) !== item.count);
          const apart = items.filter(({{x, y, r}}, at) =>
            spots[at].x !== x || spots[at].y !== y || spots[at].r !== r);
          return {{count, items: items.length, leaves, wrong: mixed.length + apart.length}};
        }})()"""
    )
    return told


@pytest.fixture(scope="module")
def _large(page: Page) -> None:
    page.run("datong.fetchData('data/map.json').then((data) => { window.large = data; })")


@pytest.mark.parametrize("zoom", [7, 9, 10, 11, 13, 16])
@pytest.mark.usefixtures("_large")
def test_every_position_is_in_one_item(page: Page, data: dict[str, Any], zoom: int) -> None:
    made = _gathered(page, zoom)
    drawn = [place["id"] for place in data["places"] if place["at"]]
    assert made["items"] == made["count"], "all of Datong lies in the box that was asked for"
    assert sorted(made["leaves"]) == sorted(drawn)
    assert made["wrong"] == 0


@pytest.mark.usefixtures("_large")
def test_further_in_there_are_more_items(page: Page) -> None:
    counts = [_gathered(page, zoom)["items"] for zoom in (7, 9, 11, 13, 16)]
    assert counts == sorted(counts)
    assert counts[0] < 200


def test_only_what_is_in_view_has_buttons_and_no_more_than_needed(page: Page) -> None:
    page.do("map_datong.setView([40.07, 113.3], 12, {animate: false})")
    page.wait_for("document.querySelectorAll('.datong-button').length > 50")
    assert page.run("document.querySelectorAll('.datong-button').length") <= 200
    first, second = (
        page.run(f"document.querySelectorAll('.datong-button')[{n}].getBoundingClientRect().top")
        for n in (0, 150)
    )
    assert first <= second, "the tab key goes from the top of the map to its foot"


def test_a_focused_symbol_keeps_its_focus_while_the_map_moves(page: Page) -> None:
    page.do("map_datong.setView([40.07, 113.3], 12, {animate: false})")
    page.wait_for("document.querySelectorAll('.datong-place').length > 10")
    label = page.run(
        "(() => { const {x, y} = map_datong.getSize().divideBy(2);"
        " const away = (one) => { const box = one.getBoundingClientRect();"
        "   return Math.hypot(box.x - x, box.y - y); };"
        " const all = [...document.querySelectorAll('.datong-place')];"
        " all.sort((one, other) => away(one) - away(other)); all[0].focus();"
        " return all[0].getAttribute('aria-label'); })()"
    )
    page.do("map_datong.panBy([60, 40], {animate: false})")
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.run("document.activeElement.getAttribute('aria-label')") == label


_SHEETS = """[...document.querySelectorAll('canvas.datong-sheet')].map((canvas) => {
  const at = new DOMMatrix(getComputedStyle(canvas).transform);
  const {width, height} = canvas;
  const own = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
  own.drawImage(canvas, 0, 0);
  return {left: at.e, top: at.f, width, height, data: own.getImageData(0, 0, width, height).data};
})"""
#: Moves the map a little in each frame, so that only strips are drawn; then draws all at once.
_STRIPS = f"""(async () => {{
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  map_datong.setView([40.07, 113.2], 12, {{animate: false}});
  await frame();
  const first = ({_SHEETS}).map(({{left}}) => left);
  for (const [step, turn] of [[9, 40], [-7, 25]]) {{
    for (let n = 0; n < turn; n += 1) {{
      map_datong.panBy([step, 4], {{animate: false}});
      await frame();
    }}
  }}
  for (let n = 0; n < 5; n += 1) await frame();
  const strips = {_SHEETS};
  map_datong.fire('resize');
  const whole = {_SHEETS};
  return whole.map((one, sheet) => {{
    const other = strips[sheet];
    const [across, down] = [one.left - other.left, one.top - other.top];
    let [same, different] = [0, 0];
    for (let y = Math.max(0, -down); y < Math.min(one.height, other.height - down); y += 1) {{
      for (let x = Math.max(0, -across); x < Math.min(one.width, other.width - across); x += 1) {{
        const [here, there] = [4 * (y * one.width + x), 4 * ((y + down) * one.width + x + across)];
        const isAway = (part) => Math.abs(one.data[here + part] - other.data[there + part]) > 3;
        if ([0, 1, 2, 3].some(isAway)) different += 1;
        else same += 1;
      }}
    }}
    return {{moved: other.left !== first[sheet], same, different}};
  }});
}})()"""


def test_a_map_drawn_in_strips_is_the_map_drawn_at_once(page: Page, data: dict[str, Any]) -> None:
    # Without rings, which are fainter the more of them are in view.
    shown = [place["id"] for place in data["places"] if place["precision"] in ("site", "county")]
    page.run(f"datong.controller.setFilter({shown})")
    sheets = page.run(_STRIPS)
    page.run("datong.controller.setFilter(null)")
    assert len(sheets) == 2
    for sheet in sheets:
        assert sheet["moved"]
        assert sheet["same"] > 1_000_000
        # Smoothed edges of long paths come out a shade different, far from their origin.
        assert sheet["different"] < 1000


def test_a_filter_of_half_the_places_shows_half(page: Page, data: dict[str, Any]) -> None:
    bits = filter_bits(index % 2 == 0 for index in range(len(data["places"])))
    page.run(f"datong.controller.setFilterBits('{bits}')")
    assert state(page)["shown"] == (len(data["places"]) + 1) // 2
    page.run("datong.controller.setFilter(null)")
    assert state(page)["shown"] == len(data["places"])
