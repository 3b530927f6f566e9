from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from explorer.filtering import Facet, Filter
from explorer.snapshot import Passage, Snapshot
from explorer.state import Selection, State


def _id(state: State, name: str) -> str:
    return next(place.id for place in state.snapshot.places.values() if place.name == name)


def test_selecting_a_place_takes_the_passage_that_says_most(qtbot: QtBot, state: State) -> None:
    place_id = _id(state, "云冈石窟")
    with qtbot.waitSignal(state.selection_changed):
        state.select_places([place_id])
    (fact,) = state.selected_facts()
    assert state.selection.passage == Passage.of(fact)
    assert fact.quote == "云冈石窟接待游客突破400万人次"


def test_a_place_without_facts_shows_its_mention(state: State) -> None:
    state.select_places([_id(state, "恒山悬空寺")])
    passage = state.selection.passage
    assert passage is not None
    text = state.snapshot.documents[passage.document_id].text
    assert text[passage.start : passage.end] == "恒山悬空寺"
    assert state.selected_facts() == ()


def test_unknown_ids_select_nothing(state: State) -> None:
    state.select_places(["p-no", "p-none"])
    state.select_fact("f-no")
    state.select_mention("m-no")
    assert state.selection.is_empty


def test_selecting_the_same_again_keeps_the_passage_that_was_read(
    qtbot: QtBot, state: State
) -> None:
    place_id = _id(state, "云冈石窟")
    mention = state.snapshot.mentions_of_place[place_id][0]
    state.select_mention(mention.id)
    with qtbot.assertNotEmitted(state.selection_changed):
        state.select_places([place_id])
    assert state.selection.passage == Passage.of(mention)


def test_selecting_a_county_lists_what_is_said_of_the_county_itself(state: State) -> None:
    state.select_area("140214")
    assert [fact.metric for fact in state.selected_facts()] == ["地区生产总值"]
    assert not state.selection.place_ids


def test_selecting_a_fact_of_a_county_selects_the_county(state: State) -> None:
    (fact,) = state.snapshot.facts_of_area["140214"]
    state.select_fact(fact.id)
    assert state.selection.adcode == "140214"
    assert state.selection.passage == Passage.of(fact)


def test_a_fact_of_one_of_several_selected_places_keeps_them_all(state: State) -> None:
    both = (_id(state, "云冈石窟"), _id(state, "左云经开区"))
    state.select_places(both)
    fact = state.selected_facts()[1]
    state.select_fact(fact.id)
    assert state.selection.place_ids == both
    assert state.selection.fact_id == fact.id


def test_clearing_keeps_the_readers_line(state: State) -> None:
    state.select_places([_id(state, "云冈石窟")])
    passage = state.selection.passage
    state.clear_selection()
    assert state.selection.is_empty
    assert state.selection.passage == passage


def test_the_filter_says_what_is_shown_and_keeps_the_selection(qtbot: QtBot, state: State) -> None:
    state.select_places([_id(state, "云冈石窟")])
    with qtbot.waitSignal(state.filter_changed):
        state.set_filter(Filter(kinds=frozenset(("park",))))
    assert {place.kind.value for place in state.shown} == {"park"}
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)
    with qtbot.assertNotEmitted(state.filter_changed):
        state.set_filter(Filter(kinds=frozenset(("park",))))


def test_what_still_exists_survives_another_state_of_the_project(
    state: State, snapshot: Snapshot
) -> None:
    place_id = _id(state, "云冈石窟")
    first, second = snapshot.documents
    state.select_places([place_id])
    state.set_filter(Filter().choosing(Facet.DOCUMENT, {first, second}))
    before = state.selection
    fewer = {key: value for key, value in snapshot.documents.items() if key == first}
    state.set_snapshot(replace(snapshot, documents=fewer))
    assert state.selection == before
    assert state.filter.documents == {first}
    state.set_snapshot(Snapshot())
    assert state.selection.is_empty
    assert state.selection.passage is None
    assert state.filter.documents == frozenset()


@pytest.mark.parametrize("unknown", ["p-no", "x"])
def test_hovering_knows_places_only(qtbot: QtBot, state: State, unknown: str) -> None:
    with qtbot.waitSignal(state.hover_changed):
        state.hover(_id(state, "云冈石窟"))
    with qtbot.assertNotEmitted(state.hover_changed):
        state.hover(unknown)
    state.hover("")
    assert state.hovered == ""


