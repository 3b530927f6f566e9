"""Workbook, tables and Word document in LibreOffice; pages in Poppler and qpdf."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from geodata.briefs.content import brief_of
from geodata.briefs.work import ALL, write_brief
from geodata.exporting.formats import export_file
from geodata.exporting.kinds import Format
from geodata.project import Project
from tests.helpers.programs import run

MADE = datetime(2026, 11, 21, tzinfo=UTC)
_COUNTY = "140214"
#: Field and text separators, UTF-8, from line 1, cells as shown, every sheet to its own file.
_EVERY_SHEET = "44,34,76,1,,0,false,true,false,false,false,-1"


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def quotes(project: Path) -> list[str]:
    with Project.open(project) as opened:
        sources = brief_of(opened, _COUNTY).sources
    return [_squeezed(quote.text) for source in sources for quote in source.quotes]


def _convert(path: Path, to: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, path)


def test_every_sheet_of_the_workbook(project: Path, tmp_path: Path) -> None:
    [out] = export_file(project, tmp_path / "a.xlsx", Format.XLSX)
    # Field and text separators, UTF-8, from line 1, cells as shown, every sheet to its own file.
    _convert(
        out,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        tmp_path,
    )
    with Project.open(project) as opened:
        expected = {
            "地点": [place.name for place in opened.places()],
            "数据": [fact.quote for fact in opened.facts()],
            "来源": [document.title for document in opened.documents()],
        }
    headings = {"地点": "名称", "数据": "原文", "来源": "标题"}
    for sheet, values in expected.items():
        text = (tmp_path / f"a-{sheet}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [row[headings[sheet]] for row in rows] == values
        assert not any(
            "Err:" in cell or cell.startswith("#") for row in rows for cell in row.values()
        )


def test_the_csv_opens_without_a_formula(project: Path, tmp_path: Path) -> None:
    [out, *_] = export_file(project, tmp_path / "a.csv", Format.CSV)
    _convert(out, "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for row in book.active for cell in row]
    assert len(cells) > 1000
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_word_as_pages(project: Path, tmp_path: Path, quotes: list[str]) -> None:
    out = tmp_path / "a.docx"
    write_brief(project, out, _COUNTY, made=MADE)
    _convert(out, "pdf", tmp_path)
    # Page numbers and repeated heads stand between the lines of a quote that crosses a page.
    text = _squeezed(run("pdftotext", "-layout", tmp_path / "a.pdf", "-"))
    missing = [quote for quote in quotes if quote not in text]
    assert len(quotes) > 100
    assert len(missing) <= 3, missing


def test_pages_have_their_fonts_and_text(project: Path, tmp_path: Path, quotes: list[str]) -> None:
    out = tmp_path / "a.pdf"
    write_brief(project, out, _COUNTY, made=MADE)
    run("qpdf", "--check", out)
    fonts = [line.split() for line in run("pdffonts", out).splitlines()[2:]]
    assert fonts
    # Name, kind, encoding, then: embedded, a part of the font only, convertible to Unicode.
    assert all(re.search(r"\byes yes yes\b", " ".join(font)) for font in fonts)
    text = _squeezed(run("pdftotext", "-raw", out, "-"))
    missing = [quote for quote in quotes if quote not in text]
    assert len(missing) <= 3, missing


def test_the_atlas_is_sound_and_can_be_drawn(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "atlas.pdf"
    write_brief(project, out, ALL, made=MADE)
    run("qpdf", "--check", out)
    told = dict(line.split(":", 1) for line in run("pdfinfo", out).splitlines() if ":" in line)
    assert "A4" in told["Page size"]
    run("pdftoppm", "-r", "40", "-png", out, tmp_path / "page")
    assert len(list(tmp_path.glob("page-*.png"))) == int(told["Pages"])
