"""Docks: what stands where at which size, what is made when, what is remembered."""

from typing import Protocol

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from explorer.docks import Docks, Side

_NAMES = {
    "search": Side.LEFT,
    "facts": Side.RIGHT,
    "source": Side.RIGHT,
    "county": Side.RIGHT,
    "table": Side.BOTTOM,
    "timeline": Side.BOTTOM,
}


class _Window(QMainWindow):
    """A window with docks and nothing else, that notes which panels were made."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.made: list[str] = []
        self.resize(width, height)
        self.setCentralWidget(QWidget())
        self.docks = Docks(self)

    def furnish(self) -> None:
        for name, side in _NAMES.items():
            self.docks.mount(name, side, name, lambda name=name: self._make(name))
        self.docks.open()

    def _make(self, name: str) -> QLabel:
        self.made.append(name)
        return QLabel(name)

    def seen(self) -> set[str]:
        return {label.text() for label in self.findChildren(QLabel) if label.isVisible()}


class Show(Protocol):
    def __call__(self, width: int, height: int, *, restores: bool = False) -> _Window: ...


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    def show(width: int, height: int, *, restores: bool = False) -> _Window:
        window = _Window(width, height)
        qtbot.addWidget(window)
        if not (restores and window.docks.restore(QSettings())):
            window.docks.fit(window.size())
        window.show()
        qtbot.waitExposed(window)
        window.furnish()
        return window

    return show


def _is_beside(window: _Window) -> bool:
    reader, facts = window.docks.reader.geometry(), window.docks.groups[Side.RIGHT].geometry()
    return reader.left() > facts.right()


def test_a_panel_is_made_when_it_is_seen_and_not_before(shown: Show) -> None:
    window = shown(1280, 800)
    assert set(window.made) == {"search", "facts"}
    window.docks.show_panel("county")
    assert set(window.made) == {"search", "facts", "county"}
    window.docks.show_panel("facts")
    assert len(window.made) == 3


def test_a_small_window_has_the_source_as_a_tab(shown: Show) -> None:
    window = shown(1280, 800)
    assert not window.docks.is_together
    assert {"facts"} <= window.seen()
    assert "source" not in window.seen()
    window.docks.show_panel("source")
    assert "source" in window.seen()
    assert "facts" not in window.seen()


def test_a_high_window_has_the_source_below_the_facts(shown: Show) -> None:
    window = shown(1300, 950)
    assert {"facts", "source"} <= window.seen()
    assert not _is_beside(window)


def test_a_wide_window_has_the_source_beside_the_facts(shown: Show) -> None:
    window = shown(1850, 1000)
    assert {"facts", "source"} <= window.seen()
    assert _is_beside(window)


def test_the_source_follows_the_size_of_the_window(shown: Show) -> None:
    window = shown(1280, 800)
    old = window.size()
    window.resize(1850, 1000)
    window.docks.fit(window.size())
    assert {"facts", "source"} <= window.seen()
    window.docks.fit(old)
    assert window.docks.groups[Side.RIGHT].row_of("source") == 1


def test_what_the_user_chose_holds_at_every_size(shown: Show) -> None:
    window = shown(1850, 1000)
    window.docks.set_together(False)
    window.docks.fit(window.size() / 2)
    assert not window.docks.is_together
    window.docks.fit(window.size())
    assert not window.docks.is_together


def test_the_source_is_a_tab_while_the_bottom_dock_takes_its_height(
    shown: Show, qtbot: QtBot
) -> None:
    window = shown(1300, 950)
    left = window.docks.groups[Side.LEFT]
    window.resizeDocks([left], [400], Qt.Orientation.Horizontal)
    window.docks.show_panel("timeline")
    assert not window.docks.is_together
    window.docks.toggle_bottom()
    qtbot.waitUntil(lambda: window.docks.is_together)
    assert {"facts", "source"} <= window.seen()
    assert left.width() == 400  # as the user has it


def test_the_bottom_dock_drawn_up_makes_the_source_a_tab(shown: Show, qtbot: QtBot) -> None:
    window = shown(1300, 1150)
    window.docks.show_panel("timeline")
    bottom = window.docks.groups[Side.BOTTOM]
    window.resizeDocks([bottom], [200], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: window.docks.is_together)
    window.resizeDocks([bottom], [500], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: not window.docks.is_together)


def test_who_wants_facts_and_source_together_gets_the_height_for_it(
    shown: Show, qtbot: QtBot
) -> None:
    window = shown(1280, 800)
    bottom = window.docks.groups[Side.BOTTOM]
    window.docks.show_panel("timeline")
    qtbot.waitUntil(lambda: bottom.height() > 200)
    window.docks.set_together(True)
    assert bottom.is_folded
    assert {"facts", "source"} <= window.seen()
    window.docks.show_panel("timeline")
    assert not window.docks.is_together
    window.docks.toggle_bottom()
    qtbot.waitUntil(lambda: window.docks.is_together)


def test_the_bottom_dock_is_folded_until_it_is_wanted(shown: Show) -> None:
    window = shown(1280, 800)
    bottom = window.docks.groups[Side.BOTTOM]
    assert bottom.is_folded
    assert bottom.height() < 60
    assert bottom.bar.width() > 1200
    window.docks.show_panel("timeline")
    assert not bottom.is_folded
    assert "timeline" in window.seen()
    assert "table" not in window.made
    window.docks.chevron.click()
    assert bottom.is_folded


def test_a_click_on_a_folded_tab_unfolds_it(shown: Show) -> None:
    window = shown(1280, 800)
    bottom = window.docks.groups[Side.BOTTOM]
    bottom.tabs.tabBarClicked.emit(0)
    assert not bottom.is_folded
    assert "table" in window.seen()


def test_the_arrangement_is_remembered(shown: Show) -> None:
    window = shown(1280, 1000)
    window.docks.set_together(True)
    window.docks.show_panel("county")
    window.docks.show_panel("timeline")
    window.docks.save(QSettings())
    again = shown(1280, 1000, restores=True)
    assert again.docks.is_together
    assert {"county", "source", "timeline"} <= again.seen()
    assert "facts" not in again.made


def test_an_unknown_panel_is_no_error(shown: Show) -> None:
    window = shown(1280, 800)
    window.docks.show_panel("nothing of that name")
    assert set(window.made) == {"search", "facts"}


def test_what_is_shown_for_now_gives_way_to_what_was_there(shown: Show, qtbot: QtBot) -> None:
    window = shown(1280, 800)
    docks, bottom = window.docks, window.docks.groups[Side.BOTTOM]
    docks.show_for_now("timeline")
    assert "timeline" in window.seen()
    docks.put_back("timeline")
    assert bottom.is_folded
    assert bottom.current == "table"
    docks.show_panel("table")
    qtbot.waitUntil(lambda: bottom.height() > 200)
    docks.show_for_now("timeline")
    docks.show_for_now("timeline")
    docks.put_back("timeline")
    assert "table" in window.seen()
    docks.show_panel("timeline")
    docks.show_for_now("timeline")
    docks.put_back("timeline")
    assert "timeline" in window.seen()
