"""The kinds' colours and shapes, on light and on dark paper, for every eye."""

from itertools import combinations

import pytest

from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS, KindStyle
from geodata.model import Kind, Precision

_LIGHT_PAPER, _DARK_PAPER = "#fffdf8", "#1d2024"
#: What of linear red, green and blue is seen without one sort of cones (Viénot, Brettel and
#: Mollon 1999): rows give the seen red, green and blue.
_DEUTAN = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
_PROTAN = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
_NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _lab(colour: str, cones: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of a colour as an eye with these cones sees it."""
    seen = [
        max(0.0, sum(weight * part for weight, part in zip(row, _linear(colour), strict=True)))
        for row in cones
    ]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(weight * part for weight, part in zip(row, seen, strict=True)) / reference
        for row, reference in zip(to_xyz, white, strict=True)
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _apart(one: str, other: str, cones: tuple[tuple[float, ...], ...]) -> float:
    a, b = _lab(one, cones), _lab(other, cones)
    return sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5


def test_every_kind_and_precision_has_its_look() -> None:
    assert {style.kind for style in KIND_STYLES} == set(Kind)
    assert {label.precision for label in PRECISION_LABELS} == set(Precision)
    assert len({style.shape for style in KIND_STYLES}) == len(KIND_STYLES)


@pytest.mark.parametrize("style", KIND_STYLES, ids=lambda style: style.kind.value)
def test_symbols_stand_out_from_their_paper(style: KindStyle) -> None:
    assert _contrast(style.colour, _LIGHT_PAPER) >= 3.5
    assert _contrast(style.colour_dark, _DARK_PAPER) >= 4.5


@pytest.mark.parametrize(
    ("cones", "least"), [(_NORMAL, 15), (_DEUTAN, 4), (_PROTAN, 4)], ids=["all", "deutan", "protan"]
)
@pytest.mark.parametrize("theme", ["colour", "colour_dark"])
def test_colours_stay_apart_for_every_eye(
    theme: str, cones: tuple[tuple[float, ...], ...], least: float
) -> None:
    near = {
        (one.kind.value, other.kind.value): round(distance, 1)
        for one, other in combinations(KIND_STYLES, 2)
        if (distance := _apart(getattr(one, theme), getattr(other, theme), cones)) < least
    }
    assert near == {}
