"""The whole window with the real map: one selection everywhere, new documents, hostile text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.filtering import Filter
from explorer.models.facts import CARD_ROLE
from explorer.models.place_tree import PLACE_ROLE
from explorer.session import Session
from explorer.window import MainWindow
from geodata.mapping.page import map_page, page_cache
from tests.helpers.sample import HOSTILE, build_sample
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, ask, click, map_state

pytestmark = QUIET_MACHINE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return build_sample(tmp_path / "sample.gpkg")


@pytest.fixture
def window(qtbot: QtBot, session: Session, project: Path) -> Iterator[MainWindow]:
    map_page(cache_dir=page_cache())  # Folium's second is no part of these tests
    window = MainWindow(session)
    window.resize(1820, 1000)  # facts and source side by side
    window.show()
    with qtbot.waitSignal(window.map.drew, timeout=LOAD_MS):
        session.prepare_page()
        session.open_project(project)
    yield window
    delete(window)


class _ShownWindows(QObject):
    """Notes which widgets show themselves as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_no_part_shows_itself_before_it_is_in_its_place(
    qapp: QApplication, session: Session
) -> None:
    shown = _ShownWindows()
    qapp.installEventFilter(shown)
    window = MainWindow(session)
    window.show()
    for name in window.docks.names:
        window.docks.show_panel(name)
    qapp.removeEventFilter(shown)
    assert shown.kinds == ["MainWindow"]
    delete(window)


def _id(session: Session, name: str) -> str:
    places = session.state.snapshot.places.values()
    return next(place.id for place in places if place.name == name)


def _symbol(view: dict[str, Any], place_id: str) -> QPoint:
    (symbol,) = [symbol for symbol in view["symbols"] if symbol["id"] == place_id]
    return QPoint(round(symbol["x"]), round(symbol["y"]))


def _assert_selected_everywhere(
    qtbot: QtBot, session: Session, window: MainWindow, name: str
) -> None:
    place_id = _id(session, name)
    rows = window.places.tree.selectionModel().selectedRows()
    assert {row.data(PLACE_ROLE) for row in rows} == {place_id}
    assert window.facts.details.name.text() == name
    marked = [s.cursor.selectedText() for s in window.source.text.extraSelections()]  # type: ignore[attr-defined]
    assert name in marked
    qtbot.waitUntil(
        lambda: map_state(qtbot, window.map.page)["selected"] == [place_id], timeout=LOAD_MS
    )


