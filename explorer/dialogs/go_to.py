"""转到: a coordinate in any frame, or a name of the project or the gazetteer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.dialogs.frame import button_box
from explorer.i18n import library_text
from explorer.panels.chooser import Chooser
from explorer.positions.coordinates import (
    CoordinateError,
    Written,
    looks_like_coordinates,
    pair_text,
    read,
)
from explorer.positions.frames import FrameChoice, frame_label, frame_tip
from explorer.search.lookup import Goal, Lookup
from explorer.symbols import kind_icon
from explorer.wording import kind_label, listed
from geodata.exporting.datums import Frame
from geodata.gazetteer import Entry, Gazetteer, Level
from geodata.model import Place, Precision

__all__ = ["GoToDialog"]

_MOST = 12
_GOAL = Qt.ItemDataRole.UserRole


class GoToDialog(QDialog):
    """Reads what is typed as a position if it begins with a figure, as a name otherwise.

    Parameters
    ----------
    frames
        The frame that is offered at first.
    gazetteer
        What knows the counties' names.
    go_to_spot
        Takes longitude, latitude (WGS-84 degrees) and the text of the pin.
    go_to_goal
        Takes what a name leads to.

    Signals
    -------
    became_ready
        Names can be found.
    """

    became_ready = Signal()

    def __init__(
        self,
        parent: QWidget,
        frames: FrameChoice,
        gazetteer: Gazetteer,
        go_to_spot: Callable[[float, float, str], None],
        go_to_goal: Callable[[Goal], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("go_to")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._gazetteer = gazetteer
        self._frames = frames
        self._go_to_spot, self._go_to_goal = go_to_spot, go_to_goal
        self._lookup: Lookup | None = None
        self._written: Written | None = None
        self.text = QLineEdit()
        self.text.setObjectName("go_to.text")
        self.text.setClearButtonEnabled(True)
        self.text.installEventFilter(self)
        self.frame = Chooser()
        self.frame.setObjectName("go_to.frame")
        self.hint = QLabel()
        self.hint.setObjectName("go_to.hint")
        self.hint.setWordWrap(True)
        self.goals = QListWidget()
        self.goals.setObjectName("go_to.goals")
        self.goals.setSpacing(2)
        self.goals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.goals.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.goals.setSizePolicy(policy)
        self.buttons = button_box(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("go_to.go")
        self.go.setDefault(True)
        self._lay_out()
        self._name()
        self.text.textChanged.connect(self._look)
        self.frame.currentIndexChanged.connect(self._look)
        frames.changed.connect(self._look)
        self.goals.itemActivated.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.close)
        frames.prepare()
        self._look()

    @property
    def is_ready(self) -> bool:
        """Whether names can be found."""
        return self._lookup is not None

    def set_lookup(self, lookup: Lookup) -> None:
        """Take the names to look among; until then only coordinates are read."""
        self._lookup = lookup
        self._look()
        self.became_ready.emit()

    def accept(self) -> None:
        """Go where the text leads; without a goal the hint has said why not."""
        if self._written is not None:
            written = self._written
            shown = pair_text(written.lon_deg, written.lat_deg, written.frame)
            self._go_to_spot(written.lon_deg, written.lat_deg, shown)
        elif self.goals.currentRow() >= 0:
            self._go_to_goal(self.goals.currentItem().data(_GOAL))
        else:
            return
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while the text has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.goals.count():
                row = self.goals.currentRow() + step
                self.goals.setCurrentRow(max(0, min(row, self.goals.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._to, self._in = QLabel(), QLabel()
        self._to.setBuddy(self.text)
        self._in.setBuddy(self.frame)
        self._form.addRow(self._to, self.text)
        self._form.addRow(self._in, self.frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(self._form)
        layout.addWidget(self.hint)
        layout.addWidget(self.goals, 1)
        layout.addWidget(self.buttons)
        self.resize(460, 400)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("转到坐标或地名"))
        self._to.setText(self.tr("转到(&T)"))
        self._in.setText(self.tr("坐标系(&S)"))
        self.text.setPlaceholderText(self.tr("地名、拼音或坐标，如 113.30, 40.10"))
        self.go.setText(self.tr("转到"))
        self.goals.setAccessibleName(self.tr("找到的地方"))
        for frame in Frame:
            self.frame.addItem(frame_label(frame), frame)
            tip = frame_tip(frame)
            self.frame.setItemData(self.frame.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.frame.setCurrentIndex(self.frame.findData(self._frames.frame))

    def _look(self) -> None:
        text = self.text.text().strip()
        self._written = None
        self.goals.clear()
        is_position = looks_like_coordinates(text)
        self.goals.setVisible(bool(text) and not is_position)
        if not text:
            self._tell(
                self.tr("可以写十进制度或度分秒，经纬度先后不限；也可以写地名或拼音首字母。")
            )
        elif is_position:
            self._read(text)
        else:
            self._find(text)
        self.go.setEnabled(self._has_goal())

    def _has_goal(self) -> bool:
        return self._written is not None or self.goals.currentRow() >= 0

    def _read(self, text: str) -> None:
        if not self._frames.is_prepared:
            self._tell(self.tr("正在准备坐标换算…"))
            return
        try:
            self._written = read(text, Frame(self.frame.currentData()))
        except CoordinateError as error:
            self._tell(str(error))
            return
        spot = self._written
        told = self.tr("WGS-84：经度 {x}°，纬度 {y}°（按 {frame} 读入）")
        self._tell(
            told.format(
                x=f"{spot.lon_deg:.6f}", y=f"{spot.lat_deg:.6f}", frame=frame_label(spot.frame)
            )
        )

    def _find(self, text: str) -> None:
        if self._lookup is None:
            self._tell(self.tr("正在准备地名…"))
            return
        found = self._lookup.find(text, limit=_MOST)
        for goal in found:
            item = QListWidgetItem(f"{goal.name}　{self._about(goal)}", self.goals)
            item.setData(_GOAL, goal)
            item.setIcon(_icon(goal))
        if found:
            self.goals.setCurrentRow(0)
            self._tell(self.tr("按 ↑ ↓ 选择，按 Enter 转到。"))
        else:
            self._tell(self.tr("项目和地名录里都没有“{}”，请换一个名字，或写坐标。").format(text))

    def _about(self, goal: Goal) -> str:
        if goal.place is not None:
            return self._about_place(goal.place)
        return self._about_entry(goal.entry) if goal.entry is not None else ""

    def _about_place(self, place: Place) -> str:
        names = listed(library_text(self._gazetteer.county_name(code)) for code in place.counties)
        about = self.tr("{kind} · {area} · 项目中").format(kind=kind_label(place.kind), area=names)
        return about if names else self.tr("{} · 项目中").format(kind_label(place.kind))

    def _about_entry(self, entry: Entry) -> str:
        levels = {
            Level.COUNTY: self.tr("县区"),
            Level.TOWNSHIP: self.tr("乡镇街道"),
            Level.VILLAGE: self.tr("村、社区"),
            Level.SITE: kind_label(entry.kind),
        }
        area = library_text(self._gazetteer.county_name(entry.county)) if entry.county else ""
        parts = [levels[entry.level], "" if entry.level is Level.COUNTY else area]
        parts.append("" if entry.point or entry.level is Level.COUNTY else self.tr("坐标未知"))
        return " · ".join(part for part in parts if part)

    def _tell(self, text: str) -> None:
        self.hint.setText(text)


def _icon(goal: Goal) -> QIcon:
    """Return the symbol of a goal; hollow where its position is not known."""
    if goal.place is not None:
        return kind_icon(goal.place.kind, goal.place.precision)
    if goal.entry is None:
        return QIcon()
    is_known = goal.entry.point is not None
    return kind_icon(goal.entry.kind, Precision.SITE if is_known else Precision.COUNTY)
