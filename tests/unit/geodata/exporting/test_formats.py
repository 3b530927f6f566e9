"""Every format read back: the same places, figures and quotes, hostile ones too."""

import csv
import io
import json
import sqlite3
import struct
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pytest
from lxml import etree

from geodata.errors import ExportError
from geodata.exporting.cells import harmless
from geodata.exporting.datums import Frame
from geodata.exporting.formats import export_file
from geodata.exporting.kinds import Format, PictureSize, suggested_name
from geodata.model import Precision
from geodata.project import Project
from tests.helpers.sample import SquareGazetteer, build_sample

GAZETTEER: Any = SquareGazetteer()
_KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "大同.gpkg")


@pytest.fixture(scope="module")
def names(sample: Path) -> list[str]:
    with Project.open(sample) as project:
        return [place.name for place in project.places()]


@pytest.fixture(scope="module")
def quotes(sample: Path) -> list[str]:
    with Project.open(sample) as project:
        return [fact.quote for fact in project.facts()]


def _export(sample: Path, out: Path, kind: Format, **options: Any) -> tuple[Path, ...]:
    return export_file(sample, out, kind, gazetteer=GAZETTEER, **options)


def test_geojson(sample: Path, tmp_path: Path, names: list[str], quotes: list[str]) -> None:
    [out] = _export(sample, tmp_path / "a.geojson", Format.GEOJSON)
    collection = json.loads(out.read_text(encoding="utf-8"))
    features = collection["features"]
    assert [feature["properties"]["name"] for feature in features] == names
    told = [f["quote"] for feature in features for f in feature["properties"]["figures"]]
    # What is said of a county has no place to stand with.
    assert sorted(told) == sorted(set(quotes) - {"云冈区地区生产总值完成249.1亿元"})
    west, south, east, north = collection["bbox"]
    for feature in features:
        if feature["geometry"]:
            x, y = feature["geometry"]["coordinates"]
            assert west <= x <= east
            assert south <= y <= north
    assert "crs" not in collection
    info = pyogrio.read_info(out)
    assert (info["features"], info["crs"]) == (len(names), "EPSG:4326")


def test_only_what_has_a_position_gets_coordinates(sample: Path, tmp_path: Path) -> None:
    [out] = _export(sample, tmp_path / "a.geojson", Format.GEOJSON)
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    with Project.open(sample) as project:
        precisions = {place.id: place.precision for place in project.places()}
    assert len(set(precisions.values())) == 6
    for feature in features:
        precision, told = precisions[feature["id"]], feature["properties"]
        assert (feature["geometry"] is not None) is precision.is_drawn
        assert (told["x"] is None) is (precision is Precision.COUNTY or not precision.is_drawn)
        assert ("不是实际位置" in told["position"]) is (precision is Precision.COUNTY)


def test_csv(sample: Path, tmp_path: Path, names: list[str], quotes: list[str]) -> None:
    files = _export(sample, tmp_path / "a.csv", Format.CSV)
    assert [file.name for file in files] == [
        "a.csv",
        "a_数据.csv",
        "a_县区.csv",
        "a_来源.csv",
        "a_说明.csv",
    ]
    places, facts = (_csv_rows(file.read_bytes()) for file in files[:2])
    assert [row["名称"] for row in places] == list(map(harmless, names))
    assert sorted(row["原文"] for row in facts) == sorted(map(harmless, quotes))
    for file in files:
        assert file.read_bytes().startswith("\ufeff".encode())
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def _csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_xlsx(sample: Path, tmp_path: Path, names: list[str], quotes: list[str]) -> None:
    [out] = _export(sample, tmp_path / "a.xlsx", Format.XLSX)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["地点", "数据", "县区", "来源", "说明"]
    assert _sheet_column(book["地点"], "名称") == names
    assert sorted(_sheet_column(book["数据"], "原文")) == sorted(quotes)
    assert {type(value) for value in _sheet_column(book["数据"], "数值")} <= {int, float}
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert links
    for link in links:
        sheet, _, row = link.location.partition("!A")
        assert book[sheet.strip("'")].cell(int(row), 1).value == link.display


def _sheet_column(sheet: Any, heading: str) -> list[Any]:
    [head, *rows] = sheet.iter_rows(values_only=True)
    at = head.index(heading)
    return [row[at] for row in rows]


