"""Pages read back with another program's eyes: pdfium's text, outline and page sizes."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
import typst

from geodata.briefs import pages
from geodata.briefs.work import ALL, write_brief
from geodata.errors import ExportError
from geodata.exporting.kinds import Paper
from geodata.project import Project
from tests.helpers.sample import build_sample

MADE = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "大同.gpkg")


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join("".join(pages).split())


def _outline(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [item.get_title() for item in document.get_toc() if item.level == 0]


def test_a_county_stands_on_its_pages_with_every_quote(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "云冈.pdf"
    write_brief(sample, out, "140214", made=MADE)
    text = _text(out)
    assert _outline(out) == ["云冈区"]
    with Project.open(sample) as project:
        quotes = [fact.quote for fact in project.facts() if fact.adcode == "140214"]
    assert len(quotes) == 3
    for quote in quotes:
        assert "".join(quote.split()) in text
    assert "2026年11月21日制" in text
    assert "第1页" in text


def test_hostile_texts_stay_texts(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    write_brief(sample, out, "140213", made=MADE)
    text = _text(out)
    for hostile in ("<script>alert(1)</script>公园", "${alert(1)}公园", "{{7*7}}公园"):
        assert hostile in text


def test_the_atlas_has_all_counties_and_an_index(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    write_brief(sample, out, ALL, made=MADE)
    heads = _outline(out)
    assert heads[:2] == ["各县区概览", "大同市"]
    assert heads[-2:] == ["地点索引", "文献"]
    assert len(heads) == 14
    assert "云冈石窟" in _text(out)[-2000:]


def test_without_a_chinese_font_it_says_so(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typst, "Fonts", lambda **_: SimpleNamespace(families=lambda: ["Arial"]))
    pages._known_families.cache_clear()
    try:
        with pytest.raises(ExportError, match=r"没有可用的中文字体.*思源宋体"):
            write_brief(sample, tmp_path / "a.pdf", "140214", made=MADE)
    finally:
        pages._known_families.cache_clear()
    assert list(tmp_path.iterdir()) == []


def test_paper_has_the_size_asked_for(sample: Path, tmp_path: Path) -> None:
    sizes = {}
    for paper in Paper:
        out = tmp_path / f"{paper}.pdf"
        write_brief(sample, out, "140226", made=MADE, paper=paper)
        with pypdfium2.PdfDocument(out) as document:
            sizes[paper] = tuple(round(points / 72 * 25.4) for points in document[0].get_size())
    assert sizes == {Paper.A4: (210, 297), Paper.A3: (297, 420)}


def test_the_same_project_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for out in outs:
        write_brief(sample, out, "140214", made=MADE)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_what_cannot_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不存在"):
        write_brief(sample, tmp_path / "没有" / "a.pdf", "140214", made=MADE)


def test_a_summary_of_chosen_places_says_so(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    write_brief(sample, out, "140214", made=MADE, place_ids={"pa1"})
    assert "只含筛选出的1处地点" in _text(out)
    write_brief(sample, out, "140214", made=MADE)
    assert "筛选" not in _text(out)
