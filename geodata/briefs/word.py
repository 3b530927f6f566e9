"""Summaries as Word documents (docx), to be edited in Word and WPS.

The same content as on the pages set in type; the maps are pictures, as Word has no better place for
a drawing that WPS shows too.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from geodata.briefs.rows import SHORT_EM, Cell, Table, sections_of
from geodata.exporting.kinds import Paper
from geodata.exporting.pictures import png_of

if TYPE_CHECKING:
    from geodata.briefs.model import Brief
    from geodata.briefs.work import Edition

__all__ = ["brief_docx"]

_FONTS = {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体", "Heading 2": "黑体"}
_HEADINGS = (("Title", 22, 0, 6), ("Heading 1", 18, 12, 8), ("Heading 2", 12.5, 14, 5))
_TABLE_STYLE, _QUOTE_STYLE = "表格文字", "原文"
_TABLE_PT, _PADDING_EM = 9, 1.6
_INK, _RULE = "2F2A25", "D3CABC"
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
        style.font.name = "Times New Roman" if font == "宋体" else "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        style.font.color.rgb = RGBColor(0x2F, 0x2A, 0x25)
    for language in document.styles.element.iter(qn("w:lang")):
        # Punctuation and the forms of characters follow it.
        language.set(qn("w:eastAsia"), "zh-CN")
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    for name, size, above, below in _HEADINGS:
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.bold = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(above), Pt(below),
        )  # fmt: skip
        style.paragraph_format.keep_with_next = True
    _add_style(document, _TABLE_STYLE, _TABLE_PT)
    quote = _add_style(document, _QUOTE_STYLE, 8.5)
    quote.paragraph_format.left_indent = Mm(9)
    quote.paragraph_format.first_line_indent = -Mm(9)
    quote.paragraph_format.space_after = Pt(1.5)


def _add_style(document: Any, name: str, size: float) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(0)
    return style


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
            _write(document.add_paragraph(style=_style_of(line)), line)
        for table in part.tables:
            _add_table(document, table, room)


def _style_of(line: Cell) -> str:
    return _QUOTE_STYLE if line and line[0].anchor else "Normal"


def _add_table(document: Any, table: Table, room: int) -> None:
    grid = document.add_table(rows=1, cols=len(table.head))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _add_look(grid)
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold = True
        _set_font(run, "黑体")
    grid.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001
    for row in table.rows:
        line = grid.add_row()
        line._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001
        for cell, content in zip(line.cells, row, strict=True):
            _write(cell.paragraphs[0], content)
    for column, width in zip(grid.columns, _widths(table, room), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.style = document.styles[_TABLE_STYLE]
    _small_space(document)


def _widths(table: Table, room: int) -> list[int]:
    """Return widths of columns: the short ones as wide as they are, the others share the rest."""
    em = Pt(_TABLE_PT)
    short = [w + _PADDING_EM if w <= SHORT_EM else 0.0 for w in table.widths_em]
    rest = room - sum(round(width * em) for width in short)
    long = [w if w > SHORT_EM else 0.0 for w in table.widths_em]
    if not any(long):
        return [*(round(width * em) for width in short[:-1]), rest + round(short[-1] * em)]
    return [
        round(width * em) or round(rest * share / sum(long))
        for width, share in zip(short, long, strict=True)
    ]


def _add_look(grid: Any) -> None:
    """Give a table three rules, hairlines and room around its texts."""
    properties = grid._tbl.tblPr  # noqa: SLF001
    borders = _element("w:tblBorders")
    for side, size, ink in (("top", 8, _INK), ("bottom", 8, _INK), ("insideH", 2, _RULE)):
        borders.append(_element(f"w:{side}", val="single", sz=str(size), space="0", color=ink))
    margins = _element("w:tblCellMar")
    for side, width in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60)):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    for element in (borders, margins):
        properties.append(element)
    _in_order(properties)


def _in_order(properties: Any) -> None:
    """Sort a table's properties as the format's schema has them; Word insists on it."""
    order = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
    children = sorted(properties, key=lambda child: order.index(child.tag.partition("}")[2]))
    for child in children:
        properties.append(child)


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _small_space(document: Any) -> None:
    """Keep two tables apart: without a paragraph between them Word makes them one."""
    space = document.add_paragraph().paragraph_format
    space.space_before = space.space_after = Pt(0)
    space.line_spacing = Pt(6)


def _set_font(run: Any, font: str) -> None:
    run.font.name = "Arial"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001


def _write(paragraph: Any, content: Cell) -> None:
    """Write texts with the numbers of their quotes raised behind them."""
    for piece in content:
        run = paragraph.add_run(_clean(piece.text))
        if piece.is_muted:
            run.font.color.rgb = _MUTED
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
