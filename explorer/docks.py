"""The docks around the map, and the source beside the facts where there is room.

    ┌ left ─┬ map ───────┬ right ──────────────────┐
    │       │            │ 事实 | 原文 | 县区 | 出入 │
    ├ below (folded at first) 属性表 | 时间线 | 文献 ┤

Facts and source are read together: a quote without its surroundings is half a quote. So the source
is one of the right dock's tabs only where there is no room. From 1800 px of width on it has a
column of its own beside the facts (a page wants height, and the prefecture is about as wide as
high, so that the map loses nothing but margin); on a window of 1100 px and 860 px of height it lies
below the facts; on a smaller one both are tabs, and a click on a fact card turns to the source.
What the unfolded bottom dock takes counts as lost height. The window decides anew when it or the
bottom dock is resized, until the user decides himself (视图 → 同时显示); even then facts and source
do not lie one below the other in the height of a few lines.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from explorer.panel_group import Mounted, PanelGroup

__all__ = ["Docks", "Side"]

_LAYOUT = "window/layout"
_TOGETHER = "window/together"
_FRONT = "window/front"
_UNFOLDED = "unfolded"
_READER = "source"
_READER_ROW = 1
_LEFT_PX = 324
_RIGHT_PX = 384
_RIGHT_PERCENT = 25
_COLUMN_PERCENT = 22
_BOTTOM_PERCENT = 32
_READING_PERCENT = 40  #: of the height, where a text is to be read in the bottom dock
_COLUMN_FROM_PX = 1800
_BELOW_FROM = QSize(1100, 860)
_WISHED_FROM_PX = 640  #: the least height for both where the user wants them together
_Area = Qt.DockWidgetArea


class Side(Enum):
    """Where a panel stands; the value is the dock's object name."""

    LEFT = "dock.left"
    RIGHT = "dock.right"
    BOTTOM = "dock.bottom"


_AREAS = {
    Side.LEFT: _Area.LeftDockWidgetArea,
    Side.RIGHT: _Area.RightDockWidgetArea,
    Side.BOTTOM: _Area.BottomDockWidgetArea,
}


class _Room(Enum):
    """How facts and source share the right side."""

    TABS = 0
    BELOW = 1
    BESIDE = 2


