"""Which format a file is in: by its content first, because a suffix may lie, by its suffix second.

Formats that are known but not read are refused here, with what to do about them.
"""

import re
from enum import Enum, auto
from typing import Final

from geodata.errors import ReadingError

__all__ = ["SUFFIXES", "Format", "detect"]

#: The files that a folder stands for and that a file dialog offers.
SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")

_AS_DOCX = "请用 Word 或 WPS 另存为 docx 后再添加"
_AS_TEXT = "请把其中的文字复制到 docx 或 txt 文件后再添加"
_PICTURE = ("这是图片", "请先用 OCR 软件识别成文字再添加")
_UNREAD = (
    (b"{\\rtf", ("这是 RTF 文件", _AS_DOCX)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"SQLite format 3\0", ("这是数据库文件", "请选择文章文件")),
    (b"PK\x05\x06", ("这是空的压缩文件", "请选择文章文件")),
    (b"Rar!", ("这是压缩文件", "请先解压，再添加其中的文章")),
    (b"7z\xbc\xaf\x27\x1c", ("这是压缩文件", "请先解压，再添加其中的文章")),
    (b"\x1f\x8b\x08", ("这是压缩文件", "请先解压，再添加其中的文章")),
    (b"MIME-Version:", ("这是网页归档(mht)文件", "请在浏览器中另存为 html 后再添加")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_MARK = b"\xef\xbb\xbf"
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_HEAD = 1024  # a PDF's mark may stand anywhere in this many bytes


class Format(Enum):
    """The formats that are read."""

    TEXT = auto()  #: plain text; Markdown is read as it stands
    HTML = auto()
    DOCX = auto()
    PDF = auto()


def detect(data: bytes, suffix: str) -> Format:
    """Return the format of a file's bytes.

    Parameters
    ----------
    data
        All of the file.
    suffix
        Of its name, with the dot, in any case; it counts only where the content does not tell.

    Raises
    ------
    ReadingError
        If the format is known and not read; the message says what to do.

    Examples
    --------
    >>> detect(b"%PDF-1.7 ...", ".txt")
    <Format.PDF: 4>
    """
    suffix = suffix.lower()
    head = data[:_HEAD].removeprefix(_MARK)
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return Format.DOCX
    if data.startswith(_OLE):
        raise ReadingError(_old_office(data))
    for magic, (what, remedy) in _UNREAD:
        if head.startswith(magic):
            raise ReadingError(f"{what}，{remedy}。")
    if _PAGE.match(head) or suffix in (".html", ".htm", ".xhtml"):
        return Format.HTML
    return Format.TEXT


def _old_office(data: bytes) -> str:
    """Tell what an OLE container holds, from the names in its directory."""
    if _ENCRYPTED_OFFICE in data:
        return "文件有打开密码，请在 Word 或 WPS 中取消密码后再添加。"
    if _OLD_WORD in data:
        return f"这是旧版 Word 文件(doc)，{_AS_DOCX}。"
    return f"这是旧版 Office 文件，{_AS_TEXT}。"
