"""Disagreements: the same metric of the same place with different figures.

Two figures are comparable when they are about the same place (or county, or the city), measure the
same thing in the same unit, and come from different documents or times. Rounding and bounding words
(超150, 约3) are no disagreement. Each difference is labelled by rule: as a change over time, as one
of scope, or, where nothing in the texts explains it, as one to be checked.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from geodata.extraction.lexicon import table
from geodata.model import Comparison, Difference, Fact

__all__ = [
    "MOST_COMPARED",
    "compare_facts",
    "comparison_key",
    "is_planned",
    "resolved_period",
    "scope_of",
    "year_of",
]

_LEXICON = "comparing"
#: Facts of one key that are compared, the latest of them: more are a series.
MOST_COMPARED = 24
_NEARLY = 0.05  # what 约, 近 or 余 may hide
_SHORTEST = 2  # characters of a county's metric, or of what is counted at a place
_SHORTEST_COUNTED = 4  # characters of a county's metric that is only counted
_YEAR = re.compile("((?:19|20)[0-9]{2})年?")
_BLANK = re.compile(r"[\s的“”‘’（）()、，,]")


@dataclass(frozen=True, slots=True)
class _Words:
    openers: tuple[str, ...]
    closers: tuple[str, ...]
    kept: frozenset[str]
    same: Mapping[str, str]
    scope: re.Pattern[str]
    planned: frozenset[str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    generic: frozenset[str]
    relative: re.Pattern[str]
    relative_years: Mapping[str, int]
    affix: re.Pattern[str]
    from_to: re.Pattern[str]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


@cache
def _words() -> _Words:
    data = table(_LEXICON)
    metric, periods = data["metric"], data["periods"]
    by_length = {
        k: sorted(metric[k].split(), key=len, reverse=True) for k in ("openers", "closers")
    }
    return _Words(
        openers=tuple(by_length["openers"]),
        closers=tuple(by_length["closers"]),
        kept=frozenset(metric["kept"].split()),
        same={word: one for one, words in metric["same"].items() for word in words.split()},
        scope=_any_of(data["scope"]["words"].split()),
        planned=frozenset(data["scope"]["planned"].split()),
        at_least=frozenset(data["bounds"]["at_least"].split()),
        at_most=frozenset(data["bounds"]["at_most"].split()),
        generic=frozenset(data["excluded"]["generic"].split()),
        relative=_any_of(data["excluded"]["relative"].split()),
        relative_years=data["relative_years"],
        affix=re.compile(
            f"^(?:{_any_of(periods['before'].split()).pattern})"
            f"|(?:{_any_of(periods['behind'].split()).pattern})$"
        ),
        from_to=_any_of(periods["from_to"].split()),
    )


# -- what is comparable


@lru_cache(maxsize=4096)
def _head(metric: str) -> str:
    """Return a metric without scope, verbs and blanks, in its usual form."""
    words = _words()
    head = words.scope.sub("", _BLANK.sub("", metric))
    changed = True
    while changed:
        before = head
        for word in words.openers:
            if head in words.kept:
                break
            if head.startswith(word) and len(head) > len(word) + 1:
                head = head[len(word) :]
        for word in words.closers:
            if head.endswith(word) and len(head) > len(word) + 1:
                head = head[: -len(word)]
        changed = head != before
    return words.same.get(head, head)


def comparison_key(fact: Fact) -> str | None:
    """Return what a fact shares with those that it can disagree with, or `None` for no such.

    Examples
    --------
    >>> from dataclasses import replace
    >>> fact = Fact("f1", "d1", 0, 7, "总投资额9亿元", "p1", "140214", "总投资额", 9.0, "9",
    ...             4, 7, "亿元", 9e8, "元", "", "")
    >>> comparison_key(fact)
    'p1|元|总投资'
    >>> comparison_key(replace(fact, place_id=None)) is None
    True
    """
    if fact.value_si is None or not fact.unit or not (fact.place_id or fact.adcode):
        return None
    head = _head(fact.metric)
    if fact.place_id is None and (len(head) < _SHORTEST or head in _words().generic):
        return None
    is_count = fact.unit_si == fact.unit[-1:] != "元"
    is_told_apart = len(head) >= (_SHORTEST_COUNTED if fact.place_id is None else _SHORTEST)
    if is_count and not (is_told_apart and head not in _words().generic):
        return None
    return f"{fact.place_id or fact.adcode}|{fact.unit_si}|{head}"


def scope_of(text: str) -> frozenset[str]:
    """Return the words that make a figure one of a part, or of less or more than another one.

    Examples
    --------
    >>> sorted(scope_of("城镇居民人均可支配收入"))
    ['人均', '城镇']
    """
    return frozenset(_words().scope.findall(text))


def is_planned(fact: Fact) -> bool:
    """Whether a figure is a plan or a forecast by its qualifier."""
    return fact.qualifier in _words().planned


def compare_facts(
    facts: Iterable[Fact], issued: Mapping[str, date | None]
) -> tuple[Comparison, ...]:
    """Return the disagreements among facts.

    Parameters
    ----------
    facts : iterable of Fact
        Facts of any number of documents.
    issued : mapping of str to date or None
        When each document came out, by its id: it gives 今年 its year.
    """
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        key = comparison_key(fact)
        if key is not None:
            groups.setdefault(key, []).append(fact)
    return tuple(
        comparison
        for key, group in groups.items()
        if len(group) > 1
        for comparison in _differences(key.rsplit("|", 1)[1], group, issued)
    )


# -- differences within a group


@dataclass(frozen=True, slots=True)
class _Side:
    fact: Fact
    issued: date | None
    period: str  #: resolved, "" where the text gives none
    scope: frozenset[str]
    is_planned: bool

    @property
    def value(self) -> float:
        return self.fact.value_si or 0.0

    @property
    def order(self) -> tuple[str, str, int]:
        told = self.issued.isoformat() if self.issued else ""
        return (year_of(self.period) or told[:4], told, self.fact.value_start)


def _side(fact: Fact, issued: date | None) -> _Side:
    scope = scope_of(f"{fact.metric} {fact.quote}")
    return _Side(fact, issued, resolved_period(fact.period, issued), scope, is_planned(fact))


def resolved_period(period: str, issued: date | None) -> str:
    """Return a period with its year in figures and without words like 截至, so far as known.

    Examples
    --------
    >>> resolved_period("截至今年6月底", date(2025, 7, 1))
    '2025年6月'
    """
    plain = period
    if issued is not None:
        for word, years in _words().relative_years.items():
            plain = plain.replace(word, f"{issued.year + years}年")
    while (shorter := _words().affix.sub("", plain)) != plain:
        plain = shorter
    return plain


def year_of(period: str) -> str:
    """Return the first year that a period names in figures, `""` for none.

    Examples
    --------
    >>> year_of("2025年1-6月")
    '2025'
    """
    found = _YEAR.search(period)
    return found[1] if found else ""


def _differences(
    metric: str, group: Sequence[Fact], issued: Mapping[str, date | None]
) -> Iterator[Comparison]:
    if len({fact.value_si for fact in group}) == 1:
        return  # as in most groups: many documents give the same figure
    sides = sorted((_side(f, issued.get(f.document_id)) for f in group), key=lambda s: s.order)
    sides = sides[-MOST_COMPARED:]
    told: set[tuple[float, float]] = set()
    before_change: _Side | None = None
    for first, second in combinations(sides, 2):
        pair = (first.value, second.value)
        if first.value == second.value or pair in told:
            continue
        label = _label(metric, first, second, sides)
        if label is None:
            continue
        if label[0] is Difference.CHANGE:
            if before_change is first:
                continue  # only with the next figure of a series
            before_change = first
        told.add(pair)
        yield _comparison(metric, first, second, *label)


def _label(
    metric: str, first: _Side, second: _Side, sides: Sequence[_Side]
) -> tuple[Difference, str] | None:
    """Return why two figures differ, or `None` if they do not, or cannot be compared."""
    if _agree(first, second):
        return None
    relative = _words().relative.search(metric) is not None
    if first.fact.document_id == second.fact.document_id:
        return None if relative else _change_within(first, second)
    if _repeated(first, second, sides):
        return None
    if first.scope != second.scope:
        words = "、".join(sorted(first.scope ^ second.scope))
        return Difference.SCOPE, f"只有一方写明“{words}”。"
    if first.is_planned != second.is_planned:
        return Difference.SCOPE, "一方是计划数，另一方不是。"
    if relative and not (first.period and first.period == second.period):
        return None
    return _over_time(first, second)


def _change_within(first: _Side, second: _Side) -> tuple[Difference, str] | None:
    """Return a change that one document tells: 由1.6天增长至2.6天, or two periods."""
    a, b = first.fact, second.fact
    if b.start <= a.value_start and _words().from_to.search(b.quote, a.value_end - b.start):
        return Difference.CHANGE, "原文写明由前数变为后数。"
    if first.period and second.period and first.period != second.period:
        return Difference.CHANGE, f"时间不同：{first.period}、{second.period}。"
    return None


def _repeated(first: _Side, second: _Side, sides: Sequence[_Side]) -> bool:
    """Whether one side's document also gives the other's figure: then they do not disagree."""
    documents = {first.fact.document_id: second, second.fact.document_id: first}
    return any(
        _agree(side, documents[side.fact.document_id])
        for side in sides
        if side.fact.document_id in documents and side not in (first, second)
    )


def _over_time(first: _Side, second: _Side) -> tuple[Difference, str]:
    if first.period and second.period:
        if first.period != second.period:
            return Difference.CHANGE, f"时间不同：{first.period}、{second.period}。"
        return Difference.CONFLICT, f"同为{first.period}，数值不同。"
    if first.issued and second.issued and first.issued.year != second.issued.year:
        return Difference.CHANGE, f"材料年份不同：{first.issued.year}年、{second.issued.year}年。"
    if first.issued is None or second.issued is None:
        return Difference.CONFLICT, "原文没有说明为何不同；有材料日期不明，可能是不同时候的数字。"
    return Difference.CONFLICT, "原文没有说明为何不同。"


def _agree(first: _Side, second: _Side) -> bool:
    """Whether two figures are the same but for rounding and bounding words."""
    low, high = sorted((first, second), key=lambda side: side.value)
    if low.value == high.value:
        return True
    if high.value <= 0 or low.value < 0:
        return False
    gap = (high.value - low.value) / high.value
    bounds = _words()
    if gap <= _NEARLY and (
        low.fact.qualifier in bounds.at_least or high.fact.qualifier in bounds.at_most
    ):
        return True
    return abs(high.value - low.value) <= max(_step(low.fact), _step(high.fact)) / 2 * 1.000001


def _step(fact: Fact) -> float:
    """Return the worth of the last decimal that a figure gives; 0 for a whole number."""
    decimals = len(fact.value_text.partition(".")[2])
    if not decimals or not fact.value or fact.value_si is None:
        return 0.0
    return abs(fact.value_si / fact.value) / 10.0**decimals


def _comparison(
    metric: str, first: _Side, second: _Side, difference: Difference, why: str
) -> Comparison:
    a, b = first.fact, second.fact
    digest = hashlib.blake2b(f"{a.id}:{b.id}".encode(), digest_size=6).hexdigest()
    return Comparison(f"c{digest}", a.place_id, a.adcode, metric, a, b, difference, why)
