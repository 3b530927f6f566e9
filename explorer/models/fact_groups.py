"""Facts in an order to read them in: grouped by metric, period or document, or by their worth."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.charts import Bar, Chart
from explorer.models.cards import figure_of, one_line, subject_of
from explorer.snapshot import Snapshot
from explorer.wording import document_line, told_on
from geodata.comparing import comparison_key
from geodata.model import Fact
from geodata.timespans import timespan

__all__ = ["Group", "Order", "chart_of", "group_facts", "metric_key", "moments"]

_MOST_BARS = 12
_MOST_CHARTED = 400


class Order(StrEnum):
    """What the cards are ordered by."""

    METRIC = "metric"
    READING = "reading"
    PERIOD = "period"
    VALUE = "value"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under a heading; without one they go on."""

    title: str
    facts: tuple[Fact, ...]
    is_metric: bool = False  #: whether all are of the metric that the title names


def group_facts(snapshot: Snapshot, facts: Sequence[Fact], order: Order) -> list[Group]:
    """Return facts, given in reading order, in another order.

    By metric: those with several values first, by when they are of; then the single ones. The
    empty title of a group that follows others stands for "other metrics" or "no period".
    """
    if order is Order.METRIC:
        return _by_metric(snapshot, facts)
    if order is Order.PERIOD:
        return _by_period(snapshot, facts)
    if order is Order.VALUE:
        return _by_value(facts)
    if order is Order.DOCUMENT:
        groups = _grouped(facts, lambda fact: fact.document_id)
        return [Group(document_line(snapshot.documents[i]), tuple(of)) for i, of in groups]
    return [Group("", tuple(facts))] if facts else []


def metric_key(fact: Fact) -> str:
    """Return what facts of one metric share, however the text words it (总投资, 总投资额)."""
    key = comparison_key(fact)
    return key.rsplit("|", 1)[1] if key else fact.metric


def chart_of(snapshot: Snapshot, facts: Sequence[Fact], *, names_subject: bool) -> Chart | None:
    """Return a chart of one metric's values in their most common unit.

    None for fewer than two, and for so many that the first few of them would tell nothing.

    Only figures that measure the same thing are drawn, and only those of which it is told when
    (or, of several places, whose) they are. The same value told twice is one bar.
    """
    if len(facts) > _MOST_CHARTED:
        return None
    known = [fact for fact in facts if fact.value_si is not None and comparison_key(fact)]
    units = Counter(fact.unit_si or fact.unit for fact in known)
    if not units:
        return None
    unit = units.most_common(1)[0][0]
    bars: dict[tuple[str, float], Bar] = {}
    for fact in known:
        if (fact.unit_si or fact.unit) != unit or fact.value_si is None:
            continue
        bar = _bar(snapshot, fact, fact.value_si, names_subject=names_subject)
        if bar.label:
            bars.setdefault((bar.label, bar.value), bar)
    if len(bars) < 2 or len({label for label, _ in bars}) < 2:
        return None
    drawn = tuple(bars.values())
    return Chart(drawn[:_MOST_BARS], max(len(drawn) - _MOST_BARS, 0))


def _bar(snapshot: Snapshot, fact: Fact, value: float, *, names_subject: bool) -> Bar:
    document = snapshot.documents[fact.document_id]
    when = one_line(fact.period) or (told_on(document.issued) if document.issued else "")
    whose = subject_of(snapshot, fact) if names_subject else ""
    label = " ".join(part for part in (whose, fact.period if whose else when) if part)
    return Bar(label, figure_of(document.text, fact), value, fact.id, document_line(document))


def _by_metric(snapshot: Snapshot, facts: Sequence[Fact]) -> list[Group]:
    groups = _grouped(facts, metric_key)
    several = [
        Group(_usual_name(of), tuple(sorted(of, key=moments(snapshot))), is_metric=True)
        for _, of in groups
        if len(of) > 1
    ]
    single = tuple(of[0] for _, of in groups if len(of) == 1)
    return [*several, Group("", single)] if single else several


def _usual_name(facts: Sequence[Fact]) -> str:
    return Counter(fact.metric for fact in facts).most_common(1)[0][0]


def _by_period(snapshot: Snapshot, facts: Sequence[Fact]) -> list[Group]:
    groups = _grouped(facts, lambda fact: fact.period)
    moment = moments(snapshot)
    told = sorted(((p, of) for p, of in groups if p), key=lambda group: moment(group[1][0]))
    rest = [of for period, of in groups if not period]
    return [Group(p, tuple(of)) for p, of in told] + [Group("", tuple(of)) for of in rest]


def _by_value(facts: Sequence[Fact]) -> list[Group]:
    """Return the facts of each unit by their worth: what has another unit is not comparable."""
    groups = _grouped(facts, lambda fact: fact.unit_si or fact.unit)

    def worth(fact: Fact) -> tuple[bool, float]:
        return fact.value_si is None, -(fact.value_si or 0.0)

    return [Group(unit or "", tuple(sorted(of, key=worth))) for unit, of in groups]


def moments(snapshot: Snapshot, *, unknown: date = date.max) -> Callable[[Fact], tuple[date, date]]:
    """Return what orders facts by when they are of; where nothing tells, by a given day."""
    documents = snapshot.documents

    def moment(fact: Fact) -> tuple[date, date]:
        span = timespan(fact.period, documents[fact.document_id].issued)
        return (span[1], span[0]) if span else (unknown, unknown)

    return moment


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], str]) -> list[tuple[str, list[Fact]]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return list(groups.items())
