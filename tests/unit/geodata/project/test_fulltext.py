import sqlite3
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.project import fulltext
from geodata.project.fulltext import Hit, Wanted

TEXTS = (
    "云冈石窟景区接待游客突破400万人次。云冈区",
    "清洁能源\n\n产业园位于云 冈区, T-1000 Carbon Fibre 占地120亩",
    "石云冈窟",
)


def _database(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE documents (fid INTEGER PRIMARY KEY, id, title, issued, text)")
    connection.execute(
        "CREATE VIRTUAL TABLE fulltext USING fts5(tokens, content='', tokenize='ascii')"
    )
    for fid, text in enumerate(texts, 1):
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, NULL, ?)", (fid, f"d{fid}", f"t{fid}", text)
        )
        fulltext.add(connection, fid, text)
    return connection


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = _database(*TEXTS)
    yield connection
    connection.close()


def _found(connection: sqlite3.Connection, words: str) -> list[tuple[str, str]]:
    hits = fulltext.find(connection, words, limit=100)
    return sorted((hit.document_id, hit.surface) for hit in hits)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("云冈", [("d1", "云冈"), ("d1", "云冈"), ("d2", "云 冈"), ("d3", "云冈")]),
        ("石窟", [("d1", "石窟")]),
        ("云冈石窟", [("d1", "云冈石窟")]),
        ("窟", [("d1", "窟"), ("d3", "窟")]),
        ("亩", [("d2", "亩")]),
        ("能源产业", [("d2", "能源\n\n产业")]),
        ("carbon", [("d2", "Carbon")]),
        ("T-1000", [("d2", "T-1000")]),
        ("Fibre占地", [("d2", "Fibre 占地")]),
        ("。", [("d1", "。")]),
        ("冈云", []),
        ("北京", []),
        ("石窟 游客", [("d1", "游客"), ("d1", "石窟")]),
        ("石窟 产业", []),
        ("400万 人次。", [("d1", "400万"), ("d1", "人次。")]),
        ('"', []),
        ("云冈* OR NOT", []),
        ("   ", []),
        ("", []),
    ],
)
def test_words_of_every_length_are_found_exactly(
    database: sqlite3.Connection, words: str, expected: list[tuple[str, str]]
) -> None:
    assert _found(database, words) == expected


def test_a_hit_tells_where_it_stands_and_what_is_around(database: sqlite3.Connection) -> None:
    (hit,) = fulltext.find(database, "接待游客", limit=9)
    assert hit == Hit("d1", "t1", 6, 10, "云冈石窟景区", "接待游客", "突破400万人次。云冈区")


def test_no_more_hits_come_than_were_asked_for(database: sqlite3.Connection) -> None:
    assert len(fulltext.find(database, "云", limit=2)) == 2


def test_full_width_forms_are_found_by_half_width_words() -> None:
    connection = _database("ＡＢＣ１２３％")
    assert _found(connection, "abc123%") == [("d1", "ＡＢＣ１２３％")]
    connection.close()


def test_no_capital_letter_is_forgotten() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1)]
    capitals = [c for c in letters if c != c.lower() and len(c.lower()) == 1]
    assert len(capitals) > 1000
    missed = [c for c in capitals if Wanted(c.lower()).spans(c) != [(0, 1)]]
    assert missed == []


def test_letters_that_grow_in_lower_case_do_not_shift_offsets() -> None:
    connection = _database("İİİ云冈")
    (hit,) = fulltext.find(connection, "云冈", limit=9)
    assert (hit.start, hit.end) == (3, 5)
    connection.close()


def test_a_removed_document_leaves_nothing_in_the_index(database: sqlite3.Connection) -> None:
    fulltext.remove(database, 1, TEXTS[0])
    database.execute("DELETE FROM documents WHERE fid = 1")
    database.execute("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
    assert _found(database, "石窟") == []
    assert [d for d, _ in _found(database, "云冈")] == ["d2", "d3"]


def test_the_last_added_documents_come_first(database: sqlite3.Connection) -> None:
    assert [hit.document_id for hit in fulltext.find(database, "云冈", limit=2)] == ["d3", "d2"]


def _titled(*rows: tuple[str, str | None, str]) -> sqlite3.Connection:
    connection = _database(*(text for _, _, text in rows))
    for fid, (title, issued, _) in enumerate(rows, 1):
        values = (title, issued, fid)
        connection.execute("UPDATE documents SET title = ?, issued = ? WHERE fid = ?", values)
    return connection


def test_documents_come_by_title_then_by_day_each_with_its_first_hits() -> None:
    connection = _titled(
        ("云冈石窟", None, "石窟。云冈石窟"),
        ("旧闻", "2023-01-31", "石窟"),
        ("新闻", "2024-02-01", "石窟和石窟"),
        ("无期", None, "石窟"),
        ("别的", "2025-01-01", "公园"),
    )
    found = fulltext.find_documents(connection, "石窟", limit=9)
    assert [(each.title, each.count, len(each.hits)) for each in found] == [
        ("云冈石窟", 2, 1),
        ("新闻", 2, 1),
        ("旧闻", 1, 1),
        ("无期", 1, 1),
    ]
    assert found[1].issued == date(2024, 2, 1)
    assert found[1].hits[0].after == "和石窟"
    (first,) = fulltext.find_documents(connection, "石窟", limit=1, excerpts=5)
    assert [hit.start for hit in first.hits] == [0, 5]
    assert fulltext.find_documents(connection, " ", limit=9) == ()
    connection.close()


def test_a_single_character_beside_a_word_is_looked_for_in_the_text_alone() -> None:
    assert "OR" not in Wanted("石窟 大").query()
    assert Wanted("石窟 大").query() == Wanted("石窟").query()
    connection = _database("石窟很大", "石窟很小")
    assert _found(connection, "石窟 大") == [("d1", "大"), ("d1", "石窟")]
    connection.close()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.data())
def test_whatever_stands_in_a_text_is_found_there(texts: list[str], data: st.DataObject) -> None:
    connection = _database(*texts)
    which = data.draw(st.integers(0, len(texts) - 1))
    text = texts[which]
    start = data.draw(st.integers(0, len(text)))
    word = text[start : data.draw(st.integers(start, len(text)))]
    hits = fulltext.find(connection, word, limit=10_000)
    for hit in hits:
        assert hit.surface == texts[int(hit.document_id[1:]) - 1][hit.start : hit.end]
    if word and not any(c.isspace() for c in word):
        here = [hit for hit in hits if hit.document_id == f"d{which + 1}"]
        assert any(hit.start <= start < hit.end for hit in here)
    connection.close()


@given(
    st.text(alphabet="云冈石 \na", max_size=30), st.text(alphabet="云冈石", min_size=1, max_size=3)
)
def test_nothing_is_found_that_does_not_stand_there(text: str, word: str) -> None:
    connection = _database(text)
    squeezed = "".join(text.split())
    assert bool(_found(connection, word)) == (word in squeezed)
    connection.close()
