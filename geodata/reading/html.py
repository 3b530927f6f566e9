"""Web pages: the text that a reader of the page sees, with its headings and tables.

The page is parsed as a stream of events, never as a tree, so that neither its size nor its depth
costs more memory than its text. Nothing is fetched and no entity but HTML's own is known.
"""

import codecs
import re

from geodata.errors import ReadingError
from geodata.reading.decoding import decode
from geodata.reading.flow import Flow

__all__ = ["html_text", "read_html"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION_WITHIN = 4096
# What pages declare → what browsers take it for. All else is detected: a page's word is not enough
# to decode it as anything that Python knows.
_CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKUP = re.compile(r"<[A-Za-z!/?]|&#?\w+;")
_CHUNK = 1 << 20  # characters
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = _words(
    "audio canvas datalist head iframe nav noscript object script select style svg template "
    "textarea title video"
)
_BLOCKS = _words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hr li main menu ol p pre section summary table tbody "
    "tfoot thead ul"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read_html(data: bytes) -> str:
    """Return the visible text of a page; its encoding is declared by the page or detected.

    Raises
    ------
    ReadingError
        If the bytes are no text or the page shows none.
    """
    return html_text(_decoded(data))


def html_text(page: str) -> str:
    r"""Return the visible text of a page.

    Text without any markup, which only calls itself a page, is returned as it stands.

    Examples
    --------
    >>> html_text("<h2>云冈区</h2><nav>首页</nav><p>投资&ensp;53<b>.</b>23\n亿元<p>增速")
    '## 云冈区\n\n投资\u200253.23 亿元\n\n增速'
    """
    if not _MARKUP.search(page):
        return page
    # Imported here: lxml costs every start of the program otherwise, and few documents need it.
    from lxml import etree  # noqa: PLC0415

    seen = _Seen()
    parser = etree.HTMLParser(target=seen, recover=True, huge_tree=True, no_network=True)
    try:
        for start in range(0, len(page), _CHUNK):
            parser.feed(page[start : start + _CHUNK])
        parser.close()
    except etree.LxmlError as error:
        raise ReadingError("网页已损坏，请在浏览器中打开后重新保存。") from error
    text = seen.flow.text()
    if not text:
        raise ReadingError(
            "网页里没有可见的文字，请在浏览器中打开，把正文复制到 txt 文件后再添加。"
        )
    return text


def _decoded(data: bytes) -> str:
    """Decode a page: as UTF-8 if it is, by what it declares, else as any text.

    UTF-8 comes first because few other bytes are valid UTF-8 by chance, and many pages are wrong
    about themselves.
    """
    declared = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    charset = _CHARSETS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if charset and b"\0" not in data and not data.startswith(_MARKS):
        for encoding in ("utf-8", charset):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return decode(data)


class _Seen:
    """Takes the parser's events and keeps what is seen on the page."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._words: list[str] = []
        self._hidden = 0  # depth inside an element that is not shown
        self._verbatim = 0  # depth inside <pre>

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._hidden or _is_unseen(tag, attributes):
            self._hidden += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._flush()
            self._verbatim += tag == "pre"
        elif tag == "tr":
            self._flush()
            self.flow.start_row()
        elif tag in ("td", "th"):
            self._flush()
            self.flow.start_cell()

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._hidden:
            self._hidden -= 1
        elif tag in _HEADINGS:
            self.flow.add_heading("".join(self._words), _HEADINGS[tag])
            self._words.clear()
        elif tag in _BLOCKS or tag in ("td", "th"):
            self._flush()
            self._verbatim -= tag == "pre"
        elif tag == "tr":
            self._flush()
            self.flow.end_row()

    def data(self, text: str) -> None:
        """Take text; line breaks in the source mean nothing outside of `<pre>`."""
        if not self._hidden:
            self._words.append(text if self._verbatim else _BLANKS.sub(" ", text))

    def comment(self, text: str) -> None:
        """Drop a comment."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Drop a processing instruction."""

    def close(self) -> None:
        """End the text."""
        self._flush()

    def _flush(self) -> None:
        lines = "".join(self._words).split("\n")
        self._words.clear()
        self.flow.add_paragraph("\n".join(line.strip(" ") for line in lines))


def _is_unseen(tag: str, attributes: dict[str, str]) -> bool:
    """Tell whether an element and all inside it is not shown."""
    return (
        tag in _UNSEEN
        or "hidden" in attributes
        or _INVISIBLE.search(attributes.get("style", "")) is not None
    )
