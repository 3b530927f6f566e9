"""Sentences, parts and clauses."""

import pytest
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


@pytest.mark.parametrize(
    "label",
    [
        "1．",
        "（一）",
        "一、",
        "▲",
        "### ",
        "一是",
        "本报讯（记者 李文）",
        "据新华社电 ",
        "2.",
        "——",
    ],
)
def test_labels_are_no_part_of_a_sentence(label: str) -> None:
    text = f"{label}产值3亿元"
    (sentence,) = sentences(text)
    assert text[sentence.start : sentence.end] == "产值3亿元"


@pytest.mark.parametrize("text", ["1.5公里的路", "一、二期工程", "十里河", "三是个数"])
def test_what_is_no_label(text: str) -> None:
    (sentence,) = sentences(f"{text}。")
    assert text[sentence.start : sentence.end] in (text, "个数")
