"""The projects that were opened last, remembered from start to start."""

from pathlib import Path

from PySide6.QtCore import QSettings

__all__ = ["forget_all", "note", "recent_projects"]

_KEY = "project/recent"
_MOST = 8


def recent_projects() -> list[Path]:
    """Return the remembered projects that are still there, the last one first."""
    return [path for path in _remembered() if path.is_file()]


def note(path: Path) -> None:
    """Remember that a project has been opened."""
    absolute = path.resolve()
    others = [other for other in _remembered() if other != absolute]
    QSettings().setValue(_KEY, [str(p) for p in (absolute, *others)][:_MOST])


def forget_all() -> None:
    """Empty the list."""
    QSettings().remove(_KEY)


def _remembered() -> list[Path]:
    value = QSettings().value(_KEY, [])
    # A list of one comes back as a string.
    values = [value] if isinstance(value, str) else value
    return [Path(str(item)) for item in values] if isinstance(values, list) else []
