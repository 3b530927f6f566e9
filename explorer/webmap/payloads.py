"""What the map page tells, checked on arrival: each message becomes a value or is refused.

Positions are WGS-84 degrees, longitude first, as everywhere on the page.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "LAYERS",
    "LayerChoice",
    "Measurement",
    "MenuWish",
    "PayloadError",
    "Pick",
    "Spot",
    "Tool",
    "View",
    "check_adcode",
    "check_layers",
    "check_measurement",
    "check_menu_wish",
    "check_pick",
    "check_place_id",
    "check_place_ids",
    "check_spot",
    "check_tool",
    "check_version",
    "check_view",
]

#: The map's layers, with what is shown at first.
LAYERS = {
    "places": True,
    "placeNames": True,
    "seats": True,
    "neighbours": True,
    "rivers": True,
    "heat": False,
}

_MOST_IDS = 1_000_000
_MOST_OF_ID = 200
_MOST_POINTS = 10_000
_LONGEST_TEXT = 200
_LAST_VERSION = 2**31
_MOST_PX = 100_000
_MOST_METRES = 50_000_000
_MOST_SQUARE_METRES = 6e14
_CLOSEST_ZOOM = 24
_ID = re.compile(r"[\w:.-]{1,100}")
_ADCODE = re.compile(r"[0-9]{6}", re.ASCII)


class PayloadError(ValueError):
    """A message of the page has the wrong shape."""


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """What the map shows: the layers, and by what the counties are filled."""

    fill: str | None = None  #: `places`, `facts` or the id of a metric; None for plain tints
    layers: Mapping[str, bool] = field(default_factory=lambda: dict(LAYERS))


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in WGS-84 degrees."""

    lon_deg: float
    lat_deg: float


class Tool(StrEnum):
    """What pointer and click do on the map; the page knows them by the same words."""

    PAN = "pan"  #: move the map, and ask what is there
    RECTANGLE = "rectangle"
    LASSO = "lasso"
    DISTANCE = "distance"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class View:
    """What part of the world the map shows."""

    center: Spot
    zoom: float  #: of the web's Mercator square, in steps of a factor of two
    metres_per_px: float = 0.0  #: on the ground at the centre, per CSS pixel; 0 when not told


@dataclass(frozen=True, slots=True)
class Pick:
    """Places inside a drawn shape."""

    place_ids: tuple[str, ...]
    adds: bool  #: to what is selected, instead of replacing it


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured along geodesics of the WGS-84 ellipsoid."""

    tool: Tool
    points: tuple[Spot, ...]
    length_m: float  #: of the line, or around the area
    area_m2: float | None  #: None for a distance
    text: str  #: as the page shows it


@dataclass(frozen=True, slots=True)
class MenuWish:
    """Where the user wants a menu: on the ground, and in the view."""

    spot: Spot
    x_px: float
    y_px: float


def check_place_id(payload: object) -> str:
    """Return the id of a place, `""` for null."""
    if payload is None:
        return ""
    if isinstance(payload, str) and _ID.fullmatch(payload):
        return payload
    raise PayloadError(f"not the id of a place: {payload!r:.200}")


def check_place_ids(payload: object) -> tuple[str, ...]:
    """Return a list of ids of places."""
    if isinstance(payload, list) and len(payload) <= _MOST_IDS:
        ids = tuple(item for item in payload if isinstance(item, str) and _ID.fullmatch(item))
        if len(ids) == len(payload):
            return ids
    raise PayloadError(f"not a list of places' ids: {payload!r:.200}")


def check_adcode(payload: object) -> str:
    """Return the code of a county."""
    if isinstance(payload, str) and _ADCODE.fullmatch(payload):
        return payload
    raise PayloadError(f"not the code of a county: {payload!r:.200}")


def _are_layers(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == LAYERS.keys()
        and all(isinstance(shown, bool) for shown in value.values())
    )


def check_layers(payload: object) -> LayerChoice:
    """Return a choice of layers."""
    if isinstance(payload, dict) and payload.keys() == {"fill", "layers"}:
        fill, layers = payload["fill"], payload["layers"]
        is_fill = fill is None or (isinstance(fill, str) and 0 < len(fill) <= _MOST_OF_ID)
        if is_fill and _are_layers(layers):
            return LayerChoice(fill, dict(layers))
    raise PayloadError(f"not a choice of layers: {payload!r:.200}")


def check_version(payload: object) -> int:
    """Return the version of the data that were drawn; JavaScript's numbers may come as floats."""
    if (
        isinstance(payload, int | float)
        and not isinstance(payload, bool)
        and 0 <= payload <= _LAST_VERSION
        and payload == int(payload)
    ):
        return int(payload)
    raise PayloadError(f"not a version: {payload!r:.200}")


