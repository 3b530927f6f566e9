"""The content tells the format; the suffix only where the content does not."""

import pytest

from geodata.errors import ReadingError
from geodata.reading.formats import SUFFIXES, Format, detect
from tests.helpers.documents import ole


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (b"plain", ".txt", Format.TEXT),
        (b"# plain", ".md", Format.TEXT),
        (b"plain", "", Format.TEXT),
        (b"plain", ".docx", Format.TEXT),
        (b"plain", ".pdf", Format.TEXT),
        (b"<p>a", ".txt", Format.TEXT),
        (b"<p>a", ".html", Format.HTML),
        (b"<p>a", ".HTM", Format.HTML),
        (b"\xef\xbb\xbf \n<!DOCTYPE html>", ".txt", Format.HTML),
        (b'<?xml version="1.0"?>\n<html lang="zh">', ".doc", Format.HTML),
        (b"<htmlish>", ".txt", Format.TEXT),
        (b"%PDF-1.4", ".txt", Format.PDF),
        (b"\r\njunk %PDF-1.4", ".pdf", Format.PDF),
        ("文中说到 %PDF-1.4".encode(), ".txt", Format.TEXT),
        (b"PK\x03\x04", ".pdf", Format.DOCX),
    ],
)
def test_formats_are_told(data: bytes, suffix: str, expected: Format) -> None:
    assert detect(data, suffix) is expected


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a", "图片.*OCR"),
        (b"SQLite format 3\0", "数据库"),
        (b"PK\x05\x06", "空的压缩文件"),
        (b"Rar!\x1a\x07", "解压"),
        (ole("WordDocument"), "旧版 Word.*另存为 docx"),
        (ole("EncryptedPackage", "WordDocument"), "取消密码"),
        (ole("Workbook"), "旧版 Office"),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_not_read_is_told_with_the_remedy(data: bytes, says: str, suffix: str) -> None:
    with pytest.raises(ReadingError, match=says):
        detect(data, suffix)
