"""Views of the map that the user gave names, kept in the settings for all projects."""

import json

from PySide6.QtCore import QObject, QSettings, Signal

from explorer.webmap.payloads import View
from explorer.webmap.viewing import view_from_text, view_text

__all__ = ["Bookmarks"]

_KEPT = "map/bookmarks"


class Bookmarks(QObject):
    """Named views in the order in which they were made; a name stands for one view.

    Signals
    -------
    changed
        Sent after one has come, gone or got another name.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views = _read()

    @property
    def views(self) -> dict[str, View]:
        """The views by name."""
        return dict(self._views)

    def add(self, name: str, view: View) -> None:
        """Keep a view under a name, in place of an earlier one."""
        self._views[name] = view
        self._write()

    def rename(self, old: str, new: str) -> None:
        """Give a bookmark another name; one that bears it already gives way."""
        if old in self._views and old != new:
            kept = {name: view for name, view in self._views.items() if name != new}
            self._views = {new if name == old else name: view for name, view in kept.items()}
            self._write()

    def remove(self, name: str) -> None:
        """Forget a bookmark."""
        if self._views.pop(name, None) is not None:
            self._write()

    def _write(self) -> None:
        texts = {name: view_text(view) for name, view in self._views.items()}
        QSettings().setValue(_KEPT, json.dumps(texts, ensure_ascii=False))
        self.changed.emit()


def _read() -> dict[str, View]:
    """Return what the settings hold; what is not understood is left out."""
    try:
        kept = json.loads(str(QSettings().value(_KEPT, "{}")))
    except json.JSONDecodeError:
        return {}
    texts = kept.items() if isinstance(kept, dict) else ()
    found = {str(name): view_from_text(text) for name, text in texts}
    return {name: view for name, view in found.items() if view is not None}
