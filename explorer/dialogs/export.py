"""导出: in which format, in which frame, all or what the filter shows."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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

from explorer.i18n import Retranslated
from explorer.output import ExportOrder, Output
from explorer.state import State
from geodata.exporting.datums import Frame
from geodata.exporting.kinds import Format, PictureSize, suggested_name

__all__ = ["ExportDialog"]


class ExportDialog(Retranslated, QDialog):
    """Asks how to export, then where to."""

    def __init__(self, parent: QWidget, state: State, output: Output) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self._state = state
        self._output = output
        self.format = QComboBox()
        self.format.setObjectName("export.format")
        for kind in Format:
            self.format.addItem(kind.label, kind)
        self.frame = QComboBox()
        self.frame.setObjectName("export.frame")
        for frame in Frame:
            self.frame.addItem(frame.label, frame)
        self.width_mm, self.height_mm, self.dpi = _numbers()
        self.filtered = QCheckBox()
        self.filtered.setObjectName("export.filtered")
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
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
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
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

    def order_for(self, name: str) -> ExportOrder:
        """Return what is wanted, for a file's name."""
        kind = self._kind()
        out = Path(name)
        if out.suffix.lower() not in kind.suffixes:
            out = out.with_name(f"{out.name}{kind.suffixes[0]}")
        size = PictureSize(self.width_mm.value(), self.height_mm.value(), self.dpi.value())
        frame = Frame(self.frame.currentData())
        return ExportOrder(out, kind, frame, self.filtered.isChecked(), size)

    def _kind(self) -> Format:
        # Qt hands a text back for an enum of texts.
        return Format(self.format.currentData())

    def _on_format(self) -> None:
        kind = self._kind()
        self.frame.setEnabled(kind.has_frames)
        for field in (self.size_label, self.width_mm, self.height_mm):
            field.setVisible(kind.is_picture)
        self.dpi.setVisible(kind is Format.PNG)
        if not kind.has_frames:
            self.frame.setCurrentIndex(self.frame.findData(Frame.WGS84))

    def _save(self) -> None:
        kind = self._kind()
        offered = suggested_name(self._output.title, kind, Frame(self.frame.currentData()))
        patterns = ";;".join(f"{kind.label} (*{suffix})" for suffix in kind.suffixes)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出"), str(self._output.folder / offered), patterns
        )
        if name:
            self._output.export(self.order_for(name))
            self.accept()


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
