"""导出: in which format, in which frame, all or what the filter shows."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.dialogs.frame import button_box
from explorer.dialogs.imprint import ImprintFields
from explorer.i18n import Retranslated, library_text
from explorer.output import ExportOrder, MapOrder, Output
from explorer.panels.check_box import CheckBox
from explorer.panels.chooser import Chooser
from explorer.state import State
from geodata.exporting.datums import Frame
from geodata.exporting.kinds import Format, PictureSize, suggested_name

__all__ = ["HTML", "ExportDialog"]

#: Stands among the formats for the map as one HTML file, which has choices of its own.
HTML = "html"
_LEAST_WIDTH_PX = 440


class ExportDialog(Retranslated, QDialog):
    """Asks how to export, then where to."""

    def __init__(
        self, parent: QWidget, state: State, output: Output, wanted: str = Format.GPKG
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self._state = state
        self._output = output
        self.format = Chooser()
        self.format.setObjectName("export.format")
        self.format.addItem("", HTML)
        for kind in Format:
            self.format.addItem("", kind)
        self.format.setCurrentIndex(self.format.findData(wanted))
        self.frame = Chooser()
        self.frame.setObjectName("export.frame")
        for frame in Frame:
            self.frame.addItem("", frame)
        self.width_mm, self.height_mm, self.dpi = _numbers()
        self.imprint = ImprintFields()
        self.filtered = CheckBox()
        self.filtered.setObjectName("export.filtered")
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.buttons = button_box(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setObjectName("export.save")
        self.format_label, self.frame_label, self.size_label = QLabel(), QLabel(), QLabel()
        self.size_label.setBuddy(self.width_mm)
        self.format_label.setBuddy(self.format)
        self.frame_label.setBuddy(self.frame)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.format_label, self.format)
        form.addRow(self.frame_label, self.frame)
        size = QHBoxLayout()
        for number in (self.width_mm, self.height_mm, self.dpi):
            size.addWidget(number)
        form.addRow(self.size_label, size)
        form.addRow("", self.filtered)
        layout = QVBoxLayout(self)
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.imprint)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._on_format)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.filtered.setEnabled(not state.filter.is_empty)
        self.filtered.setChecked(not state.filter.is_empty)
        self.retranslate()
        self._on_format()

    def retranslate(self) -> None:
        """Set all texts."""
        self.setWindowTitle(self.tr("导出"))
        self.format.setItemText(self.format.findData(HTML), self.tr("HTML 地图（单个网页文件）"))
        for kind in Format:
            self.format.setItemText(self.format.findData(kind), library_text(kind.label))
        for frame in Frame:
            self.frame.setItemText(self.frame.findData(frame), library_text(frame.label))
        self.format_label.setText(self.tr("格式(&F)"))
        self.frame_label.setText(self.tr("坐标系(&C)"))
        count = len(self._state.shown)
        self.filtered.setText(self.tr("只导出筛选出的 {} 处地点").format(count))
        self.hint.setText(
            self.tr("仅知所在县区的地点，其点只是县内示意；每种格式都写明这一点和数据来源。")
        )
        self.size_label.setText(self.tr("图片大小(&S)"))
        self.width_mm.setPrefix(self.tr("宽 "))
        self.height_mm.setPrefix(self.tr("高 "))
        for number in (self.width_mm, self.height_mm):
            number.setSuffix(self.tr(" 毫米"))
        self.dpi.setSuffix(" dpi")
        self.width_mm.setAccessibleName(self.tr("图片宽度"))
        self.height_mm.setAccessibleName(self.tr("图片高度"))
        self.dpi.setAccessibleName(self.tr("分辨率"))
        self.format.setAccessibleName(self.tr("格式"))
        self.frame.setAccessibleName(self.tr("坐标系"))

    def order_for(self, name: str) -> ExportOrder | MapOrder:
        """Return what is wanted, for a file's name."""
        kind = self._kind()
        out = Path(name)
        if kind is None:
            return self._map_order(out)
        if out.suffix.lower() not in kind.suffixes:
            out = out.with_name(f"{out.name}{kind.suffixes[0]}")
        size = PictureSize(self.width_mm.value(), self.height_mm.value(), self.dpi.value())
        frame = Frame(self.frame.currentData())
        return ExportOrder(out, kind, frame, self.filtered.isChecked(), size)

    def _map_order(self, out: Path) -> MapOrder:
        fields = self.imprint
        return MapOrder(
            out if out.suffix.lower() == ".html" else out.with_name(f"{out.name}.html"),
            fields.title.text().strip() or self.tr("大同图览"),
            fields.note.toPlainText().strip(),
            fields.review_number.text().strip(),
            with_excerpts=not fields.without_excerpts.isChecked(),
            filtered=self.filtered.isChecked(),
        )

    def _kind(self) -> Format | None:
        """Return the format; None for the HTML map."""
        # Qt hands a text back for an enum of texts.
        data = self.format.currentData()
        return None if data == HTML else Format(data)

    def _on_format(self) -> None:
        kind = self._kind()
        has_frames = kind is not None and kind.has_frames
        self.imprint.setVisible(kind is None)
        self.frame.setEnabled(has_frames)
        for field in (self.size_label, self.width_mm, self.height_mm):
            field.setVisible(kind is not None and kind.is_picture)
        self.dpi.setVisible(kind is Format.PNG)
        if not has_frames:
            self.frame.setCurrentIndex(self.frame.findData(Frame.WGS84))
        self.adjustSize()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出"), str(self._output.folder / self._offered()), self._patterns()
        )
        if not name:
            return
        order = self.order_for(name)
        if isinstance(order, MapOrder):
            self.imprint.remember()
            self._output.export_map(order)
        else:
            self._output.export(order)
        self.accept()

    def _offered(self) -> str:
        kind = self._kind()
        if kind is None:
            return f"{self._output.title}.html"
        return suggested_name(self._output.title, kind, Frame(self.frame.currentData()))

    def _patterns(self) -> str:
        kind = self._kind()
        suffixes = (".html",) if kind is None else kind.suffixes
        label = self.format.currentText()
        return ";;".join(f"{label} (*{suffix})" for suffix in suffixes)


def _numbers() -> tuple[QSpinBox, QSpinBox, QSpinBox]:
    """Return the fields for width and height in millimetres and for the resolution."""
    usual = PictureSize()
    bounds = ((50, 1000, usual.width_mm), (50, 1000, usual.height_mm), (72, 600, usual.dpi))
    fields = []
    for least, most, value in bounds:
        field = QSpinBox()
        field.setRange(least, most)
        field.setValue(round(value))
        fields.append(field)
    return fields[0], fields[1], fields[2]
