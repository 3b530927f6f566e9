"""The source panel: the document that the selected quote or mention stands in, as a page."""

import re

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.models.document_list import DOCUMENT_ROLE, DocumentList
from explorer.panels.buttons import quiet_button
from explorer.panels.chooser import Chooser
from explorer.panels.document_view import DocumentView
from explorer.panels.elided_label import ElidedLabel
from explorer.panels.empty_state import EmptyState
from explorer.panels.find_bar import FindBar
from explorer.snapshot import Passage
from explorer.state import Selection, State
from explorer.wording import origin_line, plain_tip
from geodata.model import Mention

__all__ = ["SourcePanel"]

_MOST_FOUND = 2000


class SourcePanel(Retranslated, QWidget):
    """Shows the document of the passage, scrolled to it; a click selects a place or a figure."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._found: list[tuple[int, int]] = []
        self._found_at = -1
        self._is_stale = True
        self._selection = Selection()  #: whose passage is shown
        self.documents = DocumentList(state, self)
        self.chooser = Chooser()
        self.chooser.setObjectName("source.document")
        self.chooser.setModel(self.documents)
        self.text = DocumentView(state)
        self.text.setObjectName("source.text")
        self.origin = ElidedLabel()
        self.origin.setProperty("look", "hint")
        self.position = QLabel()
        self.previous = quiet_button("source.previous", "‹")
        self.next = quiet_button("source.next", "›")
        self.lines = quiet_button("source.lines")
        self.lines.setCheckable(True)
        self.search = quiet_button("source.search")
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.hint = EmptyState("source")
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_project_changed()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 10, 0)
        top.addWidget(self.chooser)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 2, 10, 4)
        bar.setSpacing(4)
        bar.addWidget(self.origin, 1)
        for widget in (self.previous, self.position, self.next, self.lines, self.search):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(bar)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.hint, 1)

    def _connect(self) -> None:
        state = self._state
        self.chooser.activated.connect(self._on_chosen)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(+1))
        self.lines.toggled.connect(self.text.keep_lines)
        self.search.clicked.connect(self.open_find)
        self.find_bar.words_changed.connect(self._find)
        self.find_bar.stepped.connect(self.step_found)
        self.find_bar.closed.connect(self._close_find)
        self.hint.wanted.connect(state.show_panel)
        state.project_changed.connect(self._on_project_changed)
        state.selection_changed.connect(self._show_selection)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.chooser.setAccessibleName(self.tr("文献"))
        self.text.setAccessibleName(self.tr("原文"))
        self.hint.tell(
            self.tr("项目里还没有文献。把报纸或工作报告拖进窗口，原文就显示在这里。"),
            self.tr("添加文献"),
            "documents",
        )
        self.lines.setText(self.tr("原行"))
        self.search.setText(self.tr("查找"))
        for button, text in (
            (self.previous, self.tr("上一处提及")),
            (self.next, self.tr("下一处提及")),
            (self.lines, self.tr("按文件原来的断行显示")),
            (self.search, self.tr("在本篇中查找（Ctrl+G）")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._show_origin()
        self._show_position()

    # -- following the state

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has been selected while the panel was out of sight."""
        super().showEvent(event)
        if self._is_stale:
            self._show_selection()

    def _on_project_changed(self) -> None:
        has_documents = bool(self._state.snapshot.documents)
        for widget in (self.chooser, self.origin, self.lines, self.search, self.text):
            widget.setVisible(has_documents)
        self.hint.setVisible(not has_documents)
        if not has_documents:
            self._close_find()
        if self.text.document_id:
            self._selection = self._state.selection  # what is read again stays where it is
        self._show_selection()

    def _show_selection(self) -> None:
        # A page is made for a reader only: it costs more than all else that a click does.
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        selection, documents = self._state.selection, self._state.snapshot.documents
        if selection.passage is not None and self._is_news(selection):
            self.text.show_passage(selection.passage, selection.fact_id)
        else:
            if not self.text.document_id and documents:
                self.text.show_document(next(iter(documents)))
            self.text.mark_passage(selection.passage, selection.fact_id)
        self._selection = selection
        self._show_document()

    def _is_news(self, selection: Selection) -> bool:
        """Tell whether the passage is another one: only then does the reader lose his line."""
        here = (selection.passage, selection.fact_id)
        return here != (self._selection.passage, self._selection.fact_id)

    def _show_document(self) -> None:
        """Tell in the bars which document is shown."""
        row = self.documents.row_of(self.text.document_id)
        if row != self.chooser.currentIndex():
            self.chooser.setCurrentIndex(row)
        self.chooser.setToolTip(plain_tip(self.chooser.currentText()))
        self._show_origin()
        self._show_position()
        if self.find_bar.isVisible():
            self._find(self.find_bar.words.text())

    def _show_origin(self) -> None:
        document = self._state.snapshot.documents.get(self.text.document_id)
        self.origin.show_text(origin_line(document) if document else "")

    # -- mentions

    def _selected_mentions(self) -> list[Mention]:
        of_place = self._state.snapshot.mentions_of_place
        return [m for i in self._state.selection.place_ids for m in of_place.get(i, ())]

    def _current_mention(self, mentions: list[Mention]) -> int:
        """Return which of the mentions the passage is, or the last one before it."""
        passage = self._state.selection.passage
        if passage is None:
            return -1
        latest = -1
        for rank, mention in enumerate(mentions):
            if mention.document_id == passage.document_id and mention.end <= passage.end:
                if Passage.of(mention) == passage:
                    return rank
                latest = rank
        return latest

    def _show_position(self) -> None:
        mentions = self._selected_mentions()
        for widget in (self.previous, self.position, self.next):
            widget.setVisible(bool(mentions))
        current = self._current_mention(mentions)
        self.position.setText(self.tr("提及 {}/{}").format(max(current, 0) + 1, len(mentions)))
        self.previous.setEnabled(current > 0)
        self.next.setEnabled(current + 1 < len(mentions))

    def step(self, step: int) -> None:
        """Go to the next mention of the selected places, or to the one before."""
        mentions = self._selected_mentions()
        rank = self._current_mention(mentions) + step
        if 0 <= rank < len(mentions):
            # The mention alone is the passage; all selected places stay so.
            self._state.select_passage(Passage.of(mentions[rank]))

    def _on_chosen(self, row: int) -> None:
        self.text.show_document(self.documents.index(row).data(DOCUMENT_ROLE))
        self._show_document()

    # -- finding

    def open_find(self) -> None:
        """Open the line for words to be found in the document."""
        if self._state.snapshot.documents:
            self.find_bar.open(self.text.textCursor().selectedText())
            self._find(self.find_bar.words.text())

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._found = []
        self.text.show_found((), -1)
        self.text.setFocus()

    def _find(self, words: str) -> None:
        self._found = self._places_of(words)
        if self._found:
            top = self.text.top_offset()
            ranks = (rank for rank, (_, end) in enumerate(self._found) if end > top)
            self._show_found(next(ranks, 0))
        else:
            self._show_found(-1)

    def _places_of(self, words: str) -> list[tuple[int, int]]:
        """Return where words stand, a line break or blanks inside them notwithstanding."""
        document = self._state.snapshot.documents.get(self.text.document_id)
        letters = [re.escape(letter) for letter in words if not letter.isspace()]
        if document is None or not letters:
            return []
        pattern = re.compile(r"\s*".join(letters), re.IGNORECASE)
        spans = (match.span() for match in pattern.finditer(document.text))
        return [span for span, _ in zip(spans, range(_MOST_FOUND), strict=False)]

    def step_found(self, step: int) -> None:
        """Go to the next place of what is looked for, or to the one before."""
        if not self.find_bar.isVisible():
            self.open_find()
        elif self._found:
            self._show_found((self._found_at + step) % len(self._found))

    def _show_found(self, rank: int) -> None:
        self._found_at = rank
        self.text.show_found(self._found, rank)
        self.find_bar.show_count(rank + 1, len(self._found))
