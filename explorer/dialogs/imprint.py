"""What an HTML map says of itself: title, author's note, map review number."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from explorer.i18n import Retranslated
from explorer.panels.check_box import CheckBox

__all__ = ["ImprintFields"]

_NOTE, _REVIEW = "export/note", "export/review_number"
_NOTE_LINES = 3


class ImprintFields(Retranslated, QWidget):
    """The fields; note and review number are remembered from one export to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        settings = QSettings()
        self.title = QLineEdit()
        self.note = QPlainTextEdit(str(settings.value(_NOTE, "")))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 14)
        self.review_number = QLineEdit(str(settings.value(_REVIEW, "")))
        self.without_excerpts = CheckBox()
        self._labels = {
            self.title: QLabel(), self.note: QLabel(), self.review_number: QLabel(),
        }  # fmt: skip
        names = ("title", "note", "review_number", "without_excerpts")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        for field, label in self._labels.items():
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self.without_excerpts)
        for name in names:
            getattr(self, name).setObjectName(f"export.{name}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._labels[self.title].setText(self.tr("标题(&T)"))
        self._labels[self.note].setText(self.tr("说明(&N)"))
        self._labels[self.review_number].setText(self.tr("审图号(&R)"))
        self.title.setPlaceholderText(self.tr("大同图览"))
        self.note.setPlaceholderText(self.tr("写给读者的话，显示在标题下面"))
        self.review_number.setPlaceholderText(self.tr("不填则注明“内部工作用图”"))
        self.without_excerpts.setText(self.tr("不附引文前后的原文"))
        self.title.setAccessibleName(self.tr("标题"))
        self.note.setAccessibleName(self.tr("说明"))
        self.review_number.setAccessibleName(self.tr("审图号"))

    def remember(self) -> None:
        """Keep note and review number for the next export."""
        settings = QSettings()
        settings.setValue(_NOTE, self.note.toPlainText().strip())
        settings.setValue(_REVIEW, self.review_number.text().strip())
