"""Layers for GIS programs: GeoPackage and Shapefile, written by GDAL through pyogrio.

The layers are GeoDataFrames. A frame without an EPSG code gets no coordinate system: a GIS then
asks, instead of taking it for WGS-84.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from geodata.exporting.qgis import county_style, place_style, table_style
from geodata.exporting.records import Column, Table
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas

    from geodata.exporting.records import Records

__all__ = ["geopackage", "shapefile"]

_MOST_BYTES = 254  # of a text in a dBASE table
_STYLES = """
    CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
        f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
    )
"""


def geopackage(records: Records, watch: Watch | None = None) -> bytes:
    """Return a GeoPackage: places, counties, figures and sources, with styles for QGIS."""
    watch = watch or Watch()
    with TemporaryDirectory(prefix="datong-") as folder:
        path = Path(folder) / "export.gpkg"
        for table, shapes in watch.over(_layers(records)):
            _write(path, table, shapes, records, layer=_layer_name(table, records), driver="GPKG")
        _add_styles(path, records)
        return path.read_bytes()


def shapefile(records: Records, stem: str, watch: Watch | None = None) -> dict[str, bytes]:
    """Return the files of Shapefiles by name: places, counties, tables, and a key to the fields.

    Parameters
    ----------
    records
        What is exported.
    stem
        The name of the places' file, which the other names begin with.
    watch
        Told how much is done.
    """
    watch = watch or Watch()
    with TemporaryDirectory(prefix="datong-") as folder:
        cut: list[tuple[str, str, str, int]] = []
        for table, shapes in watch.over(_layers(records)):
            short, cuts = _shortened(table)
            cut += cuts
            name = stem if table is records.places else f"{stem}_{table.name}"
            path = Path(folder) / f"{name}.{'dbf' if shapes is None else 'shp'}"
            _write(path, short, shapes, records, driver="ESRI Shapefile", encoding="UTF-8")
        files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return {**files, f"{stem}_fields.csv": _key(records, cut)}


def _layers(records: Records) -> tuple[tuple[Table, Any], ...]:
    """Return the tables with their geometries; None for those that have none."""
    import shapely  # noqa: PLC0415 - brings NumPy

    points = [point and shapely.Point(point) for point in records.points]
    polygons = [
        shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
        for shape in records.shapes
    ]
    return (
        (records.places, points),
        (records.counties, polygons),
        (records.facts, None),
        (records.sources, None),
    )


def _layer_name(table: Table, records: Records) -> str:
    """Return the name of a layer; one in another frame than the usual says so."""
    return table.name if records.frame.epsg == 4326 else f"{table.name}_{records.frame.value}"


def _write(path: Path, table: Table, shapes: Any, records: Records, **options: Any) -> None:
    import pyogrio  # noqa: PLC0415 - brings GDAL

    frame = _frame(table, shapes, records.frame.epsg)
    kind = {} if shapes is None else {"geometry_type": _geometry_type(table)}
    with warnings.catch_warnings():
        # A frame without a code has no coordinate system to be written, and that is meant.
        warnings.filterwarnings("ignore", "'crs' was not provided", UserWarning)
        pyogrio.write_dataframe(frame, path, **kind, **options)


def _geometry_type(table: Table) -> str:
    return "Point" if table.name == "places" else "MultiPolygon"


def _frame(table: Table, shapes: Any, epsg: int | None) -> geopandas.GeoDataFrame:
    """Return a table as a data frame, with its geometries if it has some."""
    # These take a second to come.
    import geopandas  # noqa: PLC0415
    import pandas  # noqa: PLC0415

    def array(values: list[Any], kind: type) -> Any:
        if kind is str:
            return values
        return pandas.array(values, dtype="Float64" if kind is float else "Int64")

    columns = {
        column.name: array([row[at] for row in table.rows], column.type)
        for at, column in enumerate(table.columns)
    }
    values = pandas.DataFrame(columns)
    if shapes is None:
        return values
    return geopandas.GeoDataFrame(values, geometry=shapes, crs=epsg)


def _add_styles(path: Path, records: Records) -> None:
    makers = {"places": place_style, "counties": county_style}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_STYLES)
        for table in records.tables:
            style = makers.get(table.name, table_style)(table)
            layer = _layer_name(table, records)
            connection.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
                " f_geometry_column, styleName, styleQML, useAsDefault, description)"
                " VALUES ('', '', ?, ?, ?, ?, 1, ?)",
                (layer, "geom" if table.name in makers else "", layer, style, table.alias),
            )
            connection.execute(
                "UPDATE gpkg_contents SET identifier = ?, description = ? WHERE table_name = ?",
                (f"{table.alias}（{records.frame.value}）", _description(records), layer),
            )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles')"
        )


def _description(records: Records) -> str:
    return "\n".join(f"{head}：{text}" for head, text in records.notes)


def _shortened(table: Table) -> tuple[Table, list[tuple[str, str, str, int]]]:
    """Return a table with short field names and texts, and what was cut: row, field, bytes."""
    columns = tuple(Column(c.short, c.alias, c.short, c.type) for c in table.columns)
    cuts = []
    rows = []
    for row in table.rows:
        values = list(row)
        for at, value in enumerate(row):
            if isinstance(value, str) and len(value.encode()) > _MOST_BYTES:
                values[at] = _cut(value)
                cuts.append((table.name, row[0], columns[at].name, len(value.encode())))
        rows.append(tuple(values))
    return Table(table.name, table.alias, columns, tuple(rows)), cuts


def _cut(text: str) -> str:
    """Return as many whole characters of a text as a field holds, with an ellipsis."""
    ellipsis = "…"
    room = _MOST_BYTES - len(ellipsis.encode())
    return text.encode()[:room].decode(errors="ignore") + ellipsis


def _key(records: Records, cuts: Iterable[tuple[str, str, str, int]]) -> bytes:
    """Return what the fields mean and which texts had to be cut, as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("表", "字段", "含义"))
    for table in records.tables:
        writer.writerows((table.name, column.short, column.alias) for column in table.columns)
    writer.writerows(("说明", head, text) for head, text in records.notes)
    for table_name, identity, field, size in cuts:
        note = f"编号 {identity} 的原文 {size} 字节，超过 Shapefile 的 {_MOST_BYTES} 字节，已截短"
        writer.writerow((table_name, field, note))
    return out.getvalue().encode("utf-8-sig")
