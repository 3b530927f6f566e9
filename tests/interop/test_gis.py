"""GIS formats in the eyes of GDAL's ogrinfo and of QGIS."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from geodata.exporting.datums import Frame
from geodata.exporting.formats import export_file
from geodata.exporting.kinds import Format
from geodata.model import Review
from geodata.project import Project
from tests.helpers.programs import run

_QGIS = Path(__file__).parent / "read_in_qgis.py"


@pytest.fixture(scope="module")
def counts(project: Path) -> dict[str, int]:
    with Project.open(project) as opened:
        places = [p for p in opened.places() if p.review is not Review.REJECTED]
        return {
            "places": len(places),
            "facts": len(opened.facts()),
            "counties": len(opened.counties()),
            "sources": len(opened.documents()),
            "drawn": sum(place.point is not None for place in places),
        }


def _layers(path: Path | str) -> dict[str, list[dict[str, Any]]]:
    """Return the features of each layer, as GDAL's programs tell them (3.6 and later)."""
    lines = run("ogrinfo", "-q", path).splitlines()
    names = [
        found[1] for line in lines if (found := re.match(r"\d+: (.+?)(?: \([^()]+\))?$", line))
    ]
    return {name: _features(path, name) for name in names}


def _features(path: Path | str, layer: str) -> list[dict[str, Any]]:
    told = run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", path, layer)
    features: list[dict[str, Any]] = json.loads(told)["features"]
    return features


def _drawn(features: list[dict[str, Any]]) -> int:
    return sum(feature["geometry"] is not None for feature in features)


@pytest.mark.parametrize("frame", [Frame.WGS84, Frame.CGCS2000])
def test_geopackage(project: Path, tmp_path: Path, counts: dict[str, int], frame: Frame) -> None:
    [out] = export_file(project, tmp_path / "a.gpkg", Format.GPKG, frame=frame)
    layers = _layers(out)
    end = "" if frame is Frame.WGS84 else f"_{frame.value}"
    for name in ("places", "facts", "counties", "sources"):
        assert len(layers[name + end]) == counts[name]
    assert _drawn(layers[f"places{end}"]) == counts["drawn"]
    assert f'ID["EPSG",{frame.epsg}]]' in run("ogrinfo", "-so", out, f"places{end}")


def test_the_project_itself_opens(project: Path, counts: dict[str, int]) -> None:
    layers = _layers(project)
    assert len(layers["places"]) == counts["places"]
    assert len(layers["facts"]) == counts["facts"]


def test_shapefile_in_its_archive(project: Path, tmp_path: Path, counts: dict[str, int]) -> None:
    [out] = export_file(project, tmp_path / "a.zip", Format.SHP)
    layers = _layers(f"/vsizip/{out}")
    assert len(layers["a_WGS-84"]) == counts["places"]
    assert len(layers["a_WGS-84_facts"]) == counts["facts"]
    assert _drawn(layers["a_WGS-84"]) == counts["drawn"]
    assert "云冈石窟" in {feature["properties"]["name"] for feature in layers["a_WGS-84"]}


def test_geojson(project: Path, tmp_path: Path, counts: dict[str, int]) -> None:
    [out] = export_file(project, tmp_path / "a.geojson", Format.GEOJSON)
    [features] = _layers(out).values()
    assert len(features) == counts["places"]
    assert _drawn(features) == counts["drawn"]


@pytest.mark.parametrize("suffix", ["kml", "kmz"])
def test_kml(project: Path, tmp_path: Path, counts: dict[str, int], suffix: str) -> None:
    [out] = export_file(project, tmp_path / f"a.{suffix}", Format.KML)
    # Each county has a folder of each kind, so layers share their names: all are told at once.
    told = run("ogrinfo", "-al", out)
    assert sum(map(int, re.findall(r"Feature Count: (\d+)", told))) == counts["places"]
    assert len(re.findall(r"^  POINT", told, re.MULTILINE)) == counts["drawn"]


def test_qgis_takes_our_styles_and_names(
    project: Path, tmp_path: Path, counts: dict[str, int]
) -> None:
    [out] = export_file(project, tmp_path / "a.gpkg", Format.GPKG)
    told = run(
        "/usr/bin/python3", _QGIS, out, QT_QPA_PLATFORM="offscreen", PYTHONPATH="", HOME=tmp_path
    )
    layers = json.loads(told.splitlines()[-1])
    places = layers["places"]
    assert places["features"] == counts["places"]
    assert places["crs"] == "EPSG:4326"
    assert places["renderer"] == "RuleRenderer"
    assert places["rules"] == 16
    assert places["drawn"] == counts["drawn"]  # by one of the rules each, none by chance
    assert "云冈石窟" in places["labels"]
    assert "长城一号旅游公路（位置未详）" in places["labels"]
    assert "云冈区" in layers["counties"]["labels"]
    assert places["aliases"]["name"] == "名称"
    assert layers["counties"]["renderer"] == "singleSymbol"
    assert layers["facts"]["aliases"]["quote"] == "原文"
    assert layers["facts"]["features"] == counts["facts"]
