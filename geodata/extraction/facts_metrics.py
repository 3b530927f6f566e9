"""What a figure measures, and the shortest run of text that says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.extraction.facts_words import fact_words
from geodata.extraction.lexicon import HAN
from geodata.extraction.quantities import Quantity
from geodata.extraction.quantities_periods import Period

__all__ = ["Head", "HeadFinder", "Room"]

_EDGE = " \t\n、，,：:；;。—-·"
_PAIRS = {"）": "（", ")": "(", "”": "“", "》": "《"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items() if opening in "（("}
_LONGEST = 24
_LONGEST_NOUN = 14
_LONGEST_VERB = 10
_INVESTMENT = "投资"
_DONE = "完成"


@dataclass(frozen=True, slots=True)
class Head:
    """A figure's metric and its quote: `text[start:end]` holds metric and figure."""

    metric: str
    start: int
    end: int
    is_relation: bool = False  #: growth or share of a metric that stands before
    is_shared: bool = False  #: the metric of the figure before it, in a list


@dataclass(frozen=True, slots=True)
class Room:
    """Where the words of a figure may stand: its clause, up to the figures on either side."""

    start: int
    end: int
    clause_start: int
    noun_from: int  #: where a counted noun may begin: 两个 2×100万千瓦 *煤电项目*


