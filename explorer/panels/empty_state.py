"""What a panel shows where there is nothing to list: a sentence, and a way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.panels.buttons import link_button

__all__ = ["EmptyState"]


class EmptyState(QWidget):
    """A sentence in the middle, and below it a link if there is something to do.

    Signals
    -------
    wanted
        The name of the panel that the link leads to.
    """

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = ""
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "hint")
        self.way = link_button(f"{name}.way")
        self.way.clicked.connect(lambda: self.wanted.emit(self._panel))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 28, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.sentence)
        layout.addWidget(self.way, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def text(self) -> str:
        """Return the sentence."""
        return self.sentence.text()

    def tell(self, sentence: str, way: str = "", panel: str = "") -> None:
        """Show another sentence, and a link to another panel."""
        self._panel = panel
        self.sentence.setText(sentence)
        self.way.setText(way)
        self.way.setVisible(bool(way))
