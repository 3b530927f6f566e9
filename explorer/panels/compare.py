"""Two passages side by side, each in its document: what two sources say of one thing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.panels.document_view import DocumentView
from explorer.panels.elided_label import ElidedLabel
from explorer.snapshot import Passage
from explorer.state import State
from explorer.wording import document_line

__all__ = ["CompareView"]

_BESIDE_FROM_PX = 620  #: narrower, one text stands below the other


class CompareView(Retranslated, QSplitter):
    """Follows the passages that the state compares; empty without them.

    Attributes
    ----------
    sides
        The two texts with their headings.

    Signals
    -------
    filled
        Whether there is something to compare.
    """

    filled = Signal(bool)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._state = state
        self.setObjectName("compare")
        self.setChildrenCollapsible(False)
        self.sides = (_Side(state, "compare.first"), _Side(state, "compare.second"))
        for side in self.sides:
            self.addWidget(side)
        state.compared_changed.connect(self._show_passages)
        state.project_changed.connect(self._show_passages)
        self.retranslate()
        self._show_passages()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for side, text in zip(self.sides, (self.tr("前一处"), self.tr("后一处")), strict=True):
            side.text.setAccessibleName(text)
        self._show_passages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the texts side by side where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _BESIDE_FROM_PX
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.setSizes([1, 1])

    def _show_passages(self) -> None:
        compared = self._state.compared
        if compared is not None:
            for side, passage in zip(self.sides, compared, strict=True):
                side.show_passage(passage)
        self.filled.emit(compared is not None)


class _Side(QFrame):
    """A text with the name of its document above it."""

    def __init__(self, state: State, name: str) -> None:
        super().__init__()
        self._state = state
        self._passage: Passage | None = None
        self.heading = ElidedLabel()
        self.heading.setContentsMargins(14, 5, 10, 5)
        self.text = DocumentView(state)
        self.text.setObjectName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)

    def show_passage(self, passage: Passage) -> None:
        """Show a passage with the figure in it; one that is shown already stays as it is."""
        document = self._state.snapshot.documents[passage.document_id]
        self.heading.show_text(document_line(document))
        if passage != self._passage:
            self._passage = passage
            self.text.show_passage(passage, self._fact_id(passage))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the passage in sight while the view takes its size."""
        super().resizeEvent(event)
        if self._passage is not None:
            self.text.scroll_to(self._passage.start, self._passage.end)

    def _fact_id(self, passage: Passage) -> str:
        facts = self._state.snapshot.facts_of_document.get(passage.document_id, ())
        return next((fact.id for fact in facts if Passage.of(fact) == passage), "")
