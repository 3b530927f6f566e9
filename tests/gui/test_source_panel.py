import hashlib
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from explorer.look import FIGURE_MARK
from explorer.page_division import divide_lines
from explorer.panels.source import SourcePanel
from explorer.panels.source_text import Mark, SourceText, Stroke
from explorer.snapshot import Passage
from explorer.state import State
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
