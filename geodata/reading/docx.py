"""Word documents: paragraphs, headings, tables, text boxes and notes, in the document's order.

The parts are read as streams of XML events from the zip file, never as trees: python-docx, which
knows no text boxes, content controls or notes, would unpack and hold the whole document. Sizes are
checked in the zip's directory before anything is unpacked, and a part cannot unpack to more than
the directory says. A document type declaration, which Word never writes, is refused: with it go
all entities.

Not read: headers and footers, comments, deleted text, and numbers that Word counts itself.
"""

import posixpath
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from geodata.errors import ReadingError
from geodata.reading.flow import Flow

__all__ = ["MAX_UNPACKED_BYTES", "read_docx"]

#: Parts that unpack to more than this are refused.
MAX_UNPACKED_BYTES: Final = 400 * 1024 * 1024
#: So are parts of more than `_SMALL_BYTES` that shrink to less than one in this many bytes: Word's
#: own XML shrinks to a tenth or a fiftieth, a zip bomb to a thousandth.
MAX_RATIO: Final = 300
_SMALL_BYTES = 16 * 1024 * 1024

_DAMAGED = "Word 文档已损坏或不完整，请用 Word 或 WPS 打开并另存为 docx 后再添加。"
_TOO_LARGE = "文档解压后过大，可能是有害的压缩文件，请核对来源，或拆分后再添加。"
_LOCKED = "文件有密码，请取消密码后再添加。"
_NO_WORDS = "文档里没有文字，如果其中是图片，请先用 OCR 软件识别成文字再添加。"
_OTHERS = (
    ("xl/", "这是 Excel 表格，不是文章，请把其中的文字复制到 docx 或 txt 文件后再添加。"),
    ("ppt/", "这是 PowerPoint 演示文稿，请把其中的文字复制到 docx 或 txt 文件后再添加。"),
    ("OFD.xml", "这是 OFD 版式文件，请另存为 pdf 或 docx 后再添加。"),
    ("content.xml", "这是 OpenDocument 文件，请用 WPS 或 LibreOffice 另存为 docx 后再添加。"),
)
_ARCHIVE = "这是压缩文件，请先解压，再添加其中的文章。"
_BROKEN = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error, struct.error)
_CHUNK = 1 << 20  # bytes
_ENCRYPTED = 0x1  # flag of a zip entry

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
# Old formatting, tab stops, pinyin over characters, and text that was deleted or moved away.
_PASSED_OVER = frozenset(
    ("del", "moveFrom", "pPrChange", "rPrChange", "rt", "sectPrChange", "tabs")
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])")
_TITLE_STYLE = "title"
_BODY_LEVEL = 9  # the outline level that means "no heading"


