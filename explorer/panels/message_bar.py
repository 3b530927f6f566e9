"""The one place where the window speaks to the user."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.i18n import Retranslated
from explorer.messages import Level, Message, Messages, Offer
from explorer.panels.flow_layout import FlowLayout

__all__ = ["MessageBar"]

_MOST_HEIGHT_PX = 180
#: Where the text begins, past the symbol.
_INDENT_PX = 28
_ICONS = {
    Level.NOTICE: QStyle.StandardPixmap.SP_MessageBoxInformation,
    Level.ERROR: QStyle.StandardPixmap.SP_MessageBoxWarning,
}


class MessageBar(Retranslated, QFrame):
    """Shows the latest error or notice until it is put away; its details on demand."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._messages = messages
        self.symbol = QLabel()
        self.text = _plain_label()
        self.details = _plain_label()
        self.more = _button("messages.details")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_details)
        self.close_button = _button("messages.close")
        self.close_button.clicked.connect(messages.dismiss)
        self.offers: list[QToolButton] = []
        # Beneath the text: beside it they would leave it no room, and press upon the docks.
        self._offers = FlowLayout(spacing=10)
        self._lay_out()
        messages.posted.connect(self._show)
        self.retranslate()
        self._show(messages.latest)

    def retranslate(self) -> None:
        """Set all texts in the present language; what the window said stays as it was posted."""
        self.close_button.setText(self.tr("知道了"))
        if self._messages.latest is not None:
            self._say(self._messages.latest)
        self._name_more()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.symbol)
        line.addWidget(self.text, 1)
        line.addWidget(self.more)
        line.addWidget(self.close_button)
        self.area = QScrollArea()
        self.area.setWidget(self.details)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setMaximumHeight(_MOST_HEIGHT_PX)
        self.details.setContentsMargins(_INDENT_PX, 0, 8, 4)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(line)
        below = QHBoxLayout()
        below.addSpacing(_INDENT_PX)
        below.addLayout(self._offers, 1)
        layout.addLayout(below)
        layout.addWidget(self.area)

    def _show(self, message: Message | None) -> None:
        is_shown = message is not None and message.level in _ICONS
        self.setVisible(is_shown)
        for button in self.offers:
            button.deleteLater()
        self.offers = [self._offer(offer) for offer in message.offers] if message else []
        if message is None or not is_shown:
            return
        icon = self.style().standardIcon(_ICONS[message.level])
        self.symbol.setPixmap(icon.pixmap(18, 18))
        self._say(message)
        self.more.setVisible(bool(message.details))
        self.more.setChecked(len(message.details) == 1)
        self._show_details()

    def _say(self, message: Message) -> None:
        self.text.setText(message.shown)
        self.setAccessibleName(message.shown)
        self.details.setText("\n".join(message.shown_details))

    def _show_details(self) -> None:
        self.area.setVisible(self.more.isChecked() and bool(self.details.text()))
        self._name_more()

    def _name_more(self) -> None:
        count = self.details.text().count("\n") + 1
        folded = self.tr("详情（{}）").format(count)
        self.more.setText(self.tr("收起详情") if self.more.isChecked() else folded)

    def _offer(self, offer: Offer) -> QToolButton:
        button = _button("messages.offer")
        button.setText(offer.label)
        button.clicked.connect(self._messages.dismiss)
        button.clicked.connect(lambda: offer.act())  # noqa: PLW0108 - without the click's argument
        self._offers.addWidget(button)
        return button


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("look", "quiet")
    return button


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
