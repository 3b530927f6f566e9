"""The whole window for those who do not see it or use no mouse: names, focus, shortcuts, order."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.appearance import Appearance, Language
from explorer.dialogs.tour import Tour
from explorer.docks import Side
from explorer.session import Session
from explorer.state import State
from explorer.window import MainWindow
from tests.helpers.window import QUIET_MACHINE

pytestmark = QUIET_MACHINE

_ACTING = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
)
_DIALOGS = [
    *("project.export", "project.export_html", "project.brief", "map.go_to"),
    *("help.shortcuts", "help.messages", "help.about"),
]
#: Moved through by the arrow keys of the search field, which keeps the focus.
_LED_BY_ANOTHER = {"search.results"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, sample_path: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    session = Session(State())
    window = MainWindow(session, Appearance(language=Language.CHINESE))
    window.resize(1600, 1000)
    window.show()
    session.open_project(Path(shutil.copy(sample_path, tmp_path / "a.gpkg")))
    qtbot.waitUntil(lambda: not session.operations.running, timeout=30_000)
    place = next(p for p in session.state.snapshot.places.values() if p.precision.is_drawn)
    session.state.select_places([place.id])
    for name in window.docks.names:
        window.docks.show_panel(name)
    yield window
    session.operations.shut_down()
    delete(window)
    delete(session)


def _acting(root: QWidget) -> list[QWidget]:
    """Return what a user acts on, without what Qt makes inside of it."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _ACTING)
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith("qt_")
        and not widget.isHidden()
        and not isinstance(widget.parent(), Tour)
        and not (isinstance(widget, QTabBar) and not widget.count())
        and not _is_inside(widget)
    ]


def _is_inside(widget: QWidget) -> bool:
    """Tell whether a widget is a part of another that a user acts on."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView, QTabBar)):
            return True
        if isinstance(parent, QMenu) or type(parent).__name__ == "QComboBoxPrivateContainer":
            return True
        parent = parent.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _menus(bar: QMenuBar | QMenu) -> Iterator[QMenu]:
    """Yield all menus below a menu."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield menu
            yield from _menus(menu)


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("language", Language)
def test_all_that_a_user_acts_on_has_a_name_and_takes_the_focus(
    window: MainWindow, language: Language
) -> None:
    window.appearance.choose_language(language)
    QApplication.processEvents()
    acting = _acting(window)
    assert len(acting) > 80
    assert [_told(widget) for widget in acting if not _name(widget)] == []
    assert [_told(widget) for widget in acting if not widget.objectName()] == []
    if language is Language.ENGLISH:
        assert [_name(widget) for widget in acting if _CHINESE.search(_name(widget))] == []
    mute = {
        widget.objectName()
        for widget in acting
        if widget.isEnabled() and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    }
    assert mute <= _LED_BY_ANOTHER


@pytest.mark.parametrize("language", Language)
def test_menus_are_named_and_no_key_leads_to_two_entries(
    window: MainWindow, language: Language
) -> None:
    window.appearance.choose_language(language)
    QApplication.processEvents()
    menus = [window.menuBar(), *_menus(window.menuBar())]
    assert len(menus) > 5
    for menu in menus:
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert all(texts), texts
        keys = Counter(key.upper() for text in texts for key in re.findall("&([^&])", text))
        assert [key for key, count in keys.items() if count > 1] == [], texts
        if language is Language.ENGLISH:
            chinese = {text for text in texts if _CHINESE.search(text)}
            assert chinese <= {"中文", "Language 语言"}  # for who does not read the other


def test_no_two_actions_of_the_window_have_one_shortcut(window: MainWindow) -> None:
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    holders = [*window.findChildren(QAction), *window.findChildren(QShortcut)]
    keys = Counter(
        key.toString()
        for holder in holders
        for key in (holder.shortcuts() if isinstance(holder, QAction) else holder.keys())
        if (holder.shortcutContext() if isinstance(holder, QAction) else holder.context())
        in everywhere
    )
    assert len(keys) > 20
    assert [key for key, count in keys.items() if key and count > 1] == []


def test_the_tab_key_leads_from_the_toolbar_around_the_map(window: MainWindow) -> None:
    groups = window.docks.groups
    parts = {
        "toolbar": window.toolbar,
        "left": groups[Side.LEFT],
        "map": window.map,
        "right": groups[Side.RIGHT],
        "bottom": groups[Side.BOTTOM],
        "status": window.statusBar(),
    }

    def part() -> str:
        focused = window.focusWidget()
        return next((n for n, p in parts.items() if focused and p.isAncestorOf(focused)), "")

    window.activateWindow()
    window.toolbar.widgetForAction(window.toolbar.actions()[0]).setFocus()
    seen: dict[str, None] = {}
    for _ in range(200):
        seen[part()] = None
        if part() == "status":
            break
        window.focusNextPrevChild(True)
    assert [name for name in seen if name] == list(parts)
    for _ in range(200):
        window.focusNextPrevChild(False)
        if part() == "toolbar":
            break
    assert part() == "toolbar"


@pytest.mark.parametrize("name", _DIALOGS)
@pytest.mark.parametrize("language", Language)
def test_dialogs_are_named(qtbot: QtBot, window: MainWindow, name: str, language: Language) -> None:
    window.appearance.choose_language(language)
    QApplication.processEvents()
    window.findChild(QAction, name).trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    qtbot.waitUntil(lambda: not window.session.operations.running, timeout=30_000)
    acting = _acting(dialog)
    assert acting
    assert [_told(widget) for widget in acting if not _name(widget)] == []
    assert dialog.windowTitle()
    if language is Language.ENGLISH:
        assert not _CHINESE.search(dialog.windowTitle())
        assert [widget for widget in acting if _CHINESE.search(_name(widget))] == []
    dialog.close()
