"""Any file gives its text or one clear line."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.errors import ReadingError
from geodata.reading import FileText, read_file
from tests.helpers.documents import docx, paragraph, pdf_of

TEXT = "云冈区今年上半年完成投资53.23亿元，增速21.5%。"
MARKDOWN = f"# 云冈区\n\n{TEXT}\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (MARKDOWN.encode("gb18030"), MARKDOWN),
        (f"<html><h1>云冈区</h1><p>{TEXT}</html>".encode(), f"# 云冈区\n\n{TEXT}"),
        (docx(paragraph("云冈区") + paragraph(TEXT)), f"云冈区\n\n{TEXT}"),
        (pdf_of(["云冈区", TEXT]), f"云冈区\n{TEXT}"),
    ],
    ids=["md", "html", "docx", "pdf"],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".pdf", ".DOCX", ""])
def test_the_content_tells_the_format_whatever_the_suffix(
    tmp_path: Path, data: bytes, expected: str, suffix: str
) -> None:
    path = tmp_path / f"年报{suffix}"
    path.write_bytes(data)
    assert read_file(path) == FileText(expected, hashlib.sha256(data).hexdigest())


def test_pages_without_text_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "半扫描.pdf"
    path.write_bytes(pdf_of([TEXT], []))
    assert read_file(path).note == "共 2 页，其中 1 页没有文字（空白或扫描页），没有读入。"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"找不到文件.*没有\.txt"):
        read_file(tmp_path / "没有.txt")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="是空的"):
        read_file(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "\udcff.txt", "长" * 300])
def test_an_odd_name_is_told_in_one_printable_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match=r"无效|找不到|无法读取") as caught:
        read_file(tmp_path / name)
    assert str(caught.value).isprintable()


def test_an_unreadable_file_gives_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "秘密.txt"
    path.write_text("内容", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadingError, match=r"无法读取.*秘密\.txt.*没有权限"):
        read_file(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_bytes(b"a" * (2 * 2**20))
    assert len(read_file(path, max_bytes=2 * 2**20).text) == 2 * 2**20
    with pytest.raises(ReadingError, match=r"大\.txt”超过 1 MB"):
        read_file(path, max_bytes=2 * 2**20 - 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的.*请"),
        (b" \n ", "只有空白"),
        (b"\x00\x01\x02binary", "零字节.*请.*UTF-8"),
        (b"\xff\xff\xff\x81", "无法识别.*请.*UTF-8"),
    ],
)
def test_what_is_not_text_is_named_with_the_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=rf"坏\.txt.*{says}"):
        read_file(path)


def test_libraries_for_single_formats_are_not_imported_before_they_are_needed() -> None:
    code = "import sys, geodata.reading; print({'lxml', 'pypdfium2', 'docx'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
