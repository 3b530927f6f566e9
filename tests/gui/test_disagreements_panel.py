from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.filtering import Filter
from explorer.models.disagreements import COMPARISON_ROLE, ROW_ROLE, DisagreementModel
from explorer.models.histories import EventRow, HistoryModel, ProjectRow
from explorer.models.scope import Scope
from explorer.panels.disagreements import DisagreementsPanel
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from geodata.model import Difference, Verdict
from tests.helpers.told import CARBON, POWER, TEMPLE, told_snapshot
from tests.helpers.window import click


@pytest.fixture
def panel(qtbot: QtBot, told: State) -> DisagreementsPanel:
    panel = DisagreementsPanel(told)
    qtbot.addWidget(panel)
    panel.resize(384, 760)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _choose(panel: DisagreementsPanel, chooser: str, row: int) -> None:
    box = getattr(panel, chooser)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def _metrics(model: DisagreementModel) -> list[str]:
    return [model.index(row).data(ROW_ROLE).metric for row in range(model.rowCount())]


def _events(model: HistoryModel) -> list[str]:
    rows = (model.index(row).data(ROW_ROLE) for row in range(model.rowCount()))
    return [row.place.name if isinstance(row, ProjectRow) else row.status for row in rows]


def _click(panel: DisagreementsPanel, row: int) -> None:
    view = panel.cards if panel.cards.isVisible() else panel.events
    index = view.model().index(row, 0)
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center())


def test_each_side_has_its_figure_quote_and_source(told: State) -> None:
    model = DisagreementModel(told)
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    sides = next(row for row in rows if row.metric == "总投资")
    assert sides.subject == "华阳碳纤维项目"
    assert (sides.first.figure, sides.second.figure) == ("6.82亿元", "9亿元")
    assert sides.second.source == "《项目进展》 云冈报，2025年3月1日"
    assert sides.why


def test_labels_and_scopes_choose(told: State) -> None:
    model = DisagreementModel(told)
    assert set(_metrics(model)) == {"总投资", "地区生产总值"}
    gdp = next(c for c in told.snapshot.comparisons if c.place_id is None)
    model.choose(Scope.ALL, gdp.difference)
    assert "地区生产总值" in _metrics(model)
    model.choose(Scope.SELECTED, None)
    assert _metrics(model) == []
    told.select_places([CARBON])
    assert _metrics(model) == ["总投资"]
    told.select_area("140214")
    assert set(_metrics(model)) == {"总投资", "地区生产总值"}


def test_lists_follow_the_filter(told: State) -> None:
    differing, histories = DisagreementModel(told), HistoryModel(told)
    told.set_filter(Filter(counties=frozenset(("140225",))))
    assert (differing.rowCount(), histories.rowCount()) == (0, 0)
    differing.choose(Scope.ALL, None)
    histories.choose(Scope.ALL)
    assert differing.rowCount() == 2
    assert histories.count == 2
    told.set_filter(Filter())
    assert differing.counts().total() == 2


def test_the_unexplained_come_first(told: State) -> None:
    first, second = told.snapshot.comparisons
    changed = replace(
        told.snapshot,
        comparisons=(
            replace(first, difference=Difference.CHANGE),
            replace(second, difference=Difference.CONFLICT),
        ),
    )
    told.set_snapshot(changed)
    model = DisagreementModel(told)
    assert model.index(0).data(COMPARISON_ROLE).id == second.id


def test_a_history_goes_in_the_order_of_time_with_its_plans(told: State) -> None:
    model = HistoryModel(told)
    assert _events(model) == ["华阳碳纤维项目", "开工", "设备安装", "投产", "同热三期", "开工"]
    rows = [model.index(row).data(ROW_ROLE) for row in range(1, 4)]
    assert all(isinstance(row, EventRow) for row in rows)
    assert [row.is_planned for row in rows] == [False, False, True]
    assert [row.when for row in rows] == ["去年10月", "2024年11月29日见报", "2025年底"]
    assert (rows[0].is_first, rows[2].is_last) == (True, True)


