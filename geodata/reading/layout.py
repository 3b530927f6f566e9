"""Repair of what printing and scanning do to a text, as a view that leaves the text as it is.

What is repaired: a sentence broken by a column or page break is joined, also over a heading or
captions that stand in between (they follow the sentence in the view); spaces inside Chinese prose
and invisible characters are dropped; full-width letters, digits and signs become half-width, and
letters in figures that a scanner took for digits become these; an `and` between Chinese words
becomes 和.
Paragraphs stay apart, each a line of the view.

A paragraph counts as broken when it is prose, ends without the end of a sentence, and the next
prose does not begin like a sentence of its own. That is decided from these two alone; when in
doubt they stay apart.
"""

from __future__ import annotations

import re
from array import array

from geodata.reading.blocks import Block, Role, is_dateline, split_blocks
from geodata.reading.lexicon import layout_words
from geodata.reading.view import View, ViewBuilder

__all__ = ["continuations", "repair"]

_CLOSED = frozenset("。！？!?…；;：:”’\"'」』》）)】〉—.~～")
_STOPS = frozenset("。！？!?…；;")
_COMMAS = frozenset("，、,")
_CONTINUING = frozenset("，。、；：！？）”》」』】,;:!?)%％")
_ITEM = re.compile(
    r"[—●•·■▪◆★◇○☆\-*+]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、．.](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十百\d]+[章节条部]|[一二三四五六七八九十]是"
)
_DATE = re.compile(r"(?:20\d\d年|\d{1,2}月)")
_FARTHEST = 10  # blocks between the two halves of a sentence, more than a page has pictures
_HAN = "㐀-䶿一-鿿豈-﫿〇"
_INVISIBLE = "\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f"
_SPACES = (
    f"(?<=[{_HAN}])[ \t]+(?=[{_HAN}\\d])|(?<=\\d)[ \t]+(?=[{_HAN}%])"
    f"|(?<=[，。、；：！？])[ \t]+(?=[{_HAN}\\d“‘《（])"
)
_DROPPED_IN_PROSE = re.compile(f"[{_INVISIBLE}]+|{_SPACES}")
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_AND = re.compile(f"(?<=[{_HAN}”’》）)])[ \t]*(and)[ \t]*(?=[{_HAN}“‘《（(])")
_SPACED_OUT = re.compile(f"(?:[{_HAN}][ \t]+)+[{_HAN}]")
_GAPS_IN_SPACED = re.compile("[ \t]+")
#: Letters that a scanner took for digits: `2O26年`, `3O兆瓦`, `O.5%`, `1l.6亿元`; `H2O` is none.
_LETTERS_IN_FIGURES = re.compile(
    r"(?<![A-Za-z0-9])[0-9][0-9.]*(?:[Oo]|[Il](?=[0-9.OoIl]|\s?[年月日时万亿余多个%]))[0-9OoIl.]*"
    rf"(?=\s?[{_HAN}%％，。、；P])"
    rf"|(?<![A-Za-z0-9])[Oo](?=[.][0-9])|(?<![A-Za-z0-9])l(?=[0-9]+[{_HAN}%％])"
)
#: What all of these hold, found ten times faster.
_SUSPECT = re.compile("[OoIl](?<=[0-9.].)|[Ool](?=[.0-9])")
_AS_DIGITS = str.maketrans("OoIl", "0011")
_HALF_WIDTH = {ord(char): ord(char) - 0xFEE0 for char in map(chr, range(0xFF10, 0xFF1A))}
_HALF_WIDTH |= {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_HALF_WIDTH |= {ord(a): ord(b) for a, b in zip("％＋－．／＆＃　\xa0", "%+-./&#  ", strict=True)}


def repair(text: str) -> View:
    r"""Return a view of `text` in which broken sentences and words are whole again.

    Parameters
    ----------
    text : str
        Any text, of any length; the work grows in proportion to it.

    Returns
    -------
    View
        The repaired text, whose offsets lead back to `text`.

    Examples
    --------
    >>> broken = "千吨级高性能碳纤维一期200吨/年示范项目位于云冈经开区清洁能源\n\n产业园。"
    >>> repair(broken).text[-13:]
    '云冈经开区清洁能源产业园。'
    """
    blocks = split_blocks(text)
    following = continuations(text, blocks)
    builder = ViewBuilder(_with_digits(text.translate(_HALF_WIDTH)))
    is_done = bytearray(len(blocks))
    for first, block in enumerate(blocks):
        if is_done[first]:
            continue
        if first:
            builder.write("\n", block.start - 1)
        _write_paragraph(builder, text, blocks, following, first, is_done)
    return builder.view()


def _with_digits(text: str) -> str:
    """Return the text with digits for the letters that a scanner took for them; as long as it."""
    if _SUSPECT.search(text) is None:
        return text
    return _LETTERS_IN_FIGURES.sub(lambda match: match[0].translate(_AS_DIGITS), text)


def continuations(text: str, blocks: list[Block]) -> array[int]:
    """Return for each block the index of the block that goes on with its sentence, or -1."""
    following = array("q", [-1]) * len(blocks)
    open_index = -1
    for index, block in enumerate(blocks):
        if index and blocks[index - 1].is_wrapped:
            following[index - 1] = index
        elif block.role is Role.BYLINE:
            open_index = -1
            continue
        elif index and _is_torn(text, blocks[index - 1], block):
            following[index - 1] = index
        elif block.role is not Role.PROSE:
            continue
        elif open_index >= 0 and _continues(text, blocks, open_index, index):
            following[open_index] = index
        open_index = index if _ends_open(text, block) else -1
    return following


def _ends_open(text: str, block: Block) -> bool:
    """Tell whether a block stops before its sentence does."""
    is_text = block.role in (Role.PROSE, Role.SHORT) and not block.is_wrapped
    last = text[block.end - 1]
    return is_text and last not in _CLOSED and (last in _COMMAS or not block.is_cut_short)


def _is_torn(text: str, before: Block, block: Block) -> bool:
    """Tell whether a block begins with a sign that can only follow the line before it."""
    is_text = before.role in (Role.PROSE, Role.SHORT)
    return is_text and text[block.start] in _CONTINUING and text[before.end - 1] not in _STOPS


def _continues(text: str, blocks: list[Block], first: int, second: int) -> bool:
    """Tell whether the prose of the second block goes on with the open sentence of the first."""
    if second - first > _FARTHEST:
        return False
    block = blocks[second]
    if _ITEM.match(text, block.start, block.end) or is_dateline(text, block):
        return False
    if text[blocks[first].end - 1] in _COMMAS:
        return True
    begins = text.startswith(layout_words().sentence_starts, block.start, block.end)
    return not begins and not _DATE.match(text, block.start, block.end)


def _write_paragraph(
    builder: ViewBuilder,
    text: str,
    blocks: list[Block],
    following: array[int],
    first: int,
    is_done: bytearray,
) -> None:
    """Add a block and all that go on with its sentences, and mark them as done."""
    index, last = first, -1
    while index >= 0:
        if last >= 0 and _needs_space(text, blocks[last].end, blocks[index].start):
            builder.write(" ", blocks[index].start - 1)
        _write_block(builder, text, blocks[index])
        is_done[index] = True
        index, last = following[index], index


def _write_block(builder: ViewBuilder, text: str, block: Block) -> None:
    """Add a block without the characters that only the layout put there."""
    pattern = _DROPPED
    if block.role in (Role.PROSE, Role.CAPTION):
        pattern = _DROPPED_IN_PROSE
    elif block.end - block.start < 60 and _SPACED_OUT.fullmatch(text, block.start, block.end):
        pattern = _GAPS_IN_SPACED
    position = block.start
    if text.find("and", block.start, block.end) >= 0:
        for match in _AND.finditer(text, block.start, block.end):
            _keep_without(builder, text, pattern, position, match.start())
            builder.write("和", match.start(1))
            position = match.end()
    _keep_without(builder, text, pattern, position, block.end)


def _keep_without(
    builder: ViewBuilder, text: str, dropped: re.Pattern[str], start: int, end: int
) -> None:
    """Add a stretch without what a pattern matches in it."""
    for match in dropped.finditer(text, start, end):
        builder.keep(start, match.start())
        start = match.end()
    builder.keep(start, end)


def _needs_space(text: str, end: int, start: int) -> bool:
    """Tell whether a break divides two words of letters, which a space must keep apart."""
    before, after = text[end - 1], text[start]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
