from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.filtering import Facet, Filter
from explorer.models import facet, place_tree
from explorer.models.facet import FacetModel
from explorer.models.facts import CARD_ROLE, Card, FactModel, make_card
from explorer.models.place_tree import ADCODE_ROLE, PLACE_ROLE, PlaceTreeModel
from explorer.snapshot import Snapshot
from explorer.state import State

_CHECK = Qt.ItemDataRole.CheckStateRole


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


def _labels(model: PlaceTreeModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_models_keep_qts_contract_through_all_changes(qtbot: QtBot, state: State) -> None:
    models = [PlaceTreeModel(state), FactModel(state)]
    models += [FacetModel(state, each) for each in Facet]
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails the test
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    state.select_places([_id(state, "云冈石窟")])
    state.set_filter(Filter(words="公园"))
    state.select_area("140214")
    snapshot = state.snapshot
    state.set_snapshot(type(snapshot)())
    state.set_snapshot(snapshot)
    state.set_filter(Filter())
    assert len(testers) == 2 + len(Facet)
    assert models[0].rowCount() > 5


def test_the_tree_goes_from_county_to_kind_to_place(state: State) -> None:
    model = PlaceTreeModel(state)
    assert _labels(model)[-2:] == ["全市", "市外"]
    yungang = model.index_of_area("140214")
    assert yungang.data() == "云冈区"
    assert yungang.data(place_tree.COUNT_ROLE) == 4
    assert _labels(model, yungang) == ["项目", "公园与园区", "景区", "红色遗址"]
    scenic = model.index(2, 0, yungang)
    assert _labels(model, scenic) == ["云冈石窟"]
    place = model.index(0, 0, scenic)
    assert place.data(PLACE_ROLE) == _id(state, "云冈石窟")
    assert place.parent() == scenic
    assert place.parent().parent() == yungang
    assert yungang.data(ADCODE_ROLE) == "140214"


def test_a_place_of_two_counties_stands_in_both(state: State) -> None:
    model = PlaceTreeModel(state)
    rows = model.indexes_of([_id(state, "桑干河")])
    assert {row.parent().parent().data() for row in rows} == {"云州区", "阳高县"}


def test_the_tree_follows_the_filter(state: State) -> None:
    model = PlaceTreeModel(state)
    state.set_filter(Filter(words="石窟"))
    assert _labels(model) == ["云冈区"]
    assert not model.index_of_area("140226").isValid()


def test_the_tree_has_the_counties_that_were_asked_for(state: State) -> None:
    model = PlaceTreeModel(state)
    state.set_filter(Filter(counties=frozenset(("140221",))))
    assert _labels(model) == ["阳高县"]
    (row,) = model.indexes_of([_id(state, "桑干河")])
    assert row.parent().parent().data() == "阳高县"


def test_checking_a_value_chooses_it(state: State) -> None:
    model = FacetModel(state, Facet.KIND)
    row = [model.index(n).data(facet.VALUE_ROLE) for n in range(model.rowCount())].index("scenic")
    assert model.setData(model.index(row), Qt.CheckState.Checked, _CHECK)
    assert state.filter.kinds == {"scenic"}
    assert Qt.CheckState(model.index(row).data(_CHECK)) is Qt.CheckState.Checked
    model.setData(model.index(row), Qt.CheckState.Unchecked, _CHECK)
    assert state.filter.is_empty


def test_counts_and_checks_follow_the_filter(state: State) -> None:
    model = FacetModel(state, Facet.COUNTY)
    values = [model.index(n).data(facet.VALUE_ROLE) for n in range(model.rowCount())]
    yungang = model.index(values.index("140214"))
    assert yungang.data(facet.COUNT_ROLE) == 4
    state.set_filter(Filter(kinds=frozenset(("scenic",)), counties=frozenset(("140214",))))
    assert yungang.data(facet.COUNT_ROLE) == 1
    assert Qt.CheckState(yungang.data(_CHECK)) is Qt.CheckState.Checked
    assert model.summary() == "云冈区"
    state.set_filter(Filter(counties=frozenset(("140214", "140226"))))
    assert model.summary() == "云冈区等 2 项"


def test_documents_are_listed_by_title_with_their_source(state: State) -> None:
    model = FacetModel(state, Facet.DOCUMENT)
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0).data() == "项目建设“加速度”推动县域经济“大发展”"
    assert "大同日报，2024年11月29日" in tip


def test_cards_show_the_figure_as_written_and_mark_it_in_the_quote(state: State) -> None:
    model = FactModel(state)
    assert model.rowCount() == 0
    state.select_places([_id(state, "云冈石窟")])
    card = model.index(0).data(CARD_ROLE)
    assert isinstance(card, Card)
    assert (card.figure, card.metric) == ("突破 400万人次", "接待游客")
    assert card.quote[card.mark_start : card.mark_end] == "400万人次"
    assert card.source.startswith("《项目建设“加速度”推动县域经济“大发展”》")
    assert not card.names_subject
    assert card.as_text in model.index(0).data()


@pytest.mark.parametrize(
    ("text", "end", "qualifier", "figure"),
    [
        ("投资超5亿元。", 6, "超", "超 5亿元"),
        ("引进3 0余家企业", 7, "余", "3 0余家"),
        ("投资5亿元以上", 5, "以上", "5亿元以上"),
        ("投资5亿元以上", 5, "", "5亿元"),
    ],
)
def test_a_qualifier_stands_where_the_text_has_it(
    snapshot: Snapshot, text: str, end: int, qualifier: str, figure: str
) -> None:
    fact = next(iter(snapshot.facts.values()))
    document = replace(snapshot.documents[fact.document_id], text=text)
    start = next(i for i, sign in enumerate(text) if sign.isdigit())
    fact = replace(
        fact,
        start=0,
        end=end,
        quote=text[:end],
        value_start=start,
        value_end=end,
        qualifier=qualifier,
    )
    changed = replace(snapshot, documents={document.id: document})
    assert make_card(changed, fact, names_subject=False).figure == figure


def test_cards_of_several_places_say_whose_they_are(state: State) -> None:
    model = FactModel(state)
    state.select_places([_id(state, "云冈石窟"), _id(state, "左云经开区")])
    cards = [model.index(row).data(CARD_ROLE) for row in range(model.rowCount())]
    assert [card.subject for card in cards] == ["云冈石窟", "左云经开区"]
    assert all(card.names_subject for card in cards)


def test_a_row_is_found_by_its_fact(state: State) -> None:
    model = FactModel(state)
    state.select_area("140214")
    (fact,) = state.selected_facts()
    assert model.row_of(fact.id) == 0
    assert model.row_of("f-no") == -1


def test_tool_tips_hold_no_markup_of_a_document(state: State) -> None:
    tips = []
    for model in (FacetModel(state, Facet.DOCUMENT), PlaceTreeModel(state)):
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop()
            tips.append(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    assert any("&lt;script&gt;" in tip for tip in tips)
    assert not any("<script" in tip or "<img" in tip for tip in tips)
