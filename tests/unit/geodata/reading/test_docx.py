"""Word documents: everything that is read on the page, in its order."""

from io import BytesIO

import pytest
from docx import Document

from geodata.errors import ReadingError
from geodata.reading.docx import read_docx
from tests.helpers.documents import docx, paragraph, zipped

STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:styleId="a"><w:name w:val="我的标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:styleId="b"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="c"><w:name w:val="圈"/><w:basedOn w:val="d"/></w:style>'
    '<w:style w:styleId="d"><w:name w:val="圈"/><w:basedOn w:val="c"/></w:style>'
    '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="n"><w:name w:val="Normal"/></w:style>'
)


def _styled(style: str) -> str:
    return paragraph("云冈区", f'<w:pStyle w:val="{style}"/>')


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_document_by_another_hand_is_read() -> None:
    document = Document()
    document.add_heading("云冈区", 0)
    document.add_heading("投资", 2)
    document.add_paragraph("上半年完成").add_run("53.23亿元").bold = True
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("县", "投资", "云冈区", "53.23"), strict=True):
        cell.text = text
    document.add_paragraph("完")
    stream = BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()) == (
        "# 云冈区\n\n## 投资\n\n上半年完成53.23亿元\n\n县 | 投资\n云冈区 | 53.23\n\n完"
    )


@pytest.mark.parametrize(
    ("style", "marks"),
    [("1", "# "), ("2", "## "), ("a", "## "), ("b", "### "), ("t", "# "), ("n", ""), ("c", "")],
)
def test_styles_make_headings(style: str, marks: str) -> None:
    assert read_docx(docx(_styled(style), styles=STYLES)) == f"{marks}云冈区"


@pytest.mark.parametrize(
    ("level", "marks"), [("0", "# "), ("4", "##### "), ("8", "###### "), ("9", ""), ("x", "")]
)
def test_a_paragraph_s_own_outline_level_counts_most(level: str, marks: str) -> None:
    properties = f'<w:pStyle w:val="1"/><w:outlineLvl w:val="{level}"/>'
    assert read_docx(docx(paragraph("云冈区", properties), styles=STYLES)) == f"{marks}云冈区"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
        ("<w:r><w:t>T</w:t><w:noBreakHyphen/><w:t>1000</w:t></w:r>", "T-1000"),
        ("<w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink>", "甲"),
        ("<w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲"),
        ("<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:t>删</w:t></w:r></w:del>", "增"),
        ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r>", "新"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r>", "3"),
        ("<w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:r><w:t>云</w:t></w:r></w:ruby>", "云"),
        ('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r>', "甲"),
    ],
)
def test_what_a_paragraph_shows_is_read(inside: str, expected: str) -> None:
    assert read_docx(docx(f"<w:p>{inside}</w:p>")) == expected


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('图为云冈。')}{paragraph('记者摄')}</w:txbxContent>"
    both = (
        "<mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>甲</w:t>{both}<w:t>乙</w:t></w:r></w:p>" + paragraph("丙")
    assert read_docx(docx(body)) == "甲乙\n\n图为云冈。\n\n记者摄\n\n丙"


def test_tables_are_read_row_by_row() -> None:
    rows = _row(paragraph("县"), paragraph("投资")) + _row(paragraph("云冈区"), paragraph("53"))
    assert read_docx(docx(f"<w:tbl>{rows}</w:tbl>{paragraph('完')}")) == (
        "县 | 投资\n云冈区 | 53\n\n完"
    )


def test_notes_come_last() -> None:
    notes = {
        "footnotes": f"<w:footnote>{paragraph('脚注')}</w:footnote>",
        "endnotes": f"<w:endnote>{paragraph('尾注')}</w:endnote>",
    }
    assert read_docx(docx(paragraph("正文"), **notes)) == "正文\n\n脚注\n\n尾注"


def test_sizes_are_checked_before_anything_is_unpacked() -> None:
    data = docx(paragraph("云冈区" * 5000))
    assert len(read_docx(data, max_bytes=100_000)) == 15_000
    with pytest.raises(ReadingError, match="解压后过大"):
        read_docx(data, max_bytes=45_000)


def test_a_directory_that_lies_about_sizes_is_found_out() -> None:
    data = bytearray(docx(paragraph("云冈区" * 5000)))
    entry = data.rindex(b"word/document.xml") - 46
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    with pytest.raises(ReadingError, match="已损坏"):
        read_docx(bytes(data))


def test_depth_costs_nothing() -> None:
    depth = 5_000
    boxes = "<w:p><w:r><w:t>深</w:t></w:r>" * depth + "</w:p>" * depth
    assert read_docx(docx(boxes)).count("深") == depth


@pytest.mark.parametrize(
    "part",
    [
        '<?xml version="1.0" encoding="nonsense"?><a/>',
        '<?xml version="1.0" encoding="shift_jis"?><a/>',
        "<!DOCTYPE a><a/>",
        "<a>&undefined;</a>",
        "",
    ],
)
def test_odd_xml_is_refused(part: str) -> None:
    with pytest.raises(ReadingError, match="已损坏"):
        read_docx(zipped({"word/document.xml": part}))
