"""The map page: Folium's, all files local, closed by its policy, cached by content."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import folium
import pytest

from geodata.english import english
from geodata.mapping import page as page_module
from geodata.mapping.page import APP, DATA_SLOT, EXPORT, build, map_page
from geodata.mapping.page_names import names_script
from geodata.resources import read_text, resource


class _Reader(HTMLParser):
    """Collects what a page loads, what stands in it, and its policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.policy = ""
        self.handlers: list[str] = []
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.urls += [value for key, value in attrs if key in ("src", "href") and value]
        self.handlers += [key for key, _ in attrs if key.startswith("on") or key == "style"]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag in ("script", "style") and "src" not in values and "type" not in values:
            self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inline.append((self._open, data))
            self._open = ""

    def directive(self, name: str) -> list[str]:
        parts = [part.split() for part in self.policy.split(";")]
        return next(part[1:] for part in parts if part[0] == name)


@pytest.fixture(scope="module", params=[APP, EXPORT], ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> page_module.Page:
    chosen: page_module.Page = request.param
    return chosen


@pytest.fixture(scope="module")
def html(page: page_module.Page) -> str:
    return build(page, cache_dir=None)


def test_it_is_a_folium_map_handed_to_our_script(html: str) -> None:
    assert 'class="folium-map" id="map_datong"' in html
    assert "datong.attach(map_datong);" in html


def test_it_loads_our_files_and_no_others(page: page_module.Page, html: str) -> None:
    preloaded = [] if page.stands_alone else [*page.served, page.data]
    assert _Reader(html).urls == [*preloaded, *page.served]
    assert not [url for url in page.served if ":" in url or url.startswith("/")]


@pytest.mark.parametrize("library", ["jquery", "bootstrap", "awesome", "cdn", "fontawesome"])
def test_foliums_own_libraries_are_gone(html: str, library: str) -> None:
    assert library not in html.lower()


def test_foliums_shared_lists_stay_as_they_were(html: str) -> None:
    del html
    assert any("leaflet" in url for _, url in folium.Map.default_js)
    assert not any(url.startswith("web/") for _, url in folium.Map.default_js)


def test_the_policy_names_every_inline_text_by_its_hash(html: str) -> None:
    reader = _Reader(html)
    assert reader.inline
    for tag, text in reader.inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in reader.directive(f"{tag}-src")


def test_the_policy_is_strict(page: page_module.Page, html: str) -> None:
    reader = _Reader(html)
    assert reader.directive("default-src") == ["'none'"]
    assert "unsafe" not in reader.policy
    assert reader.handlers == []
    open_to = {
        source
        for part in reader.policy.split(";")
        for source in part.split()[1:]
        if not source.startswith("'sha256-")
    }
    assert open_to == ({"'none'"} if page.stands_alone else {"'none'", "'self'"})


def test_policy_and_encoding_come_before_all_else(html: str) -> None:
    head = html[: html.index("<script")]
    assert head.index("charset") < head.index("Content-Security-Policy")
    assert html.index("charset") < 1024
    assert "<style" not in head[: head.index("Content-Security-Policy")]


def test_it_is_the_same_at_every_build(page: page_module.Page, html: str) -> None:
    assert build(page, cache_dir=None) == html


def test_the_inlined_page_has_one_slot_for_data_and_the_licences() -> None:
    html = build(EXPORT, cache_dir=None)
    assert html.count(DATA_SLOT) == 1
    assert "Volodymyr Agafonkin" in html
    assert "BSD 2-Clause" in html
    assert "sourceMappingURL" not in html


def test_the_cache_is_read_not_rebuilt(tmp_path: Path) -> None:
    first = map_page(cache_dir=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text("kept", encoding="utf-8")
    assert map_page(cache_dir=tmp_path) == "kept"
    kept.unlink()
    assert map_page(cache_dir=tmp_path) == first


def test_other_content_is_another_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(EXPORT, cache_dir=tmp_path)
    map_page(cache_dir=tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(page_module, "_version_of", lambda _package: b"999")
    build(EXPORT, cache_dir=tmp_path)
    after = {path.name for path in tmp_path.iterdir()}
    assert len(after) == 2, "the outdated page of this name is cleared away, the other stays"
    assert len(before & after) == 1


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert "datong.attach" in map_page(cache_dir=blocked)


def test_a_damaged_cache_is_no_error(tmp_path: Path) -> None:
    html = map_page(cache_dir=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"\xff\xfe\xff")
    assert map_page(cache_dir=tmp_path) == html


def test_a_warm_start_imports_neither_folium_nor_pandas(tmp_path: Path) -> None:
    map_page(cache_dir=tmp_path)
    build(EXPORT, cache_dir=tmp_path)
    code = (
        "import sys; from pathlib import Path; from geodata.mapping.page import *;"
        f"cache = Path({str(tmp_path)!r});"
        "map_page(cache_dir=cache); build(EXPORT, cache_dir=cache);"
        "print(sorted({'folium', 'branca', 'pandas', 'geopandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_scripts_are_strict_and_explain_themselves() -> None:
    for script in sorted(resource("web/js").glob("*.js")):
        text = script.read_text(encoding="utf-8")
        assert text.startswith("/*"), script.name
        assert '"use strict";' in text, script.name


def test_no_script_parses_text_as_markup_or_code() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\("
    )
    for script in sorted(resource("web/js").glob("*.js")):
        assert not forbidden.search(script.read_text(encoding="utf-8")), script.name


def test_map_and_window_call_kinds_and_areas_by_one_table() -> None:
    script = names_script()
    names = json.loads(script.removeprefix("window.datong = ").removesuffix(";"))["names"]
    assert script in map_page(cache_dir=None)
    assert names["zh"]["kind.scenic"] == "景区"
    assert names["en"]["kind.scenic"] == english("景区") == "Scenic area"
    assert names["areas"]["云冈区"] == english("云冈区") == "Yungang"
    assert names["zh"].keys() == names["en"].keys()
    # The texts of the page itself name none of them once more.
    assert not re.search(r'"(kind|precision|hint)\.', read_text("web/js/texts.js"))
