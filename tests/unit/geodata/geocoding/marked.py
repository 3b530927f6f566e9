"""Texts with marked names, for tests of geocoding that must not hang on the finding of names.

A name is written `{surface|kind}`, `{surface|kind|counties that it states}` or
`{surface|kind||why it is outside}`; entries come from the gazetteer by exact name.
"""

import re

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Gazetteer
from geodata.geocoding import geocode
from geodata.model import Document, Kind, Mention, Placing
from geodata.reading import find_sections, mend, repair

__all__ = ["geocode_marked"]

_MARK = re.compile(r"\{([^{}|]+)\|(\w+)(?:\|([\d,]*))?(?:\|([^{}|]+))?\}")


def geocode_marked(
    marked: str, gazetteer: Gazetteer
) -> tuple[Document, tuple[Placing, ...], tuple[Mention, ...]]:
    """Return the document without marks, its placings and its mentions."""
    text = _MARK.sub(r"\1", marked)
    document = Document("d1", "", None, None, "a.txt", "", text)
    view = mend(repair(text), gazetteer)
    names = []
    shift = 0
    for match in _MARK.finditer(marked):
        surface, kind, counties, outside = match.groups()
        start = match.start() - shift
        shift += len(match.group()) - len(surface)
        first, last = view.from_source(start, start + len(surface))
        names.append(
            PlaceName(
                start=first,
                end=last,
                surface=view.text[first:last],
                name=view.text[first:last],
                kind=Kind(kind),
                entries=gazetteer.entries_named(view.text[first:last]),
                counties=tuple(counties.split(",")) if counties else (),
                outside=outside,
                rule="test",
            )
        )
    sections = find_sections(document, gazetteer)
    placings, mentions = geocode(document, view, sections, names, gazetteer)
    return document, placings, mentions
