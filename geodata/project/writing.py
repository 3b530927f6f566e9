"""Documents into the tables and out again, with all that depends on them.

Each function writes inside a transaction that its caller has begun.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from geodata.gazetteer import Gazetteer
from geodata.model import Document, DocumentResult
from geodata.project import comparisons, fulltext, queries, rows
from geodata.project.geopackage import touch

__all__ = ["Stored", "describe", "exchange", "result_of", "stored"]

_Value = TypeVar("_Value")

#: A mention keeps the break that a page has set into a name; as an alias it is the name alone.
_LINE_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it lies in the project."""

    document: Document
    fid: int  #: its place in the order of the documents
    edited: frozenset[str]  #: which of title, publisher and issued a person has written


def stored(connection: sqlite3.Connection, column: str, value: str) -> Stored | None:
    """Return the document that has a value in one of its unique columns."""
    row = connection.execute(f"{queries.SELECT_STORED} WHERE {column} = ?", (value,)).fetchone()
    if row is None:
        return None
    fid, edited, *columns = row
    return Stored(rows.document_of(tuple(columns)), fid, frozenset(json.loads(edited)))


def result_of(connection: sqlite3.Connection, document: Document) -> DocumentResult:
    """Return all that was read out of a document."""

    def read(query: str, value_of: Callable[[rows.Row], _Value]) -> tuple[_Value, ...]:
        narrowed = f"SELECT * FROM ({query}) WHERE document_id = ?"  # noqa: S608
        return tuple(map(value_of, connection.execute(narrowed, (document.id,))))

    return DocumentResult(
        document,
        read(queries.SELECT_SECTIONS, rows.section_of),
        read(queries.SELECT_ALL_PLACINGS, rows.placing_of),
        read(queries.SELECT_MENTIONS, rows.mention_of),
        read(queries.SELECT_FACTS, rows.fact_of),
        read(queries.SELECT_STATUS_EVENTS, rows.status_event_of),
    )


def exchange(
    connection: sqlite3.Connection,
    gazetteer: Gazetteer,
    *,
    out: str = "",
    into: DocumentResult | None = None,
    fid: int | None = None,
    edited: Iterable[str] = (),
) -> None:
    """Take a document out, put one in, or both.

    Parameters
    ----------
    out
        The id of the document that goes.
    into
        What was read out of the document that comes.
    fid
        Its place in the order of the documents; by default behind all others.
    edited
        Which of its title, publisher and date a person has written.
    """
    keys: set[str] = set()
    affected: set[str] = set()
    if out:
        keys |= comparisons.keys_of(connection, out)
        affected |= _drop(connection, out)
    if into:
        affected |= _changed_by(connection, into)
        _insert(connection, fid, into, edited)
        keys |= comparisons.keys_of(connection, into.document.id)
    _merge_places(connection, affected, gazetteer)
    comparisons.refresh(connection, keys)
    touch(connection)


def describe(
    connection: sqlite3.Connection, gazetteer: Gazetteer, document: Document, edited: Iterable[str]
) -> None:
    """Write a document's title, publisher and date, and what follows from the date."""
    issued = document.issued and document.issued.isoformat()
    connection.execute(
        "UPDATE documents SET title = ?, publisher = ?, issued = ?, edited = ? WHERE id = ?",
        (document.title, document.publisher, issued, json.dumps(sorted(edited)), document.id),
    )
    connection.execute(
        "UPDATE status_events SET issued = ? WHERE document_id = ?", (issued, document.id)
    )
    found = connection.execute(
        "SELECT DISTINCT place_id FROM status_events WHERE document_id = ?", (document.id,)
    )
    _merge_places(connection, [place_id for (place_id,) in found], gazetteer)
    comparisons.refresh(connection, comparisons.keys_of(connection, document.id))
    touch(connection)


def _drop(connection: sqlite3.Connection, document_id: str) -> set[str]:
    """Delete a document; return the ids of the places that it placed."""
    found = connection.execute(
        "SELECT place_id FROM placings WHERE document_id = ?", (document_id,)
    )
    affected = {place_id for (place_id,) in found}
    [(fid, text)] = connection.execute(
        "SELECT fid, text FROM documents WHERE id = ?", (document_id,)
    )
    fulltext.remove(connection, fid, text)
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    return affected


def _insert(
    connection: sqlite3.Connection, fid: int | None, result: DocumentResult, edited: Iterable[str]
) -> None:
    execute, executemany = connection.execute, connection.executemany
    row = execute(queries.INSERT_DOCUMENT, rows.document_row(fid, result.document, edited))
    document_fid = row.lastrowid or 0
    fulltext.add(connection, document_fid, result.document.text)
    executemany(queries.INSERT_SECTION, map(rows.section_row, result.sections))
    placings = (rows.placing_row(document_fid, placing) for placing in result.placings)
    executemany(queries.INSERT_PLACING, placings)
    executemany(queries.INSERT_MENTION, map(rows.mention_row, result.mentions))
    executemany(queries.INSERT_FACT, map(rows.fact_row, result.facts))
    issued = result.document.issued
    events = (rows.status_event_row(document_fid, issued, e) for e in result.status_events)
    executemany(queries.INSERT_STATUS_EVENT, events)
    comparisons.add_keys(connection, result.facts)


def _changed_by(connection: sqlite3.Connection, result: DocumentResult) -> set[str]:
    """Return the places of a new document of which the project may not know all yet.

    In an archive most documents say of a place what all others say, in words that are known: such
    a place stays as it is, and is found so by looking into indexes alone.
    """
    surfaces: defaultdict[str, set[str]] = defaultdict(set)
    for mention in result.mentions:
        surfaces[mention.place_id].add(mention.surface)
    changed = {event.place_id for event in result.status_events}
    for placing in result.placings:
        place_id, verdict = placing.place_id, rows.verdict_of(placing)
        if place_id in changed:
            continue
        known = connection.execute(queries.SELECT_VERDICTS, {"id": place_id}).fetchone()
        if known != (verdict, verdict) or not all(
            connection.execute(queries.SELECT_MENTIONED, (place_id, surface)).fetchone()
            for surface in surfaces[place_id]
        ):
            changed.add(place_id)
    return changed


def _merge_places(
    connection: sqlite3.Connection, place_ids: Iterable[str], gazetteer: Gazetteer
) -> None:
    """Bring places in line with what the documents say now."""
    # Reading a project must not wait for the geocoder's word lists.
    from geodata.geocoding import merge  # noqa: PLC0415

    for place_id in sorted(place_ids):
        found = connection.execute(queries.SELECT_PLACINGS, {"id": place_id}).fetchall()
        if not found:
            connection.execute("DELETE FROM places WHERE id = ?", (place_id,))
            continue
        surfaces = connection.execute(queries.SELECT_SURFACES, {"id": place_id})
        aliases = [_LINE_BREAK.sub("", surface) for (surface,) in surfaces]
        placings = [rows.placing_of(row) for row in found]
        place = merge(placings, aliases, gazetteer, [row[-1] for row in found])
        status = connection.execute(queries.SELECT_STATUS, (place_id,)).fetchone()
        place = replace(place, status=status[0]) if status else place
        connection.execute(queries.UPSERT_PLACE, rows.place_row(place))
