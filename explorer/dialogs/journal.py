"""What the program had to say since its start: errors and notices with all their details."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QWidget

from explorer.dialogs.frame import InfoDialog, fit_to_parent
from explorer.logs import log_path
from explorer.messages import Message, Messages

__all__ = ["JournalDialog", "open_log_folder"]

_Role = QDialogButtonBox.ButtonRole


def open_log_folder(messages: Messages) -> None:
    """Open the folder of the log file, or say where it is on a system that cannot."""
    folder = log_path().parent
    folder.mkdir(parents=True, exist_ok=True)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        messages.notice(QGuiApplication.translate("Journal", "日志文件夹：{}").format(folder), ())


class JournalDialog(InfoDialog):
    """The messages, the latest first, to be read and copied."""

    def __init__(self, parent: QWidget, messages: Messages) -> None:
        super().__init__(parent, "journal")
        self.setWindowTitle(self.tr("消息记录"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("消息记录"))
        entries = [_as_text(message) for message in reversed(messages.history)]
        self.text.setPlainText("\n\n".join(entries) or self.tr("启动以来没有错误，也没有提示。"))
        copy = self.buttons.addButton(self.tr("复制"), _Role.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        folder = self.buttons.addButton(self.tr("打开日志文件夹"), _Role.ActionRole)
        folder.clicked.connect(lambda: open_log_folder(messages))
        self.body.addWidget(self.text)
        fit_to_parent(self, 640, 480)


def _as_text(message: Message) -> str:
    return "\n".join((f"{message.at:%H:%M:%S}  {message.shown}", *message.shown_details))
