"""What stands on a drawn map besides the map: legend, scale, north arrow.

Each blocks its room, so that no label comes to stand there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geodata.mapping.canvas import INK, MUTED, RIM
from geodata.mapping.kinds import KIND_STYLES
from geodata.mapping.placement import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.mapping.canvas import Canvas
    from geodata.mapping.kinds import KindStyle
    from geodata.mapping.placement import Labels

__all__ = ["draw_legend", "draw_north", "draw_scale"]

_SCALES_KM = (1, 2, 5, 10, 20, 50)
_ROW_MM, _WIDTH_MM, _HEAD_MM = 3.9, 37.0, 6.8


def draw_legend(
    canvas: Canvas,
    labels: Labels,
    *,
    placed: Sequence[tuple[str, float, float]],
    loose: Sequence[str],
    has_rings: bool,
    river: str,
) -> None:
    """List the kinds with how many stand on the map and how many are known to the county only.

    Parameters
    ----------
    canvas, labels
        What is drawn on, and the room on it.
    placed
        Kind and point (mm) of each symbol.
    loose
        The kinds of the places that are known to the county only.
    has_rings
        Whether rings are to be explained.
    river
        The colour of rivers; `""` where there are none.
    """
    sited, unsited = Counter(kind for kind, _x, _y in placed), Counter(loose)
    kinds = [style for style in KIND_STYLES if sited[style.kind] or unsited[style.kind]]
    if not kinds:
        return
    height = _ROW_MM * (len(kinds) + has_rings + bool(river)) + 6.2
    left, top = _corner(canvas, height, [(x, y) for _kind, x, y in placed])
    labels.block(Box(left, top, left + _WIDTH_MM, top + height))
    canvas.add(
        "rect", x=left, y=f"{top:.2f}", width=_WIDTH_MM, height=f"{height:.2f}",
        fill="#fff", fill_opacity=0.93, stroke=RIM, stroke_width=0.15,
    )  # fmt: skip
    canvas.text("图例", left + 2, top + 3.7, 2.4, fill=INK, font_weight="bold")
    for at, head in ((22.5, "定位"), (31.5, "仅知县区")):
        canvas.text(head, left + at, top + 3.7, 1.8, fill=MUTED, text_anchor="middle")
    y = top + _HEAD_MM
    for style in kinds:
        _draw_kind(canvas, style, left, y, (sited[style.kind], unsited[style.kind]))
        y += _ROW_MM
    if has_rings:
        canvas.ring(kinds[0].kind, left + 3.4, y, 1.5)
        canvas.text("知到村或乡镇，误差范围", left + 6, y + 0.8, 2.2, fill=INK)
        y += _ROW_MM
    if river:
        canvas.add("path", d=f"M{left + 1.9:.2f} {y:.2f}h3", stroke=river, stroke_width=0.5)
        canvas.text("河流（概略）", left + 6, y + 0.8, 2.2, fill=INK)


def _draw_kind(
    canvas: Canvas, style: KindStyle, left: float, y: float, counts: tuple[int, int]
) -> None:
    """Draw a kind's row: how many have a position, and how many are known to the county only."""
    sited, unsited = counts
    canvas.symbol(style.kind, left + 3.4, y, 2.8)
    canvas.text(style.label, left + 6, y + 0.8, 2.2, fill=INK)
    canvas.text(str(sited or "–"), left + 22.5, y + 0.8, 2.2, fill=INK, text_anchor="middle")
    if unsited:
        canvas.symbol(style.kind, left + 29.6, y, 2.4, is_hollow=True)
        canvas.text(str(unsited), left + 32, y + 0.8, 2.2, fill=INK)


def _corner(
    canvas: Canvas, height: float, spots: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return where a box hides the fewest symbols; scale and arrow keep the right corners."""
    bottom = canvas.height_mm - height - 1.5
    right = canvas.width_mm - _WIDTH_MM - 1.5
    corners = ((1.5, bottom), (1.5, 1.5), (right, bottom - 8), (right, 16.0))

    def hidden(corner: tuple[float, float]) -> int:
        left, top = corner
        box = Box(left, top, left + _WIDTH_MM, top + height)
        return sum(box.overlaps(Box.around(x, y, 3, 3)) for x, y in spots)

    return min(corners, key=hidden)


def draw_scale(canvas: Canvas, labels: Labels, mm_per_km: float) -> None:
    """Draw a bar of a round number of kilometres in the lower right corner."""
    length = max((km for km in _SCALES_KM if km * mm_per_km < 40), default=_SCALES_KM[0])
    width = length * mm_per_km
    right, y = canvas.width_mm - 3, canvas.height_mm - 3.2
    labels.block(Box(right - width - 1, y - 4.5, right + 1, y + 1))
    for part, fill in enumerate((INK, "#fff")):
        canvas.add(
            "rect", x=f"{right - width + part * width / 2:.2f}", y=f"{y:.2f}", height=0.9,
            width=f"{width / 2:.2f}", fill=fill, stroke=INK, stroke_width=0.15,
        )  # fmt: skip
    canvas.text(f"{length} 公里", right, y - 1, 2, fill=INK, text_anchor="end")


def draw_north(canvas: Canvas, labels: Labels) -> None:
    """Draw an arrow in the upper right corner."""
    x, y = canvas.width_mm - 6, 5.5
    labels.block(Box(x - 3.5, y - 4.5, x + 3.5, y + 8))
    canvas.add("path", d=f"M{x} {y - 3}L{x + 2} {y + 4}L{x} {y + 2.6}Z", fill=INK)
    canvas.add(
        "path", d=f"M{x} {y - 3}L{x - 2} {y + 4}L{x} {y + 2.6}Z",
        fill="#fff", stroke=INK, stroke_width=0.15,
    )  # fmt: skip
    canvas.text("北", x, y + 7, 2.2, fill=INK, text_anchor="middle")
