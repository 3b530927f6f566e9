"""Encodings are told for certain or refused in one clear sentence."""

import pytest

from geodata.errors import ReadingError
from geodata.reading import decode

TEXT = "云冈区今年上半年完成投资53.23亿元，增速21.5%。\r\n守口堡村位于阳高县龙泉镇。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "utf-16 le",
        "utf-16 be",
        "bare le",
        "bare be",
        "utf-32",
        "gb18030",
        "gbk",
    ],
)
def test_known_encodings_give_the_text_unchanged(data: bytes) -> None:
    assert decode(data) == TEXT


def test_rare_characters_survive_gb18030() -> None:
    text = "大同市阳高县守口堡村有古长城遗址，人口㐀𠀀若干，今年接待游客三万人次。" * 3
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("text", ["a", "plain ASCII, line\nline", "中", "\x0c第二版：要闻"])
def test_short_texts_are_read(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (b" \n\t\r\n", "只有空白"),
        ("\ufeff".encode(), "只有空白"),
        ("云\0冈区".encode(), "零字节"),
        ("云\0冈区".encode("utf-16"), "零字节"),
        ("a\0b".encode("utf-16-le"), "零字节"),
        (b"\x00\x01\x02binary", "零字节"),
        (b"\x01\x02\x03\x04" * 50, "控制字符"),
        (b"\xff\xfe\x00\xd8\x41\x00", "UTF-16"),
        (b"\xef\xbb\xbf\xff\xff", "UTF-8"),
        (b"\xff\xff\xff\x81", "无法识别"),
        ("繁體中文的報紙文章，臺灣與香港常用，內容講述縣區發展".encode("big5"), "无法识别"),
        ("Élève à l'école, où êtes-vous? Ça va très bien, merçi".encode("latin-1"), "无法识别"),
        (TEXT.encode()[:-5] + b"\xe4\xba", "无法识别"),
    ],
)
def test_what_is_no_certain_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError, match=says):
        decode(data)
