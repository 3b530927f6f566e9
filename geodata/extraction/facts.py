"""Facts: the figures of a document with metric, verbatim quote, period and subject."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.extraction.facts_anchors import Anchored, anchored_sentences
from geodata.extraction.facts_dates import DateReader
from geodata.extraction.facts_metrics import Head, HeadFinder, Room
from geodata.extraction.facts_periods import period_before
from geodata.extraction.facts_roles import Subject
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_sources import Located, unbroken
from geodata.extraction.facts_subjects import SubjectFinder
from geodata.extraction.facts_words import fact_words
from geodata.extraction.lexicon import HAN
from geodata.extraction.quantities import Quantity, find_quantities
from geodata.extraction.quantities_periods import Period
from geodata.extraction.quantities_units import SCALES, to_si
from geodata.model import Fact

__all__ = ["FactReader", "find_facts"]

_SCALES = frozenset(SCALES)
_LETTERS = frozenset("OoIl")  # what a scanner makes of digits
_SCALE_SIGNS = "".join(SCALES)
_QUOTED = re.compile("“[^“”，。！？；]{1,30}”")  # what has a comma is speech, no slogan


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with all that is known of it, still in offsets of the repaired text."""

    quantity: Quantity
    head: Head
    subject: Subject
    period: str
    qualifier: str


def find_facts(located: Located) -> tuple[Fact, ...]:
    """Return the facts of a document in the order of its repaired text.

    A fact is a figure that measures something of a place, a county or the city. Ordinals, slogans,
    names with numbers in them and turns of speech are none.
    """
    reader = FactReader(located)
    for anchored in anchored_sentences(located):
        reader.read(anchored)
    return tuple(reader.found)


