"""县区摘要: the pages as they will be, to be looked at, printed and saved."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfPageSelector, QPdfView
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.dialogs.frame import fit_to_parent
from explorer.i18n import Retranslated, library_text
from explorer.output import BriefOrder, Output
from explorer.panels.check_box import CheckBox
from explorer.panels.chooser import Chooser
from explorer.printing.paper import print_pages, printer_for
from explorer.state import State
from geodata.exporting.kinds import Paper
from geodata.model import CITY

__all__ = ["ALL", "BriefPreview"]

#: As `geodata.briefs.work.ALL`, whose module is not imported before pages are set.
ALL = "all"
_COUNTY_PX = 170
_PAPER_PX = 90
_WIDTH, _HEIGHT = 980, 820


class BriefPreview(Retranslated, QDialog):
    """Shows the pages of a summary; another county, paper or filter sets them anew."""

    def __init__(self, parent: QWidget, state: State, output: Output, adcode: str) -> None:
        super().__init__(parent)
        self.setObjectName("brief")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self._output = output
        self._wanted: BriefOrder | None = None
        self._content = QBuffer(self)
        self.document = QPdfDocument(self)
        self.county = Chooser(width_px=_COUNTY_PX)
        self.paper = Chooser(width_px=_PAPER_PX)
        self.filtered = CheckBox()
        self.pages = QPdfPageSelector(self)
        self.print_button, self.save_button = QPushButton(), QPushButton()
        self.view = QPdfView(self)
        self.note = QLabel()
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self._arrange()
        self._fill(adcode)
        self.retranslate()
        for choice in (self.county, self.paper):
            choice.currentIndexChanged.connect(self._set)
        self.filtered.toggled.connect(self._set)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.pages.currentPageChanged.connect(self._show_page)
        self._set()

    def retranslate(self) -> None:
        """Set all texts."""
        self.setWindowTitle(self.tr("县区摘要"))
        for row in range(self.county.count()):
            name = self._state.snapshot.area_name(self.county.itemData(row))
            self.county.setItemText(row, library_text(name))
        self.county.setItemText(self.county.findData(ALL), self.tr("全部县区（地图集）"))
        self.filtered.setText(self.tr("只含筛选出的 {} 处地点").format(len(self._state.shown)))
        self.print_button.setText(self.tr("打印…"))
        self.save_button.setText(self.tr("保存…"))
        self.county.setAccessibleName(self.tr("县区"))
        self.paper.setAccessibleName(self.tr("纸张"))
        for part in (self.pages, *self.pages.findChildren(QSpinBox)):
            part.setAccessibleName(self.tr("页码"))
        self.view.setAccessibleName(self.tr("页面预览"))

    def _arrange(self) -> None:
        names = {"county": self.county, "paper": self.paper, "filtered": self.filtered}
        names |= {"pages": self.pages, "print": self.print_button, "save": self.save_button}
        for name, widget in names.items():
            widget.setObjectName(f"brief.{name}")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        for widget in (self.county, self.paper, self.filtered):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.pages, self.print_button, self.save_button):
            bar.addWidget(widget)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pages.setDocument(self.document)
        self.stack.addWidget(self.note)
        self.stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        fit_to_parent(self, _WIDTH, _HEIGHT)

    def _fill(self, adcode: str) -> None:
        for county in self._state.snapshot.counties:
            self.county.addItem("", county.adcode)
        self.county.addItem("", CITY)
        self.county.addItem("", ALL)
        self.county.setCurrentIndex(max(self.county.findData(adcode), 0))
        for paper in Paper:
            self.paper.addItem(paper.value, paper)
        self.filtered.setEnabled(not self._state.filter.is_empty)

    def _paper(self) -> Paper:
        # Qt hands a text back for an enum of texts.
        return Paper(self.paper.currentData())

    def _set(self) -> None:
        """Have the pages set as the choices say; the last wish counts."""
        order = BriefOrder(self.county.currentData(), self._paper(), self.filtered.isChecked())
        self._wanted = order
        self.note.setText(self.tr("正在排版…"))
        self._show_busy(busy=True)

        def succeeded(content: bytes) -> None:
            if self._wanted == order:
                self._load(content)

        def failed(sentence: str) -> None:
            if self._wanted == order:
                self.note.setText(library_text(sentence))

        self._output.set_brief(order, succeeded, failed)

    def done(self, result: int) -> None:
        """Leave what is still being set."""
        self._wanted = None
        self._output.stop_setting()
        super().done(result)

    def _load(self, content: bytes) -> None:
        self.document.close()
        self._content.close()
        self._content.setData(QByteArray(content))
        self._content.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._content)
        self.pages.setCurrentPage(0)
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self.stack.setCurrentWidget(self.note if busy else self.view)
        for widget in (self.pages, self.print_button, self.save_button):
            widget.setEnabled(not busy)

    def _show_page(self, page: int) -> None:
        navigator = self.view.pageNavigator()
        if page != navigator.currentPage():
            navigator.jump(page, navigator.currentLocation(), navigator.currentZoom())

    def _print(self) -> None:
        printer = printer_for(self._paper(), self.document.pageCount())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_pages(self.document, printer)

    def _save(self) -> None:
        patterns = (
            (self.tr("PDF 文档"), ".pdf"),
            (self.tr("Word 文档"), ".docx"),
            (self.tr("网页"), ".html"),
        )
        offered = self._output.folder / self.tr("{}摘要.pdf").format(self.county.currentText())
        name, chosen = QFileDialog.getSaveFileName(
            self,
            self.tr("保存县区摘要"),
            str(offered),
            ";;".join(f"{label} (*{suffix})" for label, suffix in patterns),
        )
        if name and self._wanted:
            out = Path(name)
            suffixes = [suffix for _, suffix in patterns]
            if out.suffix.lower() not in suffixes:
                out = out.with_name(out.name + next(s for s in suffixes if s in chosen))
            self._output.save_brief(self._wanted, out)
