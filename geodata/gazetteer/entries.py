"""The gazetteer's values: entries, places outside Datong, and where a text names them."""

from dataclasses import dataclass
from enum import StrEnum

from geodata.model import Kind, LonLat

__all__ = ["Entry", "Level", "Misreading", "NameHit", "OutsideHit", "OutsidePlace"]


class Level(StrEnum):
    """What an entry is in the order of divisions."""

    COUNTY = "county"  #: one of the ten, or Datong itself with the code 1402
    TOWNSHIP = "township"  #: 乡镇街道
    VILLAGE = "village"  #: 村 and 社区
    SITE = "site"  #: any curated place that is no division


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of Datong that is known beforehand."""

    #: Division code of 4 (the city), 6, 9 or 12 digits; for a site `site:` and its name, but
    #: 140271 for the development zone.
    id: str
    name: str
    level: Level
    kind: Kind
    counties: tuple[str, ...]  #: adcodes; `("1402",)` city-wide or not known; several for lines
    township: str | None  #: name of the township that it lies in, its own for a township
    point: LonLat | None  #: None where no trustworthy point was found
    uncertainty_m: float | None  #: radius around `point`
    confidence: str  #: `high`, `medium`, `low`, or empty without a point
    source: str
    #: Other names. Lookups know more: the short forms that follow from the kind of division.
    aliases: tuple[str, ...]

    @property
    def county(self) -> str | None:
        """Its county if there is exactly one.

        Examples
        --------
        >>> from geodata.gazetteer import load
        >>> load().entry("140221100").county
        '140221'
        """
        return self.counties[0] if len(self.counties) == 1 and len(self.counties[0]) > 4 else None


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text: `text[start:end] == surface`.

    `entries` are all that bear the name, full names before short forms, large before small;
    more than one means that the name alone does not tell which place is meant.
    """

    start: int
    end: int
    surface: str
    entries: tuple[Entry, ...]

    @property
    def is_ambiguous(self) -> bool:
        """Whether several entries bear the name."""
        return len(self.entries) > 1


@dataclass(frozen=True, slots=True)
class Misreading:
    """What stands in a text for a known name with one character of like shape.

    `text[start:end] == surface`, which is as long as `name`.
    """

    start: int
    end: int
    surface: str  #: as it stands: 鸡儿崖乡
    name: str  #: what is meant: 鸦儿崖乡


@dataclass(frozen=True, slots=True)
class OutsidePlace:
    """A province, prefecture or county of China that is not Datong's."""

    name: str  #: as found: the full name or a short form
    level: str  #: `province`, `prefecture` or `county`
    adcode: str  #: 2, 4 or 6 digits


@dataclass(frozen=True, slots=True)
class OutsideHit:
    """A place outside Datong in a text: `text[start:end] == surface`.

    `level` is the highest of those that bear the name; `adcode` is empty when several do
    (朝阳区, 鼓楼区 ...).
    """

    start: int
    end: int
    surface: str
    level: str
    adcode: str
