"""The outlines of the map's symbols, for all that draws without a browser.

They are those of `resources/web/js/symbols.js`: in a box from -10 to 10, y downwards, drawn to look
equally heavy.
"""

import math
from typing import Final

__all__ = ["CIRCLE_RADIUS", "OUTLINES", "svg_path"]

#: Of the one shape that has no corners.
CIRCLE_RADIUS: Final = 8.6

OUTLINES: Final = {
    "square": ((-7.6, -7.6), (7.6, -7.6), (7.6, 7.6), (-7.6, 7.6)),
    "diamond": ((0, -10), (10, 0), (0, 10), (-10, 0)),
    "hexagon": ((8.4, -4.85), (8.4, 4.85), (0, 9.7), (-8.4, 4.85), (-8.4, -4.85), (0, -9.7)),
    "plus": (
        (-3.4, -9), (3.4, -9), (3.4, -3.4), (9, -3.4), (9, 3.4), (3.4, 3.4),
        (3.4, 9), (-3.4, 9), (-3.4, 3.4), (-9, 3.4), (-9, -3.4), (-3.4, -3.4),
    ),
    "house": ((0, -9.6), (9, -1.6), (9, 8.4), (-9, 8.4), (-9, -1.6)),
    "triangle": ((0, -9.6), (9.8, 7.8), (-9.8, 7.8)),
    "star": tuple(
        (
            (4.7 if step % 2 else 10.8) * math.cos(math.pi * step / 5 - math.pi / 2),
            (4.7 if step % 2 else 10.8) * math.sin(math.pi * step / 5 - math.pi / 2),
        )
        for step in range(10)
    ),
}  # fmt: skip


def svg_path(shape: str) -> str:
    """Return the `d` of an SVG path of a shape; a circle for one without corners.

    Examples
    --------
    >>> svg_path("triangle")
    'M0 -9.6L9.8 7.8L-9.8 7.8Z'
    """
    if shape in OUTLINES:
        return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in OUTLINES[shape]) + "Z"
    r = CIRCLE_RADIUS
    return f"M{-r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1 {-r} 0Z"
