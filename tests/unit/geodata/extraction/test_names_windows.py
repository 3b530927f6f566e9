from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction import names as module
from geodata.extraction.names import find_names
from geodata.extraction.names.windows import windows
from geodata.gazetteer import load
from geodata.reading import View

ARTICLE = "阳高县守口堡村的杏花开了。\n左云县华阳碳纤维项目总投资9亿元。\n云冈石窟接待游客。\n"


@given(st.text(alphabet="一二。，\n ", max_size=200), st.integers(2, 30))
def test_parts_cover_the_text_and_keep_their_length(text: str, most: int) -> None:
    spans = list(windows(text, most))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= most for start, end in spans)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("一。二三\n四，五六七八", "一。二三\n"),
        ("一二三四。五，六七八", "一二三四。"),
        ("一二三四五，六七八九", "一二三四五，"),
        ("一二三四五六七八九十", "一二三四五六七八"),
        ("\n。一二三四五六七八", "\n。一二三四五六"),
    ],
)
def test_a_part_ends_where_the_sense_does(text: str, first: str) -> None:
    start, end = next(windows(text, 8))
    assert text[start:end] == first


def test_a_long_text_says_what_its_parts_say(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ARTICLE * 20
    whole = find_names(View.identity(text), load())
    calls = []

    def short_windows(text: str) -> Any:
        calls.append(len(text))
        return windows(text, len(ARTICLE) * 3 + 5)

    monkeypatch.setattr(module, "windows", short_windows)
    assert find_names(View.identity(text), load()) == whole
    assert calls == [len(text)]
    assert {name.name for name in whole} >= {"云冈石窟", "守口堡村"}
