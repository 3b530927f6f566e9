"""How a document is divided into the paragraphs of a page: for reading, or as its file has it.

Broken sentences are joined here as extraction joins them. Importing this module brings the lexicon
of layouts, which a window without a text need not wait for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from explorer.pages.page import Paragraph, Style
from geodata.model import Section
from geodata.reading.blocks import Block, Role, split_blocks
from geodata.reading.layout import continuations

__all__ = ["divide_lines", "divide_page"]

_LINE = re.compile("([^\n\r\x0b\x0c\x85\u2028\u2029]*)(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|$)")
_MARKS = re.compile(r"#{1,6}[ \t\u3000]+")
_HEADS = (Role.MARKED, Role.SHORT, Role.CAPTION)
_LONGEST = 5000  #: characters of a paragraph
_MOST_HEADINGS = 4  #: lines in a row at the head of a section; more are a list
_OTHER_STYLES = {Role.CAPTION: Style.CAPTION, Role.BYLINE: Style.BYLINE}


def divide_page(text: str, sections: Sequence[Section]) -> tuple[Paragraph, ...]:
    """Return a document's paragraphs, with headings and captions as its sections have them."""
    blocks = split_blocks(text)
    styles = _styles(text, blocks, sections)
    following = continuations(text, blocks)
    is_done = bytearray(len(blocks))
    paragraphs: list[Paragraph] = []
    for first in range(len(blocks)):
        runs = []
        index = first
        length = 0
        while index >= 0 and not is_done[index] and length < _LONGEST:
            is_done[index] = True
            runs.append(_run(text, blocks[index]))
            length += blocks[index].end - blocks[index].start
            index = following[index]
        if runs:
            paragraphs += _cut(text, styles[first], runs)
    return tuple(paragraphs)


def divide_lines(text: str) -> tuple[Paragraph, ...]:
    r"""Return a document's lines as the file breaks them.

    Examples
    --------
    >>> [paragraph.runs for paragraph in divide_lines("云冈\r\n\r\n石窟")]
    [((0, 2),), (), ((6, 8),)]
    """
    spans = [match.span(1) for match in _LINE.finditer(text)]
    if len(spans) > 1 and spans[-1][0] == spans[-1][1]:
        spans.pop()  # what the last line break leaves behind is no line
    lines: list[Paragraph] = []
    for start, end in spans:
        lines += _cut(text, Style.LINE, [(start, end)] if start < end else [])
    return tuple(lines)


def _cut(text: str, style: Style, runs: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """Yield a paragraph; one of many pages goes in parts that can be laid out one at a time."""
    part: list[tuple[int, int]] = []
    for start, end in runs:
        begin = start
        while end - begin > _LONGEST:
            stop = max(text.rfind("。", begin, begin + _LONGEST) + 1, begin + _LONGEST // 2)
            yield Paragraph(style, (*part, (begin, stop)))
            part, begin = [], stop
        part.append((begin, end))
    yield Paragraph(style, tuple(part))


def _run(text: str, block: Block) -> tuple[int, int]:
    marks = _MARKS.match(text, block.start, block.end) if block.role is Role.MARKED else None
    return (marks.end() if marks else block.start, block.end)


def _styles(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Style]:
    starts = [section.start for section in sections]

    def section_of(block: Block) -> int:
        return bisect_right(starts, block.start) - 1

    styles: list[Style] = []
    for rank, group in groupby(blocks, key=section_of):
        heading = sections[rank].heading if rank >= 0 else ""
        lines = list(group)
        if len(lines) == 1 and _is_caption(lines[0], styles):
            styles.append(Style.CAPTION)
        else:
            styles += _section_styles(text, lines, heading)
    return styles


def _is_caption(block: Block, before: Sequence[Style]) -> bool:
    """Tell whether a section of one line stands under a picture, or under a row of them."""
    after_caption = bool(before) and before[-1] is Style.CAPTION
    return block.role is Role.CAPTION or (block.role is Role.SHORT and after_caption)


def _section_styles(text: str, blocks: Sequence[Block], heading: str) -> Iterator[Style]:
    """Yield the styles of a section's blocks: its first lines are its heading."""
    heads = next((n for n, b in enumerate(blocks) if b.role not in _HEADS), len(blocks))
    if not heading or heads > _MOST_HEADINGS:
        heads = 0
    for rank, block in enumerate(blocks):
        # A heading may stand in the middle of a sentence that goes on around it.
        is_heading = block.role is Role.SHORT and text[block.start : block.end] in heading
        if rank < heads or block.role is Role.MARKED or is_heading:
            yield _heading_style(text, block)
        else:
            yield _OTHER_STYLES.get(block.role, Style.PROSE)


def _heading_style(text: str, block: Block) -> Style:
    is_first_level = text.startswith("#", block.start) and not text.startswith("##", block.start)
    return Style.TITLE if is_first_level else Style.HEADING
