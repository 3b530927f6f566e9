"""A very long text in parts that are read one after another, so that memory stays bounded.

Tokens take some two hundred bytes a character while they are needed. An article is far shorter
than a part; only a bound volume in a single file is divided.
"""

from collections.abc import Iterator

__all__ = ["MOST_CHARACTERS", "windows"]

#: The longest part: its tokens still fit into a processor's cache, and few articles are as long.
MOST_CHARACTERS = 50_000
#: Where a text may be divided, the best place first: no name goes on behind these.
_ENDS = ("\n", "。", "，", " ")


def windows(text: str, most: int = MOST_CHARACTERS) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of a text's parts, in order and without gaps.

    A part ends with a paragraph, else with a sentence, a clause or a word; only where its second
    half has no such end is it cut at its greatest length.

    Examples
    --------
    >>> [("一二。三四\n五六"[start:end]) for start, end in windows("一二。三四\n五六", most=6)]
    ['一二。三四\n', '五六']
    """
    start = 0
    while len(text) - start > most:
        latest, earliest = start + most, start + most // 2
        ends = (text.rfind(mark, earliest, latest) for mark in _ENDS)
        end = next((found + 1 for found in ends if found >= 0), latest)
        yield start, end
        start = end
    yield start, len(text)
