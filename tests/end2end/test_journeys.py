"""The journeys that a user makes, through the whole program, by mouse and keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyproj import Geod
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.launch.app import Options, name_application
from explorer.launch.program import Program
from explorer.webmap.payloads import Tool
from geodata.ingest import ingest
from geodata.mapping.page import map_page, page_cache
from geodata.project import Project
from geodata.resources import seeds
from tests.helpers.driver import Driver
from tests.helpers.window import LOAD_MS, QUIET_MACHINE

pytestmark = QUIET_MACHINE

_Key = Qt.Key
#: In characters: texts around the page may take more or less room in another language.
_FOUR_LINES = 100


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of the five documents."""
    path = tmp_path_factory.mktemp("five") / "大同.gpkg"
    ingest(list(seeds()), path)
    map_page(cache_dir=page_cache())
    return path


@pytest.fixture
def project(five: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(five, tmp_path / "大同.gpkg"))


@pytest.fixture
def user(qapp: QApplication, qtbot: QtBot, project: Path) -> Iterator[Driver]:
    name_application(qapp)
    QSettings().clear()
    QSettings().setValue("tour/seen", "yes")
    program = Program(Options(project=project, size=(1820, 1000)))
    with qtbot.waitSignal(program.window.map.drew, timeout=LOAD_MS):
        pass
    driver = Driver(qtbot, program)
    driver.wait(lambda: program.window.is_furnished)
    yield driver
    program.end()
    QSettings().clear()


def _text_of(widget: QWidget) -> str:
    assert isinstance(widget, QTextEdit | QPlainTextEdit)
    return widget.toPlainText()


def test_open(user: Driver, project: Path) -> None:
    seen = user.map()
    assert seen["places"] == len(user.state.snapshot.places) > 200
    assert len(seen["labels"]) > 10
    assert user.window.windowTitle() == "大同 - 大同图览"
    assert "大同.gpkg" in user.called("status.project", QWidget).toolTip()
    tree = user.named("地点", QAbstractItemView)
    assert user.row(tree, "云冈区").isValid()
    user.take_picture("1-open")


def test_find(user: Driver) -> None:
    field = user.named("搜索", QLineEdit)
    user.write("ygsk", field)
    results = user.named("搜索结果", QAbstractItemView)
    row = user.row(results, "云冈石窟")
    user.click_row(results, row)
    chosen = user.place_id("云冈石窟")
    user.wait(lambda: user.map()["selected"] == [chosen])
    assert user.window.facts.details.name.text() == "云冈石窟"
    user.take_picture("2-find")


def test_filter(user: Driver) -> None:
    everything = user.map()["shown"]
    kinds = user.named("类型", QAbstractItemView)
    user.click_row(kinds, user.row(kinds, "红色遗址"))
    user.wait(lambda: 0 < user.map()["shown"] < everything)
    shown = {place.kind.value for place in user.state.shown}
    assert shown == {"red_site"}
    assert user.map()["shown"] == len(user.state.shown)
    user.take_picture("3-filter")
    user.click(user.called("filter.clear", QToolButton))
    user.wait(lambda: user.map()["shown"] == everything)


def test_read_a_quote_in_its_source(user: Driver) -> None:
    tree = user.named("地点", QAbstractItemView)
    user.click_row(tree, user.row(tree, "云冈石窟"))
    cards = user.named("数据卡片", QAbstractItemView)
    row = user.row(cards, "400万人次")
    user.click_row(cards, row)
    source = user.named("原文", QTextEdit)
    fact = user.state.snapshot.facts[user.state.selection.fact_id]
    assert fact.value_text in _text_of(source)
    marks = source.extraSelections()  # type: ignore[attr-defined]
    (figure, *_) = [m.cursor for m in marks if fact.value_text in m.cursor.selectedText()]
    assert source.viewport().rect().intersects(source.cursorRect(figure))
    user.take_picture("4-quote")


def test_compare_counties(user: Driver) -> None:
    tree = user.named("地点", QAbstractItemView)
    user.click_row(tree, user.row(tree, "云冈区"))
    user.press_shortcut("view.county")
    assert user.named("县区", QComboBox).currentText() == "云冈区"
    _choose(user, user.named("与哪个县区比较", QComboBox), "左云县")
    table = user.named("县区的地点、数据和项目", QAbstractItemView)
    header = table.model()
    titles = [
        header.headerData(column, Qt.Orientation.Horizontal)
        for column in range(header.columnCount())
    ]
    assert {"云冈区", "左云县"} <= set(titles)
    assert user.state.selection.adcode == "140214"
    user.take_picture("5-counties")


def _choose(user: Driver, box: QComboBox, text: str) -> None:
    """Choose from a combo box by keyboard."""
    box.setFocus()
    row = box.findText(text, Qt.MatchFlag.MatchContains)
    assert row >= 0
    user.press(_Key.Key_Home)
    for _ in range(row):
        user.press(_Key.Key_Down)
    user.press(_Key.Key_Return)
    assert text in box.currentText()


