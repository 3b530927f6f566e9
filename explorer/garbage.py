"""Cyclic garbage, collected in the main thread only.

Python's collector runs in whatever thread happens to allocate. A widget that is part of a cycle
would then be destroyed in a thread that is not its own, which Qt punishes with a crash, now and
then and far from the cause. So the collector is switched off while the program runs, and asked for
by a timer of the main thread as soon as its own thresholds say that it is due.
"""

import gc

from PySide6.QtCore import QObject, QTimer

__all__ = ["GarbageCollector"]

_EVERY_MS = 1000


class GarbageCollector(QObject):
    """Takes over from Python's own collector until it is ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Look for garbage from now on; all that there is by now is taken for needed."""
        gc.freeze()
        self._timer.start()

    def spare_what_is_there(self) -> None:
        """Look no more through what has just been read: it is large, and goes as a whole."""
        gc.freeze()

    def collect_if_due(self) -> None:
        """Collect the oldest generation that has passed its threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [n for n in range(3) if thresholds[n] and counts[n] > thresholds[n]]
        if due:
            gc.collect(due[-1])

    def end(self) -> None:
        """Give Python its own collector back."""
        self._timer.stop()
        gc.enable()
