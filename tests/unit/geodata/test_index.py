from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import index
from geodata.errors import GeodataError
from geodata.index import Known, load_index, title_of
from geodata.reading import FileText
from geodata.resources import seeds


def test_each_seed_is_described_and_says_how_it_is_known() -> None:
    entries = load_index().entries
    assert set(entries) == {path.name for path in seeds()}
    for entry in entries.values():
        for particular in (entry.title, entry.publisher, entry.issued):
            assert particular.why
            assert bool(particular.value) == (particular.known is not Known.UNKNOWN)


def test_stated_titles_stand_in_the_texts() -> None:
    for path in seeds():
        squeezed = "".join(path.read_text(encoding="utf-8").replace("#", "").split())
        for part in load_index().entries[path.name].title.value.split("："):
            assert "".join(part.split()).strip("-—") in squeezed


def test_a_seed_gets_its_title_and_date_from_the_index() -> None:
    path = next(p for p in seeds() if p.name.startswith("004"))
    document = load_index().describe(path, FileText("正文", "0" * 64), "d0")
    assert document.issued == date(2024, 11, 2)
    assert document.publisher == "大同日报"
    assert Path(document.source_path) == path.resolve()


def test_an_imprint_tells_publisher_and_date(tmp_path: Path) -> None:
    text = "三县签约\n来源:大同日报 发布时间:2024-03-24\n本报讯(记者 某某)会议召开。\n"
    document = load_index().describe(tmp_path / "某报.txt", FileText(text, "0" * 64), "d0")
    known = (document.title, document.publisher, document.issued)
    assert known == ("三县签约", "大同日报", date(2024, 3, 24))


def test_of_another_document_nothing_is_made_up(tmp_path: Path) -> None:
    text = "本报讯(记者 某某)11月1日,会议召开。\n\n三县签约\n"
    document = load_index().describe(tmp_path / "某报.txt", FileText(text, "0" * 64), "d0")
    assert (document.title, document.publisher, document.issued) == ("三县签约", None, None)
    file = FileText("只有一句话,没有标题。", "0" * 64)
    bare = load_index().describe(tmp_path / "某报.txt", file, "d0")
    assert bare.title == "某报"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 标题 #\n正文。", "标题"),
        ("**标题**\n", "标题"),
        ("\n \n2024\n——\n标题\n", "标题"),
        ("记者 某某\n正文，\n", None),
        ("很长的一行" * 20, None),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_like_a_heading(text: str, title: str | None) -> None:
    assert title_of(text) == title


@given(st.text())
def test_a_title_is_never_empty(text: str) -> None:
    assert title_of(text) != ""


@pytest.mark.parametrize(
    "content",
    ["[x", '["a.txt".title]\nvalue = "t"', 'a = 1\n["b".title]\nvalue = ""', "\xff"],
)
def test_a_damaged_index_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "index.toml").write_bytes(content.encode("latin-1"))
    monkeypatch.setattr(index, "seeds", lambda: (tmp_path / "a.txt",))
    with pytest.raises(GeodataError, match=r"index\.toml"):
        index.load_index.__wrapped__()
