"""Parts that the panels below the map have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

__all__ = ["hint_label", "search_field"]


def hint_label(name: str) -> QLabel:
    """Return a label for what an empty panel says."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setProperty("look", "hint")
    label.setContentsMargins(16, 18, 16, 12)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
    return label


def search_field(name: str) -> QLineEdit:
    """Return a field for words to be found."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setClearButtonEnabled(True)
    field.setAcceptDrops(False)  # a file dropped here is a document, no search word
    return field
