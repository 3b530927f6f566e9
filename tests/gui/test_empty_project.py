"""A project whose documents name nothing: each panel says so, and none asks for documents."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.panels.county import CountyPanel
from explorer.panels.left import LeftPanel
from explorer.panels.place_details import PlaceDetails
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.model import Document


@pytest.fixture
def state() -> State:
    document = Document("d1", "天气", None, date(2024, 11, 2), "天气.txt", "", "今天天气很好。")
    state = State()
    state.set_snapshot(Snapshot(documents={"d1": document}))
    return state


def _shown(qtbot: QtBot, panel: QWidget) -> None:
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()


def test_the_left_dock_has_no_filter_and_says_why(qtbot: QtBot, state: State) -> None:
    panel = LeftPanel(state)
    _shown(qtbot, panel)
    assert not panel.filters.isVisible()
    assert panel.places.hint.text() == "文献中没有读出地点。"
    state.set_snapshot(Snapshot())
    assert "添加文献后" in panel.places.hint.text()
    state.await_project(is_awaited=True)
    assert panel.places.hint.text() == "正在打开项目…"
    panel.search.searcher.shut_down()


def test_the_facts_panel_says_that_a_project_is_being_opened(qtbot: QtBot) -> None:
    state = State()
    panel = PlaceDetails(state)
    _shown(qtbot, panel)
    assert panel.name.text() == "还没有打开的项目"
    state.await_project(is_awaited=True)
    assert panel.name.text() == "正在打开项目…"
    state.await_project(is_awaited=False)
    assert panel.name.text() == "还没有打开的项目"


def test_the_county_panel_says_so_too(qtbot: QtBot, state: State) -> None:
    panel = CountyPanel(state)
    _shown(qtbot, panel)
    assert panel.hint.text() == "文献中没有读出地点和数据。"
    assert not panel.hint.way.isVisible()
    state.set_snapshot(Snapshot())
    assert panel.hint.way.isVisible()
