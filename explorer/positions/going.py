"""Going to a goal: what the map shows of it, and what has to be said to that."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from explorer.i18n import library_text
from explorer.search.lookup import Goal
from explorer.state import State
from explorer.webmap.payloads import Spot
from explorer.webmap.viewing import Viewing
from geodata.gazetteer import Entry, Gazetteer, Level
from geodata.model import LonLat, Place

__all__ = ["Guide"]

SPOT_ZOOM = 13.0
_ZOOMS = {Level.TOWNSHIP: 11.5, Level.VILLAGE: 13.5, Level.SITE: 13.5}


def _tr(text: str) -> str:
    return QCoreApplication.translate("going", text)


@dataclass(frozen=True, slots=True)
class Guide:
    """Leads to goals; each way returns a sentence for the user, `""` when all can be seen."""

    state: State
    viewing: Viewing
    gazetteer: Gazetteer

    def to_spot(self, lon_deg: float, lat_deg: float, text: str) -> str:
        """Show a position."""
        self.viewing.go_to(Spot(lon_deg, lat_deg), SPOT_ZOOM, text)
        return ""

    def to_goal(self, goal: Goal) -> str:
        """Show what bears a name, as well as its position is known."""
        if goal.place is not None:
            return self._to_place(goal.place)
        return self._to_entry(goal.entry) if goal.entry is not None else ""

    def _to_place(self, place: Place) -> str:
        self.state.select_places([place.id])
        if place.precision.is_drawn:
            return ""
        return _tr("“{name}”没有落在地图上，请看右边的事实和原文。").format(name=place.name)

    def _to_entry(self, entry: Entry) -> str:
        if entry.level is Level.COUNTY:
            self.state.select_area(entry.counties[0] if entry.counties else entry.id)
            return ""
        if entry.point is not None:
            self._show(entry, entry.point)
            return ""
        township = self._township_of(entry)
        if township is not None and township.point is not None:
            self._show(township, township.point)
            text = _tr("“{name}”没有可靠的坐标，已转到它所在的{area}。")
            return text.format(name=entry.name, area=township.name)
        if entry.county is None:
            return _tr("“{name}”没有可靠的坐标，只知道在大同市。").format(name=entry.name)
        self.state.select_area(entry.county)
        text = _tr("“{name}”没有可靠的坐标，已转到它所在的{area}。")
        area = library_text(self.gazetteer.county_name(entry.county))
        return text.format(name=entry.name, area=area)

    def _show(self, entry: Entry, point: LonLat) -> None:
        text = entry.name
        if entry.uncertainty_m:
            text = _tr("{name}（误差约 {radius}）").format(
                name=entry.name, radius=_length_text(entry.uncertainty_m)
            )
        self.viewing.go_to(Spot(point.lon_deg, point.lat_deg), _ZOOMS[entry.level], text)

    def _township_of(self, entry: Entry) -> Entry | None:
        if entry.township is None or entry.county is None or entry.level is Level.TOWNSHIP:
            return None
        bearers = self.gazetteer.entries_named(entry.township)
        return next(
            (e for e in bearers if e.level is Level.TOWNSHIP and e.county == entry.county), None
        )


def _length_text(metres: float) -> str:
    if metres < 1000:
        return _tr("{} 米").format(f"{metres:.0f}")
    return _tr("{} 公里").format(f"{metres / 1000:.1f}".removesuffix(".0"))
