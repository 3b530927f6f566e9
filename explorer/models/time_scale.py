"""Days on a line: where they stand, which of them are written, and what stands over another."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from explorer.models.moments import Lane, Moments

__all__ = ["PITCH", "Stack", "Tick", "TimeScale", "stacks_of"]

PITCH = 10.0  #: pixels from one symbol to the next
_LABEL_ROOM = 68.0  #: pixels that a label wants
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_MONTH = 30.44  # days, for the choice of steps only


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written at the axis."""

    day: int
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Stack:
    """Moments so near to one another that they stand in one column: from `low` up to `high`."""

    first: int  #: day
    last: int
    x: float
    low: int
    high: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The stretch of days that is seen, and where on the screen it is.

    Attributes
    ----------
    first, last
        The days at the left and the right end, as real numbers of days.
    left, width
        Where the line lies, in pixels.
    """

    first: float
    last: float
    left: float
    width: float

    @property
    def px_per_day(self) -> float:
        """How wide a day is."""
        return self.width / max(self.last - self.first, 1e-9)

    def x(self, day: float) -> float:
        """Return where the beginning of a day is."""
        return self.left + (day - self.first) * self.px_per_day

    def day(self, x: float) -> float:
        """Return what day is at a place; whole numbers are beginnings."""
        return self.first + (x - self.left) / self.px_per_day

    @property
    def bin_days(self) -> int:
        """How many days share a column of symbols."""
        return max(1, math.ceil(PITCH / self.px_per_day))

    def zoomed(self, factor: float, around: float, extent: tuple[float, float]) -> "TimeScale":
        """Return a nearer (factor above 1) or wider view in which one day keeps its place."""
        widest = extent[1] - extent[0]
        span = min(max((self.last - self.first) / factor, min(14.0, widest)), widest)
        share = (around - self.first) / (self.last - self.first)
        return self.moved_to(around - share * span, span, extent)

    def moved_to(self, first: float, span: float, extent: tuple[float, float]) -> "TimeScale":
        """Return a view that begins at a day, inside what there is."""
        first = min(max(first, extent[0]), extent[1] - span)
        return TimeScale(first, first + span, self.left, self.width)

    def ticks(self) -> list[Tick]:
        """Return the days to be written: as many as there is room for, on round days."""
        for step in _DAY_STEPS:
            if step * self.px_per_day >= _LABEL_ROOM:
                return list(self._day_ticks(step))
        for step in _MONTH_STEPS:
            if step * _MONTH * self.px_per_day >= _LABEL_ROOM:
                return list(self._month_ticks(step))
        return []

    def _day_ticks(self, step: int) -> Iterator[Tick]:
        # Ordinal 1 was a Monday: steps of weeks are Mondays.
        day = math.floor((self.first - 1) / step) * step + 1
        while day <= self.last:
            if _FIRST <= day <= _LAST and day >= self.first:
                when = date.fromordinal(day)
                yield Tick(day, f"{when:%Y-%m-%d}", when.month == when.day == 1)
            day += step

    def _month_ticks(self, step: int) -> Iterator[Tick]:
        begin = date.fromordinal(min(max(int(self.first), _FIRST), _LAST))
        months = (begin.year * 12 + begin.month - 1) // step * step
        while (year := months // 12) <= date.max.year:
            if year >= date.min.year:
                when = date(year, months % 12 + 1, 1)
                day = when.toordinal()
                if day > self.last:
                    return
                if day >= self.first:
                    is_year = when.month == 1
                    yield Tick(day, f"{year}" if is_year else f"{when:%Y-%m}", is_year)
            months += step


def stacks_of(moments: Moments, lane: Lane, scale: TimeScale) -> list[Stack]:
    """Return the columns of a lane that are seen; the same days share one wherever the view is."""
    days = moments.days[lane]
    step = scale.bin_days
    low, end = moments.between(lane, math.floor(scale.first) - step, math.ceil(scale.last) + step)
    stacks = []
    while low < end:
        first = days[low] // step * step
        last = first + step - 1
        high = moments.between(lane, first, last)[1]
        stacks.append(Stack(first, last, scale.x(first + step / 2), low, high))
        low = high
    return stacks
