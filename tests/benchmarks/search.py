"""Search as the user sees it: from a key stroke to the painted results.

A hundred thousand articles of a newspaper, as many places with their facts; words typed one
character after another, as a reader types them.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from explorer.panels.search import SearchPanel
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.pinyin import spellings
from tests.benchmarks.articles import articles, sentences, write_articles
from tests.benchmarks.filtering import application, large_snapshot
from tests.benchmarks.timing import show_table

__all__ = ["run"]

_DOCUMENTS = 100_000
_PLACES = 100_000
_EACH = 25
_SEED = 20260103
_PATIENCE_S = 30.0


def run(documents: int = _DOCUMENTS, places: int = _PLACES) -> None:
    """Write the project (minutes), then type."""
    screen = application()
    snapshot = large_snapshot(places)
    names = [place.name for place in snapshot.places.values()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.gpkg"
        start = time.perf_counter()
        characters = write_articles(path, documents, names)
        written = time.perf_counter() - start
        snapshot = _with_articles(snapshot, path, documents, names)
        panel = _panel(snapshot)
        start = time.perf_counter()
        _type(screen, panel, "云冈")
        first = (time.perf_counter() - start) * 1000
        rows, all_times = [], []
        for title, texts in _queries(names):
            times = [_type(screen, panel, text) for text in texts]
            all_times += times
            rows.append((title, *_figures(times), f"{len(times)} searches"))
        rows.append(("all", *_figures(all_times), "aim: p95 at most 50 ms"))
        panel.close()
        panel.searcher.shut_down()
        size_mb = path.stat().st_size / 1e6
        note = (
            f"{characters / 1e6:,.0f} million characters, {size_mb:,.0f} MB, written in"
            f" {written:,.0f} s. The first search makes the index of names: {first:,.0f} ms."
        )
        show_table(
            f"Search in {documents:,} articles and {places:,} places",
            ("what is typed", "p50", "p95", "slowest", "note"),
            rows,
            file="search",
            note=note,
        )


def _with_articles(snapshot: Snapshot, path: Path, count: int, names: Sequence[str]) -> Snapshot:
    """Return the snapshot with the articles' titles; their texts stay in the file."""
    told = {article.id: replace(article, text="") for article in articles(count, names)}
    return replace(snapshot, path=path, documents={**snapshot.documents, **told})


def _panel(snapshot: Snapshot) -> SearchPanel:
    state = State()
    panel = SearchPanel(state, QLabel())
    state.set_snapshot(snapshot)
    panel.resize(304, 700)
    panel.show()
    return panel


def _queries(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of words, each word as it grows under the typing hand."""
    chance = random.Random(_SEED)  # noqa: S311 - repeatable is what is wanted
    some = [chance.choice(names) for _ in range(_EACH)]
    spelt = [spellings(name[:4])[0] for name in some]
    stock = [s for s in sentences() if len(s) > 20]
    starts = [(s, chance.randrange(len(s) - 6)) for s in chance.choices(stock, k=_EACH)]
    words = [s[at : at + 4] for s, at in starts]
    characters = "".join(stock)
    yield "names, by characters", list(_growing(name[:5] for name in some))
    yield "names, by pinyin", list(_growing("".join(parts)[:9] for parts in spelt))
    yield "names, by initials", list(_growing("".join(p[:1] for p in parts) for parts in spelt))
    yield "words of the texts", list(_growing(words))
    yield "two words", [f"{a[:2]} {b[:2]}" for a, b in zip(words, reversed(words), strict=True)]
    yield "characters at random", ["".join(chance.choices(characters, k=2)) for _ in words]
    yield "words that are nowhere", ["".join(chance.choices("龘爨齉躞", k=2)) for _ in words]


def _growing(words: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from accumulate(word)


def _type(screen: QApplication, panel: SearchPanel, text: str) -> float:
    """Set the field's text and return the milliseconds until its results are painted."""
    panel.field.clear()
    screen.processEvents()
    start = time.perf_counter()
    panel.field.setText(text)
    while text.strip():
        screen.processEvents()
        results = panel.model.results
        if results is not None and results.query.text == panel.field.text():
            break
        if time.perf_counter() - start > _PATIENCE_S:
            raise TimeoutError(f"no results for {text!r}")
        time.sleep(0.0005)
    screen.processEvents()
    return (time.perf_counter() - start) * 1000


def _figures(times: Sequence[float]) -> tuple[str, str, str]:
    cuts = statistics.quantiles(times, n=20)
    return f"{statistics.median(times):.1f} ms", f"{cuts[-1]:.1f} ms", f"{max(times):.1f} ms"
