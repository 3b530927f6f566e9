"""The menu 帮助: about the program."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from explorer.actions.base import Actions, Menu
from explorer.icons import app_icon
from geodata.mapping.payload import ATTRIBUTION

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["HelpActions"]


class HelpActions(Actions):
    """What there is to know of the program."""

    menu = Menu.HELP

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.about = self.new("help.about", icon="help")
        self.about.triggered.connect(self._show_about)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.about, self.tr("关于大同图览"))

    def _show_about(self) -> None:
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("关于大同图览"))
        box.setIconPixmap(app_icon().pixmap(64, 64))
        box.setText(self.tr("大同图览"))
        box.setInformativeText(
            self.tr(
                "把本地报刊和工作报告里关于大同各地的说法放到地图上，"
                "每个数字都附原文和出处。全程离线，不访问网络。\n\n"
                "{}\n\n地图仅供内部参考，公开使用前须依法送审并标注审图号。"
            ).format(ATTRIBUTION)
        )
        box.open()
