"""A state with the sample project, and settings that start empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from explorer.launch.app import name_application
from explorer.look import apply_look
from explorer.snapshot import Snapshot
from explorer.state import State
from tests.helpers import window  # noqa: F401 - registers the scheme before there is an application
from tests.helpers.sample import SquareGazetteer, build_sample
from tests.helpers.told import told_snapshot


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> Iterator[QApplication]:
    name_application(qapp)
    apply_look(qapp)
    QSettings().clear()
    yield qapp
    QSettings().clear()


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


@pytest.fixture(scope="session")
def snapshot(sample_path: Path) -> Snapshot:
    return Snapshot.read(sample_path, SquareGazetteer())


@pytest.fixture
def state(snapshot: Snapshot) -> State:
    state = State()
    state.set_snapshot(snapshot)
    return state


@pytest.fixture
def told() -> State:
    """Return a state of which two documents tell the same and other things."""
    state = State()
    state.set_snapshot(told_snapshot())
    return state
