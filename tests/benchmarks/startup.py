"""Warm start to the map drawn and the panels filled, first start, and memory; QGIS beside it."""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geodata.ingest import ingest
from geodata.resources import seeds
from tests.benchmarks import qgis
from tests.benchmarks.screen import homes, screen, settings_in
from tests.benchmarks.timing import Figure, show

__all__ = ["run"]

_REPEATS = 7
_EXPLORER = "explorer, five documents"
_NOTES = {_EXPLORER: "aim: at most 600 ms, and less than QGIS"}
_REST_S = 4.0


def run() -> None:
    """Start all by turns under one screen, so that they meet the same machine."""
    with tempfile.TemporaryDirectory() as name, screen() as display:
        folder = Path(name)
        environment = settings_in(folder, display)
        project = folder / "bench.gpkg"
        ingest(list(seeds()), project)
        _warm(project, folder, environment)
        _first(folder, environment)
        _memory(project, environment)


def _warm(project: Path, folder: Path, environment: dict[str, str]) -> None:
    commands = {
        _EXPLORER: [*_explorer(project), "--quit-when-ready"],
        "bare web view with Leaflet": [sys.executable, "-m", "tests.benchmarks.bare_view"],
    }
    if qgis.is_at_hand():
        profile = folder / "qgis"
        profile.mkdir()
        commands["QGIS, the same file, first canvas"] = qgis.command(project, profile)
    else:
        sys.stdout.write("QGIS is not installed and cannot be without root: left out.\n")
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(_REPEATS + 1):
        for name, command in commands.items():
            milliseconds = _milliseconds(command, environment)
            if turn:  # the first start fills the caches
                times[name].append(milliseconds)
    show(
        "Warm start to map drawn",
        [Figure(n, statistics.median(t), "ms", _NOTES.get(n, "")) for n, t in times.items()],
        file="startup",
    )


def _first(folder: Path, environment: dict[str, str]) -> None:
    """Start on empty data, cache and settings folders: the five documents are read."""
    times = []
    for turn in range(3):
        command = [sys.executable, "-m", "explorer", "--quit-when-ready"]
        times.append(
            _milliseconds(command, {**environment, **homes(folder / f"first-{turn}")}) / 1000
        )
    figure = Figure("first start, five documents read", statistics.median(times), "s", "aim: 5 s")
    show("First start", [figure], file="first_start")


def _memory(project: Path, environment: dict[str, str]) -> None:
    """Measure what the program and its helpers need together, shared pages counted once (PSS)."""
    with subprocess.Popen(
        _explorer(project), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        time.sleep(_REST_S)
        sizes = [_pss_mb(pid) for pid in _family(program.pid)]
        program.terminate()
    figures = [
        Figure("all processes", sum(sizes), "MB", "aim: at most 450 MB (PSS)"),
        Figure("of these the program itself", sizes[0], "MB"),
    ]
    show("Memory, five documents", figures, file="memory")


def _explorer(project: Path) -> list[str]:
    return [sys.executable, "-m", "explorer", "--project", str(project)]


def _milliseconds(command: list[str], environment: dict[str, str]) -> float:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found = re.search(r"^\d+(\.\d+)?$", done.stdout, re.MULTILINE)
    if not found:
        raise RuntimeError(f"{command} printed no milliseconds: {done.stdout}{done.stderr}")
    return float(found[0])


def _family(pid: int) -> list[int]:
    """Return a process and all that it started, itself first."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(member for child in children for member in _family(int(child)))]


def _pss_mb(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) / 1024  # type: ignore[index]
