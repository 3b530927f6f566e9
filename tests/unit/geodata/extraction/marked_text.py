"""Texts whose places are marked, for tests of what is said of places: no gazetteer, no names."""

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from geodata.model import County, Document, Kind, Mention, Placing, Precision, Section
from geodata.reading import View, repair

__all__ = ["GAZETTEER", "Marked", "marked"]

_LETTERS = {
    "P": Kind.PROJECT,
    "K": Kind.PARK,
    "S": Kind.SCENIC,
    "R": Kind.RED_SITE,
    "E": Kind.ENTERPRISE,
    "F": Kind.FACILITY,
    "V": Kind.SETTLEMENT,
}
_MARK = re.compile(r"\[([A-Z]) ([^\]]+)\]")
_COUNTIES = (County("140225", "浑源县", "", 1.0), County("140226", "左云县", "", 1.0))

GAZETTEER: Any = SimpleNamespace(counties=_COUNTIES)


@dataclass(frozen=True)
class Marked:
    """What find_facts and find_status_events take; a place's id is its name."""

    document: Document
    view: View
    sections: tuple[Section, ...]
    mentions: tuple[Mention, ...]
    placings: tuple[Placing, ...]

    @property
    def arguments(self) -> tuple[Any, ...]:
        """Return what these functions take, in their order."""
        return (
            self.document,
            self.view,
            self.sections,
            self.mentions,
            self.placings,
            GAZETTEER,
        )


def marked(text: str, *, home: str = "140225") -> Marked:
    """Return a document whose places are marked like this: 总投资2亿元的[P 恒源项目]已开工。"""
    plain, mentions, placings = "", [], {}
    last = 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        start = len(plain)
        plain += match[2]
        last = match.end()
        name = match[2]
        mentions.append(Mention(f"m{start}", name, "d1", "s1", start, len(plain), name))
        placings[name] = Placing(
            name, "d1", name, _LETTERS[match[1]], (home,), Precision.COUNTY, None, None, ()
        )
    plain += text[last:]
    section = Section("s1", "d1", "", 0, len(plain), (home,), "")
    document = Document("d1", "", None, None, "", "", plain)
    return Marked(document, repair(plain), (section,), tuple(mentions), tuple(placings.values()))
