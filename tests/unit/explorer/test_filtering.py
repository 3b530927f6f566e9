from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.filtering import OUTSIDE, UNDATED, Facet, Filter, matching
from explorer.place_index import counties_of
from explorer.snapshot import Snapshot
from geodata.model import Place, Review, StatusEvent
from tests.helpers.sample import SquareGazetteer, build_sample


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")
    return Snapshot.read(path, SquareGazetteer())


def _names(snapshot: Snapshot, chosen: Filter) -> set[str]:
    return {place.name for place in matching(snapshot, chosen)}


def test_the_empty_filter_shows_all(snapshot: Snapshot) -> None:
    assert Filter().is_empty
    assert len(matching(snapshot, Filter())) == len(snapshot.places) > 12


def test_values_of_one_facet_are_alternatives_and_facets_combine(snapshot: Snapshot) -> None:
    chosen = Filter(kinds=frozenset(("scenic", "park")), counties=frozenset(("140214", "140225")))
    assert _names(snapshot, chosen) == {"云冈石窟", "十里河森林公园", "恒山悬空寺"}


def test_a_place_in_two_counties_is_found_in_both(snapshot: Snapshot) -> None:
    for adcode in ("140215", "140221"):
        assert "桑干河" in _names(snapshot, Filter(counties=frozenset((adcode,))))


def test_city_wide_and_outside_places_have_a_value_of_their_own(snapshot: Snapshot) -> None:
    assert _names(snapshot, Filter(counties=frozenset((OUTSIDE,)))) == {"浙江大学紫金港校区"}
    assert _names(snapshot, Filter(counties=frozenset(("1402",)))) == {"晋北采煤沉陷区新能源基地"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("石窟", {"云冈石窟"}),
        ("  石窟  云冈 ", {"云冈石窟"}),
        ("6.82亿", {"华阳高性能碳纤维项目"}),
        ("没有这样的词", set()),
        ("'; drop table", {"'; DROP TABLE places; --公园"}),
    ],
)
def test_every_word_has_to_occur_in_names_or_quotes(
    snapshot: Snapshot, words: str, names: set[str]
) -> None:
    assert _names(snapshot, Filter(words=words)) == names


def test_counts_tell_what_choosing_a_value_would_show(snapshot: Snapshot) -> None:
    index, chosen = snapshot.index, Filter(words="公园", kinds=frozenset(("park",)))
    for facet in Facet:
        rest = index.find(chosen.choosing(facet, ()))
        for value in index.values(facet):
            shown = matching(snapshot, chosen.choosing(facet, {value}))
            assert index.count(facet, value, rest) == len(shown)
    assert index.count(Facet.KIND, "park", index.find(chosen)) > 0


def test_documents_of_a_place_are_those_that_mention_it(snapshot: Snapshot) -> None:
    place = next(place for place in snapshot.places.values() if place.name == "云冈石窟")
    documents = [
        document_id
        for document_id in snapshot.documents
        if place in matching(snapshot, Filter(documents=frozenset((document_id,))))
    ]
    assert len(documents) == 1
    assert "云冈石窟" in snapshot.documents[documents[0]].text


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (Filter(statuses=frozenset(("设备安装",))), {"华阳高性能碳纤维项目"}),
        (Filter(precisions=frozenset(("village",))), {"守口堡村"}),
        (Filter(precisions=frozenset(("city", "outside"))),
         {"晋北采煤沉陷区新能源基地", "浙江大学紫金港校区"}),
        (Filter(kinds=frozenset(("scenic",)), periods=frozenset(("2024",))),
         {"云冈石窟", "恒山悬空寺"}),
        (Filter(periods=frozenset(("1999",))), set()),
    ],
)  # fmt: skip
def test_status_precision_and_year_choose(
    snapshot: Snapshot, chosen: Filter, names: set[str]
) -> None:
    found = {name for name in _names(snapshot, chosen) if "公园" not in name}
    assert found == names


def test_days_of_issue_and_of_events_lie_in_a_timespan(snapshot: Snapshot) -> None:
    issued = date(2024, 11, 29)
    assert len(matching(snapshot, Filter(timespan=(issued, issued)))) == len(snapshot.places)
    before = Filter(timespan=(date(2020, 1, 1), date(2023, 12, 31)))
    assert matching(snapshot, before) == ()
    place_id = next(p.id for p in snapshot.places.values() if p.name == "左云经开区")
    document_id = next(iter(snapshot.documents))
    event = StatusEvent("s1", place_id, document_id, 0, 2, "项目", "开工", "2022年8月", False)
    assert [p.name for p in matching(replace(snapshot, status_events=(event,)), before)] == [
        "左云经开区"
    ]


