"""The formats in which a project leaves the program, by name: nothing that takes time to import."""

from dataclasses import dataclass
from enum import StrEnum

from geodata.exporting.datums import Frame

__all__ = ["Format", "Paper", "PictureSize", "suggested_name"]


class Format(StrEnum):
    """A format, by its name on the command line."""

    GPKG = "gpkg"
    GEOJSON = "geojson"
    KML = "kml"
    SHP = "shp"
    CSV = "csv"
    XLSX = "xlsx"
    PNG = "png"
    SVG = "svg"

    @property
    def label(self) -> str:
        """What it is called, with what it is for."""
        return _LABELS[self]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of a file's name that it may have, the usual one first."""
        return {
            Format.KML: (".kmz", ".kml"),
            Format.SHP: (".zip", ".shp"),
            Format.CSV: (".zip", ".csv"),
        }.get(self, (f".{self.value}",))

    @property
    def has_frames(self) -> bool:
        """Whether it can hold coordinates in another frame than WGS-84."""
        return self is not Format.KML and not self.is_picture

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of the map, of a size to be chosen."""
        return self in (Format.PNG, Format.SVG)


_LABELS = {
    Format.GPKG: "GeoPackage（QGIS，含样式）",
    Format.GEOJSON: "GeoJSON",
    Format.KML: "KML/KMZ（谷歌地球）",
    Format.SHP: "Shapefile（ArcGIS 等）",
    Format.CSV: "CSV 表格",
    Format.XLSX: "Excel 工作簿（XLSX）",
    Format.PNG: "PNG 图片",
    Format.SVG: "SVG 矢量图",
}


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture of the map is drawn; the defaults fill an A4 page."""

    width_mm: float = 180.0
    height_mm: float = 190.0
    dpi: float = 300.0  #: of a PNG


class Paper(StrEnum):
    """A size of paper."""

    A4 = "A4"
    A3 = "A3"


def suggested_name(title: str, kind: Format, frame: Frame) -> str:
    """Return a file name for an export that says its frame where it is not the usual one."""
    head = title if frame is Frame.WGS84 else f"{title}_{frame.value}"
    return f"{head}{kind.suffixes[0]}"
