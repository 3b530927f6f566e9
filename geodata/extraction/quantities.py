"""Quantities in Chinese text: a small grammar over numbers, units and the words around them.

::

    quantity := [bound] figure
    figure   := amount | share | rank | turn
    amount   := numbers [余|多|来] [scale] [余|多|来] [unit ["/" unit]] [余|多|以上|左右 …]
    numbers  := ["-"] number [("-" | "~" | "×") number]
    share    := 百分之 number | number "分之" number | number "/" number | "一半"
    rank     := ("第" | "前") number ["名" | "位"]
    turn     := "翻" [bound] [number] "番"

A number without unit is none, nor is an ordinal (第三条, 3级, 二期), a clock time or a date: dates
are found apart (`find_periods`) and never become quantities.
"""

import re
from dataclasses import dataclass

from geodata.extraction.quantities_bounds import bound_before, bound_behind, is_negative
from geodata.extraction.quantities_composed import read_composed
from geodata.extraction.quantities_counting import counts, needs_no_unit, noun_goes_on
from geodata.extraction.quantities_numerals import (
    CHINESE_NUMERAL,
    Number,
    read_number,
)
from geodata.extraction.quantities_parts import read_part
from geodata.extraction.quantities_periods import Period, find_periods
from geodata.extraction.quantities_ranks import is_nought, read_rank
from geodata.extraction.quantities_units import SCALES, Unit, UnitTable, unit_table
from geodata.extraction.quantities_words import quantity_words

__all__ = ["Quantity", "find_quantities"]

