"""One door to the formats in which a project leaves the program, for window and command line."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from geodata.errors import ExportError
from geodata.exporting.datums import Frame
from geodata.exporting.files import write_all_in_one_step
from geodata.exporting.kinds import Format, PictureSize
from geodata.exporting.records import read_records
from geodata.gazetteer import load
from geodata.model import CITY
from geodata.project import Project

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from geodata.exporting.records import ExportGazetteer, Records

__all__ = ["export_file"]

#: The date of all files in an archive, so that the same project gives the same bytes.
_EPOCH = (2000, 1, 1, 0, 0, 0)


def export_file(
    project_path: Path,
    out: Path,
    kind: Format,
    *,
    frame: Frame = Frame.WGS84,
    place_ids: Collection[str] | None = None,
    picture: PictureSize | None = None,
    gazetteer: ExportGazetteer | None = None,
) -> tuple[Path, ...]:
    """Write a project in a format; what lies there is replaced in one step.

    Parameters
    ----------
    project_path, out
        The project file and the file to be written. Shapefile and CSV are several files: they lie
        in one archive when `out` ends in `.zip`, and else beside each other.
    kind, frame
        The format and the reference system of its coordinates.
    place_ids
        The places to be exported; None means all (see `read_records`).
    picture
        The size of a picture; a page of A4 by default.
    gazetteer
        The geography; the program's own by default.

    Returns
    -------
    tuple of Path
        The files that have been written.

    Raises
    ------
    ProjectError
        If the project cannot be opened.
    ExportError
        If a file cannot be written, or the format knows no such frame.
    """
    if frame is not Frame.WGS84 and not kind.has_frames:
        raise ExportError(f"{kind.value.upper()} 只能使用 WGS-84 坐标，请改选坐标系或格式。")
    with Project.open(project_path) as project:
        if kind.is_picture:
            files = {out: _picture(project, kind, picture or PictureSize(), place_ids)}
        else:
            records = read_records(project, gazetteer or load(), frame=frame, place_ids=place_ids)
            files = _files(records, kind, out)
    write_all_in_one_step(files, source=project_path)
    return tuple(files)


def _picture(
    project: Project, kind: Format, size: PictureSize, place_ids: Collection[str] | None
) -> bytes:
    from geodata.briefs.maps import Maps  # noqa: PLC0415 - brings Shapely
    from geodata.exporting.pictures import png_of  # noqa: PLC0415

    wanted = None if place_ids is None else frozenset(place_ids)
    maps = Maps(place for place in project.places() if wanted is None or place.id in wanted)
    drawing = maps.of(CITY, size.width_mm, size.height_mm)
    return png_of(drawing, dpi=size.dpi) if kind is Format.PNG else drawing.encode()


def _files(records: Records, kind: Format, out: Path) -> dict[Path, bytes]:
    # What a format is made with comes when it is asked for.
    if kind is Format.GEOJSON:
        from geodata.exporting.geojson import geojson  # noqa: PLC0415

        return {out: geojson(records)}
    if kind is Format.KML:
        from geodata.exporting.kml import kml, kmz  # noqa: PLC0415

        return {out: kmz(records) if out.suffix.lower() == ".kmz" else kml(records)}
    if kind is Format.XLSX:
        from geodata.exporting.spreadsheets import xlsx  # noqa: PLC0415

        return {out: xlsx(records)}
    if kind is Format.GPKG:
        from geodata.exporting.layers import geopackage  # noqa: PLC0415

        return {out: geopackage(records)}
    if out.suffix.lower() == ".zip":
        # The archive's name can be changed by anyone; those inside say in which frame they are.
        return {out: _archive(_parts(records, kind, f"{out.stem}_{records.frame.value}"))}
    parts = {out.parent / name: part for name, part in _parts(records, kind, out.stem).items()}
    main = out.with_suffix(kind.suffixes[-1])
    return {main: parts.pop(main), **parts}


def _parts(records: Records, kind: Format, stem: str) -> dict[str, bytes]:
    """Return the files of a format that needs several; the places' bears the stem alone."""
    if kind is Format.SHP:
        from geodata.exporting.layers import shapefile  # noqa: PLC0415

        return shapefile(records, stem)
    from geodata.exporting.spreadsheets import csv_notes, csv_table  # noqa: PLC0415

    others = [table for table in records.tables if table is not records.places]
    return {
        f"{stem}.csv": csv_table(records.places),
        **{f"{stem}_{table.alias}.csv": csv_table(table) for table in others},
        f"{stem}_说明.csv": csv_notes(records),
    }


def _archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
