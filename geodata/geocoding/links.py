"""Which surfaces of which documents were taken for which place, and why: for a person to check.

The list is derived from a project's places and mentions whenever it is wanted, so that it never
falls behind them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Entry, Gazetteer
from geodata.gazetteer.lookalikes import lookalikes
from geodata.geocoding.kinship import Rule, known_kin
from geodata.geocoding.naming import cores, place_id, plain_name
from geodata.model import CITY, Mention, Place

__all__ = ["Link", "links"]


@dataclass(frozen=True, slots=True)
class Link:
    """A document's surface that is not the place's name, and why it is taken for the place."""

    place_id: str
    document_id: str
    surface: str  #: as it stands in the document
    rule: Rule
    evidence: str  #: a sentence that a clerk understands


def links(
    places: Iterable[Place], mentions: Iterable[Mention], gazetteer: Gazetteer
) -> tuple[Link, ...]:
    """Return every surface that differs from its place's name, each once a document.

    Parameters
    ----------
    places, mentions
        Those of a project.
    gazetteer
        What is known beforehand.

    Returns
    -------
    tuple of Link
        By place, in the order of `places`, then by document and surface.
    """
    surfaces: dict[str, set[tuple[str, str]]] = {}
    for mention in mentions:
        found = surfaces.setdefault(mention.place_id, set())
        found.add((mention.document_id, mention.surface))
    return tuple(
        link
        for place in places
        for link in _of_place(place, sorted(surfaces.get(place.id, ())), gazetteer)
    )


def _of_place(
    place: Place, surfaces: Iterable[tuple[str, str]], gazetteer: Gazetteer
) -> Iterator[Link]:
    entry = _entry(place, gazetteer)
    for document_id, surface in surfaces:
        written = "".join(surface.split())
        if written != "".join(place.name.split()):
            rule, told = _why(written, place, entry, gazetteer)
            yield Link(place.id, document_id, surface, rule, f"{told}。")


def _entry(place: Place, gazetteer: Gazetteer) -> Entry | None:
    """Return the entry that a place is."""
    for entry in gazetteer.entries_named(place.name):
        if place_id(entry, "", ()) == place.id:
            return entry
    return None


def _why(written: str, place: Place, entry: Entry | None, gazetteer: Gazetteer) -> tuple[Rule, str]:
    """Return the first rule by which a surface is another name of a place, with its sentence."""
    known = (place.name, *(entry.aliases if entry else ()))
    if entry is not None and entry in gazetteer.entries_named(written):
        return Rule.ALIAS, f"地名库：“{written}”是“{place.name}”的别名"
    misread = next((name for name in known if _is_misread(written, name)), None)
    if misread is not None:
        return Rule.LOOKALIKE, f"“{written}”与“{misread}”只差一个形近字"
    divisions = _divisions(place)
    if cores([written], divisions, gazetteer) & cores(known, divisions, gazetteer):
        return Rule.SPELLING, f"“{written}”与“{place.name}”只差标点、数字写法或“项目”等字"
    name = PlaceName(0, len(written), written, written, place.kind, (), place.counties)
    kin = known_kin(name, place.counties, gazetteer)
    if kin is not None and kin.entry == entry:
        return kin.rule, kin.evidence
    if any(_is_part(written, one) for one in known):
        return Rule.PART, f"“{written}”与“{place.name}”一个是另一个的一部分，同一县区、同一类别"
    return Rule.TEXT, f"文中用“{written}”指“{place.name}”，请核对"


def _is_misread(written: str, name: str) -> bool:
    """Tell whether two names of one length differ in one character of like shape."""
    if len(written) != len(name):
        return False
    pairs = [pair for pair in zip(written, name, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and pairs[0][0] in lookalikes().get(pairs[0][1], "")


def _is_part(one: str, other: str) -> bool:
    short, long = sorted((plain_name(one), plain_name(other)), key=len)
    return short in long


def _divisions(place: Place) -> tuple[str, ...]:
    """Return the counties whose names may stand in front of a place's."""
    return tuple(adcode for adcode in place.counties if adcode != CITY)
