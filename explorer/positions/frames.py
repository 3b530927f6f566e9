"""In what frame the window writes coordinates: chosen once, used everywhere, remembered."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QSettings, Signal

from explorer.fetching import Fetch
from geodata.exporting.datums import Frame, to_frame

__all__ = ["FrameChoice", "frame_label", "frame_tip"]

_CHOSEN = "map/frame"
_SOMEWHERE = (113.3, 40.1)
_LABELS = {
    Frame.WGS84: "WGS-84",
    Frame.GCJ02: "GCJ-02",
    Frame.BD09: "BD-09",
    Frame.CGCS2000: QT_TRANSLATE_NOOP("frames", "CGCS2000 高斯-克吕格"),
}
_TIPS = {
    Frame.WGS84: QT_TRANSLATE_NOOP("frames", "GPS 所用的经纬度；本程序的位置都以它为准"),
    Frame.GCJ02: QT_TRANSLATE_NOOP("frames", "高德、腾讯地图所用的经纬度（火星坐标）"),
    Frame.BD09: QT_TRANSLATE_NOOP("frames", "百度地图所用的经纬度"),
    Frame.CGCS2000: QT_TRANSLATE_NOOP(
        "frames", "国家 2000 三度带投影，中央经线 114°E（EPSG:4547），单位米"
    ),
}


def frame_label(frame: Frame) -> str:
    """Return what a frame is called in menus and on buttons."""
    return QCoreApplication.translate("frames", str(_LABELS[frame]))


def frame_tip(frame: Frame) -> str:
    """Return what a frame is, in a sentence."""
    return QCoreApplication.translate("frames", str(_TIPS[frame]))


class FrameChoice(QObject):
    """The chosen frame.

    All but WGS-84 need libraries that take a tenth of a second to come; they are fetched by a
    thread when the frame is chosen (or was, when the program was last used), never at the start.

    Attributes
    ----------
    frame
        The chosen frame.
    is_ready, is_prepared
        Whether positions can be converted to it, or to all frames, without delay.

    Signals
    -------
    changed
        Sent after another frame has been chosen, and when it has become ready.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        remembered = QSettings().value(_CHOSEN)
        self.frame = Frame(remembered) if remembered in set(Frame) else Frame.WGS84
        self._ready = {Frame.WGS84}
        self._coming: Fetch | None = None

    @property
    def is_ready(self) -> bool:
        """Whether positions can be converted to the frame without delay."""
        return self.frame in self._ready

    @property
    def is_prepared(self) -> bool:
        """Whether positions can be converted to all frames without delay."""
        return len(self._ready) == len(Frame)

    def choose(self, frame: Frame) -> None:
        """Write coordinates in another frame from now on."""
        if frame is not self.frame:
            self.frame = frame
            QSettings().setValue(_CHOSEN, frame.value)
            self.changed.emit()

    def prepare(self) -> None:
        """Fetch what conversions need, if it is not there; `changed` tells when it has come."""
        if self._coming is None:
            self._coming = Fetch(_warm, self)
            self._coming.came.connect(self._on_came)

    def converted(self, use: Callable[[Frame], str]) -> str:
        """Return a text that is written in the frame, or an ellipsis until that is possible."""
        if self.is_ready:
            return use(self.frame)
        self.prepare()
        return "…"

    def _on_came(self) -> None:
        self._ready.update(Frame)
        self.changed.emit()


def _warm() -> None:
    for frame in Frame:
        to_frame(*_SOMEWHERE, frame)
