"""Of the status bar: the position under the pointer, in what frame it is written, the scale."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from explorer.i18n import Retranslated
from explorer.positions.coordinates import axis_text
from explorer.positions.frames import FrameChoice, frame_label, frame_tip
from explorer.webmap.viewing import Viewing
from geodata.exporting.datums import Frame

__all__ = ["PositionBox", "scale_denominator"]

_METRES_PER_INCH = 0.0254
#: What a screen may tell of itself; others do not know their size.
_CREDIBLE_DPI = (50.0, 400.0)
_USUAL_DPI = 96.0
_FIGURES = 3


class PositionBox(Retranslated, QWidget):
    """Follows pointer and view of the map, and the choice of the frame."""

    def __init__(
        self, viewing: Viewing, frames: FrameChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._frames = frames
        self.setObjectName("status.position")
        self.position = QLabel()
        self.position.setObjectName("status.coordinates")
        self.chooser = QToolButton()
        self.chooser.setObjectName("quiet")
        self.chooser.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scale = QLabel()
        self.scale.setObjectName("status.scale")
        self._menu = QMenu(self)
        # Not asked of an action later: PySide makes the group a child of the action asked.
        self._group = QActionGroup(self._menu)
        self._menu.setToolTipsVisible(True)
        self.choices = {frame: self._choice(frame) for frame in Frame}
        self.chooser.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 6, 0)
        layout.setSpacing(6)
        for widget in (self.position, self.chooser, self.scale):
            layout.addWidget(widget)
        viewing.pointer_moved.connect(self._show_position)
        viewing.view_changed.connect(self._show_scale)
        frames.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for frame, action in self.choices.items():
            action.setText(frame_label(frame))
            action.setToolTip(frame_tip(frame))
            action.setChecked(frame is self._frames.frame)
        self.chooser.setText(f"{frame_label(self._frames.frame)} ▾")
        self.chooser.setToolTip(self.tr("坐标系：{}").format(frame_tip(self._frames.frame)))
        self.chooser.setAccessibleName(
            self.tr("坐标系，现为 {}").format(frame_label(self._frames.frame))
        )
        self.scale.setToolTip(self.tr("地图中央的比例尺，按这块屏幕的大小计算"))
        self._show_position()
        self._show_scale()
        self._hold_room()

    def _choice(self, frame: Frame) -> QAction:
        action = QAction(self._group)
        action.setObjectName(f"status.frame.{frame.value}")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._frames.choose(frame))
        self._menu.addAction(action)
        return action

    def _show_position(self) -> None:
        spot = self._viewing.pointer
        if spot is None:
            self.position.setText(self.tr("指针不在地图上"))
            self.position.setEnabled(False)
            return
        self.position.setEnabled(True)
        self.position.setText(
            self._frames.converted(lambda frame: axis_text(spot.lon_deg, spot.lat_deg, frame))
        )

    def _show_scale(self) -> None:
        view = self._viewing.view
        if view is None or not view.metres_per_px:
            self.scale.clear()
            return
        dpi = self.screen().physicalDotsPerInch()
        denominator = scale_denominator(view.metres_per_px, dpi)
        self.scale.setText(self.tr("比例尺 1:{}").format(f"{denominator:,}"))

    def _hold_room(self) -> None:
        """Keep the width of the longest texts, so that nothing moves with the pointer."""
        degrees = self.tr("经度 {x}°  纬度 {y}°").format(x="113.88888", y="40.88888")
        width = self.position.fontMetrics().horizontalAdvance(degrees)
        self.position.setMinimumWidth(width + 4)
        longest = self.tr("比例尺 1:{}").format("2,880,000")
        self.scale.setMinimumWidth(self.scale.fontMetrics().horizontalAdvance(longest))


def scale_denominator(metres_per_px: float, dots_per_inch: float) -> int:
    """Return n of the scale 1:n, rounded to three figures.

    Parameters
    ----------
    metres_per_px
        On the ground.
    dots_per_inch
        Of the screen, in the same pixels; 96 is taken where it cannot be true.

    Examples
    --------
    >>> scale_denominator(100, 96)
    378000
    """
    least, most = _CREDIBLE_DPI
    dpi = dots_per_inch if least <= dots_per_inch <= most else _USUAL_DPI
    exact = metres_per_px * dpi / _METRES_PER_INCH
    digits = len(str(int(exact)))
    return int(round(exact, _FIGURES - digits))