def _reread(snapshot: Snapshot, text: str) -> Snapshot:
    """Return the project with its first document's text changed."""
    first = next(iter(snapshot.documents.values()))
    documents = {**snapshot.documents, first.id: replace(first, text=text)}
    return replace(snapshot, documents=documents)


def test_a_passage_is_found_again_in_a_text_that_was_read_again(
    state: State, snapshot: Snapshot
) -> None:
    state.select_places([_id(state, "云冈石窟")])
    before = state.selection.passage
    assert before is not None
    text = snapshot.documents[before.document_id].text
    state.set_snapshot(_reread(snapshot, f"新的开头。\n{text}"))
    after = state.selection.passage
    assert after == Passage(before.document_id, before.start + 6, before.end + 6)
    state.set_snapshot(_reread(snapshot, "别的话"))
    assert state.selection.passage is None
    assert state.selection.place_ids == (_id(state, "云冈石窟"),)


def test_a_fact_is_known_again_by_its_new_place(state: State, snapshot: Snapshot) -> None:
    fact = next(iter(snapshot.facts.values()))
    state.select_fact(fact.id)
    text = f"前言{snapshot.documents[fact.document_id].text}"
    changed = _reread(snapshot, text)
    moved = replace(fact, id="f-new", start=fact.start + 2, end=fact.end + 2)
    state.set_snapshot(
        replace(changed, facts={moved.id: moved}, facts_of_document={fact.document_id: (moved,)})
    )
    assert state.selection.fact_id == "f-new"


def test_all_of_a_filter_that_still_exists_survives(state: State, snapshot: Snapshot) -> None:
    chosen = Filter(
        words="石窟",
        kinds=frozenset(("scenic",)),
        counties=frozenset(("140214",)),
        statuses=frozenset(("谋划", "设备安装")),
        precisions=frozenset(("site",)),
        periods=frozenset(("2024",)),
        timespan=(date(2024, 1, 1), date(2024, 12, 31)),
        area=frozenset((_id(state, "云冈石窟"), _id(state, "恒山悬空寺"))),
    )
    state.set_filter(chosen)
    state.set_snapshot(replace(snapshot))
    assert state.filter == chosen
    places = {k: p for k, p in snapshot.places.items() if p.status != "谋划"}
    del places[_id(state, "恒山悬空寺")]
    state.set_snapshot(replace(snapshot, places=places))
    cave = frozenset((_id(state, "云冈石窟"),))
    assert state.filter == replace(chosen, statuses=frozenset(("设备安装",)), area=cave)
    assert [place.name for place in state.shown] == []
    state.set_snapshot(Snapshot())
    assert state.filter.area is None
    assert state.filter.words == "石窟"


def test_reading_a_passage_keeps_the_selection(qtbot: QtBot, state: State) -> None:
    place_id = _id(state, "云冈石窟")
    state.select_places([place_id])
    document = next(iter(state.snapshot.documents))
    with qtbot.waitSignal(state.selection_changed):
        state.select_passage(Passage(document, 0, 4))
    assert state.selection == Selection((place_id,), passage=Passage(document, 0, 4))
    with qtbot.assertNotEmitted(state.selection_changed):
        state.select_passage(Passage("d-no", 0, 4))


def test_two_passages_stand_side_by_side_until_one_is_gone(
    qtbot: QtBot, state: State, snapshot: Snapshot
) -> None:
    first, second = (Passage(document, 0, 4) for document in snapshot.documents)
    with qtbot.waitSignal(state.compared_changed):
        state.compare_passages(first, second)
    assert state.compared == (first, second)
    with qtbot.assertNotEmitted(state.compared_changed):
        state.compare_passages(first, second)
        state.set_snapshot(replace(snapshot))
    with qtbot.waitSignal(state.compared_changed):
        state.set_snapshot(_reread(snapshot, "别的话"))
    assert state.compared is None
    state.compare_passages(first, second)
    with qtbot.waitSignal(state.compared_changed):
        state.end_comparison()
    assert state.compared is None


def test_a_panel_is_asked_for_by_its_name(qtbot: QtBot, state: State) -> None:
    with qtbot.waitSignal(state.panel_wanted) as signal:
        state.show_panel("county")
    assert signal.args == ["county"]
