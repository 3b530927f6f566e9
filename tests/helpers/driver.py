"""Drives the whole program as a user does: by mouse and keyboard, finding things by their names.

What is on the screen is read from accessibility names and from the map's own state; every journey
leaves a picture of its last state in `out/journeys/`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.launch.program import Program
from explorer.state import State
from tests.helpers.window import LOAD_MS, map_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.window import MainWindow

__all__ = ["Driver"]

_PICTURES = Path(__file__).parents[2] / "out" / "journeys"
_Widget = TypeVar("_Widget", bound=QWidget)
#: So many looks in a row that see the same; some fall into one frame of a flight.
_STILL = 25
_None = Qt.KeyboardModifier.NoModifier
_Left = Qt.MouseButton.LeftButton


class Driver:
    """A user in front of the program."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        self.window: MainWindow = program.window

        self.window.activateWindow()  # without a window manager nobody else does
        self.wait(self.window.isActiveWindow)

    @property
    def state(self) -> State:
        """What the window holds; to compare with, not to act on."""
        return self.window.session.state

    def wait(self, condition: "Callable[[], object]") -> None:
        """Wait until something has come true."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=LOAD_MS)

    def named(self, name: str, kind: type[_Widget]) -> _Widget:
        """Return the visible widget that a screen reader calls so."""
        self.wait(lambda: self._all_named(name, kind))
        return self._all_named(name, kind)[0]

    def called(self, object_name: str, kind: type[_Widget]) -> _Widget:
        """Return the visible widget with an object name."""
        widgets = self.window.findChildren(kind, object_name)
        return next(widget for widget in widgets if widget.isVisible())

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a point."""
        QTest.mouseClick(widget, _Left, _None, point or widget.rect().center())

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Scroll to a row and click on it."""
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def row(self, view: QAbstractItemView, words: str) -> QModelIndex:
        """Return the first row that a screen reader reads out with some words in it."""

        def found() -> list[QModelIndex]:
            return [index for index in _rows(view) if words in _spoken(view, index)]

        self.wait(found)
        return found()[0]

    def write(self, text: str, into: QWidget) -> None:
        """Click into a field and type; what is no ASCII comes as from an input method."""
        self.click(into)
        QTest.keyClicks(into, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _None) -> None:
        """Press a key wherever the keyboard is, the window as a whole if it is nowhere."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def press_shortcut(self, name: str) -> None:
        """Press the keys of an action."""
        action = self.window.findChild(QAction, name)
        assert action is not None
        assert action.isEnabled()
        combination = action.shortcut()[0]
        QTest.keyClick(self.window, combination.key(), combination.keyboardModifiers())

    def map(self) -> dict[str, Any]:
        """Return what is on the map."""
        return map_state(self._qtbot, self.window.map.page)

    def map_at_rest(self) -> dict[str, Any]:
        """Return what is on the map as soon as it does not move any more."""
        seen = [self.map()]
        while len(seen) < _STILL:
            now = self.map()
            seen = [*seen, now] if now == seen[-1] else [now]
        return seen[-1]

    def click_map(self, point: QPoint) -> None:
        """Click on the map, in its own pixels."""
        self.click(self.window.map.view.focusProxy(), point)

    def place_id(self, name: str) -> str:
        """Return the id of a place."""
        return next(p.id for p in self.state.snapshot.places.values() if p.name == name)

    def take_picture(self, name: str) -> None:
        """Leave a picture of the window."""
        _PICTURES.mkdir(parents=True, exist_ok=True)
        assert self.window.grab().save(str(_PICTURES / f"{name}.png"))

    def _all_named(self, name: str, kind: type[_Widget]) -> list[_Widget]:
        return [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and _name_of(widget) == name
        ]


def _name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    if widget.accessibleName():
        return widget.accessibleName()  # for a combo box Qt would tell its value
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _rows(view: QAbstractItemView) -> list[QModelIndex]:
    """Return all rows of a list or a tree, the inner ones after their parents."""
    model = view.model()
    rows: list[QModelIndex] = []

    def collect(parent: QModelIndex) -> None:
        for number in range(model.rowCount(parent)):
            index = model.index(number, 0, parent)
            rows.append(index)
            collect(index)

    collect(QModelIndex())
    return rows


def _spoken(view: QAbstractItemView, index: QModelIndex) -> str:
    """Return what is read out of a row: of all its columns the accessible text, else the text."""
    parts = []
    # A list model keeps the number of its columns to itself.
    model = view.model()
    is_list = isinstance(model, QAbstractListModel)
    columns = 1 if is_list else model.columnCount(index.parent())
    for column in range(columns):
        cell = index.siblingAtColumn(column)
        spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
        parts.append(str(spoken or cell.data() or ""))
    return " ".join(parts)
