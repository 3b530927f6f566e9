"""Paragraphs, headings and table rows of a document with markup, put down as plain text.

The rest of the pipeline knows lines only: a paragraph is a line of its own with a blank line after
it, a heading is marked by `#` as in Markdown, and the cells of a table's row stand in one line.
"""

from typing import Final

__all__ = ["CELL_BREAK", "Flow"]

#: What stands between the cells of a row.
CELL_BREAK: Final = " | "
_DEEPEST_HEADING = 6


class Flow:
    r"""Collects the text of a document in its order.

    A table is often there for the layout only, above all on web pages: a row with a heading, with
    another table or with a cell of several paragraphs is spread into paragraphs. As only the
    innermost row is ever held back, neither time nor memory grows with the depth of nesting.

    Examples
    --------
    >>> flow = Flow()
    >>> flow.add_heading("云冈区", 2)
    >>> flow.start_row()
    >>> for cell in ("投资", "53.23亿元"):
    ...     flow.start_cell()
    ...     flow.add_paragraph(cell)
    >>> flow.end_row()
    >>> flow.text()
    '## 云冈区\n\n投资 | 53.23亿元'
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._row: list[str] | None = None  # the cells of the open row
        self._is_after_row = False

    def add_paragraph(self, text: str) -> None:
        """Add a paragraph; blanks around it are dropped, and so is an empty one."""
        text = text.strip()
        if not text:
            return
        if self._row is not None and self._row and not self._row[-1]:
            self._row[-1] = text
            return
        self._spread()
        self._put(text)

    def add_heading(self, text: str, level: int) -> None:
        """Add a heading in one line; `level` counts from 1."""
        text = " ".join(text.split())
        if text:
            self._spread()
            self._put(f"{'#' * min(max(level, 1), _DEEPEST_HEADING)} {text}")

    def start_row(self) -> None:
        """Begin a table's row; one inside another shows that the outer one is layout."""
        self._spread()
        self._row = []

    def start_cell(self) -> None:
        """Begin the next cell of the row."""
        if self._row is not None:
            self._row.append("")

    def end_row(self) -> None:
        """Put the row down as one line."""
        if self._row is not None and len(self._row) > 1:
            cells = (" ".join(cell.split("\n")) for cell in self._row)
            line = CELL_BREAK.join(cells).strip()
            if line.strip(CELL_BREAK):
                self._put(line, is_row=True)
        else:
            self._spread()
        self._row = None

    def text(self) -> str:
        """Return all that was added."""
        self._spread()
        return "".join(self._pieces)

    def _spread(self) -> None:
        """Give up the open row: its cells are paragraphs."""
        cells, self._row = self._row or (), None
        for cell in filter(None, cells):
            self._put(cell)

    def _put(self, text: str, *, is_row: bool = False) -> None:
        if self._pieces:
            self._pieces.append("\n" if is_row and self._is_after_row else "\n\n")
        self._pieces.append(text)
        self._is_after_row = is_row
