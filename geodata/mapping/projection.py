"""From degrees to paper: equirectangular, true to scale along the middle parallel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Projection"]

_M_PER_DEGREE = 111_320.0


class Projection:
    """WGS-84 degrees, longitude first, to millimetres, y downwards; `bounds` fill the sheet."""

    def __init__(
        self, bounds: Sequence[float], size_mm: tuple[float, float], margin_mm: float
    ) -> None:
        west, south, east, north = bounds
        self._middle = ((west + east) / 2, (south + north) / 2)
        self._cos = math.cos(math.radians(self._middle[1]))
        width = (east - west) * self._cos
        room = (size_mm[0] - 2 * margin_mm, size_mm[1] - 2 * margin_mm)
        self.mm_per_degree = min(room[0] / width, room[1] / (north - south))
        self._centre = (size_mm[0] / 2, size_mm[1] / 2)

    def __call__(self, position: Sequence[float]) -> tuple[float, float]:
        """Return millimetres from the sheet's upper left corner."""
        x = (position[0] - self._middle[0]) * self._cos * self.mm_per_degree
        y = (self._middle[1] - position[1]) * self.mm_per_degree
        return self._centre[0] + x, self._centre[1] + y

    @property
    def mm_per_km(self) -> float:
        """The scale."""
        return self.mm_per_degree / _M_PER_DEGREE * 1000
