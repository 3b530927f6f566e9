"""Only the page's own scripts and style sheets are served."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.mapping.assets import AssetError, asset
from geodata.mapping.page import APP, EXPORT
from geodata.resources import resource


def test_a_script_and_a_style_sheet_are_served_with_their_types() -> None:
    assert asset("web/js/map.js")[0] == "text/javascript"
    mime, content = asset("web/css/map.css")
    assert mime == "text/css"
    assert content == resource("web/css/map.css").read_bytes()


@pytest.mark.parametrize("path", sorted({*EXPORT.scripts, *EXPORT.styles, *APP.styles}))
def test_all_that_the_pages_load_is_there(path: str) -> None:
    assert path == "names.js" or asset(path)[1]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "web/package.json",
        "web/vendor.mjs",
        "web/vendor/leaflet.LICENSE",
        "web/js/",
        "web/js/none.js",
        "web/js/../vendor.mjs",
        "web/js/../js/map.js",
        "web/js/..js",
        "web/js/a/../map.js",
        "web/js/%2e%2e/map.js",
        "/web/js/map.js",
        "web//js/map.js",
        "web/js/map.js\n",
        "web/js/map.js\0",
        "web\\js\\map.js",
        "gazetteer/datong.gpkg",
        "web/node_modules/leaflet/dist/leaflet.js",
    ],
)
def test_anything_else_is_refused(path: str) -> None:
    with pytest.raises(AssetError, match="没有文件"):
        asset(path)


@given(st.text())
def test_no_text_is_served_by_accident(path: str) -> None:
    with pytest.raises(AssetError):
        asset(f"web/js/{path}/map.js")
