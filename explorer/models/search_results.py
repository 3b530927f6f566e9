"""The results of a search as lines of a list, under headings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.search.index import DocumentFound, FactFound, Group, PlaceFound, Results
from explorer.snapshot import Passage
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import areas_label, document_line, kind_label, plain_tip
from geodata.model import Place
from geodata.name_index import How

__all__ = ["LINE_ROLE", "Line", "LineKind", "SearchModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
LINE_ROLE = _Role.UserRole + 1
_SPACES = str.maketrans("\n\r\t\u3000\u2028\u2029", "      ")

Spans = tuple[tuple[int, int], ...]


class LineKind(Enum):
    """What a line is."""

    HEADING = auto()
    PLACE = auto()
    AREA = auto()
    FACT = auto()
    DOCUMENT = auto()
    MORE = auto()  #: asks for all of its group
    FILTER = auto()  #: asks for the words as a filter
    NOTE = auto()  #: says something; nothing to choose


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is shown, and what choosing it means."""

    kind: LineKind
    title: str
    title_spans: Spans = ()
    caption: str = ""
    caption_spans: Spans = ()
    target: str = ""  #: the id of a place or fact, or an adcode
    passage: Passage | None = None
    group: Group | None = None
    place: Place | None = None
    tip: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether choosing the line does anything."""
        return self.kind not in (LineKind.HEADING, LineKind.NOTE)


class SearchModel(QAbstractListModel):
    """The lines of the last results."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.results: Results | None = None
        self._lines: list[Line] = []

    def show(self, results: Results | None) -> None:
        """Show other results; None for none."""
        self.beginResetModel()
        self.results = results
        self._lines = list(self._all_lines(results)) if results else []
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings and notes cannot be chosen."""
        if not index.isValid() or not self._lines[index.row()].can_be_chosen:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the line, its text, its symbol or its tool tip."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return (
                self.tr("{}，{}").format(line.title, line.caption) if line.caption else line.title
            )
        if role == _Role.DecorationRole and line.place:
            return kind_icon(line.place.kind, line.place.precision)
        if role == _Role.ToolTipRole:
            return plain_tip(line.tip) or None
        return None

    def next_row(self, row: int, step: int) -> int:
        """Return the row of the next line that can be chosen, the same one at either end."""
        at = row + step
        while 0 <= at < len(self._lines):
            if self._lines[at].can_be_chosen:
                return at
            at += step
        return row

    # -- lines

    def _all_lines(self, results: Results) -> Iterator[Line]:
        lines: list[tuple[Group, str, list[Line]]] = [
            (Group.PLACES, self.tr("地点"), [self._place_line(f) for f in results.places]),
            (Group.FACTS, self.tr("事实"), [self._fact_line(f) for f in results.facts]),
            (Group.DOCUMENTS, self.tr("原文"), [self._text_line(f) for f in results.documents]),
        ]
        for group, title, of_group in lines:
            if not of_group:
                continue
            yield Line(LineKind.HEADING, title)
            yield from of_group
            if group in results.more:
                yield Line(LineKind.MORE, self.tr("更多{}…").format(title), group=group)
            if group is Group.PLACES and results.has_words_of_places:
                text = self.tr("只显示含“{}”的地点").format(results.query.text.strip())
                yield Line(LineKind.FILTER, text)
        if results.problem:
            yield Line(LineKind.NOTE, results.problem)

    def _place_line(self, found: PlaceFound) -> Line:
        snapshot = self._state.snapshot
        spans = ((found.start, found.end),)
        if found.adcode:
            caption = self.tr("县区")
            return Line(LineKind.AREA, found.name, spans, caption, target=found.adcode)
        place = snapshot.places[found.place_id]
        area = areas_label(snapshot, place)
        tip = f"{place.name}\n{kind_label(place.kind)} · {area}"
        caption = " · ".join((area, *self._remarks(found, place)))
        if found.name == place.name:
            line = Line(LineKind.PLACE, place.name, spans, caption)
        else:
            at = len(self.tr("又名{}").partition("{}")[0])
            alias_spans = ((at + found.start, at + found.end),)
            caption = " · ".join((self.tr("又名{}").format(found.name), caption))
            line = Line(LineKind.PLACE, place.name, (), caption, alias_spans)
        return replace(line, target=place.id, place=place, tip=tip)

    def _remarks(self, found: PlaceFound, place: Place) -> Iterator[str]:
        index = self._state.snapshot.index
        if not self._state.shown_set >> index.rank[place.id] & 1:
            yield self.tr("已被筛选隐去")
        if found.how is How.MISREAD:
            yield self.tr("字形相近")

    def _fact_line(self, found: FactFound) -> Line:
        snapshot = self._state.snapshot
        fact = snapshot.facts[found.fact_id]
        place = snapshot.places.get(fact.place_id or "")
        subject = found.subject
        source = document_line(snapshot.documents[fact.document_id])
        return Line(
            LineKind.FACT,
            fact.quote.translate(_SPACES),
            found.spans,
            f"{subject} · {source}",
            found.subject_spans,
            target=fact.id,
            place=place,
            tip=f"“{fact.quote}”\n{source}",
        )

    def _text_line(self, found: DocumentFound) -> Line:
        document = self._state.snapshot.documents[found.document_id]
        excerpt = f"{found.before}{found.surface}{found.after}".translate(_SPACES)
        start = len(found.before)
        told = [document_line(document)]
        if found.count > 1:
            told.insert(0, self.tr("{} 处").format(found.count))
        return Line(
            LineKind.DOCUMENT,
            excerpt,
            ((start, start + len(found.surface)),) if found.surface else (),
            " · ".join(told),
            passage=found.passage,
            tip=document_line(document),
        )
