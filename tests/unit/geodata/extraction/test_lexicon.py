"""The lexicon's files: read once, told what they are for, and of one mind."""

import pytest

from geodata.errors import GeodataError
from geodata.extraction import lexicon
from geodata.model import Kind
from geodata.resources import resource

_LISTS = (
    "common_nouns",
    "common_verbs",
    "generic",
    "institutions",
    "measures",
    "protected",
    "stops",
    "trades",
    "works",
)


@pytest.mark.parametrize("name", _LISTS)
def test_lists_hold_words_without_comments(name: str) -> None:
    words = lexicon.words(name)
    assert words
    assert not [word for word in words if "#" in word or not word.strip()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("path", sorted(resource("lexicon").iterdir()), ids=lambda path: path.name)
def test_every_file_says_what_it_is_for(path) -> None:  # type: ignore[no-untyped-def]
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_lists_are_read_once() -> None:
    assert lexicon.words("stops") is lexicon.words("stops")
    assert lexicon.table("endings") is lexicon.table("endings")


def test_every_kind_has_endings() -> None:
    endings = lexicon.table("endings")
    assert all(endings[kind.value]["words"] for kind in Kind)


def test_an_ending_tells_one_kind() -> None:
    endings = lexicon.table("endings")
    words = [word for kind in Kind for word in dict.fromkeys(endings[kind.value]["words"])]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("group", ["weak", "sure"])
def test_what_is_said_of_endings_is_said_of_known_ones(group: str) -> None:
    endings = lexicon.table("endings")
    known = {word for kind in Kind for word in endings[kind.value]["words"]}
    assert set(endings[group]["words"]) - known == set()


def test_no_word_both_ends_a_name_and_stands_inside_one() -> None:
    inside = {*lexicon.words("works"), *lexicon.words("trades"), *lexicon.words("generic")}
    assert sorted(inside & set(lexicon.words("stops"))) == []


def test_a_missing_list_is_named() -> None:
    with pytest.raises(GeodataError, match="nothing"):
        lexicon.words("nothing")
