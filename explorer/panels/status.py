"""The status bar: what was done, how much is shown, the project, progress with cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from explorer.i18n import Retranslated, library_text
from explorer.messages import Level, Message, Messages
from explorer.operations import Operation, Operations
from explorer.panels.elided_label import ElidedLabel
from explorer.state import State

__all__ = ["StatusBar"]

_MESSAGE_MS = 12_000
_PROGRESS_PX = 140
_ACTIVITY_PX = 260


class StatusBar(Retranslated, QStatusBar):
    """Follows state, operations and messages.

    Attributes
    ----------
    message
        What was done last, for some seconds.
    activity, progress, cancel
        What is being done, and the way to stop it; hidden when nothing is.
    count, project
        How many places are shown of how many, and the project's name.
    """

    def __init__(
        self,
        state: State,
        operations: Operations,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._state = state
        self._operations = operations
        self.message = ElidedLabel()
        self.message.setObjectName("status.message")
        self.message.setContentsMargins(8, 0, 8, 0)
        self.activity = ElidedLabel()
        self.activity.setMaximumWidth(_ACTIVITY_PX)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_PROGRESS_PX)
        self.cancel = QToolButton()
        self.cancel.setObjectName("status.cancel")
        self.cancel.setProperty("look", "quiet")
        self.count = QLabel()
        self.count.setObjectName("status.count")
        self.count.setContentsMargins(8, 0, 0, 0)
        self.project = QLabel()
        self.project.setObjectName("status.project")
        self.project.setContentsMargins(8, 0, 10, 0)
        # Not Qt's own place for messages: that would hide the position beneath the pointer.
        self.addPermanentWidget(self.message, 1)
        self.addPermanentWidget(self.activity, 1)
        for widget in (self.progress, self.cancel, self.count, self.project):
            self.addPermanentWidget(widget)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(_MESSAGE_MS)
        self._fading.timeout.connect(lambda: self.message.show_text(""))
        self.cancel.clicked.connect(operations.cancel_all)
        operations.cancelling.connect(self._on_cancelling)
        operations.started.connect(self._on_started)
        operations.reported.connect(self._on_reported)
        operations.ended.connect(self._show_idle)
        messages.posted.connect(self._on_posted)
        state.filter_changed.connect(self._show_project)
        state.project_changed.connect(self._show_project)
        self._show_idle()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.cancel.setText(self.tr("取消"))
        self.progress.setAccessibleName(self.tr("进度"))
        self._show_project()

    def add_position(self, box: QWidget) -> None:
        """Put the box with position and scale at the beginning."""
        self.insertPermanentWidget(0, box)

    def _on_started(self, operation: Operation) -> None:
        self._set_busy(operation.title)
        self.progress.setRange(0, 0)

    def _on_reported(self, done: int, total: int, text: str) -> None:
        if text and self.cancel.isEnabled():
            self.activity.show_text(library_text(text))
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_cancelling(self) -> None:
        """Say that it was heard: what is being done comes to its end in a moment."""
        if self._operations.running:
            self.activity.show_text(self.tr("正在取消…"))
            self.cancel.setEnabled(False)

    def _show_idle(self) -> None:
        if self._operations.running:
            self._set_busy(self._operations.running[0].title)
            return
        for widget in (self.activity, self.progress, self.cancel):
            widget.hide()
        self.message.show()

    def _set_busy(self, title: str) -> None:
        self.message.hide()
        self.cancel.setEnabled(True)
        self.activity.show_text(title)
        for widget in (self.activity, self.progress, self.cancel):
            widget.show()

    def _on_posted(self, message: Message | None) -> None:
        if message is not None and message.level is Level.INFO:
            self.message.show_text(message.text)
            self._fading.start()

    def _show_project(self) -> None:
        path = self._state.snapshot.path
        if path is None:
            self.project.clear()
            self.count.clear()
            return
        self.count.setText(
            self.tr("显示 {} / {} 处").format(
                f"{len(self._state.shown):,}", f"{len(self._state.snapshot.places):,}"
            )
        )
        self.project.setText(path.name)
        self.project.setToolTip(str(path))
