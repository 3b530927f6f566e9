"""Exports and pages: time and size, the HTML map beside Folium's own marker loop."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import folium

from geodata.briefs.work import ALL, write_brief
from geodata.exporting.formats import export_file
from geodata.exporting.html import export_html
from geodata.exporting.kinds import Format
from geodata.ingest import ingest
from geodata.project import Project
from geodata.resources import seeds
from tests.benchmarks.large import write_large
from tests.benchmarks.timing import Figure, median_seconds, show

__all__ = ["run"]

_PLACES = 10_000
_MADE = datetime(2026, 1, 1, tzinfo=UTC)


def run() -> None:
    """Export the project of the five documents, and one of 10,000 places; set the pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small.gpkg", folder / "large.gpkg"
        ingest(list(seeds()), small)
        write_large(large, _PLACES)
        show(
            "HTML map of the five documents",
            _html(small, folder, aim="aim: 1 s and 2 MB"),
            file="export",
        )
        show(
            f"HTML map of {_PLACES:,} places",
            _html(large, folder, aim="aim: 1 s and 5 MB"),
            file="export-large",
        )
        show(
            f"Every other format for {_PLACES:,} places (aim: 2 s)",
            [_format(large, folder, kind) for kind in Format],
            file="formats",
        )
        show("Pages of the five documents", _pages(small, folder), file="pages")


def _html(project: Path, folder: Path, *, aim: str) -> list[Figure]:
    ours, peer = folder / "ours.html", folder / "folium.html"
    seconds = median_seconds(lambda: export_html(project, ours), repeats=3)
    theirs = median_seconds(lambda: _marker_loop(project, peer), repeats=1)
    return [
        Figure("export html", seconds, "s", f"{_size(ours)}, works offline; {aim}"),
        Figure(
            "Folium marker loop, same places and quotes",
            theirs,
            "s",
            f"{_size(peer)}, needs a network",
        ),
    ]


def _format(project: Path, folder: Path, kind: Format) -> Figure:
    out = folder / f"export{kind.suffixes[0]}"
    seconds = median_seconds(lambda: export_file(project, out, kind), repeats=3)
    return Figure(f"export {kind.value} ({out.suffix})", seconds, "s", _size(out))


def _pages(project: Path, folder: Path) -> list[Figure]:
    county, atlas = folder / "county.pdf", folder / "atlas.pdf"

    def write(out: Path, adcode: str) -> None:
        write_brief(project, out, adcode, made=_MADE)

    one = median_seconds(lambda: write(county, "140214"), repeats=3)
    every = median_seconds(lambda: write(atlas, ALL), repeats=1)
    return [
        Figure("brief 云冈区, PDF", one, "s", f"{_size(county)}; aim: 3 s"),
        Figure("brief all, PDF", every, "s", f"{_size(atlas)}; aim: 20 s"),
    ]


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.2f} MB"


def _marker_loop(project_path: Path, out: Path) -> None:
    with Project.open(project_path) as project:
        places, facts = project.places(), project.facts()
    quotes: dict[str | None, list[str]] = {}
    for fact in facts:
        quotes.setdefault(fact.place_id, []).append(fact.quote)
    chart = folium.Map(location=(40.1, 113.3), zoom_start=8)
    for place in places:
        if place.point:
            popup = folium.Popup("<br>".join(quotes.get(place.id, [place.name])))
            location = (place.point.lat_deg, place.point.lon_deg)
            folium.Marker(location, tooltip=place.name, popup=popup).add_to(chart)
    chart.save(out)
