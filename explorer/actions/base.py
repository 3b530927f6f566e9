"""What menus are made of: `Actions`, the base of every module of this package."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from explorer.icons import line_icon

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["Actions", "Menu"]

Key = QKeySequence | QKeySequence.StandardKey | str


class Menu(Enum):
    """The menus of the menu bar, in their order."""

    PROJECT = auto()
    EDIT = auto()
    VIEW = auto()
    MAP = auto()
    HELP = auto()


class Actions(QObject):
    """Some entries of one menu, what they do and what they are called.

    A subclass sets `menu`, creates its actions in the constructor with `new` (in the order of the
    menu, `separate` between groups), connects them, and names them in `retranslate`.

    Attributes
    ----------
    entries
        The menu's entries in their order; None separates groups.
    tools
        Those of them that stand in the toolbar as well, likewise.
    signs
        Those of the tools that everybody knows by their icon alone.
    """

    menu: Menu

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.entries: list[QAction | None] = []
        self.tools: list[QAction | None] = []
        self.signs: list[QAction] = []
        self._icons: dict[QAction, str] = {}

    def new(
        self,
        name: str,
        *keys: Key,
        icon: str = "",
        in_toolbar: bool = False,
        is_sign: bool = False,
    ) -> QAction:
        """Append an action to the menu.

        Parameters
        ----------
        name
            The object name, such as `project.open`; tests and the list of shortcuts go by it.
        keys
            The shortcuts.
        icon
            The name of a line icon of `resources/icons/`.
        in_toolbar
            Whether the toolbar shows it too.
        is_sign
            Whether the toolbar shows the icon without words.
        """
        action = QAction(self.window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.window.addAction(action)
        self.entries.append(action)
        if icon:
            self._icons[action] = icon
        if in_toolbar:
            self.tools.append(action)
        if is_sign:
            self.signs.append(action)
        return action

    def separate(self) -> None:
        """Begin a new group of the menu."""
        self.entries.append(None)

    def name(self, action: QAction, text: str, tip: str = "") -> None:
        """Give an action its text, and its tooltip with the shortcut."""
        action.setText(text)
        action.setIconText(text.rstrip("…"))
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or text.rstrip('…')}  {key}".rstrip())

    def draw_icons(self) -> None:
        """Draw the icons in the colour of the text beside them."""
        palette = self.window.palette()
        ink = palette.color(palette.ColorRole.ButtonText)
        for action, icon in self._icons.items():
            action.setIcon(line_icon(icon, ink.name()))

    def retranslate(self) -> None:
        """Name all actions in the present language."""
        raise NotImplementedError
