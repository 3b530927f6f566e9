"""Summaries set in type: PDF by Typst, from the template `resources/templates/brief.typ`.

Typst comes as a wheel without system libraries, breaks Chinese lines by the rules of print, repeats
the heads of tables, embeds what it uses of each font and writes bookmarks. Texts of documents reach
it as JSON strings, which it never reads as markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geodata.briefs.rows import SHORT_EM, sections_of
from geodata.errors import ExportError
from geodata.exporting.kinds import Paper
from geodata.model import CITY
from geodata.pinyin import spellings
from geodata.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.briefs.maps import Maps
    from geodata.briefs.model import Brief
    from geodata.briefs.work import Edition
    from geodata.model import Place

__all__ = ["brief_pdf"]


#: The families that a page may be set in, the best first.
_SERIF = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC",
    "Songti SC", "STSong", "SimSun", "NSimSun", "FangSong",
)  # fmt: skip
_SANS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC",
    "Microsoft YaHei", "PingFang SC", "Heiti SC", "SimHei", "DengXian", "WenQuanYi Micro Hei",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Width and height of the maps, in millimetres; a page is as wide as its city map."""

    city: tuple[float, float]
    county: tuple[float, float]
    cover: tuple[float, float]
    shaded: tuple[float, float]
    locator: tuple[float, float] = (40, 46)


_SIZES = {
    Paper.A4: _Sizes((168, 162), (124, 104), (168, 160), (168, 142)),
    Paper.A3: _Sizes((255, 240), (211, 170), (255, 250), (255, 215)),
}


def brief_pdf(edition: Edition) -> bytes:
    """Return summaries as PDF; the same edition gives the same bytes.

    Raises
    ------
    ExportError
        If the pages cannot be set, or there is no Chinese font to set them in.
    """
    # A typesetter of 77 MB; only who prints should wait for it.
    import typst  # noqa: PLC0415

    serif, sans = _families()
    sizes = _SIZES[edition.paper]
    data = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "author": edition.author,
        "made": edition.made_on,
        "paper": edition.paper.lower(),
        "serif": serif,
        "sans": sans,
        "short-em": SHORT_EM,
        "review-note": edition.review_note,
        "map-note": edition.map_note,
        "is-atlas": edition.is_atlas,
        "briefs": [_with_maps(brief, edition.maps, sizes) for brief in edition.briefs],
    }
    if edition.is_atlas:
        data |= {
            "cover-map": edition.maps.of(CITY, *sizes.cover),
            "choropleth": _choropleth(edition.briefs, edition.maps, sizes),
            "index": _index(edition.places),
            "documents": _documents(edition.briefs),
        }
    inputs = {"data": json.dumps(data, ensure_ascii=False, allow_nan=False)}
    try:
        content = typst.compile(resource("templates/brief.typ"), sys_inputs=inputs)
    except typst.TypstError as error:
        raise ExportError(f"排版失败：{error}") from error
    if not isinstance(content, bytes):
        raise TypeError("a PDF is one file")
    return content


def _families() -> tuple[list[str], list[str]]:
    """Return the families for text and for headings that are on this machine.

    Raises
    ------
    ExportError
        If there is no Chinese one: what the typesetter falls back to has no characters.
    """
    known = _known_families()
    serif = [family for family in _SERIF if family in known]
    sans = [family for family in _SANS if family in known]
    if not serif and not sans:
        raise ExportError(
            "这台电脑没有可用的中文字体，PDF 排不出来；"
            "请安装“思源宋体”和“思源黑体”（或宋体、黑体），或改存为 Word 文档、网页。"
        )
    return serif or sans, sans or serif


@cache
def _known_families() -> frozenset[str]:
    import typst  # noqa: PLC0415 - as above

    return frozenset(typst.Fonts(include_embedded_fonts=False).families())


def _with_maps(brief: Brief, maps: Maps, sizes: _Sizes) -> dict[str, Any]:
    """Return a summary's parts with its maps; the city's needs no locator."""
    is_city = brief.adcode == CITY
    return {
        "adcode": brief.adcode,
        "name": brief.name,
        "area_km2": brief.area_km2,
        "places": brief.places,
        "facts": brief.facts,
        "map": maps.of(brief.adcode, *(sizes.city if is_city else sizes.county)),
        "locator": "" if is_city else maps.locator(brief.adcode, *sizes.locator),
        "sections": [asdict(section) for section in sections_of(brief)],
    }


def _choropleth(briefs: Sequence[Brief], maps: Maps, sizes: _Sizes) -> dict[str, Any]:
    drawing, legend = maps.shaded(briefs, *sizes.shaded)
    return {"map": drawing, "legend": [{"fill": fill, "label": label} for fill, label in legend]}


def _documents(briefs: Iterable[Brief]) -> list[dict[str, str]]:
    """Return the documents that are quoted anywhere, each once."""
    found = {
        (source.title, source.publisher, source.issued): None
        for brief in briefs
        for source in brief.sources
    }
    return [
        {"title": title, "publisher": publisher, "issued": issued}
        for title, publisher, issued in found
    ]


def _index(places: Iterable[Place]) -> list[tuple[str, list[dict[str, str]]]]:
    """Return the names by their first letter in pinyin."""

    def key(place: Place) -> tuple[str, str]:
        return "".join(spellings(place.name)[0]), place.name

    def letter(place: Place) -> str:
        first = key(place)[0][:1].upper()
        return first if "A" <= first <= "Z" else "#"

    ordered = sorted(places, key=lambda place: (letter(place), *key(place)))
    return [
        (head, [{"id": place.id, "name": place.name} for place in group])
        for head, group in groupby(ordered, key=letter)
    ]
