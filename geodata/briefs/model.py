"""What a county summary says: data without look, so that each format shows the same.

Every figure has the number of its quote; the quotes stand at the end, under their documents.
Nothing is summed up, rounded or chosen by value: a summary repeats what documents say.
"""

from dataclasses import dataclass

__all__ = [
    "Brief",
    "Chart",
    "ChartBar",
    "Dispute",
    "Entry",
    "Figure",
    "History",
    "HistoryStep",
    "Quote",
    "Source",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as its document writes it."""

    metric: str
    text: str  #: number with unit and what limits it, as written
    period: str
    note: int  #: the number of its quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the county."""

    place_id: str
    name: str
    kind: str  #: label
    precision: str  #: label
    is_position: bool  #: whether it has a symbol at a position; else it is known to the county only
    status: str
    investment: Figure | None
    capacity: Figure | None
    figures: tuple[Figure, ...]  #: the others
    note: int  #: of the quote that first names it
    evidence: str  #: the first sentence


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One word on the state of a place."""

    status: str
    when: str
    is_planned: bool
    note: int


@dataclass(frozen=True, slots=True)
class History:
    """What documents say of a place's state, in their order."""

    name: str
    steps: tuple[HistoryStep, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two figures of one metric that differ."""

    subject: str
    metric: str
    first: Figure
    second: Figure
    label: str  #: change over time, difference in scope, or to be checked
    why: str
    verdict: str  #: what a person has said of it


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar: its height is the normalised value, what stands on it the text as written."""

    label: str
    value: float
    text: str
    note: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A metric of the county with several values."""

    metric: str
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim quote, by its number."""

    note: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the quotes taken from it."""

    title: str
    publisher: str
    issued: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A summary of a county, or of what is said of the city as a whole."""

    adcode: str
    name: str
    pinyin: str
    area_km2: float | None
    period: str  #: the years that its figures and documents speak of
    places: int
    facts: int
    documents: int
    key_figures: tuple[Figure, ...]  #: of the metrics that come first, by their importance
    other_figures: tuple[Figure, ...]  #: of county or city itself, in reading order
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]  #: label of the kinds, and their places
    histories: tuple[History, ...]
    disputes: tuple[Dispute, ...]
    charts: tuple[Chart, ...]
    sources: tuple[Source, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All places, in the order of the groups."""
        return tuple(entry for _, entries in self.groups for entry in entries)
