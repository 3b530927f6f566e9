"""PDF files: the text layer, page by page, through PDFium.

Lines stay as they stand on the page and a blank line stands between pages; joining them is the
work of `layout`. Text is not recognised in pictures: a scan is told so, with the remedy.
"""

import re
import threading
import zlib
from typing import TYPE_CHECKING, Final

from geodata.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfDocument

__all__ = ["MAX_UNPACKED_BYTES", "read_pdf"]

#: A stream that unpacks to more than this is refused, and so is a file with more text.
MAX_UNPACKED_BYTES: Final = 400 * 1024 * 1024

# PDFium must not be entered by two threads at once, not even for different documents.
_ONE_AT_A_TIME = threading.Lock()

_REPRINT = "请用阅读器打开并另存（或打印）为新的 pdf 后再添加。"
_DAMAGED = f"PDF 文件已损坏或不完整，{_REPRINT}"
_LOCKED = f"PDF 文件有打开密码，请取消密码，{_REPRINT}"
_TOO_LARGE = "PDF 文件解压后过大，可能是有害文件，请核对来源，或拆分后再添加。"
_SCAN = (
    "PDF 是扫描件，没有文字层，请先用 OCR 软件识别成文字（例如 OCRmyPDF，语言选简体中文），再添加。"
)
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_DICTIONARY = 512  # where a stream's filters are told: bytes before its data
_DEFLATE_MAX_RATIO = 1032
_PIECE = 1 << 20
_HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at the end of a line
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_pdf(data: bytes, max_bytes: int = MAX_UNPACKED_BYTES) -> tuple[str, str]:
    """Return the text of a PDF file, and a Chinese sentence on pages without text, or `""`.

    Parameters
    ----------
    data
        The bytes of the file.
    max_bytes
        How much one of its streams may unpack to, and how many characters the text may have.

    Raises
    ------
    ReadingError
        If the file is damaged, locked, a scan without text, or unpacks to too much.
    """
    # Imported here: PDFium costs every start of the program otherwise, and few documents need it.
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # noqa: PLC0415

    _check_streams(data, max_bytes)
    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            is_locked = error.err_code == FPDF_ERR_PASSWORD
            raise ReadingError(_LOCKED if is_locked else _DAMAGED) from error
        try:
            pages = _pages(document, max_bytes)
        finally:
            document.close()
    written = [page for page in pages if page]
    if not written:
        raise ReadingError(_SCAN if pages else _DAMAGED)
    blank = len(pages) - len(written)
    note = (
        f"共 {len(pages)} 页，其中 {blank} 页没有文字（空白或扫描页），没有读入。" if blank else ""
    )
    return "\n\n".join(written), note


def _pages(document: "PdfDocument", max_characters: int) -> list[str]:
    """Return the text of each page, `""` for one that has none or cannot be read."""
    pages = []
    for index in range(len(document)):
        text = _page_text(document, index)
        max_characters -= len(text)
        if max_characters < 0:
            raise ReadingError(_TOO_LARGE)
        pages.append(text)
    return pages


def _page_text(document: "PdfDocument", index: int) -> str:
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        page = document[index]
    except PdfiumError:
        return ""
    try:
        layer = page.get_textpage()
    except PdfiumError:
        return ""
    else:
        try:
            text: str = layer.get_text_range()
        finally:
            layer.close()
    finally:
        page.close()
    text = text.replace("\r\n", "\n").replace(_HYPHEN, "-")
    return _CONTROLS.sub("", text).strip()


def _check_streams(data: bytes, max_bytes: int) -> None:
    """Refuse a file with a stream that unpacks to too much.

    PDFium unpacks a stream as a whole, into twice its size, so this is found out beforehand, piece
    by piece. A small file can only do harm by packing a stream twice.
    """
    fewest_layers = 2 if len(data) * _DEFLATE_MAX_RATIO < max_bytes else 1
    for stream in _STREAM.finditer(data):
        dictionary = data[max(0, stream.start() - _DICTIONARY) : stream.start()]
        layers = len(_FLATE.findall(dictionary, dictionary.rfind(b" obj") + 1))
        if layers >= fewest_layers:
            pieces = _from(data, stream.end())
            for _ in range(layers):
                pieces = _inflated(pieces)
            _check_size(pieces, max_bytes)


def _from(data: bytes, start: int) -> "Iterator[bytes]":
    """Yield the bytes from `start` on, piece by piece."""
    for position in range(start, len(data), _PIECE):
        yield data[position : position + _PIECE]


def _check_size(pieces: "Iterable[bytes]", max_bytes: int) -> None:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_bytes:
            raise ReadingError(_TOO_LARGE)


def _inflated(pieces: "Iterable[bytes]") -> "Iterator[bytes]":
    """Yield what deflated bytes unpack to, up to the end of their stream or the first error."""
    inflater = zlib.decompressobj()
    for piece in pieces:
        packed: bytes = piece
        while packed and not inflater.eof:
            try:
                yield inflater.decompress(packed, _PIECE)
            except zlib.error:
                return  # PDFium takes what came before the error
            packed = inflater.unconsumed_tail
