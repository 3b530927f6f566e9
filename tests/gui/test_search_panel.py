"""The search panel: as one types, grouped, marked, by keyboard, both directions."""

import gc
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.filtering import Filter
from explorer.models.search_results import LINE_ROLE, Line, LineKind
from explorer.panels.marked_text import cut
from explorer.panels.search import SearchPanel
from explorer.search.index import Query, Results
from explorer.search.searcher import Searcher
from explorer.snapshot import Snapshot
from explorer.state import State
from tests.helpers.sample import HOSTILE
from tests.helpers.window import click


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def panel(qtbot: QtBot, state: State) -> Iterator[SearchPanel]:
    panel = SearchPanel(state, QLabel("树"))
    qtbot.addWidget(panel)
    panel.resize(304, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.field.setFocus()
    yield panel
    panel.searcher.shut_down()


def _find(qtbot: QtBot, panel: SearchPanel, text: str) -> list[Line]:
    panel.field.setText(text)
    qtbot.waitUntil(
        lambda: panel.model.results is not None and panel.model.results.query.text == text
    )
    return _lines(panel)


def _lines(panel: SearchPanel) -> list[Line]:
    return [panel.model.index(row).data(LINE_ROLE) for row in range(panel.model.rowCount())]


def _marked(line: Line) -> list[str]:
    return [line.title[start:end] for start, end in line.title_spans]


def _row(panel: SearchPanel, kind: LineKind) -> QModelIndex:
    return panel.model.index([line.kind for line in _lines(panel)].index(kind))


def test_typing_finds_in_groups_with_what_was_typed_marked(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    tester = QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    lines = _find(qtbot, panel, "云冈石窟")
    headings = [line.title for line in lines if line.kind is LineKind.HEADING]
    assert headings == ["地点", "事实", "原文"]
    place = next(line for line in lines if line.kind is LineKind.PLACE)
    assert (place.title, place.caption, _marked(place)) == ("云冈石窟", "云冈区", ["云冈石窟"])
    fact = next(line for line in lines if line.kind is LineKind.FACT)
    assert _marked(fact) == ["云冈石窟"]
    assert fact.caption.startswith("云冈石窟 · 《项目建设")
    text = next(line for line in lines if line.kind is LineKind.DOCUMENT)
    assert _marked(text) == ["云冈石窟"]
    assert tester.model() is panel.model


@pytest.mark.parametrize("text", ["ygsk", "yungang", "yungangshiku", "云岗石窟"])
def test_enter_selects_the_first_place(
    qtbot: QtBot, state: State, panel: SearchPanel, text: str
) -> None:
    state.select_places([_id(state, "桑干河")])
    lines = _find(qtbot, panel, text)
    names = [line.title for line in lines if line.kind is LineKind.PLACE]
    assert "云冈石窟" in names
    while panel.results.currentIndex().data(LINE_ROLE).title != "云冈石窟":
        qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)
    assert panel.field.hasFocus()


def test_keys_as_they_are_typed(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    qtbot.keyClicks(panel.field, "ygsk")
    qtbot.waitUntil(lambda: len(_lines(panel)) == 2)
    assert state.hovered == _id(state, "云冈石窟")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_enter_waits_for_what_was_typed_last(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    _find(qtbot, panel, "桑干河")
    panel.field.setText("悬空寺")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not state.selection.is_empty)
    assert state.selection.place_ids == (_id(state, "恒山悬空寺"),)


def test_a_screen_reader_is_told_the_current_line(qtbot: QtBot, panel: SearchPanel) -> None:
    _find(qtbot, panel, "悬空寺")
    assert panel.field.accessibleDescription() == "恒山悬空寺，浑源县"


def test_arrows_step_over_headings_and_stop_at_the_ends(qtbot: QtBot, panel: SearchPanel) -> None:
    lines = _find(qtbot, panel, "云冈石窟")
    can = [row for row, line in enumerate(lines) if line.can_be_chosen]
    seen = [panel.results.currentIndex().row()]
    for _ in lines:
        qtbot.keyClick(panel.field, Qt.Key.Key_Down)
        seen.append(panel.results.currentIndex().row())
    assert list(dict.fromkeys(seen)) == can
    qtbot.keyClick(panel.field, Qt.Key.Key_PageUp)
    assert panel.results.currentIndex().row() == can[0]


def test_escape_leaves_the_results_for_what_was_there(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    state.select_places([_id(state, "桑干河")])
    assert panel.pages.currentIndex() == 0
    _find(qtbot, panel, "石窟")
    assert panel.pages.currentWidget() is panel.results
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert panel.pages.currentIndex() == 0
    assert state.hovered == ""
    assert state.selection.place_ids == (_id(state, "桑干河"),)


def test_a_click_on_a_fact_selects_it_and_asks_for_its_source(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    _find(qtbot, panel, "生产总值")
    index = _row(panel, LineKind.FACT)
    with qtbot.waitSignal(state.panel_wanted) as wanted:
        click(panel.results.viewport(), panel.results.visualRect(index).center())
    assert wanted.args == ["source"]
    (fact,) = state.snapshot.facts_of_area["140214"]
    assert state.selection.fact_id == fact.id


def test_a_hit_in_a_text_is_the_passage_and_keeps_the_selection(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    state.select_places([_id(state, "桑干河")])
    _find(qtbot, panel, "走访各")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    passage = state.selection.passage
    assert passage is not None
    text = state.snapshot.documents[passage.document_id].text
    assert text[passage.start : passage.end] == "走访各"
    assert state.selection.place_ids == (_id(state, "桑干河"),)


def test_a_county_is_selected(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    lines = _find(qtbot, panel, "zuoyun")
    assert (lines[1].kind, lines[1].title) == (LineKind.AREA, "左云县")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert state.selection.adcode == "140226"


def test_more_of_a_group_comes_on_demand_and_the_line_stays(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    few = _find(qtbot, panel, "公园")
    index = _row(panel, LineKind.MORE)
    panel.results.setCurrentIndex(index)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.model.rowCount() != len(few))
    places = [line for line in _lines(panel) if line.kind is LineKind.PLACE]
    assert len(places) == 10
    assert panel.results.currentIndex().row() == index.row()


def test_words_become_a_filter(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    lines = _find(qtbot, panel, "公园")
    index = _row(panel, LineKind.FILTER)
    assert lines[index.row()].title == "只显示含“公园”的地点"
    panel.results.setCurrentIndex(index)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert state.filter == Filter(words="公园")
    assert panel.field.text() == ""


def test_a_place_that_the_filter_hides_says_so(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    assert _find(qtbot, panel, "悬空寺")[1].caption == "浑源县"
    state.set_filter(Filter(kinds=frozenset(("park",))))
    assert _lines(panel)[1].caption == "浑源县 · 已被筛选隐去"


def test_an_alias_is_told_and_marked(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    first = next(iter(state.snapshot.places.values()))
    places = {**state.snapshot.places, first.id: replace(first, aliases=("武州山石窟寺",))}
    state.set_snapshot(replace(state.snapshot, places=places))
    line = _find(qtbot, panel, "石窟寺")[1]
    assert line.title == first.name
    assert line.caption.startswith("又名武州山石窟寺")
    assert [line.caption[a:b] for a, b in line.caption_spans] == ["石窟寺"]


def test_nothing_found_says_what_to_try(qtbot: QtBot, panel: SearchPanel) -> None:
    assert _find(qtbot, panel, "没有这个词") == []
    assert panel.pages.currentWidget() is panel.hint
    assert panel.hint.text().startswith("没有找到“没有这个词”。")


def test_results_follow_another_state_of_the_project(
    qtbot: QtBot, state: State, panel: SearchPanel
) -> None:
    _find(qtbot, panel, "悬空寺")
    state.set_snapshot(Snapshot())
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.field.text() == "悬空寺"


def test_the_newest_search_wins(qtbot: QtBot, state: State) -> None:
    searcher = Searcher()
    searcher.set_snapshot(state.snapshot)
    found: list[Results] = []
    searcher.found.connect(found.append)
    for text in ("云", "云冈", "云冈石", "云冈石窟"):
        searcher.ask(Query(text))
    qtbot.waitUntil(lambda: bool(found))
    searcher.shut_down()
    assert [results.query.text for results in found] == ["云冈石窟"]


def test_the_thread_ends_with_the_panel(qtbot: QtBot, state: State) -> None:
    before = set(threading.enumerate())
    panel = SearchPanel(state, QLabel())
    _find(qtbot, panel, "云冈")
    searching = set(threading.enumerate()) - before
    assert searching
    delete(panel)
    del panel
    gc.collect()
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in searching))


def test_a_search_that_was_given_up_tells_nothing(qtbot: QtBot, state: State) -> None:
    searcher = Searcher()
    searcher.set_snapshot(state.snapshot)
    searcher.ask(Query("云冈"))
    searcher.forget()
    with qtbot.assertNotEmitted(searcher.found):
        searcher.shut_down()
        QApplication.sendPostedEvents()


def test_the_index_is_made_when_the_user_comes_to_the_field(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    panel.field.clearFocus()
    with qtbot.assertNotEmitted(panel.field.focused):
        panel.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    panel.field.clearFocus()
    with qtbot.waitSignal(panel.field.focused):
        panel.focus()


def test_the_panel_is_asked_for_by_its_name(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    panel.field.setText("石窟")
    panel.field.clearFocus()
    state.show_panel("search")
    assert panel.field.hasFocus()
    assert panel.field.selectedText() == "石窟"


def test_the_pointer_lights_a_place(qtbot: QtBot, state: State, panel: SearchPanel) -> None:
    _find(qtbot, panel, "云冈石窟")
    index = _row(panel, LineKind.PLACE)
    panel.results.entered.emit(index)
    assert state.hovered == _id(state, "云冈石窟")
    QApplication.sendEvent(panel.results.viewport(), QEvent(QEvent.Type.Leave))
    assert state.hovered == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(qtbot: QtBot, panel: SearchPanel, text: str) -> None:
    panel.field.setText(text)
    typed = panel.field.text()  # a line field has no line breaks
    qtbot.waitUntil(
        lambda: panel.model.results is not None and panel.model.results.query.text == typed
    )
    assert _lines(panel)
    assert not panel.grab().isNull()
    assert panel.hint.textFormat() is Qt.TextFormat.PlainText


def test_texts_are_set_again_for_another_language(panel: SearchPanel) -> None:
    panel.field.setPlaceholderText("")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.field.placeholderText() == "搜索地名、拼音、原文"


@pytest.mark.parametrize(
    ("text", "spans", "width"),
    [
        ("短", [(0, 1)], 300),
        ("很长" * 30 + "石窟" + "很长" * 30, [(60, 62)], 200),
        ("很长" * 30 + "石窟", [(60, 62)], 200),
        ("石窟" + "很长" * 30, [(0, 2)], 120),
        ("很长" * 30, [], 100),
    ],
)
def test_a_long_text_is_cut_around_its_first_mark(
    qtbot: QtBot, text: str, spans: list[tuple[int, int]], width: int
) -> None:
    metrics = QFontMetricsF(QApplication.font())
    shown, marks = cut(text, spans, metrics, width)
    assert metrics.horizontalAdvance(shown) <= width
    assert [shown[a:b] for a, b in marks] == [text[a:b] for a, b in spans]


def test_what_a_filter_by_words_needs_is_made_before_it_is_asked_for(
    qtbot: QtBot, state: State
) -> None:
    searcher = Searcher()
    with qtbot.waitSignal(searcher.warmed):
        searcher.set_snapshot(state.snapshot)
    assert "_texts" in vars(state.snapshot.index)
    searcher.shut_down()
