"""From signs to a verdict: the counties of a place, how precisely, and on what evidence."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.gazetteer import Entry, Gazetteer, Level
from geodata.geocoding.grouping import Group
from geodata.geocoding.naming import core_name, place_id
from geodata.geocoding.signals import Surroundings
from geodata.geocoding.trust import Signal, Trust
from geodata.model import CITY, Kind, LonLat, Placing, Precision

__all__ = ["Placer"]

#: A development zone of the city with a county's rank, but without a boundary of its own.
ZONE = "140271"

_LEAST_SEAT_M = 1500.0  #: a township's seat stands for a town, not for a point
_LEAST_VILLAGE_M = 1500.0
_LEAST_SITE_M = 100.0
_CLEAR_MAJORITY = 2 / 3
_MOST_AGREEING = 4
_MOST_CONTRADICTING = 3


@dataclass(frozen=True, slots=True)
class _Spot:
    """How precisely a place is known within its county."""

    precision: Precision
    uncertainty_m: float | None
    point: LonLat | None
    sentence: str = ""


class Placer:
    """Decides where the places of one document are."""

    def __init__(self, document_id: str, surroundings: Surroundings, gazetteer: Gazetteer) -> None:
        self._document_id = document_id
        self._surroundings = surroundings
        self._gazetteer = gazetteer
        self._areas_km2 = {county.adcode: county.area_km2 for county in gazetteer.counties}
        self._townships = Counter(
            entry.county for entry in gazetteer.entries if entry.level is Level.TOWNSHIP
        )

    def place(self, group: Group) -> Placing:
        """Return the verdict on the place of a group."""
        signals = self._surroundings.signals(group)
        decisive, counties = _decide(signals)
        spot = self._spot(group, decisive, counties, signals)
        core = core_name(group.title, (*group.stated, *counties_of(counties)), self._gazetteer)
        return Placing(
            place_id=place_id(group.entry, core, counties),
            document_id=self._document_id,
            name=group.title,
            kind=group.kind,
            counties=counties,
            precision=spot.precision,
            uncertainty_m=spot.uncertainty_m,
            point=spot.point,
            evidence=self._evidence(signals, group, decisive, counties, spot),
        )

    def _spot(
        self,
        group: Group,
        decisive: Trust,
        counties: tuple[str, ...],
        signals: Sequence[Signal],
    ) -> _Spot:
        """Return the finest position that the evidence justifies."""
        if not counties:
            return _Spot(Precision.OUTSIDE, None, None, "不在大同市，不上图")
        if CITY in counties:
            return _Spot(Precision.CITY, None, None, "只能确定到大同市，不在图上标点")
        if counties == (ZONE,):
            told = f"{self._gazetteer.county_name(ZONE)}没有单独的边界，不在图上标点"
            return _Spot(Precision.CITY, None, None, told)
        if len(counties) > 1:
            told = f"跨{self._surroundings.named(counties)}，不标成一个点"
            return _Spot(Precision.COUNTY, self._radius_m(counties), None, told)
        entry = group.entry
        if decisive is Trust.VILLAGE and not _is_named_in_full(group):
            spot = None
        elif entry is not None and entry.counties == counties:
            spot = self._known_spot(entry)
        else:
            spot = self._spot_in(_container(signals, counties, group.kind))
        told = f"只能确定到{self._surroundings.named(counties)}，图上位置只表示在该县区内"
        return spot or _Spot(Precision.COUNTY, self._radius_m(counties), None, told)

    def _known_spot(self, entry: Entry) -> _Spot | None:
        """Return the position of a place of the gazetteer, or of the township around it."""
        radius = entry.uncertainty_m or 0.0
        if entry.point is None:
            return self._spot_in(self._township(entry))
        if entry.level is Level.TOWNSHIP:
            told = f"按{entry.name}驻地标示"
            return _Spot(Precision.TOWNSHIP, max(radius, _LEAST_SEAT_M), entry.point, told)
        if entry.level is Level.VILLAGE:
            told = f"按{entry.name}的位置标示"
            return _Spot(Precision.VILLAGE, max(radius, _LEAST_VILLAGE_M), entry.point, told)
        return _Spot(Precision.SITE, max(radius, _LEAST_SITE_M), entry.point)

    def _spot_in(self, container: Entry | None) -> _Spot | None:
        """Return the position of something in a village or township, if that has one."""
        if container is None:
            return None
        if container.level is Level.VILLAGE and container.point is not None:
            told = f"在{container.name}，按该村的位置标示"
            radius = max(container.uncertainty_m or 0.0, _LEAST_VILLAGE_M)
            return _Spot(Precision.VILLAGE, radius, container.point, told)
        township = self._township(container)
        if township is None or township.point is None:
            return None
        told = f"在{township.name}，按乡镇驻地标示"
        return _Spot(Precision.TOWNSHIP, self._township_radius_m(township), township.point, told)

    def _township(self, entry: Entry) -> Entry | None:
        """Return the township that an entry lies in, or is."""
        if entry.level is Level.TOWNSHIP:
            return entry
        named = self._gazetteer.entries_named(entry.township) if entry.township else ()
        fitting = [e for e in named if e.level is Level.TOWNSHIP and e.counties == entry.counties]
        return fitting[0] if len(fitting) == 1 else None

    def _radius_m(self, counties: tuple[str, ...]) -> float:
        """Return the radius of a circle of the counties' area."""
        return _circle_m(sum(self._areas_km2.get(adcode, 0.0) for adcode in counties))

    def _township_radius_m(self, township: Entry) -> float:
        """Return the radius of a circle of a township's area, which is its county's average."""
        county = township.counties[0]
        number = max(self._townships[county], 1)
        return max(_circle_m(self._areas_km2.get(county, 0.0) / number), _LEAST_SEAT_M)

    def _evidence(
        self,
        signals: Sequence[Signal],
        group: Group,
        decisive: Trust,
        counties: tuple[str, ...],
        spot: _Spot,
    ) -> tuple[str, ...]:
        """Return the signs as sentences: what decided, what agrees, what contradicts."""
        ordered = sorted(signals, key=lambda signal: -signal.trust)
        agreeing = [s.sentence for s in ordered if s.counties == counties]
        if not agreeing:
            agreeing = [s.sentence for s in ordered if s.trust is decisive]
        sentences = list(dict.fromkeys(agreeing))[:_MOST_AGREEING] or ["没有能确定县区的依据"]
        sentences.extend(self._surroundings.remarks(group))
        sentences.extend(s.sentence for s in ordered if s.trust is Trust.CITY)
        if spot.sentence:
            sentences.append(spot.sentence)
        contradicting: dict[tuple[str, ...], str] = {}
        for signal in ordered:
            if _contradicts(signal, counties):
                named = self._surroundings.named(signal.counties)
                known = "" if named in signal.sentence else f"（{named}）"
                told = f"说法不一：{signal.sentence}{known}"
                contradicting.setdefault(signal.counties, told)
        sentences.extend(list(contradicting.values())[:_MOST_CONTRADICTING])
        sentences.extend(_other_townships(ordered, group.entry))
        return tuple(f"{sentence}。" for sentence in dict.fromkeys(sentences))