def test_add_a_document(user: Driver, tmp_path: Path) -> None:
    user.click_row(tree := user.named("地点", QAbstractItemView), user.row(tree, "云冈石窟"))
    chosen = user.state.selection
    new, empty = tmp_path / "新闻.txt", tmp_path / "空.txt"
    new.write_text("左云县\n\n左云县总投资20亿元的长城博物馆项目开工建设。\n", encoding="utf-8")
    empty.touch()
    count = len(user.state.snapshot.documents)
    _drop(user.window, new, empty)
    user.wait(lambda: len(user.state.snapshot.documents) == count + 1)
    user.wait(lambda: user.map()["places"] == len(user.state.snapshot.places))
    assert user.state.selection == chosen
    assert user.map()["selected"] == list(chosen.place_ids)
    bar = user.called("messages", QWidget)
    assert "1 个文件没有读入" in bar.accessibleName()
    user.take_picture("6-add")


def _drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_resolve_a_disagreement(user: Driver, project: Path) -> None:
    user.press_shortcut("view.disagreements")
    cards = user.named("数据的出入", QAbstractItemView)
    user.wait(lambda: cards.model().rowCount() > 0)
    user.click_row(cards, cards.model().index(0, 0))
    user.click(user.called("verdict.first", QToolButton))
    user.wait(lambda: any(c.verdict.value == "first" for c in user.state.snapshot.comparisons))
    with Project.open(project) as saved:
        assert [c.verdict.value for c in saved.comparisons()].count("first") == 1
    user.take_picture("7-disagreement")
    user.press_shortcut("edit.undo")
    user.wait(lambda: all(c.verdict.value != "first" for c in user.state.snapshot.comparisons))


def test_measure(user: Driver) -> None:
    symbols = user.map_at_rest()["symbols"]
    first, second = symbols[0], symbols[-1]
    user.press_shortcut("map.tool.distance")
    viewing = user.window.map.viewing
    user.wait(lambda: viewing.tool is Tool.DISTANCE)
    user.map()  # what the page answers comes after what it was told before
    for symbol in (first, second):
        user.click_map(QPoint(round(symbol["x"]), round(symbol["y"])))
        user.map()
    QTest.keyClick(user.window.map.view.focusProxy(), _Key.Key_Return)
    user.wait(lambda: viewing.measurement is not None)
    measured = viewing.measurement
    assert measured is not None
    assert len(measured.points) == 2
    start, end = measured.points
    *_, metres = Geod(ellps="WGS84").inv(start.lon_deg, start.lat_deg, end.lon_deg, end.lat_deg)
    assert measured.length_m == pytest.approx(metres, rel=1e-6)
    assert any(unit in measured.text for unit in ("米", "公里"))
    user.take_picture("8-measure")
    user.press(_Key.Key_Escape)


def test_print(user: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = user.named("地点", QAbstractItemView)
    user.click_row(tree, user.row(tree, "左云县"))
    user.press_shortcut("project.brief")
    preview = user.named("页面预览", QPdfView)
    assert user.called("brief.county", QComboBox).currentText() == "左云县"
    out = tmp_path / "左云.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    user.click(user.called("brief.save", QPushButton))
    user.wait(out.is_file)
    pages = preview.document()
    assert pages is not None
    assert pages.pageCount() >= 1
    assert "左云县" in pages.getAllText(0).text()
    user.take_picture("9-print")
    preview.window().close()


def test_export(user: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "地图.html"
    # The system's own dialog is no part of the program.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    user.press_shortcut("project.export_html")
    user.write("Sheet 1", into=user.called("export.title", QLineEdit))
    user.take_picture("10-export-dialog")
    user.click(user.called("export.save", QPushButton))
    user.wait(out.is_file)
    assert "Sheet 1" in out.read_text(encoding="utf-8")
    assert "云冈石窟" in out.read_text(encoding="utf-8")
    user.wait(lambda: "地图.html" in user.window.status.message.toolTip())
    user.take_picture("10-export")


def test_nothing_is_forgotten_by_another_language_and_theme(user: Driver) -> None:
    kinds = user.named("类型", QAbstractItemView)
    user.click_row(kinds, user.row(kinds, "景区"))
    tree = user.named("地点", QAbstractItemView)
    user.click_row(tree, user.row(tree, "云冈石窟"))
    source = user.named("原文", QTextEdit)
    scroll = source.verticalScrollBar()
    user.wait(lambda: scroll.maximum() > 400)
    scroll.setSliderPosition(scroll.value() + 137)  # as when it is dragged
    user.wait(lambda: user.map()["selected"] == list(user.state.selection.place_ids))
    before, view = (user.state.selection, user.state.filter), user.map_at_rest()
    read = _in_the_middle(source)
    for name in ("view.language.en", "view.theme.dark"):
        action = user.window.findChild(QAction, name)
        assert action is not None
        action.trigger()
    user.wait(lambda: user.map()["theme"] == "dark" and user.map()["language"] == "en")
    assert user.named("Source", QTextEdit) is source
    assert (user.state.selection, user.state.filter) == before
    assert abs(_in_the_middle(source) - read) < _FOUR_LINES
    after = user.map_at_rest()
    same = ("selected", "shown", "center", "zoom", "fill", "layers")
    assert {key: after[key] for key in same} == {key: view[key] for key in same}
    user.take_picture("11-english-dark")
    for name in ("view.language.zh", "view.theme.light"):
        action = user.window.findChild(QAction, name)
        assert action is not None
        action.trigger()
    user.wait(lambda: user.map()["language"] == "zh")
    assert abs(_in_the_middle(source) - read) < _FOUR_LINES


def _in_the_middle(text: QTextEdit) -> int:
    """Return the position in the text at which the eye rests."""
    return text.cursorForPosition(QPoint(0, text.viewport().height() // 2)).position()
