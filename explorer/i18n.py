"""Languages of the window: texts that are set again when the language changes at run time.

Chinese is the source language: every text stands in the code in Chinese, inside `self.tr("…")` (or
`QT_TRANSLATE_NOOP("Context", "…")` where it is declared before there is an object), as one literal
with `{}` for what is filled in. English lies in `resources/i18n/datong_en.ts`.

A widget takes the mixin `Retranslated` before its Qt class, sets **all** its texts in `retranslate`
and calls that once at the end of its constructor::

    class FactsPanel(Retranslated, QWidget):
        def __init__(self, state: State, parent: QWidget | None = None) -> None:
            super().__init__(parent)
            self.hint = QLabel()
            ...
            self.retranslate()

        def retranslate(self) -> None:
            self.hint.setText(self.tr("没有数据。"))
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object

__all__ = ["Retranslated"]


class Retranslated(_Base):
    """Mixin for widgets: calls `retranslate` when the language has changed."""

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
