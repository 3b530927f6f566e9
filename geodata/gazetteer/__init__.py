"""What is known beforehand: Datong's counties, townships, villages and curated sites.

The file `resources/gazetteer/datong.gpkg` is made by `geodata.gazetteer.build` and only read
here; its sources and licences stand beside it in `ATTRIBUTION.md`.

A name alone seldom settles a place: `NameHit.entries` are all that bear it. 云冈 may be the
district (`Level.COUNTY`) or the town; which one is meant is for `geodata.geocoding` to say.
"""

from geodata.gazetteer.entries import (
    Entry,
    Level,
    Misreading,
    NameHit,
    OutsideHit,
    OutsidePlace,
)
from geodata.gazetteer.gazetteer import Content, Gazetteer
from geodata.gazetteer.storage import load

__all__ = [
    "Content",
    "Entry",
    "Gazetteer",
    "Level",
    "Misreading",
    "NameHit",
    "OutsideHit",
    "OutsidePlace",
    "load",
]
