"""How long the right dock holds the window up: long sources, many facts, many places."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from explorer.look import Theme, apply_look, style_sheet
from explorer.panels.county import CountyPanel
from explorer.panels.disagreements import DisagreementsPanel
from explorer.panels.facts import FactsPanel
from explorer.panels.source import SourcePanel
from explorer.snapshot import Snapshot
from explorer.state import State
from geodata.gazetteer import load
from geodata.ingest import ingest
from geodata.resources import seeds
from tests.benchmarks.filtering import application, large_snapshot
from tests.benchmarks.timing import show_table

__all__ = ["run"]

_LONG = 260_000  #: characters
_FACTS = 5_000
_PLACES = (10_000, 100_000)
_CHOSEN = 5_000
_TURNS = 5
_SIZE = (384, 760)

Row = tuple[str, str, str]


def run() -> None:
    """Print how long each step takes, Qt's layout and painting included."""
    screen = application()
    rows = [*_source_rows(screen), *_fact_rows(screen)]
    for places in _PLACES:
        rows += _place_rows(screen, places)
    show_table(
        "Right dock",
        ("what", "median", "longest"),
        rows,
        file="reading",
        note="Aim: nothing holds the main thread for more than 100 ms.",
    )


def _source_rows(screen: QApplication) -> list[Row]:
    state = State()
    state.set_snapshot(_long_snapshot())
    panel = _shown(SourcePanel(state), screen)
    facts = tuple(state.snapshot.facts.values())
    there = [facts[0], facts[-1], facts[len(facts) // 2], facts[len(facts) // 4]]
    hovered = list(state.snapshot.mentions_of_place)[:_TURNS]
    length = len(next(iter(state.snapshot.documents.values())).text)
    rows = [
        _row(f"{length:,} characters: go to a far quote", screen,
             [lambda fact=fact: state.select_fact(fact.id) for fact in there]),
        _row("hover a place", screen, [lambda i=i: state.hover(i) for i in hovered]),
        _row("original lines and back", screen, [panel.lines.click] * 4),
        _row("find a word", screen,
             [lambda word=word: panel._find(word) for word in ("大同", "项目", "能源")]),
        _row("change of the theme", screen,
             [lambda theme=theme: _dress(panel, screen, theme) for theme in reversed(Theme)]),
    ]  # fmt: skip
    _close(panel)
    return rows


def _fact_rows(screen: QApplication) -> list[Row]:
    state = State()
    state.set_snapshot(_many_facts())
    areas = ["140214", "1402"] * 2
    steps = [lambda area=area: state.select_area(area) for area in areas]
    rows = []
    for name, panel in (("cards", FactsPanel(state)), ("county", CountyPanel(state))):
        shown = _shown(panel, screen)
        rows.append(_row(f"{_FACTS:,} facts of a county: {name}", screen, steps))
        if isinstance(panel, FactsPanel):
            ids = [f"f{n}" for n in (_FACTS - 1, 10, _FACTS // 2)]
            far = [lambda i=i: state.select_fact(i) for i in ids]
            rows.append(_row("go to a far card", screen, far))
        _close(shown)
    return rows


def _place_rows(screen: QApplication, places: int) -> list[Row]:
    state = State()
    state.set_snapshot(large_snapshot(places))
    ids = list(state.snapshot.places)
    chosen = [ids[:_CHOSEN], ids[:2], ids[1 : _CHOSEN + 1]]
    kinds = {"cards": FactsPanel, "county": CountyPanel, "disagreements": DisagreementsPanel}
    rows = []
    for name, kind in kinds.items():
        panel = _shown(kind(state), screen)
        many = [lambda some=some: state.select_places(some) for some in chosen]
        rows.append(_row(f"{places:,} places, {_CHOSEN:,} selected: {name}", screen, many))
        codes = ("140214", "140225", "1402")
        areas = [lambda code=code: state.select_area(code) for code in codes]
        rows.append(_row(f"{places:,} places, a county selected: {name}", screen, areas))
        _close(panel)
    return rows


def _long_snapshot() -> Snapshot:
    """Return a project of one document, a page of a newspaper over and over."""
    text = seeds()[-1].read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        file, project = Path(folder) / "long.txt", Path(folder) / "long.gpkg"
        file.write_text(text * (_LONG // len(text) + 1), encoding="utf-8")
        ingest([file], project)
        return Snapshot.read(project, load())


def _many_facts() -> Snapshot:
    """Return a project with thousands of facts about one county."""
    snapshot = large_snapshot(1_000)
    facts = tuple(snapshot.facts.values())
    many = tuple(
        replace(
            facts[n % len(facts)],
            id=f"f{n}",
            place_id=None,
            adcode="140214",
            metric=f"{facts[n % len(facts)].metric}{n % 700}",
            period=f"{2000 + n % 24}年",
        )
        for n in range(_FACTS)
    )
    few = tuple(islice(many, 20))
    return replace(
        snapshot,
        facts={fact.id: fact for fact in many},
        facts_of_area={"140214": many, "1402": few},
    )


def _dress(panel: QWidget, screen: QApplication, theme: Theme) -> None:
    """Do what the window does."""
    apply_look(screen, theme)
    panel.setStyleSheet(style_sheet(theme))


def _shown(panel: QWidget, screen: QApplication) -> QWidget:
    panel.setStyleSheet(style_sheet(Theme.LIGHT))
    panel.resize(*_SIZE)
    panel.show()
    screen.processEvents()
    return panel


def _close(panel: QWidget) -> None:
    delete(panel)  # at once, so that it follows the state no more


def _row(name: str, screen: QApplication, steps: list[Callable[[], object]]) -> Row:
    times = []
    for step in steps * _TURNS:
        start = time.perf_counter()
        step()
        screen.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return (name, f"{statistics.median(times):.1f} ms", f"{max(times):.1f} ms")
