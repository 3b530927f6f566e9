import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.filtering import Filter
from explorer.models.county import NODE_ROLE, SECONDARY_ROLE, CountyModel
from explorer.models.county_nodes import Part
from explorer.panels.county import CountyPanel
from explorer.snapshot import Snapshot
from explorer.state import State
from tests.helpers.told import CARBON, TEMPLE, told_snapshot
from tests.helpers.window import click

_YUNGANG, _ZUOYUN, _HUNYUAN = "140214", "140226", "140225"


@pytest.fixture
def panel(qtbot: QtBot, told: State) -> CountyPanel:
    panel = CountyPanel(told)
    qtbot.addWidget(panel)
    panel.resize(384, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _branch(model: CountyModel, part: Part) -> QModelIndex:
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(row for row in rows if row.data(NODE_ROLE).part is part)


def _cells(model: CountyModel, parent: QModelIndex) -> list[list[str]]:
    return [
        [model.index(row, column, parent).data() for column in range(model.columnCount())]
        for row in range(model.rowCount(parent))
    ]


def _compare_with(panel: CountyPanel, adcode: str) -> None:
    row = panel.other.findData(adcode)
    panel.other.setCurrentIndex(row)
    panel.other.activated.emit(row)


def _click(panel: CountyPanel, index: QModelIndex) -> None:
    panel.tree.scrollTo(index)
    click(panel.tree.viewport(), panel.tree.visualRect(index).center())


def test_a_county_has_places_by_kind_figures_and_projects(told: State) -> None:
    model = CountyModel(told)
    model.show_counties(_YUNGANG)
    assert _cells(model, QModelIndex()) == [["地点", "2"], ["主要数据", "2"], ["项目进展", "2"]]
    assert _cells(model, _branch(model, Part.PLACES)) == [["项目", "2"]]
    assert _cells(model, _branch(model, Part.FIGURES)) == [["地区生产总值", "230亿元"]]
    assert _cells(model, _branch(model, Part.PROJECTS)) == [["开工", "1"], ["设备安装", "1"]]


def test_the_latest_figure_stands_with_its_period_and_source(told: State) -> None:
    model = CountyModel(told)
    model.show_counties(_YUNGANG)
    figures = _branch(model, Part.FIGURES)
    assert model.index(0, 1, figures).data(SECONDARY_ROLE) == "2024年 · 另有 1 个数"
    assert model.index(0, 0, figures).data(SECONDARY_ROLE) == "《县区动态》"
    tip = model.index(0, 1, figures).data(Qt.ItemDataRole.ToolTipRole)
    assert "大同日报" in tip


def test_another_county_stands_beside_it_and_a_missing_figure_stays_empty(told: State) -> None:
    model = CountyModel(told)
    model.show_counties(_YUNGANG, _ZUOYUN)
    assert _cells(model, _branch(model, Part.FIGURES)) == [["地区生产总值", "230亿元", "90亿元"]]
    model.show_counties(_YUNGANG, _HUNYUAN)
    assert _cells(model, _branch(model, Part.FIGURES)) == [["地区生产总值", "230亿元", ""]]
    assert _cells(model, _branch(model, Part.PLACES))[1] == ["景区", "0", "1"]


def test_the_city_holds_the_places_of_all_counties(told: State) -> None:
    model = CountyModel(told)
    assert _cells(model, QModelIndex())[0] == ["地点", "3"]


def test_the_model_keeps_qts_contract(qtbot: QtBot, told: State) -> None:
    model = CountyModel(told)
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails the test
    tester = QAbstractItemModelTester(model, fatal)
    tester.setUseFetchMore(False)  # it fetches inside a reset, which no view does
    model.show_counties(_YUNGANG, _ZUOYUN)
    told.set_snapshot(Snapshot())
    assert model.rowCount() == 0
    told.set_snapshot(told_snapshot())
    assert model.rowCount() == 3
    assert tester is not None


def test_the_panel_follows_the_selected_county_and_place(told: State, panel: CountyPanel) -> None:
    told.select_area(_ZUOYUN)
    assert panel.name.text() == "左云县"
    assert "代码 140226" in panel.facts.text()
    assert "面积 850 平方公里" in panel.facts.text()
    told.select_places([TEMPLE])
    assert panel.name.text() == "浑源县"
    assert panel.chooser.currentData() == _HUNYUAN
    told.clear_selection()
    assert panel.name.text() == "浑源县"


def test_choosing_a_county_selects_it(told: State, panel: CountyPanel) -> None:
    row = panel.chooser.findData(_YUNGANG)
    panel.chooser.setCurrentIndex(row)
    panel.chooser.activated.emit(row)
    assert told.selection.adcode == _YUNGANG


def test_a_click_on_a_kind_filters_and_a_second_one_takes_it_back(
    told: State, panel: CountyPanel
) -> None:
    told.select_area(_YUNGANG)
    index = panel.model.index(0, 0, _branch(panel.model, Part.PLACES))
    _click(panel, index)
    assert told.filter == Filter(kinds=frozenset(("project",)), counties=frozenset((_YUNGANG,)))
    _click(panel, panel.model.index(0, 0, _branch(panel.model, Part.PLACES)))
    assert told.filter.is_empty


def test_the_county_alone_can_be_shown(told: State, panel: CountyPanel) -> None:
    assert not panel.filter.isVisible()
    told.select_area(_YUNGANG)
    panel.filter.click()
    assert told.filter.counties == {_YUNGANG}
    assert panel.filter.text() == "显示全部县区"
    panel.filter.click()
    assert told.filter.is_empty


def test_a_figure_leads_to_its_quote(qtbot: QtBot, told: State, panel: CountyPanel) -> None:
    told.select_area(_YUNGANG)
    _compare_with(panel, _ZUOYUN)
    index = panel.model.index(0, 2, _branch(panel.model, Part.FIGURES))
    with qtbot.waitSignal(told.panel_wanted) as wanted:
        _click(panel, index)
    assert wanted.args == ["source"]
    assert told.snapshot.facts[told.selection.fact_id].adcode == _ZUOYUN


def test_a_metric_is_drawn_for_all_counties_that_have_it(
    qtbot: QtBot, told: State, panel: CountyPanel
) -> None:
    told.select_area(_YUNGANG)
    assert not panel.below.isVisible()
    panel.tree.setCurrentIndex(panel.model.index(0, 0, _branch(panel.model, Part.FIGURES)))
    assert panel.below.isVisible()
    bars = panel.chart.chart.bars
    assert [(bar.label, bar.figure) for bar in bars] == [
        ("云冈区", "230亿元（2024年）"),
        ("左云县", "90亿元（2024年）"),
    ]
    qtbot.waitUntil(lambda: panel.chart.height() == panel.chart.sizeHint().height())
    click(panel.chart, QPoint(panel.chart.width() // 2, panel.chart.height() - 4))
    assert told.snapshot.facts[told.selection.fact_id].adcode == _ZUOYUN


def test_projects_stand_below_their_state(told: State, panel: CountyPanel) -> None:
    told.select_area(_YUNGANG)
    branch = _branch(panel.model, Part.PROJECTS)
    status = panel.model.index(1, 0, branch)
    assert not panel.tree.isExpanded(status)
    assert panel.model.hasChildren(status)
    assert panel.model.rowCount(status) == 0  # rows are made when they are wanted
    _click(panel, status)
    assert panel.tree.isExpanded(status)
    _click(panel, panel.model.index(0, 0, status))
    assert told.selection.place_ids == (CARBON,)


def test_the_summary_is_offered_only_where_somebody_makes_it(
    qtbot: QtBot, told: State, panel: CountyPanel
) -> None:
    told.select_area(_YUNGANG)
    assert not panel.brief.isVisible()
    asked: list[str] = []
    told.brief_wanted.connect(asked.append)
    told.select_area(_ZUOYUN)
    assert panel.brief.isVisible()
    panel.brief.click()
    assert asked == [_ZUOYUN]


def test_an_empty_project_has_a_sentence(told: State, panel: CountyPanel) -> None:
    told.set_snapshot(Snapshot())
    assert panel.hint.isVisible()
    assert not panel.tree.isVisible()


def test_language_and_documents_leave_the_choice_alone(told: State, panel: CountyPanel) -> None:
    told.select_area(_YUNGANG)
    _compare_with(panel, _ZUOYUN)
    panel.retranslate()
    told.set_snapshot(told_snapshot())
    assert panel.model.adcodes == (_YUNGANG, _ZUOYUN)
    assert panel.other.currentText() == "与左云县比较"


def test_what_is_unfolded_stays_so(told: State, panel: CountyPanel) -> None:
    told.select_area(_YUNGANG)
    panel.tree.collapse(_branch(panel.model, Part.FIGURES))
    _click(panel, panel.model.index(1, 0, _branch(panel.model, Part.PROJECTS)))
    told.set_snapshot(told_snapshot())
    panel.retranslate()
    assert not panel.tree.isExpanded(_branch(panel.model, Part.FIGURES))
    status = panel.model.index(1, 0, _branch(panel.model, Part.PROJECTS))
    assert panel.tree.isExpanded(status)
    panel.tree.grab()  # rows are made when they come into sight
    assert panel.model.rowCount(status) == 1
