"""One line that says how far the reading of files is, and lets it be stopped."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from explorer.i18n import Retranslated, library_text
from explorer.operations import Operations
from explorer.panels.buttons import quiet_button

__all__ = ["ProgressLine"]


class ProgressLine(Retranslated, QWidget):
    """Is seen while an operation reports how far it is."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.text = QLabel()
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.cancel = quiet_button("documents.cancel")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 10, 2)
        layout.addWidget(self.bar)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.cancel)
        self.cancel.clicked.connect(operations.cancel_all)
        operations.reported.connect(self._on_reported)
        operations.ended.connect(self._on_ended)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.cancel.setText(self.tr("取消"))
        self.cancel.setToolTip(self.tr("停止读取；已读完的文献保留在项目中"))
        self.bar.setAccessibleName(self.tr("读取进度"))

    def _on_reported(self, done: int, total: int, text: str) -> None:
        if not text:
            return  # of other work, which no file is named by
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.text.setText(self.tr("{} / {}　{}").format(done, total, library_text(text)))
        self.show()

    def _on_ended(self) -> None:
        if not self._operations.running:
            self.hide()
