"""Which places an export holds, as the command line names them: by kind and by county."""

from collections.abc import Iterable, Sequence

from geodata.errors import ExportError
from geodata.mapping.kinds import KIND_STYLES
from geodata.model import CITY, County, Kind, Place

__all__ = ["choose_places", "find_county", "find_kind"]

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
