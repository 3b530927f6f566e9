"""Cutting a quote out of its document with enough around it to be understood."""

from dataclasses import dataclass

__all__ = ["Excerpt", "excerpt"]

_REACH = 70
_STOPS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A run of text with what stands before and after it in its paragraph."""

    before: str
    text: str
    after: str


def excerpt(text: str, start: int, end: int, *, reach: int = _REACH) -> Excerpt:
    """Cut `text[start:end]` out with at most `reach` code points on either side.

    What stands around stays in the paragraph (up to a blank line), begins behind a full stop
    where one is near enough, and has an ellipsis where the paragraph goes on.

    Examples
    --------
    >>> excerpt("今年。云冈区总投资10亿元。明年。", 6, 12)
    Excerpt(before='今年。云冈区', text='总投资10亿', after='元。明年。')
    >>> excerpt("今年。云冈区总投资10亿元。明年。", 6, 12, reach=4)
    Excerpt(before='…云冈区', text='总投资10亿', after='元。…')
    """
    opening = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    closing = text.find("\n\n", end)
    closing = len(text) if closing < 0 else closing
    return Excerpt(
        _before(text[opening:start].lstrip(), reach),
        text[start:end],
        _after(text[end:closing].rstrip(), reach),
    )


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
