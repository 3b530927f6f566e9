import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.filtering import Filter
from explorer.models.place_tree import PLACE_ROLE
from explorer.panels.facts import FactsPanel
from explorer.panels.filters import FilterPanel
from explorer.panels.places import PlacesPanel
from explorer.state import State
from tests.helpers.sample import HOSTILE
from tests.helpers.window import click


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


@pytest.fixture
def filters(qtbot: QtBot, state: State) -> FilterPanel:
    panel = FilterPanel(state)
    qtbot.addWidget(panel)
    panel.resize(304, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def places(qtbot: QtBot, state: State) -> PlacesPanel:
    panel = PlacesPanel(state)
    qtbot.addWidget(panel)
    panel.resize(304, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def facts(qtbot: QtBot, state: State) -> FactsPanel:
    panel = FactsPanel(state)
    qtbot.addWidget(panel)
    panel.resize(380, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_typing_filters(state: State, filters: FilterPanel) -> None:
    filters.search.insert("石窟")  # QTest types Latin letters only
    assert state.filter.words == "石窟"
    assert filters.count.text() == f"1 / {len(state.snapshot.places)} 处地点"


def test_the_search_box_follows_the_state(state: State, filters: FilterPanel) -> None:
    state.set_filter(Filter(words="机场"))
    assert filters.search.text() == "机场"
    assert filters.clear.isEnabled()


def test_one_click_clears_all(qtbot: QtBot, state: State, filters: FilterPanel) -> None:
    state.set_filter(Filter(words="公园", kinds=frozenset(("park",))))
    qtbot.mouseClick(filters.clear, Qt.MouseButton.LeftButton)
    assert state.filter.is_empty
    assert filters.search.text() == ""
    assert not filters.clear.isEnabled()


def test_a_click_on_a_kind_chooses_it(state: State, filters: FilterPanel) -> None:
    rect = filters.kinds.visualRect(filters.kinds.model().index(2, 0))
    click(filters.kinds.viewport(), rect.center())
    assert state.filter.kinds == {"scenic"}
    click(filters.kinds.viewport(), rect.center())
    assert state.filter.is_empty


def test_kinds_stand_in_two_columns_and_are_whole(filters: FilterPanel) -> None:
    rects = [filters.kinds.visualRect(filters.kinds.model().index(n, 0)) for n in range(8)]
    assert rects[0].top() == rects[1].top() < rects[2].top()
    assert filters.kinds.viewport().rect().contains(rects[7])


def test_a_facets_button_says_what_is_chosen(state: State, filters: FilterPanel) -> None:
    assert filters.counties.text() == "全部县区"
    state.set_filter(Filter(counties=frozenset(("140226",))))
    assert filters.counties.text() == "左云县"
    assert filters.counties.property("chosen") is True


def test_a_row_of_the_tree_selects_its_place(state: State, places: PlacesPanel) -> None:
    (index,) = places.model.indexes_of([_id(state, "云冈石窟")])
    places.tree.scrollTo(index)
    click(places.tree.viewport(), places.tree.visualRect(index).center())
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_a_county_of_the_tree_selects_the_county(state: State, places: PlacesPanel) -> None:
    index = places.model.index_of_area("140226")
    click(places.tree.viewport(), places.tree.visualRect(index).center())
    assert state.selection.adcode == "140226"


def test_the_tree_unfolds_to_what_is_selected(state: State, places: PlacesPanel) -> None:
    state.select_places([_id(state, "桑干河")])
    rows = places.tree.selectionModel().selectedRows()
    assert [row.data(PLACE_ROLE) for row in rows] == [_id(state, "桑干河")] * 2
    assert places.tree.visualRect(rows[0]).isValid()
    state.select_area("140226")
    assert [row.data() for row in places.tree.selectionModel().selectedRows()] == ["左云县"]
    state.clear_selection()
    assert places.tree.selectionModel().selectedRows() == []


def test_unfolded_branches_stay_so_through_a_filter(state: State, places: PlacesPanel) -> None:
    places.tree.expand(places.model.index_of_area("140226"))
    state.set_filter(Filter(words="左云"))
    assert places.tree.isExpanded(places.model.index_of_area("140226"))
    state.set_filter(Filter())
    assert places.tree.isExpanded(places.model.index_of_area("140226"))


def test_a_selection_survives_a_filter_in_the_tree(state: State, places: PlacesPanel) -> None:
    state.select_places([_id(state, "云冈石窟")])
    state.set_filter(Filter(words="石窟"))
    rows = places.tree.selectionModel().selectedRows()
    assert [row.data() for row in rows] == ["云冈石窟"]
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_a_filter_that_nothing_passes_says_so(state: State, places: PlacesPanel) -> None:
    state.set_filter(Filter(words="没有这个词"))
    assert places.hint.isVisible()
    assert not places.tree.isVisible()
    state.set_filter(Filter())
    assert places.tree.isVisible()
    assert not places.hint.isVisible()


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
