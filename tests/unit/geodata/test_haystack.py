import re

from hypothesis import given
from hypothesis import strategies as st

from geodata.haystack import Haystack

_texts = st.lists(st.text("云冈石窟 ab", max_size=8), max_size=8)


@given(_texts, st.text("云冈石窟 ab", min_size=1, max_size=3))
def test_each_text_that_holds_a_word_is_found_once(texts: list[str], word: str) -> None:
    haystack = Haystack(texts)
    expected = [(n, text.find(word)) for n, text in enumerate(texts) if word in text]
    assert list(haystack.find(word)) == expected
    spans = [(n, start, start + len(word)) for n, start in expected]
    assert list(haystack.search(re.compile(re.escape(word)))) == spans


@given(_texts)
def test_texts_are_kept(texts: list[str]) -> None:
    haystack = Haystack(texts)
    assert [haystack[n] for n in range(len(haystack))] == texts


def test_line_breaks_ask_for_beginning_and_end() -> None:
    haystack = Haystack(["石窟", "云冈石窟", "石窟村", ""])
    assert [n for n, _ in haystack.find("\n石窟")] == [0, 2]
    assert [n for n, _ in haystack.find("石窟\n")] == [0, 1]
    assert list(haystack.find("\n石窟\n")) == [(0, 0)]
    assert list(haystack.search(re.compile("\n石"))) == [(0, 0, 1), (2, 0, 1)]
