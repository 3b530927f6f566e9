"""What a card shows of a fact: texts only, so that nothing of a document is taken for markup."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from explorer.snapshot import Snapshot
from explorer.wording import area_label, document_line, noted
from geodata.model import Fact

__all__ = ["KEY_ROLE", "Card", "figure_of", "make_card", "one_line", "subject_of", "with_spaces"]

#: What a row of a list is known by, also when the list has been made anew; `""` for nothing.
KEY_ROLE = Qt.ItemDataRole.UserRole + 9

_BREAKS = dict.fromkeys(map(ord, "\r\n\t\f\v\u2028\u2029"), " ")


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
        return f"{noted(head, self.period)}\n“{self.quote}”\n{self.source}"


def make_card(snapshot: Snapshot, fact: Fact, *, names_subject: bool) -> Card:
    """Return what a card shows of a fact."""
    document = snapshot.documents[fact.document_id]
    start = max(fact.value_start - fact.start, 0)
    end = min(fact.value_end - fact.start, len(fact.quote))
    return Card(
        fact_id=fact.id,
        figure=figure_of(document.text, fact),
        metric=one_line(fact.metric),
        period=one_line(fact.period),
        subject=subject_of(snapshot, fact),
        names_subject=names_subject,
        quote=with_spaces(fact.quote),
        mark_start=start,
        mark_end=max(start, end),
        source=document_line(document),
    )


def subject_of(snapshot: Snapshot, fact: Fact) -> str:
    """Return the name of what a fact is about: a place, a county or the city."""
    place = snapshot.places.get(fact.place_id or "")
    return place.name if place else area_label(snapshot, fact.adcode)


def figure_of(text: str, fact: Fact) -> str:
    """Return a figure with its qualifier where the text has it: 超 5亿元, 50余家, 5亿元以上."""
    figure = one_line(text[fact.value_start : fact.value_end])
    if fact.qualifier in figure:
        return figure
    if text.startswith(fact.qualifier, fact.value_end):
        return figure + fact.qualifier
    return f"{fact.qualifier} {figure}"


def with_spaces(text: str) -> str:
    """Return a quote with its line breaks shown as spaces, so that all offsets hold."""
    return text.translate(_BREAKS)


def one_line(text: str) -> str:
    """Return a text without line breaks and runs of blanks."""
    return " ".join(text.split())
