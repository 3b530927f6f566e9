"""The head of the facts panel: what is selected, where it lies, how that is known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.i18n import Retranslated
from explorer.look import sized
from explorer.panels.buttons import link_button
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import (
    area_label,
    areas_label,
    evidence_line,
    kind_label,
    listed,
    precision_label,
    review_label,
    status_label,
    titled,
)
from geodata.model import Place

__all__ = ["PlaceDetails"]

_MOST_NAMES = 12
_MOST_ALIASES = 4
_MOST_EVIDENCE = 10
_SYMBOL_PX = 18
_SYMBOL_ABOVE = 4  #: so that it stands on the line of the name


class PlaceDetails(Retranslated, QFrame):
    """Name, kind, counties, precision, aliases, status and evidence of the selection."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heading")
        self._state = state
        self.symbol = _Symbol()
        self.name = plain_label()
        self.name.setFont(sized(self.font(), 1.35, bold=True))
        self.facts = plain_label()
        self.details = _Rows()
        self.more = link_button("facts.evidence")
        self.more.setCheckable(True)
        self.county = link_button("facts.county")
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self.name, 1)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.more)
        links.addWidget(self.county)
        links.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(5)
        layout.addLayout(title)
        layout.addWidget(self.facts)
        layout.addWidget(self.details)
        layout.addLayout(links)
        self.more.toggled.connect(self._show)
        self.county.clicked.connect(lambda: state.show_panel("county"))
        state.selection_changed.connect(self._show)
        state.project_changed.connect(self._show)
        state.awaited_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.county.setText(self.tr("县区概况"))
        self.county.setToolTip(self.tr("看县区的地点、数据和项目进展"))
        self._show()

    def _show(self) -> None:
        snapshot, selection = self._state.snapshot, self._state.selection
        places = [snapshot.places[i] for i in selection.place_ids]
        self.county.setVisible(bool(selection.adcode) or any(p.counties for p in places))
        if len(places) == 1:
            self._show_place(snapshot, places[0])
        elif places:
            names = listed(place.name for place in places[:_MOST_NAMES])
            if len(places) > _MOST_NAMES:
                names = self.tr("{}等").format(names)
            self._fill(self.tr("已选 {} 处地点").format(len(places)), names)
        elif selection.adcode:
            count = len(self._state.selected_facts())
            name = area_label(snapshot, selection.adcode)
            self._fill(name, self.tr("关于{}本身的数据：{} 条").format(name, count))
        else:
            self._show_project(snapshot)

    def _show_project(self, snapshot: Snapshot) -> None:
        if snapshot.path is None and self._state.is_awaited:
            self._fill(self.tr("正在打开项目…"), "")
            return
        if snapshot.path is None:
            hint = self.tr("正在读取的文献读完后显示在这里；也可以打开项目，或把项目文件拖进窗口。")
            self._fill(self.tr("还没有打开的项目"), hint)
            return
        line = self.tr("{} 篇文献，{} 处地点，{} 条数据").format(
            len(snapshot.documents), len(snapshot.places), len(snapshot.facts)
        )
        hint = self.tr("点选一处地点，这里列出它的数据和出处。未选地点时列出关于全市的数据。")
        self._fill(snapshot.path.stem, line, [("", hint)])

    def _show_place(self, snapshot: Snapshot, place: Place) -> None:
        areas = areas_label(snapshot, place)
        parts = (kind_label(place.kind), areas, status_label(place.status or ""))
        line = " · ".join(part for part in parts if part)
        self._offer_more(place)
        self._fill(place.name, line, self._rows(place))
        self.more.setVisible(self._has_more(place))
        self.symbol.show_place(place)

    def _rows(self, place: Place) -> list[tuple[str, str]]:
        """Return what is known line by line; folded, the first evidence and some aliases."""
        rows = [(self.tr("位置"), precision_label(place))]
        evidence = [evidence_line(sentence) for sentence in place.evidence]
        aliases = list(place.aliases)
        if not self.more.isChecked():
            evidence = evidence[:1]
            aliases = aliases[:_MOST_ALIASES]
        elif len(evidence) > 1:
            evidence = [f"{n}. {sentence}" for n, sentence in enumerate(evidence, start=1)]
            if len(evidence) > _MOST_EVIDENCE:
                rest = self.tr("……共 {} 条").format(len(evidence))
                evidence = [*evidence[:_MOST_EVIDENCE], rest]
        if evidence:
            rows.append((self.tr("依据"), "\n".join(evidence)))
        if aliases:
            names = listed(aliases)
            is_cut = len(aliases) < len(place.aliases)
            rows.append((self.tr("又作"), self.tr("{}等").format(names) if is_cut else names))
        rows.append((self.tr("核对"), review_label(place.review)))
        return rows

    @staticmethod
    def _has_more(place: Place) -> bool:
        return len(place.evidence) > 1 or len(place.aliases) > _MOST_ALIASES

    def _offer_more(self, place: Place) -> None:
        count = len(place.evidence)
        unfolded = self.tr("收起依据")
        text = unfolded if self.more.isChecked() else self.tr("全部依据（{}）").format(count)
        self.more.setText(text)

    def _fill(self, name: str, facts: str, rows: Sequence[tuple[str, str]] = ()) -> None:
        self.symbol.hide()
        self.more.hide()
        self.name.setText(name)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.details.show_rows(rows)


class _Symbol(QWidget):
    """The symbol of a place, as on the map, in the present theme's colours."""

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self.setFixedSize(_SYMBOL_PX, _SYMBOL_PX + _SYMBOL_ABOVE)

    def show_place(self, place: Place) -> None:
        """Show the symbol of a place."""
        self._place = place
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol."""
        del event
        if self._place is not None:
            icon = kind_icon(self._place.kind, self._place.precision)
            icon.paint(QPainter(self), 0, _SYMBOL_ABOVE, _SYMBOL_PX, _SYMBOL_PX)


class _Rows(QWidget):
    """Labels with their texts, one row below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def text(self) -> str:
        """Return all that is shown, for tests and screen readers."""
        shown = [(k.text(), v.text()) for k, v in self._labels if not v.isHidden()]
        return "\n".join(titled(key, value) if key else value for key, value in shown)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other rows; one without a label goes on below the one before."""
        while len(self._labels) < len(rows):
            self._add_labels()
        for rank, (key, value) in enumerate(self._labels):
            is_used = rank < len(rows)
            key.setText(rows[rank][0] if is_used else "")
            value.setText(rows[rank][1] if is_used else "")
            key.setVisible(is_used and bool(rows[rank][0]))
            value.setVisible(is_used)
        self.setVisible(bool(rows))
        self.setAccessibleDescription(self.text())

    def _add_labels(self) -> None:
        row = len(self._labels)
        key, value = QLabel(), plain_label()
        key.setTextFormat(Qt.TextFormat.PlainText)
        key.setProperty("look", "hint")
        key.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(key, row, 0)
        self._grid.addWidget(value, row, 1)
        self._labels.append((key, value))


def plain_label() -> QLabel:
    """Return a label that shows its text as it stands, whatever a document put into it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
