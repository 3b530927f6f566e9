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

from geodata.errors import ExportError
from geodata.model import CITY
from geodata.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.briefs.maps import Maps
    from geodata.briefs.model import Brief
    from geodata.briefs.work import Edition
    from geodata.model import Place

__all__ = ["brief_pdf"]


def brief_pdf(edition: Edition) -> bytes:
    """Return summaries as PDF; the same edition gives the same bytes.

    Raises
    ------
    ExportError
        If the pages cannot be set.
    """
    # A typesetter of 77 MB; only who prints should wait for it.
    import typst  # noqa: PLC0415

    data = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "author": edition.author,
        "made": edition.made_on,
        "paper": edition.paper.lower(),
        "review-note": edition.review_note,
        "map-note": edition.map_note,
        "is-atlas": edition.is_atlas,
        "briefs": [_with_maps(brief, edition.maps) for brief in edition.briefs],
    }
    if edition.is_atlas:
        data |= {
            "cover-map": edition.maps.of(CITY, 168, 150),
            "choropleth": _choropleth(edition.briefs, edition.maps),
            "index": _index(edition.places),
        }
    inputs = {"data": json.dumps(data, ensure_ascii=False, allow_nan=False)}
    try:
        content = typst.compile(resource("templates/brief.typ"), sys_inputs=inputs)
    except typst.TypstError as error:
        raise ExportError(f"排版失败：{error}") from error
    if not isinstance(content, bytes):
        raise TypeError("a PDF is one file")
    return content


def _with_maps(brief: Brief, maps: Maps) -> dict[str, Any]:
    """Return a summary's data with its maps; the city's needs no locator."""
    if brief.adcode == CITY:
        return {**asdict(brief), "map": maps.of(CITY, 168, 165), "locator": ""}
    drawings = {
        "map": maps.of(brief.adcode, 124, 104),
        "locator": maps.locator(brief.adcode, 40, 46),
    }
    return {**asdict(brief), **drawings}


def _choropleth(briefs: Sequence[Brief], maps: Maps) -> dict[str, str]:
    told = "、".join(f"{brief.name} {brief.places}" for brief in briefs if brief.adcode != CITY)
    caption = f"底色越深，文献提到的地点越多；斜线为没有提到的县区。地点数：{told}。"
    return {"map": maps.shaded(briefs, 168, 150), "caption": caption}


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
