"""Whatever bytes a file holds, it is read or refused in one line, never anything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import ReadingError
from geodata.reading import SUFFIXES, read_file
from tests.helpers.documents import docx, ole, paragraph, pdf_of, zipped

TEXT = "云冈区今年上半年完成投资53.23亿元，增速21.5%。"
WORD = docx(
    paragraph("云冈区", '<w:pStyle w:val="1"/>')
    + f"<w:tbl><w:tr><w:tc>{paragraph('投资')}</w:tc><w:tc>{paragraph(TEXT)}</w:tc></w:tr></w:tbl>",
    styles='<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>',
)
PDF = pdf_of(["云冈区", TEXT], [TEXT])
PAGE = f'<!DOCTYPE html><meta charset="utf-8"><h1>云冈区</h1><table><tr><td>{TEXT}</table>'.encode()
WHOLE = {"txt": TEXT.encode("gb18030"), "html": PAGE, "docx": WORD, "pdf": PDF}

_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def _locked_zip() -> bytes:
    """Set the flag that says that an entry is encrypted, in both of its headers."""
    data = bytearray(zipped({"word/document.xml": "<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


#: name → bytes, and what the message must say.
BROKEN: dict[str, tuple[bytes, str]] = {
    "空.txt": (b"", "空的"),
    "空.docx": (b"", "空的"),
    "空白.md": (b"\n \t\n", "只有空白"),
    "乱.txt": (bytes(range(256)) * 8, "零字节"),
    "控制.txt": (b"\x01\x02\x03abc" * 100, "控制字符"),
    "繁.txt": ("繁體中文的報紙文章，臺灣與香港常用".encode("big5"), "编码无法识别"),
    "断.txt": (TEXT.encode()[:-1], "编码无法识别"),
    "拉丁无标记.txt": ("plain Latin".encode("utf-16-le"), "零字节"),
    "假.txt": (b"\x89PNG\r\n\x1a\n\0\0", "图片.*OCR"),
    "假.md": (b"{\\rtf1 a}", "RTF.*另存为 docx"),
    "假.html": (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片.*OCR"),
    "归档.html": (b"MIME-Version: 1.0\r\n\r\n", "mht.*html"),
    "旧.docx": (ole("Root Entry", "WordDocument"), "旧版 Word.*另存为 docx"),
    "锁.docx": (ole("Root Entry", "EncryptedPackage"), "密码.*取消密码"),
    "旧表.docx": (ole("Root Entry", "Workbook"), "旧版 Office"),
    "锁件.docx": (_locked_zip(), "密码"),
    "断.docx": (WORD[: len(WORD) // 2], "已损坏"),
    "尾断.docx": (WORD[:-10], "已损坏"),
    "缺件.docx": (zipped({"[Content_Types].xml": "<Types/>"}), "已损坏"),
    "坏件.docx": (zipped({"word/document.xml": "<w:p><w:t>云冈区"}), "已损坏"),
    "实体.docx": (zipped({"word/document.xml": _ENTITIES}), "已损坏"),
    "无字.docx": (docx(paragraph(" ")), "没有文字.*OCR"),
    "炸弹.docx": (zipped({"word/document.xml": b" " * (20 * 2**20)}), "解压后过大"),
    "表.docx": (zipped({"xl/workbook.xml": "<a/>"}), "Excel"),
    "稿.docx": (zipped({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
    "版式.docx": (zipped({"OFD.xml": "<a/>"}), "OFD.*另存为"),
    "包.txt": (zipped({"a.txt": "a"}), "压缩文件.*解压"),
    "空包.docx": (zipped({}), "空的压缩文件"),
    "断.pdf": (PDF[: len(PDF) // 8], "已损坏"),
    "仅头.pdf": (b"%PDF-1.7\n", "已损坏"),
    "锁.pdf": (pdf_of([TEXT], trailer=_LOCK % (b"41" * 32, b"42" * 32)), "密码.*取消密码"),
    "扫描.pdf": (pdf_of([], []), "扫描件.*OCRmyPDF"),
    "无字.html": (b"<html><script>a()</script><nav>b</nav></html>", "没有可见的文字"),
    "乱.html": (b"<p>\xff\xff\xff\x81", "编码无法识别"),
}


def _read(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return read_file(path).text


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_line_that_says_why(tmp_path: Path, name: str) -> None:
    data, says = BROKEN[name]
    with pytest.raises(ReadingError, match=says) as caught:
        _read(tmp_path, name, data)
    message = str(caught.value)
    assert message.isprintable()
    assert name in message
    assert "请" in message
    assert message.endswith("。")


_BYTES = st.binary(max_size=400) | st.sampled_from(
    [
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"\xff\xfe",
        b"<",
    ]
).flatmap(lambda magic: st.binary(max_size=400).map(lambda rest: magic + rest))


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """Draw a whole document with some bytes changed, a part cut out, or its end cut off."""
    data = bytearray(WHOLE[draw(st.sampled_from(sorted(WHOLE)))])
    places = st.integers(0, len(data) - 1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        data[place] = byte
    start, stop = sorted((draw(places), draw(places)))
    how = draw(st.sampled_from(["whole", "cut", "truncated"]))
    if how == "cut":
        del data[start:stop]
    elif how == "truncated":
        del data[stop:]
    return bytes(data)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=_BYTES | _damaged(), suffix=st.sampled_from([*SUFFIXES, "", ".doc"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    name = f"文件{suffix}"
    try:
        text = _read(tmp_path, name, data)
    except ReadingError as error:
        text, message = None, str(error)
    if text is None:
        assert message.isprintable()
        assert name in message
    else:
        assert text.strip()
        assert "\0" not in text
        assert text.encode()  # no lone surrogates


_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12),
    st.sampled_from(_ENCODINGS),
)
def test_a_sentence_with_anything_in_it_is_read_unchanged(
    tmp_path_factory: pytest.TempPathFactory, inserted: str, encoding: str
) -> None:
    text = f"{TEXT * 3}{inserted}\r\n{TEXT * 3}\n"
    assert _read(tmp_path_factory.getbasetemp(), "原文.txt", text.encode(encoding)) == text
