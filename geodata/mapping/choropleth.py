"""What the counties can be filled by: metrics that documents give for several of them.

A metric is offered when at least two counties have a figure of the same thing (as
`geodata.comparing` sees it) for the same period; of several such periods the latest counts. Values
stay as written; the normalised number only orders them into classes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geodata.comparing import comparison_key, resolved_period, year_of
from geodata.model import Document, Fact

__all__ = ["CountyFigure", "CountyMetric", "county_metrics", "metric_data"]

_FEWEST_COUNTIES = 2
_NO_PERIOD = "文中未写时期"


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
    unit: str  #: as written where all agree, else the normalised one
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
    groups: defaultdict[str, defaultdict[tuple[str, str], list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for fact in facts:
        if fact.place_id is not None or fact.adcode not in counties:
            continue
        key = comparison_key(fact)
        if key is not None:
            period = _period(fact, documents[fact.document_id].issued)
            groups[key.partition("|")[2]][period].append(fact)
    metrics = [
        metric
        for name, periods in groups.items()
        if (metric := _latest(name, periods, documents)) is not None
    ]
    return tuple(sorted(metrics, key=lambda metric: (-len(metric.figures), metric.id)))


def metric_data(metrics: Iterable[CountyMetric]) -> list[dict[str, Any]]:
    """Return metrics as plain JSON values (form: see resources/web/js/map.js)."""
    return [
        {
            "id": metric.id,
            "title": metric.title,
            "unit": metric.unit,
            "period": metric.period,
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
        for metric in metrics
    ]


def _period(fact: Fact, issued: date | None) -> tuple[str, str]:
    """Return a fact's year and its period; without a word of one it is that of its document."""
    period = resolved_period(fact.period, issued)
    year = year_of(period) or (str(issued.year) if issued else "")
    if not period:
        return year, f"{year}年文献，{_NO_PERIOD}" if year else _NO_PERIOD
    if year and not year_of(period):
        period = f"{year}年{period}"
    return year, period


def _latest(
    name: str,
    periods: Mapping[tuple[str, str], Sequence[Fact]],
    documents: Mapping[str, Document],
) -> CountyMetric | None:
    """Return the metric at its latest year in which several counties have it."""
    found: list[tuple[str, int, str, dict[str, Fact]]] = []
    for (year, period), facts in periods.items():
        by_county = _one_each(facts, documents)
        if len(by_county) >= _FEWEST_COUNTIES:
            found.append((year, len(by_county), period, by_county))
    if not found:
        return None
    _, _, period, by_county = max(found, key=lambda one: one[:3])
    unit_si, _, title = name.partition("|")
    units = {fact.unit for fact in by_county.values()}
    return CountyMetric(
        id=name,
        title=title,
        unit=units.pop() if len(units) == 1 else unit_si,
        period=period,
        figures=tuple(
            CountyFigure(adcode, fact, *_as_written(fact), source=documents[fact.document_id].title)
            for adcode, fact in sorted(by_county.items())
        ),
    )


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
