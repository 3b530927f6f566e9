"""The order of trust: which sign of a place's position prevails over which.

This is the one place where the order is written down. The sign that stands highest decides in
which county a place lies; those that agree are told as further evidence, those that contradict
are told as contradictions, never dropped.
"""

from dataclasses import dataclass
from enum import IntEnum

from geodata.gazetteer import Entry

__all__ = ["Signal", "Trust"]


class Trust(IntEnum):
    """What kind of sign it is; the greater the more it is trusted."""

    NAME = 14  #: the name itself holds its county or township: 云冈区图书馆
    STATED_OUTSIDE = 13  #: the name, or the words before it, put it outside Datong: 浙江大学
    SITE = 12  #: a township or site of the gazetteer, by that name alone
    PART = 11  #: the name holds a known place: 口泉老街改造工程
    LOCATED = 10  #: the sentence says so: …位于龙泉镇, …(今大同市云州区西部)
    PREFIX = 9  #: the words before it: 阳高县 + 守口堡
    SECTION = 8  #: its article, headed part or caption is about one county, or about elsewhere
    SENTENCE = 7  #: in city-wide text, its sentence or paragraph begins so: 在天镇县，…
    OWNER = 6  #: works named after a known company, which may build elsewhere: 中车大同…研发中心
    LISTED = 5  #: a homonym stands in a list with what lies in one county: 潘家窑、大西庄
    VILLAGE = 4  #: a village of the gazetteer, by its name alone: such names are borne by many
    ELSEWHERE = 3  #: the same document settles the same name in another place
    DOCUMENT = 2  #: the document as a whole is about one county
    CITY = 1  #: nothing but that it is told of in a document about Datong


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign of where a place is."""

    trust: Trust
    counties: tuple[str, ...]  #: adcodes; `()` says: outside Datong
    sentence: str  #: the sign in Chinese, without a full stop
    where: Entry | None = None  #: the township or village that it lies in