def check_tool(payload: object) -> Tool:
    """Return the tool of a name."""
    if isinstance(payload, str) and payload in frozenset(Tool):
        return Tool(payload)
    raise PayloadError(f"not a tool: {payload!r:.200}")


def check_spot(payload: object) -> Spot | None:
    """Return a position out of `[lon, lat]`, None for null."""
    if payload is None:
        return None
    if isinstance(payload, list) and len(payload) == 2:
        longitude, latitude = payload
        return Spot(_number(longitude, -180, 180), _number(latitude, -90, 90))
    raise PayloadError(f"not a position: {payload!r:.200}")


def check_view(payload: object) -> View:
    """Return a view out of `{center: [lon, lat], zoom, metresPerPixel}`."""
    center = check_spot(_field(payload, "center"))
    if center is None:
        raise PayloadError(f"not a view: {payload!r:.200}")
    return View(
        center,
        _number(_field(payload, "zoom"), 0, _CLOSEST_ZOOM),
        _number(_field(payload, "metresPerPixel"), 0, _MOST_METRES),
    )


def check_pick(payload: object) -> Pick:
    """Return what a shape holds out of `{ids, add}`."""
    adds = _field(payload, "add")
    if not isinstance(adds, bool):
        raise PayloadError(f"neither adding nor replacing: {payload!r:.200}")
    return Pick(check_place_ids(_field(payload, "ids")), adds)


def check_measurement(payload: object) -> Measurement | None:
    """Return a measurement out of `{tool, points, metres, squareMetres, text}`, None for null."""
    if payload is None:
        return None
    tool, points, text = (_field(payload, name) for name in ("tool", "points", "text"))
    if check_tool(tool) not in (Tool.DISTANCE, Tool.AREA):
        raise PayloadError(f"nothing is measured by {tool!r:.200}")
    if not isinstance(points, list) or len(points) > _MOST_POINTS:
        raise PayloadError(f"not the points of a measurement: {points!r:.200}")
    spots = tuple(spot for spot in map(check_spot, points) if spot is not None)
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT or len(spots) != len(points):
        raise PayloadError(f"not a measurement: {payload!r:.200}")
    area = _field(payload, "squareMetres")
    return Measurement(
        check_tool(tool),
        spots,
        _number(_field(payload, "metres"), 0, _MOST_METRES),
        None if area is None else _number(area, 0, _MOST_SQUARE_METRES),
        text,
    )


def check_menu_wish(payload: object) -> MenuWish:
    """Return where a menu is wanted out of `{spot: [lon, lat], x, y}`."""
    spot = check_spot(_field(payload, "spot"))
    if spot is None:
        raise PayloadError(f"a menu nowhere: {payload!r:.200}")
    x, y = (_number(_field(payload, name), 0, _MOST_PX) for name in ("x", "y"))
    return MenuWish(spot, x, y)


def _field(payload: object, name: str) -> object:
    if isinstance(payload, dict) and name in payload:
        value: object = payload[name]
        return value
    raise PayloadError(f"no {name} in {payload!r:.200}")


def _number(payload: object, least: float, most: float) -> float:
    if (
        isinstance(payload, int | float)
        and not isinstance(payload, bool)
        and math.isfinite(payload)
        and least <= payload <= most
    ):
        return float(payload)
    raise PayloadError(f"not a number from {least} to {most}: {payload!r:.200}")
