"""One measurement in a process of its own, so that its peak memory is its own too.

`python -m tests.benchmarks.measured WHAT PATHS…` prints one line of JSON: seconds, peak memory of
this process and of its largest worker in MB, and, where there are any, seconds by stage.
"""

import itertools
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measurement", "measure", "sentences"]

_SENTENCE = re.compile(r"[^。！？；\n]+")


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run took; memory in megabytes."""

    seconds: float
    peak_mb: float
    worker_peak_mb: float
    stages: Mapping[str, float]


def measure(what: str, paths: Sequence[Path]) -> Measurement:
    """Run a measurement of this module in a new process."""
    import subprocess  # noqa: PLC0415 - the measured process has no use for it

    command = [sys.executable, "-W", "ignore", "-m", __name__, what, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{what}: {done.stderr}")
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, the unit that the peers are made for."""
    return [part for part in map(str.strip, _SENTENCE.findall(text)) if part]


def _ingest(paths: Sequence[Path], workers: int) -> tuple[float, dict[str, float]]:
    from geodata.gazetteer import load  # noqa: PLC0415 - as in all measurements: its own only
    from geodata.ingest import Progress, ingest  # noqa: PLC0415
    from geodata.workers import process_pool  # noqa: PLC0415

    load()
    moments: list[tuple[str, float]] = []

    def note(progress: Progress) -> None:
        moments.append((progress.stage.name.lower(), time.perf_counter()))

    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, process_pool(workers) as executor:
        ingest(paths, Path(folder) / "p.gpkg", on_progress=note, executor=executor)
        seconds = time.perf_counter() - start
    stages: dict[str, float] = {}
    for (stage, began), (_, ended) in itertools.pairwise(moments):
        if stage != "done":
            stages[stage] = stages.get(stage, 0.0) + ended - began
    return seconds, stages


def _scan(paths: Sequence[Path]) -> tuple[float, dict[str, float]]:
    """Find the known names with the bare automaton: what no reader can be faster than."""
    import daachorse  # noqa: PLC0415

    from geodata.gazetteer import load  # noqa: PLC0415

    names = {name for entry in load().entries for name in (entry.name, *entry.aliases)}
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
        sorted(names), daachorse.MATCH_KIND_LEFTMOST_LONGEST
    )
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return _timed(lambda: [automaton.find(text) for text in texts])


def _cpca(paths: Sequence[Path]) -> tuple[float, dict[str, float]]:
    import cpca  # noqa: PLC0415

    parts = _parts(paths)
    cpca.transform(parts[:1])
    return _timed(lambda: cpca.transform(parts))


def _jieba(paths: Sequence[Path]) -> tuple[float, dict[str, float]]:
    import jieba.posseg  # noqa: PLC0415

    parts = _parts(paths)
    list(jieba.posseg.cut(parts[0]))
    return _timed(lambda: [list(jieba.posseg.cut(part)) for part in parts])


def _jionlp(paths: Sequence[Path]) -> tuple[float, dict[str, float]]:
    import jionlp  # noqa: PLC0415

    parts = _parts(paths)
    jionlp.recognize_location(parts[0])
    return _timed(lambda: [jionlp.recognize_location(part) for part in parts])


def _parts(paths: Sequence[Path]) -> list[str]:
    return [part for path in paths for part in sentences(path.read_text(encoding="utf-8"))]


def _timed(call: Callable[[], object]) -> tuple[float, dict[str, float]]:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start, {}


_MEASUREMENTS: Mapping[str, Callable[[Sequence[Path]], tuple[float, dict[str, float]]]] = {
    "ingest": lambda paths: _ingest(paths, 1),
    "ingest with 2 processes": lambda paths: _ingest(paths, 2),
    "scan": _scan,
    "cpca": _cpca,
    "jieba": _jieba,
    "jionlp": _jionlp,
}


def main() -> None:
    """Run what the command line names and print its figures."""
    what, *paths = sys.argv[1:]
    folder_or_files = [Path(path) for path in paths]
    files = [
        file
        for path in folder_or_files
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
    ]
    seconds, stages = _MEASUREMENTS[what](files)
    peak, worker_peak = (
        resource.getrusage(who).ru_maxrss / 1000
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    result = {
        "seconds": seconds,
        "peak_mb": peak,
        "worker_peak_mb": worker_peak,
        "stages": stages,
    }
    sys.stdout.write(f"\n{json.dumps(result)}\n")


if __name__ == "__main__":
    main()
