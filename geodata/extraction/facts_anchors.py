"""What a figure may be about: the anchors of a sentence, and what the words before it point to.

An anchor is the name of a place, a county or the city (全市), or a word that points back (该项目,
这里, 二期). Its role tells what part it plays, as far as the characters around it say.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.extraction.facts_divisions import DivisionFinder
from geodata.extraction.facts_lists import ListReader, beside_a_list, with_joint_work
from geodata.extraction.facts_openings import Openings
from geodata.extraction.facts_pointers import Pointers
from geodata.extraction.facts_roles import (
    BOUNDARY,
    Anchor,
    Named,
    Role,
    Subject,
    sets_the_scene,
)
from geodata.extraction.facts_sentences import Sentence, sentences
from geodata.extraction.facts_sources import Located
from geodata.extraction.facts_words import fact_words
from geodata.model import CITY, Kind, Placing

__all__ = ["AnchorFinder", "Anchored", "anchored_sentences"]

_LABEL = 8  # characters of an item's number, which may be taken for a part of its name
_TOWNSHIPS = ("乡", "镇", "街道")
_LIST_TAIL = 4  # characters of a list's item behind its name (李二口长城徒步、)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A sentence with what its figures may be about."""

    sentence: Sentence
    home: str  #: the county that its section is about, or the city; "" for somewhere else
    anchors: tuple[Anchor, ...]  #: in order
    head: int  #: where it begins behind what only dates or opens it


def anchored_sentences(located: Located) -> Iterator[Anchored]:
    """Yield the sentences of a document in order, each with its anchors."""
    finder = AnchorFinder(located)
    lists = ListReader(located.view.text)
    for sentence in sentences(located.view.text):
        home, section = located.homes.of(sentence)
        found = finder.find(sentence, home, section)
        anchors = lists.with_former_and_latter(found, sentence)
        yield Anchored(sentence, home, tuple(anchors), finder.head(sentence))


