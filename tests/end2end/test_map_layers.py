"""Fills, heat, layers, themes, languages and clusters of the map page in a real browser."""

import json
import re
from typing import Any

import pytest

from geodata.mapping.payload import ATTRIBUTION, map_data
from geodata.project import Project
from tests.helpers.chromium import Page
from tests.helpers.map_page import counted, pixel, state
from tests.helpers.sample import HOSTILE, SquareGazetteer, build_sample

_METRIC = {
    "id": "元|地区生产总值",
    "title": "地区生产总值",
    "titleEn": "地区生产总值",
    "unit": "亿元",
    "unitValue": 1e8,
    "period": "2024年",
    "periodEn": "2024",
    "counties": {
        code: {
            "number": number * 1e8,
            "text": f"超{number}",
            "unit": "亿元",
            "period": "去年",
            "source": HOSTILE[0],
            "quote": f"地区生产总值超{number}亿元",
        }
        for code, number in (("140214", 249.1), ("140221", 80.0), ("140222", 31.5))
    },
}
#: Spots of the ten squares without a symbol or a name.
_INSIDE = {"140214": (39.63, 113.23), "140221": (39.63, 113.83), "140226": (40.15, 114.05)}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    gazetteer = SquareGazetteer()
    path = build_sample(tmp_path_factory.mktemp("map") / "sample.gpkg", gazetteer)
    with Project.open(path) as project:
        return {**map_data(project, gazetteer), "metrics": [_METRIC]}


def _ground(page: Page, adcode: str) -> str:
    """Return the colour of a county's ground."""
    spot = json.dumps(_INSIDE[adcode])
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint({spot}))")
    return pixel(page, x, y, "base")


def _text(page: Page, selector: str) -> str:
    return str(page.run(f"document.querySelector({json.dumps(selector)}).textContent"))


def _hover(page: Page, adcode: str) -> None:
    spot = json.dumps(_INSIDE[adcode])
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint({spot}))")
    page.move(x, y)


def test_counties_are_filled_by_a_metric_and_told_with_period_and_source(page: Page) -> None:
    plain = _ground(page, "140214")
    page.run(f"datong.controller.setFill({json.dumps(_METRIC['id'])})")
    colours = {code: _ground(page, code) for code in ("140214", "140221")}
    assert plain not in colours.values()
    assert colours["140214"] != colours["140221"]
    _hover(page, "140214")
    page.wait_for("document.querySelector('.datong-tooltip strong')")
    assert _text(page, ".datong-tooltip strong") == "超249.1亿元"
    told = _text(page, ".datong-tooltip")
    for words in ("云冈区", "地区生产总值", "去年", "地区生产总值超249.1亿元", HOSTILE[0]):
        assert words in told


def test_a_county_without_a_figure_is_hatched_and_never_zero(page: Page) -> None:
    page.run(f"datong.controller.setFill({json.dumps(_METRIC['id'])})")
    seen = set()
    for step in range(8):
        x, y = page.run(
            f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint({list(_INSIDE['140226'])}))"
        )
        seen.add(pixel(page, x + step, y, "base"))
    assert len(seen) > 1, "one colour all over is no hatching"
    _hover(page, "140226")
    page.wait_for("document.querySelector('.datong-tooltip strong')")
    assert _text(page, ".datong-tooltip strong") == "无数据"
    assert "无数据" in _text(page, ".datong-legend")


def test_what_was_told_of_a_county_goes_with_its_fill(page: Page) -> None:
    page.run(f"datong.controller.setFill({json.dumps(_METRIC['id'])})")
    _hover(page, "140214")
    page.wait_for("document.querySelector('.datong-tooltip strong')")
    page.run("datong.controller.setFill(null)")
    page.wait_for("document.querySelector('.datong-tooltip') === null")


def test_the_legend_of_a_fill_gives_values_as_written(page: Page) -> None:
    page.run(f"datong.controller.setFill({json.dumps(_METRIC['id'])})")
    legend = _text(page, ".datong-legend-fill")
    assert legend.startswith("地区生产总值（亿元，2024年）")
    assert legend.index("超249.1") < legend.index("超80.0") < legend.index("超31.5")
    page.run("datong.controller.setFill(null)")
    assert page.run("document.querySelector('.datong-legend-fill')") is None


@pytest.mark.parametrize(
    ("figured", "words"),
    [
        ([], "没有县区自己的数据"),
        (["140214"], "只有云冈区有县区数据"),
        (["140214", "140221"], "云冈区、阳高县有县区数据，但没有同一时期的同一指标"),
        (["140212", "140213", "140214", "140215"], "已有 4 个县区有县区数据"),
    ],
)  # fmt: skip
def test_the_switch_says_why_there_is_no_metric(page: Page, figured: list[str], words: str) -> None:
    page.run(f"datong.controller.setMetrics({{metrics: [], figured: {json.dumps(figured)}}})")
    assert words in _text(page, ".datong-layers p")
    assert "同期的工作报告或统计公报" in _text(page, ".datong-layers p")
    metrics = json.dumps({"metrics": [_METRIC], "figured": figured})
    page.run(f"datong.controller.setMetrics({metrics})")
    assert page.run("document.querySelector('.datong-layers p')") is None


