"""What there is to know of files that were read: one sentence a file, until it is put away."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from explorer.i18n import Retranslated, library_text
from explorer.look import tokens
from explorer.panels.buttons import quiet_button
from explorer.session import Session

__all__ = ["ReportList"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()


class ReportList(Retranslated, QWidget):
    """The session's reports; failures in the colour of errors."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = QLabel()
        self.copy_button = quiet_button("documents.reports.copy")
        self.dismiss = quiet_button("documents.reports.dismiss")
        self.model = _ReportModel(session, self)
        self.list = _List()
        self.list.setObjectName("documents.reports")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.copy = QAction(self.list)
        self.copy.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(self.copy)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._lay_out()
        self.copy.triggered.connect(self._copy)
        self.copy_button.clicked.connect(self._copy)
        self.dismiss.clicked.connect(session.dismiss_reports)
        session.reports_changed.connect(self._show)
        self.retranslate()
        self._show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.copy_button)
        bar.addWidget(self.dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.list, 1)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.copy.setText(self.tr("复制"))
        self.copy_button.setText(self.tr("复制"))
        self.copy_button.setToolTip(self.tr("复制所选的条目（没有选择时全部）"))
        self.dismiss.setText(self.tr("清空"))
        self.dismiss.setToolTip(self.tr("知道了，不再列出这些文件"))
        self.list.setAccessibleName(self.tr("读取情况"))
        self._name()

    def _show(self) -> None:
        self._name()
        self.setVisible(bool(self._session.reports))

    def _name(self) -> None:
        failures = sum(report.is_failure for report in self._session.reports)
        notices = len(self._session.reports) - failures
        if failures and notices:
            text = self.tr("读取情况：{} 个没有读入，{} 个有说明").format(failures, notices)
        elif failures:
            text = self.tr("读取情况：{} 个没有读入").format(failures)
        else:
            text = self.tr("读取情况：{} 个有说明").format(notices)
        self.title.setText(text)

    def _copy(self) -> None:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        reports = self._session.reports
        chosen = [reports[row] for row in rows] or list(reports)
        text = "\n".join(library_text(report.message) for report in chosen)
        QGuiApplication.clipboard().setText(text)


class _List(QListView):
    """A list with room at its sides, which only the view itself may set."""

    def __init__(self) -> None:
        super().__init__()
        self.setViewportMargins(8, 2, 4, 4)


class _ReportModel(QAbstractListModel):
    """One row a report."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reports = session.reports
        session.reports_changed.connect(self._take)

    def _take(self) -> None:
        self.beginResetModel()
        self._reports = self._session.reports
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of reports."""
        return 0 if parent.isValid() else len(self._reports)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a report's sentence, its colour, or the whole path of its file."""
        report = self._reports[index.row()]
        if role == _Role.DisplayRole:
            return library_text(report.message)
        if role == _Role.ForegroundRole and report.is_failure:
            return QColor(tokens().bad)
        return str(report.path) if role == _Role.ToolTipRole else None
