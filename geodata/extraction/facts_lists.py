"""Several places with a figure each: A、B分别接待3万人次、2万人次; A、B投产，后者年产5万吨."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geodata.extraction.facts_roles import Anchor, Role, Subject
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.extraction.quantities import Quantity
from geodata.model import Kind

__all__ = [
    "ListReader",
    "beside_a_list",
    "county_of_list",
    "is_among_examples",
    "list_clause",
    "with_joint_work",
]

_TWO = 2
_SIGHTS = (Kind.SCENIC, Kind.RED_SITE, Kind.PARK)
_AND_OTHERS = "等"
_COMMA = "、"
_OF_A_TOWN = re.compile("[^、，]{1,4}[乡镇村]")
_NEXT_IN_LIST = 2  # characters from one item to the next


class ListReader:
    """Deals the figures of one document out to the items of its lists."""

    def __init__(self, text: str) -> None:
        """Take the repaired text."""
        self._text = text
        self._words = fact_words()
        self._dealt: dict[int, int] = {}
        self._listed: list[Anchor] = []

    def with_former_and_latter(self, anchors: Sequence[Anchor], sentence: Sentence) -> list[Anchor]:
        """Add 前者 and 后者 to a sentence's anchors: the first and second of two listed before.

        Sentences must come in order.
        """
        found = list(anchors)
        for match in self._words.of_two.finditer(self._text, sentence.start, sentence.end):
            pair = [a for a in anchors if a.role is Role.LISTED and a.end <= match.start()]
            pair = pair or self._listed
            if len(pair) == _TWO and match.start() in sentence.clauses:
                meant = pair[match.lastgroup == "latter"]
                found.append(Anchor(*match.span(), meant.subject, Role.TOPIC, meant.kind))
        self._listed = [a for a in anchors if a.role is Role.LISTED]
        return sorted(found, key=lambda anchor: anchor.start)

    def begin(self) -> None:
        """Go on to another sentence."""
        self._dealt.clear()

    def shared_out(
        self, anchors: Sequence[Anchor], sentence: Sentence, figure: Quantity
    ) -> Subject | None:
        """Return the place whose turn it is: A、B分别接待游客3万人次、2万人次."""
        begin, _ = sentence.clause(figure.start)
        at = self._text.rfind(self._words.respectively, begin, figure.start)
        if at < 0:
            return None
        places = _list_before(self._text, anchors, at)
        turn = self._dealt.get(at, 0)
        self._dealt[at] = turn + 1
        return places[turn].subject if len(places) > 1 and turn < len(places) else None


def _list_before(text: str, anchors: Sequence[Anchor], at: int) -> list[Anchor]:
    """Return the list of places or counties that goes before an offset."""
    found: list[Anchor] = []
    start = at
    for anchor in reversed([a for a in anchors if a.end <= at]):
        between = start - anchor.end
        if found and between > _NEXT_IN_LIST:
            break
        is_home = anchor.kind in (None, Kind.SETTLEMENT)
        if found and is_home and _owns(text, anchor, found[-1]):
            start = anchor.start  # 下关乡的A、云州区B
            continue
        is_last = not found and anchor.role is Role.TOPIC and anchor.kind is not None
        if anchor.role is not Role.LISTED and not is_last:
            break
        found.append(anchor)
        start = anchor.start
    return found[::-1]


def beside_a_list(text: str, found: Sequence[Anchor]) -> list[Anchor]:
    """Take a list that only tells where something is for no subject: A、B周边腾退院落57处.

    Parameters
    ----------
    text : str
        The repaired text.
    found : sequence of Anchor
        The places of a sentence, in order.
    """
    marked = list(found)
    end = -1  # where the list ends that the place before belongs to
    for index in range(len(marked) - 1, -1, -1):
        anchor = marked[index]
        goes_on = text[anchor.end : end] in fact_words().joining
        is_beside = fact_words().beside.match(text, anchor.end) is not None
        if anchor.role is Role.LISTED and (goes_on or is_beside):
            marked[index] = replace(anchor, role=Role.OBLIQUE)
            end = anchor.start
        else:
            end = -1
    return marked


def with_joint_work(text: str, sentence: Sentence, found: Sequence[Anchor]) -> list[Anchor]:
    """Make one subject of a work that is named by several towns: A乡、B镇供水工程惠及19个村.

    Parameters
    ----------
    text : str
        The repaired text.
    sentence : Sentence
        The sentence.
    found : sequence of Anchor
        Its places, in order.
    """
    marked = list(found)
    for index, work in enumerate(marked):
        is_of_towns = _OF_A_TOWN.match(text, work.start, work.end) is not None
        if work.kind is not Kind.PROJECT or work.role is not Role.LISTED or not is_of_towns:
            continue
        if text.startswith((*fact_words().joining, _AND_OTHERS), work.end):
            continue
        first, start = index, work.start
        while first and text[marked[first - 1].end : start] == _COMMA:
            first -= 1
            start = marked[first].start
        towns = marked[first:index]
        opens = start == sentence.clause(start)[0]
        if towns and opens and all(town.kind is Kind.SETTLEMENT for town in towns):
            marked[index] = replace(work, role=Role.TOPIC)
    return marked


def _owns(text: str, owner: Anchor, item: Anchor) -> bool:
    return text[owner.end : item.start] in ("", "的")


def list_clause(text: str, sentence: Sentence, before: Sequence[Anchor]) -> int:
    """Return where the last clause begins that a list of places opens, else the sentence's start.

    Companies that move in somewhere are no such list: A、B等企业入驻.

    Parameters
    ----------
    text : str
        The repaired text.
    sentence : Sentence
        The sentence.
    before : sequence of Anchor
        Its anchors in front of the figure.
    """
    for anchor in reversed(before):
        if anchor.role is not Role.LISTED or anchor.kind in (None, Kind.ENTERPRISE):
            continue
        clause = sentence.clause(anchor.start)[0]
        first = next(a for a in before if a.start >= clause)
        if first.role is Role.LISTED and not text[clause : first.start].strip("“”的"):
            return clause
    return sentence.start


def county_of_list(text: str, before: Sequence[Anchor]) -> Subject | None:
    """Return the one county that all sights and parks of a list lie in, or `None`.

    What ends with 等 has other places too: A、B等景区.

    Parameters
    ----------
    text : str
        The repaired text.
    before : sequence of Anchor
        The sentence's anchors in front of the figure.
    """
    places = [a for a in before if a.kind in _SIGHTS]
    listed = [a for a in places if a.role is Role.LISTED]
    counties = {a.subject.adcode for a in listed}
    if len(listed) < _TWO or len(counties) != 1 or places[-1] is not listed[-1]:
        return None
    if text.startswith(_AND_OTHERS, listed[-1].end):
        return None
    return Subject(None, counties.pop())


def is_among_examples(
    text: str, anchors: Sequence[Anchor], sentence: Sentence, anchor: Anchor, at: int
) -> bool:
    """Whether an anchor is one of several examples, of which no later clause is.

    其中左云县18个、浑源县15个，完成投资186亿元 tells in its end of the whole.

    Parameters
    ----------
    text : str
        The repaired text.
    anchors : sequence of Anchor
        Those of the sentence.
    sentence : Sentence
        The sentence.
    anchor : Anchor
        One of them.
    at : int
        Where the figure stands.
    """
    start, end = sentence.clause(anchor.start)
    if at < end or not fact_words().example.match(text, start):
        return False
    return len({a.subject for a in anchors if start <= a.start < end}) > 1
