"""Rows of texts for spreadsheets: to be pasted (TSV) or opened (CSV), and never taken for formulas.

A document's words stand in the cells, so a cell may begin with any character; one that a
spreadsheet would take for a formula gets an apostrophe before it, as one types it there.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

__all__ = ["csv_cells", "harmless", "tsv_cells"]

#: Also in full width, which spreadsheets of Chinese systems read like the plain ones.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are.

    Examples
    --------
    >>> [harmless(text) for text in ("=1+1", "-3.5", "-cmd", "云冈")]
    ["'=1+1", '-3.5', "'-cmd", '云冈']
    """
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def tsv_cells(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return rows for the clipboard, one a line; breaks inside a cell become blanks.

    Examples
    --------
    >>> tsv_cells(["名称", "引文"], [["云冈", "第一行\n第二行"]])
    '名称\t引文\n云冈\t第一行 第二行\n'
    """
    lines = ("\t".join(map(_in_one_line, row)) for row in (head, *rows))
    return "".join(f"{line}\n" for line in lines)


def csv_cells(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    r"""Return rows as a CSV file: UTF-8 with a byte order mark, so that Excel knows it; CRLF.

    Examples
    --------
    >>> csv_cells(["a"], [["=1"]])
    b"\xef\xbb\xbfa\r\n'=1\r\n"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(list(map(harmless, head)))
    writer.writerows(list(map(harmless, row)) for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _in_one_line(text: str) -> str:
    return harmless(_BREAKS.sub(" ", text).strip())
