"""Characters a second and memory: the whole pipeline, its stages, its floor, and three peers."""

import tempfile
from pathlib import Path

from geodata.resources import seeds
from tests.benchmarks.measured import Measurement, measure
from tests.benchmarks.timing import show_table

__all__ = ["CHARACTERS", "run"]

#: How long the measured text is.
CHARACTERS = 10_000_000
#: The peers get a part of it: this many copies of the five documents.
_PEER_COPIES = 10

_PEERS = {
    "cpca": "cpca.transform, sentences: one division each",
    "jieba": "jieba.posseg.cut, sentences: words with part of speech",
    "jionlp": "jionlp.recognize_location, sentences: divisions",
}


def run(characters: int = CHARACTERS) -> None:
    """Measure on the five documents repeated, as documents of their size and as a single one."""
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    copies = max(1, round(characters / sum(map(len, texts))))
    with tempfile.TemporaryDirectory() as name:
        many, single, few = (Path(name) / part for part in ("many", "single", "few"))
        for folder in (many, single, few):
            folder.mkdir()
        for copy in range(copies):
            for number, text in enumerate(texts):
                # The last line tells copies apart: equal files are read only once.
                file = f"{copy:05}-{number}.txt"
                (many / file).write_text(f"{text}\n{copy}\n", encoding="utf-8")
                if copy < _PEER_COPIES:
                    (few / file).write_text(f"{text}\n{copy}\n", encoding="utf-8")
        (single / "single.txt").write_text("\n\n".join(texts * copies), encoding="utf-8")
        _measure(many, single, few)


def _measure(many: Path, single: Path, few: Path) -> None:
    runs = {
        f"ingest, {len(list(many.iterdir())):,} documents": (many, measure("ingest", [many])),
        "the same with 2 processes": (many, measure("ingest with 2 processes", [many])),
        "ingest, one document": (single, measure("ingest", [single])),
        "bare scan for the gazetteer's names (the floor)": (many, measure("scan", [many])),
    }
    runs |= {label: (few, measure(name, [few])) for name, label in _PEERS.items()}
    first = next(_rate(*figure) for figure in runs.values())
    rows = [
        (
            name,
            f"{_characters(folder):,}",
            f"{_rate(folder, figure):,.0f}",
            f"{_rate(folder, figure) / first:.2f}",
            f"{figure.peak_mb:,.0f}",
            f"{figure.worker_peak_mb:,.0f}" if "processes" in name else "",
        )
        for name, (folder, figure) in runs.items()
    ]
    show_table(
        "Reading the five documents again and again",
        ("what", "characters", "characters/s", "ratio", "peak MB", "of a worker"),
        rows,
        file="pipeline",
        note="Files to project file, gazetteer loaded. Aims: 100,000 characters/s on one core; "
        "2 processes 1.7 times one. The peers read a part of the same text.",
    )
    _show_stages(*runs["ingest, one document"])


def _show_stages(folder: Path, figure: Measurement) -> None:
    characters = _characters(folder)
    rows = [
        (stage, f"{seconds:.1f}", f"{characters / seconds:,.0f}", f"{seconds / figure.seconds:.0%}")
        for stage, seconds in figure.stages.items()
    ]
    show_table(
        f"The stages of one document of {characters:,} characters",
        ("stage", "seconds", "characters/s", "share"),
        rows,
        file="stages",
    )


def _characters(folder: Path) -> int:
    return sum(len(path.read_text(encoding="utf-8")) for path in folder.iterdir())


def _rate(folder: Path, figure: Measurement) -> float:
    return _characters(folder) / figure.seconds
