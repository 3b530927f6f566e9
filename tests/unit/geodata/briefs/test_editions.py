"""The same summary for Word and as a web page."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from geodata.briefs.content import brief_of
from geodata.briefs.work import ALL, write_brief
from geodata.errors import ExportError
from geodata.project import Project
from tests.helpers.sample import build_sample

MADE = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "大同.gpkg")


def _quotes(sample: Path, adcode: str) -> list[tuple[int, str]]:
    with Project.open(sample) as project:
        sources = brief_of(project, adcode).sources
    return [(quote.note, quote.text) for source in sources for quote in source.quotes]


def _words(document: Any) -> str:
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("adcode", ["140214", "140213"])
def test_word_holds_every_quote_and_a_map(sample: Path, tmp_path: Path, adcode: str) -> None:
    out = tmp_path / "a.docx"
    write_brief(sample, out, adcode, made=MADE)
    document = docx.Document(str(out))
    words = _words(document)
    for note, text in _quotes(sample, adcode):
        assert f"[{note}] {text}" in words
    assert len(document.inline_shapes) == 1
    heads = [t._tbl.xpath("./w:tr/w:trPr/w:tblHeader") for t in document.tables]
    assert all(len(head) == 1 for head in heads)


def test_the_atlas_for_word_has_a_heading_for_each_county(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    write_brief(sample, out, ALL, made=MADE)
    document = docx.Document(str(out))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(heads) == 11
    assert {"大同市", "云冈区", "左云县"} <= set(heads)


@pytest.mark.parametrize("adcode", ["140214", "140213"])
def test_the_web_page_links_figures_to_quotes_and_runs_nothing(
    sample: Path, tmp_path: Path, adcode: str
) -> None:
    out = tmp_path / "a.html"
    write_brief(sample, out, adcode, made=MADE)
    page = etree.HTML(out.read_text(encoding="utf-8"))
    assert page.xpath("//script | //@onerror | //link") == []
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all(url.startswith("data:image/svg+xml") for url in page.xpath("//@src"))
    anchors = {a.get("id"): "".join(a.itertext()) for a in page.xpath("//p[@id]")}
    quotes = _quotes(sample, adcode)
    assert anchors == {f"q{adcode}-{note}": f"[{note}] {text}" for note, text in quotes}
    targets = {href.removeprefix("#") for href in page.xpath("//a[@class='ref']/@href")}
    assert targets == set(anchors)


def test_another_ending_is_refused(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"以 \.pdf、\.docx、\.html 结尾"):
        write_brief(sample, tmp_path / "a.txt", "140214", made=MADE)
    assert list(tmp_path.iterdir()) == []
