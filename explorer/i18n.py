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

What the library says (names of kinds and counties, evidence, errors) is Chinese too, and is kept so
in project files; `library_text` puts it into the language of the window where it is shown.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object

__all__ = ["Retranslated", "library_text"]


def library_text(text: str) -> str:
    """Return what the library says in the language of the window; what it does not say stays."""
    if QCoreApplication.translate("language", "zh") != "en":
        return text
    # The table is of no use to a Chinese window, which shall not wait for it.
    from geodata.english import english  # noqa: PLC0415

    return english(text)


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
