"""The places of one document: names grouped, placed, and their mentions."""

from collections.abc import Sequence

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Gazetteer
from geodata.geocoding.grouping import group_names
from geodata.geocoding.listing import Listing
from geodata.geocoding.naming import mention_id
from geodata.geocoding.placing import Placer
from geodata.geocoding.signals import Surroundings
from geodata.model import Document, Mention, Placing, Section
from geodata.reading import View, section_at

__all__ = ["geocode"]


def geocode(
    document: Document,
    view: View,
    sections: Sequence[Section],
    names: Sequence[PlaceName],
    gazetteer: Gazetteer,
) -> tuple[tuple[Placing, ...], tuple[Mention, ...]]:
    """Return the places that a document names and each of their mentions.

    Parameters
    ----------
    document
        The document that `view` is a repaired reading of.
    view, sections
        Its repaired text and its sections, which cover it.
    names
        The names found in `view.text`, in any order.
    gazetteer
        What is known beforehand.

    Returns
    -------
    placings : tuple of Placing
        One a place, in order of first appearance. Points are WGS-84, and only where the place's
        own position, its village's or its township's seat is known; uncertainty in metres.
    mentions : tuple of Mention
        In the order of the text, with offsets into `document.text`.
    """
    located = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        start, end = view.to_source(name.start, name.end)
        if start < end:
            located.append((name, start, end, section_at(sections, start)))
    listing = Listing(view.text, names)
    placer = Placer(document.id, Surroundings(view, gazetteer, listing), gazetteer)
    placings: dict[str, Placing] = {}
    mentions: dict[str, Mention] = {}
    for group in group_names(located, gazetteer, listing):
        placing = placer.place(group)
        placings.setdefault(placing.place_id, placing)
        for found in group.found:
            mention = Mention(
                id=mention_id(document.id, placing.place_id, found.start, found.end),
                place_id=placing.place_id,
                document_id=document.id,
                section_id=found.section.id,
                start=found.start,
                end=found.end,
                surface=document.text[found.start : found.end],
            )
            mentions[mention.id] = mention
    ordered = sorted(mentions.values(), key=lambda mention: (mention.start, -mention.end))
    return tuple(placings.values()), tuple(ordered)
