"""What all formats set, from summaries made by hand."""

from dataclasses import replace

import pytest

from geodata.briefs.model import Brief, Chart, ChartBar, Entry, Figure
from geodata.briefs.rows import Section, sections_of

_FIGURE = Figure("总投资", "9亿元", "2024年", 1)
_ENTRY = Entry("p1", "甲", "项目", "位置确切", True, "", None, None, (), 2, "")
_BRIEF = Brief(
    adcode="140214", name="云冈区", pinyin="Yungang", area_km2=752.4, period="", places=0, facts=0,
    documents=0, key_figures=(), other_figures=(), groups=(), histories=(), disputes=(), charts=(),
    sources=(),
)  # fmt: skip


def _section(brief: Brief, heading: str) -> Section:
    [found] = [section for section in sections_of(brief) if section.heading == heading]
    return found


def test_an_empty_summary_says_so() -> None:
    head, last = sections_of(_BRIEF)
    assert head.heading == "概况"
    assert last.lines[0][0].text == "读入的文献没有说到这里。"


def test_columns_that_no_row_fills_are_left_out() -> None:
    entries = (replace(_ENTRY, investment=_FIGURE), replace(_ENTRY, name="乙", status="在建"))
    brief = replace(_BRIEF, groups=(("项目", entries),))
    [table] = _section(brief, "项目（2 处）").tables
    assert table.head == ("项目", "位置", "进展", "投资")
    assert [row[0][0].text for row in table.rows] == ["甲", "乙"]
    assert len(table.widths_em) == len(table.head)


def test_places_that_are_only_named_stand_together_by_precision() -> None:
    loose = replace(_ENTRY, precision="仅知所在县区", is_position=False)
    entries = (
        replace(loose, name="丙"), _ENTRY, replace(loose, name="丁"),
        replace(_ENTRY, name="乙", status="在建"),
    )  # fmt: skip
    told, named = _section(replace(_BRIEF, groups=(("项目", entries),)), "项目（4 处）").tables
    assert [row[0][0].text for row in told.rows] == ["乙"]
    assert ["".join(piece.text for cell in row for piece in cell) for row in named.rows] == [
        "位置确切甲",
        "仅知所在县区丙、丁",
    ]
    assert {piece.place for row in named.rows for piece in row[1]} == {"p1", ""}


@pytest.mark.parametrize(("headlines", "heading"), [(1, "其他数据"), (0, "数据")])
def test_other_figures_follow_what_comes_first(headlines: int, heading: str) -> None:
    brief = replace(_BRIEF, key_figures=(_FIGURE,) * headlines, other_figures=(_FIGURE,))
    [table] = _section(brief, heading).tables
    assert table.is_paired
    assert [cell[0].text for cell in table.rows[0]] == ["总投资", "9亿元", "2024年"]
    assert table.rows[0][1][0].note == 1


def test_charts_are_also_rows() -> None:
    bars = (ChartBar("2023年", 1.0, "1亿元", 1), ChartBar("2024年", 2.0, "2亿元", 2))
    section = _section(replace(_BRIEF, charts=(Chart("产值", bars),)), "数据比较")
    assert [bar.text for bar in section.charts[0].bars] == ["1亿元", "2亿元"]
    assert [[cell[0].text for cell in row] for row in section.tables[0].rows] == [
        ["产值", "2023年", "1亿元"],
        ["产值", "2024年", "2亿元"],
    ]
