"""Places as GeoJSON (RFC 7946), each with its figures and their quotes.

RFC 7946 knows WGS-84 only. In another frame the file says so in its name and in the member
`datum`, and a projected one has the `crs` member of the 2008 format, which GIS programs still read.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from geodata.exporting.datums import Frame
from geodata.exporting.records import Column, Records
from geodata.watching import Watch

__all__ = ["geojson"]

_DEGREE_DIGITS = 6  # a tenth of a metre
_METRE_DIGITS = 2
#: How many parts of the text are made between two looks at whether it is still wanted.
_PARTS_A_LOOK = 20_000
#: What of a figure does not repeat what stands around it.
_LEFT_OUT = frozenset({"id", "place_id", "subject", "county"})


def geojson(records: Records, watch: Watch | None = None) -> bytes:
    """Return a FeatureCollection of the places; those without a symbol have no geometry."""
    watch = watch or Watch()
    figures = _figures(records)
    digits = _METRE_DIGITS if records.frame.is_projected else _DEGREE_DIGITS
    features = []
    rows = tuple(zip(records.places.rows, records.points, strict=True))
    for row, point in watch.part(0.0, 0.5).over(rows):
        values = _values(records.places.columns, row)
        identity = values.pop("id")
        geometry = point and {"type": "Point", "coordinates": [round(c, digits) for c in point]}
        features.append(
            {
                "type": "Feature",
                "id": identity,
                "geometry": geometry,
                "properties": {**values, "figures": figures[identity]},
            }
        )
    collection = {"type": "FeatureCollection", **_head(records, digits), "features": features}
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1)
    parts = []
    for number, part in enumerate(encoder.iterencode(collection)):
        if number % _PARTS_A_LOOK == 0:
            watch.check()
        parts.append(part)
    return "".join(parts).encode("utf-8")


def _head(records: Records, digits: int) -> dict[str, Any]:
    head: dict[str, Any] = {
        "name": f"{records.title}_{records.frame.value}",
        "datum": records.frame.label,
        "notes": dict(records.notes),
    }
    if records.frame.is_projected:
        name = f"urn:ogc:def:crs:EPSG::{records.frame.epsg}"
        head["crs"] = {"type": "name", "properties": {"name": name}}
    points = [point for point in records.points if point]
    if points and records.frame is Frame.WGS84:
        xs, ys = zip(*points, strict=True)
        head["bbox"] = [round(value, digits) for value in (min(xs), min(ys), max(xs), max(ys))]
    return head


def _values(columns: tuple[Column, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    return {column.name: value for column, value in zip(columns, row, strict=True)}


def _figures(records: Records) -> Mapping[str, list[dict[str, Any]]]:
    """Return the figures by the ids of their places."""
    figures: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records.facts.rows:
        values = _values(records.facts.columns, row)
        kept = {name: value for name, value in values.items() if name not in _LEFT_OUT}
        figures[values["place_id"]].append(kept)
    return figures
