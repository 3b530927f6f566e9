"""Names to places: in which county, how precisely, and on what evidence.

- `trust`: the order of trust among the signs, written down there and nowhere else;
- `grouping`: which names of a document name one place; `naming`: when two names are one;
- `kinship`: other surfaces of places that the gazetteer knows; `links`: the list of them all;
- `listing`, `scenes`: what lists and the beginnings of sentences tell;
- `known_names`: the known names of a text by position; `statements`: what a sentence says
  outright of a place's position;
- `signals`: the signs that names and the words around them give;
- `placing`: from signs to counties, precision, uncertainty and evidence;
- `merging`: one place out of many documents;
- `datums`: WGS-84, GCJ-02 and BD-09.

What is not known is not made up: a place gets a point only where its own position, its village's
or its township's seat is known, and nothing outside Datong is ever put on its map.
"""

from geodata.geocoding.geocoder import geocode
from geodata.geocoding.kinship import Rule
from geodata.geocoding.links import Link, links
from geodata.geocoding.merging import merge
from geodata.geocoding.trust import Trust

__all__ = ["Link", "Rule", "Trust", "geocode", "links", "merge"]
