import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from explorer.look import FIGURE_MARK
from explorer.panels.sheets import Sheet, figure_mark, whole_dates


def _lines(text: str, width: float) -> list[str]:
    sheet = Sheet()
    sheet.add(text, QApplication.font(), QColor("black"), width=width)
    layout = sheet._lines[0].layout
    spans = [layout.lineAt(n) for n in range(layout.lineCount())]
    return [text[line.textStart() : line.textStart() + line.textLength()] for line in spans]


@pytest.mark.parametrize("width", range(60, 320, 20))
def test_dates_are_not_divided_between_lines(width: int) -> None:
    text = whole_dates("《推动高质量发展 深化全方位转型》 大同日报，2024年11月29日")
    plain = [line.replace("\u2060", "") for line in _lines(text, width)]
    assert "".join(plain) == text.replace("\u2060", "")
    wide = QFontMetricsF(QApplication.font()).horizontalAdvance("2024年11月29日") < width
    assert not wide or any("2024年11月29日" in line for line in plain)


def test_texts_stand_one_below_the_other() -> None:
    sheet, font, ink = Sheet(height=10), QApplication.font(), QColor("black")
    first = sheet.add("云冈石窟", font, ink, width=200)
    second = sheet.add("悬空寺" * 30, font, ink, width=200, above=4)
    assert first == 10
    assert second > first + 4
    assert sheet.height > second + 2 * QFontMetricsF(QApplication.font()).height()


def test_a_figure_is_marked_also_after_wide_characters() -> None:
    (mark,) = figure_mark("𠮷野4亿", 2, 4)
    assert (mark.start, mark.length) == (3, 2)
    assert mark.format.background().color() == FIGURE_MARK
    assert figure_mark("四亿", 1, 1) == []