def counties_of(counties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the county codes among codes, without that of the whole city."""
    return tuple(adcode for adcode in counties if adcode != CITY)


def _decide(signals: Sequence[Signal]) -> tuple[Trust, tuple[str, ...]]:
    """Return the most trusted kind of sign and the counties that it gives."""
    usable = [signal for signal in signals if not _is_undecided(signal)]
    if not usable:
        return Trust.CITY, (CITY,)
    trust = max(signal.trust for signal in usable)
    votes = Counter(signal.counties for signal in usable if signal.trust is trust)
    counties, most = votes.most_common(1)[0]
    # The place's own name may be short for several; sections only say what is written nearby.
    is_nearby = trust in (Trust.SECTION, Trust.DOCUMENT)
    if is_nearby and most < _CLEAR_MAJORITY * votes.total():
        rest = [signal for signal in usable if signal.trust < trust]
        return _decide(rest) if rest else (Trust.CITY, (CITY,))
    return trust, counties


def _is_undecided(signal: Signal) -> bool:
    """Tell whether a sign names several counties of which the place lies in only one."""
    is_nearby = signal.trust in (Trust.SECTION, Trust.DOCUMENT)
    return is_nearby and len(signal.counties) > 1


def _contradicts(signal: Signal, counties: tuple[str, ...]) -> bool:
    """Tell whether a sign speaks of other counties than the verdict."""
    if signal.trust is Trust.CITY or signal.counties == counties:
        return False
    if not counties or not signal.counties:
        # That an article about Datong speaks of a place elsewhere is no contradiction.
        return signal.trust > Trust.SECTION
    return CITY not in counties and not set(signal.counties) & set(counties)


def _is_named_in_full(group: Group) -> bool:
    """Tell whether a village is once called 某某村, not only by a short form that others bear."""
    entry = group.entry
    return entry is not None and any(item.name.surface == entry.name for item in group.found)


def _other_townships(signals: Sequence[Signal], entry: Entry | None) -> list[str]:
    """Return a sentence for each township that the text names and the gazetteer does not."""
    if entry is None or entry.township is None or entry.level is Level.TOWNSHIP:
        return []
    told = [
        f"说法不一：{signal.sentence}，地名库中{entry.name}在{entry.township}"
        for signal in signals
        if signal.where is not None
        and signal.trust >= Trust.PREFIX
        and signal.counties == entry.counties
        and signal.where.township not in (None, entry.township)
    ]
    return told[:1]


def _container(signals: Sequence[Signal], counties: tuple[str, ...], kind: Kind) -> Entry | None:
    """Return the village or township that the best sign puts a place in."""
    if kind is Kind.NATURAL:
        return None  # a river through a township is not in it
    fitting = [s for s in signals if s.where is not None and s.counties == counties]
    if not fitting:
        return None
    best = max(fitting, key=lambda signal: signal.trust)
    return best.where


def _circle_m(area_km2: float) -> float:
    """Return the radius in metres, to full hundreds, of a circle of an area."""
    return max(round(math.sqrt(area_km2 / math.pi) * 10) * 100.0, 100.0)
