"""A document of the project as a page that knows its places and figures.

The text is the model of `SourceText`; here it follows the state: places are underlined in their
kind's colour, the mentions of what is selected or under the pointer are lit up, a click selects.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QWidget

from explorer.look import FIGURE_MARK, PLACE_MARK, QUOTE_MARK, tokens
from explorer.pages.page import Paragraph
from explorer.panels.source_text import Mark, SourceText, Stroke
from explorer.snapshot import Passage
from explorer.state import State
from explorer.symbols import kind_ink
from geodata.model import Document, Fact, Kind, Mention, Review

__all__ = ["DocumentView"]


class DocumentView(SourceText):
    """Shows a document with a passage of it marked; both are told by whoever owns the view.

    Attributes
    ----------
    document_id
        Of the document that is shown; `""` for none.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.document_id = ""
        self._passage: Passage | None = None
        self._fact_id = ""
        self._found: Sequence[tuple[int, int]] = ()
        self._current = -1
        self._keeps_lines = False
        self._divided: dict[bool, tuple[str, Sequence[Paragraph]]] = {}  #: by whether lines stay
        self._is_stale = False
        self.pressed.connect(self._on_pressed)
        self.pointed.connect(self._on_pointed)
        self.look_changed.connect(self._show_anew)
        state.hover_changed.connect(self.show_marks)
        state.project_changed.connect(self._on_project_changed)

    def show_document(self, document_id: str) -> None:
        """Show a document from its beginning, unless it is there already."""
        if document_id != self.document_id:
            self.document_id = document_id
            self._found, self._current = (), -1
            passage = self._passage
            is_here = passage is not None and passage.document_id == document_id
            self._show(at=passage.start if passage is not None and is_here else 0)
            self.show_marks()

    def mark_passage(self, passage: Passage | None, fact_id: str = "") -> None:
        """Mark a passage, with the figure of a fact in it, wherever the reader is."""
        self._passage, self._fact_id = passage, fact_id
        self.show_marks()

    def show_passage(self, passage: Passage, fact_id: str = "") -> None:
        """Show a passage in its document, marked."""
        self._passage, self._fact_id = passage, fact_id
        self.show_document(passage.document_id)
        self.show_marks()
        self.scroll_to(passage.start, passage.end)

    def keep_lines(self, keeps: bool) -> None:  # noqa: FBT001 - the slot of a checkable button
        """Show the lines as the file has them, or paragraphs to read; the reader keeps his line."""
        if keeps != self._keeps_lines:
            self._keeps_lines = keeps
            self._show_anew()

    def show_found(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        """Light up what a search has found, one of it as the present one."""
        self._found, self._current = spans, current
        self.show_marks()
        if 0 <= current < len(spans):
            self.scroll_to(*spans[current])

    def show_marks(self) -> None:
        """Light up selection, pointer and search anew."""
        if self.document_id:
            self.mark(self._lit())

    def showEvent(self, event: QShowEvent) -> None:
        """Take what has changed while the text was out of sight."""
        super().showEvent(event)
        if self._is_stale:
            self._show_anew()

    # -- showing

    def _show(self, *, at: int) -> None:
        document = self._document_shown()
        if document is None:
            self.show_page("", ())
            return
        paragraphs = self._paragraphs_of(document)
        self.show_page(document.text, paragraphs, self._strokes_of(document), at=at)

    def _paragraphs_of(self, document: Document) -> Sequence[Paragraph]:
        """Return a document's paragraphs, divided anew only when it is another text."""
        # Reading brings the lexicon of layouts: 30 ms that a start without a text need not wait.
        from explorer.pages.page_division import divide_lines, divide_page  # noqa: PLC0415

        text, known = document.text, self._divided.get(self._keeps_lines)
        if known is not None and known[0] == text:
            return known[1]
        sections = self._state.snapshot.sections_of_document.get(document.id, ())
        paragraphs = divide_lines(text) if self._keeps_lines else divide_page(text, sections)
        self._divided[self._keeps_lines] = (text, paragraphs)
        return paragraphs

    def _show_anew(self) -> None:
        self._is_stale = not self.isVisible()
        if self.document_id and not self._is_stale:
            with self.in_place() as at:
                self._show(at=at)
            self.show_marks()

    def _on_project_changed(self) -> None:
        """Take the document's new state; whether it is to stay is for the owner to say."""
        passage = self._passage
        if passage is not None and passage.document_id not in self._state.snapshot.documents:
            self._passage = None
        if self.document_id not in self._state.snapshot.documents:
            self.document_id = ""
            self._show(at=0)
        else:
            self._show_anew()

    def _document_shown(self) -> Document | None:
        return self._state.snapshot.documents.get(self.document_id)

    def _strokes_of(self, document: Document) -> list[Stroke]:
        snapshot, line = self._state.snapshot, QColor(tokens().figure_line)
        inks = {kind: kind_ink(kind, self.palette()) for kind in Kind}
        strokes = [
            Stroke(fact.value_start, fact.value_end, line, dotted=True)
            for fact in snapshot.facts_of_document.get(document.id, ())
        ]
        for mention in snapshot.mentions_of_document.get(document.id, ()):
            place = snapshot.places[mention.place_id]
            if place.review is not Review.REJECTED:
                strokes.append(Stroke(mention.start, mention.end, inks[place.kind]))
        return strokes

    # -- marks

    def _lit(self) -> list[Mark]:
        """Return the mentions of selected and hovered places, the passage, and the figure in it."""
        state = self._state
        lit = [*state.selection.place_ids]
        if state.hovered and state.hovered not in lit:
            lit.append(state.hovered)
        marks = [
            Mark(mention.start, mention.end, PLACE_MARK)
            for place_id in lit
            for mention in state.snapshot.mentions_of_place.get(place_id, ())
            if mention.document_id == self.document_id
        ]
        passage = self._passage
        if passage is not None and passage.document_id == self.document_id:
            marks.append(Mark(passage.start, passage.end, QUOTE_MARK))
        fact = state.snapshot.facts.get(self._fact_id)
        if fact is not None and fact.document_id == self.document_id:
            marks.append(Mark(fact.value_start, fact.value_end, FIGURE_MARK))
        for rank, (start, end) in enumerate(self._found):
            marks.append(Mark(start, end, FIGURE_MARK if rank == self._current else QUOTE_MARK))
        return marks

    # -- what the reader does

    def _on_pressed(self, offset: int) -> None:
        found = self._item_at(offset)
        if isinstance(found, Mention):
            self._state.select_mention(found.id)
        elif found is not None:
            self._state.select_fact(found.id)

    def _on_pointed(self, offset: int) -> None:
        found = self._item_at(offset)
        hand = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(hand)
        self._state.hover(found.place_id if isinstance(found, Mention) else "")

    def _item_at(self, offset: int) -> Mention | Fact | None:
        """Return the shortest mention around an offset, else the fact whose figure is there."""
        snapshot = self._state.snapshot
        mentions = [
            mention
            for mention in snapshot.mentions_of_document.get(self.document_id, ())
            if mention.start <= offset < mention.end
        ]
        if mentions:
            return min(mentions, key=lambda mention: mention.end - mention.start)
        figures = snapshot.facts_of_document.get(self.document_id, ())
        inside = (fact for fact in figures if fact.value_start <= offset < fact.value_end)
        return next(inside, None)
