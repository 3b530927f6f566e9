"""The filter in force as a strip of chips, each with a cross that takes it off."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from explorer.i18n import Retranslated
from explorer.models.chips import Chip, chips
from explorer.panels.flow_layout import FlowLayout
from explorer.state import State
from explorer.wording import plain_tip

__all__ = ["ChipStrip"]

_WIDEST = 168
_CROSS = "  ✕"


class ChipStrip(Retranslated, QWidget):
    """The chips; it takes no room while nothing is filtered by."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("filter.strip")
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        state.filter_changed.connect(self._show)
        state.project_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("当前筛选"))
        self._show()

    def buttons(self) -> list[QPushButton]:
        """Return the chips in their order."""
        items = (self._layout.itemAt(row) for row in range(self._layout.count()))
        widgets = [item.widget() for item in items if item]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _show(self) -> None:
        had_focus = any(button.hasFocus() for button in self.buttons())
        while (item := self._layout.takeAt(0)) is not None:
            # Deleted later: this may be the chip whose click is being told.
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = list(chips(self._state.snapshot, self._state.filter))
        for chip in shown:
            self._layout.addWidget(self._button(chip))
        self.setVisible(bool(shown))
        if had_focus and shown:
            self.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, chip: Chip) -> QPushButton:
        button = _Chip(chip.label, self)
        button.setToolTip(plain_tip(self.tr("{}\n点击移除").format(chip.tip)))
        button.setAccessibleName(self.tr("移除筛选“{}”").format(chip.tip))
        button.clicked.connect(partial(self._state.set_filter, chip.without))
        button.show()
        return button


class _Chip(QPushButton):
    """A chip, its label cut where it is too long."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._label = label
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the label anew for another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Keep the text whole."""
        return self.sizeHint()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideMiddle, _WIDEST)
        self.setText(label.replace("&", "&&") + _CROSS)  # else Qt underlines what follows
