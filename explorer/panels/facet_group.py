"""One facet of the filter: a heading that folds, and the check list of its values."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.models.facet import FacetModel, facet_title
from explorer.panels.check_list import CheckList
from explorer.wording import plain_tip

__all__ = ["FacetGroup"]

_MOST_ROWS = 8
_INDENT = 8


class FacetGroup(Retranslated, QWidget):
    """A facet that folds away; what is chosen of it is told beside its title.

    Signals
    -------
    folded
        The group has been folded or unfolded.
    """

    folded = Signal()

    def __init__(self, model: FacetModel, *, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.heading = QToolButton()
        self.heading.setObjectName(f"facet.{model.facet.value}")
        self.heading.setProperty("look", "facet")
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.summary = QLabel()
        self.summary.setProperty("look", "summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = CheckList(model, columns=columns, most_rows=_MOST_ROWS)
        self.list.setObjectName(f"facet.{model.facet.value}.values")
        self.list.setProperty("look", "plain")
        self._lay_out()
        self.heading.toggled.connect(self._fold)
        model.dataChanged.connect(self._show)
        model.modelReset.connect(self._show)
        self.retranslate()
        self._fold()

    @property
    def is_open(self) -> bool:
        """Whether the values are seen."""
        return self.heading.isChecked()

    def open(self, *, is_open: bool) -> None:
        """Fold or unfold the values."""
        self.heading.setChecked(is_open)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        title = facet_title(self.model.facet)
        self.heading.setText(title)
        self.heading.setAccessibleName(self.tr("筛选：{}").format(title))
        self.list.setAccessibleName(title)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the summary to the new width."""
        super().resizeEvent(event)
        self._show_summary()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_summary()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.addWidget(self.heading)
        head.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 0, 0, 0)
        indented.addWidget(self.list)
        layout.addLayout(indented)

    def _fold(self) -> None:
        is_open = self.is_open
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.heading.setArrowType(arrow)
        self.list.setVisible(is_open)
        self.folded.emit()

    def _show(self) -> None:
        """Show what is chosen; a facet of which the project has no values is not shown at all."""
        self.setVisible(self.model.rowCount() > 0)
        self._show_summary()

    def _show_summary(self) -> None:
        text = self.model.summary()
        room = max(self.summary.width(), 0)
        metrics = self.summary.fontMetrics()
        self.summary.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.summary.setToolTip(plain_tip(text))
