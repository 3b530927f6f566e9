"""What the counties can be filled by: metrics that documents give for several of them.

A metric is offered when at least two counties have a figure of the same thing (as
`geodata.comparing` sees it, of the same scope, both planned or neither) for the same period; of
several such periods the latest counts. Where a figure has no date, or 目前 for one, its document's
stands for it, to the half-year, and is told as such: a year's report is not mixed with that of half
a year. Without any date figures are compared within one document. Values stay as written; the
normalised number orders them into classes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geodata.comparing import comparison_key, is_planned, resolved_period, scope_of, year_of
from geodata.english import english
from geodata.model import Document, Fact

__all__ = ["CountyFigure", "CountyMetric", "county_metrics", "figured_counties", "metric_data"]

_FEWEST_COUNTIES = 2
_MONTHS_OF_HALF = 6
_NO_PERIOD = "文中未写时期"
#: A span of the calendar, unlike 目前 or 近年来.
_SPAN = re.compile("[0-9月]|季度|[上下]半年|全年")


@dataclass(frozen=True, slots=True)
class CountyFigure:
    """One county's figure, as its document gives it."""

    adcode: str
    fact: Fact
    text: str  #: the number as written, with its qualifier: 超5
    unit: str  #: as written
    source: str  #: the document's title

    @property
    def number(self) -> float:
        """The value in SI, which orders the counties."""
        return self.fact.value_si or 0.0


@dataclass(frozen=True, slots=True)
class CountyMetric:
    """Figures of one metric for one period in several counties."""

    id: str
    title: str  #: the metric in its usual form
    unit: str  #: as most figures have it
    unit_value: float  #: what one of that unit is in SI
    period: str  #: with its year in figures
    figures: tuple[CountyFigure, ...]  #: by county code


def county_metrics(
    facts: Iterable[Fact], documents: Mapping[str, Document], counties: Collection[str]
) -> tuple[CountyMetric, ...]:
    """Return the metrics that at least two counties have a figure of, most counties first.

    Parameters
    ----------
    facts
        Facts of any number of documents; those about places are passed over.
    documents
        Their documents by id: they give titles and years.
    counties
        Codes of the counties on the map.
    """
    groups: defaultdict[str, defaultdict[_Time, list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for fact, key in _of_counties(facts, counties):
        words = (*sorted(scope_of(fact.metric)), *(("planned",) if is_planned(fact) else ()))
        time = _time(fact, documents[fact.document_id].issued)
        groups["|".join((key.partition("|")[2], *words))][time].append(fact)
    metrics = [
        metric
        for name, periods in groups.items()
        if (metric := _latest(name, periods, documents)) is not None
    ]
    return tuple(sorted(metrics, key=lambda metric: (-len(metric.figures), metric.id)))


def figured_counties(facts: Iterable[Fact], counties: Collection[str]) -> tuple[str, ...]:
    """Return the codes of counties that have figures of their own, however few share a metric."""
    return tuple(sorted({fact.adcode for fact, _ in _of_counties(facts, counties)}))


def _of_counties(facts: Iterable[Fact], counties: Collection[str]) -> Iterable[tuple[Fact, str]]:
    for fact in facts:
        if fact.place_id is None and fact.adcode in counties:
            key = comparison_key(fact)
            if key is not None:
                yield fact, key


def metric_data(metrics: Iterable[CountyMetric], figured: Iterable[str]) -> dict[str, Any]:
    """Return metrics, and which counties have any figures, as plain JSON values.

    Their form is described in resources/web/js/map.js.
    """
    return {"metrics": [_entry(metric) for metric in metrics], "figured": list(figured)}


def _entry(metric: CountyMetric) -> dict[str, Any]:
    return {
        "id": metric.id,
        "title": metric.title,
        "titleEn": english(metric.title),
        "unit": metric.unit,
        "unitValue": metric.unit_value,
        "period": metric.period,
        "periodEn": english(metric.period),
        "counties": {
            figure.adcode: {
                "number": figure.number,
                "text": figure.text,
                "unit": figure.unit,
                "period": figure.fact.period,
                "source": figure.source,
                "quote": figure.fact.quote,
            }
            for figure in metric.figures
        },
    }


@dataclass(frozen=True, slots=True)
class _Time:
    """When a figure holds; two of one time can be compared."""

    year: str  #: in figures, "" for unknown
    label: str
    document_id: str = ""  #: the document in which alone that means something; "" for any


def _time(fact: Fact, issued: date | None) -> _Time:
    """Return a fact's period with its year; without a date it is that of its document."""
    period = resolved_period(fact.period, issued)
    told = period or _NO_PERIOD
    if issued is None:
        year = year_of(period)
        return _Time(year, told, "" if year else fact.document_id)
    if not _SPAN.search(period):
        if issued.month <= _MONTHS_OF_HALF:
            return _Time(str(issued.year), f"{issued.year}年上半年文献，{told}")
        return _Time(str(issued.year), f"{issued.year}年下半年文献，{told}")
    year = year_of(period)
    return _Time(year or str(issued.year), period if year else f"{issued.year}年{period}")


def _latest(
    name: str, times: Mapping[_Time, Sequence[Fact]], documents: Mapping[str, Document]
) -> CountyMetric | None:
    """Return the metric at its latest year in which several counties have it."""
    found = {time: _one_each(facts, documents) for time, facts in times.items()}
    shared = [time for time in found if len(found[time]) >= _FEWEST_COUNTIES]
    if not shared:
        return None
    time = max(shared, key=lambda one: (one.year, len(found[one]), one.label, one.document_id))
    by_county = found[time]
    common = Counter(fact.unit for fact in by_county.values()).most_common(1)[0][0]
    return CountyMetric(
        id=name,
        title=_title(name, by_county.values()),
        unit=common,
        unit_value=_unit_value(fact for fact in by_county.values() if fact.unit == common),
        period=time.label,
        figures=tuple(
            CountyFigure(adcode, fact, *_as_written(fact), source=documents[fact.document_id].title)
            for adcode, fact in sorted(by_county.items())
        ),
    )


def _title(name: str, facts: Iterable[Fact]) -> str:
    """Return the usual form; that of a part is called as most figures call it."""
    _, title, *scope = name.split("|")
    if not scope:
        return title
    written = Counter(fact.metric for fact in facts).most_common(1)[0][0]
    return f"{written}（计划）" if "planned" in scope else written


def _unit_value(facts: Iterable[Fact]) -> float:
    """Return what one of a unit is in SI, from figures in it; 1 where all of them are zero."""
    found = (one.value_si / one.value for one in facts if one.value and one.value_si)
    return float(f"{next(found, 1.0):.12g}")  # 1e8, not 99999999.99999999


def _one_each(facts: Sequence[Fact], documents: Mapping[str, Document]) -> dict[str, Fact]:
    """Return each county's figure, of the latest document the first."""

    def lateness(fact: Fact) -> tuple[date, int]:
        return documents[fact.document_id].issued or date.min, -fact.value_start

    return {fact.adcode: fact for fact in sorted(facts, key=lateness)}


def _as_written(fact: Fact) -> tuple[str, str]:
    """Return number and unit with the qualifier on the side where the text has it."""
    before, after = fact.qualifier + fact.value_text, fact.unit + fact.qualifier
    if fact.qualifier and before in fact.quote:
        return before, fact.unit
    if fact.qualifier and fact.value_text + after in fact.quote:
        return fact.value_text, after
    return fact.value_text, fact.unit
