"""Between the domain's values and the rows that `geodata.project.queries` selects and inserts."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from geodata.model import (
    County,
    Document,
    Fact,
    Kind,
    LonLat,
    Mention,
    Place,
    Placing,
    Precision,
    Review,
    Section,
    StatusEvent,
)
from geodata.project.geopackage import decode_point, encode_point

__all__ = [
    "Row",
    "county_of",
    "document_of",
    "document_row",
    "fact_of",
    "fact_row",
    "mention_of",
    "mention_row",
    "place_of",
    "place_row",
    "placing_of",
    "placing_row",
    "section_of",
    "section_row",
    "status_event_of",
    "status_event_row",
    "text_digest",
    "verdict_of",
]

#: What a cursor gives, or takes.
Row = tuple[Any, ...]
# A look-up takes a tenth of the time of the enum's own, of which a large project needs many.
_KINDS = {kind.value: kind for kind in Kind}
_PRECISIONS = {precision.value: precision for precision in Precision}
_REVIEWS = {review.value: review for review in Review}


def _dump(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


# Counties and sentences of evidence are the same again and again.
@lru_cache(maxsize=4096)
def _load(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def county_of(row: Row) -> County:
    """Return the county of a row of `SELECT_COUNTIES`; its polygon is the gazetteer's matter."""
    return County(*row)


def text_digest(text: str) -> str:
    """Return what tells equal texts, whatever encoding and line ends their files have."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def document_row(fid: int | None, document: Document, edited: Iterable[str]) -> Row:
    """Return the values of `INSERT_DOCUMENT`; without a fid it goes behind all others."""
    return (
        fid,
        document.id,
        document.title,
        document.publisher,
        document.issued and document.issued.isoformat(),
        document.source_path,
        document.sha256,
        document.text,
        document.note,
        text_digest(document.text),
        _dump(sorted(edited)),
    )


def document_of(row: Row) -> Document:
    """Return the document of a row of `SELECT_DOCUMENTS`."""
    identity, title, publisher, issued, *rest = row
    return Document(identity, title, publisher, issued and date.fromisoformat(issued), *rest)


def section_row(section: Section) -> Row:
    """Return the values of `INSERT_SECTION`."""
    return (
        section.id,
        section.document_id,
        section.heading,
        section.start,
        section.end,
        _dump(section.counties),
        section.why,
    )


def section_of(row: Row) -> Section:
    """Return the section of a row of `SELECT_SECTIONS`."""
    identity, document_id, heading, start, end, counties, why = row
    return Section(identity, document_id, heading, start, end, _load(counties), why)


def place_row(place: Place) -> Row:
    """Return the values of `UPSERT_PLACE`."""
    return (
        place.id,
        place.name,
        _dump(place.aliases),
        place.kind.value,
        _dump(place.counties),
        place.precision.value,
        place.uncertainty_m,
        place.status,
        place.review.value,
        _dump(place.evidence),
        encode_point(place.point),
    )


def place_of(row: Row) -> Place:
    """Return the place of a row of `SELECT_PLACES`."""
    identity, name, aliases, kind, counties, precision, uncertainty_m, status, review = row[:9]
    evidence, geom = row[9:]
    return Place(
        id=identity,
        name=name,
        aliases=_load(aliases),
        kind=_KINDS[kind],
        counties=_load(counties),
        precision=_PRECISIONS[precision],
        uncertainty_m=uncertainty_m,
        status=status,
        review=_REVIEWS[review],
        evidence=_load(evidence),
        point=decode_point(geom),
    )


def mention_row(mention: Mention) -> Row:
    """Return the values of `INSERT_MENTION`."""
    return (
        mention.id,
        mention.place_id,
        mention.document_id,
        mention.section_id,
        mention.start,
        mention.end,
        mention.surface,
    )


def mention_of(row: Row) -> Mention:
    """Return the mention of a row of `SELECT_MENTIONS`."""
    return Mention(*row)


def fact_row(fact: Fact) -> Row:
    """Return the values of `INSERT_FACT`."""
    return (
        fact.id,
        fact.document_id,
        fact.start,
        fact.end,
        fact.quote,
        fact.place_id,
        fact.adcode,
        fact.metric,
        fact.value,
        fact.value_text,
        fact.value_start,
        fact.value_end,
        fact.unit,
        fact.value_si,
        fact.unit_si,
        fact.qualifier,
        fact.period,
    )


def fact_of(row: Row) -> Fact:
    """Return the fact of a row of `SELECT_FACTS`."""
    return Fact(*row)


def placing_row(document_fid: int, placing: Placing) -> Row:
    """Return the values of `INSERT_PLACING` for a placing of the document in this row."""
    told = _told(placing)
    return (document_fid, _digest(told), placing.place_id, placing.document_id, *told)


def verdict_of(placing: Placing) -> int:
    """Return the number that placings share which say the same."""
    return _digest(_told(placing))


def _told(placing: Placing) -> Row:
    return (
        placing.name,
        placing.kind.value,
        _dump(placing.counties),
        placing.precision.value,
        placing.uncertainty_m,
        placing.point and placing.point.lon_deg,
        placing.point and placing.point.lat_deg,
        _dump(placing.evidence),
        placing.status,
    )


def _digest(told: Row) -> int:
    digest = hashlib.blake2b(repr(told).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)  # as wide as SQLite's integers


def placing_of(row: Row) -> Placing:
    """Return the placing of a row of `SELECT_PLACINGS`, which ends with how many share it."""
    place_id, document_id, name, kind, counties, precision, uncertainty_m = row[:7]
    lon_deg, lat_deg, evidence, status = row[7:11]
    return Placing(
        place_id=place_id,
        document_id=document_id,
        name=name,
        kind=Kind(kind),
        counties=_load(counties),
        precision=Precision(precision),
        uncertainty_m=uncertainty_m,
        point=None if lon_deg is None else LonLat(lon_deg, lat_deg),
        evidence=_load(evidence),
        status=status,
    )


def status_event_row(document_fid: int, issued: date | None, event: StatusEvent) -> Row:
    """Return the values of `INSERT_STATUS_EVENT` for an event of the document in this row."""
    return (
        event.id,
        event.place_id,
        event.document_id,
        event.start,
        event.end,
        event.quote,
        event.status,
        event.period,
        event.phase,
        event.is_planned,
        issued and issued.isoformat(),
        document_fid,
    )


def status_event_of(row: Row) -> StatusEvent:
    """Return the event of a row of `SELECT_STATUS_EVENTS`."""
    return StatusEvent(*(*row[:-2], bool(row[-1]), row[-2]))
