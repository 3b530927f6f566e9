"""Sentences, parts and clauses."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.facts_sentences import sentences


def test_clauses_and_parts_are_found_by_offset() -> None:
    text = "产值3亿元，增长1,200倍；完工。"
    (sentence,) = sentences(text)
    assert text[slice(*sentence.clause(1))] == "产值3亿元，"
    assert text[slice(*sentence.clause(8))] == "增长1,200倍；"
    assert text[slice(*sentence.part(text.index("完")))] == "完工"


def test_paragraphs_are_counted() -> None:
    assert [s.paragraph for s in sentences("甲。乙。\n丙")] == [0, 0, 1]


@given(st.text(alphabet="甲乙，；。\n !…", max_size=40))
def test_sentences_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert not set("。\n") & set(text[sentence.start : sentence.end])
        end = sentence.end
