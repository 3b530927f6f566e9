"""A document's text, read only: places underlined in their kind's colour, the passage marked.

Offsets are code points outside and UTF-16 units inside, where Qt counts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from explorer.utf16 import OffsetMap

__all__ = ["Mark", "SourceText", "Stroke"]

_MARGIN = 16
_LINE_HEIGHT_PERCENT = 145.0
_BLANK_HEIGHT_PX = 7.0
_HEIGHT = QTextBlockFormat.LineHeightTypes


@dataclass(frozen=True, slots=True)
class Stroke:
    """An underlined span, in code points."""

    start: int
    end: int
    colour: QColor
    dotted: bool = False


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
        The code point offset that was clicked.
    pointed
        The code point offset under the pointer, -1 for none.
    """

    pressed = Signal(int)
    pointed = Signal(int)

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
        self._offsets = OffsetMap("")
        self._shown: QTextDocument | None = None

    def show_text(self, text: str, strokes: Iterable[Stroke]) -> None:
        """Show another text from its beginning.

        The document is made ready before it is shown: laying it out once instead of at each step
        makes 0.2 s of 1.5 s for 250,000 characters.
        """
        self._offsets = OffsetMap(text)
        units = self._offsets.to_units
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        document.setPlainText(_keeping_length(text))
        _space_lines(document)
        _Highlighter(document).set_strokes(
            [Stroke(units(s.start), units(s.end), s.colour, s.dotted) for s in strokes]
        )
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document

    def mark(self, marks: Iterable[Mark]) -> None:
        """Give spans a background, in place of earlier ones."""
        self.setExtraSelections([self._selection(mark) for mark in marks])

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a span into view, its beginning in the upper third."""
        cursor = self._cursor(start, end)
        beginning = QTextCursor(cursor)
        beginning.setPosition(cursor.selectionStart())
        top = self.cursorRect(beginning).top()
        bottom = self.cursorRect(cursor).bottom()
        height = self.viewport().height()
        if top < 0 or bottom > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - height // 3)

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
            offset = self._offset_at(event.position().toPoint())
            if offset >= 0:
                self.pressed.emit(offset)

    def middle_of(self, offset: int) -> QPoint:
        """Return the middle of a character in the viewport; for tests that click on it."""
        here = self.cursorRect(self._cursor(offset, offset))
        after = self.cursorRect(self._cursor(offset + 1, offset + 1))
        return QPoint((here.left() + max(after.left(), here.left() + 2)) // 2, here.center().y())

    def _offset_at(self, point: QPoint) -> int:
        unit = (
            self.document()
            .documentLayout()
            .hitTest(point.toPointF() + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        )
        return self._offsets.to_points(unit) if unit >= 0 else -1

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._offsets.to_units(start), last))
        cursor.setPosition(min(self._offsets.to_units(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(mark.colour)
        selection.cursor = self._cursor(mark.start, mark.end)
        selection.format = look
        return selection


def _space_lines(document: QTextDocument) -> None:
    """Open the lines for reading, and close up runs of blank ones."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    open_lines = QTextBlockFormat()
    open_lines.setLineHeight(_LINE_HEIGHT_PERCENT, _HEIGHT.ProportionalHeight.value)
    cursor.setBlockFormat(open_lines)
    blank = QTextBlockFormat()
    blank.setLineHeight(_BLANK_HEIGHT_PX, _HEIGHT.FixedHeight.value)
    block = document.begin()
    while block.isValid():
        if not block.text().strip():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(blank)
        block = block.next()
    cursor.endEditBlock()


def _keeping_length(text: str) -> str:
    """Replace what Qt would drop by something as long and as invisible, so that offsets hold.

    That is the first half of a Windows line end, and a byte order mark at the very beginning.
    """
    start = "\u200b" if text.startswith(("\ufeff", "\ufffe")) else text[:1]
    return (start + text[1:]).replace("\r\n", " \n")


class _Highlighter(QSyntaxHighlighter):
    """Underlines spans, given in UTF-16 units; headings of marked-up text are bold."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._strokes: list[Stroke] = []
        self._starts: list[int] = []
        self._longest = 0

    def set_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Underline these spans."""
        self._strokes = sorted(strokes, key=lambda stroke: (stroke.start, -stroke.end))
        self._starts = [stroke.start for stroke in self._strokes]
        self._longest = max((s.end - s.start for s in self._strokes), default=0)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Underline the spans that touch a block."""
        first = self.currentBlock().position()
        last = first + self.currentBlock().length()
        if text.startswith("#"):
            bold = QTextCharFormat()
            bold.setFontWeight(700)
            self.setFormat(0, last - first, bold)
        for rank in range(bisect_right(self._starts, first - self._longest - 1), len(self._starts)):
            stroke = self._strokes[rank]
            if stroke.start >= last:
                break
            self._draw(stroke, max(stroke.start - first, 0), min(stroke.end, last) - first)

    def _draw(self, stroke: Stroke, start: int, end: int) -> None:
        if end <= start:
            return
        look = self.format(start)
        look.setUnderlineColor(stroke.colour)
        style = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(style.DotLine if stroke.dotted else style.SingleUnderline)
        if not stroke.dotted:
            look.setForeground(stroke.colour)
        self.setFormat(start, end - start, look)
