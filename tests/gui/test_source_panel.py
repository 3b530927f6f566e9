import hashlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.look import FIGURE_MARK, Theme, apply_look
from explorer.pages.page_division import divide_lines
from explorer.panels.source import SourcePanel
from explorer.panels.source_text import Mark, SourceText, Stroke
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from explorer.symbols import kind_ink
from geodata.model import Kind
from tests.helpers.sample import HOSTILE
from tests.helpers.window import click


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def panel(qtbot: QtBot, state: State) -> SourcePanel:
    panel = SourcePanel(state)
    qtbot.addWidget(panel)
    panel.resize(380, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _marked(panel: SourcePanel) -> list[str]:
    return [
        selection.cursor.selectedText()  # type: ignore[attr-defined]
        for selection in panel.text.extraSelections()
    ]


def _is_in_view(panel: SourcePanel, passage: Passage) -> bool:
    return panel.text.viewport().rect().contains(panel.text.middle_of(passage.start))


def test_the_quote_is_shown_and_marked(state: State, panel: SourcePanel) -> None:
    state.select_places([_id(state, "左云经开区")])
    (fact,) = state.selected_facts()
    state.select_fact(fact.id)
    assert _marked(panel) == ["左云经开区", fact.quote, "86.87亿元"]
    assert _is_in_view(panel, Passage.of(fact))


def test_the_document_changes_with_the_selection(state: State, panel: SourcePanel) -> None:
    state.select_places([_id(state, f"{HOSTILE[1]}公园")])
    passage = state.selection.passage
    assert passage is not None
    assert panel.chooser.currentData() == passage.document_id
    assert "${alert(1)}公园" in panel.text.toPlainText()
    assert _is_in_view(panel, passage)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(state: State, panel: SourcePanel, text: str) -> None:
    state.select_places([_id(state, f"{text}公园")])
    (fact,) = state.selected_facts()
    state.select_fact(fact.id)
    # A quote that goes on in the next line is marked piece by piece; first stands the name.
    marked = "".join(_marked(panel))
    plain = fact.quote.replace("\u2028", "").replace("\u2029", "")
    assert plain in marked


def test_a_click_on_a_name_selects_its_place(state: State, panel: SourcePanel) -> None:
    document = next(iter(state.snapshot.documents.values()))
    offset = document.text.index("恒山悬空寺") + 2
    panel.text.scroll_to(offset, offset + 1)
    click(panel.text.viewport(), panel.text.middle_of(offset))
    assert state.selection.place_ids == (_id(state, "恒山悬空寺"),)


def test_a_click_on_a_figure_selects_its_fact(state: State, panel: SourcePanel) -> None:
    document = next(iter(state.snapshot.documents.values()))
    offset = document.text.index("249.1") + 1
    panel.text.scroll_to(offset, offset + 1)
    click(panel.text.viewport(), panel.text.middle_of(offset))
    assert state.selection.adcode == "140214"
    assert state.snapshot.facts[state.selection.fact_id].metric == "地区生产总值"


def test_a_click_beside_everything_selects_nothing(state: State, panel: SourcePanel) -> None:
    document = next(iter(state.snapshot.documents.values()))
    click(panel.text.viewport(), panel.text.middle_of(document.text.index("本报讯")))
    assert state.selection.is_empty


def test_the_pointer_on_a_name_lights_the_place_up(state: State, panel: SourcePanel) -> None:
    document = next(iter(state.snapshot.documents.values()))
    panel.text.pointed.emit(document.text.index("守口堡村"))
    assert state.hovered == _id(state, "守口堡村")
    panel.text.pointed.emit(-1)
    assert state.hovered == ""


def test_steps_go_from_mention_to_mention(state: State, panel: SourcePanel) -> None:
    both = [_id(state, "云冈石窟"), _id(state, "左云经开区")]
    state.select_places(both)
    first, second = (state.snapshot.mentions_of_place[i][0] for i in both)
    state.select_mention(first.id)
    state.select_places(both)
    assert panel.position.text() == "提及 1/2"
    panel.next.click()
    assert state.selection.passage == Passage.of(second)


def test_the_reader_keeps_his_document_when_nothing_is_selected(
    state: State, panel: SourcePanel
) -> None:
    second = list(state.snapshot.documents)[1]
    panel.chooser.setCurrentIndex(1)
    panel.chooser.activated.emit(1)
    state.clear_selection()
    assert panel.chooser.currentData() == second
    assert panel.text.toPlainText().startswith("<script>")


def test_a_document_that_changed_is_shown_anew(state: State, panel: SourcePanel) -> None:
    snapshot = state.snapshot
    first, *rest = snapshot.documents.values()
    sha256 = hashlib.sha256(b"changed").hexdigest()
    changed = replace(first, text=first.text.replace("连日来", "近日来"), sha256=sha256)
    documents = {document.id: document for document in (changed, *rest)}
    state.set_snapshot(replace(snapshot, documents=documents))
    assert "近日来" in panel.text.toPlainText()


def test_offsets_hold_after_wide_characters_and_windows_line_ends(qtbot: QtBot) -> None:
    text = "\ufeff𠮷野家\r\n\r\n云冈😀石窟\r\n左云\u2028右玉\r末尾"
    view = SourceText()
    qtbot.addWidget(view)
    stroke = Stroke(text.index("云冈"), text.index("云冈") + 2, FIGURE_MARK)
    view.show_page(text, divide_lines(text), [stroke])
    for word in ("野家", "云冈😀石窟", "左云", "右玉", "末尾"):
        start = text.index(word)
        view.mark([Mark(start, start + len(word), FIGURE_MARK)])
        (selection,) = view.extraSelections()
        assert selection.cursor.selectedText() == word  # type: ignore[attr-defined]


def test_only_the_document_that_is_shown_is_kept(qtbot: QtBot) -> None:
    view = SourceText()
    qtbot.addWidget(view)
    for text in ("一", "二", "三"):
        view.show_page(text, divide_lines(text))
    qtbot.waitUntil(lambda: len(view.findChildren(QTextDocument)) == 1)
    assert view.toPlainText() == "三"


def _lit(panel: SourcePanel, word: str) -> bool:
    return word in _marked(panel)


def _find(panel: SourcePanel, words: str) -> None:
    panel.search.click()
    panel.find_bar.words.setText(words)


def test_a_page_has_its_headings_in_bold(state: State, panel: SourcePanel) -> None:
    block = panel.text.document().begin()
    assert block.text() == "项目建设“加速度”推动县域经济“大发展”"
    assert block.charFormat().fontWeight() > 600
    assert block.next().charFormat().fontWeight() < 600


def test_places_are_underlined_in_their_kinds_colour(state: State, panel: SourcePanel) -> None:
    text = panel.text
    offset = state.snapshot.documents[text.document_id].text.index("恒山悬空寺")
    cursor = text.cursorForPosition(text.middle_of(offset))
    look = cursor.charFormat()
    assert look.underlineColor() == kind_ink(Kind.SCENIC, text.palette())
    assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline


def test_the_original_lines_come_on_demand_and_the_reader_keeps_his_line(
    state: State, panel: SourcePanel
) -> None:
    panel.resize(380, 160)
    state.select_places([_id(state, "左云经开区")])
    (fact,) = state.selected_facts()
    state.select_fact(fact.id)
    top = panel.text.top_offset()
    assert top > 0
    panel.lines.click()
    document = state.snapshot.documents[fact.document_id]
    assert panel.text.toPlainText() == document.text.rstrip("\n")
    assert abs(panel.text.top_offset() - top) < 40
    assert _lit(panel, fact.quote)
    panel.lines.click()
    assert "\n\n" not in panel.text.toPlainText()


def test_what_is_hovered_elsewhere_is_lit_in_the_text(state: State, panel: SourcePanel) -> None:
    assert not _lit(panel, "守口堡村")
    state.hover(_id(state, "守口堡村"))
    assert _lit(panel, "守口堡村")
    state.hover("")
    assert not _lit(panel, "守口堡村")


def test_enter_at_the_text_cursor_is_a_click(
    qtbot: QtBot, state: State, panel: SourcePanel
) -> None:
    offset = state.snapshot.documents[panel.text.document_id].text.index("恒山悬空寺") + 1
    panel.text.setTextCursor(panel.text.cursorForPosition(panel.text.middle_of(offset)))
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    assert state.selection.place_ids == (_id(state, "恒山悬空寺"),)


def test_only_plain_text_is_copied(state: State, panel: SourcePanel) -> None:
    panel.text.selectAll()
    panel.text.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.formats() == ["text/plain"]
    assert "云冈石窟" in copied.text()


def test_words_are_found_counted_and_stepped_through(state: State, panel: SourcePanel) -> None:
    assert not panel.find_bar.isVisible()
    _find(panel, "云冈")
    assert panel.find_bar.isVisible()
    count = state.snapshot.documents[panel.text.document_id].text.count("云冈")
    assert count > 1
    assert panel.find_bar.count.text() == f"1/{count}"
    panel.find_bar.next.click()
    assert panel.find_bar.count.text() == f"2/{count}"
    panel.find_bar.previous.click()
    panel.find_bar.previous.click()
    assert panel.find_bar.count.text() == f"{count}/{count}"
    panel.find_bar.words.setText("没有这个词")
    assert panel.find_bar.count.text() == "没有"
    assert not panel.find_bar.next.isEnabled()


def test_words_are_found_over_a_line_break(qtbot: QtBot, state: State, panel: SourcePanel) -> None:
    first, *rest = state.snapshot.documents.values()
    text = first.text.replace("守口堡村", "守口\n堡村")
    broken = replace(first, text=text)
    mentions = dict.fromkeys(state.snapshot.mentions_of_document, ())
    documents = {document.id: document for document in (broken, *rest)}
    state.set_snapshot(replace(state.snapshot, documents=documents, mentions_of_document=mentions))
    _find(panel, "守口堡")
    assert panel.find_bar.count.text().startswith("1/")


def test_the_keyboard_finds_and_closes(qtbot: QtBot, state: State, panel: SourcePanel) -> None:
    _find(panel, "云冈")
    qtbot.keyClick(panel.find_bar.words, Qt.Key.Key_Return)
    assert panel.find_bar.count.text().startswith("2/")
    qtbot.keyClick(panel.find_bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.find_bar.count.text().startswith("1/")
    qtbot.keyClick(panel.find_bar.words, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()
    assert _marked(panel) == []


def test_of_a_long_document_only_a_stretch_is_laid_out(
    qtbot: QtBot, state: State, panel: SourcePanel
) -> None:
    first, *rest = state.snapshot.documents.values()
    filler = "".join(f"第{n}段，连日来记者走访各县区，各项目建设稳步推进。\n" for n in range(9000))
    assert len(filler) > 200_000
    long = replace(first, text=f"{first.text}{filler}末尾一段。\n")
    documents = {document.id: document for document in (long, *rest)}
    state.set_snapshot(replace(state.snapshot, documents=documents))
    assert panel.text.document().characterCount() < 40_000
    end = long.text.index("末尾一段")
    state.select_passage(Passage(long.id, end, end + 4))
    assert _lit(panel, "末尾一段")
    assert _is_in_view(panel, Passage(long.id, end, end + 4))
    bar = panel.text.verticalScrollBar()
    before = panel.text.top_offset()
    for _ in range(40):
        bar.setValue(bar.minimum())
        if panel.text.top_offset() == before:
            break
        before = panel.text.top_offset()
    assert panel.text.top_offset() < 60


def test_the_next_stretch_follows_without_a_jump(
    qtbot: QtBot, state: State, panel: SourcePanel
) -> None:
    first, *rest = state.snapshot.documents.values()
    filler = "".join(f"第{n}段，连日来记者走访各县区，各项目建设稳步推进。\n" for n in range(3000))
    long = replace(first, text=filler, sha256="")
    nothing = dict.fromkeys(state.snapshot.documents, ())
    state.set_snapshot(
        replace(
            state.snapshot,
            documents={document.id: document for document in (long, *rest)},
            mentions_of_document=nothing,
            facts_of_document=nothing,
            sections_of_document=nothing,
        )
    )
    bar = panel.text.verticalScrollBar()
    bar.setValue(bar.maximum() - 3)
    before = panel.text.top_offset()
    bar.setValue(bar.maximum())
    assert bar.value() < bar.maximum()
    assert abs(panel.text.top_offset() - before) < 80


def test_the_reader_keeps_his_line_through_theme_language_and_documents(
    qtbot: QtBot, state: State, panel: SourcePanel, application: QApplication
) -> None:
    state.select_places([_id(state, "左云经开区")])
    bar = panel.text.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    top = panel.text.top_offset()
    assert top > 0
    with qtbot.waitSignal(panel.text.look_changed):
        apply_look(application, Theme.DARK)
    assert abs(panel.text.top_offset() - top) < 40
    panel.retranslate()
    state.set_snapshot(replace(state.snapshot))
    assert abs(panel.text.top_offset() - top) < 40


def test_a_document_that_is_gone_gives_way(state: State, panel: SourcePanel) -> None:
    state.select_places([_id(state, "云冈石窟")])
    state.set_snapshot(Snapshot())
    assert panel.hint.isVisible()
    assert not panel.text.isVisible()
    assert panel.text.toPlainText() == ""


def test_a_hidden_panel_makes_no_page_until_it_is_seen(qtbot: QtBot, state: State) -> None:
    panel = SourcePanel(state)
    qtbot.addWidget(panel)
    state.select_places([_id(state, "左云经开区")])
    assert panel.text.document_id == ""
    with qtbot.waitExposed(panel):
        panel.show()
    assert _lit(panel, "左云经开区")


def test_the_documents_tell_where_they_come_from(state: State, panel: SourcePanel) -> None:
    assert panel.origin.text() == "大同日报，2024年11月29日"
    tip = panel.chooser.itemData(1, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;script&gt;" in tip


def test_the_keyboard_goes_to_the_ends_of_the_whole_document(
    qtbot: QtBot, state: State, panel: SourcePanel
) -> None:
    first, *rest = state.snapshot.documents.values()
    filler = "".join(f"第{n}段，连日来记者走访各县区，各项目建设稳步推进。\n" for n in range(3000))
    long = replace(first, text=f"{first.text}{filler}末尾一段。\n")
    documents = {document.id: document for document in (long, *rest)}
    state.set_snapshot(replace(state.snapshot, documents=documents))
    qtbot.keyClick(panel.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    end = long.text.index("末尾一段")
    assert _is_in_view(panel, Passage(long.id, end, end + 4))
    qtbot.keyClick(panel.text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert panel.text.top_offset() < 60


def _long_text(qtbot: QtBot, width: int) -> tuple[SourceText, int]:
    """Return a shown text of many paragraphs, and an offset far down in it."""
    lines = [f"第{n}段，云冈石窟景区接待游客突破四百万人次，同比增长。" * 3 for n in range(120)]
    text = "\n".join(lines)
    view = SourceText()
    qtbot.addWidget(view)
    view.resize(width, 300)
    with qtbot.waitExposed(view):
        view.show()
    view.show_page(text, divide_lines(text))
    return view, text.index("第80段")


@pytest.mark.parametrize("size", [(300, 300), (900, 300), (640, 150)])
def test_what_was_sought_out_stays_in_view_in_another_size(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view, at = _long_text(qtbot, 640)
    view.scroll_to(at, at + 4)
    view.resize(*size)
    assert view.viewport().rect().contains(view.middle_of(at))


def test_the_readers_own_line_stays_in_view_in_another_width(qtbot: QtBot) -> None:
    view, at = _long_text(qtbot, 640)
    view.scroll_to(at, at + 4)
    bar = view.verticalScrollBar()
    for _ in range(5):
        bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    top = view.top_offset()
    view.resize(320, 300)
    assert not view.viewport().rect().contains(view.middle_of(at))
    assert abs(view.top_offset() - top) < 50  # characters: one or two lines
    for width in (480, 350, 720, 410, 640):  # and does not drift
        view.resize(width, 300)
    assert abs(view.top_offset() - top) < 50


def test_what_was_sought_out_stays_in_view_in_another_font(
    qtbot: QtBot, state: State, panel: SourcePanel
) -> None:
    state.select_places([_id(state, "左云经开区")])
    passage = state.selection.passage
    assert passage is not None
    font = QFont(panel.text.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    with qtbot.waitSignal(panel.text.look_changed):
        panel.text.setFont(font)
    assert _is_in_view(panel, passage)