def read_docx(data: bytes, max_bytes: int = MAX_UNPACKED_BYTES) -> str:
    """Return the text of a Word document.

    Parameters
    ----------
    data
        The bytes of the file.
    max_bytes
        How much its parts may unpack to.

    Raises
    ------
    ReadingError
        If the file is no Word document, damaged, locked, without text, or unpacks to too much.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive, max_bytes)
    except _BROKEN as error:
        raise ReadingError(_DAMAGED) from error


def _read(archive: ZipFile, max_bytes: int) -> str:
    parts = _Parts(archive, max_bytes)
    main = parts.related("").get("officeDocument", "word/document.xml")
    if main not in parts:
        raise ReadingError(parts.what_else())
    related = parts.related(main)
    if not main.startswith("word/") and "styles" not in related:
        raise ReadingError(parts.what_else())
    levels = _heading_levels(parts, related.get("styles", ""))
    flow = Flow()
    for part in (main, related.get("footnotes", ""), related.get("endnotes", "")):
        if part in parts:
            _parse(parts.chunks(part), _Story(flow, levels))
    text = flow.text()
    if not text:
        raise ReadingError(_NO_WORDS)
    return text


class _Parts:
    """The parts of the package, each checked before it is unpacked."""

    def __init__(self, archive: ZipFile, max_bytes: int) -> None:
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self._bytes_left = max_bytes

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def what_else(self) -> str:
        """Say what the archive is, when it is no Word document."""
        for start, message in _OTHERS:
            if any(name.startswith(start) for name in self._entries):
                return message
        return _DAMAGED if "[Content_Types].xml" in self._entries else _ARCHIVE

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part, piece by piece."""
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED:
            raise ReadingError(_LOCKED)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ReadingError(_DAMAGED)
        self._bytes_left -= entry.file_size
        ratio = entry.file_size / max(entry.compress_size, 1)
        if self._bytes_left < 0 or (entry.file_size > _SMALL_BYTES and ratio > MAX_RATIO):
            raise ReadingError(_TOO_LARGE)
        with self._archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk

    def related(self, name: str) -> dict[str, str]:
        """Return the parts that a part refers to, by kind; `""` stands for the package."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if listing not in self:
            return {}
        relations = _Relations(folder)
        _parse(self.chunks(listing), relations)
        return relations.targets


@dataclass(slots=True)
class _Relations:
    """Takes the events of a list of relationships."""

    folder: str
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.endswith(" Relationship"):
            kind = posixpath.basename(attributes.get("Type", ""))
            target = posixpath.join("/", self.folder, attributes.get("Target", ""))
            self.targets.setdefault(kind, posixpath.normpath(target).lstrip("/"))

    def end(self, tag: str) -> None:
        pass

    def characters(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Style:
    """A paragraph style, as far as it makes headings."""

    level: int | None = None
    based_on: str = ""


@dataclass(slots=True)
class _Styles:
    """Takes the events of the list of styles."""

    styles: dict[str, _Style] = field(default_factory=dict)
    _open: _Style = field(default_factory=_Style)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name, value = _word_name(tag), _value(attributes)
        if name == "style":
            self._open = self.styles.setdefault(_value(attributes, "styleId"), _Style())
        elif name == "basedOn":
            self._open.based_on = value
        elif name == "outlineLvl":
            self._open.level = _outline_level(value)
        elif name == "name" and self._open.level is None:
            heading = _HEADING_STYLE.fullmatch(value.lower())
            if heading or value.lower() == _TITLE_STYLE:
                self._open.level = int(heading[1]) if heading else 1

    def end(self, tag: str) -> None:
        pass

    def characters(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Paragraph:
    """An open paragraph."""

    level: int | None = None
    words: list[str] = field(default_factory=list)


class _Story:
    """Takes the events of a text: the body, the footnotes or the endnotes."""

    def __init__(self, flow: Flow, levels: Mapping[str, int]) -> None:
        self._flow = flow
        self._levels = levels
        self._open: list[_Paragraph] = []  # several only inside text boxes
        self._boxed: list[_Paragraph] = []  # text boxes that wait for the end of their paragraph
        self._passed_over = 0  # depth inside an element that is not read
        self._is_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _word_name(tag)
        # A text box stands twice in its paragraph: in today's form, and for old programs.
        if self._passed_over or tag == _FALLBACK or name in _PASSED_OVER:
            self._passed_over += 1
        elif name == "p":
            self._open.append(_Paragraph())
        elif self._open:
            self._inside_paragraph(name, attributes)
        elif name == "tr":
            self._flow.start_row()
        elif name == "tc":
            self._flow.start_cell()

    def _inside_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._open[-1]
        if name == "t":
            self._is_text = True
        elif name == "pStyle":
            level = self._levels.get(_value(attributes))
            paragraph.level = paragraph.level if level is None else level
        elif name == "outlineLvl":
            paragraph.level = _outline_level(_value(attributes))
        elif name in _CHARACTERS:
            paragraph.words.append(_CHARACTERS[name])

    def end(self, tag: str) -> None:
        name = _word_name(tag)
        if self._passed_over:
            self._passed_over -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p":
            self._boxed.append(self._open.pop())
            if not self._open:
                self._put_down()
        elif name == "tr" and not self._open:
            self._flow.end_row()

    def characters(self, text: str) -> None:
        if self._is_text and not self._passed_over and self._open:
            self._open[-1].words.append(text)

    def _put_down(self) -> None:
        """Put down the paragraph that has ended, then the text boxes that are anchored in it."""
        for paragraph in (self._boxed[-1], *self._boxed[:-1]):
            text = "".join(paragraph.words)
            if paragraph.level:
                self._flow.add_heading(text, paragraph.level)
            else:
                self._flow.add_paragraph(text)
        self._boxed.clear()


def _heading_levels(parts: _Parts, name: str) -> dict[str, int]:
    """Return the heading levels of the styles that have one, their own or an inherited one."""
    if name not in parts:
        return {}
    sheet = _Styles()
    _parse(parts.chunks(name), sheet)
    levels = {}
    for key in sheet.styles:
        level = _inherited_level(sheet.styles, key)
        if level:
            levels[key] = level
    return levels


def _inherited_level(styles: Mapping[str, _Style], key: str) -> int | None:
    for _ in range(len(styles)):
        style = styles.get(key)
        if style is None or style.level is not None:
            return style.level if style else None
        key = style.based_on
    return None  # styles that are based on each other in a circle


def _outline_level(value: str) -> int:
    """Return the heading level of an outline level, which counts from 0; 0 is no heading."""
    number = int(value) if value.isdecimal() and len(value) == 1 else _BODY_LEVEL
    return 0 if number == _BODY_LEVEL else number + 1


def _word_name(tag: str) -> str:
    """Return the local name of an element of Word's own vocabulary, else `""`."""
    namespace, _, name = tag.rpartition(" ")
    return name if f"{namespace} " in _WORD else ""


def _value(attributes: Mapping[str, str], key: str = "val") -> str:
    return next(
        (attributes[f"{space}{key}"] for space in _WORD if f"{space}{key}" in attributes), ""
    )


def _parse(chunks: Iterator[bytes], target: "_Relations | _Styles | _Story") -> None:
    """Feed a part's XML to `target`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.characters
    feed: Callable[[bytes, bool], int] = parser.Parse
    try:
        for chunk in chunks:
            feed(chunk, False)  # noqa: FBT003
        feed(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError) as error:
        raise ReadingError(_DAMAGED) from error


def _refuse_doctype(*_: object) -> None:
    raise ReadingError(_DAMAGED)
