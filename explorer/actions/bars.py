"""Menu bar and toolbar, made of all `Actions`."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from explorer.actions.appearance import AppearanceActions
from explorer.actions.base import Actions, Menu
from explorer.actions.bookmarks import BookmarkActions
from explorer.actions.edit import EditActions
from explorer.actions.find import FindActions
from explorer.actions.help import HelpActions
from explorer.actions.layers import LayerActions
from explorer.actions.map import MapActions
from explorer.actions.output import OutputActions
from explorer.actions.project import ProjectActions, QuitActions
from explorer.actions.reading import ReadingActions
from explorer.actions.review import ReviewActions
from explorer.actions.tools import ToolActions
from explorer.actions.undo import UndoActions
from explorer.actions.view import ViewActions

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["ACTIONS", "TOOLBAR", "Bars"]

_Kind = TypeVar("_Kind", bound=Actions)

#: All actions, in the order of the menus; each class begins a group of its own.
ACTIONS: tuple[type[Actions], ...] = (
    ProjectActions,
    OutputActions,
    QuitActions,
    UndoActions,
    ReviewActions,
    EditActions,
    ReadingActions,
    FindActions,
    ViewActions,
    AppearanceActions,
    MapActions,
    BookmarkActions,
    ToolActions,
    LayerActions,
    HelpActions,
)
#: Those with tools, in the order of the toolbar: in, back, find, look, measure, out.
TOOLBAR: tuple[type[Actions], ...] = (
    ProjectActions,
    UndoActions,
    FindActions,
    MapActions,
    ToolActions,
    OutputActions,
)


class Bars(QObject):
    """Fills the window's menu bar and toolbar.

    Attributes
    ----------
    groups
        The actions by their class.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.groups: dict[type[Actions], Actions] = {kind: kind(window) for kind in ACTIONS}
        self.menus = {menu: QMenu(window) for menu in Menu}
        for menu, widget in self.menus.items():
            widget.setObjectName(f"menu.{menu.name.lower()}")
            window.menuBar().addMenu(widget)
        self.toolbar = window.toolbar
        for group in self.groups.values():
            _append(self.menus[group.menu], group.entries)
        for kind in TOOLBAR:
            self._fill_toolbar(self.groups[kind])
        self.draw_icons()
        self.retranslate()

    def group(self, kind: type[_Kind]) -> _Kind:
        """Return the actions of a class."""
        group = self.groups[kind]
        if not isinstance(group, kind):
            raise TypeError(f"{kind.__name__} is kept by another class's name")
        return group

    def _fill_toolbar(self, group: Actions) -> None:
        """Append a group's tools; unlike Qt's own toolbars, this one is reached by the Tab key."""
        _append(self.toolbar, group.tools)
        for action in filter(None, group.tools):
            button = self.toolbar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setObjectName(f"toolbar.{action.objectName()}")
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if action in group.signs:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def draw_icons(self) -> None:
        """Draw all icons in the colours of the present theme."""
        for group in self.groups.values():
            group.draw_icons()

    def retranslate(self) -> None:
        """Name menus and actions in the present language."""
        self.toolbar.setWindowTitle(self.tr("工具栏"))
        self.menus[Menu.PROJECT].setTitle(self.tr("项目(&P)"))
        self.menus[Menu.EDIT].setTitle(self.tr("编辑(&E)"))
        self.menus[Menu.VIEW].setTitle(self.tr("视图(&V)"))
        self.menus[Menu.MAP].setTitle(self.tr("地图(&M)"))
        self.menus[Menu.HELP].setTitle(self.tr("帮助(&H)"))
        for group in self.groups.values():
            group.retranslate()


def _append(bar: QMenu | QToolBar, entries: list[QAction | None]) -> None:
    """Append entries after a separator, if there is anything before."""
    if entries and bar.actions():
        bar.addSeparator()
    for entry in entries:
        if entry is None:
            bar.addSeparator()
        else:
            bar.addAction(entry)
