"""The real program, started as a user starts it, with a home of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from geodata.mapping.page import map_page, page_cache
from tests.helpers.sample import build_sample

_HEAVY = (
    *("pandas", "geopandas", "folium", "branca", "pyogrio", "pyproj", "pint", "numpy", "shapely"),
    *("typer", "jinja2", "typst", "lxml", "pypdfium2", "xlsxwriter", "geodata.ingest"),
)


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


def _start(home: Path, *words: object, python: tuple[str, ...] = ()) -> "_Done":
    environment = dict(os.environ)
    for name in ("DATA", "CONFIG", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    return subprocess.run(
        [sys.executable, *python, "-m", "explorer", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


_Done = subprocess.CompletedProcess[str]


def _complaints(stderr: str) -> list[str]:
    """Return what the program, Qt and Chromium said on the error stream."""
    return [line for line in stderr.splitlines() if line]


def test_a_warm_start_prints_its_milliseconds_and_imports_nothing_heavy(
    sample_path: Path, tmp_path: Path
) -> None:
    map_page(cache_dir=page_cache())
    _start(tmp_path, "--project", sample_path, "--quit-when-ready")
    done = _start(
        tmp_path, "--project", sample_path, "--quit-when-ready", python=("-X", "importtime")
    )
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+\n", done.stdout)
    imported = set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE))
    assert {"explorer.window", "PySide6.QtWebEngineCore", "sqlite3"} <= imported
    assert imported.isdisjoint(_HEAVY)


def test_a_start_says_nothing_else(sample_path: Path, tmp_path: Path) -> None:
    done = _start(tmp_path, "--project", sample_path, "--quit-when-ready")
    assert done.returncode == 0
    assert _complaints(done.stderr) == []
    assert not (tmp_path / "state" / "datong-explorer" / "log" / "explorer.log").exists()


def test_a_first_start_reads_the_five_documents_into_the_users_data_folder(tmp_path: Path) -> None:
    done = _start(tmp_path, "--quit-when-ready")
    assert done.returncode == 0, done.stderr
    assert _complaints(done.stderr) == []
    (project,) = (tmp_path / "data").rglob("*.gpkg")
    assert project.name == "大同.gpkg"
    again = _start(tmp_path, "--quit-when-ready")
    assert again.returncode == 0, again.stderr
    assert len(list((tmp_path / "data").rglob("*.gpkg"))) == 1


def test_a_screenshot_shows_map_and_panels(sample_path: Path, tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    done = _start(tmp_path, "--project", sample_path, "--screenshot", picture, "--size", "1280x800")
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    # The map is neither black nor of one colour: counties have tints of their own.
    colours = {image.pixel(x, y) for x in range(330, 860, 9) for y in range(120, 700, 9)}
    assert len(colours) > 8


def test_what_goes_wrong_ends_with_a_sentence_and_an_exit_code(tmp_path: Path) -> None:
    done = _start(tmp_path, "--project", tmp_path / "no.gpkg", "--quit-when-ready")
    assert done.returncode == 1
    (complaint,) = _complaints(done.stderr)
    assert "no.gpkg" in complaint
    assert done.stdout == ""
