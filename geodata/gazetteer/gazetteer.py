"""Looking up what is known beforehand about Datong's geography."""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from geodata.errors import GazetteerError
from geodata.gazetteer.entries import Entry, Misreading, NameHit, OutsideHit, OutsidePlace
from geodata.gazetteer.lookalikes import Around, Misreadings
from geodata.gazetteer.matching import Matcher
from geodata.model import CITY, County, LonLat

if TYPE_CHECKING:
    from shapely import LineString, MultiPolygon, Polygon

__all__ = ["Content", "Gazetteer"]

#: Two numbers of a spot: longitude and latitude as little-endian doubles.
_SPOT = struct.Struct("<2d")
#: How far a key may push its spot aside, so that two keys never share one exactly.
_JITTER_DEG = 0.0015


@dataclass(frozen=True, slots=True)
class Content:
    """All that the gazetteer's file holds; geometries still as WKB (WGS-84, longitude first)."""

    counties: tuple[County, ...]
    entries: tuple[Entry, ...]
    names: Mapping[str, tuple[str, ...]]  #: entry ids by every name, alias and short form
    scanned: Mapping[str, tuple[str, ...]]  #: the same for what is looked for in running text
    outside: Mapping[str, tuple[OutsidePlace, ...]] = field(default_factory=dict)
    decoys: tuple[str, ...] = ()
    followers: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    county_wkb: Mapping[str, bytes] = field(default_factory=dict)
    neighbour_wkb: Mapping[str, bytes] = field(default_factory=dict)
    river_wkb: tuple[tuple[str, bytes], ...] = ()
    spots: Mapping[str, bytes] = field(default_factory=dict)


