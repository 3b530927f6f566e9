"""What a figure may be about: the anchors of a sentence, and what the words before it point to.

An anchor is the name of a place, a county or the city (全市), or a word that points back (该项目,
这里, 二期). Its role tells what part it plays, as far as the characters around it say.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from geodata.extraction.facts_pointers import Pointers
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_words import fact_words
from geodata.model import CITY, Kind, Placing

__all__ = ["Anchor", "AnchorFinder", "Named", "Role", "Subject"]

_BOUNDARY = "，,；;：:。、“”（(\n！？ 　—"
_JOINING = ("、", "和", "及", "与", "以及")
_LIST_TAIL = 4  # characters of a list's item behind its name (李二口长城徒步、)


class Role(IntEnum):
    """What part a place has in its sentence, as far as the characters around it tell."""

    TOPIC = 5  #: the sentence or clause begins with it
    OBJECT = 4  #: something that is being built or furthered
    WITHIN = 3  #: somewhere in a clause
    SETTING = 2  #: where the sentence takes place (在X镇，): its subject for want of a better one
    LISTED = 1  #: one of several: a figure behind them sums them up
    OBLIQUE = 0  #: a partner, a location, a predicate: never the subject


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in the repaired text with what the document makes of it."""

    start: int
    end: int
    placing: Placing


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a fact is about: a place, or the county or city of `adcode` alone."""

    place_id: str | None
    adcode: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something in a sentence that a figure may be about."""

    start: int
    end: int
    subject: Subject
    role: Role
    kind: Kind | None  #: None for a county or the city


