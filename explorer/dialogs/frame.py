"""What dialogs share: a size that fits, buttons, deletion when closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

__all__ = ["InfoDialog", "button_box", "fit_to_parent"]

_Standard = QDialogButtonBox.StandardButton


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
        self.buttons = button_box(_Standard.Close)
        self.buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.buttons)


def button_box(buttons: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Return Qt's own buttons (translated by Qt) without the icons that the style gives them."""
    box = QDialogButtonBox(buttons)
    for button in box.buttons():
        button.setIcon(QIcon())
    return box


def fit_to_parent(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels, or nine tenths of its parent's where that is smaller."""
    parent = dialog.parentWidget()
    if parent is not None:
        width = min(width, parent.width() * 9 // 10)
        height = min(height, parent.height() * 9 // 10)
    dialog.resize(width, height)
