from dataclasses import replace

import pytest

from geodata.briefs.notes import Notes
from geodata.briefs.wording import clause_around, figure_as_written
from geodata.model import Document, Fact

_FACT = Fact("f", "d", 0, 0, "", None, "1402", "指标", 1.0, "", 0, 0, "", 1.0, "", "", "")


def _fact(text: str, figure: str, qualifier: str, unit: str) -> Fact:
    start = text.index(figure)
    return replace(
        _FACT, end=len(text), quote=text, value_text=figure, value_start=start,
        value_end=start + len(figure), qualifier=qualifier, unit=unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "figure", "qualifier", "unit", "written"),
    [
        ("全区320余名干部", "320", "余", "名", "320余名"),
        ("全区320余名干部", "320余名", "余", "名", "320余名"),
        ("投资240亿元以上,", "240亿元", "以上", "亿元", "240亿元以上"),
        ("分别达到6万吨", "6", "达", "万吨", "达到6万吨"),
        ("已达数万人，", "数万", "达", "万人", "达数万人"),
        ("位居全国第一", "一", "", "", "第一"),
        ("预计可实现年产值9.42亿元", "9.42", "预计", "亿元", "预计9.42亿元"),
        ("总投资 9\n亿元", "9", "", "亿元", "9亿元"),
    ],
)
def test_figures_stand_as_their_document_writes_them(
    text: str, figure: str, qualifier: str, unit: str, written: str
) -> None:
    assert figure_as_written(_fact(text, figure, qualifier, unit), text) == written


def test_a_clause_ends_where_a_sentence_does_or_pauses() -> None:
    text = "甲开工。" + "乙，" * 30 + "云冈" + "，丙" * 30 + "。"
    start = text.index("云冈")
    begin, end = clause_around(text, start, start + 2)
    assert text[begin:end].strip("乙丙，") == "云冈"
    assert text[begin - 1] == "，"
    assert text[end] == "，"
    assert clause_around("云冈", 0, 2) == (0, 2)


def test_quotes_are_numbered_in_reading_order_and_hold_what_lies_within_them() -> None:
    first = Document("a", "甲", None, None, "a.txt", "", "零一二三四五六七八九")
    second = replace(first, id="b", title="乙")
    notes = Notes([first, second], [("b", 0, 2), ("a", 6, 8), ("a", 1, 5), ("a", 2, 4)])
    numbers = [notes.number(s) for s in (("a", 1, 5), ("a", 2, 4), ("a", 6, 8), ("b", 0, 2))]
    assert numbers == [1, 1, 2, 3]
    told = [(s.title, [(q.note, q.text) for q in s.quotes]) for s in notes.sources()]
    assert told == [("甲", [(1, "一二三四"), (2, "六七")]), ("乙", [(3, "零一")])]
