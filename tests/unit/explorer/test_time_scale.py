from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.models.moments import Lane, Moment, Moments
from explorer.models.time_scale import PITCH, TimeScale, stacks_of
from geodata.model import Document

_DAY = date(2024, 11, 29).toordinal()
_BOUNDS = (float(_DAY - 4000), float(_DAY + 4000))


def _document(number: int, day: date | None) -> Document:
    return Document(f"d{number}", f"题{number}", None, day, "", "", "")


def _moments(*days: int) -> Moments:
    moments = Moments()
    found = [Moment(_document(n, date.fromordinal(d)), d, d) for n, d in enumerate(sorted(days))]
    moments.lanes[Lane.DOCUMENTS] = found
    moments.days[Lane.DOCUMENTS] = [moment.day for moment in found]
    return moments


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (10, ["2024-11-29", "2024-11-30", "2024-12-01"]),
        (60, ["2024-12-02", "2024-12-09", "2024-12-16"]),
        (300, ["2024-12", "2025", "2025-02"]),
        (1500, ["2025", "2025-07", "2026"]),
        (9000, ["2026", "2028", "2030"]),
    ],
)
def test_as_many_days_are_written_as_there_is_room_for(days: int, labels: list[str]) -> None:
    ticks = TimeScale(_DAY, _DAY + days, 80, 1000).ticks()
    assert [tick.label for tick in ticks][:3] == labels


@given(st.floats(10, 60_000), st.integers(-300_000, 200_000), st.floats(100, 4000))
def test_labels_never_touch_and_lie_in_view(span: float, shift: int, width: float) -> None:
    scale = TimeScale(_DAY + shift, _DAY + shift + span, 80, width)
    places = [scale.x(tick.day) for tick in scale.ticks()]
    assert all(80 - 1e-6 <= x <= 80 + width + 1e-6 for x in places)
    # February is a little shorter than the months by which the step is chosen.
    assert all(b - a >= 60 for a, b in pairwise(places))


@given(st.floats(0.2, 5), st.floats(0, 1))
def test_zooming_keeps_a_day_in_its_place(factor: float, share: float) -> None:
    scale = TimeScale(_DAY - 200, _DAY + 200, 80, 1000)
    around = scale.first + share * 400
    near = scale.zoomed(factor, around, _BOUNDS)
    assert near.x(around) == pytest.approx(scale.x(around), abs=0.01)
    assert near.day(near.x(around)) == pytest.approx(around)


def test_no_view_leaves_what_there_is() -> None:
    scale = TimeScale(_DAY - 200, _DAY + 200, 80, 1000)
    far = scale.zoomed(0.001, _DAY, _BOUNDS)
    assert (far.first, far.last) == _BOUNDS
    near = scale.zoomed(1e6, _DAY, _BOUNDS)
    assert near.last - near.first == pytest.approx(14)
    assert scale.moved_to(0, 400, _BOUNDS).first == _BOUNDS[0]


@given(st.lists(st.integers(_DAY - 300, _DAY + 300), min_size=1), st.floats(15, 700))
def test_each_moment_in_view_stands_in_one_column(days: list[int], span: float) -> None:
    moments = _moments(*days)
    scale = TimeScale(_DAY - span / 2, _DAY + span / 2, 80, 1000)
    stacks = stacks_of(moments, Lane.DOCUMENTS, scale)
    seen = [n for stack in stacks for n in range(stack.low, stack.high)]
    assert seen == list(range(seen[0], seen[0] + len(seen))) if seen else True
    wanted = [n for n, day in enumerate(sorted(days)) if scale.first <= day < scale.last]
    assert set(wanted) <= set(seen)
    for stack in stacks:
        assert {moments.days[Lane.DOCUMENTS][n] for n in range(stack.low, stack.high)} <= set(
            range(stack.first, stack.last + 1)
        )
    gaps = [b.x - a.x for a, b in pairwise(stacks)]
    assert all(gap >= PITCH - 1e-6 for gap in gaps)


def test_columns_stay_together_while_the_view_wanders() -> None:
    moments = _moments(*range(_DAY - 50, _DAY + 50))
    before = stacks_of(moments, Lane.DOCUMENTS, TimeScale(_DAY - 60, _DAY + 60, 0, 200))
    after = stacks_of(moments, Lane.DOCUMENTS, TimeScale(_DAY - 57, _DAY + 63, 0, 200))
    assert {(s.first, s.low, s.high) for s in before} == {(s.first, s.low, s.high) for s in after}


def test_the_extent_is_that_of_what_is_dated() -> None:
    assert Moments().extent is None
    moments = _moments(_DAY, _DAY + 3)
    assert moments.extent == (_DAY, _DAY + 3)
    assert date.fromordinal(_DAY) + timedelta(days=3) == date(2024, 12, 2)
