"""Warm start: from the start of the process to the map drawn and the panels filled."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from geodata.ingest import ingest
from geodata.resources import seeds
from tests.benchmarks.timing import Figure, show

__all__ = ["run"]

_REPEATS = 7


def run() -> None:
    """Start the explorer and a bare web view by turns, so that both meet the same machine."""
    environment = dict(os.environ)
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "bench.gpkg"
        ingest(list(seeds()), project)
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            environment[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        explorer = [sys.executable, "-m", "explorer", "--project", str(project)]
        commands = {
            "explorer, five documents": [*explorer, "--quit-when-ready"],
            "bare web view with Leaflet": [sys.executable, "-m", "tests.benchmarks.bare_view"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(_REPEATS + 1):
            for name, command in commands.items():
                milliseconds = _milliseconds(command, environment)
                if turn:  # the first start fills the caches
                    times[name].append(milliseconds)
    notes = {"explorer, five documents": "aim: under 1,000 ms"}
    show(
        "Warm start to map drawn",
        [Figure(n, statistics.median(t), "ms", notes.get(n, "")) for n, t in times.items()],
        file="startup",
    )


def _milliseconds(command: list[str], environment: dict[str, str]) -> float:
    if not environment.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", *command]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found = re.search(r"\d+(\.\d+)?", done.stdout)
    if not found:
        raise RuntimeError(f"{command} printed no milliseconds: {done.stdout}{done.stderr}")
    return float(found[0])