class Docks(QObject):
    """Mounts panels, brings them to the front, and remembers how they were arranged.

    The docks are there from the start and take their room; panels are mounted later, and made when
    they are seen, but not before `open`.

    Signals
    -------
    rearranged
        The source has got a place of its own, or is a tab again.
    """

    rearranged = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._mounted: dict[str, Mounted] = {}
        self._homes: dict[str, Side] = {}
        self._fronts: list[str] = []  #: panels that stood in front when the window was closed
        self._chosen: bool | None = None  #: whether the user wants facts and source together
        self._before = ("", "")  #: what stood in front below, unfolded and at all
        self._shared = _Room.TABS
        self._is_arranged = False
        self.groups = {side: PanelGroup(side.value, window) for side in Side}
        self.reader = PanelGroup("dock.reader", window)
        for side, group in self.groups.items():
            window.addDockWidget(_AREAS[side], group)
        window.addDockWidget(_AREAS[Side.RIGHT], self.reader)
        self.reader.hide()
        self.chevron = QToolButton()
        self.chevron.setObjectName("dock.bottom.fold")
        self.chevron.setProperty("look", "quiet")
        self.chevron.clicked.connect(self.toggle_bottom)
        bottom = self.groups[Side.BOTTOM]
        bottom.add_button(self.chevron)
        bottom.tab_clicked.connect(lambda: self.fold_bottom(folded=False))
        bottom.fold(folded=True)
        # Docks are not moved while Qt lays them out.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self.fit(self._window.size()))
        bottom.installEventFilter(self)

    @property
    def is_together(self) -> bool:
        """Whether the source has a place of its own beside or below the facts."""
        return self._shared is not _Room.TABS

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all panels in the order in which they were mounted."""
        return tuple(self._mounted)

    def mount(self, name: str, side: Side, title: object, make: Callable[[], QWidget]) -> None:
        """Give a panel its place; it is made when it is first seen.

        Parameters
        ----------
        name
            How others ask for it (`State.show_panel`).
        title
            As `QT_TRANSLATE_NOOP("Docks", "…")`.
        make
            Returns the new panel.
        """
        panel = Mounted(name, str(title), make)
        self._mounted[name] = panel
        self._homes[name] = side
        group = self.reader if name == _READER and self.is_together else self.groups[side]
        group.add(panel)

    def open(self) -> None:
        """Show the panels, those that were in front last time in front again."""
        bottom = self.groups[Side.BOTTOM]
        bottom.setVisible(bool(bottom.panels))
        for name in self._fronts:
            if name in self._mounted:
                self._group_of(name).bring(name)
        for group in (*self.groups.values(), self.reader):
            group.open()
        self.rearranged.emit()

    def panel(self, name: str) -> Any:
        """Return a panel, made now if nobody has seen it yet."""
        return self._mounted[name].built()

    def title(self, name: str) -> str:
        """Return a panel's title in the present language."""
        return self._mounted[name].title

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        if name not in self._mounted:
            return
        group = self._group_of(name)
        group.show()
        group.bring(name)
        if group is self.groups[Side.BOTTOM]:
            self.fold_bottom(folded=False)

    def show_for_now(self, name: str) -> None:
        """Bring a panel of the bottom dock to the front, to be put back when it is done with."""
        bottom = self.groups[Side.BOTTOM]
        if bottom.is_folded or bottom.current != name:
            self._before = ("" if bottom.is_folded else bottom.current, bottom.current)
        bottom.bring(name)
        self.fold_bottom(folded=False, percent=_READING_PERCENT)

    def put_back(self, name: str) -> None:
        """Show what stood in front before `show_for_now`, folded if it was."""
        bottom = self.groups[Side.BOTTOM]
        unfolded, before = self._before
        if before and bottom.current == name:
            bottom.bring(before)
            self.fold_bottom(folded=not unfolded)
        self._before = ("", "")

    def fold_bottom(self, *, folded: bool, percent: int = _BOTTOM_PERCENT) -> None:
        """Fold the bottom dock to its tabs, or unfold it to a share of the window's height."""
        bottom = self.groups[Side.BOTTOM]
        if bottom.is_folded != folded:
            height = self._window.height() * percent // 100
            if not folded:  # what needs the height goes first
                self._arrange(self._window.size(), lost_px=height)
            bottom.fold(folded=folded)
            if not folded:
                self._window.resizeDocks([bottom], [height], Qt.Orientation.Vertical)
            self._later.start()
        self._name_chevron()

    def toggle_bottom(self) -> None:
        """Fold or unfold the bottom dock."""
        self.fold_bottom(folded=not self.groups[Side.BOTTOM].is_folded)

    def set_together(self, together: bool) -> None:  # noqa: FBT001 - the slot of a checkable action
        """Follow the user's wish to see facts and source together, or as tabs."""
        self._chosen = together
        if together and self._room(self._window.size(), self._lost_px()) is _Room.TABS:
            self.fold_bottom(folded=True)
        self.fit(self._window.size())

    def fit(self, size: QSize) -> None:
        """Arrange facts and source for the window's size, and as the user wants them."""
        self._arrange(size, self._lost_px())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange anew when the bottom dock has got another height."""
        if event.type() == QEvent.Type.Resize and self._is_arranged:
            self._later.start()
        return super().eventFilter(watched, event)

    def save(self, settings: QSettings) -> None:
        """Remember the arrangement."""
        settings.setValue(_LAYOUT, self._window.saveState())
        settings.setValue(_TOGETHER, "" if self._chosen is None else str(self._chosen))
        fronts = [group.current for group in self.groups.values()]
        if not self.groups[Side.BOTTOM].is_folded:
            fronts.append(_UNFOLDED)
        settings.setValue(_FRONT, ",".join(fronts))

    def restore(self, settings: QSettings) -> bool:
        """Take the last arrangement, before panels are mounted; False when there is none."""
        layout = settings.value(_LAYOUT)
        if not isinstance(layout, QByteArray):
            return False
        self._chosen = {"True": True, "False": False}.get(str(settings.value(_TOGETHER)))
        self._fronts = str(settings.value(_FRONT, "")).split(",")
        self.groups[Side.BOTTOM].fold(folded=_UNFOLDED not in self._fronts)
        self.fit(self._window.size())
        return self._window.restoreState(layout)

    def retranslate(self) -> None:
        """Show all titles in the present language."""
        for group in (*self.groups.values(), self.reader):
            group.retranslate()
        self._name_chevron()

    def _lost_px(self) -> int:
        """Return what the bottom dock takes of the height beside its tabs."""
        bottom = self.groups[Side.BOTTOM]
        if bottom.is_folded:
            return 0
        if not bottom.isVisible():  # it has no height yet
            return self._window.height() * _BOTTOM_PERCENT // 100
        return max(0, bottom.height() - bottom.bar.height())

    def _room(self, size: QSize, lost_px: int) -> _Room:
        """Tell how facts and source stand in a window of a size."""
        height = size.height() - lost_px
        if self._chosen is False:
            return _Room.TABS
        if size.width() >= _COLUMN_FROM_PX:
            return _Room.BESIDE
        if self._chosen:
            return _Room.BELOW if height >= _WISHED_FROM_PX or not lost_px else _Room.TABS
        fits = size.width() >= _BELOW_FROM.width() and height >= _BELOW_FROM.height()
        return _Room.BELOW if fits else _Room.TABS

    def _arrange(self, size: QSize, lost_px: int) -> None:
        """Let the source stand where there is room for it; what stands well already stays."""
        room, before = self._room(size, lost_px), self._shared
        if room is before and self._is_arranged:
            return
        self._shared = room
        self._part_or_join()
        if not self._is_arranged or _Room.BESIDE in (room, before):
            self._give_width()
        if room is _Room.BELOW:
            docks = [self.groups[Side.RIGHT], self.reader]
            self._window.resizeDocks(docks, [55, 45], Qt.Orientation.Vertical)
        self._is_arranged = True
        self.rearranged.emit()

    def _group_of(self, name: str) -> PanelGroup:
        if self.reader.row_of(name) >= 0:
            return self.reader
        return self.groups[self._homes[name]]

    def _name_chevron(self) -> None:
        is_folded = self.groups[Side.BOTTOM].is_folded
        tip = self.tr("展开面板") if is_folded else self.tr("收起面板")
        self.chevron.setText("▴" if is_folded else "▾")
        self.chevron.setToolTip(tip)
        self.chevron.setAccessibleName(tip)

    def _part_or_join(self) -> None:
        """Give the source a place of its own, or make it a tab of the right dock."""
        right, together = self.groups[Side.RIGHT], self.is_together
        if together:
            if right.row_of(_READER) >= 0:
                self.reader.add(right.take(_READER))
            is_beside = self._shared is _Room.BESIDE
            sideways = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
            self._window.splitDockWidget(right, self.reader, sideways)
        elif self.reader.row_of(_READER) >= 0:
            right.add(self.reader.take(_READER), _READER_ROW)
        self.reader.setVisible(together)

    def _give_width(self) -> None:
        """Give the map the most width; the left dock keeps what the user has given it."""
        left = self.groups[Side.LEFT]
        is_columns = self._shared is _Room.BESIDE
        percent = _COLUMN_PERCENT if is_columns else _RIGHT_PERCENT
        right = max(_RIGHT_PX, self._window.width() * percent // 100)
        docks = [left, self.groups[Side.RIGHT]] + [self.reader] * is_columns
        sizes = [left.width() if self._is_arranged else _LEFT_PX, right, right][: len(docks)]
        self._window.resizeDocks(docks, sizes, Qt.Orientation.Horizontal)
