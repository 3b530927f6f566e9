"""A document's text, read only: set as a page, places underlined, the passage marked.

Offsets are code points of the document outside and units of the page inside, where Qt counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from explorer.look import document_font
from explorer.pages.page import Page, Paragraph
from explorer.pages.utf16 import OffsetMap
from explorer.panels.page_document import Stroke, make_document

__all__ = ["Mark", "SourceText", "Stroke"]

#: Characters that are laid out at once; of longer documents a stretch around the reader's line.
_STRETCH = 12_000
_LOOKS_CHANGED = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with a background, in code points."""

    start: int
    end: int
    colour: QColor


class SourceText(QTextEdit):
    """The text; it tells where it was clicked and what the pointer is over.

    Signals
    -------
    pressed
        The code point offset that was clicked, or where Enter was pressed.
    pointed
        The code point offset under the pointer, -1 for none.
    look_changed
        Colours or font have changed: the page has to be shown anew.
    """

    pressed = Signal(int)
    pointed = Signal(int)
    look_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self._text = ""
        self._offsets = OffsetMap("")
        self._paragraphs: Sequence[Paragraph] = ()
        self._strokes: Sequence[Stroke] = ()
        self._marks: Sequence[Mark] = ()
        self._page = Page("", ())
        self._first = self._last = 0  #: which paragraphs are laid out
        self._document: QTextDocument | None = None
        self._is_moving = False
        self._aim: tuple[int, int] | None = None  #: in view until the reader scrolls
        self._line = -1  #: the offset that was kept at the top, likewise
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(0)
        self._look_timer.timeout.connect(self.look_changed)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.actionTriggered.connect(self._leave)  # by the reader; Qt itself only sets values

    # -- what is shown

    def show_page(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        strokes: Iterable[Stroke] = (),
        *,
        at: int = 0,
    ) -> None:
        """Show a document, laid out around an offset."""
        self._text, self._paragraphs = text, paragraphs
        self._offsets = OffsetMap(text)
        self._strokes = sorted(strokes, key=lambda stroke: stroke.start)
        self._marks = ()
        self._leave()
        self._lay_out(at)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Give spans a background, in place of earlier ones."""
        self._marks = tuple(marks)
        self._show_marks()

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a span into view, its beginning in the upper third; it stays so in another size."""
        self._aim, self._line = (start, end), -1
        if not self._is_laid_out(start):
            self._lay_out(start)
        spans = self._page.spans(start, end)
        low, high = (spans[0][0], spans[-1][1]) if spans else (self._page.unit_of(start),) * 2
        top = self.cursorRect(self._cursor(low, low)).top()
        bottom = self.cursorRect(self._cursor(high, high)).bottom()
        if top < 0 or bottom > self.viewport().height():
            self._scroll_by(top - self.viewport().height() // 3)

    def top_offset(self) -> int:
        """Return the offset of the character in the upper left corner."""
        unit = self.cursorForPosition(QPoint(_CORNER, _CORNER)).position()
        return max(self._page.source_of(unit), 0)

    def show_top(self, offset: int) -> None:
        """Bring a character to the upper edge."""
        self._leave()
        if not self._is_laid_out(offset):
            self._lay_out(offset)
        unit = self._page.unit_of(offset)
        self._scroll_by(self.cursorRect(self._cursor(unit, unit)).top() - _CORNER)

    def middle_of(self, offset: int) -> QPoint:
        """Return the middle of a character in the viewport; for tests that click on it."""
        unit = self._page.unit_of(offset)
        here = self.cursorRect(self._cursor(unit, unit))
        after = self.cursorRect(self._cursor(unit + 1, unit + 1))
        return QPoint((here.left() + max(after.left(), here.left() + 2)) // 2, here.center().y())

    # -- laying out

    def _lay_out(self, at: int) -> None:
        """Lay out the stretch around an offset."""
        self._first, self._last = _stretch(self._paragraphs, at)
        shown = self._paragraphs[self._first : self._last]
        self._page = Page(self._text, shown, self._offsets)
        bounds = [run for paragraph in shown for run in paragraph.runs]
        low = min((start for start, _ in bounds), default=0)
        high = max((end for _, end in bounds), default=0)
        strokes = [s for s in self._strokes if s.start < high and s.end > low]
        document = make_document(
            self._page, strokes, document_font(self.font()), self.palette(), self
        )
        self._is_moving = True
        self.setDocument(document)
        self._is_moving = False
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self._show_marks()

    def _is_laid_out(self, offset: int) -> bool:
        is_whole = self._first == 0 and self._last == len(self._paragraphs)
        return is_whole or any(
            start <= offset < end
            for paragraph in self._paragraphs[self._first : self._last]
            for start, end in paragraph.runs
        )

    def _on_scrolled(self, value: int) -> None:
        """Lay out another stretch when the reader comes to the edge of this one."""
        bar = self.verticalScrollBar()
        is_below = value >= bar.maximum() and self._last < len(self._paragraphs)
        is_above = value <= bar.minimum() and self._first > 0
        if self._is_moving or not (is_below or is_above):
            return
        top = self.top_offset()
        self._lay_out(top)
        self.show_top(top)

    def _leave(self) -> None:
        """Forget what was sought out: the reader has moved on."""
        self._aim, self._line = None, -1

    def _scroll_by(self, distance: int) -> None:
        bar = self.verticalScrollBar()
        self._is_moving = True
        bar.setValue(bar.value() + distance)
        self._is_moving = False

    def _show_marks(self) -> None:
        self.setExtraSelections(
            [
                self._selection(low, high, mark.colour)
                for mark in self._marks
                for low, high in self._page.spans(mark.start, mark.end)
            ]
        )

    def _selection(self, low: int, high: int, colour: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(colour)
        selection.cursor = self._cursor(low, high)
        selection.format = look
        return selection

    def _cursor(self, low: int, high: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(low, last))
        cursor.setPosition(min(high, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @contextmanager
    def in_place(self) -> Iterator[int]:
        """Keep what was sought out in view, or else the reader's line, whatever changes.

        Yields the offset around which a page that is made anew is to be laid out.
        """
        # The same offset each time: whatever comes to the top by rounding would drift.
        aim, line = self._aim, self._line if self._line >= 0 else self.top_offset()
        yield aim[0] if aim else line
        if aim is not None:
            self.scroll_to(*aim)
        elif self._text:
            self.show_top(line)
            self._line = line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what is read."""
        if event.size().width() == event.oldSize().width() and self._aim is None:
            super().resizeEvent(event)
            return
        with self.in_place():
            self._is_moving = True
            super().resizeEvent(event)
            self._is_moving = False

    # -- what the reader does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        super().mouseMoveEvent(event)
        self.pointed.emit(self._offset_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is over nothing any more."""
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where it was clicked; a drag selects text and is no click."""
        super().mouseReleaseEvent(event)
        is_click = not self.textCursor().hasSelection()
        if event.button() is Qt.MouseButton.LeftButton and is_click:
            self._press(self._offset_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a click at the text cursor; go to the document's own ends."""
        if event.key() in _CONFIRMING and not event.modifiers():
            self._press(self._page.source_of(self.textCursor().position()))
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.show_top(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            self.scroll_to(len(self._text), len(self._text))
        else:
            self._leave()
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the page anew when colours or font have changed."""
        super().changeEvent(event)
        if event.type() in _LOOKS_CHANGED:
            # A change of the theme sends several of these; one new page answers them all.
            self._look_timer.start()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, without the page's colours and sizes."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def _press(self, offset: int) -> None:
        if offset >= 0:
            self.pressed.emit(offset)

    def _offset_at(self, point: QPoint) -> int:
        unit = (
            self.document()
            .documentLayout()
            .hitTest(point.toPointF() + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        )
        return self._page.source_of(unit) if unit >= 0 else -1

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())


#: In pixels: where the first character of a page is looked for.
_CORNER = 20


def _stretch(paragraphs: Sequence[Paragraph], at: int) -> tuple[int, int]:
    """Return which paragraphs to lay out: as many before an offset as behind it."""
    sizes = [sum(end - start for start, end in p.runs) + 1 for p in paragraphs]
    if sum(sizes) <= 2 * _STRETCH:
        return 0, len(paragraphs)
    middle = next(
        (n for n, p in enumerate(paragraphs) if any(start <= at < end for start, end in p.runs)), -1
    )
    if middle < 0:  # between two paragraphs
        middle = sum(bool(p.runs) and p.runs[0][0] <= at for p in paragraphs) - 1
    first = last = max(middle, 0)
    room = _STRETCH
    while first > 0 and room > 0:
        first -= 1
        room -= sizes[first]
    room += _STRETCH
    while last < len(paragraphs) and room > 0:
        room -= sizes[last]
        last += 1
    while first > 0 and room > 0:
        first -= 1
        room -= sizes[first]
    return first, last
