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
from geodata.watching import Watch

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
    watch: Watch | None = None,
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
    watch
        Told how much is done.

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
    StoppedError
        If it is no longer wanted; nothing is left behind.
    """
    watch = watch or Watch()
    if frame is not Frame.WGS84 and not kind.has_frames:
        raise ExportError(f"{kind.value.upper()} 只能使用 WGS-84 坐标，请改选坐标系或格式。")
    with Project.open(project_path) as project:
        project.stop_when(watch.is_stopped)
        if kind.is_picture:
            files = {out: _picture(project, kind, picture or PictureSize(), place_ids, watch)}
        else:
            records = read_records(
                project,
                gazetteer or load(),
                frame=frame,
                place_ids=place_ids,
                watch=watch.part(0.0, 0.5),
            )
            files = _files(records, kind, out, watch.part(0.5, 0.95))
    write_all_in_one_step(files, source=project_path, watch=watch.part(0.95, 1.0))
    return tuple(files)


def _picture(
    project: Project,
    kind: Format,
    size: PictureSize,
    place_ids: Collection[str] | None,
    watch: Watch,
) -> bytes:
    from geodata.briefs.maps import Maps  # noqa: PLC0415 - brings Shapely
    from geodata.exporting.pictures import png_of  # noqa: PLC0415

    wanted = None if place_ids is None else frozenset(place_ids)
    places = (p for p in project.places() if wanted is None or p.id in wanted)
    maps = Maps(places, watch.part(0.3, 0.9))
    drawing = maps.of(CITY, size.width_mm, size.height_mm)
    watch.at(0.9)
    return png_of(drawing, dpi=size.dpi) if kind is Format.PNG else drawing.encode()


def _files(records: Records, kind: Format, out: Path, watch: Watch) -> dict[Path, bytes]:
    # What a format is made with comes when it is asked for.
    if kind is Format.GEOJSON:
        from geodata.exporting.geojson import geojson  # noqa: PLC0415

        return {out: geojson(records, watch)}
    if kind is Format.KML:
        from geodata.exporting.kml import kml, kmz  # noqa: PLC0415

        make = kmz if out.suffix.lower() == ".kmz" else kml
        return {out: make(records, watch)}
    if kind is Format.XLSX:
        from geodata.exporting.spreadsheets import xlsx  # noqa: PLC0415

        return {out: xlsx(records, watch)}
    if kind is Format.GPKG:
        from geodata.exporting.layers import geopackage  # noqa: PLC0415

        return {out: geopackage(records, watch)}
    if out.suffix.lower() == ".zip":
        # The archive's name can be changed by anyone; those inside say in which frame they are.
        parts = _parts(records, kind, f"{out.stem}_{records.frame.value}", watch.part(0.0, 0.8))
        return {out: _archive(parts, watch.part(0.8, 1.0))}
    named = _parts(records, kind, out.stem, watch)
    files = {out.parent / name: part for name, part in named.items()}
    main = out.with_suffix(kind.suffixes[-1])
    return {main: files.pop(main), **files}


def _parts(records: Records, kind: Format, stem: str, watch: Watch) -> dict[str, bytes]:
    """Return the files of a format that needs several; the places' bears the stem alone."""
    if kind is Format.SHP:
        from geodata.exporting.layers import shapefile  # noqa: PLC0415

        return shapefile(records, stem, watch)
    from geodata.exporting.spreadsheets import csv_notes, csv_table  # noqa: PLC0415

    others = [table for table in records.tables if table is not records.places]
    return {
        f"{stem}.csv": csv_table(records.places),
        **{f"{stem}_{table.alias}.csv": csv_table(table) for table in watch.over(others)},
        f"{stem}_说明.csv": csv_notes(records),
    }


def _archive(parts: Mapping[str, bytes], watch: Watch) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in watch.over(tuple(parts.items())):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
