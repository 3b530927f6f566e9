"""The facts panel: what is selected, and its facts as cards."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from explorer.models.facts import CARD_ROLE, FACT_ROLE, FactModel
from explorer.panels.cards import CardDelegate
from explorer.panels.place_details import PlaceDetails
from explorer.state import State

__all__ = ["FactsPanel"]


class FactsPanel(QWidget):
    """The selection's facts; a click on a card selects the fact and its quote."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.details = PlaceDetails(state)
        self.model = FactModel(state, self)
        self.cards = _CardList()
        self.cards.setModel(self.model)
        self.cards.setAccessibleName(self.tr("数据卡片"))
        self.hint = QLabel()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.hint.setContentsMargins(16, 24, 16, 16)
        self.hint.setWordWrap(True)
        self.hint.setEnabled(False)
        self._below = QStackedLayout()
        self._below.addWidget(self.cards)
        self._below.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.details)
        layout.addLayout(self._below, 1)
        self.cards.clicked.connect(self._on_clicked)
        self.cards.activated.connect(self._on_clicked)
        self.model.modelReset.connect(self._show_selection)
        state.selection_changed.connect(self._show_selection)
        self._show_selection()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._state.select_fact(index.data(FACT_ROLE))

    def _show_selection(self) -> None:
        has_cards = self.model.rowCount() > 0
        is_empty = self._state.selection.is_empty
        # Who is shown is the stack's business: a card list and a hint made visible would overlap.
        self.hint.setText("" if is_empty else self.tr("这处地点在文献中只有提及，没有数据。"))
        self._below.setCurrentWidget(self.cards if has_cards else self.hint)
        row = self.model.row_of(self._state.selection.fact_id)
        if row < 0:
            self.cards.clearSelection()
            self.cards.scrollToTop()
            return
        index = self.model.index(row)
        if index != self.cards.currentIndex() or not self.cards.selectedIndexes():
            self.cards.setCurrentIndex(index)
        self.cards.scrollTo(index)


class _CardList(QListView):
    """The list of cards; a card can be copied as text with its source."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.setItemDelegate(CardDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setViewportMargins(0, 6, 0, 6)
        copy = QAction(self.tr("复制（含出处）"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy(self) -> None:
        card = self.currentIndex().data(CARD_ROLE)
        if card is not None:
            QGuiApplication.clipboard().setText(card.as_text)
