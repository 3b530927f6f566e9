"""Bytes to text: which encodings are read, and how a wrong guess is avoided.

The order is fixed: a byte order mark decides; without one the bytes are UTF-8 or, when they are
not, GB18030. Because nearly any bytes can be read as GB18030, such text must also look like
Chinese (see `_looks_chinese`); text in a wrong encoding would be worse than a refusal.
"""

import codecs
import hashlib
import re
from pathlib import Path

from geodata.errors import ReadingError

__all__ = ["MAX_BYTES", "decode", "read_text_file"]

#: Files beyond this are refused before they are read: some 80 million Chinese characters.
MAX_BYTES = 256 * 1024 * 1024

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "PDF 文件"),
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"SQLite format 3\x00", "数据库文件"),
)
# Controls that no text holds; tab, line and page breaks are fine, and so is a stray ESC or SUB.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.01
_SAMPLE = 100_000
_GB2312_LEVEL_1 = range(0xB0, 0xD8)  # lead bytes of the 3755 most frequent characters
_GB2312_SYMBOLS = range(0xA1, 0xAA)
_COMMON_SHARE = 0.85


def decode(data: bytes) -> str:
    """Return the text that `data` encodes; line ends and everything else stay as they are.

    Read are UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, and GB18030
    (with it GBK and GB2312).

    Raises
    ------
    ReadingError
        If the bytes are empty, binary, or in no encoding that can be told for certain.

    Examples
    --------
    >>> decode("云冈区".encode("gb18030"))
    '云冈区'
    """
    if not data:
        raise ReadingError("文件是空的")
    text = _decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    if len(_CONTROLS.findall(text)) > _CONTROLS_ALLOWED * len(text):
        raise ReadingError("文件不是文本（含有大量控制字符）")
    if not text.strip():
        raise ReadingError("文件里只有空白")
    return text


def read_text_file(path: Path) -> tuple[str, str]:
    """Return a file's text and the SHA-256 of its bytes in hexadecimal.

    Raises
    ------
    ReadingError
        If the file is missing, a folder, unreadable, too large, empty, binary or undecodable;
        the message is one Chinese sentence that names the file.
    """
    path = Path(path)
    try:
        if not path.exists():
            raise ReadingError(f"找不到文件“{path}”：请检查文件名和所在文件夹。")
        if not path.is_file():
            raise ReadingError(f"“{path}”不是文件：请选择其中的文本文件。")
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError(f"文件“{path}”超过 {MAX_BYTES // 2**20} MB:请拆分后再添加。")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadingError(f"无法读取文件“{path}”({reason}):请检查权限。") from error
    except ValueError as error:  # a NUL in the name
        raise ReadingError(f"文件名 {str(path)!r} 无效。") from error
    try:
        text = decode(data)
    except ReadingError as error:
        remedy = "请换成 UTF-8 或 GB18030 编码、有文字的文本文件。"
        raise ReadingError(f"无法读取“{path}”：{error}，{remedy}") from error
    return text, hashlib.sha256(data).hexdigest()


def _decode_marked(data: bytes) -> str | None:
    """Return the text if a byte order mark names its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise ReadingError(f"文件标明是 {name} 编码，内容却不是") from error
    return None


def _decode_unmarked(data: bytes) -> str:
    """Return the text as UTF-8 or, when it looks Chinese, as GB18030."""
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise ReadingError(f"这是{name}，不是文本")
    if b"\0" in data:
        raise ReadingError("文件不是文本（含有零字节）")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ReadingError("文件的编码无法识别") from error
    if not _looks_chinese(text):
        raise ReadingError("文件的编码无法识别")
    return text


def _looks_chinese(text: str) -> bool:
    """Tell whether most of the non-ASCII characters are frequent Chinese ones.

    Of Chinese prose some 97 % are characters of the first level of GB 2312 or its punctuation;
    of UTF-8, Big5 or Latin-1 misread as GB18030 only about half.
    """
    foreign = [char for char in text[:_SAMPLE] if char > "\x7f"]
    common = 0
    for char in foreign:
        lead = char.encode("gb2312", "replace")[0]
        common += lead in _GB2312_LEVEL_1 or lead in _GB2312_SYMBOLS
    return common >= _COMMON_SHARE * len(foreign)
