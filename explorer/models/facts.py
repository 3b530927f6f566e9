"""The facts of the selection as a list of cards."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.wording import area_label, document_line
from geodata.model import Fact

__all__ = ["CARD_ROLE", "FACT_ROLE", "Card", "FactModel"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
_BREAKS = dict.fromkeys(map(ord, "\r\n\t\f\v\u2028\u2029"), " ")
FACT_ROLE = _Role.UserRole + 1  #: the fact's id
CARD_ROLE = _Role.UserRole + 2  #: what the card shows, a `Card`


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows of a fact; all texts are plain."""

    fact_id: str
    figure: str  #: number, unit and qualifier as the document writes them
    metric: str
    period: str
    subject: str  #: the place or county that it is about
    names_subject: bool  #: whether the card has to say so, among cards about several places
    quote: str  #: verbatim, save that line breaks are shown as spaces
    mark_start: int  #: where the figure stands in the quote
    mark_end: int
    source: str

    @property
    def as_text(self) -> str:
        """Return the card as text with its source, for the clipboard and screen readers."""
        head = f"{self.subject} {self.metric} {self.figure}"
        period = f"（{self.period}）" if self.period else ""
        return f"{head}{period}\n“{self.quote}”\n{self.source}"


def make_card(snapshot: Snapshot, fact: Fact, *, names_subject: bool) -> Card:
    """Return what a card shows of a fact."""
    document = snapshot.documents[fact.document_id]
    start = max(fact.value_start - fact.start, 0)
    end = min(fact.value_end - fact.start, len(fact.quote))
    place = snapshot.places.get(fact.place_id or "")
    return Card(
        fact_id=fact.id,
        figure=_qualified(document.text, fact),
        metric=fact.metric,
        period=fact.period,
        subject=place.name if place else area_label(snapshot, fact.adcode),
        names_subject=names_subject,
        quote=fact.quote.translate(_BREAKS),
        mark_start=start,
        mark_end=max(start, end),
        source=document_line(document),
    )


def _qualified(text: str, fact: Fact) -> str:
    """Return a figure with its qualifier where the text has it: 超 5亿元, 50余家, 5亿元以上."""
    figure = _one_line(text[fact.value_start : fact.value_end])
    if fact.qualifier in figure:
        return figure
    if text.startswith(fact.qualifier, fact.value_end):
        return figure + fact.qualifier
    return f"{fact.qualifier} {figure}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


class FactModel(QAbstractListModel):
    """The facts of the selected places or county, in reading order."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._cards: list[Card] = []
        self._fill()
        state.selection_changed.connect(self._on_selection_changed)
        state.project_changed.connect(self._on_project_changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of facts."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the card, the fact's id, or the whole as text."""
        card = self._cards[index.row()]
        if role == _Role.DisplayRole:
            return card.as_text
        if role == _Role.ToolTipRole:
            return None
        return {CARD_ROLE: card, FACT_ROLE: card.fact_id}.get(role)

    def row_of(self, fact_id: str) -> int:
        """Return the row of a fact, -1 when it is not listed."""
        return next((row for row, card in enumerate(self._cards) if card.fact_id == fact_id), -1)

    def _on_selection_changed(self) -> None:
        listed = [fact.id for fact in self._state.selected_facts()]
        if listed == [card.fact_id for card in self._cards]:
            return
        self._on_project_changed()

    def _on_project_changed(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        several = len(self._state.selection.place_ids) > 1
        self._cards = [
            make_card(self._state.snapshot, fact, names_subject=several)
            for fact in self._state.selected_facts()
        ]
