"""The project: what was read out of the documents, kept in one GeoPackage."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from geodata.errors import ProjectError
from geodata.model import Fact, Mention
from geodata.project import comparisons, fulltext, queries, rows, writing
from geodata.project.creation import write_new_project
from geodata.project.database import connect, plain_errors, transaction
from geodata.project.edits import Edit, RemoveDocument, apply_edit
from geodata.project.records import Records
from geodata.project.schema import SCHEMA_VERSION, read_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from geodata.gazetteer import Gazetteer
    from geodata.model import (
        Comparison,
        County,
        Document,
        DocumentResult,
        Place,
        Section,
        StatusEvent,
    )
    from geodata.project.fulltext import DocumentHits, Hit

__all__ = ["Change", "Project", "new_document_id"]

#: Steps of SQLite, some thousandths of a second.
_STEPS_BETWEEN_QUESTIONS = 20_000

_Value = TypeVar("_Value")
_Item = TypeVar("_Item", Fact, Mention)


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
            if path.is_dir():
                raise ProjectError(f"{path} 是一个文件夹，请给出项目文件（*.gpkg）的名字。")
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

    def stop_when(self, is_stopped: Callable[[], bool]) -> None:
        """Break off reading with a `StoppedError` once this is true; it is asked all the time."""
        self._connection.set_progress_handler(is_stopped, _STEPS_BETWEEN_QUESTIONS)

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
        return self._read(queries.SELECT_COUNTIES, rows.county_of)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents in the order in which they came."""
        return self._read(queries.SELECT_DOCUMENTS, rows.document_of)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections by document and position."""
        return self._read(queries.SELECT_SECTIONS, rows.section_of)

    def places(self) -> tuple[Place, ...]:
        """Return the places, rejected ones too, by their ids."""
        return self._read(queries.SELECT_PLACES, rows.place_of)

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions by document and position."""
        return self._read(queries.SELECT_MENTIONS, rows.mention_of)

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts by document and position of the figure."""
        return self._read(queries.SELECT_FACTS, rows.fact_of)

    def mention_records(self) -> Records[Mention]:
        """Return the mentions in the same order as records, which cost less than values."""
        return self._records(Mention, queries.SELECT_MENTIONS)

    def fact_records(self) -> Records[Fact]:
        """Return the facts in the same order as records, which cost less than values."""
        return self._records(Fact, queries.SELECT_FACTS)

    def mention_counts(self) -> Mapping[str, int]:
        """Return how often each place is named, by its id."""
        return self._counts(queries.SELECT_MENTION_COUNTS)

    def fact_counts(self) -> Mapping[str, int]:
        """Return how many facts tell of each place, by its id."""
        return self._counts(queries.SELECT_FACT_COUNTS)

    def status_events(self) -> tuple[StatusEvent, ...]:
        """Return what the documents say of projects' states, by document and position."""
        return self._read(queries.SELECT_STATUS_EVENTS, rows.status_event_of)

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

    def search_documents(self, words: str, *, limit: int = 20) -> tuple[DocumentHits, ...]:
        """Find the documents that hold all of some words, each with its first hit.

        Parameters
        ----------
        words
            As in `search`.
        limit
            How many documents at most.
        """
        with plain_errors(self.path):
            return fulltext.find_documents(self._connection, words, limit=limit)

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

    def changed_on(self) -> str:
        """Return the day of the last change, as an ISO date (UTC)."""
        row = self._one("SELECT date(max(last_change)) FROM gpkg_contents")
        return str(row[0]) if row and row[0] else ""

    def counts(self) -> tuple[int, int]:
        """Return the number of places and of facts."""
        row = self._one("SELECT (SELECT count(*) FROM places), (SELECT count(*) FROM facts)")
        return (row[0], row[1]) if row else (0, 0)

    def add(self, result: DocumentResult, gazetteer: Gazetteer, *, again: bool = False) -> Change:
        """Take in what was read out of a document, in one transaction.

        An earlier result of the same source is replaced; the same bytes change nothing (unless
        they are read `again` by intention), nor does a text that another file has brought
        already. A place that a person has reviewed keeps that, an edited one its edits.

        Raises
        ------
        ProjectError
            If the file is locked or cannot be written; it is then as it was.
        """
        document = result.document
        with transaction(self._connection, self.path):
            if self.twin(document) is not None:
                return Change.DUPLICATE
            if not again and self.knows(document.sha256):
                return Change.UNCHANGED
            earlier = writing.stored(self._connection, "source_path", document.source_path)
            if earlier is None:
                writing.exchange(self._connection, gazetteer, into=result)
                return Change.ADDED
            written = {name: getattr(earlier.document, name) for name in earlier.edited}
            writing.exchange(
                self._connection,
                gazetteer,
                out=earlier.document.id,
                into=replace(result, document=replace(document, **written)),
                fid=earlier.fid,
                edited=earlier.edited,
            )
        return Change.UPDATED

    def remove(self, document_id: str, gazetteer: Gazetteer) -> None:
        """Take a document out with all that only it says, in one transaction.

        Raises
        ------
        ProjectError
            If there is no such document, or the file cannot be written.
        """
        self.apply(RemoveDocument(document_id), gazetteer)

    def apply(self, edit: Edit, gazetteer: Gazetteer) -> Edit:
        """Carry out what a person wants changed, in one transaction.

        Returns
        -------
        Edit
            What takes it back.

        Raises
        ------
        ProjectError
            If what it is about is not in the project, or the file cannot be written.
        """
        with transaction(self._connection, self.path):
            return apply_edit(edit, self._connection, gazetteer)

    def _read(self, query: str, value_of: Callable[[rows.Row], _Value]) -> tuple[_Value, ...]:
        with plain_errors(self.path):
            return tuple(map(value_of, self._connection.execute(query)))

    def _records(self, kind: Callable[..., _Item], query: str) -> Records[_Item]:
        with plain_errors(self.path):
            return Records(kind, self._connection.execute(query))

    def _counts(self, query: str) -> dict[str, int]:
        with plain_errors(self.path):
            return dict(self._connection.execute(query).fetchall())

    def _one(self, query: str, *values: str) -> rows.Row | None:
        with plain_errors(self.path):
            row: rows.Row | None = self._connection.execute(query, values).fetchone()
        return row


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    version = read_version(connection)
    if version is None:
        raise ProjectError(f"{path} 不是大同图览的项目文件，请另选文件。")
    if version > SCHEMA_VERSION:
        raise ProjectError(f"项目文件 {path} 由更新版本的程序写成，请先更新本程序。")
    if version < SCHEMA_VERSION:
        raise ProjectError(f"项目文件 {path} 由旧版本的程序写成，请用原文档重新建立项目。")
