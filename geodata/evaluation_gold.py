"""Annotated documents: what a reader found in them, to be compared with the program.

One JSON file a document with `doc` (the document's file name), `places` (`id`, `name`, `surfaces`,
`kind`, `counties`, `required`) and `facts` (`id`, `place`, `quote`, `metric`, `value`, `unit`,
`qualifier`, `when`). `counties` is `["outside"]` for a place outside Datong and `["1402"]` for one
of no single county; a fact's `place` is a place's id, a county's code or `1402`. The states of its
places may be told in `states` (see `geodata.evaluation_histories`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from geodata.errors import ReadingError
from geodata.model import Kind

__all__ = ["Gold", "GoldFact", "GoldPlace", "GoldState", "annotated_document", "number"]

_OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """An annotated place."""

    id: str
    name: str
    surfaces: tuple[str, ...]
    kind: Kind
    counties: frozenset[str]  #: empty for a place outside Datong
    required: bool
    spans: tuple[tuple[int, int], ...]  #: every occurrence of every surface, in the document


@dataclass(frozen=True, slots=True)
class GoldFact:
    """An annotated fact."""

    id: str
    place: str
    quote: str
    value: str  #: as a number without trailing zeros, or the text where it is none
    unit: str
    spans: tuple[tuple[int, int], ...]  #: every occurrence of the quote


@dataclass(frozen=True, slots=True)
class GoldState:
    """An annotated state of a place."""

    place: str
    quote: str
    status: str
    is_planned: bool
    phase: str
    spans: tuple[tuple[int, int], ...]  #: every occurrence of the quote


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated document."""

    document: str
    places: tuple[GoldPlace, ...]
    facts: tuple[GoldFact, ...]
    states: tuple[GoldState, ...] | None = None  #: None where they are not annotated

    @classmethod
    def load(cls, path: Path, text: str) -> Self:
        """Read an annotation of a document with this text.

        Raises
        ------
        ReadingError
            If the file cannot be read or is no annotation.
        """
        data = _parsed(path)
        try:
            places = tuple(_gold_place(place, text) for place in data["places"])
            facts = tuple(_gold_fact(fact, text) for fact in data["facts"])
            told = data.get("states")
            states = None if told is None else tuple(_gold_state(state, text) for state in told)
            return cls(data["doc"], places, facts, states)
        except (KeyError, TypeError, ValueError) as error:
            raise ReadingError(f"标注文件“{path.name}”的格式不对，请按标注说明检查。") from error


def annotated_document(path: Path) -> str:
    """Return the name of the document that an annotation is about.

    Raises
    ------
    ReadingError
        If the file cannot be read or names none.
    """
    name = _parsed(path).get("doc")
    if not isinstance(name, str):
        raise ReadingError(f"标注文件“{path.name}”没有写明所标注的文档，请补上 doc 一项。")
    return name


def number(value: float | None) -> str:
    """Return a number as it is compared: without trailing zeros, "" for none.

    Examples
    --------
    >>> number(9.0), number(249.1)
    ('9', '249.1')
    """
    return "" if value is None else f"{value:.10g}"


def _parsed(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadingError(f"无法读取标注文件“{path}”，请确认它存在并且是 JSON 文件。") from error
    if not isinstance(data, dict):
        raise ReadingError(f"标注文件“{path.name}”的格式不对，请按标注说明检查。")
    return data


def _gold_place(data: Mapping[str, Any], text: str) -> GoldPlace:
    counties = frozenset(data["counties"])
    return GoldPlace(
        id=data["id"],
        name=data["name"],
        surfaces=tuple(data["surfaces"]),
        kind=Kind(data["kind"]),
        counties=frozenset() if _OUTSIDE in counties else counties,
        required=bool(data["required"]),
        spans=tuple(span for surface in data["surfaces"] for span in _occurrences(surface, text)),
    )


def _gold_fact(data: Mapping[str, Any], text: str) -> GoldFact:
    value = data["value"]
    return GoldFact(
        id=data["id"],
        place=data["place"],
        quote=data["quote"],
        value=value if isinstance(value, str) else number(float(value)),
        unit=data["unit"],
        spans=tuple(_occurrences(data["quote"], text)),
    )


def _gold_state(data: Mapping[str, Any], text: str) -> GoldState:
    return GoldState(
        place=data["place"],
        quote=data["quote"],
        status=data["status"],
        is_planned=bool(data.get("planned", False)),
        phase=data.get("phase", ""),
        spans=tuple(_occurrences(data["quote"], text)),
    )


def _occurrences(part: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)
