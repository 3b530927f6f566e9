"""The status bar: what was done, how much is shown, the project, progress with cancel."""

from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from explorer.messages import Level, Message, Messages
from explorer.operations import Operation, Operations
from explorer.state import State

__all__ = ["StatusBar"]

_MESSAGE_MS = 12_000


class StatusBar(QStatusBar):
    """Follows state, operations and messages."""

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
        self.activity = QLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.cancel = QToolButton()
        self.cancel.setObjectName("quiet")
        self.cancel.setText(self.tr("取消"))
        self.project = QLabel()
        self.project.setContentsMargins(8, 0, 10, 0)
        for widget in (self.activity, self.progress, self.cancel, self.project):
            self.addPermanentWidget(widget)
        self.cancel.clicked.connect(operations.cancel_all)
        operations.started.connect(self._on_started)
        operations.reported.connect(self._on_reported)
        operations.ended.connect(lambda _: self._show_idle(operations))
        messages.posted.connect(self._on_posted)
        state.filter_changed.connect(self._show_project)
        self._show_idle(operations)
        self._show_project()

    def _on_started(self, operation: Operation) -> None:
        self._set_busy(operation.title)
        self.progress.setRange(0, 0)

    def _on_reported(self, done: int, total: int, text: str) -> None:
        self.activity.setText(text)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_idle(self, operations: Operations) -> None:
        if operations.running:
            self._set_busy(operations.running[0].title)
            return
        for widget in (self.activity, self.progress, self.cancel):
            widget.hide()

    def _set_busy(self, title: str) -> None:
        self.activity.setText(title)
        for widget in (self.activity, self.progress, self.cancel):
            widget.show()

    def _on_posted(self, message: Message | None) -> None:
        if message is not None and message.level is Level.INFO:
            self.showMessage(message.text, _MESSAGE_MS)

    def _show_project(self) -> None:
        path = self._state.snapshot.path
        if path is None:
            self.project.clear()
            return
        shown = self.tr("显示 {} / {} 处").format(
            len(self._state.shown), len(self._state.snapshot.places)
        )
        self.project.setText(f"{shown}   ·   {path.name}")
        self.project.setToolTip(str(path))