class FactReader:
    """Reads the facts of one document, whose sentences must come in order.

    Attributes
    ----------
    found : list of Fact
        The facts so far.
    """

    def __init__(self, located: Located) -> None:
        """Take a document with its places."""
        self.found: list[Fact] = []
        self._seen: set[tuple[int, int]] = set()
        self._located = located
        text, named = located.view.text, located.named
        self._heads = HeadFinder(text, tuple(located.counties), [(n.start, n.end) for n in named])
        self._text = text
        self._named = named
        self._named_starts = [name.start for name in named]
        self._finder = SubjectFinder(located)
        self._counties = located.counties
        self._words = fact_words()
        self._dates = DateReader(text)
        self._quantities, self._periods = self._measured(located.periods)
        self._quantity_starts = [quantity.start for quantity in self._quantities]
        self._period_starts = [period.start for period in self._periods]
        self._slogans = [match.span() for match in _QUOTED.finditer(text)]
        self._slogan_starts = [start for start, _ in self._slogans]

    def _measured(
        self, known: tuple[Period, ...]
    ) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
        """Return quantities and periods; a length of time may stand for one (未来2~3年)."""
        periods = list(known)
        quantities = []
        for quantity in find_quantities(self._text, known):
            period = self._as_period(quantity)
            if period is None:
                quantities.append(quantity)
            else:
                periods.append(period)
        return tuple(quantities), tuple(sorted(periods, key=lambda period: period.start))

    def _as_period(self, quantity: Quantity) -> Period | None:
        if not quantity.unit.endswith(("年", "月", "天")):
            return None
        start, end = quantity.start, quantity.end
        before = self._words.period_before.search(self._text, max(0, start - 3), start)
        behind = self._words.period_behind.match(self._text, quantity.context_end)
        if before is None and (
            behind is None or self._words.since.search(self._text, max(0, start - 4), start)
        ):
            return None
        start = start if before is None else before.start()
        end = end if behind is None else behind.end()
        return Period(start, end, self._text[start:end], is_comparison=False, is_precise=False)

    def read(self, anchored: Anchored) -> None:
        """Read the next sentence."""
        for figure in self._figures(anchored):
            if not (figure.subject.place_id or figure.subject.adcode):
                continue  # of somewhere else
            fact = _fact(self._located, figure)
            if (fact.value_start, fact.value_end) not in self._seen:
                self._seen.add((fact.value_start, fact.value_end))
                self.found.append(fact)

    def _figures(self, anchored: Anchored) -> Iterator[_Figure]:
        self._finder.enter(anchored)
        sentence = anchored.sentence
        low = bisect_left(self._quantity_starts, sentence.start)
        high = bisect_left(self._quantity_starts, sentence.end)
        inside = self._quantities[low:high]
        periods = self._periods[
            bisect_left(self._period_starts, sentence.start) : bisect_left(
                self._period_starts, sentence.end
            )
        ]
        base: Head | None = None
        by_unit: dict[str, Head] = {}
        previous: Head | None = None
        qualifier = ""
        several = -1  # the clause that speaks of several projects
        for index, quantity in enumerate(inside):
            if not self._is_fact(quantity):
                continue
            room = self._room(sentence, inside, index, base)
            unit = "" if self._is_share(quantity) else quantity.unit.lstrip(_SCALE_SIGNS)
            related = by_unit.get(unit, base) if unit else base
            head = self._heads.find(quantity, room, periods, related, previous)
            previous = head
            if not (head.is_relation or quantity.is_rank):
                base = by_unit[unit] = head  # 比去年多5万人次 is of what is counted so
            if quantity.is_counter and "项目" in head.metric:
                several = room.clause_start
            plural = several == room.clause_start
            figure = self._figure(sentence, quantity, head, periods, plural=plural)
            if head.is_shared and not figure.qualifier:
                figure = replace(figure, qualifier=qualifier)
            qualifier = figure.qualifier
            yield figure
        yield from self._completions(sentence, periods, inside)

    def _is_share(self, quantity: Quantity) -> bool:
        return quantity.unit in self._words.shares or quantity.unit in self._words.turns

    def _figure(
        self,
        sentence: Sentence,
        quantity: Quantity,
        head: Head,
        periods: Sequence[Period],
        *,
        plural: bool,
    ) -> _Figure:
        subject = self._finder.subject(sentence, quantity, head.metric, plural=plural)
        qualifier = quantity.qualifier or self._modal(sentence, quantity.start)
        period = self._period(sentence, quantity, periods)
        return _Figure(quantity, head, subject, period, qualifier)

    def _period(self, sentence: Sentence, figure: Quantity, periods: Sequence[Period]) -> str:
        """Return the period of a figure; 是2019年的1.3倍 has none, it compares."""
        if figure.unit == "倍":
            periods = [p for p in periods if not self._text.startswith("的", p.end)]
        period = period_before(self._text, sentence, figure.start, periods)
        return "" if period is None else period.text

    def _room(
        self, sentence: Sentence, inside: Sequence[Quantity], index: int, base: Head | None
    ) -> Room:
        quantity = inside[index]
        clause_start, end = sentence.clause(quantity.start)
        start = clause_start
        if index > 0:
            start = max(start, inside[index - 1].context_end)
        if base is not None and base.end <= quantity.context_start:
            start = max(start, base.end)
        noun_from = quantity.context_end
        for following in inside[index + 1 :]:
            if not quantity.is_counter or following.context_start > noun_from:
                end = min(end, following.context_start)
                break
            noun_from = following.context_end
        return Room(start, max(end, noun_from), clause_start, noun_from)

    def _modal(self, sentence: Sentence, at: int) -> str:
        start = sentence.clause(at)[0]
        for match in self._words.modal.finditer(self._text, start, at):
            whole = self._words.whole.match(self._text, max(start, match.start() - 2))
            if whole is None or whole.end() < match.end():
                return self._words.modal_label[match[0]]
        return ""

    # -- what is no fact

    def _is_fact(self, quantity: Quantity) -> bool:
        text = self._text
        if self._words.condition.match(text, quantity.context_end):
            return False
        if quantity.context_end > quantity.end and HAN.match(text, quantity.context_end):
            behind = text[quantity.end : quantity.context_end]
            if behind.startswith("及") or (quantity.is_numeral and quantity.is_counter):
                return False
        if self._is_slogan(quantity) or self._is_name(quantity):
            return False
        if (
            quantity.qualifier in self._words.class_bounds
            and not set(quantity.value_text) - _SCALES
        ):
            return False  # 亿元以上项目18个: which ones are counted
        if quantity.is_numeral and quantity.is_counter:
            if text[quantity.start] == "二":  # 二类, 二级: the second; two of them are 两类
                return False
            return self._names_something(quantity.context_end)
        if quantity.is_numeral and quantity.unit == "年" and HAN.match(text, quantity.context_end):
            before = text[max(0, quantity.context_start - 4) : quantity.context_start]
            return self._words.lasting.search(before) is not None
        return True

    def _names_something(self, at: int) -> bool:
        """Whether what a Chinese numeral counts is more than a manner of speaking."""
        if self._words.concrete.match(self._text, at):
            return True
        return self._words.abstract.match(self._text, at) is None

    def _is_slogan(self, quantity: Quantity) -> bool:
        index = bisect_left(self._slogan_starts, quantity.start) - 1
        if index < 0 or self._slogans[index][1] < quantity.end:
            return False
        return quantity.is_numeral or quantity.unit in self._words.slogan_units

    def _is_name(self, quantity: Quantity) -> bool:
        """Whether the number only stands in a place's name (三座楼村); a capacity is a fact."""
        if not quantity.is_counter or self._text.startswith("两", quantity.start):
            return False
        index = bisect_left(self._named_starts, quantity.start + 1) - 1
        nearby = self._named[max(0, index - 3) : index + 1]
        return any(name.start <= quantity.start and quantity.end <= name.end for name in nearby)

    # -- dates

    def _completions(
        self, sentence: Sentence, periods: Sequence[Period], inside: Sequence[Quantity]
    ) -> Iterator[_Figure]:
        """Yield the dates at which something was or will be ready (预计2026年12月双机投产)."""
        for period in periods:
            start = sentence.clause(period.start)[0]
            qualifier = self._modal(sentence, period.start)
            hedge = self._words.modal.search(self._text, start, period.start)
            planned_from = hedge.start() if qualifier and hedge else None
            dated = self._dates.read(sentence, period, inside, planned_from)
            if dated is None:
                continue
            day = period.text.removesuffix("前")  # a deadline, 5月1日前
            qualifier = qualifier or period.text[len(day) :]
            date_end = period.start + len(day)
            quantity = Quantity(
                period.start, date_end, None, day, "", qualifier, period.start, dated.end
            )
            metric = f"{dated.metric}投产"  # which a work has, even one that is somebody's object
            subject = self._finder.subject(sentence, quantity, metric, plural=False)
            of_county = self._text[start : dated.start] in self._counties
            if subject.place_id is None and not (qualifier or of_county):
                continue
            head = Head(dated.metric, dated.start, dated.end)
            yield _Figure(quantity, head, subject, period.text, qualifier)


