"""Two sources side by side: what is shown of them, how they stand, what is said of them."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from explorer.panels.compare import ComparePanel
from explorer.snapshot import Passage
from explorer.state import State
from geodata.model import Comparison, Verdict
from geodata.project.edits import SettleComparison
from tests.helpers.told import told_snapshot


@pytest.fixture
def panel(qtbot: QtBot, told: State) -> ComparePanel:
    panel = ComparePanel(told)
    qtbot.addWidget(panel)
    panel.resize(1280, 280)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _compare(told: State, rank: int = 0) -> Comparison:
    comparison = told.snapshot.comparisons[rank]
    told.compare_passages(Passage.of(comparison.first), Passage.of(comparison.second))
    return comparison


def test_both_sources_stand_side_by_side_at_their_figures(told: State, panel: ComparePanel) -> None:
    comparison = _compare(told)
    for side, fact in zip(panel.sides, (comparison.first, comparison.second), strict=True):
        assert side.text.document_id == fact.document_id
        marked = [s.cursor.selectedText() for s in side.text.extraSelections()]  # type: ignore[attr-defined]
        assert fact.quote in marked
        assert side.text.viewport().rect().contains(side.text.middle_of(fact.value_start))
        assert side.width() > 500  # of 1280
        title = told.snapshot.documents[fact.document_id].title
        assert title in side.heading.text()


def test_it_says_what_differs_and_why(told: State, panel: ComparePanel) -> None:
    comparison = _compare(told, rank=1)
    assert panel.subject.text().startswith("华阳碳纤维项目 · 总投资（")
    assert panel.subject.text().endswith(comparison.why)


def test_without_a_comparison_it_leads_to_the_disagreements(
    qtbot: QtBot, told: State, panel: ComparePanel
) -> None:
    assert panel.hint.isVisible()
    assert not panel.page.isVisible()
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        panel.hint.way.click()
    assert wanted.args == ["disagreements"]


def test_closing_ends_the_comparison(told: State, panel: ComparePanel) -> None:
    _compare(told)
    panel.close_button.click()
    assert told.compared is None
    assert panel.hint.isVisible()


def test_any_two_passages_can_be_compared(told: State, panel: ComparePanel) -> None:
    told.compare_passages(Passage("d-news", 0, 4), Passage("d-paper", 0, 4))
    assert [side.text.document_id for side in panel.sides] == ["d-news", "d-paper"]
    assert not panel.verdict.isVisible()
    assert not panel.subject.text()


def test_passages_compared_before_the_panel_is_made_are_shown(qtbot: QtBot, told: State) -> None:
    _compare(told)
    panel = ComparePanel(told)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.page.isVisible()
    assert panel.sides[0].text.document_id


def test_a_verdict_is_sent_with_its_reason(qtbot: QtBot, told: State, panel: ComparePanel) -> None:
    comparison = _compare(told)
    panel.verdict.note.setText("以新报道为准")
    with qtbot.waitSignal(told.edit_wanted) as wanted:
        panel.verdict.buttons[Verdict.SECOND].click()
    assert wanted.args == [SettleComparison(comparison.id, Verdict.SECOND, "以新报道为准")]


def test_a_verdict_is_shown(told: State, panel: ComparePanel) -> None:
    first, second = told.snapshot.comparisons
    settled = replace(first, verdict=Verdict.BOTH, note="一个含二期")
    told.set_snapshot(replace(told.snapshot, comparisons=(settled, second)))
    _compare(told)
    assert panel.verdict.buttons[Verdict.BOTH].isChecked()
    assert panel.verdict.note.text() == "一个含二期"


def test_a_project_that_changed_keeps_the_comparison(told: State, panel: ComparePanel) -> None:
    _compare(told)
    before = told.compared
    told.set_snapshot(told_snapshot())
    panel.retranslate()
    assert told.compared == before
    assert panel.page.isVisible()
