"""The panel of disagreements and of the histories of projects, each side with its quote."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.i18n import Retranslated
from explorer.models.disagreements import (
    COMPARISON_ROLE,
    DisagreementModel,
    compared_disagreement,
)
from explorer.models.histories import EVENT_ROLE, HistoryModel
from explorer.models.scope import Scope
from explorer.panels.buttons import quiet_button
from explorer.panels.card_view import CardView
from explorer.panels.chooser import Chooser
from explorer.panels.comparison_cards import ComparisonDelegate
from explorer.panels.empty_state import EmptyState
from explorer.panels.history_cards import HistoryDelegate
from explorer.snapshot import Passage
from explorer.state import State
from explorer.wording import difference_label, noted
from geodata.model import Comparison, Difference

__all__ = ["DisagreementsPanel"]

_OPEN = "open"


class DisagreementsPanel(Retranslated, QWidget):
    """Lists what differs and what has changed; a click shows both sources, or the passage."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.disagreements = DisagreementModel(state, self)
        self.histories = HistoryModel(state, self)
        self.cards = _list("disagreements.cards")
        self.cards.setModel(self.disagreements)
        self.cards.setItemDelegate(ComparisonDelegate(self.cards))
        self.events = _list("disagreements.events")
        self.events.setModel(self.histories)
        self.events.setItemDelegate(HistoryDelegate(self.events))
        self.differing = _tab("disagreements.differing")
        self.changing = _tab("disagreements.changing")
        self.labels = Chooser()
        self.labels.setObjectName("disagreements.label")
        self.scopes = Chooser()
        self.scopes.setObjectName("disagreements.scope")
        self.hint = EmptyState("disagreements")
        self._lay_out()
        self._fill_choosers()
        self._connect()
        self.differing.setChecked(True)
        self.retranslate()

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(10, 6, 10, 2)
        tabs.setSpacing(2)
        group = QButtonGroup(self)
        for button in (self.differing, self.changing):
            group.addButton(button)
            tabs.addWidget(button)
        tabs.addStretch(1)
        choosers = QHBoxLayout()
        choosers.setContentsMargins(10, 2, 10, 6)
        choosers.setSpacing(8)
        choosers.addWidget(self.labels)
        choosers.addWidget(self.scopes)
        self.lists = QStackedWidget()
        for widget in (self.cards, self.events, self.hint):
            self.lists.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(tabs)
        layout.addLayout(choosers)
        layout.addWidget(self.lists, 1)

    def _fill_choosers(self) -> None:
        for label in (None, *Difference, _OPEN):
            self.labels.addItem("", label)
        for scope in Scope:
            self.scopes.addItem("", scope)

    def _connect(self) -> None:
        self.differing.toggled.connect(self._show_list)
        self.labels.activated.connect(self._choose)
        self.scopes.activated.connect(self._choose)
        self.cards.clicked.connect(self._compare)
        self.cards.activated.connect(self._compare)
        self.events.clicked.connect(self._read)
        self.events.activated.connect(self._read)
        self.disagreements.modelReset.connect(self._show_list)
        self.histories.modelReset.connect(self._show_list)
        self._state.compared_changed.connect(self._show_compared)
        self.hint.wanted.connect(self._state.show_panel)
        self.cards.entered.connect(self._hover)
        self.events.entered.connect(self._hover)
        for view in (self.cards, self.events):
            view.left.connect(lambda: self._state.hover(""))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.labels.setAccessibleName(self.tr("出入的类别"))
        self.scopes.setAccessibleName(self.tr("列出哪些地点的"))
        self.cards.setAccessibleName(self.tr("数据的出入"))
        self.events.setAccessibleName(self.tr("项目进展"))
        scopes = {
            Scope.SHOWN: self.tr("筛选后的地点"),
            Scope.SELECTED: self.tr("所选的地点或县区"),
            Scope.ALL: self.tr("全部地点"),
        }
        for row, scope in enumerate(Scope):
            self.scopes.setItemText(row, scopes[scope])
        for view in (self.cards, self.events):
            view.copy.setText(self.tr("复制（含出处）"))
        self.disagreements.refill()
        self.histories.refill()

    # -- lists

    def _choose(self) -> None:
        label, scope = self.labels.currentData(), Scope(self.scopes.currentData())
        difference = Difference(label) if label in set(Difference) else None
        self.disagreements.choose(scope, difference, only_open=label == _OPEN)
        self.histories.choose(scope)

    def _show_list(self) -> None:
        """Show the list that is chosen, or why it is empty."""
        self._name_choices()
        is_differing = self.differing.isChecked()
        self.labels.setVisible(is_differing)
        shown = self.cards if is_differing else self.events
        is_empty = shown.model().rowCount() == 0
        self.hint.tell(*(self._hint(is_differing=is_differing) if is_empty else ("",)))
        self.lists.setCurrentWidget(self.hint if is_empty else shown)
        self._show_compared()

    def _name_choices(self) -> None:
        counts = self.disagreements.counts()
        self.differing.setText(self.tr("出入 {}").format(counts.total()))
        self.changing.setText(self.tr("项目进展 {}").format(self.histories.count))
        texts = [self.tr("全部类别（{}）").format(counts.total())]
        texts += [noted(difference_label(label), str(counts[label])) for label in Difference]
        texts.append(self.tr("尚未核定（{}）").format(self.disagreements.open_count()))
        for row, text in enumerate(texts):
            self.labels.setItemText(row, text)

    def _hint(self, *, is_differing: bool) -> tuple[str, ...]:
        """Return why a list is empty, and what leads on."""
        if not self._state.snapshot.documents:
            sentence = self.tr("读入文献后，这里列出数据的出入和项目的进展。")
            return (sentence, self.tr("添加文献"), "documents")
        if self.disagreements.scope is Scope.SELECTED and self._state.selection.is_empty:
            return (self.tr("先在地图或列表中选一处地点或一个县区。"),)
        if is_differing:
            return (self.tr("没有发现出入：各篇文献的同一指标相符，或只有一篇提到。"),)
        return (self.tr("文献没有说到这些地点的建设状态。"),)

    # -- what is chosen

    def _compare(self, index: QModelIndex) -> None:
        comparison: Comparison = index.data(COMPARISON_ROLE)
        first, second = comparison.first, comparison.second
        self._state.select_fact(first.id)
        self._state.compare_passages(Passage.of(first), Passage.of(second))
        self._state.show_panel("compare")

    def _read(self, index: QModelIndex) -> None:
        self._state.select_places([self.histories.place_id(index)])
        event = index.data(EVENT_ROLE)
        if event is not None:
            self._state.select_passage(Passage.of(event))
            self._state.show_panel("source")

    def _hover(self, index: QModelIndex) -> None:
        """Light the place that a row is about up on the map."""
        comparison = index.data(COMPARISON_ROLE) if index.model() is self.disagreements else None
        if comparison is not None:
            self._state.hover(comparison.place_id or "")
        elif index.model() is self.histories:
            self._state.hover(self.histories.place_id(index))

    def _show_compared(self) -> None:
        """Mark the disagreement whose sources are shown side by side."""
        compared = compared_disagreement(self._state)
        row = self.disagreements.row_of(compared.id) if compared else -1
        index = self.disagreements.index(row)
        if row < 0:
            self.cards.clearSelection()
        elif not self.cards.selectionModel().isSelected(index):
            self.cards.setCurrentIndex(index)


class _CardList(CardView):
    """A list whose rows can be copied as text."""

    def __init__(self) -> None:
        super().__init__()
        self.copy = QAction(self)
        self.copy.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(self._copy)
        self.addAction(self.copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy(self) -> None:
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.currentIndex().data())


def _list(name: str) -> _CardList:
    view = _CardList()
    view.setObjectName(name)
    return view


def _tab(name: str) -> QToolButton:
    button = quiet_button(name)
    button.setCheckable(True)
    return button
