"""One facet of the filter: a button that unfolds it, and the check list of its values."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.i18n import Retranslated
from explorer.models.facet import FacetModel, facet_title
from explorer.panels.buttons import quiet_button
from explorer.panels.check_list import CheckList
from explorer.wording import plain_tip

__all__ = ["FacetGroup"]

_MOST_ROWS = 14  #: more than there are counties, so that only documents scroll by themselves


class FacetGroup(Retranslated, QWidget):
    """The values of a facet under its title; its button stands in a row with those of the others.

    Attributes
    ----------
    heading
        The button, for the owner to lay out; it tells how many values are chosen.
    caption
        The title above the values; the owner shows it where several facets are unfolded.

    Signals
    -------
    folded
        The facet has been folded or unfolded, or has values now, or none any more.
    """

    folded = Signal()

    def __init__(self, model: FacetModel, *, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.heading = quiet_button(f"facet.{model.facet.value}")
        self.heading.setParent(self)  # until it gets its place: alone it would show as a window
        self.heading.setProperty("look", "facet")
        self.heading.setCheckable(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.caption = QLabel()
        self.caption.setProperty("look", "hint")
        self.caption.hide()
        self.list = CheckList(model, columns=columns, most_rows=_MOST_ROWS)
        self.list.setObjectName(f"facet.{model.facet.value}.values")
        self.list.setProperty("look", "plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addWidget(self.caption)
        layout.addWidget(self.list)
        self.heading.toggled.connect(self._fold)
        model.dataChanged.connect(self._show)
        model.modelReset.connect(self._fold)
        self.retranslate()
        self._fold()

    @property
    def is_open(self) -> bool:
        """Whether the values are seen."""
        return self.heading.isChecked() and self.has_values

    @property
    def has_values(self) -> bool:
        """Whether the project has values of this facet; without them it is not shown at all."""
        return self.model.rowCount() > 0

    def open(self, *, is_open: bool) -> None:
        """Fold or unfold the values."""
        self.heading.setChecked(is_open)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        title = facet_title(self.model.facet)
        self.caption.setText(title)
        self.heading.setAccessibleName(self.tr("筛选：{}").format(title))
        self.list.setAccessibleName(title)
        self._show()

    def _fold(self) -> None:
        self.heading.setVisible(self.has_values)
        self.setVisible(self.is_open)
        self._show()
        self.folded.emit()

    def _show(self) -> None:
        """Tell how many values are chosen; which they are is told by the chips."""
        title, chosen = facet_title(self.model.facet), self.model.chosen_count()
        self.heading.setText(f"{title} {chosen}" if chosen else title)
        self.heading.setToolTip(plain_tip(self.model.summary()))
