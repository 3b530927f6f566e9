"""The filter panel: search box, kinds as a compact check list, counties and documents as menus."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from explorer.filtering import Facet, Filter
from explorer.models.facet import FacetModel
from explorer.panels.check_list import CheckList
from explorer.state import State

__all__ = ["FacetButton", "FilterPanel"]

_MOST_ROWS = 16


class FilterPanel(QWidget):
    """Search, facets, how many places they leave, and the way back to all."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索地名、别名或引文"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a file dropped here is a document, no search word
        self.kinds = CheckList(FacetModel(state, Facet.KIND, self), columns=2)
        self.kinds.setAccessibleName(self.tr("类型"))
        self.counties = FacetButton(self.tr("县区"), FacetModel(state, Facet.COUNTY, self))
        self.documents = FacetButton(self.tr("文献"), FacetModel(state, Facet.DOCUMENT, self))
        self.count = QLabel()
        self.clear = QToolButton()
        self.clear.setObjectName("quiet")
        self.clear.setText(self.tr("清除筛选"))
        self._lay_out()
        self.search.textChanged.connect(self._on_words)
        self.clear.clicked.connect(lambda: state.set_filter(Filter()))
        state.filter_changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        menus = QHBoxLayout()
        menus.setSpacing(8)
        menus.addWidget(self.counties)
        menus.addWidget(self.documents)
        summary = QHBoxLayout()
        summary.addWidget(self.count, 1)
        summary.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.kinds)
        layout.addLayout(menus)
        layout.addLayout(summary)

    def _on_words(self, words: str) -> None:
        self._state.set_filter(replace(self._state.filter, words=words))

    def _show(self) -> None:
        words = self._state.filter.words
        if words != self.search.text():
            self.search.setText(words)
        total = len(self._state.snapshot.places)
        shown = len(self._state.shown)
        self.count.setText(self.tr("{} / {} 处地点").format(shown, total))
        self.clear.setEnabled(not self._state.filter.is_empty)


class FacetButton(QPushButton):
    """A button that says what is chosen of a facet and opens its check list."""

    def __init__(self, title: str, model: FacetModel) -> None:
        super().__init__()
        self.setObjectName("facet")
        self.setAccessibleName(title)
        self._title = title
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list = CheckList(model, columns=1)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self.list)
        menu.addAction(action)
        self.setMenu(menu)
        menu.aboutToShow.connect(self._fit_list)
        model.dataChanged.connect(self._show)
        model.modelReset.connect(self._show)
        self._show()

    def _show(self) -> None:
        summary = self._model.summary()
        metrics = self.fontMetrics()
        text = summary or self.tr("全部{}").format(self._title)
        room = max(self.width() - 36, 40)
        self.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(summary)
        if self.property("chosen") != bool(summary):
            self.setProperty("chosen", bool(summary))
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the new width."""
        super().resizeEvent(event)
        self._show()

    def _fit_list(self) -> None:
        self.list.fit(self.width(), _MOST_ROWS)
