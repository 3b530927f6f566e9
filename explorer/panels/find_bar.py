"""The search line inside a document: words, how often they occur, next and previous."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from explorer.i18n import Retranslated
from explorer.panels.buttons import quiet_button

__all__ = ["FindBar"]


class FindBar(Retranslated, QWidget):
    """Asks for words and steps; it does not know the document.

    Signals
    -------
    words_changed
        What is to be found.
    stepped
        +1 for the next place, -1 for the one before.
    closed
        The user has found what he wanted.
    """

    words_changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current, self._total = 0, 0
        self.words = QLineEdit()
        self.words.setObjectName("source.find.words")
        self.words.setClearButtonEnabled(True)
        self.words.setAcceptDrops(False)
        self.words.installEventFilter(self)
        self.count = QLabel()
        self.previous = self._button("source.find.previous", "‹", -1)
        self.next = self._button("source.find.next", "›", +1)
        self.end = self._button("source.find.close", "✕", 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self.words, 1)
        for widget in (self.count, self.previous, self.next, self.end):
            layout.addWidget(widget)
        self.words.textChanged.connect(self.words_changed)
        self.retranslate()

    def show_count(self, current: int, total: int) -> None:
        """Tell which of how many places is shown, counted from 1; 0 of 0 for none."""
        self._current, self._total = current, total
        text = self.tr("{}/{}").format(current, total) if total else self.tr("没有")
        self.count.setText(text if self.words.text() else "")
        self.previous.setEnabled(total > 0)
        self.next.setEnabled(total > 0)

    def open(self, words: str) -> None:
        """Show the line and let the user type; words that he has marked are looked for."""
        self.show()
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.words.setPlaceholderText(self.tr("在本篇中查找"))
        self.words.setAccessibleName(self.tr("在本篇中查找"))
        for button, text in (
            (self.previous, self.tr("上一处（Shift+F3）")),
            (self.next, self.tr("下一处（F3）")),
            (self.end, self.tr("关闭查找（Esc）")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.show_count(self._current, self._total)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step on Enter, close on Escape; both before the window takes the key."""
        if isinstance(event, QKeyEvent) and watched is self.words:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._takes(event):
                return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False

    def _button(self, name: str, sign: str, step: int) -> QToolButton:
        button = quiet_button(name, sign)
        button.clicked.connect(lambda: self.stepped.emit(step) if step else self.closed.emit())
        return button
