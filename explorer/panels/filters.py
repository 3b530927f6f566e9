"""The filter panel: what is filtered by, how many places that leaves, and the facets."""

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.filtering import Facet, Filter
from explorer.i18n import Retranslated
from explorer.models.facet import FacetModel
from explorer.panels.chip_strip import ChipStrip
from explorer.panels.facet_group import FacetGroup
from explorer.panels.flow_layout import FlowLayout
from explorer.state import State

__all__ = ["FilterPanel"]

_UNFOLDED = "filters/unfolded"
_OPEN = "filters/open"
_ORDER = (
    Facet.KIND,
    Facet.COUNTY,
    Facet.PERIOD,
    Facet.STATUS,
    Facet.PRECISION,
    Facet.DOCUMENT,
)
_NARROWEST = 200
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


class FilterPanel(Retranslated, QWidget):
    """Count, chips and the facets; the facets fold away, one by one and all together.

    Signals
    -------
    grown
        It wants more room than before, or less.
    """

    grown = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._hint = 0
        self.setObjectName("filter")
        self.fold = QToolButton()
        self.fold.setObjectName("filter.fold")
        self.fold.setProperty("look", "fold")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.count = QLabel()
        self.count.setObjectName("filter.count")
        self.clear = QToolButton()
        self.clear.setObjectName("filter.clear")
        self.clear.setProperty("look", "quiet")
        self.strip = ChipStrip(state)
        self.groups = {
            facet: FacetGroup(
                FacetModel(state, facet, self), columns=2 if facet is Facet.KIND else 1, parent=self
            )
            for facet in _ORDER
        }
        self.headings = QWidget()
        self.body = QScrollArea()
        self.body.setProperty("look", "plain")
        self._lay_out()
        self._restore()
        self.fold.toggled.connect(self._fold)
        self.clear.clicked.connect(lambda: state.set_filter(Filter()))
        for group in self.groups.values():
            group.folded.connect(self._on_folded)
        state.filter_changed.connect(self._show)
        state.project_changed.connect(self._show)
        self.retranslate()
        self._fold()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.fold.setText(self.tr("筛选"))
        self.fold.setAccessibleName(self.tr("展开或收起筛选条件"))
        self.clear.setText(self.tr("清除"))
        self.clear.setToolTip(self.tr("清除全部筛选条件"))
        self.clear.setAccessibleName(self.clear.toolTip())
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether facets are seen."""
        return self.fold.isChecked()

    def sizeHint(self) -> QSize:
        """Return the size in which all facets are seen."""
        hint = super().sizeHint()
        hint.setHeight(self._head_height())
        if self.is_open and (content := self.body.widget()) is not None:
            hint.setHeight(hint.height() + content.sizeHint().height())
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the strip another line where it needs one."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the facets' height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.clear)
        headings = FlowLayout(self.headings, spacing=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.headings.setSizePolicy(policy)
        content = QWidget()
        facets = QVBoxLayout(content)
        facets.setContentsMargins(16, 0, 8, 2)
        facets.setSpacing(4)
        for group in self.groups.values():
            headings.addWidget(group.heading)
            facets.addWidget(group)
        facets.addStretch(1)
        content.installEventFilter(self)
        self.body.setWidget(content)
        self.body.setWidgetResizable(True)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(8, 2, 8, 4)
        self._head.setSpacing(4)
        self._head.addLayout(head)
        self._head.addWidget(self.strip)
        self._head.addWidget(self.headings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.body, 1)

    def _restore(self) -> None:
        settings = QSettings()
        opened = str(settings.value(_OPEN, Facet.KIND.value)).split(",")
        for facet, group in self.groups.items():
            group.open(is_open=facet.value in opened)
        self.fold.setChecked(str(settings.value(_UNFOLDED, "true")) != "false")

    def _on_folded(self) -> None:
        """Name the values where those of several facets stand one below the other."""
        opened = [group for group in self.groups.values() if group.is_open]
        for group in opened:
            group.caption.setVisible(len(opened) > 1)
        self._remember()

    def _remember(self) -> None:
        opened = [f.value for f, group in self.groups.items() if group.heading.isChecked()]
        settings = QSettings()
        settings.setValue(_OPEN, ",".join(opened))
        settings.setValue(_UNFOLDED, "true" if self.is_open else "false")
        self._fit()

    def _fold(self) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow)
        self.headings.setVisible(self.is_open)
        self.body.setVisible(self.is_open)
        self._remember()

    def _fit(self) -> None:
        """Keep the head whole, whatever is left for the facets; folded, it is all there is."""
        head = self._head_height()
        self.setMinimumHeight(head)
        self.setMaximumHeight(_UNLIMITED if self.is_open else head)
        hint = self.sizeHint().height()
        if hint != self._hint:
            self._hint = hint
            self.grown.emit()

    def _head_height(self) -> int:
        if self._head.hasHeightForWidth():
            return self._head.totalHeightForWidth(max(self.width(), _NARROWEST))
        return self._head.totalSizeHint().height()

    def _show(self) -> None:
        total = len(self._state.snapshot.places)
        shown = len(self._state.shown)
        text = self.tr("{} / {} 处") if shown < total else self.tr("共 {1} 处")
        self.count.setText(text.format(shown, total))
        self.count.setToolTip(self.tr("显示 {} 处地点，共 {} 处").format(shown, total))
        self.clear.setEnabled(not self._state.filter.is_empty)
        self.setVisible(total > 0)  # an empty project has nothing to choose from
        self._fit()
