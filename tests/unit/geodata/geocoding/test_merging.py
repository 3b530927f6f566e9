"""What several documents say of one place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.geocoding import merge
from geodata.model import Kind, LonLat, Placing, Precision, Review
from tests.helpers.small_gazetteer import small_gazetteer

GAZETTEER = small_gazetteer()
COUNTY = Placing(
    place_id="p1",
    document_id="d1",
    name="华阳碳纤维项目",
    kind=Kind.PROJECT,
    counties=("140214",),
    precision=Precision.COUNTY,
    uncertainty_m=14_800,
    point=None,
    evidence=("标题是云冈区。",),
)
CITY = replace(
    COUNTY,
    document_id="d0",
    counties=("1402",),
    precision=Precision.CITY,
    uncertainty_m=None,
    evidence=("没有依据。",),
)
SITE = replace(
    COUNTY,
    document_id="d2",
    name="华阳项目",
    precision=Precision.SITE,
    uncertainty_m=500,
    point=LonLat(113.1, 40.0),
    evidence=("地名库。",),
)
OUTSIDE = replace(
    CITY, document_id="d3", counties=(), precision=Precision.OUTSIDE, evidence=("在外地。",)
)


def test_a_county_place_is_drawn_at_a_spot_of_its_county() -> None:
    place = merge([COUNTY], ["华阳"], GAZETTEER)
    assert place.point == GAZETTEER.spot_in_county("140214", "p1")
    assert (place.name, place.aliases) == ("华阳碳纤维项目", ("华阳",))
    assert place.review is Review.AUTO


def test_the_most_precise_placing_prevails() -> None:
    place = merge([CITY, COUNTY, SITE], [], GAZETTEER)
    assert (place.precision, place.point) == (Precision.SITE, LonLat(113.1, 40.0))
    assert place.name == "华阳项目"
    assert "华阳碳纤维项目" in place.aliases
    assert place.evidence[0] == "地名库。"


@pytest.mark.parametrize("placing", [CITY, OUTSIDE])
def test_what_has_no_place_on_the_map_gets_none(placing: Placing) -> None:
    assert merge([placing], [], GAZETTEER).point is None


def test_contradictions_are_told() -> None:
    other = replace(COUNTY, document_id="d4", counties=("140221",))
    place = merge([COUNTY, other, OUTSIDE], [], GAZETTEER)
    assert place.counties == ("140214",)
    assert "说法不一：另一份材料把它放在阳高县。" in place.evidence
    assert "说法不一：另一份材料把它放在大同市以外。" in place.evidence


def test_among_equals_the_county_of_most_documents_prevails() -> None:
    others = [replace(COUNTY, document_id=f"d{n}", counties=("140221",)) for n in (5, 6)]
    assert merge([COUNTY, *others], [], GAZETTEER).counties == ("140221",)


def test_the_order_of_documents_does_not_matter() -> None:
    placings = [SITE, COUNTY, CITY]
    assert merge(placings, ["a"], GAZETTEER) == merge(placings[::-1], ["a"], GAZETTEER)


def test_several_counties_are_drawn_in_the_first() -> None:
    line = replace(COUNTY, counties=("140271", "140226", "140212"))
    assert merge([line], [], GAZETTEER).point == GAZETTEER.spot_in_county("140226", "p1")


def test_the_last_status_is_kept() -> None:
    later = replace(SITE, status="投产")
    assert merge([replace(COUNTY, status="开工"), later], [], GAZETTEER).status == "投产"


def test_the_kind_of_most_documents_is_taken() -> None:
    others = [replace(COUNTY, document_id=f"d{n}", kind=Kind.PARK) for n in (5, 6)]
    assert merge([SITE, *others], [], GAZETTEER).kind is Kind.PARK


def test_nothing_is_no_place() -> None:
    with pytest.raises(ValueError, match="at least one"):
        merge([], [], GAZETTEER)


_VERDICTS = (
    COUNTY,
    CITY,
    SITE,
    OUTSIDE,
    replace(COUNTY, kind=Kind.PARK, evidence=("另一句。",), status="开工"),
    replace(COUNTY, counties=("140226",), status="投产"),
)


@given(st.lists(st.sampled_from(_VERDICTS), min_size=1, max_size=30))
def test_equal_placings_can_be_given_once_with_their_number(verdicts: list[Placing]) -> None:
    placings = [replace(v, document_id=f"d{i:02}") for i, v in enumerate(verdicts)]
    groups: dict[Placing, list[Placing]] = {}
    for placing in placings:
        groups.setdefault(replace(placing, document_id=""), []).append(placing)
    by_last = sorted(groups.values(), key=lambda group: group[-1].document_id)
    together = merge(
        [group[0] for group in by_last], ["华阳"], GAZETTEER, [len(group) for group in by_last]
    )
    assert together == merge(placings, ["华阳"], GAZETTEER)
