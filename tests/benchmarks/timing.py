"""Repeat, take the median, and print a table with ratios."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

__all__ = ["Figure", "median_seconds", "show"]


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


def show(title: str, figures: list[Figure]) -> None:
    """Print the figures as a table, each with its ratio to the first of the same unit."""
    table = Table(title=title, title_justify="left")
    for column in ("what", "figure", "ratio to the first", "note"):
        table.add_column(column, justify="left" if column in ("what", "note") else "right")
    first = figures[0]
    for figure in figures:
        ratio = f"{figure.value / first.value:.2f}" if figure.unit == first.unit else ""
        table.add_row(figure.name, f"{figure.value:,.2f} {figure.unit}", ratio, figure.note)
    Console(width=120).print(table)
