"""Which places an export holds, as the command line names them: by kind and by county."""

import re
from collections.abc import Iterable, Sequence

from geodata.errors import ExportError
from geodata.exporting.kinds import PictureSize
from geodata.mapping.kinds import KIND_STYLES
from geodata.model import CITY, County, Kind, Place

__all__ = ["choose_places", "find_county", "find_kind", "picture_size"]

_SMALLEST_MM, _LARGEST_MM = 20.0, 2000.0
_MOST_PIXELS = 200_000_000
_KINDS = {style.label: style.kind for style in KIND_STYLES}
_CITY_NAMES = {"大同", "大同市", "全市", CITY}


def find_county(word: str, counties: Sequence[County]) -> str:
    """Return the code of the county, or the city, that a code or a name means.

    Parameters
    ----------
    word
        A code (140214), a name (云冈区) or a name without its last character (云冈).
    counties
        Those that are known.

    Raises
    ------
    ExportError
        If it means none of them; the sentence lists them.
    """
    if word in _CITY_NAMES:
        return CITY
    for county in counties:
        if word in (county.adcode, county.name, county.name[:-1]):
            return county.adcode
    known = "、".join(f"{county.name}（{county.adcode}）" for county in counties)
    raise ExportError(f"没有“{word}”这个县区；可用的有：{known}、大同市（{CITY}）。")


def find_kind(word: str) -> Kind:
    """Return the kind that a Chinese label or an English name means.

    Raises
    ------
    ExportError
        If it means none; the sentence lists them.
    """
    if word in _KINDS:
        return _KINDS[word]
    try:
        return Kind(word)
    except ValueError:
        known = "、".join(f"{label}（{kind.value}）" for label, kind in _KINDS.items())
        raise ExportError(f"没有“{word}”这个类别；可用的有：{known}。") from None


def picture_size(words: str, dpi: float) -> PictureSize:
    """Return the size of a picture that is written as 180x190, in millimetres.

    Raises
    ------
    ExportError
        If it is no size, or none between 20 mm and 2 m.
    """
    found = re.fullmatch(r"(\d{2,4})[x×*](\d{2,4})", words.strip().lower())
    sides = tuple(map(float, found.groups())) if found else ()
    if not sides or not all(_SMALLEST_MM <= side <= _LARGEST_MM for side in sides):
        raise ExportError(f"“{words}”不是图片尺寸；请写成 宽x高（毫米，20 到 2000），如 180x190。")
    if sides[0] * sides[1] * (dpi / 25.4) ** 2 > _MOST_PIXELS:
        raise ExportError("图片太大（超过 2 亿像素），请减小尺寸或分辨率。")
    return PictureSize(sides[0], sides[1], dpi)


def choose_places(
    places: Iterable[Place], *, kinds: Sequence[Kind] = (), counties: Sequence[str] = ()
) -> frozenset[str] | None:
    """Return the ids of the places of these kinds in these counties; None when all are meant."""
    if not kinds and not counties:
        return None
    return frozenset(
        place.id
        for place in places
        if (not kinds or place.kind in kinds)
        and (not counties or not set(counties).isdisjoint(place.counties))
    )
