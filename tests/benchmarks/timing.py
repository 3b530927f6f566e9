"""Repeat, take the median, print a table with ratios, and keep it as Markdown in `out/bench/`."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

__all__ = ["Figure", "median_seconds", "show", "show_table"]

_OUT = Path(__file__).parents[2] / "out" / "bench"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; the first of a table is what the others are compared with."""

    name: str
    value: float
    unit: str
    note: str = ""


def median_seconds(call: Callable[[], object], *, repeats: int) -> float:
    """Return the median wall time of a call in seconds, after one call that warms up."""
    call()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def show(title: str, figures: Sequence[Figure], *, file: str) -> None:
    """Print the figures as a table, each with its ratio to the first of the same unit."""
    first = figures[0]
    rows = []
    for figure in figures:
        ratio = f"{figure.value / first.value:.2f}" if figure.unit == first.unit else ""
        rows.append((figure.name, f"{figure.value:,.2f} {figure.unit}", ratio, figure.note))
    show_table(title, ("what", "figure", "ratio to the first", "note"), rows, file=file)


def show_table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, file: str, note: str = ""
) -> None:
    """Print a table and write it to `out/bench/FILE.md`; the first column and notes are text."""
    table = Table(title=title, title_justify="left", caption=note, caption_justify="left")
    texts = (columns[0], "note")
    for column in columns:
        table.add_column(column, justify="left" if column in texts else "right")
    for row in rows:
        table.add_row(*row)
    Console(width=120).print(table)
    rules = [":--" if column in texts else "--:" for column in columns]
    lines = [f"| {' | '.join(cells)} |" for cells in (columns, rules, *rows)]
    _OUT.mkdir(parents=True, exist_ok=True)
    text = "\n".join([f"**{title}**", "", *lines, *(["", note] if note else []), ""])
    (_OUT / f"{file}.md").write_text(text, encoding="utf-8")
