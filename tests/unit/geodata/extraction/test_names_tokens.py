"""Texts in tokens: no gap, no overlap, the longer word wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.names.tokens import Cls, tokenise
from geodata.gazetteer import load

_CHARS = "推进加快建设的和与云冈区大同市阳高县一二期十里河公园项目、。，“”（）《》·\n 123×万千瓦AB"


def _cut(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.cls.name) for t in tokenise(text, load())]


@given(st.text(alphabet=_CHARS) | st.text())
def test_tokens_cover_the_text(text: str) -> None:
    tokens = tokenise(text, load())
    assert "".join(text[token.start : token.end] for token in tokens) == text
    assert all(token.start < token.end for token in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进鸿翔碳纤维项目", ["STOP", "RAW", "TRADE", "END"]),
        ("两个2×100万千瓦火电", ["COUNT", "AMOUNT", "TRADE"]),
        ("到盘山", ["STOP", "RAW"]),
        ("T-1000", ["LATIN"]),
        ("三期工程", ["PHASE", "END"]),
        ("一批项目", ["COUNT", "END"]),
        ("浙江云冈区", ["OUT", "COUNTY"]),
    ],
)
def test_what_a_token_is(text: str, expected: list[str]) -> None:
    assert [cls for _, cls in _cut(text)] == expected


def test_a_longer_word_protects_the_characters_in_it() -> None:
    assert ("都", "STOP") not in _cut("环首都软件信息孵化园")
    assert ("和", "STOP") not in _cut("和平旺乡")[1:]


def test_a_known_name_wins_over_the_word_that_cuts_into_it() -> None:
    assert ("阳高县", "COUNTY") in _cut("阳高县城乡供水")
    assert ("城乡", "WORD") in _cut("阳高县城乡供水")


def test_frequent_words_give_way_to_words_of_the_trade() -> None:
    assert ("风电", "TRADE") in _cut("五路山风电项目")


def test_a_period_is_no_phase() -> None:
    assert Cls.PHASE.name not in [cls for _, cls in _cut("五一期间")]
