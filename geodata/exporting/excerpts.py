"""Cutting a quote out of its document with enough around it to be understood."""

from dataclasses import dataclass

__all__ = ["Excerpt", "excerpt"]

_REACH = 70
_STOPS = "。！？；"
#: What a sentence ends with, closing marks included.
_ENDINGS = "。！？!?…”』）)：:"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A run of text with what stands before and after it in its paragraph."""

    before: str
    text: str
    after: str


def excerpt(text: str, start: int, end: int, *, reach: int = _REACH) -> Excerpt:
    """Cut `text[start:end]` out with at most `reach` code points on either side.

    What stands around stays in the paragraph, begins behind a full stop where one is near enough,
    and has an ellipsis where the paragraph goes on. A paragraph ends at a blank line behind a full
    stop: a page's columns break in the middle of sentences.

    Examples
    --------
    >>> excerpt("今年。云冈区总投资10亿元。明年。", 6, 12)
    Excerpt(before='今年。云冈区', text='总投资10亿', after='元。明年。')
    >>> excerpt("今年。云冈区总投资10亿元。明年。", 6, 12, reach=4)
    Excerpt(before='…云冈区', text='总投资10亿', after='元。…')
    """
    opening = _paragraph_start(text, start)
    closing = _paragraph_end(text, end)
    return Excerpt(
        _before(text[opening:start].lstrip(), reach),
        text[start:end],
        _after(text[end:closing].rstrip(), reach),
    )


def _paragraph_start(text: str, start: int) -> int:
    gap = text.rfind("\n\n", 0, start)
    while gap > 0 and not _ends_sentence(text, gap):
        gap = text.rfind("\n\n", 0, gap)
    return max(gap, 0)


def _paragraph_end(text: str, end: int) -> int:
    gap = text.find("\n\n", end)
    while gap >= 0 and not _ends_sentence(text, gap):
        gap = text.find("\n\n", gap + 2)
    return gap if gap >= 0 else len(text)


def _ends_sentence(text: str, at: int) -> bool:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at == 0 or text[at - 1] in _ENDINGS


def _before(text: str, reach: int) -> str:
    if len(text) <= reach:
        return text
    kept = text[-reach:]
    stop = min((kept.find(stop) for stop in _STOPS if stop in kept), default=-1)
    return f"…{kept[stop + 1 :]}"


def _after(text: str, reach: int) -> str:
    if len(text) <= reach:
        return text
    kept = text[:reach]
    stop = max(kept.rfind(stop) for stop in _STOPS)
    return f"{kept[: stop + 1] if stop >= 0 else kept}…"
