"""Names of the gazetteer in running text."""

from geodata.extraction.names.known import find_known
from geodata.extraction.names.page import read_page
from geodata.gazetteer import load
from geodata.model import Kind


def _found(text: str) -> list[tuple[Kind, str]]:
    page = read_page(text, load())
    return [(name.kind, text[name.start : name.end]) for name in find_known(page)]


def test_known_places_have_their_entry() -> None:
    page = read_page("游客参观云冈石窟。", load())
    (name,) = find_known(page)
    assert [entry.name for entry in name.entries] == ["云冈石窟"]
    assert name.kind is Kind.SCENIC


def test_counties_and_the_city_are_no_places() -> None:
    assert _found("大同市云冈区、阳高县、左云和浑源") == []


def test_a_name_within_a_known_name_is_found_too() -> None:
    names = _found("云冈经开区清洁能源产业园")
    assert (Kind.PARK, "云冈经开区") in names


def test_a_name_inside_another_word_is_none() -> None:
    assert _found("社会和平城乡安宁") == []
