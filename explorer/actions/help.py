"""The menu 帮助: shortcuts, the first steps, messages and log, about the program."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from explorer.actions.base import Actions, Menu
from explorer.dialogs.journal import JournalDialog, open_log_folder
from explorer.dialogs.tour import Tour

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["HelpActions"]

_SEEN = "tour/seen"


class HelpActions(Actions):
    """What there is to know of the program."""

    menu = Menu.HELP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        messages = window.session.messages
        self.tour = Tour(window)
        self.tour.ended.connect(lambda: QSettings().setValue(_SEEN, "yes"))
        self.shortcuts = self.new("help.shortcuts", QKeySequence.StandardKey.HelpContents)
        self.show_tour = self.new("help.tour")
        self.separate()
        self.journal = self.new("help.messages")
        self.log_folder = self.new("help.log_folder")
        self.separate()
        self.about = self.new("help.about", icon="help")
        self.shortcuts.triggered.connect(self._show_shortcuts)
        self.show_tour.triggered.connect(self.tour.start)
        self.journal.triggered.connect(lambda: JournalDialog(window, messages).open())
        self.log_folder.triggered.connect(lambda: open_log_folder(messages))
        self.about.triggered.connect(self._show_about)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.shortcuts, self.tr("快捷键"))
        self.name(self.show_tour, self.tr("使用入门"))
        self.name(self.journal, self.tr("消息记录"))
        self.name(self.log_folder, self.tr("打开日志文件夹"))
        self.name(self.about, self.tr("关于大同图览"))

    def offer_tour(self) -> None:
        """Show the first steps to who has never seen them."""
        if QSettings().value(_SEEN) is None and not self.tour.isVisible():
            self.tour.start()

    def _show_about(self) -> None:
        # Like the other dialogs imported when it is wanted: it asks the installation, which takes
        # a while to learn how.
        from explorer.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self.window).open()

    def _show_shortcuts(self) -> None:
        """List the shortcuts of all menus, then those that hold inside panels only."""
        from explorer.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415

        menus = self.window.bars.menus
        groups = [
            (menu.title().split("(")[0].replace("&", ""), list(_entries(menu)))
            for menu in menus.values()
        ]
        of_menus = {action for _, actions in groups for action in actions}
        others = [a for a in self.window.findChildren(QAction) if a not in of_menus]
        ShortcutsDialog(self.window, [*groups, (self.tr("面板内"), others)]).open()


def _entries(menu: QMenu) -> Iterator[QAction]:
    """Yield the entries of a menu and of those within it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _entries(inner)
        else:
            yield action
