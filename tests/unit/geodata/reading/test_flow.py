"""Rows are lines, layout tables are paragraphs."""

import pytest

from geodata.reading.flow import Flow


def _row(flow: Flow, *cells: str) -> None:
    flow.start_row()
    for cell in cells:
        flow.start_cell()
        flow.add_paragraph(cell)
    flow.end_row()


def test_paragraphs_stand_apart_and_blank_ones_vanish() -> None:
    flow = Flow()
    for text in (" 一 ", "", "\u3000", "二\n三"):
        flow.add_paragraph(text)
    assert flow.text() == "一\n\n二\n三"


@pytest.mark.parametrize(("level", "marks"), [(0, "#"), (1, "#"), (6, "######"), (9, "######")])
def test_a_heading_is_one_marked_line(level: int, marks: str) -> None:
    flow = Flow()
    flow.add_heading(" 云冈区\n今年 ", level)
    flow.add_heading(" ", level)
    assert flow.text() == f"{marks} 云冈区 今年"


def test_rows_follow_each_other_and_keep_their_columns() -> None:
    flow = Flow()
    flow.add_paragraph("表")
    _row(flow, "县", "投资", "增速")
    _row(flow, "云冈区", "", "21.5%\n上半年")
    _row(flow, "", "")
    flow.add_paragraph("完")
    assert flow.text() == "表\n\n县 | 投资 | 增速\n云冈区 |  | 21.5% 上半年\n\n完"


def test_a_row_of_one_cell_is_a_paragraph() -> None:
    flow = Flow()
    _row(flow, "一")
    _row(flow, "二")
    assert flow.text() == "一\n\n二"


def test_a_cell_of_several_paragraphs_is_layout() -> None:
    flow = Flow()
    flow.start_row()
    for cell in (["左"], ["一", "二"], ["右"]):
        flow.start_cell()
        for text in cell:
            flow.add_paragraph(text)
    flow.end_row()
    assert flow.text() == "左\n\n一\n\n二\n\n右"


def test_a_heading_or_a_table_in_a_row_shows_that_it_is_layout() -> None:
    flow = Flow()
    flow.start_row()
    flow.start_cell()
    flow.add_paragraph("左")
    flow.start_cell()
    _row(flow, "里", "外")
    flow.add_heading("题", 2)
    flow.end_row()
    assert flow.text() == "左\n\n里 | 外\n\n## 题"


def test_nothing_is_lost_in_rows_that_are_not_closed_or_not_opened() -> None:
    flow = Flow()
    flow.end_row()
    flow.start_cell()
    flow.add_paragraph("外")
    flow.start_row()
    flow.add_paragraph("无格")
    flow.start_row()
    flow.start_cell()
    flow.add_paragraph("未完")
    assert flow.text() == "外\n\n无格\n\n未完"
