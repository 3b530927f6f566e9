"""Lines of a text, and what each is: prose, heading, caption or byline.

A block is a line without the blanks around it; text from newspapers has one paragraph a line.
Files whose paragraphs are broken into lines of one width are recognised as such.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from statistics import median

from geodata.reading.lexicon import layout_words

__all__ = ["Block", "Role", "is_caption", "is_dateline", "split_blocks"]

_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(f"[^{_LINE_BREAKS}]+")
_BREAK = re.compile("\r\n|[" + _LINE_BREAKS + "]")
_BLANKS = " \t\u3000\xa0\ufeff\u200b\x1c\x1d\x1e\x1f"
_MARKED = re.compile(r"#{1,6}[ \t\u3000]")
_SENTENCE_END = re.compile("[。！？；!?;…]")
_PAUSE = re.compile("[，、,：]")
_PAUSED = re.compile("[，。；,]")
_NUMBERED = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、．.](?!\d)|第[一二三四五六七八九十]+[章节部站篇幕程回]"
)
_BRACKET_AT_END = re.compile(r"[（(][^（()）]*[)）]$")
_CLOSERS = "）)。 "
_SHORT = 30
_SHORT_WITH_SPACE = 44
_SHORT_WITH_PAUSE = 20
_BYLINE = 36
_CAPTION = 44
_SIGNED_CAPTION = 60
_TAIL = 3
_WIDE_GAP = 2
_WRAP_MIN_WIDTH = 16
_WRAP_MIN_LINES = 3
_WRAP_FILL = 0.88
#: The same for a document whose lines were broken at the width of a column, some of them joined
#: again: how many such lines it takes, their share, how wide they are (in letters, of which a
#: Chinese character takes two), how near to the usual width, and how near where a page breaks.
_COLUMN_MIN_LINES = 6
_COLUMN_SHARE = 0.6
_COLUMN_WIDTHS = range(14, 100)
_COLUMN_FILL = 0.8
_COLUMN_FULL = 0.93
#: How many letters wide the text between two pauses of prose is at most, on the average.
_COLUMN_PAUSE = 80
_SENTENCE_STOPS = frozenset("。！？!?…；;：:")


class Role(Enum):
    """What a line is."""

    PROSE = auto()  #: running text
    MARKED = auto()  #: a heading marked by `#`
    SHORT = auto()  #: a short line without a full stop: headline, heading, or a caption
    CAPTION = auto()  #: a line under a picture
    BYLINE = auto()  #: who wrote it


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a text: `text[start:end]` has no blanks at its ends."""

    start: int
    end: int
    gap: int  #: blank lines before it
    role: Role
    is_wrapped: bool  #: whether the next line goes on, in text broken at a fixed width
    is_cut_short: bool = False  #: whether it stops before its column's edge: a paragraph's end


def is_dateline(text: str, block: Block) -> bool:
    """Tell whether a block begins an article: `本报讯(记者 …)`, `本报杭州11月28日电`.

    Examples
    --------
    >>> line = "本报杭州11月28日电(记者 郝雨)11月28日，活动举行。"
    >>> is_dateline(line, Block(0, len(line), 0, Role.PROSE, False))
    True
    """
    return _dateline().match(text, block.start, min(block.end, block.start + 60)) is not None


def is_caption(text: str, block: Block) -> bool:
    """Tell whether a block says by its own words that it stands under a picture: `… 高鹏摄`.

    Examples
    --------
    >>> line = "花塔民俗村一角。 通讯员 高鹏摄"
    >>> is_caption(line, Block(0, len(line), 0, Role.CAPTION, False))
    True
    """
    return _is_caption(text, block.start, block.end)


@cache
def _dateline() -> re.Pattern[str]:
    agencies = "|".join(layout_words().agencies)
    return re.compile(
        rf"(?:{agencies})[^。，,\n]{{0,24}}?(?:讯|电)(?=[\s(（【]|记者|[^，,]{{0,3}}$)"
        r"|[(（](?:本报)?(?:见习|实习)?记者[^)）\n]{1,30}[)）]"
    )


