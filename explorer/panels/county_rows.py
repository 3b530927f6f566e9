"""The rows of the county panel: a label, a value for each county, and of when it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from explorer.look import muted, sized
from explorer.models.county import NODE_ROLE, SECONDARY_ROLE
from explorer.models.county_nodes import Node, Part

__all__ = ["CountyDelegate"]

_Index = QModelIndex | QPersistentModelIndex
_HEADS = (Part.PLACES, Part.FIGURES, Part.PROJECTS)
_ICON = 15
_PADDING = 6
_ARROW = 12
_Align = Qt.AlignmentFlag


class CountyDelegate(QStyledItemDelegate):
    """Paints branches bold, figures bold with their period below, and arrows where rows unfold."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row: of two lines where a period stands below a figure."""
        node: Node = index.data(NODE_ROLE)
        line = QFontMetricsF(option.font).height()
        if node.part is Part.METRIC:
            has_notes = bool(node.source) or any(node.notes)
            small = QFontMetricsF(sized(option.font, 0.86)).height()
            return QSize(60, int(line * 1.05 + (small if has_notes else 0) + 2 * _PADDING))
        extra = 14 if node.part in _HEADS else 8
        return QSize(60, int(line) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell."""
        node: Node = index.data(NODE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, node)
        room = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        if index.column() == 0:
            self._paint_label(painter, option, room, index)
        else:
            _paint_value(painter, option, room, index)
        painter.restore()

    def _paint_label(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, index: _Index
    ) -> None:
        node: Node = index.data(NODE_ROLE)
        if node.part in (*_HEADS, Part.STATUS):
            is_open = isinstance(index, QModelIndex) and self._tree.isExpanded(index)
            if node.children or node.pending:
                _paint_arrow(painter, option.palette, room, is_open=is_open)
            room = room.adjusted(_ARROW + 4, 0, 0, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            top = int(room.center().y()) - _ICON // 2
            icon.paint(painter, int(room.left()), top, _ICON, _ICON)
            room = room.adjusted(_ICON + 6, 0, 0, 0)
        font = sized(option.font, 1.0, bold=node.part in _HEADS)
        _write_lines(painter, option, room, (node.label, node.source), font)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
    palette, rect = option.palette, option.rect
    if node.part in _HEADS:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
        return
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))


def _paint_value(
    painter: QPainter, option: QStyleOptionViewItem, room: QRectF, index: _Index
) -> None:
    node: Node = index.data(NODE_ROLE)
    value, note = str(index.data() or ""), str(index.data(SECONDARY_ROLE) or "")
    if node.part is Part.METRIC:
        bold = sized(option.font, 1.05, bold=True)
        _write_lines(painter, option, room, (value, note), bold)
    else:
        _write(painter, room, value, option.font, muted(option.palette))


def _write_lines(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRectF,
    texts: tuple[str, str],
    font: QFont,
) -> None:
    """Write a line, and a quiet one below it if there is one."""
    palette, (first, second) = option.palette, texts
    ink = palette.color(QPalette.ColorRole.Text)
    if not second:
        _write(painter, room, first, font, ink)
        return
    height = QFontMetricsF(font).height()
    upper = QRectF(room.left(), room.top() + _PADDING, room.width(), height)
    _write(painter, upper, first, font, ink)
    small = sized(option.font, 0.86)
    _write(painter, upper.translated(0, height), second, small, muted(palette))


def _write(painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _Align.AlignVCenter | _Align.AlignLeft, elided)


def _paint_arrow(painter: QPainter, palette: QPalette, room: QRectF, *, is_open: bool) -> None:
    middle = QPointF(room.left() + _ARROW / 2, room.center().y())
    points = (
        [(-3.5, -1.8), (0, 1.8), (3.5, -1.8)] if is_open else [(-1.8, -3.5), (1.8, 0), (-1.8, 3.5)]
    )
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1.4))
    painter.drawPolyline(QPolygonF([middle + QPointF(*point) for point in points]))
