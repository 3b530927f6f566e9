"""Widgets in cycles are destroyed in the main thread, whoever allocates."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.garbage import GarbageCollector


class _Cyclic(QWidget):
    def __init__(self, deaths: list[threading.Thread]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: deaths.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    collector = GarbageCollector()
    collector.start()
    yield collector
    collector.end()
    gc.disable()  # as every test of widgets has it


def _allocate() -> None:
    for _ in range(200):
        cycles: list[list[object]] = [[] for _ in range(1000)]
        for cycle in cycles:
            cycle.append(cycle)


def test_a_working_thread_destroys_no_widget(qtbot: QtBot, collector: GarbageCollector) -> None:
    deaths: list[threading.Thread] = []
    _Cyclic(deaths)
    worker = threading.Thread(target=_allocate)
    worker.start()
    worker.join()
    assert deaths == []
    qtbot.waitUntil(lambda: bool(deaths), timeout=10_000)
    assert deaths == [threading.main_thread()]


def test_nothing_is_looked_for_before_it_is_due(collector: GarbageCollector) -> None:
    gc.collect()
    deaths: list[threading.Thread] = []
    _Cyclic(deaths)
    collector.collect_if_due()
    assert deaths == []


def test_python_gets_its_collector_back(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.end()
    assert gc.isenabled()
