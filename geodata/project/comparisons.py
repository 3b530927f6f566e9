"""Disagreements in a project file: kept up with every document, read back as values.

Only the figures that share a key with one of the document's are compared anew, and of these only
the latest, so that the work for a document does not grow with the archive.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from geodata.comparing import MOST_COMPARED, compare_facts, comparison_key
from geodata.model import Comparison, Difference, Fact, Verdict
from geodata.project import rows

__all__ = ["add_keys", "keys_of", "read", "refresh"]

_FACT = ", ".join(
    f'f."{column}"'
    for column in (
        *("id", "document_id", "start", "end", "quote", "place_id", "adcode", "metric", "value"),
        *("value_text", "value_start", "value_end", "unit", "value_si", "unit_si", "qualifier"),
        "period",
    )
)
_SELECT_GROUP = (
    f"SELECT {_FACT}, d.issued FROM comparison_keys k JOIN facts f ON f.id = k.fact_id"  # noqa: S608
    " JOIN documents d ON d.id = f.document_id WHERE k.key = ? ORDER BY k.fid DESC LIMIT ?"
)
_SELECT_VALUES = "SELECT value FROM comparison_keys WHERE key = ? ORDER BY fid DESC LIMIT ?"
_SELECT_SIDES = (
    f"SELECT {_FACT} FROM facts f WHERE f.id IN"  # noqa: S608
    " (SELECT first_fact FROM comparisons UNION SELECT second_fact FROM comparisons)"
)
_SELECT = (
    "SELECT c.id, place_id, adcode, metric, first_fact, second_fact, difference, why,"
    " ifnull(s.verdict, 'open'), ifnull(s.note, '')"
    " FROM comparisons c LEFT JOIN settlements s ON s.comparison_id = c.id"
    " ORDER BY adcode, place_id, metric, c.fid"
)
_INSERT = (
    "INSERT INTO comparisons (id, key, place_id, adcode, metric, first_fact, first_quote,"
    " second_fact, second_quote, difference, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def keys_of(connection: sqlite3.Connection, document_id: str) -> set[str]:
    """Return the keys of a document's facts."""
    found = connection.execute(
        "SELECT k.key FROM facts f JOIN comparison_keys k ON k.fact_id = f.id"
        " WHERE f.document_id = ?",
        (document_id,),
    )
    return {key for (key,) in found}


def add_keys(connection: sqlite3.Connection, facts: Iterable[Fact]) -> None:
    """Make facts comparable with those that have the same key."""
    keyed = ((comparison_key(fact), fact.value_si, fact.id) for fact in facts)
    connection.executemany(
        "INSERT INTO comparison_keys (key, value, fact_id) VALUES (?, ?, ?)",
        [row for row in keyed if row[0] is not None],
    )


def refresh(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Compare the facts with these keys anew."""
    for key in sorted(keys):
        connection.execute("DELETE FROM comparisons WHERE key = ?", (key,))
        if len(set(connection.execute(_SELECT_VALUES, (key, MOST_COMPARED)))) < 2:
            continue  # as with most keys: there is one figure, or all say the same
        found = connection.execute(_SELECT_GROUP, (key, MOST_COMPARED)).fetchall()
        facts = [rows.fact_of(row[:-1]) for row in found]
        issued = {row[1]: row[-1] and date.fromisoformat(row[-1]) for row in found}
        connection.executemany(
            _INSERT, [_row(key, comparison) for comparison in compare_facts(facts, issued)]
        )


def read(connection: sqlite3.Connection) -> tuple[Comparison, ...]:
    """Return all disagreements, by county, place and metric."""
    facts = {row[0]: rows.fact_of(row) for row in connection.execute(_SELECT_SIDES)}
    return tuple(_comparison(row, facts) for row in connection.execute(_SELECT))


def _comparison(row: rows.Row, facts: Mapping[str, Fact]) -> Comparison:
    identity, place_id, adcode, metric, first, second, label, why, verdict, note = row
    return Comparison(
        identity,
        place_id,
        adcode,
        metric,
        facts[first],
        facts[second],
        Difference(label),
        why,
        Verdict(verdict),
        note,
    )


def _row(key: str, comparison: Comparison) -> rows.Row:
    return (
        comparison.id,
        key,
        comparison.place_id,
        comparison.adcode,
        comparison.metric,
        comparison.first.id,
        comparison.first.quote,
        comparison.second.id,
        comparison.second.quote,
        comparison.difference.value,
        comparison.why,
    )
