"""Encodings are told for certain or refused in one clear sentence."""

import hashlib
from pathlib import Path

import pytest

from geodata.errors import ReadingError
from geodata.reading import decode, read_text_file
from geodata.reading.decoding import MAX_BYTES

TEXT = "云冈区今年上半年完成投资53.23亿元，增速21.5%。\r\n守口堡村位于阳高县龙泉镇。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "utf-32", "gb18030", "gbk"],
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
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
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


def test_a_file_gives_its_text_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert read_text_file(path) == (TEXT, hashlib.sha256(TEXT.encode("gb18030")).hexdigest())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"找不到文件.*没有\.txt"):
        read_text_file(tmp_path / "没有.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="不是文件"):
        read_text_file(tmp_path)


def test_a_name_with_a_nul_is_refused() -> None:
    with pytest.raises(ReadingError, match=r"无效|找不到"):
        read_text_file(Path("a\0b"))


def test_an_unreadable_file_gives_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "秘密.txt"
    path.write_text("内容", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadingError, match=r"无法读取.*秘密\.txt.*Permission denied"):
        read_text_file(path)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadingError, match="超过 256 MB"):
        read_text_file(path)


def test_an_empty_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.touch()
    with pytest.raises(ReadingError, match=r"空\.txt.*空的.*UTF-8"):
        read_text_file(path)
