"""Places or facts as the rows of a table: sorted, searched, and only as much of it as is seen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from explorer.slices import Slices
from explorer.snapshot import Snapshot

__all__ = ["ID_ROLE", "Column", "Record", "RecordModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
_STEP = 500  #: records between two looks at the clock
ID_ROLE = _Role.UserRole + 1  #: the record's id

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Record(Protocol):
    """What a row shows: a `Place` or a `Fact`."""

    @property
    def id(self) -> str:
        """The id, unique in the project."""


_Record = TypeVar("_Record", bound=Record)


@dataclass(frozen=True, slots=True)
class Column:
    """One property of records."""

    name: str  #: by which settings know it
    title: Callable[[], str]  #: in the present language
    text: Callable[[Snapshot, Any], str]  #: as shown, copied and searched
    #: The number that it is sorted by, None where there is none; without it the text is.
    number: Callable[[Snapshot, Any], float | None] | None = None
    width: int = 110  #: in pixels, at first
    is_shown: bool = True  #: at first


class RecordModel(QAbstractTableModel):
    """Records of a snapshot, in the order and choice that the user wants.

    What takes long (many records) is done in slices; until it is done the rows stay what they
    were. Texts are made when they are seen.

    Attributes
    ----------
    columns
        What there is of columns.
    total
        How many records there are; the rows are those of them in which all words occur.

    Signals
    -------
    settled
        The rows are those that were asked for last.
    """

    settled = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.total = 0
        self._snapshot = Snapshot()
        self._rows: list[Any] = []
        self._row_of: dict[str, int] | None = None
        self._slices = Slices(self)
        # What is wanted; the rows follow.
        self._source: tuple[Snapshot, Iterable[Any], Callable[[Any], bool]] | None = None
        self._records: list[Any] = []
        self._words: tuple[str, ...] = ()
        self._within = -1
        self._sorting: tuple[int, bool] | None = None
        self._texts: dict[str, str] = {}  #: id → all that is searched
        self._texts_of = -1
        self._coming: tuple[list[Any], list[Any]] = ([], [])

    # -- what is wanted

    @property
    def is_settled(self) -> bool:
        """Whether the rows are those that were asked for last."""
        return not self._slices.is_running

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot whose records are shown."""
        return self._snapshot

    def show_records(
        self,
        snapshot: Snapshot,
        records: Iterable[_Record],
        passes: Callable[[_Record], bool] | None = None,
    ) -> None:
        """Show other records: those of some that pass."""
        if self._source is None or snapshot is not self._source[0]:
            self._texts = {}
        self._source = (snapshot, records, passes or (lambda _: True))
        self._begin(self._all_steps())

    def find(self, words: str, column: int = -1) -> None:
        """Show the records in which all words occur, in one column or in any."""
        wanted = tuple(words.casefold().split())
        if (wanted, column) == (self._words, self._within):
            return
        self._words, self._within = wanted, column
        self._restart(self._row_steps(self._records))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the project's order back."""
        is_falling = order == Qt.SortOrder.DescendingOrder
        sorting = (column, is_falling) if column >= 0 else None
        if sorting != self._sorting:
            self._sorting = sorting
            self._restart(self._row_steps(self._records))

    def retranslate(self) -> None:
        """Take titles and texts in the present language."""
        self._texts = {}
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))

    # -- what Qt asks

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a cell's text, its alignment, or the row's id."""
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.text(index.row(), index.column())
        if role == _Role.TextAlignmentRole:
            return _LEFT if self.columns[index.column()].number is None else _RIGHT
        return self._rows[index.row()].id if role == ID_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.columns[section].title()
        if role == _Role.TextAlignmentRole:
            return _LEFT if self.columns[section].number is None else _RIGHT
        return None

    # -- rows

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self.columns[column].text(self._snapshot, self._rows[row])

    def record(self, row: int) -> Any:
        """Return the record of a row."""
        return self._rows[row]

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """Return the rows of some records, ascending; those that are not shown have none."""
        if self._row_of is None:
            self._row_of = {record.id: row for row, record in enumerate(self._rows)}
        return sorted(self._row_of[i] for i in ids if i in self._row_of)

    # -- work in slices

    def _restart(self, steps: Iterator[None]) -> None:
        """Begin at the records if they are known, else at their source as before."""
        self._begin(self._all_steps() if self._slices.is_running else steps)

    def _begin(self, steps: Iterator[None]) -> None:
        self._slices.start(steps, self._take_rows)

    def _all_steps(self) -> Iterator[None]:
        if self._source is None:
            return
        _, source, passes = self._source
        records = []
        for number, record in enumerate(source):
            if passes(record):
                records.append(record)
            if number % _STEP == 0:
                yield
        yield from self._row_steps(records)

    def _row_steps(self, records: list[Any]) -> Iterator[None]:
        rows = records
        if self._words:
            rows = []
            yield from self._find_steps(records, rows)
        if self._sorting is not None:
            keys: list[Any] = []
            yield from self._key_steps(rows, keys)
            rows = _sorted(rows, keys, is_falling=self._sorting[1])
        self._coming = (records, rows)

    def _find_steps(self, records: list[Any], found: list[Any]) -> Iterator[None]:
        if self._texts_of != self._within:
            self._texts, self._texts_of = {}, self._within
        columns = self.columns if self._within < 0 else (self.columns[self._within],)
        snapshot, words, texts = self._wanted_snapshot(), self._words, self._texts
        for number, record in enumerate(records):
            text = texts.get(record.id)
            if text is None:
                text = "\n".join(c.text(snapshot, record) for c in columns).casefold()
                texts[record.id] = text
            if all(word in text for word in words):
                found.append(record)
            if number % _STEP == 0:
                yield

    def _key_steps(self, records: list[Any], keys: list[Any]) -> Iterator[None]:
        column = self.columns[self._sorting[0] if self._sorting else 0]
        snapshot = self._wanted_snapshot()
        for number, record in enumerate(records):
            if column.number is not None:
                keys.append(column.number(snapshot, record))
            else:
                keys.append(_order(column.text(snapshot, record)))
            if number % _STEP == 0:
                yield

    def _wanted_snapshot(self) -> Snapshot:
        return self._source[0] if self._source else self._snapshot

    def _take_rows(self) -> None:
        self.beginResetModel()
        self._snapshot = self._wanted_snapshot()
        self._records, self._rows = self._coming
        self.total = len(self._records)
        self._row_of = None
        self.endResetModel()
        self.settled.emit()


def _order(text: str) -> str | None:
    """Return what sorts Chinese by pinyin: the standard's order for the usual characters."""
    return text.encode("gb18030", "replace").decode("latin-1") if text else None


def _sorted(records: list[Any], keys: list[Any], *, is_falling: bool) -> list[Any]:
    """Return records by their keys; those without one come last in either direction."""
    known = [row for row, key in enumerate(keys) if key is not None]
    known.sort(key=keys.__getitem__, reverse=is_falling)
    unknown = (row for row, key in enumerate(keys) if key is None)
    return [records[row] for row in (*known, *unknown)]