_RANGE = re.compile("[-~～—–－]{1,2}")
_TO = re.compile("[至到]")
_FROM = re.compile("[由从自](?:[^，。；、]{0,4})$")
_SOME = re.compile("(?<![人户次指总倍])数|几")
_TIMES = re.compile("[×xX*✕]")
_TRIGGER = re.compile("[0-9零一二两三四五六七八九十百千万亿第前翻半]")
_RUN = re.compile(f"[0-9.]+|[{''.join(sorted(CHINESE_NUMERAL))}]+")
_OPENING = '“"‘《'
_SIGN = "±"
_MINUS = "-"
_APPROXIMATE = "余多来"
_NEXT_IN_LIST = 10  # characters from one count of a list to the next


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `text[start:end]` is the number with its unit and inner 余 or 多."""

    start: int
    end: int
    value: float | None  #: None for a range or a product (2×100)
    value_text: str  #: the number as written, without scale and unit
    unit: str  #: as written with its scale (万千瓦, 吨/年), "" for a rank or a share
    qualifier: str
    context_start: int  #: where its bound (约, 超) begins; `start` without one
    context_end: int  #: where what bounds it from behind (以上) ends
    is_counter: bool = False  #: counted with a measure word
    is_numeral: bool = False  #: written with Chinese numerals
    is_rank: bool = False


class _Scanner:
    """Reads one text from left to right; each method returns a quantity or `None`."""

    def __init__(self, text: str, periods: tuple[Period, ...]) -> None:
        self.text = text
        self.periods = periods
        self.table: UnitTable = unit_table()
        self.words = quantity_words()
        self.found: list[Quantity] = []

    def scan(self) -> list[Quantity]:
        found = self.found
        at, upcoming = 0, 0
        while (trigger := _TRIGGER.search(self.text, at)) is not None:
            at = trigger.start()
            while upcoming < len(self.periods) and self.periods[upcoming].end <= at:
                upcoming += 1
            if upcoming < len(self.periods) and self.periods[upcoming].start <= at:
                at = self.periods[upcoming].end
                continue
            quantity = self._figure(at)
            if quantity is None:
                at = self._past(at)
            else:
                found.append(quantity)
                at = quantity.end
        return found

    def _past(self, at: int) -> int:
        """Where to go on behind something that is no figure: past all of its digits."""
        run = _RUN.match(self.text, at)
        return at + 1 if run is None else run.end()

    def _figure(self, at: int) -> Quantity | None:
        return self._rank(at) or self._part(at) or self._nought(at) or self._amount(at)

    # -- ranks, turns, shares

    def _rank(self, at: int) -> Quantity | None:
        rank = read_rank(self.text, at)
        if rank is None:
            return None
        return Quantity(rank.start, rank.end, rank.value, rank.value_text, rank.unit,
                        rank.qualifier, at, rank.end, is_rank=True, is_numeral=True)  # fmt: skip

    def _part(self, at: int) -> Quantity | None:
        part = read_part(self.text, at)
        if part is None:
            return None
        if part.is_stroke and (self.table.match(self.text, part.end) or self._is_glued(at)):
            return None
        return self._finish(at, part.end, part.value, part.value_text, part.unit,
                            approximate=part.bound, is_numeral=part.is_numeral)  # fmt: skip

    def _nought(self, at: int) -> Quantity | None:
        if not self.found or not is_nought(self.text, self.found[-1].end, at):
            return None
        return self._finish(at, at + 1, 0.0, self.text[at], self.found[-1].unit)

    # -- amounts

    def _amount(self, at: int) -> Quantity | None:
        first = self._number(at)
        if first is None or self._is_glued(at):
            return None
        if first.is_bare and self.table.match(self.text, at) is not None:
            return None  # 千瓦 is a unit, not a thousand of another
        composed = read_composed(self.text, first)
        if composed is not None:
            return self._finish(at, *composed, is_numeral=first.is_chinese)
        joined, end = self._joined(first)
        end, approximate = self._approximate(end)
        end, scale = self._scale(end)
        if approximate == "" and (scale or first.is_bare):
            end, approximate = self._approximate(end)
        end, unit = self._unit(end)
        if unit is not None and unit.only_scaled and not scale:
            return None
        if unit is None and not scale and needs_no_unit(self.text, first, joined):
            return self._finish(at, joined, first.value, self.text[at:joined], "")
        if unit is None and (not scale or not self._scale_stands_alone(end, first, approximate)):
            return None
        if unit is not None and not self._counts(first, unit, scale, approximate):
            return None
        name, end = self._unit_name(unit, end)
        number = self._written(first, joined, scale)
        number, start, end = self._widened(number, first, end, scale + name)
        counter = unit is None or unit.is_counter
        return self._finish(
            start, end, *number, scale + name, approximate, counter, first.is_chinese
        )

    def _unit(self, end: int) -> tuple[int, Unit | None]:
        """Return the unit here and where it begins; a Latin one may stand apart (30 MW)."""
        unit = self.table.match(self.text, end)
        if unit is None and self.text.startswith(" ", end):
            latin = self.table.match(self.text, end + 1)
            if latin is not None and latin.text[0].isascii():
                return end + 1, latin
        return end, unit

    def _written(self, first: Number, joined: int, scale: str) -> tuple[float | None, str]:
        """Return the value and the number as written."""
        if joined > first.end:
            return None, self.text[first.start : joined]
        if first.is_bare and scale and first.start == first.end:
            return 1.0, scale
        return first.value, self.text[first.start : joined]

    def _widened(
        self, number: tuple[float | None, str], first: Number, end: int, unit: str
    ) -> tuple[tuple[float | None, str], int, int]:
        """Take in what makes a number a range or vague: 50%—60%, 数十家."""
        at = first.start
        if self.text.startswith(_SIGN, at - 1) and at:
            return (number[0], _SIGN + number[1]), at - 1, end
        if number[0] is not None and is_negative(self.text, at):
            return (-number[0], _MINUS + number[1]), at - 1, end
        again = self._same_unit_again(end, unit)
        if again > end:
            return (None, self.text[at:again].replace(unit, "")), at, again
        some = self._some(at, first) if first.is_chinese else 0
        if some:
            return (None, self.text[at - some : at] + number[1]), at - some, end
        return number, at, end

    def _number(self, at: int) -> Number | None:
        """Read the number here; the last 万 or 亿 of a Chinese one is left to its unit."""
        number = read_number(self.text, at)
        if number is None or not number.is_chinese:
            return number
        stop = self._before_unit(at, number.end)
        while stop > at and self.text[stop - 1] in "万亿" and "亿" not in self.text[at : stop - 1]:
            stop -= 1
        if stop == at:
            return Number(at, at, 1.0, is_chinese=True, is_bare=True)
        return read_number(self.text, at, stop)

    def _before_unit(self, at: int, end: int) -> int:
        """Where the numeral ends if its last 千 belongs to the unit (百万千瓦)."""
        if end - at > 1 and self.text[end - 1] == "千":
            unit = self.table.match(self.text, end - 1)
            if unit is not None:
                return end - 1
        return end

    def _is_glued(self, at: int) -> bool:
        """Whether what stands before makes this part of a code, an ordinal or a longer number."""
        before = self.text[at - 1 : at] if at else ""
        if before == "/" and self.found and self.found[-1].end == at - 1:
            return False  # 100兆瓦/200兆瓦时: two figures of one thing
        if before in self.words.glued:
            return not is_negative(self.text, at)
        return before.isascii() and before.isalnum()

    def _joined(self, first: Number) -> tuple[int, int]:
        """End of what is written as the number: a range or product takes in the second."""
        end = first.end
        if first.is_bare or end >= len(self.text):
            return end, end
        for joint in (_RANGE, _TIMES, _TO):
            match = joint.match(self.text, end)
            second = None if match is None else self._number(match.end())
            if second is None or second.end == second.start:
                continue
            if joint is not _TO or self._is_range(first.start, second.end):
                return second.end, second.end
        return end, end

    def _is_range(self, start: int, end: int) -> bool:
        """Whether 至 stands between the ends of a range (300至500元), not of a change or a date."""
        if _FROM.search(self.text, max(0, start - 5), start):
            return False
        return not any(start < period.end and period.start < end for period in self.periods)

    def _same_unit_again(self, end: int, unit: str) -> int:
        """End of a range that gives the unit at both its ends (50%—60%)."""
        match = _RANGE.match(self.text, end) if unit else None
        second = None if match is None else self._number(match.end())
        if second is None or not self.text.startswith(unit, second.end):
            return end
        return second.end + len(unit)

    def _some(self, at: int, first: Number) -> int:
        """Length of what makes a round number some of its kind (数十家, 几百人)."""
        if not (first.is_bare or first.value in (10, 100, 1000)):
            return 0
        match = _SOME.match(self.text, at - 1) if at else None
        return 0 if match is None else len(match[0])

    def _approximate(self, at: int) -> tuple[int, str]:
        character = self.text[at : at + 1]
        if character and character in _APPROXIMATE:
            return at + 1, character
        return at, ""

    def _scale(self, at: int) -> tuple[int, str]:
        """Read the scale: the shortest run of 十百千万亿 behind which a unit stands."""
        end = at
        while end < len(self.text) and self.text[end] in SCALES:
            if self.table.match(self.text, end) is not None:
                break
            end += 1
        return end, self.text[at:end]

    def _scale_stands_alone(self, end: int, first: Number, approximate: str) -> bool:
        """Whether 6.68万群众 needs no unit: digits before, and a noun or nothing behind."""
        return not first.is_chinese and bool(approximate or self.text[end - 1] in "万亿")

    def _counts(self, first: Number, unit: Unit, scale: str, approximate: str) -> bool:
        at = first.start
        return bool(first.is_chinese and approximate) or counts(
            self.text, first, unit, scale,
            is_some=first.is_bare and self._some(at, first) > 0,
            is_listed=self._is_listed(at, unit),
        )  # fmt: skip

    def _is_listed(self, at: int, unit: Unit) -> bool:
        """Whether 一个 goes on with a list of counts: 两个一等奖、一个二等奖."""
        if not self.found or self.text[at - 1 : at] not in ("、", "和", "及"):
            return False
        last = self.found[-1]
        return last.unit == unit.text and at - last.end <= _NEXT_IN_LIST

    def _unit_name(self, unit: Unit | None, at: int) -> tuple[str, int]:
        if unit is None:
            return "", at
        end = at + len(unit.text)
        name = unit.text
        also = unit.is_counter and self.words.bracketed.match(self.text, end)
        if also and self.table.match(self.text, end + 1) is not None:
            return name + also[0], also.end()
        if self.text[end : end + 1] == "/":
            per = self.table.match_per(self.text, end + 1)
            if per is not None:
                return f"{name}/{per.text}", end + 1 + len(per.text)
        if name == "个":
            noun = self.text[end : end + 1]
            if noun in self.table.nouns_after_ge and not noun_goes_on(self.text, end + 1):
                return name + noun, end + 1
        return name, end

    # -- what stands around

    def _finish(
        self,
        start: int,
        end: int,
        value: float | None,
        value_text: str,
        unit: str,
        approximate: str = "",
        is_counter: bool = False,  # noqa: FBT001, FBT002
        is_numeral: bool = False,  # noqa: FBT001, FBT002
    ) -> Quantity:
        context_start, bound = bound_before(self.text, start)
        context_end, behind = bound_behind(self.text, end)
        if behind == "来" or (behind == "多" and not unit.endswith(self.words.lasting)):
            behind, context_end = "", end  # 10年来 is a period, 5个多功能厅 no estimate
        # The tightest word wins: 达到35%以上 is a lower bound.
        qualifier = approximate or behind or bound
        return Quantity(start, end, value, value_text, unit, qualifier, context_start,
                        context_end, is_counter, is_numeral)  # fmt: skip


def find_quantities(text: str, periods: tuple[Period, ...] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order and without overlaps.

    Parameters
    ----------
    text : str
        The (repaired) text.
    periods : tuple of Period, optional
        Its dates and periods, if they are known already.

    Examples
    --------
    >>> [(q.value, q.unit, q.qualifier) for q in find_quantities("总投资约9亿元,占地120余亩")]
    [(9.0, '亿元', '约'), (120.0, '亩', '余')]
    """
    return tuple(_Scanner(text, find_periods(text) if periods is None else periods).scan())
