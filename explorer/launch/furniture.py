"""What the bare window is furnished with: message bar, panels, status bar, menus.

All panels are mounted here, one line a panel in the order of the tabs. A panel is made when it is
first seen, so that one out of sight costs nothing at the start.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QVBoxLayout

from explorer.actions.bars import Bars
from explorer.docks import Side
from explorer.editing import History
from explorer.panels.drop_sign import DropSign
from explorer.panels.facts import FactsPanel
from explorer.panels.left import LeftPanel
from explorer.panels.message_bar import MessageBar
from explorer.panels.position_box import PositionBox
from explorer.panels.status import StatusBar
from explorer.positions.frames import FrameChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from explorer.window import MainWindow

__all__ = ["furnish"]

_LEFT, _RIGHT, _BELOW = Side.LEFT, Side.RIGHT, Side.BOTTOM


def furnish(window: "MainWindow") -> "Iterator[None]":
    """Furnish a window that has its session, step by step: between two it may look at events."""
    session, state = window.session, window.session.state
    window.history = History(session, window)
    state.edit_wanted.connect(window.history.do)
    window.messages = MessageBar(session.messages)
    layout = window.middle.layout()
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(0, window.messages)
    window.status = StatusBar(state, session.operations, session.messages)
    window.frames = FrameChoice(window)
    window.status.add_position(PositionBox(window.map.viewing, window.frames))
    window.setStatusBar(window.status)
    drops = DropSign(window)
    drops.project_dropped.connect(session.open_project)
    drops.documents_dropped.connect(session.add_documents)
    yield
    left = LeftPanel(state)
    window.search, window.filters, window.places = left.search, left.filters, left.places
    yield
    _mount_panels(window, left)
    yield
    window.toolbar.clear()
    window.menuBar().clear()
    window.bars = Bars(window)
    state.panel_wanted.connect(window.docks.show_panel)
    state.compared_changed.connect(lambda: _show_comparison(window))
    window.appearance.theme_changed.connect(window.bars.draw_icons)


def _mount_panels(window: "MainWindow", left: LeftPanel) -> None:
    """Give each panel its place, its title and how it is made: one line a panel.

    `_later` is for those that a first glance does not meet: they are imported when they are seen.
    """
    session, mount = window.session, window.docks.mount
    state = session.state
    mount("search", _LEFT, QT_TRANSLATE_NOOP("Docks", "地点"), lambda: left)
    mount("facts", _RIGHT, QT_TRANSLATE_NOOP("Docks", "事实"), lambda: FactsPanel(state))
    mount("source", _RIGHT, QT_TRANSLATE_NOOP("Docks", "原文"), _later("source.SourcePanel", state))
    mount("county", _RIGHT, QT_TRANSLATE_NOOP("Docks", "县区"), _later("county.CountyPanel", state))
    disagreements = _later("disagreements.DisagreementsPanel", state)
    mount("disagreements", _RIGHT, QT_TRANSLATE_NOOP("Docks", "出入"), disagreements)
    table, documents = _later("table.TablePanel", session), "documents.DocumentsPanel"
    mount("table", _BELOW, QT_TRANSLATE_NOOP("Docks", "属性表"), table)
    timeline = _later("timeline.TimelinePanel", state)
    mount("timeline", _BELOW, QT_TRANSLATE_NOOP("Docks", "时间线"), timeline)
    mount("documents", _BELOW, QT_TRANSLATE_NOOP("Docks", "文献"), _later(documents, session))
    compare = _later("compare.ComparePanel", state)
    mount("compare", _BELOW, QT_TRANSLATE_NOOP("Docks", "对照"), compare)
    window.docks.open()


def _show_comparison(window: "MainWindow") -> None:
    """Show two passages side by side below, and what was there before when they are done with."""
    if window.session.state.compared is not None:
        window.docks.show_for_now("compare")
    else:
        window.docks.put_back("compare")


def _later(name: str, *arguments: object) -> "Callable[[], QWidget]":
    """Return how a panel of `explorer.panels` is made, imported not before it is made."""

    def make() -> "QWidget":
        module, _, kind = name.partition(".")
        panel: QWidget = getattr(import_module(f"explorer.panels.{module}"), kind)(*arguments)
        return panel

    return make
