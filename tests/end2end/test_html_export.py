"""The exported HTML file in a real browser, from `file://`, with the network off."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata.exporting import html
from geodata.exporting.html import export_html
from geodata.model import Place, Precision
from geodata.project import Project
from tests.helpers.chromium import Browser, Page
from tests.helpers.sample import HOSTILE, SquareGazetteer, build_sample

_ROWS = "[...document.querySelectorAll('.datong-row')]"
_WORDS = "document.querySelector('.datong-words').textContent"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    project = build_sample(folder / "sample.gpkg")
    export_html(project, folder / "图 #1.html", gazetteer=SquareGazetteer())
    return folder / "图 #1.html"


@pytest.fixture(scope="module")
def places(exported: Path) -> dict[str, Place]:
    with Project.open(exported.with_name("sample.gpkg")) as project:
        return {place.id: place for place in project.places()}


@pytest.fixture
def page(chromium: Browser, exported: Path) -> Iterator[Page]:
    """Open the export; afterwards it must have asked for nothing and complained of nothing."""
    opened = chromium.page(exported.as_uri())
    opened.run("datong.ready.then(() => true)")
    yield opened
    assert opened.complaints == []
    assert opened.requests == [exported.as_uri()]


def _state(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.run("datong.controller.state()")
    return state


def _drawn(page: Page) -> int:
    state = _state(page)
    return len(state["symbols"]) + sum(cluster["count"] for cluster in state["clusters"])


def _kind_switch(kind: str) -> str:
    return f".datong-kinds input[value='{kind}']"


def test_all_places_of_the_project_are_listed(page: Page, places: dict[str, Place]) -> None:
    assert set(page.run(f"{_ROWS}.map((row) => row.dataset.id)")) == set(places)
    assert _state(page)["places"] == len(places)
    assert page.run("document.querySelector('.datong-count').textContent") == (
        f"{len(places)} / {len(places)} 处"
    )


def test_all_that_has_a_place_on_the_map_is_drawn(page: Page, places: dict[str, Place]) -> None:
    symbols = [
        len(place.counties) if place.precision is Precision.COUNTY else 1
        for place in places.values()
        if place.precision.is_drawn
    ]
    assert _drawn(page) == sum(symbols)


def test_a_click_in_the_list_shows_the_quote_with_its_figure(page: Page) -> None:
    page.click_on(".datong-row[data-id='pa1']")
    assert page.run("document.querySelector('.datong-quote').textContent") == (
        "云冈石窟接待游客突破400万人次"
    )
    assert page.run("document.querySelector('.datong-quote mark').textContent") == "400万人次"
    source = page.run("document.querySelector('.datong-fact .datong-source').textContent")
    assert "项目建设“加速度”" in source
    assert "2024-11-29" in source
    assert _state(page)["selected"] == ["pa1"]


def test_a_click_on_a_symbol_shows_the_quote(page: Page) -> None:
    page.do("map_datong.setView([40.05, 113.65], 12, {animate: false})")
    symbol = next(
        item for item in _state(page)["symbols"] if item["id"] == "pa1" or item["id"] == "pa7"
    )
    left, top = page.run(
        "(({left, top}) => [left, top])(map_datong.getContainer().getBoundingClientRect())"
    )
    page.click(left + symbol["x"], top + symbol["y"])
    assert page.run("document.querySelector('.datong-place-head h2').textContent") == "恒山悬空寺"
    assert page.run("document.querySelector('.datong-row[aria-current]').dataset.id") == "pa7"


def test_county_precision_is_said_in_words(page: Page) -> None:
    page.click_on(".datong-row[data-id='pa2']")
    words = page.run(_WORDS)
    assert "仅知所在县区：在县内集中列出，并非其位置" in words
    assert "文中称“华阳高性能碳纤维项目”" in words


def test_a_kind_can_be_switched_off_and_on(page: Page) -> None:
    before = _drawn(page)
    page.click_on(_kind_switch("scenic"))
    assert "pa1" not in page.run(f"{_ROWS}.map((row) => row.dataset.id)")
    assert not {"pa1", "pa7"} & {symbol["id"] for symbol in _state(page)["symbols"]}
    assert _drawn(page) < before
    page.click_on(_kind_switch("scenic"))
    assert _drawn(page) == before


def test_a_county_filters_and_tells_its_own_figures(page: Page) -> None:
    page.do(
        "(() => { const list = document.querySelector('.datong-counties'); list.value = '140214';"
        " list.dispatchEvent(new Event('change')); })()"
    )
    assert set(page.run(f"{_ROWS}.map((row) => row.dataset.id)")) == {"pa1", "pa2", "pa3", "pa4"}
    assert "249.1" in page.run(_WORDS)


def test_search_finds_names_and_quotes(page: Page) -> None:
    def search(words: str) -> set[str]:
        page.do(
            "(() => { const box = document.querySelector('.datong-search');"
            f" box.value = {words!r}; box.dispatchEvent(new Event('input')); }})()"
        )
        return set(page.run(f"{_ROWS}.map((row) => row.dataset.id)"))

    assert search("石窟") == {"pa1"}
    assert search("86.87") == {"pa6"}
    assert search("总投资 碳纤维") == {"pa2"}
    assert search("没有的字") == set()
    assert "没有符合条件的地点" in page.run("document.querySelector('.datong-list').textContent")


def test_city_wide_and_outside_places_stand_in_the_list_only(page: Page) -> None:
    headings = page.run(
        "[...document.querySelectorAll('.datong-list h3')].map((each) => each.firstChild.data)"
    )
    assert headings[-2:] == ["全市范围（不落图）", "大同市外（不落图）"]
    page.click_on(".datong-row[data-id='pb2']")
    assert "600" in page.run("document.querySelector('.datong-figure').textContent")
    assert not {"pb2", "pb3"} & {symbol["id"] for symbol in _state(page)["symbols"]}


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_texts_are_text(page: Page, places: dict[str, Place], number: int) -> None:
    place = places[f"ph{number}"]
    before = page.run("document.querySelectorAll('script, img, iframe, object').length")
    page.click_on(f".datong-row[data-id='{place.id}']")
    assert page.run("document.querySelector('.datong-place-head h2').textContent") == place.name
    assert HOSTILE[number] in page.run("document.querySelector('.datong-quote').textContent")
    assert HOSTILE[0] in page.run("document.querySelector('.datong-source').textContent")
    assert page.run("document.querySelectorAll('script, img, iframe, object').length") == before
    assert page.dialogs == []


def test_a_script_that_gets_in_is_stopped(chromium: Browser, exported: Path) -> None:
    broken = exported.with_name("broken.html")
    html = exported.read_text(encoding="utf-8")
    broken.write_text(
        html.replace("</body>", "<script>window.ran = true</script></body>"), encoding="utf-8"
    )
    page = chromium.page(broken.as_uri())
    page.run("datong.ready.then(() => true)")
    assert page.run("window.ran === undefined")
    assert [line for line in page.console if "Content Security Policy" in line]


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1920, 1080), (2560, 1440)])
def test_nothing_is_cut_off(chromium: Browser, exported: Path, size: tuple[int, int]) -> None:
    page = chromium.page(exported.as_uri(), size=size)
    page.run("datong.ready.then(() => true)")
    assert page.run(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    ) == list(size)
    wide = page.run("map_datong.getContainer().getBoundingClientRect().width")
    assert wide > size[0] * 0.45


def test_on_a_phone_the_map_stands_above_what_is_read(page: Page) -> None:
    page.resize(390, 844)
    boxes = [
        page.run(
            f"(({{left, right, top, bottom}}) => [left, right, top, bottom])"
            f"(document.querySelector('{part}').getBoundingClientRect())"
        )
        for part in (".folium-map", ".datong-head", ".datong-side", ".datong-words")
    ]
    assert [box[:2] for box in boxes] == [[0, 390]] * 4
    assert all(upper[3] <= lower[2] for upper, lower in itertools.pairwise(boxes))
    assert page.run("document.documentElement.scrollWidth") == 390


def test_a_qualifier_stands_where_the_text_has_it(chromium: Browser, exported: Path) -> None:
    other = exported.with_name("qualified.html")
    html = exported.read_text(encoding="utf-8")
    assert "种植面积约1200亩" in html
    html = html.replace("种植面积约1200亩", "种植面积共120余亩").replace('"约"', '"余"')
    other.write_text(html, encoding="utf-8")
    page = chromium.page(other.as_uri())
    page.run("datong.ready.then(() => true)")
    page.click_on(".datong-row[data-id='pa5']")
    assert page.run("document.querySelector('.datong-figure').textContent") == "1200余亩"
    page.click_on(".datong-row[data-id='pa1']")
    assert page.run("document.querySelector('.datong-figure').textContent") == "突破400万人次"


def test_paper_holds_map_places_figures_and_sources(page: Page, places: dict[str, Place]) -> None:
    page.click_on(_kind_switch("settlement"))
    shown = set(page.run(f"{_ROWS}.map((row) => row.querySelector('span').textContent)"))
    page.do("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.run("document.querySelector('.datong-print').textContent")
    assert shown < {place.name for place in places.values()}
    assert all(name in printed for name in shown)
    assert "云冈石窟接待游客突破400万人次" in printed
    assert "项目建设“加速度”" in printed
    page.call("Emulation.setEmulatedMedia", media="print")
    for panel in (".datong-side", ".datong-words"):
        assert page.run(f"getComputedStyle(document.querySelector('{panel}')).display") == "none"
    box = page.run("(({width}) => width)(map_datong.getContainer().getBoundingClientRect())")
    assert 600 < box <= 692
    folded = "[...document.querySelectorAll('.datong-legend, .datong-sources')].map((b) => b.open)"
    assert page.run(folded) == [True, True]
    page.call("Emulation.setEmulatedMedia", media="screen")
    page.do("window.dispatchEvent(new Event('afterprint'))")
    assert page.run("document.querySelector('.datong-print')") is None
    assert page.run(folded) == [False, False]


def test_packed_data_are_read(
    chromium: Browser, exported: Path, monkeypatch: pytest.MonkeyPatch, places: dict[str, Place]
) -> None:
    monkeypatch.setattr(html, "_LARGE_BYTES", 0)
    out = exported.with_name("packed.html")
    export_html(exported.with_name("sample.gpkg"), out, gazetteer=SquareGazetteer())
    assert 'type="application/gzip"' in out.read_text(encoding="utf-8")
    page = chromium.page(out.as_uri())
    page.run("datong.ready.then(() => true)")
    assert set(page.run(f"{_ROWS}.map((row) => row.dataset.id)")) == set(places)
    assert page.complaints == []
    assert page.requests == [out.as_uri()]
