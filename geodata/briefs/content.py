"""Putting a county summary together from a project."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from geodata.briefs.model import (
    Brief,
    Chart,
    ChartBar,
    Dispute,
    Entry,
    Figure,
    History,
    HistoryStep,
    Quote,
    Source,
)
from geodata.comparing import comparison_key, resolved_period, year_of
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.model import Kind, Precision, Review, Verdict
from geodata.resources import read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from geodata.model import Comparison, Document, Fact, Mention, Place, StatusEvent
    from geodata.project import Project

__all__ = ["brief_of"]

_Item = TypeVar("_Item")

_KINDS = {style.kind: style.label for style in KIND_STYLES}
_PRECISIONS = {label.precision: label.label for label in PRECISION_LABELS}
_VERDICTS = {
    Verdict.OPEN: "",
    Verdict.FIRST: "已核对：以前者为准",
    Verdict.SECOND: "已核对：以后者为准",
    Verdict.BOTH: "已核对：两者各有所指",
}


#: How places are put together, with the headings.
_GROUPS = (
    ("项目", (Kind.PROJECT,)),
    ("公园与园区", (Kind.PARK,)),
    ("景区", (Kind.SCENIC,)),
    ("红色遗址", (Kind.RED_SITE,)),
    ("其他地点", (Kind.ENTERPRISE, Kind.FACILITY, Kind.SETTLEMENT, Kind.NATURAL)),
)
_MOST_CHARTS = 3
_FEWEST_BARS = 2


def brief_of(project: Project, adcode: str, *, place_ids: Collection[str] | None = None) -> Brief:
    """Return the summary of a county.

    Parameters
    ----------
    project
        The project; one state of it is read.
    adcode
        The county's code, or `1402` for what is said of the city as a whole.
    place_ids
        The places that may stand in it; None means all. Rejected ones never do.
    """
    with project.steady():
        return _Writer(project, adcode, place_ids).brief()


class _Notes:
    """Numbers quotes in the order in which they are needed; the same span keeps its number."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._numbers: dict[tuple[str, int, int], int] = {}

    def number(self, item: Fact | Mention | StatusEvent) -> int:
        span = (item.document_id, item.start, item.end)
        return self._numbers.setdefault(span, len(self._numbers) + 1)

    def sources(self) -> tuple[Source, ...]:
        by_document: defaultdict[str, list[Quote]] = defaultdict(list)
        for (document_id, start, end), number in self._numbers.items():
            text = self._documents[document_id].text[start:end]
            by_document[document_id].append(Quote(number, text))
        return tuple(
            _source(document, by_document[document.id])
            for document in self._documents.values()
            if document.id in by_document
        )


def _source(document: Document, quotes: Sequence[Quote]) -> Source:
    issued = document.issued.isoformat() if document.issued else ""
    return Source(document.title, document.publisher or "", issued, tuple(quotes))


