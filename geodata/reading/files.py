"""A file to its text, whatever its format: the one door through which documents come in.

The rest of the pipeline sees the text only. Files that cannot be read are refused with one
Chinese sentence: what, where, what to do.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.errors import ReadingError, reason_of
from geodata.reading.decoding import decode
from geodata.reading.docx import read_docx
from geodata.reading.formats import Format, detect
from geodata.reading.html import read_html
from geodata.reading.pdf import read_pdf

__all__ = ["MAX_BYTES", "FileText", "read_file"]

#: Larger files are refused before they are read: some 130 million Chinese characters.
MAX_BYTES: Final = 400 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read from a file."""

    text: str
    sha256: str  #: of the file's bytes, in hexadecimal
    note: str = ""  #: what was left out, as a Chinese sentence; `""` when nothing was


def read_file(path: Path, *, max_bytes: int = MAX_BYTES) -> FileText:
    """Return the text of a file: plain text, Markdown, HTML, Word (docx) or PDF.

    Parameters
    ----------
    path
        The file; its content tells the format, its suffix only what the content does not.
    max_bytes
        How large it may be.

    Raises
    ------
    ReadingError
        If the file is missing, a folder, unreadable, too large, empty, locked, damaged, a scan,
        or in a format or an encoding that is not read; the message is one line that names the file.
    """
    path = Path(path)
    shown = "".join(char if char.isprintable() else "\ufffd" for char in str(path))
    data = _bytes(path, shown, max_bytes)
    try:
        text, note = _text(data, path.suffix)
    except ReadingError as error:
        raise ReadingError(f"无法读取“{shown}”：{error}") from error
    return FileText(text, hashlib.sha256(data).hexdigest(), note)


def _bytes(path: Path, shown: str, max_bytes: int) -> bytes:
    """Return the bytes of a file that is one, and not too large."""
    try:
        if not path.exists():
            raise ReadingError(f"找不到文件“{shown}”：请检查文件名和所在文件夹。")
        if path.is_dir():
            state = "里没有能读的文件" if any(path.iterdir()) else "是空的"
            raise ReadingError(f"文件夹“{shown}”{state}：请放入文章文件，或另选文件夹。")
        if not path.is_file():
            raise ReadingError(f"“{shown}”不是文件：请选择其中的文章文件。")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise ReadingError(f"无法读取文件“{shown}”（{reason_of(error)}）：请检查权限。") from error
    except ValueError as error:  # a NUL in the name
        raise ReadingError(f"文件名“{shown}”无效：请改名后再添加。") from error
    if len(data) > max_bytes:
        raise ReadingError(f"文件“{shown}”超过 {max_bytes // 2**20} MB：请拆分后再添加。")
    return data


def _text(data: bytes, suffix: str) -> tuple[str, str]:
    """Return the text and the note on what is left out."""
    if not data:
        raise ReadingError("文件是空的，请选择有文字的文件。")
    kind = detect(data, suffix)
    if kind is Format.PDF:
        return read_pdf(data)
    if kind is Format.DOCX:
        return read_docx(data), ""
    return read_html(data) if kind is Format.HTML else decode(data), ""
