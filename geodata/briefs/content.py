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
)
from geodata.briefs.notes import Notes
from geodata.briefs.wording import clause_around, figure_as_written
from geodata.comparing import comparison_key, resolved_period, year_of
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.model import Kind, Precision, Review, Verdict
from geodata.resources import read_text
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from geodata.briefs.notes import Span
    from geodata.model import Comparison, Fact, Mention, Place, StatusEvent
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


def brief_of(
    project: Project,
    adcode: str,
    *,
    place_ids: Collection[str] | None = None,
    watch: Watch | None = None,
) -> Brief:
    """Return the summary of a county.

    Parameters
    ----------
    project
        The project; one state of it is read.
    adcode
        The county's code, or `1402` for what is said of the city as a whole.
    place_ids
        The places that may stand in it; None means all. Rejected ones never do.
    watch
        Told how much is done.
    """
    with project.steady():
        return _Writer(project, adcode, place_ids, watch or Watch()).brief()


class _Writer:
    """Puts one summary together."""

    def __init__(
        self, project: Project, adcode: str, place_ids: Collection[str] | None, watch: Watch
    ) -> None:
        self._adcode = adcode
        self._county = next((c for c in project.counties() if c.adcode == adcode), None)
        self._names = {county.adcode: county.name for county in project.counties()}
        self._documents = {document.id: document for document in project.documents()}
        self._places = {
            place.id: place
            for place in project.places()
            if adcode in place.counties
            and place.review is not Review.REJECTED
            and (place_ids is None or place.id in place_ids)
        }
        watch.at(0.3)
        facts = project.facts()
        watch.at(0.5)
        self._facts_of = _group((f.place_id, f) for f in facts if f.place_id in self._places)
        self._own_facts = [f for f in facts if f.place_id is None and f.adcode == adcode]
        self._mentions_of = _group(
            (m.place_id, m) for m in project.mentions() if m.place_id in self._places
        )
        watch.at(0.9)
        self._events_of = _group(
            (e.place_id, e) for e in project.status_events() if e.place_id in self._places
        )
        self._comparisons = [
            c
            for c in project.comparisons()
            if c.place_id in self._places or (c.place_id is None and c.adcode == adcode)
        ]
        self._all_facts = facts
        self._bars = self._bars_of_charts()
        self._notes = Notes(tuple(self._documents.values()), self._spans())

    def _spans(self) -> Iterator[Span]:
        """Yield all passages that a number of a quote points to."""
        yield from map(_span, self._own_facts)
        for facts in self._facts_of.values():
            yield from map(_span, facts)
        for events in self._events_of.values():
            yield from map(_span, events)
        for comparison in self._comparisons:
            yield from map(_span, (comparison.first, comparison.second))
        for bars in self._bars:
            yield from (_span(fact) for _, fact in bars)
        for place_id, mentions in self._mentions_of.items():
            if not self._facts_of.get(place_id):
                yield self._clause(mentions[0])

    def _clause(self, mention: Mention) -> Span:
        text = self._documents[mention.document_id].text
        return (mention.document_id, *clause_around(text, mention.start, mention.end))

    def _number(self, item: Fact | StatusEvent) -> int:
        return self._notes.number(_span(item))

    def brief(self) -> Brief:
        words = _words()
        headlines = [fact for fact in self._own_facts if words.rank(fact) is not None]
        headlines.sort(key=lambda fact: words.rank(fact) or 0)
        others = [fact for fact in self._own_facts if words.rank(fact) is None]
        groups = tuple((label, self._entries(kinds)) for label, kinds in _GROUPS)
        facts = [*self._own_facts, *(f for facts in self._facts_of.values() for f in facts)]
        documents = {fact.document_id for fact in facts}
        documents |= {m.document_id for mentions in self._mentions_of.values() for m in mentions}
        return Brief(
            adcode=self._adcode,
            name=self._county.name if self._county else "大同市",
            pinyin=self._county.pinyin if self._county else "Datong Shi",
            area_km2=self._county.area_km2 if self._county else None,
            period=self._period(facts, documents),
            places=len(self._places),
            facts=len(facts),
            documents=len(documents),
            key_figures=tuple(map(self._figure, headlines)),
            other_figures=tuple(map(self._figure, others)),
            groups=tuple((label, entries) for label, entries in groups if entries),
            histories=self._histories(),
            disputes=tuple(map(self._dispute, self._comparisons)),
            charts=self._charts(),
            sources=self._notes.sources(),
        )

    def _figure(self, fact: Fact) -> Figure:
        text = figure_as_written(fact, self._documents[fact.document_id].text)
        return Figure(fact.metric, text, fact.period, self._number(fact))

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
            note=self._notes.number(self._clause(mentions[0])) if mentions and not facts else 0,
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
        return HistoryStep(event.status, when, event.is_planned, self._number(event))

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

    def _bars_of_charts(self) -> list[list[tuple[str, Fact]]]:
        """Return the facts that are drawn, chart by chart, with the labels of their bars."""
        charts = self._by_year()
        if self._county is None:
            charts += self._by_county()
        charts = [bars for bars in charts if len(bars) >= _FEWEST_BARS]
        return sorted(charts, key=lambda bars: -len(bars))[:_MOST_CHARTS]

    def _by_year(self) -> list[list[tuple[str, Fact]]]:
        """Return the metrics of the county itself, by years."""
        groups: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
        for fact in self._own_facts:
            key, year = comparison_key(fact), year_of(self._resolved(fact))
            if key and year and fact.value_si and fact.value_si > 0:
                groups[key].setdefault(year, fact)
        return [[(f"{year}年", years[year]) for year in sorted(years)] for years in groups.values()]

    def _by_county(self) -> list[list[tuple[str, Fact]]]:
        """Return the metrics that several counties have of the same time."""
        groups: defaultdict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
        for fact in self._all_facts:
            key = comparison_key(fact) if fact.place_id is None else None
            if key and fact.adcode in self._names and fact.value_si and fact.value_si > 0:
                _, _, what = key.partition("|")
                groups[what, self._resolved(fact)].setdefault(fact.adcode, fact)
        return [
            [(self._names[code], counties[code]) for code in sorted(counties)]
            for counties in groups.values()
        ]

    def _charts(self) -> tuple[Chart, ...]:
        return tuple(
            Chart(
                _chart_title([fact for _, fact in bars]),
                tuple(self._bar(label, fact) for label, fact in bars),
            )
            for bars in self._bars
        )

    def _bar(self, label: str, fact: Fact) -> ChartBar:
        figure = self._figure(fact)
        return ChartBar(label, fact.value_si or 0.0, figure.text, figure.note)

    def _resolved(self, fact: Fact) -> str:
        return resolved_period(fact.period, self._documents[fact.document_id].issued)

    def _period(self, facts: Iterable[Fact], document_ids: Iterable[str]) -> str:
        """Return the years that the figures speak of, and those of the documents."""
        years = {year_of(self._resolved(fact)) for fact in facts}
        issued = (self._documents[document_id].issued for document_id in document_ids)
        years |= {str(day.year) for day in issued if day}
        known = sorted(year for year in years if year)
        if not known:
            return ""
        return f"{known[0]}年" if known[0] == known[-1] else f"{known[0]}—{known[-1]}年"


@dataclass(frozen=True, slots=True)
class _Words:
    headlines: tuple[str, ...]
    investment: tuple[str, ...]
    not_investment: tuple[str, ...]
    capacity: tuple[str, ...]
    capacity_units: tuple[str, ...]

    def rank(self, fact: Fact) -> int | None:
        """Return the place of a metric among those that come first, or None."""
        return next((n for n, word in enumerate(self.headlines) if word in fact.metric), None)

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


def _chart_title(facts: Sequence[Fact]) -> str:
    """Return the metric, with the time where all figures are of the same."""
    periods = {fact.period for fact in facts}
    [period] = periods if len(periods) == 1 else [""]
    return f"{facts[0].metric}（{period}）" if period else facts[0].metric


def _span(item: Fact | StatusEvent) -> Span:
    return item.document_id, item.start, item.end


def _group(pairs: Iterable[tuple[str | None, _Item]]) -> Mapping[str, Sequence[_Item]]:
    groups: defaultdict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[str(key)].append(item)
    return groups
