"""Texts whose places are marked, for tests of what is said of places: no gazetteer, no names."""

import re
from types import SimpleNamespace
from typing import Any

from geodata.extraction.facts_sources import Located
from geodata.model import County, Document, Kind, Mention, Placing, Precision, Section
from geodata.reading import repair

__all__ = ["GAZETTEER", "marked"]

_LETTERS = {
    "P": Kind.PROJECT,
    "K": Kind.PARK,
    "S": Kind.SCENIC,
    "R": Kind.RED_SITE,
    "E": Kind.ENTERPRISE,
    "F": Kind.FACILITY,
    "V": Kind.SETTLEMENT,
    "N": Kind.NATURAL,
}
_MARK = re.compile(r"\[(?P<kind>[A-Z]) |\]")
_COUNTIES = (
    County("140215", "云州区", "", 1.0),
    County("140225", "浑源县", "", 1.0),
    County("140226", "左云县", "", 1.0),
)

GAZETTEER: Any = SimpleNamespace(counties=_COUNTIES, scan_outside=lambda _: [])


def marked(text: str, *, home: str = "140225") -> Located:
    """Return a document whose places are marked like this: 总投资2亿元的[P 恒源项目]已开工。

    A place may stand in the name of another: [P [F 云冈机场]改扩建工程].
    """
    plain, mentions, placings = "", [], {}
    opened: list[tuple[int, str]] = []
    last = 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        if match["kind"]:
            opened.append((len(plain), match["kind"]))
            continue
        start, letter = opened.pop()
        name = plain[start:]
        mentions.append(Mention(f"m{start}{name}", name, "d1", "s1", start, len(plain), name))
        placings[name] = Placing(
            name, "d1", name, _LETTERS[letter], (home,), Precision.COUNTY, None, None, ()
        )
    plain += text[last:]
    section = Section("s1", "d1", "", 0, len(plain), (home,), "")
    document = Document("d1", "", None, None, "", "", plain)
    places = (tuple(mentions), tuple(placings.values()))
    return Located(document, repair(plain), (section,), *places, GAZETTEER)
