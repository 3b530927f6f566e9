"""Find and filter in the real window: by keyboard, in all panels and on the map at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.filtering import Facet
from explorer.models.facet import VALUE_ROLE
from explorer.models.place_tree import PLACE_ROLE
from explorer.session import Session
from explorer.window import MainWindow
from geodata.mapping.page import map_page, page_cache
from tests.helpers.sample import build_sample
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, click, map_state

pytestmark = QUIET_MACHINE


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    map_page(cache_dir=page_cache())  # Folium's second is no part of these tests
    window = MainWindow(session)
    window.resize(1280, 800)
    window.show()
    with qtbot.waitSignal(window.map.drew, timeout=LOAD_MS):
        session.prepare_page()
        session.open_project(build_sample(tmp_path / "sample.gpkg"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.search.searcher.shut_down()
    delete(window)


def _type(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Go to the field by the keyboard and type."""
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.search.field.hasFocus)
    qtbot.keyClicks(window.search.field, text)
    model = window.search.model
    qtbot.waitUntil(lambda: model.results is not None and model.results.query.text == text)


def test_a_place_is_found_by_its_initials_and_selected_everywhere(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    _type(qtbot, window, "ygsk")
    qtbot.keyClick(window.search.field, Qt.Key.Key_Return)
    (place_id,) = session.state.selection.place_ids
    assert session.state.snapshot.places[place_id].name == "云冈石窟"
    qtbot.waitUntil(
        lambda: map_state(qtbot, window.map.page)["selected"] == [place_id], timeout=LOAD_MS
    )
    assert window.facts.details.name.text() == "云冈石窟"
    qtbot.keyClick(window.search.field, Qt.Key.Key_Escape)
    rows = window.places.tree.selectionModel().selectedRows()
    assert [row.data(PLACE_ROLE) for row in rows] == [place_id]
    assert window.places.tree.isVisible()


def test_a_hit_in_a_text_opens_its_source(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    window.search.field.setText("走访各县区")
    model = window.search.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    qtbot.keyClick(window.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.source.isVisible)
    passage = session.state.selection.passage
    assert passage is not None
    text = session.state.snapshot.documents[passage.document_id].text
    assert text[passage.start : passage.end] == "走访各县区"


def test_facets_hold_for_tree_and_map_and_one_click_clears(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    values = window.filters.groups[Facet.KIND].list
    model = values.model()
    rows = {model.index(n, 0).data(VALUE_ROLE): model.index(n, 0) for n in range(model.rowCount())}
    for kind in ("scenic", "park"):
        click(values.viewport(), values.visualRect(rows[kind]).center())
    shown = len(session.state.shown)
    assert 0 < shown < len(session.state.snapshot.places)
    qtbot.waitUntil(lambda: map_state(qtbot, window.map.page)["shown"] == shown, timeout=LOAD_MS)
    assert len(window.filters.strip.buttons()) == 2
    qtbot.mouseClick(window.filters.clear, Qt.MouseButton.LeftButton)
    everything = len(session.state.snapshot.places)
    qtbot.waitUntil(
        lambda: map_state(qtbot, window.map.page)["shown"] == everything, timeout=LOAD_MS
    )


def test_another_document_loses_neither_words_nor_filter_nor_selection(
    qtbot: QtBot, session: Session, window: MainWindow, tmp_path: Path
) -> None:
    state = session.state
    cave = next(p.id for p in state.snapshot.places.values() if p.name == "云冈石窟")
    state.select_places([cave])
    state.set_filter(state.filter.choosing(Facet.KIND, ("scenic", "red_site")))
    window.search.field.setText("石窟")
    before = (state.filter, state.selection)
    text = tmp_path / "new.txt"
    text.write_text("大同日报\n本报讯 平城区文瀛湖公园建成开放，总投资2亿元。\n", encoding="utf-8")
    with qtbot.waitSignal(state.project_changed, timeout=LOAD_MS):
        session.add_documents([text])
    assert len(state.snapshot.documents) == 3
    assert (state.filter, state.selection) == before
    assert window.search.field.text() == "石窟"
    qtbot.waitUntil(window.search.results.isVisible)
