"""The first steps: three bubbles that show where things are, once, and again from the menu 帮助."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.i18n import Retranslated
from explorer.look import sized

__all__ = ["Step", "Tour"]

_WIDTH_PX = 330
_GAP_PX = 18
_FRAME_PX = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the window and what it is for."""

    target: QWidget
    title: str
    text: str


class Tour(Retranslated, QFrame):
    """A bubble over the window that goes from step to step; Esc or 跳过 ends it.

    Signals
    -------
    ended
        The last step was left, or the user has seen enough.
    """

    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setFixedWidth(_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row = 0
        self.steps: tuple[Step, ...] = ()
        self._outline = _Outline(window)
        self.heading, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.heading.setFont(sized(self.font(), 1.2, bold=True))
        self.text.setWordWrap(True)
        self.count.setEnabled(False)
        self.skip = QToolButton()
        self.skip.setObjectName("quiet")
        self.back, self.next = QPushButton(), QPushButton()
        self.next.setDefault(True)
        self._lay_out()
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self._go(self.row - 1))
        self.next.clicked.connect(lambda: self._go(self.row + 1))
        window.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Show the first step."""
        self.retranslate()
        self._go(0)

    def end(self) -> None:
        """Put bubble and frame away."""
        self.hide()
        self._outline.hide()
        self.ended.emit()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.steps = tuple(self._make_steps())
        self.skip.setText(self.tr("跳过"))
        self.back.setText(self.tr("上一步"))
        if self.isVisible():
            self._show_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc end the tour, and the arrows lead through it."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in steps:
            self._go(max(self.row + steps[Qt.Key(event.key())], 0))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the target when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _make_steps(self) -> Sequence[Step]:
        window = self.window()
        left = window.findChild(QWidget, "dock.left") or window
        middle = window.findChild(QWidget, "map") or window
        right = window.findChild(QWidget, "dock.right") or window
        return (
            Step(
                left,
                self.tr("一、找地点"),
                self.tr(
                    "输入地名、拼音或首字母，也可以按类型、县区、文献筛选。"
                    "地图、目录和表格总是同步显示筛选后的结果。"
                ),
            ),
            Step(
                middle,
                self.tr("二、看地图"),
                self.tr(
                    "点一个符号查看地点。实心符号位置确切，带圈的精确到乡镇或村，"
                    "空心的只知道在哪个县区。滚轮缩放，拖动平移。"
                ),
            ),
            Step(
                right,
                self.tr("三、读事实和原文"),
                self.tr(
                    "这里列出所选地点的每个数字和引句。点一张卡片，原文就翻到那句话并标出。"
                    "把报刊文件拖进窗口，就能添加文献。"
                ),
            ),
        )

    def _go(self, row: int) -> None:
        if row >= len(self.steps):
            self.end()
            return
        self.row = row
        self._show_step()

    def _show_step(self) -> None:
        step = self.steps[self.row]
        is_last = self.row + 1 == len(self.steps)
        self.heading.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(self.tr("{} / {}").format(self.row + 1, len(self.steps)))
        self.back.setEnabled(self.row > 0)
        self.skip.setVisible(not is_last)
        self.next.setText(self.tr("开始使用") if is_last else self.tr("下一步"))
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.text)
        self.show()  # first: only then the style sheet has told the buttons' size
        self._place()
        self.next.setFocus()

    def _place(self) -> None:
        """Put the frame around the target, and the bubble beside it, inside the window."""
        step = self.steps[self.row]
        window = self.window()
        corner = step.target.mapTo(window, QPoint(0, 0))
        target = QRect(corner, step.target.size()).intersected(window.rect())
        self._outline.setGeometry(target)
        self._outline.show()
        self._outline.raise_()
        self.raise_()
        self.resize(_WIDTH_PX, self.heightForWidth(_WIDTH_PX))
        room = window.rect().adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        places = (
            QPoint(target.right() + _GAP_PX, target.top() + 4 * _GAP_PX),
            QPoint(target.left() - _GAP_PX - self.width(), target.top() + 4 * _GAP_PX),
            target.center() - QPoint(self.width() // 2, self.height() // 2),
        )
        fitting = (at for at in places if room.contains(QRect(at, self.size())))
        self.move(next(fitting, places[-1]))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addLayout(buttons)


class _Outline(QWidget):
    """A frame around the part that is spoken of; the pointer goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        del event
        painter = QPainter(self)
        colour = QColor(self.palette().color(self.palette().ColorRole.Accent))
        painter.setPen(QPen(colour, _FRAME_PX))
        half = _FRAME_PX // 2 + 1
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
