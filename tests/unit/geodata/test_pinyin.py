import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from geodata.gazetteer import load
from geodata.gazetteer.build.pinyin_table import table_text
from geodata.pinyin import readings, spellings, typed
from geodata.resources import read_text


def test_the_table_is_what_its_builder_makes() -> None:
    assert read_text("lexicon/pinyin.txt") == table_text()


def test_every_character_of_the_gazetteer_has_a_reading() -> None:
    names = "".join(entry.name for entry in load().entries)
    missing = {c for c in names if "\u4e00" <= c <= "\u9fff" and c not in readings()}
    assert missing == set()


def test_known_names_are_read_as_a_dictionary_of_words_reads_them() -> None:
    names = [entry.name for entry in load().entries]
    assert len(names) > 2000
    missed = [
        name
        for name in names
        if not any(
            all(part in ("", read) for part, read in zip(spelling, lazy_pinyin(name), strict=True))
            for spelling in spellings(name)
        )
        and name.isalpha()
        and not any(character.isascii() for character in name)
    ]
    assert {name[:3] for name in missed} == {"千佛岭", "千佛洞"}  # pypinyin reads fu


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ygsk", "ygsk"),
        ("Yun  Gang", "yungang"),
        ("xi'an", "xian"),
        ("lü", "lv"),
        ("5G", "5g"),
        ("2024", ""),
        ("云gang", ""),
        ("%", ""),
        ("", ""),
    ],
)
def test_what_is_typed_is_pinyin_or_nothing(text: str, expected: str) -> None:
    assert typed(text) == expected


@given(st.text(max_size=30))
def test_a_spelling_has_a_part_for_each_character(name: str) -> None:
    found = spellings(name)
    assert 1 <= len(found) <= 8
    for spelling in found:
        assert len(spelling) == len(name)
        assert all(part.isascii() and (part.isalnum() or not part) for part in spelling)