class HeadFinder:
    """Finds what the figures of one text measure."""

    def __init__(self, text: str, names: Sequence[str], named: Sequence[tuple[int, int]]) -> None:
        """Take the text, names of counties, and spans of places in order: no part of a metric."""
        self._text = text
        self._words = fact_words()
        county = "|".join(map(re.escape, names)) or "(?!)"
        joining = "|".join(map(re.escape, self._words.joining))
        self._counties = re.compile(county)
        self._county_list = re.compile(f"(?:{county})(?:(?:{joining})(?:{county}))*")
        self._named = named
        self._named_starts = [start for start, _ in named]

    def find(
        self,
        quantity: Quantity,
        room: Room,
        periods: Sequence[Period],
        base: Head | None,
        previous: Head | None,
    ) -> Head:
        """Return what a quantity measures.

        Parameters
        ----------
        quantity : Quantity
            The figure.
        room : Room
            Where its words may stand.
        periods : sequence of Period
            The periods of its sentence; they are no part of a metric.
        base : Head or None
            What is measured so far in the same sentence, which 同比增长 or 占 refers to.
        previous : Head or None
            The figure before it, base or relation, whose metric a list goes on with.
        """
        stop = quantity.context_start
        start = self._without_openers(room.start, stop, periods, related=base is not None)
        end = self._without_links(start, stop, periods)
        left = self._text[start:end]
        if base is not None and (
            self._relates(start, end)
            or (quantity.is_rank and room.start > room.clause_start)
            or (not left and quantity.unit in self._words.turns)
        ):
            return Head(f"{base.metric}{left}", base.start, quantity.context_end, is_relation=True)
        dated = (p.start for p in periods if room.noun_from <= p.start < room.end)
        noun_end = self._noun_behind(room.noun_from, min(dated, default=room.end))
        linked = self._text[end:stop] not in ("", "的")
        noun = _tidy(self._text[room.noun_from : noun_end])
        if noun and self._counts_noun(quantity, left, linked=linked):
            first = start if 1 < len(left) <= _LONGEST_VERB else quantity.context_start
            return Head(noun, first, noun_end)
        if previous is not None and self._is_subject(start, end):
            return replace(previous, end=quantity.context_end, is_shared=True)
        metric = self._core(start, end, periods)
        if metric and left not in self._words.weak:
            if quantity.unit in self._words.shares and self._text.startswith(_DONE, end):
                metric += _DONE * (metric[-1] not in self._words.measured_ends)
            return Head(metric, max(start, end - 2 * _LONGEST), quantity.context_end)
        if previous is not None and room.start > room.clause_start:
            return replace(previous, end=quantity.context_end, is_shared=True)
        return self._with_what_follows(quantity, room, start, left, base)

    def _with_what_follows(
        self, quantity: Quantity, room: Room, start: int, left: str, base: Head | None
    ) -> Head:
        """Name the metric by the verb behind the figure: 834户开工建设, 连续3年完成任务."""
        begin = quantity.context_end
        end = min(room.end, begin + _LONGEST_NOUN)
        follows = self._text[begin:end].split("、", 1)[0].rstrip(_EDGE + "（(“")
        metric = _tidy(f"{left}{follows.removeprefix('的')}")
        if not metric and base is not None:
            return Head(self._done_with(base.metric, room.start, quantity), base.start, begin)
        if not metric:
            metric = self._text[quantity.start : quantity.end]
        first = start if left else quantity.context_start
        return Head(metric, first, begin + len(follows))

    def _done_with(self, metric: str, start: int, quantity: Quantity) -> str:
        """Return what is measured of an investment by a verb alone: 总投资9亿元，已完成2亿元."""
        if not metric.endswith(_INVESTMENT):
            return metric
        done = [m[0] for m in self._words.done_with.finditer(self._text, start, quantity.start)]
        return f"{done[-1]}{_INVESTMENT}" if done else metric

    def _counts_noun(self, quantity: Quantity, left: str, *, linked: bool) -> bool:
        """Whether the noun behind the figure, rather than the words before it, is measured."""
        if not left or quantity.is_counter:
            return True
        if quantity.is_rank or quantity.unit in self._words.shares or not quantity.unit:
            return False
        return not linked and left[-1] not in self._words.measured_ends

    def _relates(self, start: int, end: int) -> bool:
        if self._text[start:end] in self._words.changes:
            return True
        relation = self._words.relations.match(self._text, start, end)
        whole = self._words.whole.match(self._text, start, end)
        return relation is not None and (whole is None or whole.end() < relation.end())

    def _without_openers(
        self, start: int, end: int, periods: Sequence[Period], *, related: bool
    ) -> int:
        """Where the metric begins: past punctuation, adverbs, periods and joining words."""
        joined = True
        while start < end:
            if self._text[start] in _EDGE or self._is_loose(start, end):
                joined = joined or self._text[start] == "、"
                start += 1
                continue
            if related and self._relates(start, end):
                break
            period = next((p for p in periods if p.start <= start < p.end), None)
            if period is not None:
                start = min(period.end, end)
                continue
            match = self._words.whole.match(self._text, start, end)
            if match is not None:
                break
            match = self._words.openers.match(self._text, start, end)
            if match is None and joined:
                match = self._words.joiners.match(self._text, start, end)
            if match is None:
                break
            start, joined = match.end(), False
        return start

    def _is_loose(self, at: int, end: int) -> bool:
        """Whether a bracket or quotation mark stands here without its partner."""
        if self._text[at] in _PAIRS:
            return True
        closing = _CLOSING.get(self._text[at])
        return closing is not None and closing not in self._text[at:end]

    def _without_links(self, start: int, end: int, periods: Sequence[Period]) -> int:
        """Where the metric ends: before verbs, punctuation and periods in front of the figure."""
        while start < end:
            last = self._text[end - 1]
            opening = _PAIRS.get(last)
            if last in _EDGE or (opening and opening not in self._text[start:end]):
                end -= 1
                continue
            period = next((p for p in periods if p.start >= start and p.end == end), None)
            if period is not None and not period.is_comparison:
                end = period.start
                continue
            match = self._words.links.search(self._text, start, end)
            if match is None or self._is_cut(match.start(), match.end(), end):
                break
            end = match.start()
        return end

    def _is_cut(self, start: int, end: int, limit: int) -> bool:
        """Whether a match cuts a longer word (the 为 of 行为)."""
        for begin in range(max(0, start - 2), start + 1):
            word = self._words.whole.match(self._text, begin, limit)
            if word is not None and word.end() >= end and word.end() - begin > end - start:
                return True
        return False

    def _noun_behind(self, begin: int, stop: int) -> int:
        """End of the noun that begins here; the beginning itself if none does."""
        if begin >= stop or not (HAN.match(self._text, begin) or self._text[begin] in "“"):
            return begin
        quoted = self._text[begin] == "“"
        limit = min(stop, begin + _LONGEST_NOUN)
        inside = begin  # of a bracket that belongs to the noun: 乡镇（街道）干部
        for match in self._words.stops.finditer(self._text, begin + quoted, limit):
            if match[0] == "”" and quoted:
                return match.end()
            if match[0] in _CLOSING:
                inside = self._text.find(_CLOSING[match[0]], match.end(), limit) + 1
            if match.start() >= inside and not self._is_cut(
                match.start(), match.end(), len(self._text)
            ):
                return match.start()
        return limit if limit > begin + quoted else begin

    def _core(self, start: int, end: int, periods: Sequence[Period]) -> str:
        """Return the metric out of the words before a figure: without its period and subject."""
        first = start
        for period in periods:
            if start < period.start and period.end < end and not period.is_comparison:
                first = max(first, period.end)
        for subject_end in self._subject_ends(start, end):
            first = max(first, subject_end)
        joiner = self._words.joiners.match(self._text, first, end)
        if joiner and first > start and not self._words.whole.match(self._text, first, end):
            first = joiner.end()
        first = self._without_prefixes(first, end)
        if end - first > _LONGEST:
            first = max(first, self._text.rfind("、", first, end - 2) + 1, end - _LONGEST)
        return _tidy(self._text[first:end])

    def _is_subject(self, start: int, end: int) -> bool:
        """Whether nothing but a county or place stands here: 种植面积26万亩，其中云州区17万亩."""
        if self._county_list.fullmatch(self._text, start, end):
            return True
        index = bisect_left(self._named, (start, end))
        return self._named[index : index + 1] == [(start, end)]

    def _without_prefixes(self, first: int, end: int) -> int:
        """Where a metric begins behind pointers (该校) and what it does not need (累计, 完成)."""
        words, text = self._words, self._text
        while True:
            match = words.then.match(text, first, end) or words.of_the_work.match(text, first, end)
            if match is None and words.whole.match(text, first, end) is None:
                match = words.prefixes.match(text, first, end)
            if match is None or match.end() == end:
                break
            first = match.end()
        done = words.achieving.match(text, first, end)
        if done is None or done.end() >= end or words.kept.match(text, first, end):
            return first
        return done.end() if text[end - 1] in self._words.measured_ends else first

    def _subject_ends(self, start: int, end: int) -> Iterator[int]:
        """Yield where names of counties and places end that stand in front of a metric."""
        for pattern in (self._counties, self._words.city, self._words.county):
            for match in pattern.finditer(self._text, start, end):
                if match.end() < end:
                    yield match.end()
        for index in range(bisect_left(self._named_starts, start), len(self._named)):
            first, last = self._named[index]
            if first >= end:
                break
            if last < end:
                yield last


def _tidy(text: str) -> str:
    """Return a metric without blanks and without punctuation that it does not need."""
    text = "".join(text.split()).strip(_EDGE + "的")
    for closing, opening in _PAIRS.items():
        encloses = text.startswith(opening) and text.find(closing) == len(text) - 1
        if encloses and opening in _CLOSING:
            text = text[1:-1]
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    for wrong, right in fact_words().misread.items():
        text = wrong.sub(right, text)
    return text
