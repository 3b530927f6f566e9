"""What the command line asks of a window beside being there: its start-up time, a picture of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.launch.clock import milliseconds_since_start
from explorer.messages import Level, Message
from explorer.window import MainWindow

if TYPE_CHECKING:
    from explorer.session import Session

__all__ = ["Errand"]

_LOOK_EVERY_MS = 150
_ALIKE = 5  # longer than a flight of the map takes, whose last steps nobody sees
_MOST_LOOKS = 60
_PATIENCE_MS = 60_000  # without anything running: a script is told rather than kept waiting


class Errand(QObject):
    """Waits until the map is drawn and the panels are filled; then measures, pictures and quits.

    Attributes
    ----------
    exit_code
        1 when something went wrong that a script has to know of.
    """

    def __init__(
        self, window: MainWindow, session: "Session", screenshot: Path | None, *, stays: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._screenshot = screenshot
        self._stays = stays and screenshot is None
        self._last_look = QImage()
        self._looks = self._alike = 0
        self.exit_code = 0
        if self._stays:
            return
        self._patience = QTimer(self)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        self._patience.start()
        session.operations.ended.connect(self._on_ended)
        session.messages.posted.connect(self._on_message)
        window.map.drew.connect(self._check)
        window.furnished.connect(self._check)

    def _on_ended(self, _: object) -> None:
        self._patience.start()
        self._check()

    def _lose_patience(self) -> None:
        if self._session.operations.running:
            return
        sys.stderr.write("datong: 等了一分钟，地图仍未画好，已退出；详情见日志。\n")
        self.exit_code = 1
        QApplication.exit(1)

    def _on_message(self, message: Message | None) -> None:
        if message is not None and message.level is Level.ERROR:
            sys.stderr.write("\n".join(("datong: " + message.text, *message.details)) + "\n")
            self.exit_code = 1
            if self._session.state.snapshot.path is None:
                QApplication.exit(1)

    def _check(self) -> None:
        is_open = self._session.state.snapshot.path is not None
        if not (is_open and self._window.map.is_drawn and self._window.is_furnished):
            return
        if self._session.operations.running:
            return
        self._patience.stop()
        if self._screenshot is None:
            sys.stdout.write(f"{milliseconds_since_start():.0f}\n")
            QApplication.quit()
        else:
            self._select_something()
            self._look_again()

    def _select_something(self) -> None:
        """Select the first place with facts of those that most is said of, all counties in view."""
        state = self._session.state
        telling = (
            p for p in state.shown if p.precision.is_drawn and p.id in state.snapshot.facts_of_place
        )
        place = next(telling, None)
        if place is not None:
            state.select_places([place.id])
            self._window.map.bridge.show_all()

    def _look_again(self) -> None:
        """Take a picture as soon as several in a row are alike: the map has come to rest."""
        look = self._window.grab().toImage()
        self._looks += 1
        self._alike = self._alike + 1 if look == self._last_look else 0
        if self._alike >= _ALIKE and self._screenshot is not None:
            if not look.save(str(self._screenshot)):
                sys.stderr.write(f"datong: 不能写入 {self._screenshot}。\n")
                self.exit_code = 1
            QApplication.quit()
        elif self._looks >= _MOST_LOOKS:
            sys.stderr.write("datong: 地图没有静止下来，没有截图。\n")
            self.exit_code = 1
            QApplication.quit()
        else:
            self._last_look = look
            QTimer.singleShot(_LOOK_EVERY_MS, self._look_again)
