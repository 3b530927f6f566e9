"""A table of records: rows to select, columns to choose and to sort by, rows to copy."""

from collections.abc import Iterator

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QSettings,
    Qt,
)
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from explorer.models.records import RecordModel

__all__ = ["RecordView"]

_Flag = QItemSelectionModel.SelectionFlag
#: Selected rows beyond these are not marked one by one: nobody could look at them.
_MOST_MARKED = 2000
_ROW_PADDING = 9
#: From so many rows it is told how wide their texts are; Qt would measure 1,000 in each column.
_MEASURED_ROWS = 40
_CELL_PADDING = 8
_SHORT_PX = 170  #: columns of longer texts keep the width that they are given
_SET_ANEW = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)


class RecordView(QTableView):
    """Shows a `RecordModel`; which columns, how wide and in which order is remembered.

    Attributes
    ----------
    copy
        The action that copies the selected rows; its owner connects it.
    """

    def __init__(self, name: str, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self._setting = f"{name}/columns"
        self.setObjectName(name)
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._set_headers()
        self.copy = QAction(self)
        self.copy.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self.copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_headers(self) -> None:
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        # WORKAROUND for QHeaderView asking each row, for each section that it paints, whether it
        # is selected (1.5 s for 100,000): the head has a selection of its own, always empty. Drop
        # it when `initStyleOptionForIndex` no longer asks for `selectedPosition`.
        across.setSelectionModel(QItemSelectionModel(self.records, across))
        across.setSectionsMovable(True)
        across.setStretchLastSection(True)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setResizeContentsPrecision(_MEASURED_ROWS)
        for at, column in enumerate(self.records.columns):
            across.resizeSection(at, column.width)
            across.setSectionHidden(at, not column.is_shown)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self._choose_columns)
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        state = QSettings().value(self._setting)
        self._is_remembered = isinstance(state, QByteArray)
        if isinstance(state, QByteArray):
            across.restoreState(state)
            self.records.sort(across.sortIndicatorSection(), across.sortIndicatorOrder())
        self._is_fitting = False
        across.sectionResized.connect(self._on_resized)
        across.sectionMoved.connect(self._remember)
        across.sortIndicatorChanged.connect(self._remember)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the columns their room: only now is it known how their texts are set."""
        super().showEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Give words of another language, or letters of another font, their room."""
        super().changeEvent(event)
        if event.type() in _SET_ANEW and self.isVisible():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Let titles and short texts be read whole, unless the user has set the widths."""
        if self._is_remembered:
            return
        across = self.horizontalHeader()
        self._is_fitting = True
        for at in self.shown_columns[:-1]:
            width = self.records.columns[at].width
            wanted = max(across.sectionSizeHint(at), self.sizeHintForColumn(at) + _CELL_PADDING)
            across.resizeSection(at, max(width, min(wanted, _SHORT_PX)))
        self._is_fitting = False

    def _on_resized(self, column: int) -> None:
        """Remember what the user has drawn; the last column has whatever is left."""
        if not self._is_fitting and column != self.shown_columns[-1]:
            self._remember()

    def _remember(self) -> None:
        self._is_remembered = True
        QSettings().setValue(self._setting, self.horizontalHeader().saveState())

    # -- columns

    @property
    def shown_columns(self) -> list[int]:
        """The columns that are seen, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [column for column in order if not header.isSectionHidden(column)]

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns; the last one stays."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.shown_columns
        for at, column in enumerate(self.records.columns):
            action = menu.addAction(column.title())
            action.setObjectName(f"column.{column.name}")
            action.setCheckable(True)
            action.setChecked(at in shown)
            action.setEnabled(shown != [at])
            action.toggled.connect(lambda is_on, at=at: self._show_column(at, is_shown=is_on))
        return menu

    def _show_column(self, column: int, *, is_shown: bool) -> None:
        header = self.horizontalHeader()
        header.setSectionHidden(column, not is_shown)
        if is_shown and header.sectionSize(column) == 0:
            header.resizeSection(column, self.records.columns[column].width)
        self._remember()

    def _choose_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    # -- rows

    def selected_rows(self) -> list[int]:
        """Return the selected rows, ascending."""
        rows: set[int] = set()
        for span in self.selectionModel().selection().toList():
            rows.update(range(span.top(), span.bottom() + 1))
        return sorted(rows)

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows, from the top."""
        return [self.records.record(row).id for row in self.selected_rows()]

    def mark_rows(self, rows: list[int]) -> None:
        """Select rows and bring the first of them into sight."""
        model = self.selectionModel()
        if not rows:
            model.clear()
            return
        selection = QItemSelection()
        last = len(self.records.columns) - 1
        for first, end in _spans(rows[:_MOST_MARKED]):
            top, bottom = self.records.index(first, 0), self.records.index(end, last)
            selection.select(top, bottom)
        first_seen = self.records.index(rows[0], self.shown_columns[0])
        model.setCurrentIndex(first_seen, _Flag.NoUpdate)
        model.select(selection, _Flag.ClearAndSelect)
        self.scrollTo(first_seen, QAbstractItemView.ScrollHint.EnsureVisible)

    def head(self) -> list[str]:
        """Return the titles of the columns that are seen."""
        return [self.records.columns[at].title() for at in self.shown_columns]


def _spans(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of neighbours."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last
