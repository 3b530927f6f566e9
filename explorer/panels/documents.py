"""The project's documents: what they are, where they come from, what is done with them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.dialogs.choose_documents import choose_files, choose_folder
from explorer.i18n import Retranslated
from explorer.models.document_columns import DocumentModel
from explorer.panels.buttons import quiet_button
from explorer.panels.parts import hint_label, search_field
from explorer.panels.progress_line import ProgressLine
from explorer.panels.record_view import RecordView
from explorer.panels.report_list import ReportList
from explorer.rows_out import Rows, RowsOut
from explorer.session import Session
from explorer.snapshot import Passage
from geodata.project.edits import RemoveDocument, Together

__all__ = ["DocumentsPanel"]

_Trigger = QAbstractItemView.EditTrigger


class DocumentsPanel(Retranslated, QWidget):
    """The documents as a table, progress above it, reports on files beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._state = session.state
        self._out = RowsOut(session, self)
        self._is_following = False
        self.documents = DocumentModel(session.state, self)
        self.view = RecordView("documents", self.documents)
        self.view.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.progress = ProgressLine(session.operations)
        self.reports = ReportList(session)
        self.add = quiet_button("documents.add")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_menu = QMenu(self.add)
        self.add_files = self.add_menu.addAction("")
        self.add_folder = self.add_menu.addAction("")
        self.add.setMenu(self.add_menu)
        self.remove = quiet_button("documents.remove")
        self.again = quiet_button("documents.again")
        self.folder = quiet_button("documents.folder")
        self.only = quiet_button("documents.only")
        self.only.setCheckable(True)
        self.search = search_field("documents.search")
        self.count = QLabel()
        self.count.setEnabled(False)
        self.hint = hint_label("documents.hint")
        self.hint_add = quiet_button("documents.hint.add")
        self._lay_out()
        self._make_actions()
        self._connect()
        self.retranslate()
        self._show_what_can_be_done()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 4, 10, 4)
        bar.setSpacing(4)
        for button in (self.add, self.remove, self.again, self.folder, self.only):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.count)
        self.search.setMaximumWidth(220)
        bar.addWidget(self.search, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.hint)
        below.addWidget(self.hint_add, 0, Qt.AlignmentFlag.AlignHCenter)
        below.addWidget(self.view, 1)
        below.addStretch(0)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.reports)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.progress)
        layout.addWidget(self.splitter, 1)

    def _make_actions(self) -> None:
        self.edit_action = QAction(self.view)
        self.edit_action.triggered.connect(self._edit)
        self.remove_action = QAction(self.view)
        self.remove_action.setShortcut(QKeySequence.StandardKey.Delete)
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.remove_action.triggered.connect(self.remove_selected)
        self.view.addAction(self.remove_action)

    def _connect(self) -> None:
        session, state, view = self._session, self._state, self.view
        self.add_files.triggered.connect(lambda: session.add_documents(choose_files(self)))
        self.add_folder.triggered.connect(lambda: session.add_documents(choose_folder(self)))
        self.hint_add.clicked.connect(self.add_files.trigger)
        self.remove.clicked.connect(self.remove_selected)
        self.again.clicked.connect(lambda: session.read_again(view.selected_ids()))
        self.folder.clicked.connect(self._open_folder)
        self.only.clicked.connect(self._filter)
        self.search.textChanged.connect(self.documents.find)
        view.copy.triggered.connect(self._copy)
        view.customContextMenuRequested.connect(self._open_menu)
        view.activated.connect(lambda _: state.show_panel("source"))
        view.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.documents.refused.connect(session.messages.error)
        self.documents.settled.connect(self._on_settled)
        state.project_changed.connect(self._refresh)
        state.filter_changed.connect(self._show_what_can_be_done)
        state.selection_changed.connect(self._show_selection)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.documents.retranslate()
        self.view.setAccessibleName(self.tr("文献"))
        self.view.copy.setText(self.tr("复制所选行"))
        self.edit_action.setText(self.tr("修改"))
        self.remove_action.setText(self.tr("移除"))
        self.add_files.setText(self.tr("添加文件…"))
        self.add_folder.setText(self.tr("添加文件夹…"))
        self.hint_add.setText(self.tr("添加文件…"))
        self.search.setPlaceholderText(self.tr("查找文献"))
        self.search.setAccessibleName(self.tr("查找文献"))
        for button, text, tip in (
            (self.add, self.tr("添加 ▾"), self.tr("添加文件或文件夹；也可以拖进窗口")),
            (self.remove, self.tr("移除"), self.tr("从项目中移除所选文献，可以撤销；原文件不动")),
            (self.again, self.tr("重新读取"), self.tr("从原文件重新读取所选文献")),
            (self.folder, self.tr("打开所在文件夹"), self.tr("打开原文件所在的文件夹")),
            (self.only, self.tr("只看所选"), self.tr("地图和各面板只显示所选文献提到的地点")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self.hint.setText(
            self.tr("还没有文献。添加报纸或工作报告（文本、网页、Word、PDF），或把文件拖进窗口。")
        )
        self._show_what_can_be_done()

    # -- following the state

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while the panel was out of sight."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        snapshot = self._state.snapshot
        if self.isVisible() and snapshot is not self.documents.snapshot:
            self.documents.show_records(snapshot, snapshot.documents.values())

    def _on_settled(self) -> None:
        self._show_selection()
        self._show_what_can_be_done()

    def _show_selection(self) -> None:
        """Mark the document that is read; a choice of several that holds it stays."""
        passage = self._state.selection.passage
        if self._is_following or not self.isVisible() or passage is None:
            return
        if passage.document_id in self.view.selected_ids():
            return
        self._is_following = True
        try:
            self.view.mark_rows(self.documents.rows_of([passage.document_id]))
        finally:
            self._is_following = False
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        selected = self.view.selected_ids()
        for button in (self.remove, self.again, self.folder):
            button.setEnabled(bool(selected))
        self.edit_action.setEnabled(len(selected) == 1)
        self.remove_action.setEnabled(bool(selected))
        chosen = self._state.filter.documents
        is_only = bool(selected) and chosen == frozenset(selected)
        self.only.setChecked(is_only)
        self.only.setEnabled(bool(selected))
        rows, total = self.documents.rowCount(), self.documents.total
        text = f"{total:,}" if rows == total else f"{rows:,} / {total:,}"
        self.count.setText(self.tr("{} 篇").format(text))
        has_documents = bool(self._state.snapshot.documents)
        self.view.setVisible(has_documents)
        self.count.setVisible(has_documents)
        self.search.setVisible(has_documents)
        self.hint.setVisible(not has_documents)
        self.hint_add.setVisible(not has_documents)

    # -- what the user does

    def _on_rows_selected(self) -> None:
        """Open the document of a chosen row; several of them are chosen to be worked upon."""
        self._show_what_can_be_done()
        selected = self.view.selected_ids()
        passage = self._state.selection.passage
        if self._is_following or len(selected) != 1:
            return
        if passage is not None and passage.document_id == selected[0]:
            return
        self._is_following = True
        try:
            self._state.select_passage(Passage(selected[0], 0, 0))
        finally:
            self._is_following = False

    def _filter(self) -> None:
        """Show the places of the selected documents only, or of all again."""
        chosen = frozenset(self.view.selected_ids())
        present = self._state.filter
        documents = frozenset[str]() if present.documents == chosen else chosen
        self._state.set_filter(replace(present, documents=documents))

    def remove_selected(self) -> None:
        """Take the selected documents out of the project."""
        edits = tuple(RemoveDocument(i) for i in self.view.selected_ids())
        if edits:
            self._state.edit(Together(edits) if len(edits) > 1 else edits[0])

    def _edit(self) -> None:
        index = self.view.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = self.documents.index(index.row(), 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def _open_folder(self) -> None:
        for document_id in self.view.selected_ids()[:1]:
            document = self._state.snapshot.documents[document_id]
            folder = Path(document.source_path).parent
            is_there = folder.is_dir()
            if not (is_there and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))):
                sentence = self.tr("打不开文件夹 {}，它可能已经移走。")
                self._session.messages.error(sentence.format(folder))

    def _copy(self) -> None:
        rows = self.view.selected_rows()
        columns = self.view.shown_columns
        texts = [[self.documents.text(row, at) for at in columns] for row in rows]
        if texts:
            self._out.copy(Rows(self.view.head(), lambda: iter(texts), len(texts)))

    def row_menu(self) -> QMenu:
        """Return the menu of the selected documents."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.edit_action, self.view.copy])
        menu.addSeparator()
        for button in (self.only, self.again, self.folder):
            action = menu.addAction(button.text())
            action.setObjectName(button.objectName())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.addSeparator()
        menu.addAction(self.remove_action)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at) != QModelIndex():
            self.row_menu().popup(self.view.viewport().mapToGlobal(at))