@pytest.mark.parametrize("suffix", [".kml", ".kmz"])
def test_kml(
    sample: Path, tmp_path: Path, names: list[str], quotes: list[str], suffix: str
) -> None:
    [out] = _export(sample, tmp_path / f"a{suffix}", Format.KML)
    content = out.read_bytes()
    if suffix == ".kmz":
        with zipfile.ZipFile(out) as archive:
            content = archive.read("doc.kml")
            icons = {name for name in archive.namelist() if name.startswith("icons/")}
            assert all(archive.read(icon).startswith(b"\x89PNG") for icon in icons)
    root = etree.fromstring(content)
    marks = root.findall(f".//{_KML}Placemark")
    assert sorted(mark.findtext(f"{_KML}name") for mark in marks) == sorted(_printable(names))
    balloons = "".join(mark.findtext(f"{_KML}description") for mark in marks)
    assert "<script" not in balloons
    text = "".join(etree.HTML(balloons).itertext())
    for quote in _printable(quotes):
        assert f"“{quote}”" in text or "生产总值" in quote
    hrefs = {href.text for href in root.iter(f"{_KML}href")}
    assert hrefs == (icons if suffix == ".kmz" else set())
    styles = {f"#{style.get('id')}" for style in root.iter(f"{_KML}Style")}
    assert {mark.findtext(f"{_KML}styleUrl") for mark in marks} <= styles
    folders = [f.findtext(f"{_KML}name") for f in root.findall(f".//{_KML}Document/{_KML}Folder")]
    assert "云冈区" in folders


def _printable(texts: list[str]) -> list[str]:
    return ["".join(c for c in text if c.isprintable() or c.isspace()) for text in texts]


@pytest.mark.parametrize("frame", Frame)
def test_geopackage(
    sample: Path, tmp_path: Path, names: list[str], quotes: list[str], frame: Frame
) -> None:
    [out] = _export(sample, tmp_path / "a.gpkg", Format.GPKG, frame=frame)
    end = "" if frame is Frame.WGS84 else f"_{frame.value}"
    layers = {name: kind for name, kind in pyogrio.list_layers(out) if name != "layer_styles"}
    assert layers == {
        f"places{end}": "Point",
        f"counties{end}": "MultiPolygon",
        f"facts{end}": None,
        f"sources{end}": None,
    }
    places = pyogrio.read_dataframe(out, layer=f"places{end}")
    assert list(places["name"]) == names
    assert sorted(pyogrio.read_dataframe(out, layer=f"facts{end}")["quote"]) == sorted(quotes)
    assert places.crs == (frame.epsg and f"EPSG:{frame.epsg}")
    with closing(sqlite3.connect(out)) as connection:
        styles = connection.execute(
            "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"
        ).fetchall()
    assert {name for name, _ in styles} == set(layers)
    for _, style in styles:
        aliases = [alias.get("name") for alias in etree.fromstring(style.encode()).iter("alias")]
        assert len(aliases) > 4
        assert all(aliases)


@pytest.mark.parametrize("frame", Frame)
def test_shapefile(
    sample: Path, tmp_path: Path, names: list[str], quotes: list[str], frame: Frame
) -> None:
    files = _export(sample, tmp_path / "a.shp", Format.SHP, frame=frame)
    assert files[0] == tmp_path / "a.shp"
    assert (tmp_path / "a.cpg").read_text() == "UTF-8"
    assert (tmp_path / "a.prj").exists() is (frame.epsg is not None)
    places = pyogrio.read_dataframe(tmp_path / "a.shp")
    assert list(places["name"]) == names
    assert all(len(field.encode()) <= 10 for field in places.columns if field != "geometry")
    told = pyogrio.read_dataframe(tmp_path / "a_facts.dbf")["quote"]
    assert sorted(told) == sorted(quotes)
    key = _csv_rows((tmp_path / "a_fields.csv").read_bytes())
    assert {row["字段"] for row in key if row["表"] == "places"} == {*places.columns} - {"geometry"}