class _Writer:
    """Puts one summary together."""

    def __init__(self, project: Project, adcode: str, place_ids: Collection[str] | None) -> None:
        self._adcode = adcode
        self._county = next((c for c in project.counties() if c.adcode == adcode), None)
        self._documents = {document.id: document for document in project.documents()}
        self._notes = _Notes(self._documents.values())
        self._places = {
            place.id: place
            for place in project.places()
            if adcode in place.counties
            and place.review is not Review.REJECTED
            and (place_ids is None or place.id in place_ids)
        }
        facts = project.facts()
        self._facts_of = _group((f.place_id, f) for f in facts if f.place_id in self._places)
        self._own_facts = [f for f in facts if f.place_id is None and f.adcode == adcode]
        self._mentions_of = _group(
            (m.place_id, m) for m in project.mentions() if m.place_id in self._places
        )
        self._events_of = _group(
            (e.place_id, e) for e in project.status_events() if e.place_id in self._places
        )
        self._comparisons = [
            c
            for c in project.comparisons()
            if c.place_id in self._places or (c.place_id is None and c.adcode == adcode)
        ]

    def brief(self) -> Brief:
        key_figures = tuple(map(self._figure, self._own_facts))
        groups = tuple((label, self._entries(kinds)) for label, kinds in _GROUPS)
        facts = [*self._own_facts, *(f for facts in self._facts_of.values() for f in facts)]
        documents = {fact.document_id for fact in facts}
        documents |= {m.document_id for mentions in self._mentions_of.values() for m in mentions}
        return Brief(
            adcode=self._adcode,
            name=self._county.name if self._county else "大同市",
            pinyin=self._county.pinyin if self._county else "Datong Shi",
            area_km2=self._county.area_km2 if self._county else None,
            period=self._period(facts),
            places=len(self._places),
            facts=len(facts),
            documents=len(documents),
            key_figures=key_figures,
            groups=tuple((label, entries) for label, entries in groups if entries),
            histories=self._histories(),
            disputes=tuple(map(self._dispute, self._comparisons)),
            charts=self._charts(),
            sources=self._notes.sources(),
        )

    def _figure(self, fact: Fact) -> Figure:
        text = f"{fact.qualifier}{fact.value_text}{fact.unit}"
        return Figure(fact.metric, text, fact.period, self._notes.number(fact))

    def _entries(self, kinds: Collection[Kind]) -> tuple[Entry, ...]:
        places = [place for place in self._places.values() if place.kind in kinds]
        return tuple(map(self._entry, sorted(places, key=self._weight)))

    def _weight(self, place: Place) -> tuple[int, str]:
        """Order places by how much is said of them."""
        return -len(self._facts_of[place.id]) - len(self._mentions_of[place.id]), place.name

    def _entry(self, place: Place) -> Entry:
        words = _words()
        facts = list(self._facts_of[place.id])
        investment = next(filter(words.is_investment, facts), None)
        capacity = next((f for f in facts if f is not investment and words.is_capacity(f)), None)
        others = [fact for fact in facts if fact not in (investment, capacity)]
        mentions = self._mentions_of[place.id]
        return Entry(
            place_id=place.id,
            name=place.name,
            kind=_KINDS[place.kind],
            precision=_PRECISIONS[place.precision],
            is_position=place.precision.is_drawn and place.precision is not Precision.COUNTY,
            status=place.status or "",
            investment=self._figure(investment) if investment else None,
            capacity=self._figure(capacity) if capacity else None,
            figures=tuple(map(self._figure, others)),
            note=self._notes.number(mentions[0]) if mentions and not facts else 0,
            evidence=place.evidence[0] if place.evidence else "",
        )

    def _histories(self) -> tuple[History, ...]:
        return tuple(
            History(place.name, tuple(map(self._step, self._in_time(self._events_of[place.id]))))
            for place in sorted(self._places.values(), key=self._weight)
            if self._events_of[place.id]
        )

    def _in_time(self, events: Iterable[StatusEvent]) -> list[StatusEvent]:
        def when(event: StatusEvent) -> str:
            issued = self._documents[event.document_id].issued
            return issued.isoformat() if issued else ""

        return sorted(events, key=when)

    def _step(self, event: StatusEvent) -> HistoryStep:
        issued = self._documents[event.document_id].issued
        when = event.period or (f"{issued.year}年{issued.month}月报道" if issued else "")
        return HistoryStep(event.status, when, event.is_planned, self._notes.number(event))

    def _dispute(self, comparison: Comparison) -> Dispute:
        place = self._places.get(comparison.place_id or "")
        return Dispute(
            subject=place.name if place else self._county.name if self._county else "大同市",
            metric=comparison.metric,
            first=self._figure(comparison.first),
            second=self._figure(comparison.second),
            label=comparison.difference.value,
            why=comparison.why,
            verdict="；".join(filter(None, (_VERDICTS[comparison.verdict], comparison.note))),
        )

    def _charts(self) -> tuple[Chart, ...]:
        """Return the metrics of the county itself that have figures for several years."""
        groups: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
        for fact in self._own_facts:
            key = comparison_key(fact)
            issued = self._documents[fact.document_id].issued
            year = year_of(resolved_period(fact.period, issued))
            if key and year and fact.value_si and fact.value_si > 0:
                groups[key].setdefault(year, fact)
        charts = [
            Chart(
                next(iter(facts.values())).metric,
                tuple(self._bar(year, facts[year]) for year in sorted(facts)),
            )
            for facts in groups.values()
            if len(facts) >= _FEWEST_BARS
        ]
        return tuple(sorted(charts, key=lambda chart: -len(chart.bars))[:_MOST_CHARTS])

    def _bar(self, year: str, fact: Fact) -> ChartBar:
        figure = self._figure(fact)
        return ChartBar(f"{year}年", fact.value_si or 0.0, figure.text, figure.note)

    def _period(self, facts: Iterable[Fact]) -> str:
        """Return the years that the figures speak of, or else those of the documents."""
        years = {
            year_of(resolved_period(fact.period, self._documents[fact.document_id].issued))
            for fact in facts
        }
        years |= {str(d.issued.year) for d in self._documents.values() if d.issued}
        known = sorted(year for year in years if year)
        if not known:
            return ""
        return f"{known[0]}年" if known[0] == known[-1] else f"{known[0]}—{known[-1]}年"


@dataclass(frozen=True, slots=True)
class _Words:
    investment: tuple[str, ...]
    not_investment: tuple[str, ...]
    capacity: tuple[str, ...]
    capacity_units: tuple[str, ...]

    def is_investment(self, fact: Fact) -> bool:
        return (
            fact.unit_si == "元"
            and any(word in fact.metric for word in self.investment)
            and not any(word in fact.metric for word in self.not_investment)
        )

    def is_capacity(self, fact: Fact) -> bool:
        return fact.unit_si in self.capacity_units or any(
            word in fact.metric for word in self.capacity
        )


@cache
def _words() -> _Words:
    lists = tomllib.loads(read_text("lexicon/briefs.toml"))
    return _Words(**{name: tuple(words) for name, words in lists.items()})


def _group(pairs: Iterable[tuple[str | None, _Item]]) -> Mapping[str, Sequence[_Item]]:
    groups: defaultdict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[str(key)].append(item)
    return groups
