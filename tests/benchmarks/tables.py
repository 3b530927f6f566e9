"""How long the attribute table takes with 100,000 places, and for how long it holds the window."""

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from explorer.filtering import Filter
from explorer.panels.table import TablePanel
from explorer.session import Session
from explorer.state import State
from tests.benchmarks.filtering import application, large_snapshot
from tests.benchmarks.timing import show_table

__all__ = ["run"]

_PLACES = 100_000
_TURNS = 5
_UP = Qt.SortOrder.AscendingOrder


def run() -> None:
    """Do to the table of places what a user does."""
    screen = application()
    session = Session(State())
    state = session.state
    state.set_snapshot(large_snapshot(_PLACES))
    panel = TablePanel(session)
    panel.resize(1280, 260)
    panel.show()
    _wait(screen, panel)
    turns: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "filter by kind, and all again": (
            lambda: state.set_filter(Filter(kinds=frozenset(("project",)))),
            lambda: state.set_filter(Filter()),
        ),
        "sort by name": (
            lambda: panel.places.sortByColumn(0, _UP),
            lambda: panel.places.sortByColumn(-1, _UP),
        ),
        "find a word": (
            lambda: panel.search.setText("水库"),
            lambda: panel.search.setText(""),
        ),
        "select all rows": (panel.places.selectAll, state.clear_selection),
    }
    rows = []
    for name, (do, undo) in turns.items():
        spans = []
        for _ in range(_TURNS):
            spans.append(_measured(screen, panel, do))
            _measured(screen, panel, undo)
        total, longest = (statistics.median(values) for values in zip(*spans, strict=True))
        rows.append((name, f"{total:,.0f} ms", f"{longest:,.0f} ms"))
    session.operations.shut_down()
    panel.close()
    columns = ("what", "until the rows are there", "longest hold of the window")
    show_table(f"The attribute table at {_PLACES:,} places", columns, rows, file="tables")


def _measured(
    screen: QApplication, panel: TablePanel, do: Callable[[], object]
) -> tuple[float, float]:
    """Return how long something takes, and the longest time without a look at events, in ms."""
    gaps: list[float] = []
    last = start = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    do()
    _wait(screen, panel)
    tick()
    return 1000 * (time.perf_counter() - start), 1000 * max(gaps)


def _wait(screen: QApplication, panel: TablePanel) -> None:
    while not panel.view.records.is_settled:
        screen.processEvents()
    screen.processEvents()