class AnchorFinder:
    """Finds the anchors of one document's sentences, which must come in order."""

    def __init__(self, located: Located) -> None:
        """Take a document with its places."""
        self._text = located.view.text
        self._named = located.named
        self._starts = [name.start for name in located.named]
        self._words = fact_words()
        self._openings = Openings(self._text, located.periods)
        self._pointers = Pointers[Subject](self._text, self._openings)
        self._divisions = DivisionFinder(located, self._openings)
        self._section = -1
        self._home = CITY

    def find(self, sentence: Sentence, home: str, section: int) -> list[Anchor]:
        """Return a sentence's anchors in order; its section is about the county `home`."""
        if section != self._section:
            self._section = section
            self._pointers.forget()
            self._divisions.forget()
        self._home = home
        last = self._pointers.last_before(sentence.start)
        places = self._places(sentence)
        divisions = self._divisions.find(sentence, home, last)
        found = [*places, *(self._beside_its_place(division, places) for division in divisions)]
        for anchor in places:
            if anchor.kind is not None:
                self._pointers.note(
                    sentence,
                    (anchor.start, anchor.end),
                    anchor.kind,
                    anchor.subject,
                    is_prominent=anchor.role > Role.LISTED,
                    is_listed=anchor.role is Role.LISTED,
                )
        nobody = Subject(None, home)
        for pointer in self._pointers.find(sentence):
            start, end = pointer.start, pointer.end
            if not any(a.start <= start < a.end for a in found):
                subject = pointer.subject or nobody
                found.append(Anchor(start, end, subject, Role.TOPIC, pointer.kind))
        found = [self._unless_only_located(sentence, anchor, found) for anchor in found]
        found.sort(key=lambda anchor: (anchor.start, -anchor.end))
        return self._with_list_counties(found)

    def _with_list_counties(self, found: list[Anchor]) -> list[Anchor]:
        """Count a county among the list whose first item lies in it, and others elsewhere.

        云州区西坪镇、灵丘县东河南镇的中心新增床位260张 is no figure of 云州区.
        """
        for index in range(len(found) - 2):
            owner, item, other = found[index : index + 3]
            owns = item.start - owner.end in (0, 1) and item.role is Role.LISTED
            if not owns or owner.kind is not None or owner.role is not Role.TOPIC:
                continue
            is_other = other.kind is None and other.subject != owner.subject
            if is_other and self._text[item.end : other.start] in self._words.joining:
                found[index] = replace(owner, role=Role.LISTED)
        return found

    def _beside_its_place(self, division: Anchor, places: Sequence[Anchor]) -> Anchor:
        """Give a county the part of the place that it only locates: 东延至云州区的火山公园."""
        for place in places:
            located = self._text[division.end : place.start] in ("", "的")
            if located and place.role is Role.OBLIQUE and place.start >= division.end:
                return replace(division, role=Role.OBLIQUE)
        return division

    def _unless_only_located(
        self, sentence: Sentence, anchor: Anchor, found: Sequence[Anchor]
    ) -> Anchor:
        """Take a county that only tells of a place before it for no subject: X位于浑源县."""
        if anchor.kind is not None or anchor.role is not Role.TOPIC:
            return anchor
        if not self._is_told_of(sentence, anchor.start):
            return anchor
        topics = (a for a in found if a.kind is not None and a.role is Role.TOPIC)
        if any(topic.end <= anchor.start for topic in topics):
            return replace(anchor, role=Role.OBLIQUE)
        return anchor

    def _is_told_of(self, sentence: Sentence, at: int) -> bool:
        before = self._text[max(sentence.start, at - 4) : at]
        told = self._words.oblique.search(before) or self._words.comparing.search(before[-2:])
        return told is not None

    def head(self, sentence: Sentence) -> int:
        """Where a sentence begins behind what only dates or opens it."""
        return self._openings.head(sentence)

    # -- places

    def _places(self, sentence: Sentence) -> list[Anchor]:
        found: list[Anchor] = []
        reach = sentence.start
        first = bisect_left(self._starts, sentence.start - _LABEL)
        for index in range(first, len(self._named)):
            name = self._named[index]
            if name.start >= sentence.end:
                break
            if name.end <= reach:  # named inside a longer name
                self._note_inside(sentence, name)
                continue
            reach = name.end
            subject = Subject(name.placing.place_id, self._adcode(name.placing))
            chain = self._chain_start(sentence, name.start, found)
            role = self._role(sentence, chain, name, found)
            found.append(Anchor(name.start, name.end, subject, role, name.placing.kind))
        found = with_joint_work(self._text, sentence, self._with_list_owners(found))
        return beside_a_list(self._text, found)

    def _note_inside(self, sentence: Sentence, name: Named) -> None:
        """Remember what a longer name begins with, for 机场 behind 云冈机场改扩建工程."""
        subject = Subject(name.placing.place_id, self._adcode(name.placing))
        span = name.start, name.end
        self._pointers.note(
            sentence, span, name.placing.kind, subject, is_prominent=False, is_inside=True
        )

    def _with_list_owners(self, found: list[Anchor]) -> list[Anchor]:
        """Count a village or township among the list of whose first item it is the home.

        峰峪乡的A、B、C迎客56万人次 is no figure of 峰峪乡, but 裴村乡裴村、毕村种谷黍1.2万亩
        is one of that township, as long as the list goes on with no other's.
        """
        for index in range(len(found) - 1, 0, -1):
            owner, item = found[index - 1], found[index]
            owns = self._text[owner.end : item.start] in ("", "的")
            if not owns or item.role is not Role.LISTED or owner.kind is not Kind.SETTLEMENT:
                continue
            if item.start > owner.end or not self._are_its_villages(owner, found[index:]):
                found[index - 1] = replace(owner, role=Role.LISTED)
        return found

    def _are_its_villages(self, owner: Anchor, items: Sequence[Anchor]) -> bool:
        """Whether all of a list are villages of one township."""
        text, end = self._text, items[0].end
        if not text.endswith(_TOWNSHIPS, owner.start, owner.end):
            return False
        for item in items:
            if item.role is not Role.LISTED or item.start - end > _LIST_TAIL:
                break
            is_village = item.kind is Kind.SETTLEMENT
            if not is_village or text.endswith(_TOWNSHIPS, item.start, item.end):
                return False
            end = item.end
        return True

    def _chain_start(self, sentence: Sentence, start: int, found: Sequence[Anchor]) -> int:
        """Where the names begin that lead to this one (左云县三屯乡宁鲁堡村, 云州区的火山公园)."""
        for anchor in reversed(found):
            if anchor.end == start:
                start = anchor.start
        of = start - self._text.endswith("的", sentence.start, start)
        division = self._divisions.chain_start(sentence, of)
        if division is None or (of < start and self._is_situated(sentence, division)):
            return start
        return division

    def _is_situated(self, sentence: Sentence, at: int) -> bool:
        """Whether a county only tells where the noun behind it lies: 位于阳高县的X."""
        before = self._text[max(sentence.start, at - 4) : at]
        return self._words.spanning.search(before) is not None

    def _adcode(self, placing: Placing) -> str:
        if not placing.counties:
            return ""
        return self._home if self._home in placing.counties else placing.counties[0]

    def _role(self, sentence: Sentence, start: int, name: Named, found: Sequence[Anchor]) -> Role:
        text, kind = self._text, name.placing.kind
        before = text[max(sentence.start, start - 4) : start]
        if self._is_listed(before, name, found, start):
            return self._role_in_list(before, found, start)
        is_section = kind is Kind.SETTLEMENT and self._is_section(sentence, start, name.end)
        if (
            is_section
            or self._is_explanation(start, name.end)
            or self._is_part(sentence, name, found)
        ):
            return Role.OBLIQUE
        clause = sentence.clause(start)[0]
        if sets_the_scene(text, sentence, start, name.end):
            return Role.SETTING
        if self._is_oblique(before, name.end):
            return Role.OBLIQUE
        if before.endswith("“") and text[name.end : name.end + 1] != "”":
            return Role.OBLIQUE  # only the beginning of something quoted
        if self._is_predicate(max([clause, *(a.end for a in found if a.end <= start)]), start):
            return Role.OBLIQUE
        if not before or before[-1] in BOUNDARY or self._only_opened(clause, start):
            inside = self._words.inside.match(text, name.end) is not None
            return Role.SETTING if inside else Role.TOPIC
        if self._is_object(before, name.end):
            return Role.OBJECT
        if before.endswith("的") and not self._is_acted_on(clause, start - 1):
            return Role.TOPIC  # the head of what stands before it: 坊城新村的忘忧农场
        return Role.WITHIN if kind.is_core else Role.OBLIQUE

    def _is_section(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a village or town only tells of a part of what was named: X工程…，南村镇段…."""
        return start > sentence.start and self._words.within.match(self._text, end) is not None

    def _is_part(self, sentence: Sentence, name: Named, found: Sequence[Anchor]) -> bool:
        """Whether a name is that of a part of the work that its paragraph tells of: 上水库."""
        is_part = self._text.endswith(self._words.parts, name.start, name.end)
        if name.placing.kind is not Kind.FACILITY or not is_part:
            return False
        named_here = any(anchor.kind is Kind.PROJECT for anchor in found)
        return named_here or self._pointers.has_named(sentence, Kind.PROJECT)

    def _is_oblique(self, before: str, end: int) -> bool:
        """Whether the words around a name give it another part (位于X, 由X, X附近)."""
        if self._words.beside.match(self._text, end):
            return True
        oblique = self._words.oblique.search(before) is not None
        return oblique and not self._is_object(before, end)

    def _is_object(self, before: str, end: int) -> bool:
        """Whether something is being built (新建X) or made into something (把X打造成景区)."""
        if self._words.building.search(before):
            return True
        made = self._words.made_into.match(self._text, end)
        return made is not None and self._words.making.search(before) is not None

    def _is_acted_on(self, clause: int, end: int) -> bool:
        """Whether a verb stands before a phrase with 的: 建设X村的Y, but not X村改造的Y."""
        acting = self._words.acting.finditer(self._text, clause, end)
        return any(match.end() < end for match in acting)

    def _is_explanation(self, start: int, end: int) -> bool:
        """Whether a name stands alone in brackets: 碳纤维项目（新荣经开区）."""
        return self._text.startswith(("（", "("), start - 1) and self._text.startswith(
            ("）", ")"), end
        )

    def _only_opened(self, clause: int, start: int) -> bool:
        """Whether nothing but an opening word or a group stands before a name in its clause.

        其中X, 仅X就, 沿线X, 晋能控股X.
        """
        words = (self._words.openers, self._words.nearby, self._words.groups, self._words.example)
        return any(opening.fullmatch(self._text, clause, start) for opening in words)

    def _role_in_list(self, before: str, found: Sequence[Anchor], start: int) -> Role:
        """Return LISTED, but OBLIQUE for all of a list that is no subject: 由A、B组成."""
        if self._words.oblique.search(before):
            return Role.OBLIQUE
        goes_on = bool(found) and 0 < start - found[-1].end <= 2
        return Role.OBLIQUE if goes_on and found[-1].role is Role.OBLIQUE else Role.LISTED

    def _is_listed(self, before: str, name: Named, found: Sequence[Anchor], start: int) -> bool:
        end = name.end
        following = self._text[end : end + 2]
        if name.placing.kind is Kind.SETTLEMENT and self._words.among.match(self._text, end):
            return True  # 加斗镇日间照料中心等8个服务点
        if before.endswith("、"):
            return True
        if following.startswith(self._words.list_ending):
            return self._words.partnering.match(self._text, end) is None
        if before.endswith(self._words.joining) and any(
            anchor.role is Role.LISTED and 0 <= start - anchor.end <= 2 for anchor in found
        ):
            return True
        dashed = before.endswith("—") and not before.endswith("——")
        if dashed or (following[:1] == "—" and following != "——"):
            return True
        tail = self._text[end : end + 1 + _LIST_TAIL * (3 if following[:1] == "的" else 1)]
        rest, comma, _ = tail.partition("、")
        if not comma or set(rest) & set(BOUNDARY):
            return False
        inside = bool(before) and before[-1] not in BOUNDARY
        following_item = end + len(rest) + 1
        # The next name is the next item, but for what belongs to this one (大同公园的老虎山、…).
        index = bisect_left(self._starts, following_item if rest.startswith("的") else end)
        return inside or self._starts[index : index + 1] == [following_item]

    def _is_predicate(self, start: int, end: int) -> bool:
        """Whether a name only says what something is: X是全国最大的Y."""
        return self._words.predicate.match(self._text, start, end) is not None