def test_models_keep_qts_contract(qtbot: QtBot, told: State) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails the test
    models = [DisagreementModel(told), HistoryModel(told)]
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    told.set_filter(Filter(kinds=frozenset(("scenic",))))
    told.set_filter(Filter())
    told.set_snapshot(Snapshot())
    assert [model.rowCount() for model in models] == [0, 0]
    assert len(testers) == 2


def test_a_click_compares_both_sources(
    qtbot: QtBot, told: State, panel: DisagreementsPanel
) -> None:
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        _click(panel, 0)
    comparison = panel.disagreements.index(0).data(COMPARISON_ROLE)
    assert wanted.args == ["compare"]
    assert told.compared == (Passage.of(comparison.first), Passage.of(comparison.second))
    assert told.selection.fact_id == comparison.first.id


def test_the_disagreement_that_is_compared_is_marked(
    told: State, panel: DisagreementsPanel
) -> None:
    comparison = panel.disagreements.index(1).data(COMPARISON_ROLE)
    told.compare_passages(Passage.of(comparison.first), Passage.of(comparison.second))
    assert [index.row() for index in panel.cards.selectedIndexes()] == [1]
    told.set_snapshot(told_snapshot())
    panel.retranslate()
    assert [index.row() for index in panel.cards.selectedIndexes()] == [1]
    told.end_comparison()
    assert not panel.cards.selectedIndexes()


def test_what_is_settled_can_be_left_out(told: State, panel: DisagreementsPanel) -> None:
    first, second = told.snapshot.comparisons
    settled = replace(first, verdict=Verdict.BOTH, note="一个含二期")
    told.set_snapshot(replace(told.snapshot, comparisons=(settled, second)))
    assert panel.disagreements.row_of(settled.id) >= 0
    _choose(panel, "labels", panel.labels.count() - 1)
    assert panel.labels.currentText() == "尚未核定（1）"
    assert panel.disagreements.row_of(settled.id) < 0


def test_choosers_tell_how_many_there_are(told: State, panel: DisagreementsPanel) -> None:
    assert panel.differing.text() == "出入 2"
    assert panel.changing.text() == "项目进展 2"
    assert panel.labels.itemText(0) == "全部类别（2）"


def test_a_click_on_an_event_turns_to_its_quote(
    qtbot: QtBot, told: State, panel: DisagreementsPanel
) -> None:
    panel.changing.click()
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        _click(panel, 2)
    assert wanted.args == ["source"]
    assert told.selection.place_ids == (CARBON,)
    passage = told.selection.passage
    assert passage is not None
    text = told.snapshot.documents[passage.document_id].text
    assert text[passage.start : passage.end] == "正在安装设备"


def test_a_click_on_a_project_selects_it(told: State, panel: DisagreementsPanel) -> None:
    panel.changing.click()
    _click(panel, 4)
    assert told.selection.place_ids == (POWER,)


def test_empty_lists_say_why(told: State, panel: DisagreementsPanel) -> None:
    _choose(panel, "scopes", list(Scope).index(Scope.SELECTED))
    assert "先在地图" in panel.hint.text()
    told.select_places([TEMPLE])
    assert "没有发现出入" in panel.hint.text()
    panel.changing.click()
    assert "建设状态" in panel.hint.text()
    told.set_snapshot(Snapshot())
    assert panel.hint.isVisible()


def test_a_disagreement_is_copied_with_both_sources(told: State, panel: DisagreementsPanel) -> None:
    panel.cards.setCurrentIndex(panel.disagreements.index(0))
    panel.cards.copy.trigger()
    text = QGuiApplication.clipboard().text()
    sides = panel.disagreements.index(0).data(ROW_ROLE)
    assert sides.first.quote in text
    assert sides.second.source in text


def test_the_pointer_on_a_row_lights_its_place_up(told: State, panel: DisagreementsPanel) -> None:
    comparison = next(c for c in told.snapshot.comparisons if c.place_id)
    row = panel.disagreements.row_of(comparison.id)
    panel.cards.entered.emit(panel.disagreements.index(row))
    assert told.hovered == CARBON
    panel.events.entered.emit(panel.histories.index(4))
    assert told.hovered == POWER
    panel.events.left.emit()
    assert told.hovered == ""
