from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.charts import Chart
from explorer.look import Theme, apply_look
from explorer.models.cards import KEY_ROLE
from explorer.models.fact_groups import Order, chart_of
from explorer.models.facts import FACT_ROLE, ROW_ROLE, FactModel, Heading
from explorer.models.place_comparison import ENTRIES_ROLE, PlaceComparison
from explorer.panels.facts import FactsPanel
from explorer.snapshot import Snapshot
from explorer.state import State
from tests.helpers.sample import HOSTILE
from tests.helpers.told import CARBON, POWER, TEMPLE, told_snapshot
from tests.helpers.window import click


@pytest.fixture
def panel(qtbot: QtBot, told: State) -> FactsPanel:
    return _shown(qtbot, told)


def _shown(qtbot: QtBot, state: State) -> FactsPanel:
    panel = FactsPanel(state)
    qtbot.addWidget(panel)
    panel.resize(380, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _rows(model: FactModel) -> list[object]:
    return [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]


def _figures(model: FactModel) -> list[str]:
    return [row.figure for row in _rows(model) if not isinstance(row, Heading | Chart)]


def _choose_order(panel: FactsPanel, order: Order) -> None:
    row = list(Order).index(order)
    panel.order.setCurrentIndex(row)
    panel.order.activated.emit(row)


def test_values_of_one_metric_stand_together_with_their_chart(told: State) -> None:
    told.select_area("140214")
    heading, chart, *cards = _rows(FactModel(told))
    assert heading == Heading("地区生产总值", 2)
    assert isinstance(chart, Chart)
    assert [(bar.label, bar.figure) for bar in chart.bars] == [
        ("2023年", "200亿元"),
        ("2024年", "230亿元"),
    ]
    assert len(cards) == 2


def test_single_metrics_follow_under_a_heading_of_their_own(told: State) -> None:
    told.select_places([CARBON])
    rows = _rows(FactModel(told))
    assert [row.title for row in rows if isinstance(row, Heading)] == ["总投资", "其他指标"]


def test_values_are_drawn_only_where_it_is_told_when_or_whose_they_are(told: State) -> None:
    snapshot = told.snapshot
    facts = {i: replace(fact, period="") for i, fact in snapshot.facts.items()}
    documents = {i: replace(d, issued=None) for i, d in snapshot.documents.items()}
    of_area = {code: tuple(facts[f.id] for f in of) for code, of in snapshot.facts_of_area.items()}
    timeless = replace(snapshot, facts=facts, documents=documents, facts_of_area=of_area)
    told.set_snapshot(timeless)
    told.select_area("140214")
    assert not [row for row in _rows(FactModel(told)) if isinstance(row, Chart)]


@pytest.mark.parametrize(
    ("order", "figures"),
    [
        (Order.READING, ["6.82亿元", "120亩", "9亿元"]),
        (Order.METRIC, ["6.82亿元", "9亿元", "120亩"]),
        (Order.VALUE, ["9亿元", "6.82亿元", "120亩"]),
        (Order.DOCUMENT, ["6.82亿元", "120亩", "9亿元"]),
        (Order.PERIOD, ["6.82亿元", "120亩", "9亿元"]),
    ],
)
def test_cards_can_be_ordered(
    told: State, panel: FactsPanel, order: Order, figures: list[str]
) -> None:
    told.select_places([CARBON])
    _choose_order(panel, order)
    assert _figures(panel.model) == figures


def test_documents_and_periods_head_their_cards(told: State) -> None:
    model = FactModel(told)
    told.select_places([CARBON])
    model.set_order(Order.DOCUMENT)
    titles = [row.title for row in _rows(model) if isinstance(row, Heading)]
    assert titles == ["《县区动态》 大同日报，2024年11月29日", "《项目进展》 云冈报，2025年3月1日"]
    told.select_area("140214")
    model.set_order(Order.PERIOD)
    assert [row.title for row in _rows(model) if isinstance(row, Heading)] == ["2023年", "2024年"]


def test_the_models_keep_qts_contract(qtbot: QtBot, told: State) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails the test
    models = [FactModel(told), PlaceComparison(told)]
    models[1].follow(wanted=True)
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    told.select_places([CARBON, POWER])
    told.select_area("140214")
    told.set_snapshot(Snapshot())
    assert len(testers) == 2
    assert models[1].columnCount() == 0


def test_hundreds_of_values_have_no_chart_of_the_first_few(told: State) -> None:
    investments = told.snapshot.facts_of_place[CARBON]
    two = [fact for fact in investments if fact.metric == "总投资"]
    assert chart_of(told.snapshot, two, names_subject=False) is not None
    assert chart_of(told.snapshot, two * 300, names_subject=False) is None


def test_headings_and_charts_are_passed_over_by_the_keyboard(
    qtbot: QtBot, told: State, panel: FactsPanel
) -> None:
    told.select_area("140214")
    panel.cards.setFocus()
    qtbot.keyClick(panel.cards, Qt.Key.Key_Home)
    assert panel.cards.currentIndex().data(FACT_ROLE) == told.selected_facts()[0].id
    qtbot.keyClick(panel.cards, Qt.Key.Key_Up)
    assert panel.cards.currentIndex().row() == 2
    qtbot.keyClick(panel.cards, Qt.Key.Key_End)
    qtbot.keyClick(panel.cards, Qt.Key.Key_Return)
    assert told.selection.fact_id == told.selected_facts()[-1].id


def test_a_click_on_a_card_selects_its_fact_and_turns_to_the_source(
    qtbot: QtBot, told: State, panel: FactsPanel
) -> None:
    told.select_places([CARBON])
    second = told.selected_facts()[1]
    index = panel.model.index(panel.model.row_of(second.id))
    panel.cards.scrollTo(index)
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        click(panel.cards.viewport(), panel.cards.visualRect(index).center())
    assert wanted.args == ["source"]
    assert told.selection.fact_id == second.id


def test_a_click_on_a_bar_selects_its_fact(told: State, panel: FactsPanel) -> None:
    told.select_area("140214")
    rect = panel.cards.visualRect(panel.model.index(1))
    lower = QPoint(rect.center().x(), rect.top() + rect.height() * 2 // 3)
    click(panel.cards.viewport(), lower)
    assert told.snapshot.facts[told.selection.fact_id].period == "2024年"


def test_all_cards_are_copied_in_their_order(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON])
    panel.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.count("华阳碳纤维项目") == 3
    assert text.index("6.82亿元") < text.index("9亿元") < text.index("120亩")
    assert "《项目进展》 云冈报，2025年3月1日" in text


def test_several_places_are_compared_in_a_table(told: State, panel: FactsPanel) -> None:
    assert not panel.compare.isVisible()
    told.select_places([CARBON, POWER])
    panel.compare.click()
    assert panel.table.isVisible()
    assert not panel.cards.isVisible()
    model = panel.table.comparison
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    metrics = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert heads == ["华阳碳纤维项目", "同热三期"]
    assert metrics == ["总投资", "占地", "装机容量"]
    assert model.index(0, 0).data() == "6.82亿元\n9亿元"


def test_what_is_not_told_stays_empty_and_is_no_zero(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.compare.click()
    model = panel.table.comparison
    assert model.index(0, 1).data() == ""
    assert model.index(0, 1).data(ENTRIES_ROLE) == ()


def test_a_cell_selects_its_fact_and_the_places_stay(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.compare.click()
    index = panel.table.comparison.index(2, 1)
    click(panel.table.viewport(), panel.table.visualRect(index).center())
    assert told.snapshot.facts[told.selection.fact_id].metric == "装机容量"
    assert told.selection.place_ids == (CARBON, POWER)


def test_the_cell_of_the_selected_fact_is_marked(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.compare.click()
    told.select_fact(told.snapshot.facts_of_place[POWER][0].id)
    assert [(i.row(), i.column()) for i in panel.table.selectedIndexes()] == [(2, 1)]
    told.select_fact(told.snapshot.facts_of_place[CARBON][2].id)
    assert [(i.row(), i.column()) for i in panel.table.selectedIndexes()] == [(0, 0)]


def test_few_places_share_the_width_of_the_table(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.compare.click()
    panel.resize(700, 600)
    header = panel.table.horizontalHeader()
    assert header.sectionSize(0) == header.sectionSize(1) > 250


def test_the_table_is_made_only_when_it_is_wanted(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    assert panel.table.comparison.columnCount() == 0
    panel.compare.click()
    assert panel.table.comparison.columnCount() == 2
    panel.compare.click()
    assert panel.table.comparison.columnCount() == 0


def test_the_table_is_copied_for_a_spreadsheet(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.compare.click()
    panel.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:2] == ["\t华阳碳纤维项目\t同热三期", "总投资\t6.82亿元；9亿元\t"]


def test_places_without_a_figure_say_so(told: State, panel: FactsPanel) -> None:
    told.select_places([TEMPLE])
    assert panel.hint.isVisible()
    assert "只有提及" in panel.hint.text()
    told.select_area("140225")
    assert "没有关于该县区" in panel.hint.text()
    assert not panel.bar.isVisible()


def test_the_head_unfolds_evidence_and_aliases(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON])
    text = panel.details.details.text()
    assert "依据：地名库所载" in text
    assert "别名丁等" in text
    panel.details.more.click()
    text = panel.details.details.text()
    assert "2. 文中写明云冈区" in text
    assert "别名戊" in text


def test_the_head_leads_to_the_county(qtbot: QtBot, told: State, panel: FactsPanel) -> None:
    assert not panel.details.county.isVisible()
    told.select_places([CARBON])
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        panel.details.county.click()
    assert wanted.args == ["county"]


def test_only_what_is_seen_is_measured(qtbot: QtBot, told: State, panel: FactsPanel) -> None:
    snapshot, fact = told.snapshot, next(iter(told.snapshot.facts.values()))
    many = tuple(replace(fact, id=f"f{n}", metric=f"指标{n}") for n in range(5000))
    facts = {each.id: each for each in many}
    told.set_snapshot(replace(snapshot, facts=facts, facts_of_area={"140214": many}))
    told.select_area("140214")
    assert panel.model.rowCount() == 5000
    told.select_fact("f4000")
    rect = panel.cards.visualRect(panel.cards.currentIndex())
    assert panel.cards.viewport().rect().contains(rect)
    assert sum(panel.cards._is_measured) < 60


def test_rows_never_overlap_while_scrolling(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    panel.resize(240, 300)
    bar = panel.cards.verticalScrollBar()
    for value in (0, 40, 200, bar.maximum()):
        bar.setValue(value)
        panel.cards.grab()
        rects = [
            panel.cards.visualRect(panel.model.index(n)) for n in range(panel.model.rowCount())
        ]
        assert all(a.bottom() < b.top() for a, b in pairwise(rects))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(qtbot: QtBot, state: State, text: str) -> None:
    panel = _shown(qtbot, state)
    place = next(p for p in state.snapshot.places.values() if p.name == f"{text}公园")
    state.select_places([place.id])
    texts = [label for label in panel.details.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in texts)
    assert panel.details.name.text() == f"{text}公园"
    (fact,) = state.selected_facts()
    assert text in fact.quote
    assert not panel.grab().isNull()


def test_cards_take_the_colours_of_another_theme(
    told: State, panel: FactsPanel, application: QApplication
) -> None:
    told.select_places([CARBON])
    corner = panel.cards.visualRect(panel.model.index(1)).topLeft() + QPoint(30, 8)
    before = panel.cards.viewport().grab().toImage().pixelColor(corner)
    apply_look(application, Theme.DARK)
    application.processEvents()
    after = panel.cards.viewport().grab().toImage().pixelColor(corner)
    assert before.lightness() > 200 > 100 > after.lightness()


def test_the_selection_survives_another_language(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON])
    told.select_fact(told.selected_facts()[2].id)
    panel.retranslate()
    (index,) = panel.cards.selectedIndexes()
    assert index.data(FACT_ROLE) == told.selection.fact_id
    assert isinstance(index, QModelIndex)


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def facts(qtbot: QtBot, state: State) -> FactsPanel:
    return _shown(qtbot, state)


def test_the_head_tells_place_precision_evidence_and_aliases(
    state: State, facts: FactsPanel
) -> None:
    state.select_places([_id(state, "华阳高性能碳纤维项目")])
    details = facts.details
    assert details.name.text() == "华阳高性能碳纤维项目"
    assert details.facts.text() == "项目 · 云冈区 · 设备安装"
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


def test_cards_grow_when_the_panel_shrinks(qtbot: QtBot, state: State, facts: FactsPanel) -> None:
    state.select_places([_id(state, f"{HOSTILE[5]}公园")])
    wide = facts.cards.visualRect(facts.model.index(0)).height()
    facts.resize(220, 600)
    qtbot.waitUntil(lambda: facts.cards.visualRect(facts.model.index(0)).height() > wide)
    assert facts.cards.visualRect(facts.model.index(0)).left() == QPoint(0, 0).x()


def test_the_pointer_on_a_card_lights_its_place_up(told: State, panel: FactsPanel) -> None:
    told.select_places([CARBON, POWER])
    row = panel.model.row_of(told.snapshot.facts_of_place[POWER][0].id)
    panel.cards.entered.emit(panel.model.index(row))
    assert told.hovered == POWER
    panel.cards.left.emit()
    assert told.hovered == ""


def test_an_empty_list_leads_on(qtbot: QtBot, told: State, panel: FactsPanel) -> None:
    told.select_places([TEMPLE])
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        panel.hint.way.click()
    assert wanted.args == ["source"]
    told.select_area("140225")
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        panel.hint.way.click()
    assert wanted.args == ["county"]
    told.clear_selection()
    assert "没有关于全市的数据" in panel.hint.text()
    assert not panel.hint.way.isVisible()


def test_the_reader_keeps_his_card_through_documents_and_language(
    told: State, panel: FactsPanel
) -> None:
    told.select_places([CARBON, POWER])
    panel.resize(300, 420)
    panel.grab()
    bar = panel.cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.grab()
    top = panel.cards.indexAt(QPoint(20, 20)).data(KEY_ROLE)
    assert bar.value() > 0
    panel.retranslate()
    told.set_snapshot(told_snapshot())
    panel.grab()
    assert panel.cards.indexAt(QPoint(20, 20)).data(KEY_ROLE) == top
    told.select_area("140214")
    assert bar.value() == 0


def test_without_documents_it_leads_to_them(qtbot: QtBot) -> None:
    state = State()
    panel = FactsPanel(state)
    qtbot.addWidget(panel)
    panel.show()
    assert "读入文献后" in panel.hint.text()
    with qtbot.waitSignal(state.panel_wanted) as wanted:
        panel.hint.way.click()
    assert wanted.args == ["documents"]
