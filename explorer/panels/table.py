"""The attribute table: places, facts, and the places that were rejected, as rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.filtering import Filter
from explorer.i18n import Retranslated
from explorer.models.fact_filter import fact_passes
from explorer.models.record_columns import FACT_COLUMNS, PLACE_COLUMNS
from explorer.models.records import RecordModel
from explorer.panels.buttons import quiet_button
from explorer.panels.chooser import Chooser
from explorer.panels.parts import hint_label, search_field
from explorer.panels.place_menu import add_place_actions
from explorer.panels.record_view import RecordView
from explorer.rows_out import Rows, RowsOut
from explorer.session import Session
from geodata.model import Review

if TYPE_CHECKING:
    from explorer.snapshot import Snapshot

__all__ = ["TablePanel"]

_PLACES, _FACTS, _REJECTED = range(3)


class TablePanel(Retranslated, QWidget):
    """Three tables under one bar; rows and the state's selection follow each other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = session.state
        self._out = RowsOut(session, self)
        self._is_following = False
        #: What each table shows: of which snapshot, under which filter.
        self._shown: dict[int, tuple[Snapshot, Filter]] = {}
        self.places = RecordView("table.places", RecordModel(PLACE_COLUMNS, self))
        self.facts = RecordView("table.facts", RecordModel(FACT_COLUMNS, self))
        self.rejected = RecordView("table.rejected", RecordModel(PLACE_COLUMNS, self))
        self.views = (self.places, self.facts, self.rejected)
        self.stack = QStackedWidget()
        self.tabs = QButtonGroup(self)
        for number, view in enumerate(self.views):
            self.stack.addWidget(view)
            tab = quiet_button(f"{view.objectName()}.tab")
            tab.setCheckable(True)
            self.tabs.addButton(tab, number)
        self.tabs.button(_PLACES).setChecked(True)
        self.search = search_field("table.search")
        self.within = Chooser()
        self.within.setObjectName("table.within")
        self.count = QLabel()
        self.count.setEnabled(False)
        self.columns = quiet_button("table.columns")
        self.copy = quiet_button("table.copy")
        self.export = quiet_button("table.export")
        self.hint = hint_label("table.hint")
        self.clear = quiet_button("table.clear")
        self._lay_out()
        self._connect()
        self.retranslate()
        self._turn_to(_PLACES)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 4, 10, 4)
        bar.setSpacing(4)
        for button in self.tabs.buttons():
            bar.addWidget(button)
        bar.addSpacing(8)
        self.search.setMaximumWidth(260)
        bar.addWidget(self.search, 3)
        self.within.setMaximumWidth(120)
        bar.addWidget(self.within, 1)
        bar.addSpacing(6)
        bar.addWidget(self.count)
        bar.addStretch(2)
        for button in (self.columns, self.copy, self.export):
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.hint)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        state = self._state
        self.tabs.idClicked.connect(self._turn_to)
        self.search.textChanged.connect(self._find)
        self.within.activated.connect(self._find)
        self.columns.clicked.connect(self._choose_columns)
        self.copy.clicked.connect(self.copy_rows)
        self.export.clicked.connect(self._export)
        self.clear.clicked.connect(self._show_all)
        for view in self.views:
            view.selectionModel().selectionChanged.connect(self._on_rows_selected)
            view.records.settled.connect(self._on_settled)
            view.copy.triggered.connect(self.copy_rows)
            view.customContextMenuRequested.connect(self._open_menu)
            view.activated.connect(self._on_activated)
            view.entered.connect(self._on_entered)
        state.project_changed.connect(self._refresh)
        state.filter_changed.connect(self._refresh)
        state.selection_changed.connect(self._show_selection)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for number, text, tip in (
            (_PLACES, self.tr("地点"), self.tr("当前筛选下的地点")),
            (_FACTS, self.tr("数据"), self.tr("当前筛选下的数据，每条一行")),
            (_REJECTED, self.tr("已排除"), self.tr("人工排除、不再显示在地图上的地点")),
        ):
            self.tabs.button(number).setText(text)
            self.tabs.button(number).setToolTip(tip)
            self.views[number].setAccessibleName(self.tr("属性表：{}").format(text))
            self.views[number].records.retranslate()
            self.views[number].copy.setText(self.tr("复制所选行"))
        self.search.setPlaceholderText(self.tr("在表中查找"))
        self.search.setAccessibleName(self.tr("在表中查找"))
        self.within.setAccessibleName(self.tr("在哪一列中查找"))
        self.columns.setText(self.tr("列"))
        self.columns.setToolTip(self.tr("选择显示哪些列（也可以右键点表头）"))
        self.copy.setText(self.tr("复制"))
        self.copy.setToolTip(self.tr("复制所选的行（没有选择时全部），可以粘贴到表格软件"))
        self.export.setText(self.tr("导出…"))
        self.export.setToolTip(self.tr("把所选的行（没有选择时全部）写成CSV文件"))
        self.clear.setText(self.tr("清除筛选"))
        self._list_columns()
        self._show_count()

    @property
    def view(self) -> RecordView:
        """The table that is in front."""
        return self.views[self.stack.currentIndex()]

    # -- following the state

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while the table was out of sight."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        """Show the state's rows in the table in front, if they are not there already."""
        current, state, snapshot = self.stack.currentIndex(), self._state, self._state.snapshot
        wanted = (snapshot, state.filter)
        shown = self._shown.get(current)
        is_news = shown is None or shown[0] is not snapshot or shown[1] != state.filter
        if not is_news or not self.isVisible():
            return
        self._shown[current] = wanted
        if current == _PLACES:
            self.view.records.show_records(snapshot, state.shown)
        elif current == _FACTS:
            self.view.records.show_records(snapshot, snapshot.facts.values(), fact_passes(state))
        else:
            self.view.records.show_records(
                snapshot,
                snapshot.places.values(),
                lambda place: place.review is Review.REJECTED,
            )

    def _on_settled(self) -> None:
        if self.sender() in (None, self.view.records):
            self._show_count()
            self._show_selection()

    def _show_count(self) -> None:
        records = self.view.records
        rows, total = records.rowCount(), records.total
        if rows == total:
            self.count.setText(self.tr("{} 行").format(f"{total:,}"))
        else:
            self.count.setText(self.tr("{} / {} 行").format(f"{rows:,}", f"{total:,}"))
        for button in (self.copy, self.export):
            button.setEnabled(rows > 0)
        self._show_hint(rows, total)

    def _show_hint(self, rows: int, total: int) -> None:
        """Say why there is nothing, and what can be done."""
        is_rejected = self.view is self.rejected
        is_filtered = not self._state.filter.is_empty and not is_rejected
        if not self._state.snapshot.documents:
            text = self.tr(
                "项目里还没有文献。把报纸或工作报告拖进窗口，读出的地点和数据就列在这里。"
            )
        elif is_rejected and not total:
            text = self.tr("没有排除过地点。程序认错的地点可以在右键菜单里排除，之后在这里找回。")
        elif total:
            text = self.tr("没有一行含有这些字，请换个词查找。")
        elif is_filtered:
            text = self.tr("没有符合筛选条件的内容。")
        else:
            text = self.tr("文献中没有读出这样的内容。")
        self.hint.setText(text)
        self.hint.setVisible(rows == 0)
        self.clear.setVisible(rows == 0 and total == 0 and is_filtered)
        self.stack.setVisible(rows > 0)

    def _show_selection(self) -> None:
        if self._is_following or not self.isVisible():
            return
        self._is_following = True
        try:
            self.view.mark_rows(self._rows_of_selection())
        finally:
            self._is_following = False

    def _rows_of_selection(self) -> list[int]:
        selection, records = self._state.selection, self.view.records
        if self.view is not self.facts:
            return records.rows_of(selection.place_ids)
        if selection.fact_id:
            return records.rows_of([selection.fact_id])
        if selection.is_empty:
            return []
        return records.rows_of(fact.id for fact in self._state.selected_facts())

    # -- what the user does

    def _turn_to(self, number: int) -> None:
        self.tabs.button(number).setChecked(True)
        self.stack.setCurrentIndex(number)
        self._list_columns()
        self._refresh()
        self._find()
        self._show_count()
        self._show_selection()

    def _list_columns(self) -> None:
        """Offer the columns of the table in front for the search."""
        self.within.clear()
        self.within.addItem(self.tr("全部列"), -1)
        for at, column in enumerate(self.view.records.columns):
            self.within.addItem(column.title(), at)

    def _find(self) -> None:
        column = self.within.currentData()
        self.view.records.find(self.search.text(), -1 if column is None else column)

    def _show_all(self) -> None:
        self._state.set_filter(Filter())

    def _on_rows_selected(self) -> None:
        """Pass a choice made in the table on; one that follows the state is none."""
        if self._is_following:
            return
        self._is_following = True
        try:
            self._select(self.view.selected_ids())
        finally:
            self._is_following = False

    def _select(self, ids: list[str]) -> None:
        state = self._state
        if not ids:
            state.clear_selection()
        elif self.view is not self.facts:
            state.select_places(ids)
        elif len(ids) == 1:
            state.select_fact(ids[0])
        else:
            facts = [state.snapshot.facts[i] for i in ids if i in state.snapshot.facts]
            places = [fact.place_id for fact in facts if fact.place_id]
            if places:
                state.select_places(places)
            elif facts:
                state.select_area(facts[0].adcode)

    def _on_activated(self, index: QModelIndex) -> None:
        del index
        self._state.show_panel("source" if self.view is self.facts else "facts")

    def _on_entered(self, index: QModelIndex) -> None:
        record = self.view.records.record(index.row())
        self._state.hover((record.place_id or "") if self.view is self.facts else record.id)

    def _choose_columns(self) -> None:
        self.view.column_menu().popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _open_menu(self, at: QPoint) -> None:
        self.row_menu().popup(self.view.viewport().mapToGlobal(at))

    def row_menu(self) -> QMenu:
        """Return the menu of the selected rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.view.copy)
        export = menu.addAction(self.tr("导出所选行…"))
        export.triggered.connect(self._export)
        add_place_actions(menu, self._state)
        return menu

    # -- rows out of the table

    def _wanted_rows(self) -> Rows:
        """Return the selected rows, or all when none is."""
        view, records = self.view, self.view.records
        rows = view.selected_rows() or range(records.rowCount())
        columns = [records.columns[at] for at in view.shown_columns]
        chosen = [records.record(row) for row in rows]
        snapshot = records.snapshot

        def texts() -> Iterator[list[str]]:
            for record in chosen:
                yield [column.text(snapshot, record) for column in columns]

        return Rows(view.head(), texts, len(chosen))

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard."""
        self._out.copy(self._wanted_rows())

    def _export(self) -> None:
        path = self._state.snapshot.path
        if path is None:
            return
        rows = self._wanted_rows()
        name = f"{path.stem}-{self.tabs.button(self.stack.currentIndex()).text()}.csv"
        out, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出表格"), str(path.parent / name), self.tr("表格 (*.csv)")
        )
        if out:
            self._out.write(rows, Path(out).with_suffix(".csv"))