def test_a_text_too_long_for_a_shapefile_is_cut_and_noted(tmp_path: Path) -> None:
    sample = build_sample(tmp_path / "p.gpkg")
    long = "据" * 100
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("UPDATE places SET evidence = ? WHERE id = 'pa1'", (json.dumps([long]),))
    _export(sample, tmp_path / "a.shp", Format.SHP)
    places = pyogrio.read_dataframe(tmp_path / "a.shp").set_index("id")
    assert places.loc["pa1", "evidence"] == f"{'据' * 83}…"
    key = _csv_rows((tmp_path / "a_fields.csv").read_bytes())
    [note] = [row["含义"] for row in key if "截短" in row["含义"]]
    assert "pa1" in note
    assert "300 字节" in note


@pytest.mark.parametrize("kind", [Format.SHP, Format.CSV])
def test_several_files_come_in_one_archive_on_wish(
    sample: Path, tmp_path: Path, kind: Format
) -> None:
    [out] = _export(sample, tmp_path / "a.zip", kind, frame=Frame.GCJ02)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert all(name.startswith("a_GCJ-02") for name in archive.namelist())
        assert f"a_GCJ-02{kind.suffixes[-1]}" in archive.namelist()


@pytest.mark.parametrize("kind", Format)
def test_a_choice_of_places_brings_their_figures_and_sources_only(
    sample: Path, tmp_path: Path, kind: Format
) -> None:
    del kind  # all formats are made of the same records
    [out] = _export(sample, tmp_path / "a.xlsx", Format.XLSX, place_ids={"pa1"})
    book = openpyxl.load_workbook(out)
    assert _sheet_column(book["地点"], "名称") == ["云冈石窟"]
    assert _sheet_column(book["数据"], "对象") == ["云冈石窟"]
    assert len(_sheet_column(book["来源"], "标题")) == 1


def test_rejected_places_stay_at_home(tmp_path: Path) -> None:
    sample = build_sample(tmp_path / "p.gpkg")
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("UPDATE places SET review = 'rejected' WHERE id = 'pa1'")
    [out] = _export(sample, tmp_path / "a.geojson", Format.GEOJSON)
    assert "云冈石窟" not in {
        f["properties"]["name"] for f in json.loads(out.read_text("utf-8"))["features"]
    }


def test_kml_knows_one_frame(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="KML 只能使用 WGS-84"):
        _export(sample, tmp_path / "a.kml", Format.KML, frame=Frame.GCJ02)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", Format)
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(
    sample: Path, tmp_path: Path, kind: Format
) -> None:
    with pytest.raises(ExportError, match="不存在，请先建立"):
        _export(sample, tmp_path / "没有" / f"a{kind.suffixes[0]}", kind)
    target = tmp_path / f"夹{kind.suffixes[0]}"
    target.mkdir()
    with pytest.raises(ExportError, match="是一个文件夹"):
        _export(sample, target, kind)
    assert list(tmp_path.rglob("*")) == [target]


@pytest.mark.parametrize("kind", [Format.GEOJSON, Format.KML, Format.CSV, Format.XLSX])
def test_the_same_project_gives_the_same_bytes(sample: Path, tmp_path: Path, kind: Format) -> None:
    outs = [tmp_path / f"{name}{kind.suffixes[0]}" for name in "ab"]
    (one, two) = (_export(sample, out.parent / out.name, kind)[0].read_bytes() for out in outs)
    if kind is not Format.CSV:  # whose archive holds names that begin with its own
        assert one == two
    assert len(one) == len(two)


def test_pictures_have_the_size_asked_for(sample: Path, tmp_path: Path) -> None:
    size = PictureSize(100, 80, 127)
    [out] = export_file(sample, tmp_path / "a.png", Format.PNG, picture=size)
    head = out.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:]) == (500, 400)
    [out] = export_file(sample, tmp_path / "a.svg", Format.SVG, picture=size)
    root = etree.fromstring(out.read_bytes())
    assert (root.get("width"), root.get("height")) == ("100mm", "80mm")
    texts = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"图例", "北"} <= texts


def test_a_suggested_name_says_its_frame() -> None:
    assert suggested_name("大同", Format.GPKG, Frame.WGS84) == "大同.gpkg"
    assert suggested_name("大同", Format.SHP, Frame.BD09) == "大同_BD-09.zip"


def test_a_workbook_that_finds_no_room_is_told(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(ExportError, match=r"工作簿（磁盘已满）.*临时文件夹"):
        _export(sample, tmp_path / "a.xlsx", Format.XLSX)
    assert list(tmp_path.iterdir()) == []
