"""A script that asks for a picture or a start-up time gets an answer, whatever happens."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.launch import errand as errand_module
from explorer.launch.errand import Errand
from explorer.session import Session
from explorer.state import State

if TYPE_CHECKING:
    from explorer.window import MainWindow


class _Map(QObject):
    drew = Signal()
    is_drawn = False


class _Window(QObject):
    """What an errand needs of a window; its map is never drawn."""

    furnished = Signal()
    is_furnished = True

    def __init__(self) -> None:
        super().__init__()
        self.map = _Map(self)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(State())
    yield session
    session.operations.shut_down()


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    return codes


def test_a_map_that_is_never_drawn_ends_the_program_with_a_sentence(
    qtbot: QtBot,
    session: Session,
    exits: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(errand_module, "_PATIENCE_MS", 20)
    window = _Window()
    errand = Errand(cast("MainWindow", window), session, None, stays=False)
    qtbot.waitUntil(lambda: bool(exits))
    assert exits[0] == errand.exit_code == 1
    assert "地图仍未画好" in capsys.readouterr().err


def test_a_long_operation_is_waited_for(
    qtbot: QtBot, session: Session, exits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand_module, "_PATIENCE_MS", 20)
    window, is_enough = _Window(), threading.Event()
    QTimer.singleShot(100, is_enough.set)
    with qtbot.waitSignal(session.operations.ended):
        session.operations.start(
            "longer than patience",
            lambda _: is_enough.wait(10),
            succeeded=lambda _: exits.append(-1),
            failed=lambda _: exits.append(-2),
        )
        errand = Errand(cast("MainWindow", window), session, None, stays=False)
    assert exits == [-1]
    assert errand.exit_code == 0
