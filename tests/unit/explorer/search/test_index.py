from dataclasses import replace
from pathlib import Path

import pytest

from explorer.search.index import Group, Query, Results, SearchIndex
from explorer.snapshot import Snapshot
from geodata.model import Review
from geodata.name_index import How
from tests.helpers.sample import HOSTILE, SquareGazetteer, build_sample


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")
    return Snapshot.read(path, SquareGazetteer())


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


def _search(index: SearchIndex, text: str, *wide: Group) -> Results:
    results = index.search(Query(text, frozenset(wide)))
    assert results is not None
    return results


@pytest.mark.parametrize("text", ["云冈石窟", "ygsk", "yungangshiku", "Yungang shi", "云岗石窟"])
def test_a_place_is_found_by_name_pinyin_initials_or_misread(
    index: SearchIndex, snapshot: Snapshot, text: str
) -> None:
    found = _search(index, text).places[0]
    assert snapshot.places[found.place_id].name == "云冈石窟"


def test_counties_are_found_like_places(index: SearchIndex) -> None:
    (found, *_) = _search(index, "zyx").places
    assert (found.adcode, found.name, found.place_id) == ("140226", "左云县", "")


def test_an_alias_finds_its_place(snapshot: Snapshot) -> None:
    first = next(iter(snapshot.places.values()))
    places = {**snapshot.places, first.id: replace(first, aliases=("武州山石窟寺",))}
    (found,) = _search(SearchIndex(replace(snapshot, places=places)), "武州山").places
    assert (found.place_id, found.name, found.how) == (first.id, "武州山石窟寺", How.BEGINNING)


def test_rejected_places_and_their_facts_are_not_found(snapshot: Snapshot) -> None:
    cave = next(place for place in snapshot.places.values() if place.name == "云冈石窟")
    places = {**snapshot.places, cave.id: replace(cave, review=Review.REJECTED)}
    results = _search(SearchIndex(replace(snapshot, places=places)), "云冈石窟")
    assert results.places == ()
    assert results.facts == ()
    assert len(results.documents) == 1


def test_facts_are_found_by_quote_metric_and_subject(
    index: SearchIndex, snapshot: Snapshot
) -> None:
    (found,) = _search(index, "接待游客 云冈石窟").facts
    fact = snapshot.facts[found.fact_id]
    assert [fact.quote[start:end] for start, end in found.spans] == ["云冈石窟", "接待游客"]
    (county,) = _search(index, "生产总值").facts
    assert snapshot.facts[county.fact_id].adcode == "140214"


def test_facts_that_say_it_come_before_those_that_are_about_it(snapshot: Snapshot) -> None:
    first, *rest = (fact for fact in snapshot.facts.values() if fact.place_id)
    about = replace(first, quote="总投资6.82亿元", metric="总投资")
    says = replace(rest[0], quote=f"{snapshot.places[str(first.place_id)].name}总投资9亿元")
    changed = replace(snapshot, facts={about.id: about, says.id: says})
    name = snapshot.places[str(first.place_id)].name
    found = _search(SearchIndex(changed), name).facts
    assert [each.fact_id for each in found] == [says.id, about.id]
    assert found[1].spans == ()
    assert found[1].subject_spans == ((0, len(name)),)


def test_texts_are_searched_exactly_with_an_excerpt(index: SearchIndex, snapshot: Snapshot) -> None:
    (found,) = _search(index, "走访各").documents
    assert (found.surface, found.count) == ("走访各", 1)
    assert found.before.endswith("连日来记者")
    text = snapshot.documents[found.document_id].text
    assert text[found.passage.start : found.passage.end] == "走访各"
    assert _search(index, "走各").documents == ()


def test_a_single_character_looks_for_names_alone(index: SearchIndex) -> None:
    results = _search(index, "云")
    assert results.places
    assert results.facts == results.documents == ()


def test_a_document_is_found_by_a_title_that_its_text_does_not_have(snapshot: Snapshot) -> None:
    first = next(iter(snapshot.documents.values()))
    documents = {**snapshot.documents, first.id: replace(first, title="我起的标题")}
    (found,) = _search(SearchIndex(replace(snapshot, documents=documents)), "起的标题").documents
    assert (found.document_id, found.surface, found.count) == (first.id, "", 0)
    assert found.after == first.text.partition("\n")[0]
    assert first.text[found.passage.start : found.passage.end] == found.after


def test_groups_are_short_until_all_of_one_is_wanted(index: SearchIndex) -> None:
    narrow = _search(index, "公园")
    assert len(narrow.places) == 8
    assert Group.PLACES in narrow.more
    wide = _search(index, "公园", Group.PLACES)
    assert wide.places[:8] == narrow.places
    assert len(wide.places) == 10
    assert Group.PLACES not in wide.more
    assert wide.facts == narrow.facts


def test_words_of_places_can_be_a_filter(index: SearchIndex) -> None:
    assert _search(index, "石窟").has_words_of_places
    assert not _search(index, "ygsk").has_words_of_places
    assert not _search(index, "走访各").has_words_of_places


def test_nobody_waits_for_an_old_search(index: SearchIndex) -> None:
    assert index.search(Query("云冈"), lambda: True) is None


@pytest.mark.parametrize("text", ["", "  ", "%", "#", "没有这个词", *HOSTILE])
def test_anything_may_be_typed(index: SearchIndex, text: str) -> None:
    results = _search(index, text)
    assert results.problem == ""
    assert results.is_empty == (text not in HOSTILE)


def test_a_project_that_cannot_be_read_is_told_and_names_are_found(snapshot: Snapshot) -> None:
    gone = SearchIndex(replace(snapshot, path=Path("gone.gpkg")))
    results = _search(gone, "石窟")
    assert results.problem == "没有项目文件 gone.gpkg，请检查文件名。"
    assert results.places
    assert _search(SearchIndex(Snapshot()), "石窟").is_empty
