"""Interim: one place from what the documents say of it, until `geodata.geocoding` has `merge`."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from geodata.model import County, LonLat, Place, Placing, Precision, Review
from geodata.project.geopackage import Geometry

__all__ = ["Geography", "merge"]

_ORDER = list(Precision)


class Geography(Protocol):
    """As much of a gazetteer as a project needs."""

    @property
    def counties(self) -> tuple[County, ...]:
        """The county-level divisions."""

    @property
    def geometry(self) -> Callable[[str], Geometry]:
        """Return a county's polygons by its code."""

    def spot_in_county(self, adcode: str, key: str) -> LonLat:
        """Return a spot inside a county that is always the same for the same key."""


def merge(placings: Sequence[Placing], surfaces: Iterable[str], gazetteer: Geography) -> Place:
    """Return one place from all documents' placings, the finest first."""
    best = min(placings, key=lambda placing: _ORDER.index(placing.precision))
    point = best.point if best.precision.is_drawn else None
    if best.precision is Precision.COUNTY:
        point = gazetteer.spot_in_county(best.counties[0], best.place_id)
    statuses = [placing.status for placing in placings if placing.status]
    return Place(
        id=best.place_id,
        name=best.name,
        aliases=tuple(surface for surface in surfaces if surface != best.name),
        kind=best.kind,
        counties=best.counties,
        precision=best.precision,
        uncertainty_m=best.uncertainty_m,
        status=statuses[-1] if statuses else None,
        review=Review.AUTO,
        evidence=tuple(dict.fromkeys(s for placing in placings for s in placing.evidence)),
        point=point,
    )
