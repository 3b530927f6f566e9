"""The views that the user had before, to go back to and forth again."""

import math

from explorer.webmap.payloads import View

__all__ = ["ViewHistory"]

_MOST = 100
_SAME_PX = 3
#: So far off a remembered view the map may come to lie, pushed by its bounds.
_ROUNDED_PX = 40
_SAME_ZOOM = 0.01
_METRES_PER_DEGREE = 111_320


class ViewHistory:
    """Views in the order in which they were seen, and where in them the user is.

    Examples
    --------
    >>> from explorer.webmap.payloads import Spot
    >>> history = ViewHistory()
    >>> for zoom in (8, 10, 12):
    ...     history.visit(View(Spot(113.3, 40.1), zoom, 100))
    >>> history.back().zoom, history.back().zoom, history.forward().zoom
    (10, 8, 10)
    >>> history.visit(View(Spot(113.3, 40.1), 14, 100))  # what lay ahead is gone
    >>> history.can_go_forward
    False
    """

    def __init__(self) -> None:
        self._views: list[View] = []
        self._at = -1
        self._is_travelling = False

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the user has gone back."""
        return self._at < len(self._views) - 1

    def visit(self, view: View) -> None:
        """Note a view that the map has come to rest at."""
        tolerance_px = _ROUNDED_PX if self._is_travelling else _SAME_PX
        self._is_travelling = False
        if self._at < 0 or not _are_same(self._views[self._at], view, tolerance_px):
            self._views = [*self._views[: self._at + 1], view][-_MOST:]
            self._at = len(self._views) - 1

    def back(self) -> View | None:
        """Return the view before this one, and count it as the present one; None at the first."""
        return self._travel(-1) if self.can_go_back else None

    def forward(self) -> View | None:
        """Return the view after this one, likewise."""
        return self._travel(1) if self.can_go_forward else None

    def _travel(self, step: int) -> View:
        self._at += step
        self._is_travelling = True
        return self._views[self._at]


def _are_same(one: View, other: View, tolerance_px: float) -> bool:
    """Tell whether two views differ by no more than some pixels of the latter."""
    if abs(one.zoom - other.zoom) > _SAME_ZOOM:
        return False
    cosine = math.cos(math.radians(one.center.lat_deg))
    east = (one.center.lon_deg - other.center.lon_deg) * cosine
    north = one.center.lat_deg - other.center.lat_deg
    return math.hypot(east, north) * _METRES_PER_DEGREE <= tolerance_px * other.metres_per_px