def split_blocks(text: str) -> list[Block]:
    """Return the lines of a text that are not blank, in order, with their roles."""
    spans = _spans(text)
    gaps = _gaps(text, spans)
    wrapped = _wrapped(text, spans, gaps)
    stopped, column = _column(text, spans, gaps)
    for index in stopped:
        wrapped[index] = True
    usual = Counter(gaps[1:]).most_common(1)[0][0] if len(gaps) > 1 else 0
    blocks = []
    for index, (start, end) in enumerate(spans):
        if wrapped[index] or (index and wrapped[index - 1]):
            role = Role.PROSE
        else:
            is_isolated = index > 0 and gaps[index] >= usual + _WIDE_GAP
            role = _role(text, start, end, is_isolated=is_isolated)
            if role is Role.SHORT and _dateline().match(text, start, end):
                role = Role.PROSE  # a column's edge cut it off: `本报讯(记者 李一 通讯员 王`
        is_last = column > 0 and (index + 1 == len(spans) or gaps[index + 1] > 0)
        is_cut_short = is_last and _width(text, start, end) < _COLUMN_FULL * column
        blocks.append(Block(start, end, gaps[index], role, bool(wrapped[index]), is_cut_short))
    blocks = [*(_unbroken(text, *pair) for pair in pairwise(blocks)), *blocks[-1:]]
    blocks = [*blocks[:1], *(_going_on(text, *pair) for pair in pairwise(blocks))]
    if usual:
        for at in range(1, len(blocks) - 1):
            if _is_within_sentence(text, *blocks[at - 1 : at + 2]):
                blocks[at] = replace(blocks[at], role=Role.PROSE)
    return blocks


def _is_within_sentence(text: str, before: Block, block: Block, after: Block) -> bool:
    """Tell whether a short line is a piece of prose, as no blank line parts it from its neighbours.

    That is only asked where blank lines part the paragraphs.
    """
    is_between = before.role is after.role is Role.PROSE and block.role is Role.SHORT
    is_open = is_between and text[before.end - 1] not in _SENTENCE_STOPS
    return is_open and block.gap == after.gap == 0


def _unbroken(text: str, block: Block, following: Block) -> Block:
    """Return a short line as prose if a break parts it from the prose that goes on with it."""
    if block.role is not Role.SHORT or following.role is not Role.PROSE:
        return block
    is_broken = _is_word_broken(text, block.end, following.start)
    return replace(block, role=Role.PROSE) if is_broken else block


def _going_on(text: str, before: Block, block: Block) -> Block:
    """Return a short line as prose if it begins with the rest of a word of the prose before it."""
    if block.role is not Role.SHORT or before.role is not Role.PROSE:
        return block
    is_broken = _is_word_broken(text, before.end, block.start)
    return replace(block, role=Role.PROSE) if is_broken else block


def _is_word_broken(text: str, end: int, start: int) -> bool:
    """Tell whether the lines that end and start here are the halves of one word."""
    words = layout_words()
    if text.startswith(words.bound_starts, start):
        return True
    if text.startswith((*words.own_starts, *words.sentence_starts), start):
        return False
    halves = _halves().get(text[end - 1] + text[start], ())
    return any(
        text.endswith(head, 0, end) and text.startswith(tail, start) for head, tail in halves
    )


@cache
def _halves() -> Mapping[str, list[tuple[str, str]]]:
    """Return the two halves of words that a break may divide, by the characters beside it."""
    halves = defaultdict(list)
    for word in layout_words().broken_words:
        for cut in range(1, len(word)):
            halves[word[cut - 1 : cut + 1]].append((word[:cut], word[cut:]))
    return dict(halves)


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the lines begin and end, without blanks around them."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip(_BLANKS))
        right = len(line.rstrip(_BLANKS))
        if left < right:
            spans.append((match.start() + left, match.start() + right))
    return spans


