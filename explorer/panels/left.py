"""The left dock: the search above, below it filter and tree, or what the search has found."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from explorer.panels.filters import FilterPanel
from explorer.panels.places import PlacesPanel
from explorer.panels.search import SearchPanel
from explorer.state import State

__all__ = ["LeftPanel"]

_SHARES = "left/shares"


class LeftPanel(QWidget):
    """Three panels in one dock; they meet in the state only.

    Attributes
    ----------
    search, filters, places
        The panels.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = FilterPanel(state)
        self.places = PlacesPanel(state)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("left.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(self.filters)
        self.splitter.addWidget(self.places)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.search = SearchPanel(state, self.splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        self.setFocusProxy(self.search)
        self._shares = _remembered()
        self.splitter.splitterMoved.connect(self._on_moved)
        self.filters.grown.connect(self._share)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how filter and tree share the room, if the user has decided it."""
        super().hideEvent(event)
        if self._shares:
            QSettings().setValue(_SHARES, ",".join(map(str, self._shares)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room: only now is it known."""
        super().showEvent(event)
        self._share()

    def _on_moved(self) -> None:
        self._shares = self.splitter.sizes() if self.filters.is_open else []

    def _share(self) -> None:
        """Let the facets be seen whole as long as the tree keeps the half, or as was decided."""
        height = self.splitter.height()
        upper = min(self.filters.sizeHint().height(), height // 2)
        if self._shares and self.filters.is_open:
            upper = height * self._shares[0] // max(sum(self._shares), 1)
        self.splitter.setSizes([upper, height - upper])


def _remembered() -> list[int]:
    shares = str(QSettings().value(_SHARES, "")).split(",")
    return list(map(int, shares)) if all(share.isdigit() for share in shares) else []
