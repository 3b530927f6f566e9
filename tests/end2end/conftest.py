"""What the tests of the whole window share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from explorer.launch.app import name_application
from explorer.look import apply_look
from explorer.session import Session
from explorer.state import State
from tests.helpers.chromium import Browser, browser


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    name_application(qapp)
    apply_look(qapp)
    QSettings().clear()
    session = Session(State())
    yield session
    session.operations.shut_down()
    QSettings().clear()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running
