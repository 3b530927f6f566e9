"""The HTML export's file: complete, closed, the same bytes each time."""

import base64
import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geodata.errors import ExportError, ProjectError
from geodata.exporting import html as html_module
from geodata.exporting.html import Imprint, export_data, export_html
from geodata.model import DocumentResult
from geodata.project import Project
from tests.helpers.sample import HOSTILE, SquareGazetteer, build_sample, news_result


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("export") / "sample.gpkg")


@pytest.fixture(scope="module")
def html(sample: Path) -> str:
    out = sample.with_name("map.html")
    export_html(sample, out, gazetteer=SquareGazetteer(), cache_dir=sample.with_name("cache"))
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(html: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/json" id="datong-data">(.*?)</script>', html)
    loaded: dict[str, Any] = json.loads(block)
    return loaded


def test_all_places_facts_and_documents_are_in_it(sample: Path, data: dict[str, Any]) -> None:
    with Project.open(sample) as project:
        assert {place["id"] for place in data["places"]} == {place.id for place in project.places()}
        assert len(data["facts"]) == len(project.facts())
        assert {source["title"] for source in data["documents"]} == {
            document.title for document in project.documents()
        }


def test_quotes_are_verbatim_and_figures_are_marked_in_them(
    sample: Path, data: dict[str, Any]
) -> None:
    with Project.open(sample) as project:
        texts = {document.id: document.text for document in project.documents()}
    for fact in data["facts"]:
        assert fact["quote"] in texts[fact["document"]]
        start, end = fact["figure"]
        assert fact["quote"][start:end] == fact["value"] + fact["unit"]


def test_counties_can_be_filled_by_what_several_of_them_have(
    sample: Path, data: dict[str, Any], tmp_path: Path
) -> None:
    assert data["metrics"] == [], "one county's figure is nothing to compare"
    gazetteer = SquareGazetteer()
    project_path = tmp_path / "more.gpkg"
    project_path.write_bytes(sample.read_bytes())
    news = news_result()
    (about,) = (fact for fact in news.facts if fact.place_id is None)
    elsewhere = replace(about, id="elsewhere", document_id="dmore", adcode="140221")
    text = news.document.text + "又讯。"
    document = replace(news.document, id="dmore", source_path="b.txt", sha256="more", text=text)
    with Project.open(project_path) as project:
        project.add(DocumentResult(document, facts=(elsewhere,)), gazetteer)
        (metric,) = export_data(project, gazetteer)["metrics"]
    assert {code: figure["text"] for code, figure in metric["counties"].items()} == {
        "140214": "249.1",
        "140221": "249.1",
    }


def test_every_place_has_the_words_that_name_it(data: dict[str, Any]) -> None:
    for place in data["places"]:
        assert place["excerpts"], place["name"]
        assert place["excerpts"][0]["text"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_through_unchanged(data: dict[str, Any], text: str) -> None:
    assert any(text in place["name"] for place in data["places"])


def test_nothing_in_the_data_can_end_its_block(html: str) -> None:
    start = '<script type="application/json" id="datong-data">'
    block, _, _ = html.rpartition(start)[2].partition("</script>")
    assert json.loads(block)["places"]
    assert "<" not in block


def test_the_same_project_gives_the_same_bytes(sample: Path, html: str) -> None:
    again = sample.with_name("again.html")
    export_html(sample, again, gazetteer=SquareGazetteer(), cache_dir=sample.with_name("other"))
    assert again.read_text(encoding="utf-8") == html


def test_the_project_is_not_overwritten_by_its_own_export(sample: Path) -> None:
    before = sample.read_bytes()
    with pytest.raises(ExportError, match="项目文件本身"):
        export_html(sample, sample, gazetteer=SquareGazetteer())
    assert sample.read_bytes() == before


def test_a_missing_project_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        export_html(tmp_path / "none.gpkg", tmp_path / "map.html", gazetteer=SquareGazetteer())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_project_leaves_an_earlier_export(tmp_path: Path) -> None:
    out = tmp_path / "map.html"
    out.write_bytes(b"earlier")
    with pytest.raises(ProjectError):
        export_html(tmp_path / "none.gpkg", out, gazetteer=SquareGazetteer())
    assert out.read_bytes() == b"earlier"


def test_what_was_rejected_is_not_told(sample: Path) -> None:
    with Project.open(sample) as project:
        data = export_data(project, SquareGazetteer())
    places = {place["id"] for place in data["places"]}
    assert {fact["place"] for fact in data["facts"]} - {None} <= places


def _exported(sample: Path, out: Path, **options: Any) -> dict[str, Any]:
    cache = sample.with_name("cache")
    export_html(sample, out, gazetteer=SquareGazetteer(), cache_dir=cache, **options)
    html = out.read_text(encoding="utf-8")
    [(kind, block)] = re.findall(
        r'<script type="application/(\w+)" id="datong-data">(.*?)</script>', html
    )
    content = gzip.decompress(base64.b64decode(block)) if kind == "gzip" else block
    loaded: dict[str, Any] = json.loads(content)
    return loaded


def test_the_page_says_what_it_is(sample: Path, tmp_path: Path) -> None:
    imprint = Imprint(f"题{HOSTILE[0]}", f"注{HOSTILE[1]}", "晋S(2026)001号")
    about = _exported(sample, tmp_path / "a.html", imprint=imprint)["about"]
    with Project.open(sample) as project:
        changed = project.changed_on()
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", changed)
    assert about == {
        "title": imprint.title,
        "note": imprint.note,
        "review_number": imprint.review_number,
        "changed": changed,
    }


def test_a_choice_of_places_brings_only_what_is_said_of_them(sample: Path, tmp_path: Path) -> None:
    data = _exported(sample, tmp_path / "a.html", place_ids={"pa1", "pa3"})
    assert {place["id"] for place in data["places"]} == {"pa1", "pa3"}
    assert {fact["place"] for fact in data["facts"]} == {"pa1"}


def test_without_excerpts_the_quotes_stay(sample: Path, tmp_path: Path) -> None:
    data = _exported(sample, tmp_path / "a.html", with_excerpts=False)
    assert all(place["excerpts"] == [] for place in data["places"])
    assert {fact["before"] + fact["after"] for fact in data["facts"]} == {""}
    with Project.open(sample) as project:
        quotes = sorted(fact.quote for fact in project.facts())
    assert sorted(fact["quote"] for fact in data["facts"]) == quotes


def test_large_data_are_packed_and_the_same(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: dict[str, Any]
) -> None:
    monkeypatch.setattr(html_module, "_LARGE_BYTES", 100)
    out = tmp_path / "a.html"
    assert _exported(sample, out) == data
    assert "application/gzip" in out.read_text(encoding="utf-8")
    again = tmp_path / "b.html"
    _exported(sample, again)
    assert again.read_bytes() == out.read_bytes()