class AnchorFinder:
    """Finds the anchors of one document's sentences, which must come in order."""

    def __init__(self, text: str, named: Sequence[Named], counties: Mapping[str, str]) -> None:
        """Take the repaired text, its mentions in order, and county names with their codes."""
        self._text = text
        self._named = named
        self._starts = [name.start for name in named]
        self._counties = counties
        self._county_names = re.compile("|".join(map(re.escape, counties)) or "(?!)")
        self._words = fact_words()
        self._pointers = Pointers[Subject](text)
        self._last_county: Subject | None = None
        self._section = -1
        self._home = CITY

    def find(self, sentence: Sentence, home: str, section: int) -> list[Anchor]:
        """Return a sentence's anchors in order; its section is about the county `home`."""
        if section != self._section:
            self._section, self._last_county = section, None
            self._pointers.forget()
        self._home = home
        found = [*self._places(sentence), *self._divisions(sentence)]
        for anchor in found:
            if anchor.kind is not None and anchor.role is not Role.LISTED:
                prominent = anchor.role is not Role.OBLIQUE
                self._pointers.note(
                    anchor.start, anchor.end, anchor.kind, anchor.subject, is_prominent=prominent
                )
        nobody = Subject(None, home)
        for pointer in self._pointers.find(sentence):
            start, end = pointer.start, pointer.end
            if not any(a.start <= start < a.end for a in found):
                subject = pointer.subject or nobody
                found.append(Anchor(start, end, subject, Role.TOPIC, pointer.kind))
        for anchor in found:
            if anchor.kind is None and anchor.subject.adcode != CITY:
                self._last_county = anchor.subject
        return sorted(found, key=lambda anchor: (anchor.start, -anchor.end))

    # -- places

    def _places(self, sentence: Sentence) -> list[Anchor]:
        found: list[Anchor] = []
        reach = sentence.start
        for index in range(bisect_left(self._starts, sentence.start), len(self._named)):
            name = self._named[index]
            if name.start >= sentence.end:
                break
            if name.end <= reach:  # named inside a longer name
                continue
            reach = name.end
            subject = Subject(name.placing.place_id, self._adcode(name.placing))
            chain = self._chain_start(sentence, name.start, found)
            role = self._role(sentence, chain, name, found)
            found.append(Anchor(name.start, name.end, subject, role, name.placing.kind))
        return self._with_list_owners(found)

    def _with_list_owners(self, found: list[Anchor]) -> list[Anchor]:
        """Count a village or township among the list of whose first item it is the home.

        峰峪乡的A、B、C迎客56万人次 is no figure of 峰峪乡.
        """
        for index in range(len(found) - 1, 0, -1):
            owner, item = found[index - 1], found[index]
            owns = self._text[owner.end : item.start] in ("", "的")
            if owns and item.role is Role.LISTED and owner.kind is Kind.SETTLEMENT:
                found[index - 1] = replace(owner, role=Role.LISTED)
        return found

    def _chain_start(self, sentence: Sentence, start: int, found: Sequence[Anchor]) -> int:
        """Where the names begin that lead to this one without a gap (左云县三屯乡宁鲁堡村)."""
        for anchor in reversed(found):
            if anchor.end == start:
                start = anchor.start
        for match in self._county_names.finditer(self._text, sentence.start, start):
            if match.end() == start:
                start = match.start()
        return start

    def _adcode(self, placing: Placing) -> str:
        if not placing.counties:
            return ""
        return self._home if self._home in placing.counties else placing.counties[0]

    def _role(self, sentence: Sentence, start: int, name: Named, found: Sequence[Anchor]) -> Role:
        text, kind = self._text, name.placing.kind
        before = text[max(sentence.start, start - 4) : start]
        if self._is_listed(before, name.end, found, start):
            return self._role_in_list(before, found, start)
        clause = sentence.clause(start)[0]
        if self._sets_the_scene(sentence, start, name.end):
            return Role.SETTING
        if self._words.oblique.search(before) or self._words.beside.match(text, name.end):
            return Role.OBLIQUE
        if before.endswith("“") and text[name.end : name.end + 1] != "”":
            return Role.OBLIQUE  # only the beginning of something quoted
        if self._is_predicate(max([clause, *(a.end for a in found if a.end <= start)]), start):
            return Role.OBLIQUE
        if not before or before[-1] in _BOUNDARY or self._only_opened(clause, start):
            return Role.TOPIC
        if self._words.building.search(before):
            return Role.OBJECT
        if before.endswith("的") and not self._words.acting.search(text, clause, start):
            return Role.TOPIC  # the head of what stands before it: 坊城新村的忘忧农场
        return Role.WITHIN if kind.is_core else Role.OBLIQUE

    def _only_opened(self, clause: int, start: int) -> bool:
        """Whether nothing but an opening word stands before a name in its clause: 其中X."""
        opener = self._words.openers.match(self._text, clause, start)
        return opener is not None and opener.end() == start

    def _role_in_list(self, before: str, found: Sequence[Anchor], start: int) -> Role:
        """Return LISTED, but OBLIQUE for all of a list that is no subject: 由A、B组成."""
        if self._words.oblique.search(before):
            return Role.OBLIQUE
        goes_on = bool(found) and 0 < start - found[-1].end <= 2
        return Role.OBLIQUE if goes_on and found[-1].role is Role.OBLIQUE else Role.LISTED

    def _is_listed(self, before: str, end: int, found: Sequence[Anchor], start: int) -> bool:
        following = self._text[end : end + 2]
        if before.endswith("、") or following[:1] in ("、", "等", "和", "及", "与"):
            return True
        if before.endswith(("和", "及", "与", "以及")) and any(
            anchor.role is Role.LISTED and 0 <= start - anchor.end <= 2 for anchor in found
        ):
            return True
        dashed = before.endswith("—") and not before.endswith("——")
        if dashed or (following[:1] == "—" and following != "——"):
            return True
        tail = self._text[end : end + _LIST_TAIL + 1]
        inside = bool(before) and before[-1] not in _BOUNDARY
        return inside and "、" in tail and not set(tail.split("、", 1)[0]) & set(_BOUNDARY)

    def _sets_the_scene(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a sentence only takes place there: 在X镇，, 在新启用的X里，, not A位于X镇."""
        if self._words.scene_end.match(self._text, end) is None:
            return False
        clause = sentence.clause(start)[0]
        word = self._words.setting.search(self._text, max(clause, start - 4), start)
        if word is not None:
            return word.start() == clause or word[0] not in self._words.situated
        opening = self._words.scene_start.match(self._text, clause, start)
        return opening is not None and self._text.endswith("的", clause, start)

    def _is_predicate(self, start: int, end: int) -> bool:
        """Whether a name only says what something is: X是全国最大的Y."""
        return self._words.predicate.match(self._text, start, end) is not None

    # -- counties and the city

    def _divisions(self, sentence: Sentence) -> list[Anchor]:
        """Return what stands for a county or the city."""
        span = (self._text, sentence.start, sentence.end)
        found = [
            self._division(sentence, match.start(), match.end(), self._counties[match[0]])
            for match in self._county_names.finditer(*span)
        ]
        for match in self._words.county.finditer(*span):
            subject = self._county_meant(match.start(), found)
            if subject is not None and self._stands_for(sentence, match):
                found.append(Anchor(*match.span(), subject, Role.TOPIC, None))
        found.extend(
            Anchor(*match.span(), Subject(None, CITY), Role.TOPIC, None)
            for match in self._words.city.finditer(*span)
            if self._stands_for(sentence, match)
        )
        return [anchor for anchor in found if not self._covered(anchor)]

    def _stands_for(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether 全市 is neither a measure (占全市的60%, 全市第一) nor a setting (地处大同市)."""
        before = self._text[max(sentence.start, match.start() - 4) : match.start()]
        if self._words.ranking.match(self._text, match.end()):
            return False
        if match[0].endswith("里") and before and before[-1] not in _BOUNDARY:
            return False  # 县里 inside a clause may be 全县里, 各县里
        if self._words.oblique.search(before):
            return False
        return self._words.comparing.search(before[-2:]) is None

    def _division(self, sentence: Sentence, start: int, end: int, adcode: str) -> Anchor:
        """Return a county; one of several, or one that only serves as an example, is oblique."""
        before = self._text[max(sentence.start, start - 4) : start]
        if before.endswith("、") or self._text[end : end + 1] in (*_JOINING, "等"):
            return Anchor(start, end, Subject(None, adcode), Role.LISTED, None)
        oblique = self._words.oblique.search(before) is not None and adcode != self._home
        scene = oblique and self._sets_the_scene(sentence, start, end)
        role = Role.OBLIQUE if oblique and not scene else Role.TOPIC
        return Anchor(start, end, Subject(None, adcode), role, None)

    def _county_meant(self, at: int, found: Iterable[Anchor]) -> Subject | None:
        """Return what 该县 or 全区 stands for: the section's county, else the last one named."""
        if self._home != CITY:
            return Subject(None, self._home)
        near = [a.subject for a in found if a.end <= at]
        return near[-1] if near else self._last_county

    def _covered(self, anchor: Anchor) -> bool:
        """Whether a county's name is only the beginning of a place's name."""
        index = bisect_left(self._starts, anchor.start + 1) - 1
        return index >= 0 and self._named[index].end >= anchor.end
