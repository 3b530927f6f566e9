"""Places as KML for Google Earth and its like: folders by county and kind, quotes in balloons.

KML knows WGS-84 only, so there is no choice of frame. The icons of a KMZ lie in its archive; a bare
KML names none, for every icon it could name lies on a server.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING, Any

from lxml import etree

from geodata.exporting.icons import icon_png
from geodata.mapping.kinds import KIND_STYLES
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geodata.exporting.records import Records

__all__ = ["kml", "kmz"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_STYLES = {style.label: style for style in KIND_STYLES}
#: XML holds no control characters but these.
_KEPT_CONTROLS = {"\t", "\n", "\r"}
#: The date of all files in an archive, so that the same project gives the same bytes.
_EPOCH = (2000, 1, 1, 0, 0, 0)


def kml(records: Records, watch: Watch | None = None) -> bytes:
    """Return a KML document; records must be in WGS-84."""
    return _document(records, watch or Watch(), icons=False)


def kmz(records: Records, watch: Watch | None = None) -> bytes:
    """Return a KMZ archive: the document and its icons; records must be in WGS-84."""
    watch = watch or Watch()
    document = _document(records, watch.part(0.0, 0.8), icons=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "doc.kml", document)
        for style in KIND_STYLES:
            for is_hollow in (False, True):
                _add(
                    archive,
                    _icon_name(style.kind, is_hollow=is_hollow),
                    icon_png(style, is_hollow=is_hollow),
                )
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _icon_name(kind: str, *, is_hollow: bool) -> str:
    return f"icons/{kind}{'-hollow' if is_hollow else ''}.png"


def _document(records: Records, watch: Watch, *, icons: bool) -> bytes:
    root = etree.Element(f"{{{_NAMESPACE}}}kml", nsmap={None: _NAMESPACE})
    document = _child(root, "Document")
    _child(document, "name", records.title)
    _child(document, "description", "\n".join(f"{head}：{text}" for head, text in records.notes))
    for style in KIND_STYLES:
        for is_hollow in (False, True):
            _add_style(document, style.kind, style.colour, is_hollow=is_hollow, icons=icons)
    figures = _figures(records)
    for county, kinds in watch.over(tuple(_folders(records).items())):
        county_folder = _child(document, "Folder")
        _child(county_folder, "name", county)
        for kind, places in kinds.items():
            folder = _child(county_folder, "Folder")
            _child(folder, "name", kind)
            for place, point in places:
                watch.check()
                _add_place(folder, place, point, figures[place["id"]])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_style(document: Any, kind: str, colour: str, *, is_hollow: bool, icons: bool) -> None:
    style = _child(document, "Style")
    style.set("id", _style_id(kind, is_hollow=is_hollow))
    icon_style = _child(style, "IconStyle")
    if icons:
        _child(_child(icon_style, "Icon"), "href", _icon_name(kind, is_hollow=is_hollow))
    else:
        # KML writes colours as alpha, blue, green, red.
        red, green, blue = colour[1:3], colour[3:5], colour[5:7]
        _child(icon_style, "color", f"{'80' if is_hollow else 'ff'}{blue}{green}{red}")
    _child(_child(style, "LabelStyle"), "scale", "0.8")
    _child(_child(style, "BalloonStyle"), "text", "<h3>$[name]</h3>$[description]")


def _style_id(kind: str, *, is_hollow: bool) -> str:
    return f"{kind}-hollow" if is_hollow else kind


def _folders(records: Records) -> Mapping[str, Mapping[str, list[tuple[Any, Any]]]]:
    """Return places with their points by county and kind; those without a county come last."""
    names = [column.name for column in records.places.columns]
    folders: dict[str, dict[str, list[tuple[Any, Any]]]] = {}
    rows = zip(records.places.rows, records.points, strict=True)
    order = {label: rank for rank, label in enumerate(_STYLES)}
    for row, point in sorted(rows, key=lambda pair: (pair[0][4] or "~", order[pair[0][2]])):
        place = dict(zip(names, row, strict=True))
        county = place["counties"] or "大同市外"
        folders.setdefault(county, {}).setdefault(place["kind"], []).append((place, point))
    return folders


def _figures(records: Records) -> Mapping[str, list[dict[str, Any]]]:
    names = [column.name for column in records.facts.columns]
    figures: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records.facts.rows:
        figure = dict(zip(names, row, strict=True))
        figures[figure["place_id"]].append(figure)
    return figures


def _add_place(
    folder: Any, place: Mapping[str, Any], point: Any, figures: Iterable[Mapping[str, Any]]
) -> None:
    mark = _child(folder, "Placemark")
    mark.set("id", place["id"])
    _child(mark, "name", place["name"])
    _child(mark, "description", _balloon(place, figures))
    is_hollow = place["x"] is None
    _child(mark, "styleUrl", f"#{_style_id(_STYLES[place['kind']].kind, is_hollow=is_hollow)}")
    data = _child(mark, "ExtendedData")
    for name in ("kind", "counties", "precision", "position", "status", "review"):
        value = _child(data, "Data")
        value.set("name", name)
        _child(value, "value", place[name])
    if point:
        longitude, latitude = point
        _child(_child(mark, "Point"), "coordinates", f"{longitude:.6f},{latitude:.6f}")


def _balloon(place: Mapping[str, Any], figures: Iterable[Mapping[str, Any]]) -> str:
    """Return the balloon's HTML; all that comes from documents is escaped."""
    where = "，".join(
        word
        for word in (
            place["kind"],
            place["counties"] or "大同市外",
            place["precision"],
            place["position"],
        )
        if word
    )
    lines = [f"<p>{escape(where)}</p>", f"<p>依据：{escape(place['evidence'])}</p>"]
    for figure in figures:
        told = f"{figure['qualifier']}{figure['value_text']}{figure['unit']}"
        lines.append(
            f"<p><b>{escape(figure['metric'])} {escape(told)}</b><br/>"
            f"“{escape(figure['quote'])}”<br/><i>{escape(figure['document'])}</i></p>"
        )
    return "".join(lines)


def _child(parent: Any, name: str, text: str | None = None) -> Any:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    if text is not None:
        element.text = "".join(
            char for char in text if char in _KEPT_CONTROLS or char.isprintable() or char.isspace()
        )
    return element
