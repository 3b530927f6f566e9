"""The timeline: when documents came out and projects changed, with a brush that filters."""

import html
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from explorer.editing.days import read_day
from explorer.i18n import Retranslated
from explorer.models.moments import Lane, Moment, Moments, passing_steps
from explorer.models.time_scale import Stack
from explorer.panels.buttons import quiet_button
from explorer.panels.parts import hint_label
from explorer.panels.time_chart import TimeChart
from explorer.panels.time_legend import TimeLegend
from explorer.panels.time_paint import Marks
from explorer.slices import Slices
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from explorer.wording import document_line, planned_label, status_label, titled
from geodata.model import Document, StatusEvent

__all__ = ["TimelinePanel"]

_ZOOM = 1.6
_MOST_LISTED = 30
_QUOTE = 120  #: characters of a quote in a tooltip


class TimelinePanel(Retranslated, QWidget):
    """The chart under a bar with the chosen days; both follow the state's filter and selection."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: Snapshot | None = None
        self._filling = Slices(self)
        self._passing = Slices(self)
        self.chart = TimeChart()
        self.first = _day_edit("timeline.first")
        self.last = _day_edit("timeline.last")
        self.between = QLabel()
        self.dash = QLabel("—")
        self.clear = quiet_button("timeline.clear")
        self.legend = TimeLegend()
        self.nearer = quiet_button("timeline.nearer", "+")
        self.wider = quiet_button("timeline.wider", "−")
        self.all = quiet_button("timeline.all")
        self.hint = hint_label("timeline.hint")
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_filter()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 10, 4)
        bar.setSpacing(6)
        for widget in (self.between, self.first, self.dash, self.last, self.clear):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.legend)
        bar.addSpacing(8)
        for widget in (self.wider, self.nearer, self.all):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.hint)
        layout.addWidget(self.chart, 1)

    def _connect(self) -> None:
        state, chart = self._state, self.chart
        chart.chosen.connect(self._choose)
        chart.piled.connect(self._list_pile)
        chart.hovered.connect(self._on_hovered)
        chart.brushed.connect(self._brush)
        self.first.editingFinished.connect(self._take_days)
        self.last.editingFinished.connect(self._take_days)
        self.clear.clicked.connect(lambda: self._brush(None))
        self.nearer.clicked.connect(lambda: chart.zoom(_ZOOM))
        self.wider.clicked.connect(lambda: chart.zoom(1 / _ZOOM))
        self.all.clicked.connect(chart.show_all)
        state.project_changed.connect(self._refresh)
        state.filter_changed.connect(self._show_filter)
        state.selection_changed.connect(self._show_selection)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.between.setText(self.tr("时间"))
        self.first.setPlaceholderText(self.tr("起始日期"))
        self.last.setPlaceholderText(self.tr("结束日期"))
        for edit, text in (
            (self.first, self.tr("起始日期，如 2024-11-01")),
            (self.last, self.tr("结束日期，如 2024-11-30")),
        ):
            edit.setToolTip(text)
            edit.setAccessibleName(text)
        self.clear.setText(self.tr("清除"))
        self.clear.setToolTip(self.tr("不再按时间筛选"))
        self.all.setText(self.tr("全部时间"))
        for button, text in (
            (self.nearer, self.tr("放大时间")),
            (self.wider, self.tr("缩小时间")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.chart.set_titles(
            {
                Lane.DOCUMENTS: self.tr("文献"),
                Lane.EVENTS: self.tr("项目进展"),
                Lane.UNDATED: self.tr("日期不详"),
            }
        )
        self.chart.setAccessibleName(self.tr("时间线"))
        self.hint.setText(
            self.tr(
                "还没有文献。加入文献后，这里按日期排出各篇文献和项目的进展；拖动可以选一段时间。"
            )
        )

    # -- following the state

    @property
    def is_settled(self) -> bool:
        """Whether all is drawn as the state has it."""
        return not (self._filling.is_running or self._passing.is_running)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while the panel was out of sight."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        snapshot = self._state.snapshot
        if not self.isVisible() or snapshot is self._shown:
            return
        self._shown = snapshot
        moments = Moments()

        def show() -> None:
            self.chart.sums = {}
            self.chart.show_moments(moments)
            is_empty = moments.is_empty
            self.hint.setVisible(is_empty)
            self.chart.setVisible(not is_empty)
            self.legend.setVisible(not is_empty)
            has_dates = moments.extent is not None
            for widget in (self.first, self.last, self.nearer, self.wider, self.all):
                widget.setEnabled(has_dates)
            self._show_filter()
            self._show_selection()

        self._filling.start(moments.fill_steps(snapshot), show)

    def _show_filter(self) -> None:
        span = self._state.filter.timespan
        self.chart.brush = span
        self.first.setText(span[0].isoformat() if span else "")
        self.last.setText(span[1].isoformat() if span else "")
        self.clear.setEnabled(span is not None)
        self.chart.update()
        if self.isVisible() and self._shown is self._state.snapshot:
            sums: dict[Lane, list[int]] = {}
            steps = passing_steps(
                self._state.snapshot, self._state.filter, self.chart.moments, sums
            )

            def show() -> None:
                self.chart.sums = sums
                self.chart.update()

            self._passing.start(steps, show)

    def _show_selection(self) -> None:
        selection = self._state.selection
        document_id = selection.passage.document_id if selection.passage else ""
        self.chart.marks = Marks(document_id, frozenset(selection.place_ids))
        self.chart.update()

    # -- what the user does

    def _brush(self, span: tuple[date, date] | None) -> None:
        self._state.set_filter(replace(self._state.filter, timespan=span))
        self._show_filter()

    def _take_days(self) -> None:
        """Filter by the days that are written; what is no day goes back to what it was."""
        try:
            first, last = read_day(self.first.text()), read_day(self.last.text())
        except ValueError:
            self._show_filter()
            QToolTip.showText(
                QCursor.pos(), self.tr("没有这个日期，请写成 2024-11-29 这样。"), self
            )
            return
        extent = self.chart.moments.extent
        if (first is None and last is None) or extent is None:
            self._brush(None)
            return
        ends = (first or date.fromordinal(extent[0]), last or date.fromordinal(extent[1]))
        self._brush((min(ends), max(ends)))

    def _choose(self, moment: Moment) -> None:
        """Open a document, or the place of an event at the words that tell it."""
        state, item = self._state, moment.item
        if isinstance(item, StatusEvent):
            state.select_places([item.place_id])
            state.select_passage(Passage.of(item))
        else:
            state.select_passage(Passage(item.id, 0, 0))
        state.show_panel("source")

    def _list_pile(self, lane: Lane, low: int, high: int) -> None:
        self.pile_menu(lane, low, high).popup(QCursor.pos())

    def pile_menu(self, lane: Lane, low: int, high: int) -> QMenu:
        """Return a menu of moments of one day."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        moments = self.chart.moments.lanes[lane][low:high]
        for moment in moments[:_MOST_LISTED]:
            action = menu.addAction(self._title(moment).replace("&", "&&"))
            action.triggered.connect(lambda _=False, moment=moment: self._choose(moment))
        if len(moments) > _MOST_LISTED:
            rest = menu.addAction(self.tr("还有 {} 项").format(len(moments) - _MOST_LISTED))
            rest.setEnabled(False)
        return menu

    def _on_hovered(self, over: object, lane: Lane | None) -> None:
        """Tell what is under the pointer, and light its place."""
        place_id = over.place_id if isinstance(over, Moment) else ""
        self._state.hover(place_id)
        text = ""
        if isinstance(over, Moment):
            text = self.describe(over)
        elif isinstance(over, Stack):
            days = (date.fromordinal(over.first), date.fromordinal(over.last))
            noun = self.tr("{} 篇文献") if lane is Lane.DOCUMENTS else self.tr("{} 条进展")
            text = f"{_days_label(*days)}\n{noun.format(f'{over.count:,}')}"
        self.chart.setAccessibleDescription(text)
        # As a text: a document's title may look like markup.
        shown = f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>" if text else ""
        QToolTip.showText(QCursor.pos(), shown, self.chart)

    def describe(self, moment: Moment) -> str:
        """Return what a moment is, in some lines."""
        item = moment.item
        if isinstance(item, Document):
            return document_line(item)
        lines = [self._title(moment), f"“{_shortened(item.quote)}”"]
        if moment.is_stated:
            lines.append(self.tr("时间：{}").format(item.period))
        elif moment.first:
            day = date.fromordinal(moment.first).isoformat()
            lines.append(self.tr("原文没有写明时间，按见报日期 {}").format(day))
        else:
            lines.append(self.tr("原文没有写明时间，文献日期不详"))
        document = self._state.snapshot.documents.get(item.document_id)
        return "\n".join([*lines, document_line(document) if document else ""]).strip()

    def _title(self, moment: Moment) -> str:
        item = moment.item
        if isinstance(item, Document):
            return item.title
        place = self._state.snapshot.places.get(item.place_id)
        label = planned_label if item.is_planned else status_label
        return titled(place.name if place else item.place_id, label(item.status))


def _day_edit(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setFixedWidth(edit.fontMetrics().horizontalAdvance("0000-00-00") + 26)
    edit.setAcceptDrops(False)
    return edit


def _days_label(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} — {last.isoformat()}"


def _shortened(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"