def test_values_in_different_units_are_ordered_by_what_they_are(page: Page) -> None:
    counties = {
        "140214": {**_METRIC["counties"]["140214"], "number": 9e7, "text": "9000", "unit": "万元"},
        "140221": {**_METRIC["counties"]["140221"], "number": 2e8, "text": "2", "unit": "亿元"},
    }
    offered = {"metrics": [{**_METRIC, "counties": counties}], "figured": sorted(counties)}
    page.run(f"datong.controller.setMetrics({json.dumps(offered)})")
    page.run(f"datong.controller.setFill({json.dumps(_METRIC['id'])})")
    legend = _text(page, ".datong-legend-fill")
    assert legend.index("2") < legend.index("9000万元")


def test_counts_follow_the_filter(page: Page) -> None:
    page.run("datong.controller.setFill('places')")
    before = _text(page, ".datong-legend-fill")
    page.run("datong.controller.setFilter(['pa1', 'pa5'])")
    after = _text(page, ".datong-legend-fill")
    assert after != before
    _hover(page, "140226")
    page.wait_for("document.querySelector('.datong-tooltip strong')")
    assert _text(page, ".datong-tooltip strong") == "0 处", "a count of none is a count"


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([3, 3, 3], [[3, 3, None, None]]),
        ([9, 1, 50], [[1, 1, None, None], [9, 9, None, None], [50, 50, None, None]]),
        (
            [1, 2, 3, 50, 51, 52, 90, 91, 203, 417],
            [[1, 3, None, 50], [50, 52, 50, 80], [90, 91, 80, 200], [203, 203, 200, 400],
             [417, 417, 400, None]],
        ),
        (
            [-0.031, 0.022, 0.0244, 0.051, 0.053, 0.112],
            [[-0.031, -0.031, None, 0], [0.022, 0.022, 0, 0.024], [0.0244, 0.0244, 0.024, 0.05],
             [0.051, 0.053, 0.05, 0.1], [0.112, 0.112, 0.1, None]],
        ),
    ],
)  # fmt: skip
def test_classes_break_where_the_gaps_are_at_round_numbers(
    page: Page, values: list[float], classes: list[list[float | None]]
) -> None:
    found = page.run(f"datong.classify({values})")
    assert [[one[key] for key in ("least", "greatest", "from", "to")] for one in found] == classes


def test_heat_glows_around_positions_only(page: Page, data: dict[str, Any]) -> None:
    page.run("datong.controller.setLayers({places: false, placeNames: false})")
    before = {code: _ground(page, code) for code in _INSIDE}
    page.run("datong.controller.setFilter(['pa2', 'pa6'])")
    page.run("datong.controller.setLayers({heat: true})")
    assert {code: _ground(page, code) for code in _INSIDE} == before, "a county's spot glows"
    page.run("datong.controller.setFilter(['pa1'])")
    place = next(place for place in data["places"] if place["id"] == "pa1")
    lng, lat = place["at"]
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint([{lat}, {lng}]))")
    assert pixel(page, x, y, "base") != before["140214"]
    assert "少" in _text(page, ".datong-legend-glow")


def _glow(page: Page, data: dict[str, Any], place_id: str, zoom: int) -> bool:
    """Tell whether the ground glows where a place alone is shown."""
    place = next(place for place in data["places"] if place["id"] == place_id)
    lng, lat = place["at"]
    page.run(f"datong.controller.setFilter([{json.dumps(place_id)}])")
    page.run(f"map_datong.setView([{lat}, {lng}], {zoom}, {{animate: false}}) && true")
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint([{lat}, {lng}]))")
    seen = []
    for shown in ("true", "false"):
        page.run(f"datong.controller.setLayers({{places: false, heat: {shown}}})")
        seen.append(pixel(page, x, y, "base"))
    return seen[0] != seen[1]


def test_what_is_known_about_makes_no_hot_spot(page: Page, data: dict[str, Any]) -> None:
    by_id = {place["id"]: place for place in data["places"]}
    assert (by_id["pa1"]["precision"], by_id["pa3"]["precision"]) == ("site", "township")
    assert _glow(page, data, "pa1", 9)
    assert _glow(page, data, "pa3", 9)
    assert _glow(page, data, "pa1", 15)
    assert not _glow(page, data, "pa3", 15), "spread over 6 km there is nothing to see"


