"""What the tests of the whole window share."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from explorer.launch.app import name_application
from explorer.look import apply_look
from explorer.session import Session
from explorer.state import State
from geodata.mapping.page import map_page
from geodata.mapping.payload import map_data
from geodata.project import Project
from tests.helpers.chromium import Browser, Page, browser
from tests.helpers.map_page import Open, open_map_page
from tests.helpers.sample import SquareGazetteer, build_sample


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


@pytest.fixture(scope="module")
def open_map(chromium: Browser) -> Open:
    """Open a page with these data."""
    return partial(open_map_page, chromium, map_page(cache_dir=None).encode())


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the sample on ten square counties."""
    gazetteer = SquareGazetteer()
    path = build_sample(tmp_path_factory.mktemp("map") / "sample.gpkg", gazetteer)
    with Project.open(path) as project:
        return map_data(project, gazetteer)


@pytest.fixture
def page(open_map: Open, data: dict[str, Any]) -> Iterator[Page]:
    opened = open_map(data)
    yield opened
    assert opened.complaints == []
