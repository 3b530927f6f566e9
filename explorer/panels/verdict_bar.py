"""Where a person says which of two figures holds, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from explorer.i18n import Retranslated
from explorer.panels.buttons import quiet_button
from geodata.model import Comparison, Verdict

__all__ = ["VerdictBar"]

_OFFERED = (Verdict.FIRST, Verdict.SECOND, Verdict.BOTH, Verdict.OPEN)
_NOTE_PX = 200


class VerdictBar(Retranslated, QWidget):
    """A button for each verdict, and a line for the reason.

    Signals
    -------
    given
        The verdict and the note.
    """

    given = Signal(Verdict, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {v: quiet_button(f"verdict.{v.value}") for v in _OFFERED}
        self._group = QButtonGroup(self)
        self.note = QLineEdit()
        self.note.setObjectName("verdict.note")
        self.note.setAcceptDrops(False)
        self.note.setMinimumWidth(_NOTE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(2)
        for verdict, button in self.buttons.items():
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, verdict=verdict: self._give(verdict))
        row.addSpacing(6)
        row.addWidget(self.note)
        self.note.editingFinished.connect(self._give_note)
        self._comparison: Comparison | None = None
        self.retranslate()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show what has been said of a disagreement."""
        self._comparison = comparison
        self.setVisible(comparison is not None)
        if comparison is not None:
            self.buttons[comparison.verdict].setChecked(True)
            self.note.setText(comparison.note)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for verdict, text, tip in (
            (Verdict.FIRST, self.tr("前者为准"), self.tr("以前一个数为准")),
            (Verdict.SECOND, self.tr("后者为准"), self.tr("以后一个数为准")),
            (Verdict.BOTH, self.tr("都对"), self.tr("两个数说的不是一回事，都对")),
            (Verdict.OPEN, self.tr("未定"), self.tr("撤回核定")),
        ):
            self.buttons[verdict].setText(text)
            self.buttons[verdict].setToolTip(tip)
            self.buttons[verdict].setAccessibleName(tip)
        self.note.setPlaceholderText(self.tr("核定的理由（可不填）"))
        self.note.setAccessibleName(self.tr("核定的理由"))

    def _give(self, verdict: Verdict) -> None:
        note = "" if verdict is Verdict.OPEN else self.note.text().strip()
        self._send(verdict, note)

    def _give_note(self) -> None:
        """Keep a reason that was written after the verdict."""
        if self._comparison is not None and self._comparison.verdict is not Verdict.OPEN:
            self._send(self._comparison.verdict, self.note.text().strip())

    def _send(self, verdict: Verdict, note: str) -> None:
        known = self._comparison
        if known is not None and (verdict, note) != (known.verdict, known.note):
            self.given.emit(verdict, note)
