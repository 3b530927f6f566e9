"""The whole window with a large project: how long it takes to open, and what holds the window up.

A hold is the longest time in which the window looked at no event: nothing moves in it, and no key
is heard. On a busy machine, or beside a thread that reads, part of it is waiting for the processor;
what the window worked itself meanwhile is told beside it. The window runs in a process of its own.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.large import write_large
from tests.benchmarks.screen import screen, settings_in
from tests.benchmarks.timing import show_table

__all__ = ["run"]

_SIZES = (10_000, 100_000)
_SMALL = 100  #: places of the project that is open before
_CHOSEN = 5_000
_TICK_MS = 2
_REST_S = 0.6  #: so long nothing happens when a step is over
_PATIENCE_S = 60.0
_OPENINGS = ("opened: map drawn", "opened: panels filled")
_AIM_MS = 100

#: What was done, and in ms: until it was done, the longest hold, the longest work at one go.
Step = tuple[str, float, float, float]


def run() -> None:
    """Write the projects (a minute), then use each as a user does."""
    rows = []
    with tempfile.TemporaryDirectory() as name, screen() as display:
        folder = Path(name)
        small = folder / "small.gpkg"
        write_large(small, _SMALL)
        for places in _SIZES:
            large = folder / f"{places}.gpkg"
            write_large(large, places)
            for what, *figures in _measured([small, large], settings_in(folder, display)):
                note = "" if figures[1] <= _AIM_MS else "too long"
                texts = (f"{figure:,.0f} ms" for figure in figures)
                rows.append((f"{places:,} places: {what}", *texts, note))
    show_table(
        "The whole window with large projects",
        ("what", "until it is done", "longest hold", "of own work", "note"),
        rows,
        file="holds",
        note=f"Aims: 100,000 places on the map 2 s after opening; no hold over {_AIM_MS} ms.",
    )


def _measured(projects: list[Path], variables: dict[str, str]) -> list[Step]:
    command = [sys.executable, "-m", __name__, *map(str, projects)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr}")
    steps: list[Step] = [tuple(step) for step in json.loads(done.stdout.splitlines()[-1])]
    return steps


class _User:
    """Does one thing after another, and watches meanwhile how the window hears."""

    def __init__(self, small: Path, large: Path) -> None:
        # The window's process alone needs Qt.
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415

        from explorer.launch.app import Options, make_application  # noqa: PLC0415
        from explorer.launch.program import Program  # noqa: PLC0415

        self._application = make_application(sys.argv[:1])
        self._large = large
        self._program = Program(Options(project=small, size=(1280, 800)))
        self._window = self._program.window
        self._last = self._last_work = 0.0
        self._longest = self._longest_work = 0.0
        self._quiet_from = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        self._drawn = 0
        self._window.map.drew.connect(self._on_drew)
        start = self._begin()
        self._wait(lambda: self._drawn > 0 and self._window.is_furnished)
        took_ms = 1000 * (time.perf_counter() - start)
        self._rest()
        self._started: Step = ("started with a small project", took_ms, *self._held_ms)

    def steps(self) -> Iterator[Step]:
        """Yield what was done, how long it took and how long the window was held, in ms."""
        yield self._started
        yield from self._open()
        from explorer.appearance import Language  # noqa: PLC0415
        from explorer.filtering import Filter  # noqa: PLC0415
        from explorer.look import Theme  # noqa: PLC0415

        state, docks = self._window.session.state, self._window.docks
        look = self._window.appearance
        drawn = [p.id for p in state.snapshot.places.values() if p.precision.is_drawn]
        many, none = drawn[:_CHOSEN], Filter()
        kind = Filter(kinds=frozenset(("project",)))
        deeds: list[tuple[str, Callable[[], object]]] = [
            ("filter by kind", lambda: state.set_filter(kind)),
            ("all again", lambda: state.set_filter(none)),
            ("filter by a word", lambda: state.set_filter(Filter(words="公园"))),
            ("all again", lambda: state.set_filter(none)),
            ("select one", lambda: state.select_places(drawn[:1])),
            (f"select {_CHOSEN:,}", lambda: state.select_places(many)),
            (f"only these {_CHOSEN:,}", lambda: state.set_filter(Filter(area=frozenset(many)))),
            ("all again", lambda: state.set_filter(none)),
            ("select nothing", state.clear_selection),
            ("select a county", lambda: state.select_area("140214")),
            *((f"open {name}", lambda name=name: docks.show_panel(name))
              for name in ("source", "county", "disagreements", "table", "timeline", "documents",
                           "table")),
            ("filter by kind, the table open", lambda: state.set_filter(kind)),
            ("all again, the table open", lambda: state.set_filter(none)),
            (f"select {_CHOSEN:,}, the table open", lambda: state.select_places(many)),
            ("select nothing", state.clear_selection),
            ("the dark theme", lambda: look.choose_theme(Theme.DARK)),
            ("the light theme", lambda: look.choose_theme(Theme.LIGHT)),
            ("English", lambda: look.choose_language(Language.ENGLISH)),
            ("Chinese", lambda: look.choose_language(Language.CHINESE)),
        ]  # fmt: skip
        for name, do in deeds:
            yield self._did(name, do)

    def end(self) -> None:
        """Close the window."""
        self._program.end()

    def _open(self) -> Iterator[Step]:
        window, session = self._window, self._window.session
        drawn, start = self._drawn, self._begin()
        session.open_project(self._large)
        times: dict[str, float] = {}

        def is_done() -> bool:
            now = 1000 * (time.perf_counter() - start)
            if self._drawn > drawn:
                times.setdefault(_OPENINGS[0], now)
            if session.state.snapshot.path == self._large and not session.operations.running:
                times.setdefault(_OPENINGS[1], now)
            return len(times) == len(_OPENINGS) and window.isVisible()

        self._wait(is_done)
        self._rest()
        for name in _OPENINGS:
            yield name, times[name], *self._held_ms

    def _did(self, name: str, do: Callable[[], object]) -> Step:
        start = self._begin()
        do()
        self._application.processEvents()
        self._rest()
        took = self._quiet_from - start
        return name, 1000 * max(took, 0.0), *self._held_ms

    @property
    def _held_ms(self) -> tuple[float, float]:
        return 1000 * self._longest - _TICK_MS, 1000 * self._longest_work

    def _begin(self) -> float:
        self._application.processEvents()
        self._last = self._quiet_from = time.perf_counter()
        self._last_work = time.thread_time()
        self._longest = self._longest_work = 0.0
        return self._last

    def _tick(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        gap = now - self._last
        self._longest = max(self._longest, gap)
        self._longest_work = max(self._longest_work, work - self._last_work)
        if gap > 5 * _TICK_MS / 1000:
            self._quiet_from = now
        self._last, self._last_work = now, work

    def _on_drew(self) -> None:
        self._drawn += 1

    def _wait(self, is_done: Callable[[], bool]) -> None:
        end = time.perf_counter() + _PATIENCE_S
        while not is_done():
            if time.perf_counter() > end:
                raise TimeoutError("the window does not get ready")
            self._application.processEvents()
            time.sleep(0.0005)

    def _rest(self) -> None:
        """Let the window work until it has heard everything at once for a while."""
        end = time.perf_counter() + _PATIENCE_S
        self._wait(
            lambda: time.perf_counter() - self._quiet_from > _REST_S or time.perf_counter() > end
        )


def main() -> None:
    """Use a window, and print what was measured as one line of JSON."""
    small, large = map(Path, sys.argv[1:])
    user = _User(small, large)
    steps = list(user.steps())
    user.end()
    sys.stdout.write(f"\n{json.dumps(steps)}\n")


if __name__ == "__main__":
    main()
