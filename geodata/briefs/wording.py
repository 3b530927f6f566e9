"""Words as their document writes them: figures with their units, and the clause around a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.model import Fact

__all__ = ["clause_around", "figure_as_written"]

#: How far a clause is shown to each side of a name.
_REACH = 32
_SENTENCE_ENDS = re.compile(r"[。！？；\n]")
_PAUSES = re.compile(r"[，、：]")


def figure_as_written(fact: Fact, text: str) -> str:
    """Return the figure of a fact with what limits and counts it, as the document has it.

    Documents write 320余名 and 达6万吨, 前三 and 第一: what stands before and after the number
    stays where it stood. What limits it from farther off stands in front.

    Parameters
    ----------
    fact
        The fact.
    text
        The whole text of its document.

    Examples
    --------
    >>> from geodata.model import Fact
    >>> fact = Fact("f", "d", 0, 7, "240亿元以上", None, "1402", "投资", 240.0, "240",
    ...             0, 3, "亿元", 2.4e10, "元", "以上", "")
    >>> figure_as_written(fact, "240亿元以上")
    '240亿元以上'
    """
    start, end = fact.value_start, fact.value_end
    # What counts may share a character with the number, 数万 and 万人, or stand behind 余.
    if fact.unit and not text[start:end].endswith(fact.unit):
        behind = re.compile(rf"\s*(?:{re.escape(fact.qualifier)})?\s*{re.escape(fact.unit)}")
        found = behind.match(text, end) or behind.match(text, end - 1)
        end = found.end() if found else end
    if not fact.qualifier or fact.qualifier in text[start:end]:
        return _joined(text[_ordinal(text, start) : end])
    if ahead := re.search(
        rf"{re.escape(fact.qualifier)}[到过至为了]?\s*$", text[fact.start : start]
    ):
        return _joined(text[fact.start + ahead.start() : end])
    if text.startswith(fact.qualifier, end):
        return _joined(text[start : end + len(fact.qualifier)])
    # 预计可实现年产值9.42亿元: it stands farther off, but still limits the figure.
    return f"{fact.qualifier}{_joined(text[start:end])}"


def _ordinal(text: str, start: int) -> int:
    """Return where a number begins together with the 第 that makes it a rank."""
    return start - 1 if text[:start].endswith("第") else start


def _joined(text: str) -> str:
    """Return a text without the breaks of its lines."""
    return "".join(text.split())


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause that a name stands in: its sentence, or less if that is long.

    Examples
    --------
    >>> text = "开工。云冈石窟接待游客，增长一成。"
    >>> text[slice(*clause_around(text, 3, 7))]
    '云冈石窟接待游客，增长一成'
    """
    return _before(text, start), _behind(text, end)


def _before(text: str, start: int) -> int:
    least = max(start - _REACH, 0)
    room = text[least:start]
    if ends := list(_SENTENCE_ENDS.finditer(room)):
        begin = least + ends[-1].end()
    elif least == 0:
        begin = 0
    else:
        pauses = list(_PAUSES.finditer(room))
        begin = least + pauses[0].end() if pauses else start
    while begin < start and text[begin].isspace():
        begin += 1
    return begin


def _behind(text: str, end: int) -> int:
    room = text[end : end + _REACH]
    if found := _SENTENCE_ENDS.search(room):
        return end + found.start()
    if end + _REACH >= len(text):
        return end + len(room.rstrip())
    pauses = list(_PAUSES.finditer(room))
    return end + pauses[-1].start() if pauses else end
