"""Sending set pages to a printer."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from geodata.exporting.kinds import Paper

__all__ = ["print_pages", "printer_for"]

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.A3: QPageSize.PageSizeId.A3}
#: Finer than this no office printer draws; pages in memory grow with its square.
_MOST_DPI = 400


def printer_for(paper: Paper, pages: int) -> QPrinter:
    """Return a printer that is set to a paper and to all of so many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    return printer


def print_pages(document: QPdfDocument, printer: QPrinter) -> int:
    """Print the pages that the printer is set to; return how many.

    Parameters
    ----------
    document
        The set pages.
    printer
        From `printer_for`, perhaps changed by the system's dialog.
    """
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter(printer)
    try:
        for number in range(first - 1, last):
            if number > first - 1:
                printer.newPage()
            _draw(document, number, printer, painter)
    finally:
        painter.end()
    return last - first + 1


def _draw(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    """Draw one page as large as the paper; its margins are its own."""
    dpi = min(printer.resolution(), _MOST_DPI)
    points = document.pagePointSize(number)
    size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
    target = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    painter.drawImage(target, document.render(number, size))
