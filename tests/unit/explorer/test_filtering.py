import pytest

from explorer.filtering import OUTSIDE, Facet, Filter, count_values, facet_values, matching
from explorer.snapshot import Snapshot
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
    chosen = Filter(words="公园", kinds=frozenset(("park",)))
    for facet in Facet:
        counts = count_values(snapshot, chosen, facet)
        for value, count in counts.items():
            shown = matching(snapshot, chosen.choosing(facet, {value}))
            assert len(shown) == count


def test_documents_of_a_place_are_those_that_mention_it(snapshot: Snapshot) -> None:
    place = next(place for place in snapshot.places.values() if place.name == "云冈石窟")
    (document_id,) = facet_values(snapshot, place, Facet.DOCUMENT)
    assert "云冈石窟" in snapshot.documents[document_id].text
