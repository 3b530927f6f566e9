"""What a person changes in a project, as values; applying one gives the one that takes it back.

A program that keeps the values it gets back has undo and redo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geodata.errors import ProjectError
from geodata.model import Review, Verdict
from geodata.project import writing
from geodata.project.geopackage import touch

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from geodata.gazetteer import Gazetteer
    from geodata.model import DocumentResult

__all__ = [
    "DescribeDocument",
    "Edit",
    "RemoveDocument",
    "RestoreDocument",
    "ReviewPlace",
    "SettleComparison",
    "Together",
    "apply_edit",
]


@dataclass(frozen=True, slots=True)
class DescribeDocument:
    """Write a document's title, publisher and date; reading it again leaves them alone."""

    document_id: str
    title: str
    publisher: str | None
    issued: date | None
    #: Which of the three are a person's from now on; by default those that change.
    edited: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RemoveDocument:
    """Take a document out of the project."""

    document_id: str


@dataclass(frozen=True, slots=True)
class RestoreDocument:
    """Put a document back where it stood."""

    result: DocumentResult
    fid: int
    edited: frozenset[str]
    reviews: tuple[ReviewPlace, ...]  #: of the places that went with it


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """Say whether the program's word on a place holds: confirmed, rejected, or open again."""

    place_id: str
    review: Review


@dataclass(frozen=True, slots=True)
class SettleComparison:
    """Say which side of a disagreement holds, and why."""

    comparison_id: str
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one: carried out in their order, taken back in the opposite one."""

    edits: tuple[Edit, ...]


Edit = (
    DescribeDocument | RemoveDocument | RestoreDocument | ReviewPlace | SettleComparison | Together
)


def apply_edit(edit: Edit, connection: sqlite3.Connection, gazetteer: Gazetteer) -> Edit:
    """Write an edit, inside a transaction that the caller has begun; return what takes it back.

    Raises
    ------
    ProjectError
        If what it is about is not in the project.
    """
    match edit:
        case DescribeDocument():
            return _describe(edit, connection, gazetteer)
        case RemoveDocument():
            return _remove(edit, connection, gazetteer)
        case RestoreDocument():
            return _restore(edit, connection, gazetteer)
        case ReviewPlace():
            return _review_place(edit, connection)
        case SettleComparison():
            return _settle(edit, connection)
        case Together():
            ways_back = [apply_edit(each, connection, gazetteer) for each in edit.edits]
            return Together(tuple(reversed(ways_back)))


def _describe(edit: DescribeDocument, connection: sqlite3.Connection, gazetteer: Gazetteer) -> Edit:
    stored = _stored(connection, edit.document_id)
    before = stored.document
    after = replace(before, title=edit.title, publisher=edit.publisher, issued=edit.issued)
    edited = edit.edited
    if edited is None:
        names = ("title", "publisher", "issued")
        changed = {name for name in names if getattr(before, name) != getattr(after, name)}
        edited = stored.edited | changed
    writing.describe(connection, gazetteer, after, edited)
    return DescribeDocument(before.id, before.title, before.publisher, before.issued, stored.edited)


def _remove(edit: RemoveDocument, connection: sqlite3.Connection, gazetteer: Gazetteer) -> Edit:
    stored = _stored(connection, edit.document_id)
    result = writing.result_of(connection, stored.document)
    places = {placing.place_id for placing in result.placings}
    reviews = {place_id: _review(connection, place_id) for place_id in sorted(places)}
    writing.exchange(connection, gazetteer, out=edit.document_id)
    lost = (ReviewPlace(place, review) for place, review in reviews.items() if review)
    return RestoreDocument(result, stored.fid, stored.edited, tuple(lost))


def _restore(edit: RestoreDocument, connection: sqlite3.Connection, gazetteer: Gazetteer) -> Edit:
    document = edit.result.document
    for column in ("id", "source_path", "sha256"):
        if writing.stored(connection, column, getattr(document, column)):
            raise ProjectError(f"文献《{document.title}》已经重新读入，不用再恢复。")
    writing.exchange(connection, gazetteer, into=edit.result, fid=edit.fid, edited=edit.edited)
    for review in edit.reviews:
        _review_place(review, connection)
    return RemoveDocument(document.id)


def _review_place(edit: ReviewPlace, connection: sqlite3.Connection) -> Edit:
    before = _review(connection, edit.place_id)
    if before is None:
        raise ProjectError(f"项目中没有地点 {edit.place_id}，可能已随文献移除。")
    connection.execute(
        "UPDATE places SET review = ? WHERE id = ?", (edit.review.value, edit.place_id)
    )
    touch(connection)
    return ReviewPlace(edit.place_id, before)


def _settle(edit: SettleComparison, connection: sqlite3.Connection) -> Edit:
    key = (edit.comparison_id,)
    if not connection.execute("SELECT 1 FROM comparisons WHERE id = ?", key).fetchone():
        raise ProjectError(f"项目中没有出入 {edit.comparison_id}，可能已随文献移除。")
    before = connection.execute(
        "SELECT verdict, note FROM settlements WHERE comparison_id = ?", key
    ).fetchone()
    connection.execute("DELETE FROM settlements WHERE comparison_id = ?", key)
    if edit.verdict is not Verdict.OPEN or edit.note:
        connection.execute(
            "INSERT INTO settlements (comparison_id, verdict, note) VALUES (?, ?, ?)",
            (edit.comparison_id, edit.verdict.value, edit.note),
        )
    touch(connection)
    verdict, note = before or (Verdict.OPEN.value, "")
    return SettleComparison(edit.comparison_id, Verdict(verdict), note)


def _stored(connection: sqlite3.Connection, document_id: str) -> writing.Stored:
    stored = writing.stored(connection, "id", document_id)
    if stored is None:
        raise ProjectError(f"项目中没有文献 {document_id}，可能已移除。")
    return stored


def _review(connection: sqlite3.Connection, place_id: str) -> Review | None:
    row = connection.execute("SELECT review FROM places WHERE id = ?", (place_id,)).fetchone()
    return Review(row[0]) if row else None
