"""One place out of what several documents say of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from geodata.gazetteer import Gazetteer
from geodata.model import CITY, Kind, LonLat, Place, Placing, Precision, Review

__all__ = ["merge"]

#: The finer, the more is known; to be told outside by name is the least.
_ORDER = tuple(Precision)
_MOST_EVIDENCE = 12


def merge(
    placings: Sequence[Placing],
    surfaces: Iterable[str],
    gazetteer: Gazetteer,
    shares: Sequence[int] | None = None,
) -> Place:
    """Return the place that all the placings are about.

    The most precise placing prevails, among equals the one that most documents share, then the
    first document; what the others say differently is told in the evidence. The kind is the one
    that most documents give, the best placing's among equals.

    Parameters
    ----------
    placings
        At least one, all with the same `place_id`.
    surfaces
        How its mentions write it, in all documents.
    gazetteer
        Gives the spot at which a place known only to its county is drawn.
    shares
        How many documents share each placing, by default one; the placing then stands for the
        first of them.

    Raises
    ------
    ValueError
        If there is no placing.
    """
    if not placings:
        raise ValueError("a place needs at least one placing")
    counties: Counter[tuple[str, ...]] = Counter()
    kinds: Counter[Kind] = Counter()
    for placing, documents in zip(placings, shares or repeat(1), strict=False):
        counties[placing.counties] += documents
        kinds[placing.kind] += documents
    ordered = sorted(placings, key=lambda placing: _rank(placing, counties))
    best = ordered[0]
    names = dict.fromkeys([*(placing.name for placing in ordered), *sorted(set(surfaces))])
    statuses = [placing.status for placing in placings if placing.status]
    return Place(
        id=best.place_id,
        name=best.name,
        aliases=tuple(name for name in names if name != best.name),
        kind=max((placing.kind for placing in ordered), key=lambda kind: kinds[kind]),
        counties=best.counties,
        precision=best.precision,
        uncertainty_m=best.uncertainty_m,
        status=statuses[-1] if statuses else None,
        review=Review.AUTO,
        evidence=_evidence(ordered, gazetteer),
        point=best.point or _spot(best, gazetteer),
    )


def _rank(placing: Placing, agreeing: Mapping[tuple[str, ...], int]) -> tuple[int, int, str]:
    """Return the order in which placings are trusted, best first."""
    return _ORDER.index(placing.precision), -agreeing[placing.counties], placing.document_id


def _evidence(ordered: Sequence[Placing], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the evidence of all placings, with a sentence for each that differs."""
    best = ordered[0]
    sentences = dict.fromkeys(best.evidence)
    for placing in ordered[1:]:
        if placing.counties != best.counties:
            told = "、".join(gazetteer.county_name(c) for c in placing.counties) or "大同市以外"
            sentences[f"说法不一：另一份材料把它放在{told}。"] = None
        elif placing.precision is best.precision:
            sentences |= dict.fromkeys(placing.evidence)
    return tuple(sentences)[:_MOST_EVIDENCE]


def _spot(placing: Placing, gazetteer: Gazetteer) -> LonLat | None:
    """Return a spot of no meaning in the county where no more is known: some files want a point."""
    if placing.precision is not Precision.COUNTY:
        return None
    drawn = {county.adcode for county in gazetteer.counties}
    adcode = next((c for c in placing.counties if c in drawn and c != CITY), None)
    return gazetteer.spot_in_county(adcode, placing.place_id) if adcode else None