def _gaps(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Return how many blank lines stand before each line."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    gaps, previous = [], 0
    for start, _ in spans:
        count = bisect_left(breaks, start)
        gaps.append(max(count - previous - 1, 0))
        previous = count
    return gaps


def _wrapped(text: str, spans: list[tuple[int, int]], gaps: list[int]) -> bytearray:
    """Mark the lines that were broken at a fixed width: several in a row, as wide as the widest."""
    marks = bytearray(len(spans))
    first = 0
    for stop in range(1, len(spans) + 1):
        if stop < len(spans) and gaps[stop] == 0:
            continue
        widths = [end - start for start, end in spans[first:stop]]
        widest = max(widths)
        full = [width >= _WRAP_FILL * widest for width in widths]
        is_even = sum(full) >= max(_WRAP_MIN_LINES - 1, 0.6 * len(widths))
        if len(widths) >= _WRAP_MIN_LINES and _WRAP_MIN_WIDTH <= widest <= 80 and is_even:
            for offset in range(len(widths) - 1):
                # A numbered item begins anew, however wide the line before it is.
                is_item = _NUMBERED.match(text, spans[first + offset + 1][0]) is not None
                marks[first + offset] = full[offset] and not is_item
        first = stop
    return marks


def _column(text: str, spans: list[tuple[int, int]], gaps: list[int]) -> tuple[list[int], float]:
    """Return the lines that a column's edge stopped, and how wide the column is; 0 without one.

    Blank lines part the paragraphs of such a document. Most of its lines that another follows
    right away stop in a sentence, are about as wide as the column and hold the pauses of prose,
    which the items of a list do not.
    """
    followed = [at for at in range(len(spans) - 1) if gaps[at + 1] == 0]
    open_ones = [at for at in followed if text[spans[at][1] - 1] not in _SENTENCE_STOPS]
    if len(open_ones) < max(_COLUMN_MIN_LINES, _COLUMN_SHARE * len(followed)):
        return [], 0.0
    widths = {at: _width(text, *spans[at]) for at in open_ones}
    column = float(median(widths.values()))
    even = sum(_COLUMN_FILL * column <= width <= column / _COLUMN_FILL for width in widths.values())
    if int(column) not in _COLUMN_WIDTHS or even < _COLUMN_SHARE * len(open_ones):
        return [], 0.0
    pauses = sum(len(_PAUSED.findall(text, *spans[at])) for at in open_ones)
    if pauses * _COLUMN_PAUSE < sum(widths.values()):
        return [], 0.0
    stopped = [
        at
        for at in open_ones
        if widths[at] >= _COLUMN_FILL * column and not _NUMBERED.match(text, spans[at + 1][0])
    ]
    return stopped, column


def _width(text: str, start: int, end: int) -> int:
    """Return how wide a line is printed: two for a Chinese character, one for a letter."""
    return len(text[start:end].encode("gb18030", "replace"))


def _role(text: str, start: int, end: int, *, is_isolated: bool) -> Role:
    """Tell what a line is from its own words and whether blank lines set it apart."""
    words = layout_words()
    if _MARKED.match(text, start, end):
        return Role.MARKED
    length = end - start
    line = text[start : min(end, start + 64)] if length > 64 else text[start:end]
    is_ended = text[end - 1] in "。！？!?；;…，,、"
    if length <= _BYLINE and line.startswith(words.byline_starts) and not is_ended:
        return Role.BYLINE
    if _is_caption(text, start, end):
        return Role.CAPTION
    stands_apart = is_isolated and not line.startswith(words.heading_signs)
    if stands_apart and length <= _CAPTION and not _SENTENCE_END.search(line) and not is_ended:
        return Role.CAPTION
    return Role.SHORT if _is_short(line, length) else Role.PROSE


def _is_caption(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins or ends as those under pictures do; a sign may mark an item."""
    words = layout_words()
    if text.startswith(words.caption_signs, start, end):
        return end - start <= _SIGNED_CAPTION
    if text.startswith(words.caption_starts, start, end):
        return True
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return text.endswith(words.caption_ends, start, end)


def _is_short(line: str, length: int) -> bool:
    """Tell whether a line can be a headline, not a piece of a sentence."""
    bracket = _BRACKET_AT_END.search(line)
    if bracket and _NUMBERED.match(line):
        line, length = line[: bracket.start()], bracket.start()  # `二、云冈区（31项，开工26项）`
    is_roomy = " " in line or "\u3000" in line or _NUMBERED.match(line)
    limit = _SHORT_WITH_SPACE if is_roomy else _SHORT
    if length > limit or _SENTENCE_END.search(line):
        return False
    pauses = [match.end() for match in _PAUSE.finditer(line)]
    if not pauses or _NUMBERED.match(line):
        return True
    if length > _SHORT_WITH_PAUSE:
        return False
    # 「在…发展方面,电」: what a column break cuts off ends right after a comma, or on a particle.
    tail = line[pauses[-1] :]
    return len(tail) > _TAIL and not line.endswith(layout_words().open_ends)
