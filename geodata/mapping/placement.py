"""Where labels stand on a drawn map: in order of weight, none over another."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Box", "Labels", "spread", "text_width"]

_IN_A_ROW, _MOST_SPREAD = 3, 9
_SQUARE = 4.0  # of the grid in which taken room is looked up
_NARROW = 0.56  # of its height is the width of a Latin letter


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of its size.

    Examples
    --------
    >>> text_width("云冈", 2.0)
    4.0
    """
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return size * (wide + _NARROW * (len(text) - wide))


def spread(spots: Sequence[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    """Return where symbols stand so that none hides another at the very same spot.

    Those within a third of their size of one another stand side by side in rows of three, their
    middle where they all belong. All others stay, and so do crowds, which would wander too far.

    Examples
    --------
    >>> spread([(1.0, 1.0), (1.0, 1.0), (9.0, 9.0)], 2.0)
    [(0.0, 1.0), (2.0, 1.0), (9.0, 9.0)]
    """
    near = size / 3
    groups: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(spots):
        groups.setdefault((round(x / near), round(y / near)), []).append(number)
    placed = list(spots)
    for members in groups.values():
        if len(members) > _MOST_SPREAD:
            continue
        rows = math.ceil(len(members) / _IN_A_ROW)
        for place, number in enumerate(members):
            row, column = divmod(place, _IN_A_ROW)
            width = min(len(members) - row * _IN_A_ROW, _IN_A_ROW)
            x, y = spots[number]
            placed[number] = (
                x + (column - (width - 1) / 2) * size,
                y + (row - (rows - 1) / 2) * size,
            )
    return placed


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "Box":
        """Return a box with its middle at a point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes share some room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: "Box") -> bool:
        """Tell whether another box lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Labels:
    """The room that is taken on a sheet."""

    def __init__(self, sheet: Box) -> None:
        self._sheet = sheet
        # By the squares of a grid that they touch: a sheet may hold a hundred thousand.
        self._taken: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def block(self, box: Box) -> None:
        """Keep all labels out of a box."""
        for square in _squares(box):
            self._taken[square].append(box)

    def take(self, box: Box) -> bool:
        """Take a box if it is free and on the sheet, and tell whether it was."""
        if not self._sheet.contains(box) or any(
            box.overlaps(other) for square in _squares(box) for other in self._taken[square]
        ):
            return False
        self.block(box)
        return True

    def beside(
        self, x: float, y: float, text: str, size: float, *, gap: float
    ) -> tuple[float, float] | None:
        """Take room for a text beside a point; return where it begins on its baseline.

        Tried in the order of good maps: right, left, above, below, then the corners. None when
        there is no room anywhere.
        """
        width, half = text_width(text, size), size / 2
        below, above = y + gap + half, y - gap - half
        spots = (
            (x + gap, y),
            (x - gap - width, y),
            (x - width / 2, above),
            (x - width / 2, below),
            (x + gap * 0.7, above),
            (x + gap * 0.7, below),
            (x - gap * 0.7 - width, above),
            (x - gap * 0.7 - width, below),
        )
        for left, middle in spots:
            if self.take(Box(left, middle - half, left + width, middle + half)):
                return left, middle + size * 0.36
        return None


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the squares of the grid that a box touches."""
    rows = range(math.floor(box.top / _SQUARE), math.floor(box.bottom / _SQUARE) + 1)
    for column in range(math.floor(box.left / _SQUARE), math.floor(box.right / _SQUARE) + 1):
        for row in rows:
            yield column, row