class Gazetteer:
    """Datong's counties, townships, villages and curated sites, by name and by position.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> gazetteer = load()
    >>> [hit.surface for hit in gazetteer.scan("记者在阳高县守口堡看到")]
    ['阳高县', '守口堡']
    >>> gazetteer.county_name("140214")
    '云冈区'
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._entries = {entry.id: entry for entry in content.entries}
        self._county_names = {county.adcode: county.name for county in content.counties}
        for entry in content.entries:
            if entry.id == CITY:
                self._county_names[CITY] = entry.name
            elif len(entry.counties) == 1 and entry.counties[0] == entry.id:
                self._county_names.setdefault(entry.id, entry.name)
        self._geometries: dict[str, Polygon | MultiPolygon] = {}

    @property
    def counties(self) -> tuple[County, ...]:
        """The ten county-level divisions, by code."""
        return self._content.counties

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, by id."""
        return self._content.entries

    @cached_property
    def _matcher(self) -> Matcher:
        content = self._content
        local = {name: self._resolve(ids) for name, ids in content.scanned.items()}
        followers = {
            division: {name: self._resolve(ids) for name, ids in names.items()}
            for division, names in content.followers.items()
        }
        return Matcher(local, content.outside, content.decoys, followers)

    def _resolve(self, ids: tuple[str, ...]) -> tuple[Entry, ...]:
        return tuple(self._entries[entry_id] for entry_id in ids)

    def entry(self, entry_id: str) -> Entry:
        """Return the entry with this id.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._entries[entry_id]

    def entries_named(self, name: str) -> tuple[Entry, ...]:
        """Return all entries with exactly this name, alias or short form; `()` if none.

        Unlike `scan` this also knows names that are too much like words to be looked for.

        Examples
        --------
        >>> from geodata.gazetteer import load
        >>> [entry.counties for entry in load().entries_named("陈庄村")]
        [('140213',), ('140215',)]
        """
        return self._resolve(self._content.names.get(name, ()))

    def outside_named(self, name: str) -> tuple[OutsidePlace, ...]:
        """Return the provinces, prefectures and counties elsewhere that bear exactly this name."""
        return self._content.outside.get(name, ())

    def scan(self, text: str) -> list[NameHit]:
        """Find the known names of Datong in a text, leftmost first, longest at each position.

        Offsets are code points. Hits do not overlap; a name inside a longer name (of Datong or of
        the rest of China) is not reported.
        """
        return self._matcher.local(text)

    def misread(self, text: str) -> list[Misreading]:
        """Find what stands for a known name with one character of like shape.

        Only what has no meaning as it stands is taken so: it overlaps no name but those inside
        it, exactly one name is meant, and the text around speaks of a county of its bearers.

        Examples
        --------
        >>> from geodata.gazetteer import load
        >>> [one.name for one in load().misread("云冈区鸡儿崖乡高屯村")]
        ['鸦儿崖乡']
        """
        found = self._misreadings.find(text)
        if not found:
            return []
        around = Around(self.scan(text))
        return [
            Misreading(start, end, text[start:end], name)
            for start, end, name in found
            if not around.crosses(start, end)
            and around.speaks_of(self._counties_named(name), start, end)
        ]

    def _counties_named(self, name: str) -> set[str]:
        return {c for entry in self.entries_named(name) for c in entry.counties}

    @cached_property
    def _misreadings(self) -> Misreadings:
        content = self._content
        return Misreadings(content.scanned, {*content.names, *content.outside, *content.decoys})

    def scan_outside(self, text: str) -> list[OutsideHit]:
        """Find provinces, prefectures and counties of the rest of China in a text."""
        return self._matcher.outside(text)

    def county_name(self, adcode: str) -> str:
        """Return a county's name; `1402` is 大同市.

        Raises
        ------
        KeyError
            If the code is none of Datong's.
        """
        return self._county_names[adcode]

    def geometry(self, adcode: str) -> "Polygon | MultiPolygon":
        """Return one of the ten counties as polygons in WGS-84 degrees, longitude first.

        Raises
        ------
        KeyError
            If it is none of the ten (140271 has no polygon of its own).
        """
        if adcode not in self._geometries:
            self._geometries[adcode] = _polygon(self._content.county_wkb[adcode])
        return self._geometries[adcode]

    def neighbours(self) -> "list[tuple[str, Polygon | MultiPolygon]]":
        """Return the counties around Datong by name, as context for a map (WGS-84)."""
        return [(name, _polygon(wkb)) for name, wkb in self._content.neighbour_wkb.items()]

    def rivers(self) -> "list[tuple[str, LineString]]":
        """Return the courses of rivers by name, about (WGS-84): a river may have several lines."""
        # See county_at for why this is not imported above.
        from shapely import LineString, from_wkb  # noqa: PLC0415

        lines = [(name, from_wkb(wkb)) for name, wkb in self._content.river_wkb]
        return [(name, line) for name, line in lines if isinstance(line, LineString)]

    def county_at(self, position: LonLat) -> str | None:
        """Return the code of the county that a position lies in, None outside Datong.

        Examples
        --------
        >>> from geodata.gazetteer import load
        >>> load().county_at(LonLat(113.1259, 40.1105))
        '140214'
        """
        # Shapely brings NumPy, a tenth of a second that a start without geometry need not spend.
        from shapely import Point  # noqa: PLC0415

        point = Point(position.lon_deg, position.lat_deg)
        for county in self.counties:
            if self.geometry(county.adcode).intersects(point):
                return county.adcode
        return None

    def spot_in_county(self, adcode: str, key: str) -> LonLat:
        """Return a place to draw something of which only the county is known.

        The same key always gives the same spot, different keys are spread over the county, all
        of them well inside. The spot says nothing about where the thing is.

        Raises
        ------
        GazetteerError
            If the code has no polygon: neither 140271 nor 1402 is drawn.
        """
        spots = self._content.spots.get(adcode)
        if not spots:
            raise GazetteerError(f"地名库中没有代码为“{adcode}”的县区边界，无法在图上落点。")
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        index, east, north = struct.unpack("<IHH", digest)
        lon, lat = _SPOT.unpack_from(spots, index % (len(spots) // _SPOT.size) * _SPOT.size)
        return LonLat(
            round(lon + (east / 0xFFFF - 0.5) * 2 * _JITTER_DEG, 6),
            round(lat + (north / 0xFFFF - 0.5) * 2 * _JITTER_DEG, 6),
        )


def _polygon(wkb: bytes) -> "Polygon | MultiPolygon":
    """Parse polygons."""
    # See county_at for why this is not imported above.
    from shapely import MultiPolygon, Polygon, from_wkb  # noqa: PLC0415

    geometry = from_wkb(wkb)
    if not isinstance(geometry, Polygon | MultiPolygon):
        raise GazetteerError("地名库中的县区边界不是多边形,请重新生成 datong.gpkg。")
    return geometry