def test_a_click_on_the_map_selects_everywhere(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    point = _symbol(map_state(qtbot, window.map.page), _id(session, "恒山悬空寺"))
    with qtbot.waitSignal(session.state.selection_changed, timeout=LOAD_MS):
        click(window.map.view.focusProxy(), point)
    _assert_selected_everywhere(qtbot, session, window, "恒山悬空寺")


def test_a_row_of_the_tree_selects_everywhere(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    (index,) = window.places.model.indexes_of([_id(session, "云冈石窟")])
    window.places.tree.scrollTo(index)
    click(window.places.tree.viewport(), window.places.tree.visualRect(index).center())
    _assert_selected_everywhere(qtbot, session, window, "云冈石窟")


def test_a_name_in_the_text_selects_everywhere(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    document = next(iter(session.state.snapshot.documents.values()))
    offset = document.text.index("左云经开区") + 1
    window.source.text.scroll_to(offset, offset + 1)
    click(window.source.text.viewport(), window.source.text.middle_of(offset))
    _assert_selected_everywhere(qtbot, session, window, "左云经开区")


def test_a_card_selects_its_quote_and_its_place(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    session.state.select_places([_id(session, "云冈石窟"), _id(session, "左云经开区")])
    cards = window.facts.cards
    index = next(
        window.facts.model.index(row)
        for row in range(window.facts.model.rowCount())
        if window.facts.model.index(row).data(CARD_ROLE).subject == "左云经开区"
    )
    cards.scrollTo(index)
    click(cards.viewport(), cards.visualRect(index).center())
    marked = [s.cursor.selectedText() for s in window.source.text.extraSelections()]  # type: ignore[attr-defined]
    assert "左云经开区总投资86.87亿元" in marked
    assert "86.87亿元" in marked


def test_a_filter_holds_for_tree_and_map(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    session.state.set_filter(Filter(words="悬空寺"))
    assert window.places.model.rowCount() == 1
    qtbot.waitUntil(lambda: map_state(qtbot, window.map.page)["shown"] == 1, timeout=LOAD_MS)
    qtbot.mouseClick(window.filters.clear, Qt.MouseButton.LeftButton)
    everything = len(session.state.snapshot.places)
    qtbot.waitUntil(
        lambda: map_state(qtbot, window.map.page)["shown"] == everything, timeout=LOAD_MS
    )


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_dropped_documents_are_read_and_shown_and_nothing_is_forgotten(
    qtbot: QtBot, session: Session, window: MainWindow, tmp_path: Path
) -> None:
    chosen = _id(session, "云冈石窟")
    session.state.select_places([chosen])
    new, empty = tmp_path / "新.txt", tmp_path / "空.txt"
    new.write_text("左云县\n\n左云县总投资20亿元的长城博物馆项目开工建设。\n", encoding="utf-8")
    empty.touch()
    with qtbot.waitSignal(window.map.drew, timeout=LOAD_MS):
        _drop(window, new, empty)
    assert len(session.state.snapshot.documents) == 3
    assert session.state.selection.place_ids == (chosen,)
    assert window.messages.isVisible()
    assert "空.txt" in window.messages.details.text()
    view = map_state(qtbot, window.map.page)
    assert view["places"] == len(session.state.snapshot.places)
    assert view["selected"] == [chosen]


def test_no_part_of_the_window_takes_dropped_files_for_itself(window: MainWindow) -> None:
    takers = [w for w in window.findChildren(QWidget) if w.acceptDrops()]
    assert [w.metaObject().className() for w in takers if not _ignores(w)] == []


def _ignores(widget: QWidget) -> bool:
    """Tell whether a widget that takes drops passes files on, as read-only text does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.txt")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    return not enter.isAccepted()


def test_hostile_text_stays_text_from_end_to_end(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    for text in HOSTILE:
        place_id = _id(session, f"{text}公园")
        session.state.select_places([place_id])
        fact = session.state.selected_facts()[0]
        session.state.select_fact(fact.id)
        assert window.facts.details.name.text() == f"{text}公园"
        card = window.facts.model.index(0).data(CARD_ROLE)
        assert card.quote.split() == fact.quote.split()
        assert not window.grab().isNull()
    script = "[document.querySelectorAll('.leaflet-container script, img').length, document.title]"
    assert ask(qtbot, window.map.page, script) == [0, "大同图览"]
    assert window.map.guard.refused == []


def test_the_window_remembers_its_size(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    window.resize(1100, 700)
    window.close()
    again = MainWindow(session)
    assert again.size() == window.size()
    delete(again)


def test_the_tab_key_reaches_every_tool(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons = [button for button in window.toolbar.findChildren(QToolButton) if button.text()]
    assert len(buttons) >= 10
    reached = []
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in buttons:
        focus = QApplication.focusWidget()
        reached.append(focus.objectName() if focus else "")
        qtbot.keyClick(focus or window, Qt.Key.Key_Tab)
    acting = [button.objectName() for button in buttons if button.isEnabled()]
    assert reached[: len(acting)] == acting
    assert all(name.startswith("toolbar.") for name in acting)
    assert acting[0] == "toolbar.project.open"


def test_the_whole_stays_in_view_when_the_bottom_dock_unfolds(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = map_state(qtbot, window.map.page)["zoom"]
    window.docks.show_panel("table")
    qtbot.waitUntil(lambda: map_state(qtbot, window.map.page)["zoom"] < before, timeout=LOAD_MS)
    window.docks.toggle_bottom()
    qtbot.waitUntil(lambda: map_state(qtbot, window.map.page)["zoom"] == before, timeout=LOAD_MS)
