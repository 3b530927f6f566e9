"""The project: what was read out of the documents, kept in one GeoPackage."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from geodata.errors import ProjectError
from geodata.project import comparisons, fulltext, rows
from geodata.project.creation import write_new_project
from geodata.project.database import connect, plain_errors, transaction
from geodata.project.geopackage import touch
from geodata.project.schema import SCHEMA_VERSION, read_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from geodata.gazetteer import Gazetteer
    from geodata.model import (
        Comparison,
        County,
        Document,
        DocumentResult,
        Fact,
        Mention,
        Place,
        Section,
        StatusEvent,
    )
    from geodata.project.fulltext import Hit

__all__ = ["Change", "Project", "new_document_id"]

_Value = TypeVar("_Value")

#: A mention keeps the break that a page has set into a name; as an alias it is the name alone.
_LINE_BREAK = re.compile(r"\s*\n\s*")


class Change(StrEnum):
    """What adding a document did to the project."""

    ADDED = "added"
    UPDATED = "updated"  #: the file at this path had changed
    UNCHANGED = "unchanged"  #: this file with the same bytes is there already
    DUPLICATE = "duplicate"  #: another file with the same text is there already


def new_document_id(sha256: str) -> str:
    """Return the id that a document gets when it is first seen with these bytes."""
    return f"d{sha256[:12]}"


class Project:
    """An open project file; it belongs to the thread that opened it.

    Another thread, or another process, opens the same file with a `Project` of its own.

    Examples
    --------
    >>> with Project.open(path) as project:  # doctest: +SKIP
    ...     [place.name for place in project.places()]
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take over a checked connection; use `open` or `create`."""
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path, gazetteer: Gazetteer) -> Project:
        """Make a new project without documents.

        It is built under another name and moved into place, so that no half-made project is ever
        seen.

        Raises
        ------
        ProjectError
            If something lies there already, or the file cannot be written.
        """
        write_new_project(path, gazetteer)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open a project file.

        Raises
        ------
        ProjectError
            If it is missing, no project, locked, or made by another version of the program.
        """
        if not path.is_file():
            raise ProjectError(f"没有项目文件 {path}，请检查文件名。")
        with plain_errors(path):
            connection = connect(path)
            try:
                _check_version(path, connection)
            except (sqlite3.Error, ProjectError):
                connection.close()
                raise
        return cls(path, connection)

    def close(self) -> None:
        """Close the file; a closed project answers nothing any more."""
        self._connection.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Let all reads inside see one state, even if another program adds a document meanwhile.

        Writers wait until it ends, so only reading belongs inside.
        """
        with plain_errors(self.path), self._connection:
            self._connection.execute("BEGIN")
            yield

    def counties(self) -> tuple[County, ...]:
        """Return the county-level divisions, by their codes."""
        return self._read(rows.SELECT_COUNTIES, rows.county_of)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents in the order in which they came."""
        return self._read(rows.SELECT_DOCUMENTS, rows.document_of)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections by document and position."""
        return self._read(rows.SELECT_SECTIONS, rows.section_of)

    def places(self) -> tuple[Place, ...]:
        """Return the places, rejected ones too, by their ids."""
        return self._read(rows.SELECT_PLACES, rows.place_of)

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions by document and position."""
        return self._read(rows.SELECT_MENTIONS, rows.mention_of)

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts by document and position of the figure."""
        return self._read(rows.SELECT_FACTS, rows.fact_of)

    def status_events(self) -> tuple[StatusEvent, ...]:
        """Return what the documents say of projects' states, by document and position."""
        return self._read(rows.SELECT_STATUS_EVENTS, rows.status_event_of)

    def comparisons(self) -> tuple[Comparison, ...]:
        """Return the disagreements among the facts, by county, place and metric."""
        with plain_errors(self.path):
            return comparisons.read(self._connection)

    def search(self, words: str, *, limit: int = 200) -> tuple[Hit, ...]:
        """Find words in the documents' texts: exact, without regard to case and width.

        Parameters
        ----------
        words
            One or more words divided by spaces, of one character or more; a document must hold
            all of them.
        limit
            How many hits at most.
        """
        with plain_errors(self.path):
            return fulltext.find(self._connection, words, limit=limit)

    def knows(self, sha256: str) -> bool:
        """Return whether a file with these bytes has been read."""
        row = self._one("SELECT 1 FROM documents WHERE sha256 = ?", sha256)
        return row is not None

    def twin(self, document: Document) -> str | None:
        """Return the title of the document that another file has brought with the same text."""
        row = self._one(
            "SELECT title FROM documents WHERE (text_sha256 = ? OR sha256 = ?) AND source_path <> ?"
            " ORDER BY fid LIMIT 1",
            rows.text_digest(document.text),
            document.sha256,
            document.source_path,
        )
        return str(row[0]) if row else None

    def document_id(self, source_path: str, sha256: str) -> str:
        """Return the id for a document: the one that its source has, or a new one."""
        row = self._one("SELECT id FROM documents WHERE source_path = ?", source_path)
        if row:
            return str(row[0])
        identity = new_document_id(sha256)
        while self._one("SELECT 1 FROM documents WHERE id = ?", identity):
            identity += "x"  # an earlier state of another file was this one, and kept the name
        return identity

    def counts(self) -> tuple[int, int]:
        """Return the number of places and of facts."""
        row = self._one("SELECT (SELECT count(*) FROM places), (SELECT count(*) FROM facts)")
        return (row[0], row[1]) if row else (0, 0)

    def add(self, result: DocumentResult, gazetteer: Gazetteer) -> Change:
        """Take in what was read out of a document, in one transaction.

        An earlier result of the same source is replaced; the same bytes change nothing, nor does
        a text that another file has brought already. A place that a person has reviewed keeps
        that, an edited one its edits.

        Raises
        ------
        ProjectError
            If the file is locked or cannot be written; it is then as it was.
        """
        document = result.document
        with transaction(self._connection, self.path):
            if self.twin(document) is not None:
                return Change.DUPLICATE
            if self.knows(document.sha256):
                return Change.UNCHANGED
            earlier = self._one(
                "SELECT id, fid, text FROM documents WHERE source_path = ?", document.source_path
            )
            keys = comparisons.keys_of(self._connection, earlier[0]) if earlier else set()
            affected = self._drop(*earlier) if earlier else set()
            self._insert(earlier[1] if earlier else None, result)
            affected |= {placing.place_id for placing in result.placings}
            self._merge_places(affected, gazetteer)
            keys |= comparisons.keys_of(self._connection, document.id)
            comparisons.refresh(self._connection, keys)
            touch(self._connection)
        return Change.UPDATED if earlier else Change.ADDED

    def remove(self, document_id: str, gazetteer: Gazetteer) -> None:
        """Take a document out with all that only it says, in one transaction.

        Raises
        ------
        ProjectError
            If there is no such document, or the file cannot be written.
        """
        with transaction(self._connection, self.path):
            row = self._one("SELECT id, fid, text FROM documents WHERE id = ?", document_id)
            if row is None:
                raise ProjectError(f"项目 {self.path} 中没有文档 {document_id}。")
            keys = comparisons.keys_of(self._connection, document_id)
            self._merge_places(self._drop(*row), gazetteer)
            comparisons.refresh(self._connection, keys)
            touch(self._connection)

    def _read(self, query: str, value_of: Callable[[rows.Row], _Value]) -> tuple[_Value, ...]:
        with plain_errors(self.path):
            return tuple(map(value_of, self._connection.execute(query)))

    def _one(self, query: str, *values: str) -> rows.Row | None:
        with plain_errors(self.path):
            row: rows.Row | None = self._connection.execute(query, values).fetchone()
        return row

    def _drop(self, document_id: str, fid: int, text: str) -> set[str]:
        """Delete a document; return the ids of the places that it placed."""
        found = self._connection.execute(
            "SELECT place_id FROM placings WHERE document_id = ?", (document_id,)
        )
        affected = {place_id for (place_id,) in found}
        fulltext.remove(self._connection, fid, text)
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return affected

    def _insert(self, fid: int | None, result: DocumentResult) -> None:
        execute, executemany = self._connection.execute, self._connection.executemany
        row = execute(rows.INSERT_DOCUMENT, rows.document_row(fid, result.document))
        document_fid = row.lastrowid or 0
        fulltext.add(self._connection, document_fid, result.document.text)
        executemany(rows.INSERT_SECTION, map(rows.section_row, result.sections))
        placings = (rows.placing_row(document_fid, placing) for placing in result.placings)
        executemany(rows.INSERT_PLACING, placings)
        executemany(rows.INSERT_MENTION, map(rows.mention_row, result.mentions))
        executemany(rows.INSERT_FACT, map(rows.fact_row, result.facts))
        issued = result.document.issued
        events = (rows.status_event_row(document_fid, issued, e) for e in result.status_events)
        executemany(rows.INSERT_STATUS_EVENT, events)
        comparisons.add_keys(self._connection, result.facts)

    def _merge_places(self, place_ids: Iterable[str], gazetteer: Gazetteer) -> None:
        """Bring places in line with what the documents say now."""
        # Reading a project must not wait for the geocoder's word lists.
        from geodata.geocoding import merge  # noqa: PLC0415

        for place_id in sorted(place_ids):
            found = self._connection.execute(rows.SELECT_PLACINGS, {"id": place_id}).fetchall()
            if not found:
                self._connection.execute("DELETE FROM places WHERE id = ?", (place_id,))
                continue
            surfaces = self._connection.execute(rows.SELECT_SURFACES, {"id": place_id})
            aliases = [_LINE_BREAK.sub("", surface) for (surface,) in surfaces]
            placings = [rows.placing_of(row) for row in found]
            shares = [row[-1] for row in found]
            place = merge(placings, aliases, gazetteer, shares)
            status = self._one(rows.SELECT_STATUS, place_id)
            place = replace(place, status=status[0]) if status else place
            self._connection.execute(rows.UPSERT_PLACE, rows.place_row(place))


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    version = read_version(connection)
    if version is None:
        raise ProjectError(f"{path} 不是大同图览的项目文件，请另选文件。")
    if version > SCHEMA_VERSION:
        raise ProjectError(f"项目文件 {path} 由更新版本的程序写成，请先更新本程序。")
    if version < SCHEMA_VERSION:
        raise ProjectError(f"项目文件 {path} 由旧版本的程序写成，请用原文档重新建立项目。")
