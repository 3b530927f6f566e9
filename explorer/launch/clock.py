"""How long the process has been running, counted from its very start."""

import time
from pathlib import Path

__all__ = ["milliseconds_since_start"]

_IMPORTED_S = time.monotonic()


def milliseconds_since_start() -> float:
    """Return the time since the operating system made this process.

    Where that is not told (outside Linux), the time since this module was imported.
    """
    started_s = _process_start_s()
    if started_s is None:
        return (time.monotonic() - _IMPORTED_S) * 1000
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started_s) * 1000


def _process_start_s() -> float | None:
    """Return the start in seconds after boot (proc(5): field 22, in clock ticks of 1/100 s)."""
    try:
        text = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
        return int(text.rsplit(") ", 1)[1].split()[19]) / 100
    except (OSError, IndexError, ValueError):
        return None
