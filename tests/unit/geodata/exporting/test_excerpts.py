"""Excerpts hold the quote unchanged and stay in its paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.exporting.excerpts import excerpt


@given(st.text(alphabet="甲乙。！\n ab", max_size=200), st.data())
def test_the_text_is_verbatim_and_its_surroundings_are_the_documents(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = excerpt(text, start, end, reach=10)
    assert found.text == text[start:end]
    assert text[:start].endswith(found.before.removeprefix("…"))
    assert text[end:].startswith(found.after.removesuffix("…"))
    assert len(found.before) <= 11
    assert len(found.after) <= 11


def test_it_ends_with_the_paragraph() -> None:
    text = "前一段。\n\n甲县总投资10亿元。\n\n后一段。"
    start = text.index("总投资")
    found = excerpt(text, start, start + 5)
    assert (found.before, found.after) == ("甲县", "亿元。")


def test_a_quote_over_a_page_break_stays_whole() -> None:
    text = "甲。清洁能源\n\n产业园总投资10亿元。乙。"
    start, end = text.index("清洁"), text.index("亿元") + 2
    assert excerpt(text, start, end).text == "清洁能源\n\n产业园总投资10亿元"


def test_a_column_break_inside_a_sentence_ends_no_paragraph() -> None:
    text = "前一段。\n\n项目位于清洁能源\n\n产业园，总投资10亿元。\n\n后一段。"
    start = text.index("总投资")
    found = excerpt(text, start, start + 5)
    assert found.before == "项目位于清洁能源\n\n产业园，"
    assert found.after == "亿元。"
