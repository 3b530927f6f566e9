"""Offsets between our code points and the UTF-16 units that Qt counts in.

They differ only after characters outside the Basic Multilingual Plane (rare ideographs, emoji).
"""

from bisect import bisect_left

__all__ = ["OffsetMap", "to_units"]

_LAST_SINGLE = "\uffff"


def to_units(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a code point offset.

    Examples
    --------
    >>> to_units("𠮷野", 1)
    2
    """
    return offset + sum(character > _LAST_SINGLE for character in text[:offset])


class OffsetMap:
    """Both directions for one text, each in logarithmic time.

    Examples
    --------
    >>> offsets = OffsetMap("a𠮷b")
    >>> offsets.to_units(2), offsets.to_points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        if text.isascii() or max(text, default="") <= _LAST_SINGLE:
            self._wide: list[int] = []
        else:
            self._wide = [i for i, character in enumerate(text) if character > _LAST_SINGLE]
        self._wide_units = [point + rank for rank, point in enumerate(self._wide)]

    def to_units(self, point: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return point + bisect_left(self._wide, point)

    def to_points(self, unit: int) -> int:
        """Return the code point offset of a UTF-16 offset (inside a pair: of its character)."""
        before = bisect_left(self._wide_units, unit)
        point = unit - before
        inside_pair = before > 0 and self._wide_units[before - 1] == unit - 1
        return point if not inside_pair else self._wide[before - 1]
