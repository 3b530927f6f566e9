"""Characters a second: the whole pipeline beside three libraries that read places or words."""

import contextlib
import io
import tempfile
import warnings
from pathlib import Path

from geodata.ingest import ingest
from geodata.resources import seeds
from tests.benchmarks.timing import Figure, median_seconds, show

__all__ = ["run"]


def run() -> None:
    """Measure on the five documents; the peers get the same text, paragraph by paragraph."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in seeds())
    paragraphs = [line for line in text.splitlines() if line.strip()]

    def rate(call: object, repeats: int) -> float:
        assert callable(call)
        return len(text) / median_seconds(call, repeats=repeats)

    figures = [Figure("ingest, files to project file", rate(_ingest, 7), "characters/s")]
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")  # the peers' own, none of ours
        import cpca  # noqa: PLC0415 - a peer; slow to import
        import jieba.posseg  # noqa: PLC0415
        import jionlp  # noqa: PLC0415

        figures += [
            Figure(
                "cpca.transform",
                rate(lambda: cpca.transform(paragraphs), 3),
                "characters/s",
                "provinces, cities, counties; aim: at least as fast as this",
            ),
            Figure(
                "jieba.posseg.cut",
                rate(lambda: [list(jieba.posseg.cut(line)) for line in paragraphs], 3),
                "characters/s",
                "words with part of speech, place names among them",
            ),
            Figure(
                "jionlp.recognize_location",
                rate(lambda: [jionlp.recognize_location(line) for line in paragraphs], 1),
                "characters/s",
                "provinces, cities, counties",
            ),
        ]
    show(f"Reading the five documents ({len(text):,} characters)", figures)


def _ingest() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ingest(list(seeds()), Path(folder) / "bench.gpkg")
