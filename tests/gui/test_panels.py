import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.panels.facts import FactsPanel
from explorer.state import State
from tests.helpers.sample import HOSTILE
from tests.helpers.window import click


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def facts(qtbot: QtBot, state: State) -> FactsPanel:
    panel = FactsPanel(state)
    qtbot.addWidget(panel)
    panel.resize(380, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_the_head_tells_place_precision_evidence_and_aliases(
    state: State, facts: FactsPanel
) -> None:
    state.select_places([_id(state, "华阳高性能碳纤维项目")])
    details = facts.details
    assert details.name.text() == "华阳高性能碳纤维项目"
    assert details.facts.text() == "项目·云冈区·设备安装"
    assert "仅知所在县区" in details.details.text()
    assert "误差约 20 公里" in details.details.text()
    assert "文中称“华阳高性能碳纤维项目”" in details.details.text()
    assert "地名库：样例" not in details.details.text().replace(":", "：").split("依据")[0]
    details.more.click()
    assert "2. 地名库" in details.details.text()


def test_without_a_selection_the_head_sums_the_project_up(state: State, facts: FactsPanel) -> None:
    assert facts.details.name.text() == "sample"
    assert facts.details.facts.text().startswith("2 篇文献，21 处地点")


def test_a_click_on_a_card_selects_its_fact(state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, "左云经开区")])
    rect = facts.cards.visualRect(facts.model.index(0))
    click(facts.cards.viewport(), rect.center())
    (fact,) = state.selected_facts()
    assert state.selection.fact_id == fact.id


def test_the_selected_fact_is_the_current_card(state: State, facts: FactsPanel) -> None:
    both = [_id(state, "云冈石窟"), _id(state, "左云经开区")]
    state.select_places(both)
    state.select_fact(state.selected_facts()[1].id)
    assert [index.row() for index in facts.cards.selectedIndexes()] == [1]
    state.select_places([both[0]])
    assert facts.cards.selectedIndexes() == []


def test_a_place_that_is_only_mentioned_says_so(state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, "恒山悬空寺")])
    assert facts.hint.isVisible()
    assert not facts.cards.isVisible()


def test_cards_and_the_hint_are_never_both_shown(state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, "云冈石窟")])
    assert facts.model.rowCount()
    assert facts.cards.isVisible()
    assert not facts.hint.isVisible()


def test_a_card_is_copied_with_its_source(state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, "云冈石窟")])
    facts.cards.setCurrentIndex(facts.model.index(0))
    facts.cards.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == (
        "云冈石窟 接待游客 突破 400万人次（今年截至目前）\n"
        "“云冈石窟接待游客突破400万人次”\n"
        "《项目建设“加速度”推动县域经济“大发展”》 大同日报，2024年11月29日"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(state: State, facts: FactsPanel, text: str) -> None:
    state.select_places([_id(state, f"{text}公园")])
    labels = facts.details.findChildren(QLabel)
    texts = [label for label in labels if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in texts)
    assert facts.details.name.text() == f"{text}公园"
    (fact,) = state.selected_facts()
    assert text in fact.quote
    assert not facts.grab().isNull()


def test_cards_grow_when_the_panel_shrinks(qtbot: QtBot, state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, f"{HOSTILE[5]}公园")])
    wide = facts.cards.visualRect(facts.model.index(0)).height()
    facts.resize(220, 600)
    qtbot.waitUntil(lambda: facts.cards.visualRect(facts.model.index(0)).height() > wide)
    assert facts.cards.visualRect(facts.model.index(0)).left() == QPoint(0, 0).x()
