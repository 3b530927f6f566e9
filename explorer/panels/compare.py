"""The comparison panel: two passages side by side in their documents, and which of them holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from explorer.i18n import Retranslated, library_text
from explorer.models.disagreements import compared_disagreement
from explorer.panels.buttons import quiet_button
from explorer.panels.document_view import DocumentView
from explorer.panels.elided_label import ElidedLabel
from explorer.panels.empty_state import EmptyState
from explorer.panels.verdict_bar import VerdictBar
from explorer.snapshot import Passage
from explorer.state import State
from explorer.wording import difference_label, document_line
from geodata.model import Comparison, Verdict
from geodata.project.edits import SettleComparison

__all__ = ["ComparePanel"]


class ComparePanel(Retranslated, QWidget):
    """Follows the passages that the state compares; without them it says where they come from.

    Attributes
    ----------
    sides
        The two texts with their headings.
    verdict
        Where a person says which of them holds.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("compare")
        self.subject = ElidedLabel()
        self.verdict = VerdictBar()
        self.close_button = quiet_button("compare.close", "✕")
        self.sides = (_Side(state, "compare.first"), _Side(state, "compare.second"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for side in self.sides:
            self.splitter.addWidget(side)
        self.hint = EmptyState("compare")
        self._lay_out()
        self.verdict.given.connect(self._settle)
        self.close_button.clicked.connect(state.end_comparison)
        self.hint.wanted.connect(state.show_panel)
        state.compared_changed.connect(self._show_passages)
        state.project_changed.connect(self._show_passages)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        names = (self.tr("前者"), self.tr("后者"))
        for side, name in zip(self.sides, names, strict=True):
            side.retranslate(name)
        tip = self.tr("关闭两处原文")
        self.close_button.setToolTip(tip)
        self.close_button.setAccessibleName(tip)
        self.hint.tell(
            self.tr("在“出入”里点一条，两处原文就并排显示在这里。"),
            self.tr("看出入"),
            "disagreements",
        )
        self._show_passages()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 8, 0)
        bar.setSpacing(6)
        bar.addWidget(self.subject, 1)
        bar.addWidget(self.verdict)
        bar.addWidget(self.close_button)
        self.page = QWidget()
        page = QVBoxLayout(self.page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(bar)
        page.addWidget(self.splitter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        layout.addWidget(self.hint)

    def _show_passages(self) -> None:
        compared = self._state.compared
        self.page.setVisible(compared is not None)
        self.hint.setVisible(compared is None)
        if compared is not None:
            for side, passage in zip(self.sides, compared, strict=True):
                side.show_passage(passage)
        disagreement = compared_disagreement(self._state)
        self.subject.show_text(self._subject(disagreement) if disagreement else "")
        self.verdict.show_comparison(disagreement)

    def _subject(self, disagreement: Comparison) -> str:
        """Return what the two passages are about, and why they differ."""
        snapshot = self._state.snapshot
        place = snapshot.places.get(disagreement.place_id or "")
        name = place.name if place else library_text(snapshot.area_name(disagreement.adcode or ""))
        label, why = difference_label(disagreement.difference), library_text(disagreement.why)
        return self.tr("{} · {}（{}）　{}").format(name, disagreement.metric, label, why)

    def _settle(self, verdict: Verdict, note: str) -> None:
        disagreement = compared_disagreement(self._state)
        if disagreement is not None:
            self._state.edit(SettleComparison(disagreement.id, verdict, note))


class _Side(QFrame):
    """A text with the name of its document above it."""

    def __init__(self, state: State, name: str) -> None:
        super().__init__()
        self._state = state
        self._passage: Passage | None = None
        self._name = ""
        self.heading = ElidedLabel()
        self.heading.setProperty("look", "hint")
        self.heading.setContentsMargins(14, 5, 10, 5)
        self.text = DocumentView(state)
        self.text.setObjectName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)

    def retranslate(self, name: str) -> None:
        """Call the side as the verdicts do."""
        self._name = name
        self.text.setAccessibleName(name)

    def show_passage(self, passage: Passage) -> None:
        """Show a passage with the figure in it; one that is shown already stays as it is."""
        document = self._state.snapshot.documents[passage.document_id]
        self.heading.show_text(f"{self._name}　{document_line(document)}")
        if passage != self._passage:
            self._passage = passage
            self.text.show_passage(passage, self._fact_id(passage))

    def _fact_id(self, passage: Passage) -> str:
        facts = self._state.snapshot.facts_of_document.get(passage.document_id, ())
        return next((fact.id for fact in facts if Passage.of(fact) == passage), "")
