"""Summaries as Word documents (docx), to be edited in Word and WPS.

The same content as on the pages set in type; the maps are pictures, as Word has no better place for
a drawing that WPS shows too.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from geodata.briefs.rows import Cell, Table, sections_of
from geodata.exporting.kinds import Paper
from geodata.exporting.pictures import png_of

if TYPE_CHECKING:
    from geodata.briefs.model import Brief
    from geodata.briefs.work import Edition

__all__ = ["brief_docx"]

_FONTS = {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体", "Heading 2": "黑体"}
_MUTED = RGBColor(0x6B, 0x62, 0x56)
_MAP_DPI = 200
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAPER_MM = {Paper.A4: (210, 297), Paper.A3: (297, 420)}


def brief_docx(edition: Edition) -> bytes:
    """Return summaries as one Word document."""
    document: Any = Document()
    _prepare(document, edition)
    document.add_heading(edition.title, level=0)
    for note in (f"{edition.made_on}　{edition.review_note}", edition.map_note):
        _muted(document.add_paragraph(), note)
    for number, brief in enumerate(edition.briefs):
        if number:
            document.add_page_break()
        _add_brief(document, brief, edition.maps.of(brief.adcode, 166, 130))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Any, edition: Edition) -> None:
    properties = document.core_properties
    properties.title, properties.author = edition.title, edition.author
    properties.created = properties.modified = edition.made
    section = document.sections[0]
    width, height = _PAPER_MM[edition.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)
    _number_pages(section.footer.paragraphs[0])
    for name, font in _FONTS.items():
        style = document.styles[name]
        style.font.name = font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.font.color.rgb = RGBColor(0x2F, 0x2A, 0x25)
    document.styles["Normal"].font.size = Pt(10)


def _number_pages(paragraph: Any) -> None:
    for before, code, after in (("第 ", "PAGE", " 页，共 "), ("", "NUMPAGES", " 页")):
        paragraph.add_run(before)
        run = paragraph.add_run()
        for kind, text in (("begin", None), (None, code), ("end", None)):
            name = "w:fldChar" if kind else "w:instrText"
            element = OxmlElement(name)
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)  # noqa: SLF001 - the library has no fields
        paragraph.add_run(after)


def _add_brief(document: Any, brief: Brief, drawing: str) -> None:
    document.add_heading(brief.name, level=1)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    document.add_picture(io.BytesIO(png_of(drawing, dpi=_MAP_DPI)), width=room)
    for part in sections_of(brief):
        document.add_heading(part.heading, level=2)
        for line in part.lines:
            _write(document.add_paragraph(), line)
        if part.table:
            _add_table(document, part.table)


def _add_table(document: Any, table: Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001
    for row in table.rows:
        for cell, content in zip(grid.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], content)


def _write(paragraph: Any, content: Cell) -> None:
    """Write texts with the numbers of their quotes raised behind them."""
    for piece in content:
        paragraph.add_run(_clean(piece.text))
        if piece.note:
            run = paragraph.add_run(f"[{piece.note}]")
            run.font.superscript = True
            run.font.color.rgb = _MUTED


def _muted(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(_clean(text))
    run.font.color.rgb = _MUTED
    run.font.size = Pt(9)


def _clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)
