"""Rows of a project file that become values when somebody asks for them.

A project with 100,000 places has several times as many mentions and facts, of which a user looks
at a few dozen. Making a value of each takes ten times as long as fetching their rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter, itemgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from geodata.project.rows import Row

__all__ = ["Groups", "Records"]


class _Record(Protocol):
    """A dataclass with an id, whose fields are the columns of a row."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """What tells it from all others; its first field."""


_Value = TypeVar("_Value", bound=_Record)


class Records(Mapping[str, _Value], Generic[_Value]):
    """Values by their ids, in the order of their rows; each is made when it is first asked for.

    Several threads may ask: at worst a value is made twice, and the two are equal.

    Parameters
    ----------
    kind
        The class of the values, which takes a row as it is; its first field is the id.
    rows
        One for each value.

    Examples
    --------
    >>> from geodata.model import Mention
    >>> mentions = Records(Mention, [("m1", "p1", "d1", "s1", 4, 8, "云冈石窟")])
    >>> mentions["m1"].surface
    '云冈石窟'
    >>> mentions.grouped(mentions.column("place_id"))["p1"] == (mentions["m1"],)
    True
    """

    def __init__(self, kind: Callable[..., _Value], rows: Iterable[Row]) -> None:
        self._kind = kind
        self._columns = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._rows: dict[str, Row] = {row[0]: row for row in rows}
        self._made: dict[str, _Value] = {}

    @classmethod
    def of(cls, kind: Callable[..., _Value], values: Iterable[_Value]) -> "Records[_Value]":
        """Return records of values that are made already."""
        made = {value.id: value for value in values}
        row_of = attrgetter(*(field.name for field in fields(kind)))  # type: ignore[arg-type]
        records = cls(kind, map(row_of, made.values()))
        records._made.update(made)
        return records

    def __getitem__(self, key: str) -> _Value:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._kind(*self._rows[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def column(self, name: str) -> list[Any]:
        """Return one field of all values, in order, without making the values."""
        return list(map(itemgetter(self._columns.index(name)), self._rows.values()))

    def grouped(self, keys: Iterable[str | None]) -> "Groups[_Value]":
        """Return the values by their keys, given in order; one whose key is None is left out."""
        groups: dict[str, list[str]] = {}
        for identity, key in zip(self._rows, keys, strict=True):
            if key is None:
                continue
            group = groups.get(key)
            if group is None:
                groups[key] = [identity]
            else:
                group.append(identity)
        return Groups(self, groups)

    def sorted(self, columns: Iterable[str], key: Callable[..., Any]) -> "Records[_Value]":
        """Return the same records in the order of a key, which gets the values of some columns."""
        pick = itemgetter(*(self._columns.index(name) for name in columns))
        ordered = Records(self._kind, sorted(self._rows.values(), key=lambda row: key(*pick(row))))
        ordered._made = self._made
        return ordered


class Groups(Mapping[str, tuple[_Value, ...]], Generic[_Value]):
    """The values of a project by what they have in common, made when a group is asked for."""

    def __init__(self, records: Records[_Value], ids: Mapping[str, list[str]]) -> None:
        self._records = records
        self._ids = ids
        self._made: dict[str, tuple[_Value, ...]] = {}

    def __getitem__(self, key: str) -> tuple[_Value, ...]:
        made = self._made.get(key)
        if made is None:
            records = self._records
            made = self._made[key] = tuple([records[i] for i in self._ids[key]])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