def test_the_switch_tells_the_host_and_shows_what_the_host_says(page: Page) -> None:
    page.click_on(".datong-layers summary")
    page.click_on(".datong-layers input[value='facts']")
    page.click_on(".datong-layers input[value='heat']")
    first, second = [call[1] for call in page.run("calls") if call[0] == "layers"]
    assert (first["fill"], first["layers"]["heat"]) == ("facts", False)
    assert (second["fill"], second["layers"]["heat"]) == ("facts", True)
    page.run("datong.controller.setLayers({heat: false, seats: false})")
    page.run("datong.controller.setFill(null)")
    checked = page.run(
        "[...document.querySelectorAll('.datong-layers input:checked')].map(({value}) => value)"
    )
    assert checked == ["none", "places", "placeNames", "neighbours", "rivers"]


def test_hidden_symbols_are_not_there_for_the_pointer_either(page: Page) -> None:
    symbol = next(item for item in state(page)["symbols"] if item["id"] == "pa1")
    page.run("datong.controller.setLayers({places: false})")
    assert counted(page) == 0
    page.click(symbol["x"], symbol["y"])
    assert ["select", ["pa1"]] not in page.run("calls")


def test_both_themes_and_back(page: Page) -> None:
    light = (_ground(page, "140214"), page.run("getComputedStyle(document.body).color"))
    page.run("datong.controller.setTheme('dark')")
    assert state(page)["theme"] == "dark"
    assert _ground(page, "140214") != light[0]
    paper = page.run("getComputedStyle(document.querySelector('.datong-legend')).backgroundColor")
    assert max(int(part) for part in paper.strip("rgba()").split(",")[:3]) < 80
    page.run("datong.controller.setTheme('light')")
    assert _ground(page, "140214") == light[0]


def test_kinds_keep_their_hue_in_the_dark(page: Page, data: dict[str, Any]) -> None:
    page.run("datong.controller.setFilter(['pa1'])")
    page.run("datong.controller.setTheme('dark')")
    (symbol,) = state(page)["symbols"]
    scenic = next(kind for kind in data["kinds"] if kind["id"] == "scenic")
    assert pixel(page, symbol["x"], symbol["y"]) == scenic["colourDark"]


def test_the_map_speaks_english(page: Page) -> None:
    page.run("datong.controller.select(['pa1'])")
    page.run("datong.controller.setLanguage('en')")
    now = state(page)
    assert now["selected"] == ["pa1"]
    assert {"Yungang", "Zuoyun"} <= set(now["labels"])
    assert "云冈石窟" in now["labels"], "names out of documents are never translated"
    controls = _text(page, ".leaflet-control-container")
    for words in ("Legend", "Layers", "km", "Off the map: 1 city-wide · 1 outside"):
        assert words in controls
    assert page.run("document.documentElement.lang") == "en"
    page.wait_for(
        "[...document.querySelectorAll('.datong-place')]"
        ".map((one) => one.getAttribute('aria-label'))"
        ".includes('云冈石窟, Scenic area · Exact position')"
    )
    page.run("datong.controller.setLanguage('zh')")
    assert "云冈区" in state(page)["labels"]


def test_both_languages_have_every_text_and_fill_the_same_gaps(page: Page) -> None:
    zh, en = (page.run(f"datong.texts.{language}") for language in ("zh", "en"))
    assert zh.keys() == en.keys()

    def gaps(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    assert {key for key in zh if not gaps(en[key]) <= gaps(zh[key])} == set()
    assert zh["sources"] == ATTRIBUTION


def test_kinds_and_precisions_are_called_the_same_as_in_the_library(
    page: Page, data: dict[str, Any]
) -> None:
    zh = page.run("datong.texts.zh")
    assert {kind["id"]: zh[f"kind.{kind['id']}"] for kind in data["kinds"]} == {
        kind["id"]: kind["label"] for kind in data["kinds"]
    }
    for precision in data["precisions"]:
        assert zh[f"precision.{precision['id']}"] == precision["label"]
        assert zh[f"hint.{precision['id']}"] == precision["hint"]


def test_an_unknown_text_theme_or_language_is_refused(page: Page) -> None:
    for call in ("datong.t('nothing')", "datong.theme.set('pink')", "datong.setLanguage('la')"):
        with pytest.raises(RuntimeError, match=r"nothing|pink|la"):
            page.run(call)


def test_what_is_not_on_the_map_stands_in_a_list_beside_it(page: Page) -> None:
    assert _text(page, ".datong-unplaced summary") == "不在图上：全市 1 处 · 市外 1 处"
    page.click_on(".datong-unplaced summary")
    page.wait_for("document.querySelectorAll('.datong-list-row').length === 2")
    page.click_on(".datong-list-row[data-id='pb2']")
    assert ["select", ["pb2"]] in page.run("calls")
    assert page.run("document.querySelector('.datong-list-row[aria-current]').dataset.id") == "pb2"
    page.run("datong.controller.setFilter(['pa1'])")
    assert page.run("document.querySelector('.datong-unplaced').hidden") is True
