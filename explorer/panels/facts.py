"""The facts panel: what is selected, and its facts as cards, or several places as a table."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.models.fact_groups import Order
from explorer.models.facts import CARD_ROLE, FACT_ROLE, FactModel
from explorer.panels.buttons import quiet_button
from explorer.panels.card_view import CardView
from explorer.panels.cards import CardDelegate
from explorer.panels.chooser import Chooser
from explorer.panels.comparison_table import ComparisonTable
from explorer.panels.empty_state import EmptyState
from explorer.panels.heading_area import HeadingArea
from explorer.panels.place_details import PlaceDetails
from explorer.state import State

__all__ = ["FactsPanel"]


class FactsPanel(Retranslated, QWidget):
    """The selection's facts; a click on a card selects the fact and turns to its quote."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.details = PlaceDetails(state)
        self.heading = HeadingArea(self.details, self)
        self._named = ""
        self.model = FactModel(state, self)
        self.cards = _CardList()
        self.cards.setModel(self.model)
        self.table = ComparisonTable(state)
        self.order = Chooser()
        self.order.setObjectName("facts.order")
        for order in Order:
            self.order.addItem("", order)
        self.compare = quiet_button("facts.compare")
        self.compare.setCheckable(True)
        self.copy = quiet_button("facts.copy_all")
        self.hint = EmptyState("facts")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar = QWidget()
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(10, 6, 10, 2)
        bar.setSpacing(4)
        bar.addWidget(self.order, 1)
        bar.addWidget(self.compare)
        bar.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.bar)
        # In its place first: a page of a stack in the air would show itself as a window.
        self._below = QStackedLayout()
        layout.addLayout(self._below, 1)
        for widget in (self.cards, self.table, self.hint):
            self._below.addWidget(widget)

    def _connect(self) -> None:
        self.cards.clicked.connect(self._on_clicked)
        self.cards.activated.connect(self._on_clicked)
        self.cards.delegate.bar_chosen.connect(self._turn_to)
        self.cards.copy_all.triggered.connect(self._copy_all)
        self.table.clicked.connect(self._on_clicked)
        self.copy.clicked.connect(self._copy_all)
        self.order.activated.connect(self._choose_order)
        self.compare.toggled.connect(self._show_selection)
        self.hint.wanted.connect(self._state.show_panel)
        self.cards.entered.connect(self._hover)
        self.cards.left.connect(lambda: self._state.hover(""))
        self.model.modelReset.connect(self._show_selection)
        self._state.selection_changed.connect(self._show_selection)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        names = {
            Order.METRIC: self.tr("按指标归组"),
            Order.READING: self.tr("按原文顺序"),
            Order.PERIOD: self.tr("按时间"),
            Order.VALUE: self.tr("按数值大小"),
            Order.DOCUMENT: self.tr("按文献"),
        }
        for row, order in enumerate(Order):
            self.order.setItemText(row, names[order])
        self.order.setAccessibleName(self.tr("卡片的排列"))
        self.cards.setAccessibleName(self.tr("数据卡片"))
        self.table.setAccessibleName(self.tr("地点对照表"))
        self.compare.setText(self.tr("对照表"))
        self.compare.setToolTip(self.tr("把所选地点的数据并排列成表"))
        self.copy.setText(self.tr("复制"))
        self.copy.setToolTip(self.tr("复制全部数据，含引文和出处"))
        self.cards.retranslate()
        self.model.refill()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._turn_to(index.data(FACT_ROLE))

    def _choose_order(self, row: int) -> None:
        self.model.set_order(Order(self.order.itemData(row)))
        self.cards.scrollToTop()

    def _turn_to(self, fact_id: str) -> None:
        if fact_id:
            self._state.select_fact(fact_id)
            self._state.show_panel("source")

    def _hover(self, index: QModelIndex) -> None:
        """Light the place that a card is about up on the map."""
        fact = self._state.snapshot.facts.get(index.data(FACT_ROLE))
        self._state.hover(fact.place_id or "" if fact else "")

    def _copy_all(self) -> None:
        is_table = self._below.currentWidget() is self.table
        text = self.table.comparison.as_text() if is_table else self.model.as_text()
        QGuiApplication.clipboard().setText(text)

    def _show_selection(self) -> None:
        if self._named != self.details.name.text():
            self._named = self.details.name.text()
            self.heading.show_top()
        has_cards = bool(self.model.facts)
        several = len(self._state.selection.place_ids) > 1
        self.bar.setVisible(has_cards)
        self.compare.setVisible(several)
        is_table = several and self.compare.isChecked()
        self.table.comparison.follow(wanted=is_table)
        self.order.setEnabled(not is_table)
        # Who is shown is the stack's business: a card list and a hint made visible would overlap.
        self.hint.tell(*self._hint())
        shown = self.table if is_table else self.cards
        self._below.setCurrentWidget(shown if has_cards else self.hint)
        row = self.model.row_of(self._state.selection.fact_id)
        if row < 0:
            self.cards.clearSelection()
            return
        index = self.model.index(row)
        if index != self.cards.currentIndex() or not self.cards.selectedIndexes():
            self.cards.setCurrentIndex(index)
        self.cards.scrollTo(index)

    def _hint(self) -> tuple[str, ...]:
        """Return why there are no cards, and what leads on."""
        selection = self._state.selection
        read = (self.tr("看原文中的提及"), "source")
        if len(selection.place_ids) > 1:
            return (self.tr("这些地点在文献中只有提及，没有数据。"), *read)
        if selection.place_ids:
            return (self.tr("这处地点在文献中只有提及，没有数据。"), *read)
        if selection.adcode:
            sentence = self.tr("文献中没有关于该县区本身的数据。")
            return (sentence, self.tr("看该县区的地点和项目"), "county")
        if self._state.snapshot.facts:
            return (self.tr("文献中没有关于全市的数据。点选一处地点或一个县区，看它的数据。"),)
        if not self._state.snapshot.documents:
            return (self.tr("读入文献后，这里列出数据和引文。"), self.tr("添加文献"), "documents")
        return (self.tr("文献中没有读出数据。"),)


class _CardList(CardView):
    """The list of cards; a card, or all of them, can be copied as text with its source."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facts.cards")
        self.delegate = CardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.copy = QAction(self)
        self.copy.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(self._copy)
        self.copy_all = QAction(self)
        self.addActions([self.copy, self.copy_all])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def retranslate(self) -> None:
        """Name the actions in the present language."""
        self.copy.setText(self.tr("复制（含出处）"))
        self.copy_all.setText(self.tr("复制全部（含出处）"))

    def _copy(self) -> None:
        card = self.currentIndex().data(CARD_ROLE)
        if card is not None:
            QGuiApplication.clipboard().setText(card.as_text)
