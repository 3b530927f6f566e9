"""The coordinates of places as text, and why some have none."""

from PySide6.QtCore import QCoreApplication

from explorer.positions.coordinates import pair_text
from explorer.snapshot import Snapshot
from explorer.wording import areas_label
from geodata.exporting.datums import Frame
from geodata.model import Place, Precision

__all__ = ["place_pair", "why_none"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("place_coordinates", text)


def place_pair(place: Place, frame: Frame) -> str | None:
    """Return a place's coordinates with how far off they may be; None when none are known.

    The spot of a symbol of county precision says nothing but the county, so it is no coordinate.
    """
    if place.point is None or place.precision is Precision.COUNTY:
        return None
    off_m = 0.0 if place.precision is Precision.SITE else place.uncertainty_m or 0.0
    return pair_text(place.point.lon_deg, place.point.lat_deg, frame, off_m)


def why_none(snapshot: Snapshot, place: Place) -> str:
    """Return the sentence that tells why a place has no coordinates."""
    if place.precision is Precision.CITY:
        text = _tr("“{name}”是全市范围的，没有坐标。")
    elif place.precision is Precision.OUTSIDE:
        text = _tr("“{name}”在大同市外，没有坐标。")
    else:
        text = _tr("“{name}”只知道在{area}，没有坐标。")
    return text.format(name=place.name, area=areas_label(snapshot, place))
