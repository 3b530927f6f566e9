"""The curated places: `resources/gazetteer/sites.csv`."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.gazetteer.build.errors import BuildError
from geodata.model import CITY, Kind, LonLat

__all__ = ["Site", "check_seats", "read"]

#: How far a curated point may lie from the GeoNames record that it is said to be.
_SAME_DEG = 1e-4


@dataclass(frozen=True, slots=True)
class Site:
    """One row; `point` is None where no trustworthy coordinate is known."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    counties: tuple[str, ...]
    township: str | None
    point: LonLat | None
    uncertainty_m: float | None
    confidence: str
    geonames_id: str
    source: str


def read(path: Path, adcodes: Iterable[str]) -> tuple[Site, ...]:
    """Read and check the table; `adcodes` are the county codes that it may use besides 1402.

    Raises
    ------
    BuildError
        If a row is wrong; the message names it.
    """
    known = {CITY, *adcodes}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        sites = tuple(_site(row, known) for row in rows)
    names = [site.name for site in sites]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        raise BuildError(f"{path.name} has several rows for {'、'.join(sorted(repeated))}")
    return sites


def check_seats(sites: Iterable[Site], geonames: Mapping[str, Mapping[str, object]]) -> None:
    """Check that points said to come from GeoNames are those of the cited records.

    Raises
    ------
    BuildError
        If a record is missing or lies elsewhere.
    """
    for site in sites:
        if not site.geonames_id:
            continue
        record = geonames.get(site.geonames_id)
        if record is None or site.point is None:
            raise BuildError(f"{site.name}: GeoNames has no record {site.geonames_id}")
        east = abs(float(str(record["longitude"])) - site.point.lon_deg)
        north = abs(float(str(record["latitude"])) - site.point.lat_deg)
        if max(east, north) > _SAME_DEG:
            raise BuildError(f"{site.name}: GeoNames {site.geonames_id} lies elsewhere")


def _site(row: Mapping[str, str], known: set[str]) -> Site:
    counties = tuple(row["counties"].split("|"))
    if not set(counties) <= known:
        raise BuildError(f"{row['name']}: unknown county code in {row['counties']}")
    if bool(row["lat_wgs84"]) != bool(row["uncertainty_m"]):
        raise BuildError(f"{row['name']}: a point needs its uncertainty, and the other way round")
    try:
        has_point = bool(row["lat_wgs84"])
        return Site(
            name=row["name"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            kind=Kind(row["kind"]),
            counties=counties,
            township=row["township"] or None,
            point=LonLat(float(row["lon_wgs84"]), float(row["lat_wgs84"])) if has_point else None,
            uncertainty_m=float(row["uncertainty_m"]) if has_point else None,
            confidence=row["confidence"],
            geonames_id=row["geonames_id"],
            source=row["source"],
        )
    except ValueError as error:
        raise BuildError(f"{row['name']}: {error}") from error
