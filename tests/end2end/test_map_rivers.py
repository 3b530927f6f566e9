"""Rivers are about: they are drawn under everything, and only while their error does not show."""

from tests.helpers.chromium import Page
from tests.helpers.map_page import pixel, state

#: On the sample's river, away from symbols and names.
_SPOT = "[39.9455, 113.6]"


def _across(page: Page, zoom: float) -> list[str]:
    """Return the colours of the ground on a line of pixels across the river."""
    page.run(f"map_datong.setView({_SPOT}, {zoom}, {{animate: false}}) && true")
    x, y = page.run(f"(({{x, y}}) => [x, y])(map_datong.latLngToContainerPoint({_SPOT}))")
    return [pixel(page, x, y + step, "base") for step in range(-4, 5)]


def _show(page: Page, shown: str) -> None:
    page.run(f"datong.controller.setLayers({{rivers: {shown}}})")


def test_a_river_is_drawn_only_while_its_error_does_not_show(page: Page) -> None:
    for zoom, is_drawn in ((9, True), (10, True), (11, False), (13, False)):
        _show(page, "true")
        shown = _across(page, zoom)
        _show(page, "false")
        assert (shown != _across(page, zoom)) is is_drawn, zoom


def test_its_name_goes_with_it(page: Page) -> None:
    assert "桑干河" in state(page)["labels"]
    page.run("datong.controller.setLanguage('en')")
    assert "Sanggan River" in state(page)["labels"]
    page.run(f"map_datong.setView({_SPOT}, 12, {{animate: false}}) && true")
    assert "Sanggan River" not in state(page)["labels"]


def test_the_legend_says_how_far_off_it_may_be(page: Page) -> None:
    legend = "document.querySelector('.datong-legend').textContent"
    assert "河流（概略）误差可达 2 公里" in page.run(legend)
    _show(page, "false")
    assert "河流" not in page.run(legend)


def test_the_map_names_whose_rivers_they_are(page: Page) -> None:
    assert "GSHHG（LGPL）" in page.run("document.body.textContent")
