"""The source panel: the document that the selected quote or mention stands in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.look import FIGURE_MARK, PLACE_MARK, QUOTE_MARK
from explorer.panels.source_text import Mark, SourceText, Stroke
from explorer.state import State
from explorer.symbols import kind_colour
from explorer.wording import document_line
from geodata.model import Document, Fact, Mention

__all__ = ["SourcePanel"]

_FIGURE = QColor("#a9a59c")
_ELIDE = Qt.TextElideMode.ElideRight


class SourcePanel(QWidget):
    """Shows the document of the passage, scrolled to it; a click selects a place or a figure."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._document_id = ""
        self.text = SourceText()
        self.text.setAccessibleName(self.tr("原文"))
        self.chooser = _ElidingComboBox()
        self.chooser.setAccessibleName(self.tr("文献"))
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.position = QLabel()
        self.previous = self._step_button("‹", self.tr("上一处提及"), -1)
        self.next = self._step_button("›", self.tr("下一处提及"), +1)
        self._lay_out()
        self.chooser.activated.connect(self._on_chosen)
        self.text.pressed.connect(self._on_pressed)
        self.text.pointed.connect(self._on_pointed)
        state.project_changed.connect(self._on_project_changed)
        state.selection_changed.connect(self._show_selection)
        self._on_project_changed()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 6, 10, 6)
        bar.setSpacing(4)
        bar.addWidget(self.chooser, 1)
        bar.addWidget(self.previous)
        bar.addWidget(self.position)
        bar.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.text, 1)

    def _step_button(self, sign: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName("quiet")
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(QSize(26, 26))
        button.clicked.connect(lambda: self._step(step))
        return button

    def _on_project_changed(self) -> None:
        documents = self._state.snapshot.documents
        self.chooser.clear()
        for document in documents.values():
            self.chooser.addItem(document.title, document.id)
            last = self.chooser.count() - 1
            self.chooser.setItemData(last, document_line(document), Qt.ItemDataRole.ToolTipRole)
        if documents:
            stays = self._document_id if self._document_id in documents else next(iter(documents))
            self._show_document(documents[stays], is_new=True)
        else:
            self._document_id = ""
            self.text.show_text("", ())
        self._show_selection()

    def _show_document(self, document: Document, *, is_new: bool = False) -> None:
        self.chooser.setCurrentIndex(self.chooser.findData(document.id))
        if document.id == self._document_id and not is_new:
            return
        self._document_id = document.id
        snapshot = self._state.snapshot
        figures = [
            Stroke(fact.value_start, fact.value_end, _FIGURE, dotted=True)
            for fact in snapshot.facts_of_document.get(document.id, ())
        ]
        names = [
            Stroke(m.start, m.end, kind_colour(snapshot.places[m.place_id].kind))
            for m in snapshot.mentions_of_document.get(document.id, ())
        ]
        self.text.show_text(document.text, [*figures, *names])

    def _show_selection(self) -> None:
        passage = self._state.selection.passage
        if passage is not None:
            self._show_document(self._state.snapshot.documents[passage.document_id])
        self.text.mark(self._marks())
        if passage is not None:
            self.text.scroll_to(passage.start, passage.end)
        self._show_position()

    def _marks(self) -> list[Mark]:
        """Return the selected places' mentions, the passage, and the figure in it."""
        selection = self._state.selection
        marks = [
            Mark(mention.start, mention.end, PLACE_MARK)
            for mention in self._selected_mentions()
            if mention.document_id == self._document_id
        ]
        passage = selection.passage
        if passage is not None and passage.document_id == self._document_id:
            marks.append(Mark(passage.start, passage.end, QUOTE_MARK))
        fact = self._state.snapshot.facts.get(selection.fact_id)
        if fact is not None and fact.document_id == self._document_id:
            marks.append(Mark(fact.value_start, fact.value_end, FIGURE_MARK))
        return marks

    def _selected_mentions(self) -> list[Mention]:
        of_place = self._state.snapshot.mentions_of_place
        return [m for i in self._state.selection.place_ids for m in of_place.get(i, ())]

    def _current_mention(self) -> int:
        """Return which of the selected mentions the passage is, or the last one before it."""
        passage = self._state.selection.passage
        order = {document_id: n for n, document_id in enumerate(self._state.snapshot.documents)}
        current = -1
        if passage is not None:
            here = (order[passage.document_id], passage.end)
            for rank, mention in enumerate(self._selected_mentions()):
                if (order[mention.document_id], mention.end) <= here:
                    current = rank
        return current

    def _show_position(self) -> None:
        mentions = self._selected_mentions()
        for widget in (self.previous, self.position, self.next):
            widget.setVisible(bool(mentions))
        current = self._current_mention()
        self.position.setText(self.tr("提及 {}/{}").format(max(current, 0) + 1, len(mentions)))
        self.previous.setEnabled(current > 0)
        self.next.setEnabled(current + 1 < len(mentions))

    def _step(self, step: int) -> None:
        mentions = self._selected_mentions()
        rank = self._current_mention() + step
        if 0 <= rank < len(mentions):
            self._state.select_mention(mentions[rank].id)

    def _on_chosen(self, row: int) -> None:
        self._show_document(self._state.snapshot.documents[self.chooser.itemData(row)])
        self.text.mark(self._marks())

    def _on_pressed(self, offset: int) -> None:
        found = self._item_at(offset)
        if isinstance(found, Mention):
            self._state.select_mention(found.id)
        elif found is not None:
            self._state.select_fact(found.id)

    def _on_pointed(self, offset: int) -> None:
        found = self._item_at(offset)
        hand = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        self.text.viewport().setCursor(hand)
        self._state.hover(found.place_id if isinstance(found, Mention) else "")

    def _item_at(self, offset: int) -> Mention | Fact | None:
        """Return the shortest mention around an offset, else the fact whose figure is there."""
        snapshot = self._state.snapshot
        mentions = [
            mention
            for mention in snapshot.mentions_of_document.get(self._document_id, ())
            if mention.start <= offset < mention.end
        ]
        if mentions:
            return min(mentions, key=lambda mention: mention.end - mention.start)
        figures = snapshot.facts_of_document.get(self._document_id, ())
        inside = (fact for fact in figures if fact.value_start <= offset < fact.value_end)
        return next(inside, None)


class _ElidingComboBox(QComboBox):
    """A combo box that shortens a long text with an ellipsis instead of cutting it off."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the text that fits."""
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        text, room = option.currentText, field.width() - 6
        option.currentText = self.fontMetrics().elidedText(text, _ELIDE, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
