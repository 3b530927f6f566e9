"""What all dialogs share: a size that fits, a button to close, deletion when closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

__all__ = ["InfoDialog"]


class InfoDialog(QDialog):
    """A dialog that shows something and is closed; it never blocks the window behind.

    Attributes
    ----------
    body
        The layout that takes the content.
    buttons
        The buttons below it, Qt's own Close (translated by Qt) among them.
    """

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.buttons)

    def fit(self, width: int, height: int) -> None:
        """Take a size in pixels, or nine tenths of the parent's where that is smaller."""
        parent = self.parentWidget()
        if parent is not None:
            width = min(width, parent.width() * 9 // 10)
            height = min(height, parent.height() * 9 // 10)
        self.resize(width, height)