def test_words_are_found_in_the_quotes_of_a_place_whatever_another_holds(
    snapshot: Snapshot,
) -> None:
    first, last = (list(snapshot.places)[at] for at in (0, -1))
    fact = next(iter(snapshot.facts.values()))
    facts = {
        "f1": replace(fact, id="f1", place_id=first, quote="\0引文\n在此\0"),
        "f2": replace(fact, id="f2", place_id=last, quote="另一处"),
    }
    changed = replace(snapshot, facts=facts)
    for words, expected in (("引文在此", first), ("另一处", last)):
        assert [place.id for place in matching(changed, Filter(words=words))] == [expected]


def test_an_area_is_these_places_only(snapshot: Snapshot) -> None:
    ids = [place.id for place in snapshot.places.values()][3:6]
    found = matching(snapshot, Filter(area=frozenset(ids)))
    assert [place.id for place in found] == ids
    assert matching(snapshot, Filter(area=frozenset())) == ()


def test_rejected_places_are_never_shown(snapshot: Snapshot) -> None:
    first = next(iter(snapshot.places.values()))
    places = {**snapshot.places, first.id: replace(first, review=Review.REJECTED)}
    changed = replace(snapshot, places=places)
    assert len(matching(changed, Filter())) == len(places) - 1
    assert matching(changed, Filter(area=frozenset((first.id,)))) == ()


def test_years_come_from_facts_first_then_from_the_documents(snapshot: Snapshot) -> None:
    fact = next(fact for fact in snapshot.facts.values() if fact.place_id)
    facts = {**snapshot.facts, fact.id: replace(fact, period="2019年底")}
    changed = Snapshot.build(
        None,
        documents=[replace(each, issued=None) for each in snapshot.documents.values()],
        places=snapshot.places.values(),
        mentions=snapshot.mentions.values(),
        facts=facts.values(),
        counties=snapshot.counties,
        area_name=snapshot.area_name,
    )
    assert changed.index.values(Facet.PERIOD) == ("2019", UNDATED)
    (place,) = matching(changed, Filter(periods=frozenset(("2019",))))
    assert place.id == fact.place_id
    undated = changed.index.count(Facet.PERIOD, UNDATED, changed.index.find(Filter()))
    assert undated == len(snapshot.places) - 1


def test_statuses_stand_in_the_order_in_which_a_project_passes_through_them(
    snapshot: Snapshot,
) -> None:
    known = [s for s in snapshot.index.values(Facet.STATUS) if "设备" in s or s == "谋划"]
    assert known == ["谋划", "设备安装"]


def _values_of(snapshot: Snapshot, place: Place, facet: Facet) -> frozenset[str]:
    """Return the values that a place has of a facet, worked out for this place alone."""
    if facet is Facet.DOCUMENT:
        return snapshot.documents_of_place[place.id]
    values = {
        Facet.KIND: (place.kind,),
        Facet.COUNTY: counties_of(place),
        Facet.STATUS: (place.status or "",),
        Facet.PRECISION: (place.precision,),
    }
    return frozenset(map(str, values[facet]))


@given(st.data())
def test_sets_find_what_a_loop_over_all_places_finds(
    snapshot: Snapshot, data: st.DataObject
) -> None:
    index = snapshot.index
    chosen = Filter()
    for facet in Facet:
        values = st.sets(st.sampled_from(index.values(facet)), max_size=3)
        chosen = chosen.choosing(facet, data.draw(values))

    def passes(place: Place) -> bool:
        checked = [f for f in Facet if f is not Facet.PERIOD and chosen.chosen(f)]
        years = chosen.periods
        return all(chosen.chosen(f) & _values_of(snapshot, place, f) for f in checked) and (
            not years or place in index.places_in(index.having(Facet.PERIOD, years))
        )

    expected = tuple(place for place in snapshot.places.values() if passes(place))
    assert matching(snapshot, chosen) == expected
    found = index.find(chosen)
    assert found.bit_count() == len(expected)
    assert [index.places[rank] for rank in index.ranks_in(found)] == list(expected)
    assert index.set_of(place.id for place in expected) == found
