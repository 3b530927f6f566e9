"""What a sentence was about as a whole, for the next one to go on with."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.extraction.facts_roles import BOUNDARY, Anchor, Role, Subject
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.model import Kind

__all__ = ["OPENING", "leading", "titled"]

OPENING = 2  #: characters that a sentence may have before its subject (——, “)
_SHORT_CLAUSE = 10  # characters of a clause that only opens a sentence (夜幕降临，)


def leading(text: str, sentence: Sentence, anchors: Sequence[Anchor], head: int) -> Subject | None:
    """Return what a sentence without figures began with, or `None`.

    A work report names many others in passing. The subject may come behind an opening clause
    (历时7个月，X完工; 夜幕降临，X华灯初上; 记者从市公路局获悉，X封闭养护).

    Parameters
    ----------
    text : str
        The repaired text.
    sentence : Sentence
        The sentence.
    anchors : sequence of Anchor
        Its anchors, in order.
    head : int
        Where it begins behind what only dates it.
    """
    for index, anchor in enumerate(anchors):
        opens = anchor.start - head <= OPENING or _only_opened(text, sentence, anchors, head)
        opens = opens or (index == 0 and _is_described(text, head, anchor.start))
        if anchor.role is Role.SETTING or (anchor.role is Role.TOPIC and opens):
            finest = _finest(text, sentence, anchors, index)
            return None if _turns_to_others(anchors, finest) else anchors[finest].subject
    if not fact_words().introducing.match(text, head):
        return None
    topics = {a.subject for a in anchors if a.kind and a.role is Role.TOPIC}
    return topics.pop() if len(topics) == 1 else None


def titled(sentence: Sentence, anchors: Sequence[Anchor]) -> Subject | None:
    """Return the place whose name is all of a sentence: a heading of what follows.

    Parameters
    ----------
    sentence, anchors
        As for `leading`.
    """
    if len(anchors) != 1:
        return None
    (anchor,) = anchors
    is_all = (anchor.start, anchor.end) == (sentence.start, sentence.end)
    return anchor.subject if anchor.kind and is_all else None


def _only_opened(text: str, sentence: Sentence, anchors: Sequence[Anchor], head: int) -> bool:
    """Whether a sentence's first anchor stands behind nothing but short or citing clauses."""
    first = anchors[0].start
    if first not in sentence.clauses:
        return False
    starts = [head, *(clause for clause in sentence.clauses if head < clause <= first)]
    words = fact_words()
    return all(
        end - start <= _SHORT_CLAUSE or words.heard.search(text, start, end - 1)
        for start, end in pairwise(starts)
    )


def _is_described(text: str, head: int, start: int) -> bool:
    """Whether nothing but a short attribute stands before a name: 县城所在的X."""
    before = text[head:start]
    is_short = len(before) <= _SHORT_CLAUSE and not set(before) & set(BOUNDARY)
    return is_short and before.endswith("的")


def _finest(text: str, sentence: Sentence, anchors: Sequence[Anchor], index: int) -> int:
    """Return the last anchor of a chain: 云州区西坪镇唐家堡村, or a bare name that ends it."""
    while index + 1 < len(anchors):
        following = anchors[index + 1]
        between = text[anchors[index].end : following.start]
        is_name_only = following.end == sentence.end and between in ("，", "、", "")
        is_of = between in ("", "的") or (
            anchors[index].kind is None and _is_described(text, anchors[index].end, following.start)
        )
        if following.role is not Role.TOPIC or not (is_of or is_name_only):
            break
        index += 1
    return index


def _turns_to_others(anchors: Sequence[Anchor], index: int) -> bool:
    """Whether a sentence that began with a place ends with a list of others."""
    return anchors[index].kind is not None and any(
        anchor.role is Role.LISTED and anchor.kind not in (None, Kind.ENTERPRISE)
        for anchor in anchors[index + 1 :]
    )
