"""Summaries set in type: PDF by Typst, from the template `resources/templates/brief.typ`.

Typst comes as a wheel without system libraries, breaks Chinese lines by the rules of print, repeats
the heads of tables, embeds what it uses of each font and writes bookmarks. Texts of documents reach
it as JSON strings, which it never reads as markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geodata.briefs.content import brief_of
from geodata.errors import ExportError
from geodata.exporting.files import write_in_one_step
from geodata.exporting.kinds import Paper
from geodata.gazetteer import load
from geodata.mapping.drawing import MapSign, Sheet, draw_map
from geodata.mapping.payload import ATTRIBUTION
from geodata.model import CITY, Precision, Review
from geodata.project import Project
from geodata.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from geodata.briefs.model import Brief
    from geodata.model import Place

__all__ = ["ALL", "brief_pdf", "write_brief"]

#: Stands for the atlas of all counties where a county is asked for.
ALL = "all"

_AUTHOR = "大同图览"
_MAP_NOTE = f"坐标系 WGS-84。{ATTRIBUTION}"
_REVIEW_NOTE = "内部工作用图"
_SHADES = ("#f2ece2", "#e0d3bf", "#c9b493", "#a88d64", "#7d6440")


def write_brief(
    project_path: Path,
    out: Path,
    adcode: str,
    *,
    made: date,
    paper: Paper = Paper.A4,
    place_ids: Collection[str] | None = None,
) -> None:
    """Write a county's summary, the city's, or the atlas of all, as PDF.

    Parameters
    ----------
    project_path, out
        The project file and the file to be written, in one step.
    adcode
        A county's code, `1402` for the city as a whole, or `ALL`.
    made
        The day that the pages tell as that of their making.
    paper
        Its size.
    place_ids
        The places that may stand in it; None means all.

    Raises
    ------
    ProjectError
        If the project cannot be opened.
    ExportError
        If the file cannot be written.
    """
    with Project.open(project_path) as project:
        content = brief_pdf(project, adcode, made=made, paper=paper, place_ids=place_ids)
    write_in_one_step(out, content, source=project_path)


def brief_pdf(
    project: Project,
    adcode: str,
    *,
    made: date,
    paper: Paper = Paper.A4,
    place_ids: Collection[str] | None = None,
) -> bytes:
    """Return a summary as PDF; see `write_brief`."""
    # Shapely and the typesetter; only who prints should wait for them.
    import typst  # noqa: PLC0415

    from geodata.mapping.basemap import basemap  # noqa: PLC0415

    base = basemap(load())
    codes = [CITY, *(c.adcode for c in project.counties())] if adcode == ALL else [adcode]
    briefs = [brief_of(project, code, place_ids=place_ids) for code in codes]
    places = [
        place
        for place in project.places()
        if place.review is not Review.REJECTED and (place_ids is None or place.id in place_ids)
    ]
    data = {
        "title": _title(adcode, briefs),
        "subtitle": f"{project.path.stem}　十县区摘要",
        "author": _AUTHOR,
        "made": f"{made.year}年{made.month}月{made.day}日制",
        "paper": paper.lower(),
        "review-note": _REVIEW_NOTE,
        "map-note": _MAP_NOTE,
        "is-atlas": adcode == ALL,
        "briefs": [_with_maps(brief, base, places) for brief in briefs],
    }
    if adcode == ALL:
        data |= {
            "cover-map": draw_map(base, _signs(places), Sheet(168, 150)),
            "choropleth": _choropleth(briefs, base),
            "index": _index(places),
        }
    template = resource("templates/brief.typ")
    inputs = {"data": json.dumps(data, ensure_ascii=False, allow_nan=False)}
    try:
        content = typst.compile(template, format="pdf", sys_inputs=inputs)
    except typst.TypstError as error:
        raise ExportError(f"排版失败：{error}") from error
    if not isinstance(content, bytes):
        raise TypeError("a PDF is one file")
    return content


def _title(adcode: str, briefs: Sequence[Brief]) -> str:
    return "大同市地图集" if adcode == ALL else f"{briefs[0].name}摘要"


def _with_maps(brief: Brief, base: Mapping[str, Any], places: Iterable[Place]) -> dict[str, Any]:
    """Return a summary's data with its maps; the city's needs no locator."""
    if brief.adcode == CITY:
        city = draw_map(base, _signs(places), Sheet(168, 165))
        return {**asdict(brief), "map": city, "locator": ""}
    inside = [place for place in places if brief.adcode in place.counties]
    county = draw_map(base, _signs(inside), Sheet(124, 104, focus=brief.adcode))
    fills = dict.fromkeys(_codes(base), "#fff") | {brief.adcode: "#8a7f72"}
    locator = draw_map(base, (), Sheet(40, 46, fills=fills, is_locator=True))
    return {**asdict(brief), "map": county, "locator": locator}


def _codes(base: Mapping[str, Any]) -> list[str]:
    return [county["properties"]["adcode"] for county in base["counties"]["features"]]


def _signs(places: Iterable[Place]) -> list[MapSign]:
    """Return what stands on a map: places known to the county have no position there."""
    return [
        MapSign(
            name=place.name,
            kind=place.kind.value,
            at=(place.point.lon_deg, place.point.lat_deg)
            if place.point and place.precision is not Precision.COUNTY
            else None,
            is_exact=place.precision is Precision.SITE,
            weight=int(place.kind.is_core),
        )
        for place in places
        if place.precision.is_drawn
    ]


def _choropleth(briefs: Sequence[Brief], base: Mapping[str, Any]) -> dict[str, str]:
    """Return the counties shaded by how many places are told of."""
    counts = {brief.adcode: brief.places for brief in briefs if brief.adcode != CITY}
    top = max(counts.values(), default=0) or 1
    steps = len(_SHADES) - 1
    fills = {code: _SHADES[round(steps * n / top)] for code, n in counts.items() if n}
    told = "、".join(f"{brief.name} {counts[brief.adcode]}" for brief in briefs[1:])
    caption = f"底色越深，文献提到的地点越多；斜线为没有提到的县区。地点数：{told}。"
    return {"map": draw_map(base, (), Sheet(168, 150, fills=fills)), "caption": caption}


def _index(places: Iterable[Place]) -> list[tuple[str, list[dict[str, str]]]]:
    """Return the names by their first letter in pinyin."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - reads a large table

    def key(place: Place) -> tuple[str, str]:
        return "".join(lazy_pinyin(place.name)).lower(), place.name

    def letter(place: Place) -> str:
        first = key(place)[0][:1].upper()
        return first if "A" <= first <= "Z" else "#"

    ordered = sorted(places, key=lambda place: (letter(place), *key(place)))
    return [
        (head, [{"id": place.id, "name": place.name} for place in group])
        for head, group in groupby(ordered, key=letter)
    ]
