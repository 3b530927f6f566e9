import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.project import fulltext
from geodata.project.fulltext import Hit

TEXTS = (
    "云冈石窟景区接待游客突破400万人次。云冈区",
    "清洁能源\n\n产业园位于云 冈区, T-1000 Carbon Fibre 占地120亩",
    "石云冈窟",
)


def _database(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE documents (fid INTEGER PRIMARY KEY, id, title, text)")
    connection.execute(
        "CREATE VIRTUAL TABLE fulltext USING fts5(tokens, content='', tokenize='ascii')"
    )
    for fid, text in enumerate(texts, 1):
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?)", (fid, f"d{fid}", f"t{fid}", text)
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
        spans = [(hit.document_id, hit.start, hit.end) for hit in hits]
        assert (f"d{which + 1}", start, start + len(word)) in spans
    connection.close()


@given(
    st.text(alphabet="云冈石 \na", max_size=30), st.text(alphabet="云冈石", min_size=1, max_size=3)
)
def test_nothing_is_found_that_does_not_stand_there(text: str, word: str) -> None:
    connection = _database(text)
    squeezed = "".join(text.split())
    assert bool(_found(connection, word)) == (word in squeezed)
    connection.close()
