"""The list of what a search has found, and how its lines are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.look import FIGURE_MARK, muted, sized
from explorer.models.search_results import LINE_ROLE, Line, LineKind, SearchModel
from explorer.panels.marked_text import paint_marked

__all__ = ["ResultList"]

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 12.0
_ICON = 16
_GAP = 8.0
_HEIGHTS = {
    LineKind.HEADING: 30,
    LineKind.FACT: 46,
    LineKind.DOCUMENT: 46,
}
_HEIGHT = 28
_CAPTION = 0.9
_LEAST_CAPTION = 40.0


class ResultList(QListView):
    """The results; headings are stepped over."""

    def __init__(self, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # The keyboard stays in the search field, which passes its arrows on.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _LineDelegate(QStyledItemDelegate):
    """Paints lines with plain text only, so that a text is never taken for markup."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a line; its width is the list's."""
        del option
        line: Line = index.data(LINE_ROLE)
        return QSize(0, _HEIGHTS.get(line.kind, _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a line."""
        line: Line = index.data(LINE_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, rect)
        room = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if line.kind is LineKind.HEADING:
            _paint_heading(painter, option, room, line)
        elif line.kind in (LineKind.FACT, LineKind.DOCUMENT):
            _paint_excerpt(painter, option, room, line)
        else:
            _paint_name(painter, option, room, line, index.data(Qt.ItemDataRole.DecorationRole))
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
    palette = option.palette
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(palette.color(palette.ColorRole.Highlight))
    elif (
        option.state & QStyle.StateFlag.State_MouseOver
        and option.state & QStyle.StateFlag.State_Enabled
    ):
        painter.setBrush(palette.color(palette.ColorRole.Midlight))
    else:
        return
    painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5)


def _paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, room: QRectF, line: Line
) -> None:
    painter.setFont(sized(option.font, _CAPTION, bold=True))
    painter.setPen(muted(option.palette))
    bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(room.adjusted(0, 0, 0, -4), bottom, line.title)


def _paint_name(
    painter: QPainter, option: QStyleOptionViewItem, room: QRectF, line: Line, icon: object
) -> None:
    palette = option.palette
    if isinstance(icon, QIcon):
        icon.paint(painter, int(room.left()), int(room.center().y()) - _ICON // 2, _ICON, _ICON)
    if line.kind in (LineKind.PLACE, LineKind.AREA):
        room = room.adjusted(_ICON + _GAP, 0, 0, 0)
    can_act = line.kind in (LineKind.MORE, LineKind.FILTER)
    role = palette.ColorRole.Link if can_act else palette.ColorRole.Text
    painter.setFont(option.font)
    used = paint_marked(
        painter, room, line.title, line.title_spans, palette.color(role), FIGURE_MARK
    )
    rest = room.adjusted(used + _GAP, 0, 0, 0)
    if line.caption and rest.width() > _LEAST_CAPTION:
        painter.setFont(sized(option.font, _CAPTION))
        paint_marked(painter, rest, line.caption, line.caption_spans, muted(palette), FIGURE_MARK)


def _paint_excerpt(
    painter: QPainter, option: QStyleOptionViewItem, room: QRectF, line: Line
) -> None:
    palette = option.palette
    middle = room.center().y()
    upper = QRectF(room.left(), room.top() + 4, room.width(), middle - room.top() - 3)
    lower = QRectF(room.left(), middle, room.width(), room.bottom() - middle - 4)
    painter.setFont(option.font)
    ink = palette.color(palette.ColorRole.Text)
    paint_marked(painter, upper, line.title, line.title_spans, ink, FIGURE_MARK)
    painter.setFont(sized(option.font, _CAPTION))
    paint_marked(painter, lower, line.caption, line.caption_spans, muted(palette), FIGURE_MARK)
