"""Bytes to text: which encodings are read, and how a wrong guess is avoided.

The order is fixed: a byte order mark decides; without one the bytes are UTF-8 or, when they are
not, GB18030 or, when they are not that either, UTF-16. Because nearly any bytes can be read as one
of the latter two, such text must also look like Chinese (see `_looks_chinese`); text in a wrong
encoding would be worse than a refusal.
"""

import codecs
import re

from geodata.errors import ReadingError

__all__ = ["decode"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Controls that no text holds; tab, line and page breaks are fine, and so is a stray ESC or SUB.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.01
_SAMPLE = 100_000  # characters
_UTF16 = ("utf-16-le", "utf-16-be")
_GB2312_LEVEL_1 = range(0xB0, 0xD8)  # lead bytes of the 3755 most frequent characters
_GB2312_SYMBOLS = range(0xA1, 0xAA)
_COMMON_SHARE = 0.85
_REMEDY = "请换成 UTF-8 或 GB18030 编码的文本文件。"


def decode(data: bytes) -> str:
    """Return the text that `data` encodes; line ends and everything else stay as they are.

    Read are UTF-8 and UTF-16 with or without a byte order mark, UTF-32 with one, and GB18030
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
        raise ReadingError("文件是空的，请选择有文字的文件。")
    text = _decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    if "\0" in text:
        raise ReadingError(f"文件不是文本（含有零字节），{_REMEDY}")
    if _has_many_controls(text):
        raise ReadingError(f"文件不是文本（含有大量控制字符），{_REMEDY}")
    if text.isspace() or not text:
        raise ReadingError("文件里只有空白，请选择有文字的文件。")
    return text


def _has_many_controls(text: str) -> bool:
    """Tell whether more than a hundredth of the characters are controls."""
    allowed = _CONTROLS_ALLOWED * len(text)
    # Piece by piece: a list of them all could be larger than the text.
    for start in range(0, len(text), _SAMPLE):
        allowed -= len(_CONTROLS.findall(text, start, start + _SAMPLE))
        if allowed < 0:
            return True
    return False


def _decode_marked(data: bytes) -> str | None:
    """Return the text if a byte order mark names its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise ReadingError(f"文件标明是 {name} 编码，内容却不是，{_REMEDY}") from error
    return None


def _decode_unmarked(data: bytes) -> str:
    """Return the text as UTF-8 or, when it looks Chinese, as GB18030 or UTF-16."""
    has_nul = b"\0" in data
    # In UTF-16 each Latin letter and line break holds a zero byte, in the others none does.
    for encoding in _UTF16 if has_nul else ("utf-8", "gb18030", *_UTF16):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _looks_chinese(text, is_alone=encoding in _UTF16):
            return text
    what = "文件不是文本（含有零字节）" if has_nul else "文件的编码无法识别"
    raise ReadingError(f"{what}，{_REMEDY}")


def _looks_chinese(text: str, *, is_alone: bool) -> bool:
    """Tell whether most of the non-ASCII characters are frequent Chinese ones.

    Of Chinese prose some 97 % are characters of the first level of GB 2312 or its punctuation;
    of UTF-8, Big5 or Latin-1 misread as GB18030 only about half. With `is_alone` there must be
    such characters, and no controls: any bytes can be read as UTF-16.
    """
    sample = text[:_SAMPLE]
    foreign = [char for char in sample if char > "\x7f"]
    if is_alone and (not foreign or _CONTROLS.search(sample)):
        return False
    common = 0
    for char in foreign:
        lead = char.encode("gb2312", "replace")[0]
        common += lead in _GB2312_LEVEL_1 or lead in _GB2312_SYMBOLS
    return common >= _COMMON_SHARE * len(foreign)
