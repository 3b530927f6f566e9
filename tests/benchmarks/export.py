"""HTML export: time and size, beside Folium's own marker loop with the same content."""

import tempfile
from pathlib import Path

import folium

from geodata.exporting.html import export_html
from geodata.ingest import ingest
from geodata.project import Project
from geodata.resources import seeds
from tests.benchmarks.timing import Figure, median_seconds, show

__all__ = ["run"]


def run() -> None:
    """Export the five documents' project."""
    with tempfile.TemporaryDirectory() as folder:
        project, ours, peer = (Path(folder) / n for n in ("p.gpkg", "ours.html", "folium.html"))
        ingest(list(seeds()), project)
        figures = [
            Figure(
                "export html",
                median_seconds(lambda: export_html(project, ours), repeats=5),
                "s",
                f"{ours.stat().st_size / 1e6:.2f} MB, works offline; aim: 1 s and 2 MB",
            ),
            Figure(
                "Folium marker loop, same places and quotes",
                median_seconds(lambda: _marker_loop(project, peer), repeats=3),
                "s",
                f"{peer.stat().st_size / 1e6:.2f} MB, needs a network",
            ),
        ]
    show("HTML map of the five documents", figures, file="export")


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
