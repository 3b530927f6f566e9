import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.charts import Bar, Chart, ChartView, bar_at, chart_height, paint_chart
from tests.helpers.window import click

_WIDTH = 300


def _chart(*values: float) -> Chart:
    bars = (Bar(f"{2020 + n}年", f"{value}亿元", value, f"f{n}") for n, value in enumerate(values))
    return Chart(tuple(bars))


def _dark_columns(chart: Chart, row: int) -> list[int]:
    """Return in which columns the middle of a row has a bar's colour."""
    font = QApplication.font()
    height = chart_height(chart, font)
    image = QImage(_WIDTH, int(height) + 1, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_chart(painter, QRectF(0, 0, _WIDTH, height), chart, QApplication.palette(), font)
    painter.end()
    y = int(height / len(chart.bars) * (row + 0.5))
    colours = [image.pixelColor(x, y) for x in range(_WIDTH)]
    return [x for x, c in enumerate(colours) if c.blue() - c.red() > 90]


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(_chart(10, 20, 5))
    view.resize(_WIDTH, view.sizeHint().height())
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_bars_are_as_long_as_their_values() -> None:
    chart = _chart(10, 20)
    short, long = len(_dark_columns(chart, 0)), len(_dark_columns(chart, 1))
    assert long > 60
    assert abs(long - 2 * short) <= 3


def test_bars_begin_at_zero_and_negative_ones_go_the_other_way() -> None:
    chart = _chart(10, -5)
    positive, negative = _dark_columns(chart, 0), _dark_columns(chart, 1)
    assert negative[-1] <= positive[0] + 1
    assert len(negative) > 10


def test_zero_has_no_bar() -> None:
    assert _dark_columns(_chart(10, 0), 1) == []


def test_bars_are_found_by_their_rows() -> None:
    chart, font = _chart(1, 2, 3), QApplication.font()
    height = chart_height(chart, font)
    rect = QRectF(10, 20, 200, height)
    rows = [bar_at(chart, rect, QPointF(50, 20 + height * (n + 0.5) / 3), font) for n in range(3)]
    assert rows == [0, 1, 2]
    assert bar_at(chart, rect, QPointF(5, 30), font) == -1
    assert bar_at(chart, rect, QPointF(50, 20 + height + 5), font) == -1


def test_a_chart_says_what_it_shows_and_what_it_leaves_out() -> None:
    assert _chart(10, 20).as_text == "2020年 10亿元；2021年 20亿元"
    font = QApplication.font()
    cut = Chart(_chart(1, 2).bars, left_out=3)
    assert chart_height(cut, font) > chart_height(_chart(1, 2), font)


def test_a_click_chooses_a_bar(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        click(view, QPoint(150, view.height() // 2))
    assert chosen.args == ["f1"]


def test_the_keyboard_goes_from_bar_to_bar(qtbot: QtBot, view: ChartView) -> None:
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["f2"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["f1"]


def test_screen_readers_hear_the_values(view: ChartView) -> None:
    assert "2021年 20亿元" in view.accessibleDescription()
