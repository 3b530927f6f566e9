"""The search panel: a field that finds as one types, above what it has found."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.icons import line_icon
from explorer.models.search_results import LINE_ROLE, Line, LineKind, SearchModel
from explorer.panels.search_results import ResultList
from explorer.search.index import Group, Query, Results
from explorer.search.searcher import Searcher
from explorer.state import State

__all__ = ["SearchField", "SearchPanel"]

_Key = Qt.Key
_STEPS = {_Key.Key_Down: 1, _Key.Key_Up: -1}
_PAGE = 8
_ON_PURPOSE = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SearchField(QLineEdit):
    """A line for words; arrows, Enter and Escape are for the results.

    Signals
    -------
    stepped
        How many lines to go down (or up) in the results.
    entered, left
        Enter, and Escape.
    focused
        The user has put the keyboard into the field.
    """

    stepped = Signal(int)
    entered = Signal()
    left = Signal()
    focused = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's shortcut while there is something to leave."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == _Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass keys for the results on."""
        key = _Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp):
            self.stepped.emit(_PAGE if key == _Key.Key_PageDown else -_PAGE)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.entered.emit()
        elif key == _Key.Key_Escape and self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the user has come here; a window that opens puts the keyboard here too."""
        super().focusInEvent(event)
        if event.reason() in _ON_PURPOSE:
            self.focused.emit()


class SearchPanel(Retranslated, QWidget):
    """The field, and below it the results or, while nothing is searched for, another widget.

    Parameters
    ----------
    state
        The window's state.
    resting
        What stands below the empty field.
    """

    def __init__(self, state: State, resting: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._query = Query("")
        self._is_entering = False  #: Enter came before the results that it is meant for
        self._shown_of = state.snapshot
        self.searcher = Searcher(self)
        self.searcher.set_snapshot(state.snapshot)
        self.field = SearchField()
        self.field.setObjectName("search.field")
        self.field.setClearButtonEnabled(True)
        self.field.setAcceptDrops(False)  # a file dropped here is a document, no search word
        self._icon = self.field.addAction(
            line_icon("search", "#000000"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.model = SearchModel(state, self)
        self.results = ResultList(self.model)
        self.results.setObjectName("search.results")
        self.hint = QLabel()
        self.hint.setObjectName("search.hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 24, 16, 16)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.pages = QStackedWidget()
        for page in (resting, self.results, self.hint):
            self.pages.addWidget(page)
        self._lay_out()
        self._follow()
        self._colour()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.field.setPlaceholderText(self.tr("搜索地名、拼音、原文"))
        self.field.setAccessibleName(self.tr("搜索"))
        self.field.setToolTip(self.tr("地名（可用拼音或首字母，如 ygsk）、数据和原文"))
        self.results.setAccessibleName(self.tr("搜索结果"))
        self._refresh()

    def focus(self) -> None:
        """Give the field the keyboard, its words marked to be typed over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    # -- building

    def _lay_out(self) -> None:
        head = QWidget()
        head_layout = QVBoxLayout(head)
        head_layout.setContentsMargins(12, 10, 12, 8)
        head_layout.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.field)

    def _follow(self) -> None:
        state, field = self._state, self.field
        field.textChanged.connect(self._on_typed)
        field.focused.connect(self.searcher.warm)
        field.stepped.connect(self._step)
        field.entered.connect(self._enter)
        field.left.connect(field.clear)
        self.results.clicked.connect(self._choose)
        self.results.entered.connect(self._hover)
        self.results.selectionModel().currentChanged.connect(self._hover)
        self.results.viewport().installEventFilter(self)
        self.searcher.found.connect(self._show)
        state.project_changed.connect(self._on_project_changed)
        state.filter_changed.connect(self._refresh)
        state.panel_wanted.connect(self._on_panel_wanted)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.searcher.shut_down)

    def _colour(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._icon.setIcon(line_icon("search", ink.name()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the light out when the pointer leaves the results."""
        if event.type() == QEvent.Type.Leave:
            self._state.hover("")
        return super().eventFilter(watched, event)

    # -- searching

    def _on_typed(self, text: str) -> None:
        self._ask(Query(text))

    def _ask(self, query: Query) -> None:
        self._query = query
        self._is_entering = False
        if query.text.strip():
            self.searcher.ask(query)
        else:
            self.searcher.forget()
            self._show(None)

    def _on_project_changed(self) -> None:
        self.searcher.set_snapshot(self._state.snapshot)
        self._ask(replace(self._query))

    def _show(self, results: Results | None) -> None:
        """Show results, the first of them ready to be chosen."""
        row = self.results.currentIndex().row()
        is_wider = results is not None and bool(results.query.wide)
        self._shown_of = self._state.snapshot
        self.model.show(results)
        self._set_current(row if is_wider else self.model.next_row(-1, 1))
        self._show_page()
        if self._is_entering:
            self._enter()

    def _refresh(self) -> None:
        """Show the same results anew: what is told of them has changed."""
        if self._shown_of is not self._state.snapshot:
            return  # what was found in an earlier state of the project is about to be replaced
        row = self.results.currentIndex().row()
        self.model.show(self.model.results)
        self._set_current(row)
        self._show_page()

    def _show_page(self) -> None:
        results = self.model.results
        if results is None:
            self.pages.setCurrentIndex(0)
            return
        text = self.tr("没有找到“{}”。\n可以少打几个字，或用拼音首字母（如 ygsk）。")
        self.hint.setText(text.format(results.query.text.strip()))
        found = self.model.rowCount() > 0
        self.pages.setCurrentWidget(self.results if found else self.hint)

    # -- choosing

    def _enter(self) -> None:
        """Choose the current line; if it is of what was typed before, wait for the new ones."""
        results = self.model.results
        self._is_entering = bool(self._query.text.strip()) and (
            results is None or results.query is not self._query
        )
        if not self._is_entering:
            self._choose(self.results.currentIndex())

    def _step(self, steps: int) -> None:
        row = self.results.currentIndex().row()
        for _ in range(abs(steps)):
            row = self.model.next_row(row, 1 if steps > 0 else -1)
        self._set_current(row)

    def _set_current(self, row: int) -> None:
        if row >= 0:
            self.results.setCurrentIndex(self.model.index(row))
        else:
            self.results.clearSelection()
            self._state.hover("")

    def _hover(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, Line):
            self._state.hover(line.target if line.kind is LineKind.PLACE else "")
            # The keyboard stays in the field, so it is the field that a screen reader reads.
            self.field.setAccessibleDescription(str(index.data()))

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if not isinstance(line, Line) or not line.can_be_chosen:
            return
        state = self._state
        if line.kind is LineKind.PLACE:
            state.select_places([line.target])
        elif line.kind is LineKind.AREA:
            state.select_area(line.target)
        elif line.kind is LineKind.FACT:
            state.select_fact(line.target)
            state.show_panel("source")
        elif line.passage is not None:
            state.select_passage(line.passage)
            state.show_panel("source")
        elif line.group is not None:
            self._widen(line.group)
        else:
            state.set_filter(replace(state.filter, words=self._query.text.strip()))
            self.field.clear()

    def _widen(self, group: Group) -> None:
        self._ask(replace(self._query, wide=self._query.wide | {group}))

    def _on_panel_wanted(self, name: str) -> None:
        if name == "search":
            self.focus()
