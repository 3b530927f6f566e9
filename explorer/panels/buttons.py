"""Small buttons of panels: flat, in the colour of links; their names are free for tests."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

__all__ = ["link_button", "quiet_button"]

_SIGN = QSize(26, 26)


def quiet_button(name: str, sign: str = "") -> QToolButton:
    """Return a flat button; one that shows a sign alone is square and wants a tooltip."""
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("look", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if sign:
        button.setText(sign)
        button.setFixedSize(_SIGN)
    return button


def link_button(name: str) -> QPushButton:
    """Return a button that looks like a link in a text."""
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("look", "link")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
