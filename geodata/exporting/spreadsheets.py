"""Tables for office programs: CSV that Excel and WPS open right, and an XLSX workbook."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from geodata.errors import ExportError, reason_of
from geodata.exporting.cells import csv_cells
from geodata.exporting.records import Column, Records, Table
from geodata.watching import Watch

__all__ = ["csv_notes", "csv_table", "xlsx"]

_MOST_CHARACTERS = 32_767  # that an Excel cell can hold
_MOST_LINKS = 65_530  # that an Excel sheet can hold
_WIDTHS = {"quote": 60, "evidence": 40, "documents": 40, "document": 40, "title": 50, "name": 26}
_WIDTH = 14
#: What links lead to: column → sheet whose first column holds the same ids.
_LINKS = {"place_id": "places", "document_id": "sources"}
#: Of the file's making; a constant, so that the same project gives the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def csv_table(table: Table) -> bytes:
    """Return a table as CSV with Chinese headings (see `cells`)."""
    rows = ([_text(value) for value in row] for row in table.rows)
    return csv_cells([column.alias for column in table.columns], rows)


def csv_notes(records: Records) -> bytes:
    """Return what a reader of the tables must know, as CSV of the same form."""
    return csv_cells(("说明", ""), records.notes)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def xlsx(records: Records, watch: Watch | None = None) -> bytes:
    """Return a workbook: a sheet for each table and one that says what must be known of them.

    Numbers are numbers, texts are never formulas; a figure is linked to its place and its source.

    Raises
    ------
    ExportError
        If there is no room for the files that a workbook is put together from.
    StoppedError
        If it is no longer wanted.
    """
    out = io.BytesIO()
    try:
        with TemporaryDirectory(prefix="datong-") as folder:
            _write_book(out, records, watch or Watch(), folder)
    except (OSError, XlsxFileError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise ExportError(f"无法生成工作簿（{reason}），请检查临时文件夹的空间和权限。") from error
    return out.getvalue()


def _write_book(out: io.BytesIO, records: Records, watch: Watch, folder: str) -> None:
    # Row by row into temporary files: a third faster than to keep all cells until the end.
    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    # Not as a context: that would also pack a workbook that has failed half-way.
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": records.title, "created": _EPOCH})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#EFEBE3"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "link": book.add_format({"valign": "top", "font_color": "#1D5FA5", "underline": 1}),
    }
    rows_of = {
        table.name: {row[0]: number for number, row in enumerate(table.rows, start=2)}
        for table in records.tables
    }
    count = len(records.tables)
    try:
        for number, table in enumerate(records.tables):
            part = watch.part(0.8 * number / count, 0.8 * (number + 1) / count)
            _write_table(book, table, looks, _linker(records, rows_of), part)
        _write_notes(book, records, looks)
        book.close()
    finally:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()


def _linker(
    records: Records, rows_of: dict[str, dict[str, int]]
) -> Callable[[Column, str], str | None]:
    """Return what gives a cell's target inside the workbook."""
    aliases = {table.name: table.alias for table in records.tables}

    def target(column: Column, value: str) -> str | None:
        sheet = _LINKS.get(column.name)
        row = rows_of[sheet].get(value) if sheet else None
        return f"internal:'{aliases[sheet]}'!A{row}" if sheet and row else None

    return target


def _write_table(
    book: Any,
    table: Table,
    looks: dict[str, Any],
    target: Callable[[Column, str], str | None],
    watch: Watch,
) -> None:
    sheet = book.add_worksheet(table.alias)
    sheet.freeze_panes(1, 2)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS.get(column.name, _WIDTH))
        sheet.write_string(0, at, column.alias, looks["head"])
    links = 0
    for number, row in enumerate(watch.over(table.rows), start=1):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            link = target(column, value) if links < _MOST_LINKS else None
            if value is None or value == "":
                continue
            if column.type is not str:
                sheet.write_number(number, at, value, looks["number"])
            elif link:
                links += 1
                sheet.write_url(number, at, link, looks["link"], value)
            else:
                sheet.write_string(number, at, value[:_MOST_CHARACTERS], looks["text"])
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_notes(book: Any, records: Records, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    lines: Sequence[tuple[str, str]] = records.notes
    for number, (heading, text) in enumerate(lines):
        sheet.write_string(number, 0, heading, looks["head"])
        sheet.write_string(number, 1, text, looks["text"])
