"""How long a change of the filter holds the window up, at 10,000 and 100,000 places."""

import os
import statistics
import time
from dataclasses import replace
from datetime import date
from itertools import chain

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from explorer.filtering import Facet, Filter
from explorer.look import apply_look
from explorer.panels.left import LeftPanel
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.gazetteer import load
from tests.benchmarks.large import LargeSource
from tests.benchmarks.timing import show_table

__all__ = ["application", "large_snapshot", "run"]

_SIZES = (10_000, 100_000)
_TURNS = 5
_CHANGES = {
    "one kind": Filter(kinds=frozenset(("park",))),
    "kind and county": Filter(kinds=frozenset(("project",)), counties=frozenset(("140214",))),
    "five facets": Filter(
        kinds=frozenset(("project", "park", "scenic")),
        counties=frozenset(("140214", "140225", "140226")),
        statuses=frozenset(("在建", "开工")),
        precisions=frozenset(("site", "county")),
        periods=frozenset(("2024",)),
    ),
    "a word": Filter(words="公园"),
    "days": Filter(timespan=(date(2022, 1, 1), date(2022, 12, 31))),
}


def application() -> QApplication:
    """Return the application, on a screen in memory where there is none."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(lambda *_: None)  # of size hints that such a screen cannot pass on
    present = QApplication.instance()
    found = present if isinstance(present, QApplication) else QApplication([])
    found.setOrganizationName("datong-bench")
    apply_look(found)
    return found


def large_snapshot(places: int) -> Snapshot:
    """Return a project of so many places, without a file and a map."""
    source, gazetteer = LargeSource.of(places), load()
    return Snapshot.build(
        None,
        documents=source.documents(),
        places=source.places(),
        mentions=source.mentions(),
        facts=source.facts(),
        counties=gazetteer.counties,
        area_name=gazetteer.county_name,
    )


def run() -> None:
    """Change the filter of the state alone, then with the left dock on the screen."""
    screen = application()
    rows = []
    for places in _SIZES:
        snapshot = large_snapshot(places)
        start = time.perf_counter()
        index = snapshot.index
        made = time.perf_counter() - start
        state = State()
        state.set_snapshot(snapshot)
        alone = {name: _median_ms(state, chosen, None) for name, chosen in _CHANGES.items()}
        panel = LeftPanel(state)
        panel.resize(304, 700)
        panel.show()
        _unfold(panel)
        for name, chosen in _CHANGES.items():
            state.set_filter(Filter())
            docked = _median_ms(state, chosen, screen)
            found = index.find(chosen).bit_count()
            row = (f"{places:,} places: {name}", f"{alone[name]:.1f} ms", f"{docked:.1f} ms")
            rows.append((*row, f"{found:,} shown"))
        rows.append(
            (f"{places:,} places: index made", f"{made * 1000:.0f} ms", "", "off the main thread")
        )
        panel.close()
        panel.search.searcher.shut_down()
        panel.deleteLater()
    show_table(
        "Change of the filter",
        ("what", "state alone", "with tree, facets and chips painted", "note"),
        rows,
        file="filtering",
        note="Aim: at most 100 ms of Python at 100,000 places.",
    )


def _unfold(panel: LeftPanel) -> None:
    """Open all that a user may have open: every facet, two counties of the tree."""
    for facet in Facet:
        panel.filters.groups[facet].open(is_open=True)
    model = panel.places.model
    for adcode in ("140214", "140225"):
        area = model.index_of_area(adcode)
        panel.places.tree.expand(area)
        for row in range(model.rowCount(area)):
            panel.places.tree.expand(model.index(row, 0, area))


def _median_ms(state: State, chosen: Filter, screen: QApplication | None) -> float:
    """Return the median time of choosing and clearing, in milliseconds."""
    times = []
    state.set_filter(chosen)  # words are folded once
    for step in chain.from_iterable((Filter(), chosen) for _ in range(_TURNS)):
        start = time.perf_counter()
        state.set_filter(replace(step))
        if screen is not None:
            screen.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
