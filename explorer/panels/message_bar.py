"""The one place where the window speaks to the user."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QToolButton, QVBoxLayout, QWidget

from explorer.messages import Level, Message, Messages, Offer

__all__ = ["MessageBar"]

_MOST_DETAILS = 6
_ICONS = {
    Level.NOTICE: QStyle.StandardPixmap.SP_MessageBoxInformation,
    Level.ERROR: QStyle.StandardPixmap.SP_MessageBoxWarning,
}


class MessageBar(QFrame):
    """Shows the latest error or notice with its details until it is put away."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._messages = messages
        self.symbol = QLabel()
        self.symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text = _plain_label()
        self.details = _plain_label()
        self.close_button = QToolButton()
        self.close_button.setObjectName("quiet")
        self.close_button.setText(self.tr("知道了"))
        self.close_button.clicked.connect(messages.dismiss)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self.text)
        texts.addWidget(self.details)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(10)
        layout.addWidget(self.symbol)
        layout.addLayout(texts, 1)
        self.offers: list[QToolButton] = []
        self._offers = QHBoxLayout()
        layout.addLayout(self._offers)
        layout.setAlignment(self._offers, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        messages.posted.connect(self._show)
        self._show(messages.latest)

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
        self.text.setText(message.text)
        lines = list(message.details[:_MOST_DETAILS])
        if len(message.details) > _MOST_DETAILS:
            lines.append(self.tr("另有 {} 个").format(len(message.details) - _MOST_DETAILS))
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        self.details.setToolTip("")

    def _offer(self, offer: Offer) -> QToolButton:
        button = QToolButton()
        button.setObjectName("quiet")
        button.setText(offer.label)
        button.clicked.connect(self._messages.dismiss)
        button.clicked.connect(lambda: offer.act())  # noqa: PLW0108 - without the click's argument
        self._offers.addWidget(button)
        return button


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
