"""The head of the facts panel: what is selected, where it lies, how that is known."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.look import sized
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.symbols import kind_icon
from explorer.wording import area_label, areas_label, kind_label, precision_label, review_label
from geodata.model import Place

__all__ = ["PlaceDetails"]


class PlaceDetails(QFrame):
    """Name, kind, counties, precision, aliases, status and evidence of the selection."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heading")
        self._state = state
        self.symbol = QLabel()
        self.symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.symbol.setContentsMargins(0, 4, 0, 0)
        self.name = _label()
        self.name.setFont(sized(self.font(), 1.35, bold=True))
        self.facts = _label()
        self.details = _label()
        self.more = QToolButton()
        self.more.setObjectName("link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self.symbol)
        title.addWidget(self.name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(5)
        layout.addLayout(title)
        layout.addWidget(self.facts)
        layout.addWidget(self.details)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        state.selection_changed.connect(self._show)
        state.project_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        snapshot, selection = self._state.snapshot, self._state.selection
        places = [snapshot.places[i] for i in selection.place_ids]
        if len(places) == 1:
            self._show_place(snapshot, places[0])
        elif places:
            self._fill(
                self.tr("已选 {} 处地点").format(len(places)),
                "、".join(place.name for place in places[:12]),
                "",
            )
        elif selection.adcode:
            count = len(self._state.selected_facts())
            name = area_label(snapshot, selection.adcode)
            self._fill(name, self.tr("关于{}本身的数据：{} 条").format(name, count), "")
        else:
            self._show_project(snapshot)

    def _show_project(self, snapshot: Snapshot) -> None:
        if snapshot.path is None:
            self._fill(
                self.tr("还没有打开的项目"),
                "",
                self.tr("正在读取的文献读完后显示在这里；也可以打开项目，或把项目文件拖进窗口。"),
            )
            return
        line = self.tr("{} 篇文献，{} 处地点，{} 条数据").format(
            len(snapshot.documents), len(snapshot.places), len(snapshot.facts)
        )
        hint = self.tr("点选一处地点，这里列出它的数据和出处。未选地点时列出关于全市的数据。")
        self._fill(snapshot.path.stem, line, hint)

    def _show_place(self, snapshot: Snapshot, place: Place) -> None:
        areas = areas_label(snapshot, place)
        line = "·".join((kind_label(place.kind), areas, place.status or ""))
        self._fill(place.name, line.removesuffix("·"), "\n".join(self._sentences(place)))
        self.more.setVisible(len(place.evidence) > 1)
        self.symbol.setPixmap(kind_icon(place.kind, place.precision).pixmap(18, 18))
        self.symbol.show()

    def _sentences(self, place: Place) -> list[str]:
        """Return the details line by line; of several sentences of evidence only the first."""
        lines = [self.tr("位置：{}").format(precision_label(place))]
        evidence = [sentence.rstrip("。;；. ") for sentence in place.evidence]
        self._offer_more(len(evidence))
        if len(evidence) > 1 and self.more.isChecked():
            lines.append(self.tr("依据："))
            lines += [f"{n}. {sentence}" for n, sentence in enumerate(evidence, start=1)]
        elif evidence:
            lines.append(self.tr("依据：{}").format(evidence[0]))
        if place.aliases:
            lines.append(self.tr("又作：{}").format("、".join(place.aliases)))
        lines.append(self.tr("核对：{}").format(review_label(place.review)))
        return lines

    def _offer_more(self, count: int) -> None:
        unfolded = self.more.isChecked()
        text = self.tr("收起依据") if unfolded else self.tr("全部依据（{}）").format(count)
        self.more.setText(text)

    def _fill(self, name: str, facts: str, details: str) -> None:
        self.symbol.hide()
        self.more.hide()
        for label, text in ((self.name, name), (self.facts, facts), (self.details, details)):
            label.setText(text)
            label.setVisible(bool(text))


def _label() -> QLabel:
    """Return a label that shows its text as it stands, whatever a document put into it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
