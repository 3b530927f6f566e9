"""Of the menu 视图: theme and language."""

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from explorer.actions.base import Actions, Menu
from explorer.appearance import Language
from explorer.look import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.window import MainWindow

__all__ = ["AppearanceActions"]

_Value = TypeVar("_Value", bound=Enum)


class AppearanceActions(Actions):
    """The submenus 外观 and 语言: follow the system, or one of each."""

    menu = Menu.VIEW

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        appearance = window.appearance
        self.look, self.languages = QMenu(window), QMenu(window)
        self.entries += [self.look.menuAction(), self.languages.menuAction()]
        self.system_theme, self.light, self.dark = self._choices(
            self.look,
            "view.theme",
            (None, *Theme),
            appearance.chosen_theme,
            appearance.choose_theme,
        )
        self.system_language, self.chinese, self.english = self._choices(
            self.languages,
            "view.language",
            (None, *Language),
            appearance.chosen_language,
            appearance.choose_language,
        )

    def retranslate(self) -> None:
        """Name all actions; each language is called by its own name, for who cannot read on."""
        self.look.setTitle(self.tr("外观"))
        self.languages.setTitle(self.tr("语言 Language"))
        self.system_theme.setText(self.tr("跟随系统"))
        self.light.setText(self.tr("浅色"))
        self.dark.setText(self.tr("深色"))
        self.system_language.setText(self.tr("跟随系统"))
        self.chinese.setText("中文")
        self.english.setText("English")

    def _choices(
        self,
        menu: QMenu,
        name: str,
        values: tuple[_Value | None, ...],
        chosen: _Value | None,
        choose: "Callable[[_Value | None], None]",
    ) -> list[QAction]:
        """Fill a menu with a radio button for each value."""
        group = QActionGroup(menu)
        actions = []
        for value in values:
            action = QAction(group)
            action.setObjectName(f"{name}.{value.value if value else 'system'}")
            action.setCheckable(True)
            action.setChecked(value is chosen)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            actions.append(action)
        menu.addActions(actions)
        return actions
