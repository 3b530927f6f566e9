"""The one channel for speaking to the user: messages are posted here and shown in one place."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from explorer.i18n import library_text

__all__ = ["Level", "Message", "Messages", "Offer"]

_log = logging.getLogger(__name__)
_MOST_KEPT = 500


def _now() -> datetime:
    return datetime.now().astimezone()


class Level(Enum):
    """How grave a message is."""

    INFO = auto()
    NOTICE = auto()  #: nothing went wrong, but the user should know
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out of trouble: what its button says, and what a click does."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user, with details line by line and ways out."""

    text: str
    level: Level = Level.INFO
    details: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    at: datetime = field(default_factory=_now, compare=False)

    @property
    def shown(self) -> str:
        """The sentence in the language of the window, where it is one of the library."""
        return library_text(self.text)

    @property
    def shown_details(self) -> tuple[str, ...]:
        """The details, likewise."""
        return tuple(map(library_text, self.details))


class Messages(QObject):
    """Takes messages and keeps them for who comes later.

    Attributes
    ----------
    latest
        The message that is shown, None when it has been put away.
    history
        Errors and notices since the start, the oldest first.

    Signals
    -------
    posted
        A new `Message`; None when the user has put the last one away.
    """

    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest: Message | None = None
        self.history: deque[Message] = deque(maxlen=_MOST_KEPT)

    def info(self, text: str) -> None:
        """Say what was done."""
        self._post(Message(text))

    def notice(self, text: str, details: tuple[str, ...]) -> None:
        """Say what was done and what there is to know of it."""
        self._post(Message(text, Level.NOTICE, details))

    def error(
        self, text: str, details: tuple[str, ...] = (), offers: tuple[Offer, ...] = ()
    ) -> None:
        """Say what went wrong and what to do."""
        _log.info("told the user: %s %s", text, details)
        self._post(Message(text, Level.ERROR, details, offers))

    def dismiss(self) -> None:
        """Put the last message away."""
        self._post(None)

    def _post(self, message: Message | None) -> None:
        self.latest = message
        if message is not None and message.level is not Level.INFO:
            self.history.append(message)
        self.posted.emit(message)
