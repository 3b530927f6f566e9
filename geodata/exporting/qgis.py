"""Styles for QGIS (QML), as they stand in the table `layer_styles` of a GeoPackage.

QGIS takes the style that a layer has there as its default: colour and shape by kind, hollow symbols
for what is known to the county only, labels, and Chinese names for the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.model import Precision

if TYPE_CHECKING:
    from geodata.exporting.records import Table

__all__ = ["county_style", "place_style", "table_style"]

_VERSION = "3.22.0"
#: Our shapes under QGIS's names.
_SHAPES = {
    "square": "square",
    "circle": "circle",
    "diamond": "diamond",
    "star": "star",
    "hexagon": "hexagon",
    "plus": "cross_fill",
    "house": "pentagon",
    "triangle": "triangle",
}
_COUNTY_ONLY = next(p.label for p in PRECISION_LABELS if p.precision is Precision.COUNTY)
#: A name beside a point says that the place is there: where it does not hold the label says so.
_PLACE_LABEL = f"\"name\" || if(\"precision\" = '{_COUNTY_ONLY}', '（位置未详）', '')"


def table_style(table: Table) -> str:
    """Return the style of a table without geometry: its fields' Chinese names."""
    return _qml(_aliases(table), "Fields")


def county_style(table: Table) -> str:
    """Return the style of the counties: a quiet fill, a thin line, names."""
    fill = {
        "color": "244,238,226,255",
        "outline_color": "120,108,96,255",
        "outline_width": "0.3",
        "outline_style": "solid",
        "style": "solid",
    }
    symbol = _symbol("0", "fill", "SimpleFill", fill)
    renderer = f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'
    return _qml(renderer + _labels('"name"', size=11, colour="90,80,70,255") + _aliases(table))


def place_style(table: Table) -> str:
    """Return the style of the places: a rule for each kind, solid and hollow."""
    rules, symbols = [], []
    for number, style in enumerate(KIND_STYLES):
        for hollow in (False, True):
            key = str(2 * number + hollow)
            sign = "=" if hollow else "&lt;>"
            label = f"{style.label}（{_COUNTY_ONLY}）" if hollow else style.label
            rules.append(
                f'<rule key="{{{key}}}" symbol="{key}" label="{label}" filter="&quot;kind&quot; ='
                f" '{style.label}' AND &quot;precision&quot; {sign} '{_COUNTY_ONLY}'\"/>"
            )
            symbols.append(_marker(key, _SHAPES[style.shape], style.colour, is_hollow=hollow))
    renderer = (
        f'<renderer-v2 type="RuleRenderer"><rules key="{{root}}">{"".join(rules)}</rules>'
        f"<symbols>{''.join(symbols)}</symbols></renderer-v2>"
    )
    return _qml(renderer + _labels(_PLACE_LABEL, size=8, colour="50,45,40,255") + _aliases(table))


def _qml(content: str, categories: str = "Symbology|Labeling|Fields") -> str:
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        f'<qgis version="{_VERSION}" styleCategories="{categories}" labelsEnabled="1">'
        f"{content}</qgis>"
    )


def _aliases(table: Table) -> str:
    # The first field of a layer is the key that GDAL gives it.
    fields = "".join(
        f'<alias index="{number}" field="{column.name}" name="{column.alias}"/>'
        for number, column in enumerate(table.columns, start=1)
    )
    return f"<aliases>{fields}</aliases>"


def _marker(key: str, shape: str, colour: str, *, is_hollow: bool) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    ink = f"{red},{green},{blue},255"
    properties = {
        "name": shape,
        "color": "255,255,255,255" if is_hollow else ink,
        "outline_color": ink if is_hollow else "255,255,255,255",
        "outline_width": "0.5" if is_hollow else "0.3",
        "outline_style": "solid",
        "size": "3.2",
        "size_unit": "MM",
    }
    return _symbol(key, "marker", "SimpleMarker", properties)


def _symbol(key: str, kind: str, layer: str, properties: dict[str, Any]) -> str:
    options = "".join(
        f'<Option name="{name}" type="QString" value="{value}"/>'
        for name, value in properties.items()
    )
    return (
        f'<symbol name="{key}" type="{kind}" alpha="1" clip_to_extent="1">'
        f'<layer class="{layer}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{options}</Option></layer></symbol>'
    )


def _labels(expression: str, *, size: int, colour: str) -> str:
    return (
        '<labeling type="simple"><settings calloutType="simple">'
        f'<text-style fieldName={quoteattr(expression)} isExpression="1"'
        f' fontSize="{size}" textColor="{colour}"'
        ' fontFamily="Noto Sans CJK SC" fontSizeUnit="Point">'
        '<text-buffer bufferDraw="1" bufferSize="0.8" bufferColor="255,255,255,200"/>'
        "</text-style></settings></labeling>"
    )
