"""Where the Tab key leads: through the parts of the window as they lie, not as they were made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

__all__ = ["move_focus", "tab_order"]


def tab_order(window: QWidget, parts: Sequence[QWidget]) -> list[QWidget]:
    """Return what the Tab key comes to: part by part, what is in none of them last."""
    # Not nextInFocusChain: PySide makes what it returns a child of what it was asked of, and
    # Python's collector then ends heads and scroll bars that are still on the screen.
    found = [widget for widget in window.findChildren(QWidget) if _takes_tab(widget)]

    def rank(widget: QWidget) -> int:
        inside = (n for n, part in enumerate(parts) if part is widget or part.isAncestorOf(widget))
        return next(inside, len(parts))

    return sorted(found, key=rank)  # stable: inside a part the order stays that of its making


def move_focus(window: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the focus to what comes next, or before; False where there is nothing."""
    order = tab_order(window, parts)
    if not order:
        return False
    step = 1 if forward else -1
    current = window.focusWidget()
    at = order.index(current) if current in order else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(at + step) % len(order)].setFocus(reason)
    return True


def _takes_tab(widget: QWidget) -> bool:
    is_for_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    is_stand_in = widget.focusProxy() is not None  # what it stands in for is in the chain itself
    return is_for_tab and not is_stand_in and widget.isEnabled() and widget.isVisible()