def _fact(located: Located, figure: _Figure) -> Fact:
    document, view, quantity = located.document, located.view, figure.quantity
    value_start, value_end = view.to_source(quantity.start, quantity.end)
    start, end = unbroken(
        document, view, (figure.head.start, figure.head.end), (quantity.start, quantity.end)
    )
    normalised = None if quantity.value is None else to_si(quantity.value, quantity.unit)
    digest = hashlib.blake2b(f"{document.id}:{value_start}:{value_end}".encode(), digest_size=6)
    return Fact(
        id=f"f{digest.hexdigest()}",
        document_id=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        place_id=figure.subject.place_id,
        adcode=figure.subject.adcode,
        metric=figure.head.metric,
        value=quantity.value,
        value_text=_as_written(document.text[value_start:value_end], quantity.value_text),
        value_start=value_start,
        value_end=value_end,
        unit=quantity.unit,
        value_si=None if normalised is None else normalised[0],
        unit_si=None if normalised is None else normalised[1],
        qualifier=figure.qualifier,
        period=figure.period,
    )


def _as_written(source: str, read: str) -> str:
    """Return a number as its source writes it where that has letters for digits (3O, 2OOO).

    So everybody who sees the figure sees that it was not printed so that it could be read surely.
    """
    written = "".join(source.split())[: len(read)]
    return written if _LETTERS & set(written) else read
