"""Sentences, the parts that a semicolon divides, and clauses of a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Sentence", "sentences"]

_SENTENCE_END = re.compile("[。！？!?…\n]+")
# Nothing but literals, which the matcher skips to fastest.
_CLAUSE_END = re.compile("，|；|;|：|:|——|,")
_THOUSANDS = re.compile("(?<=[0-9]),(?=[0-9])")
_PART_END = re.compile("[；;]")
_NUMERAL = "[一二三四五六七八九十]"
#: What numbers or marks an item (1． （二） 三、 ▲ ■ ### ——, 一是), and what names the source of a
#: report (本报讯（记者 李文）, 据新华社电).
_LABEL = re.compile(
    rf"(?:[\s　]*(?:[（(](?:{_NUMERAL}{{1,3}}|[0-9]{{1,2}})[)）]"
    rf"|{_NUMERAL}{{1,3}}[、.．](?!{_NUMERAL})"
    rf"|[0-9]{{1,2}}[、.．)）](?![0-9])|{_NUMERAL}是|[①-⑳]|[▲△▼●○◎■□◆◇★☆※·•▪►#*]+|——)[\s　]*)*"
    r"(?:(?:本报|本台|据)[^，。；：（(\n]{0,14}[讯电](?:[（(][^）)\n]{0,30}[）)])?[\s　：:]*)?"
)
#: The characters with which a label in Chinese may begin.
_FIRST_OF_LABEL = frozenset("一二三四五六七八九十本据")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text[start:end]`, without its full stop and what labels it as an item."""

    start: int
    end: int
    paragraph: int  #: counted from the beginning of the text
    clauses: tuple[int, ...]  #: where each clause begins
    parts: tuple[int, ...]  #: where each part between semicolons begins
    is_item: bool = False  #: whether it is numbered or marked as an item

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause that holds an offset, with the punctuation that closes it."""
        return _around(self.clauses, at, self.end)

    def part(self, at: int) -> tuple[int, int]:
        """Return the part between semicolons that holds an offset."""
        return _around(self.parts, at, self.end)


def _around(starts: tuple[int, ...], at: int, end: int) -> tuple[int, int]:
    index = max(bisect_right(starts, at) - 1, 0)
    return starts[index], starts[index + 1] if index + 1 < len(starts) else end


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; blank stretches and bare numbers are none.

    Examples
    --------
    >>> [(s.start, s.end, s.clauses) for s in sentences("占地,投资。完工")]
    [(0, 5, (0, 3)), (6, 8, (6,))]
    """
    start = paragraph = 0
    for stop in _SENTENCE_END.finditer(f"{text}\n"):
        begin = _past_label(text, start, stop.start())
        if text[begin : stop.start()].strip():
            is_item = bool(text[start:begin].strip())
            yield _sentence(text, begin, stop.start(), paragraph, is_item=is_item)
        paragraph += stop[0].count("\n")
        start = stop.end()


def _sentence(text: str, start: int, end: int, paragraph: int, *, is_item: bool) -> Sentence:
    begins = (
        match.end()
        for match in _CLAUSE_END.finditer(text, start, end)
        if match[0] != "," or _THOUSANDS.match(text, match.start()) is None
    )
    clauses = [start, *(_past_label(text, begin, end) for begin in begins)]
    parts = [start, *(m.end() for m in _PART_END.finditer(text, start, end))]
    return Sentence(start, end, paragraph, tuple(clauses), tuple(parts), is_item)


def _past_label(text: str, start: int, end: int) -> int:
    first = text[start : start + 1]
    if "一" <= first <= "鿿" and first not in _FIRST_OF_LABEL:
        return start  # as most begin
    match = _LABEL.match(text, start, end)
    return start if match is None else match.end()
