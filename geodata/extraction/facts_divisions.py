"""What stands for a county, for the city, or for somewhere else, in a sentence.

Counties are told by their full names, by 全县 and 该区, and by their short names where these can
mean nothing else: in front of a colon (左云：…), in a list of counties (天镇、广灵), at the head of
a clause. What begins with a province, another prefecture or 全国 is about nobody here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from geodata.extraction.facts_openings import Openings
from geodata.extraction.facts_roles import (
    BOUNDARY,
    Anchor,
    Role,
    Subject,
    sets_the_scene,
)
from geodata.extraction.facts_sentences import Sentence
from geodata.extraction.facts_sources import Located
from geodata.extraction.facts_words import fact_words
from geodata.extraction.lexicon import HAN
from geodata.model import CITY

__all__ = ["DivisionFinder"]

_COLON = ("：", ":")
_GRADES = "县区"
_LOCAL = ("里", "城", "城区")
_LONGEST = 5  # characters of a county's name
_NEXT_IN_LIST = 2  # characters from one county of a list to the next
_NOBODY = Subject(None, "")


class DivisionFinder:
    """Finds counties, the city and the rest of the country in one document's sentences."""

    def __init__(self, located: Located, openings: Openings) -> None:
        """Take a document with its places, and where its clauses begin."""
        self._openings = openings
        self._text = located.view.text
        self._words = fact_words()
        self._named = located.named
        self._starts = [name.start for name in located.named]
        self._outside = located.outside
        self._outside_starts = [hit.start for hit in located.outside]
        self._codes = dict(located.counties)
        self._short = {name[:-1]: code for name, code in located.counties.items() if len(name) > 2}
        self._names = _any_of(self._codes)
        self._short_names = re.compile(f"{self._names.pattern}|{_any_of(self._short).pattern}")
        self._home = CITY
        self._last: tuple[int, Subject] | None = None

    def forget(self) -> None:
        """Begin a new section."""
        self._last = None

    def chain_start(self, sentence: Sentence, end: int) -> int | None:
        """Return where a county's name begins that ends at an offset; `None` if none does."""
        start = max(sentence.start, end - _LONGEST)
        for match in self._names.finditer(self._text, start, end):
            if match.end() == end:
                return match.start()
        index = bisect_left(self._outside_starts, end) - 1
        hit = self._outside[index] if index >= 0 else None
        return hit.start if hit is not None and hit.end == end else None

    def find(self, sentence: Sentence, home: str, last: tuple[int, Subject] | None) -> list[Anchor]:
        """Return a sentence's divisions.

        Parameters
        ----------
        sentence : Sentence
            The sentence.
        home : str
            The county of its section, or the city.
        last : tuple of int and Subject, or None
            The last place that its section has named before, and where.
        """
        self._home = home
        found = [a for a in self._counties(sentence) if not self._covered(a)]
        span = (self._text, sentence.start, sentence.end)
        for match in self._words.county.finditer(*span):
            subject = self._county_meant(match, found, last)
            if subject is not None and self._stands_for(sentence, match):
                found.append(Anchor(*match.span(), subject, Role.TOPIC, None))
        found.extend(
            Anchor(*match.span(), Subject(None, CITY), Role.TOPIC, None)
            for match in self._words.city.finditer(*span)
            if self._stands_for(sentence, match)
        )
        found.extend(self._elsewhere(sentence))
        found = [anchor for anchor in found if not self._covered(anchor)]
        for anchor in found:
            if anchor.subject.adcode not in (CITY, ""):
                self._last = anchor.start, anchor.subject
        return found

    # -- counties

    def _counties(self, sentence: Sentence) -> Iterator[Anchor]:
        matches = list(self._short_names.finditer(self._text, sentence.start, sentence.end))
        for index, match in enumerate(matches):
            code = self._codes.get(match[0])
            if code is not None:
                yield self._county(sentence, match.start(), match.end(), code)
                continue
            neighbours = [*matches[max(0, index - 1) : index], *matches[index + 1 : index + 2]]
            subject = Subject(None, self._short[match[0]])
            if any(self._joined(match, other) for other in neighbours):
                oblique = self._list_is_oblique(sentence, matches, index)
                yield Anchor(*match.span(), subject, Role(Role.LISTED - oblique), None)
            elif self._stands_alone(sentence, match):
                yield Anchor(*match.span(), subject, Role.TOPIC, None)

    def _list_is_oblique(
        self, sentence: Sentence, matches: list[re.Match[str]], index: int
    ) -> bool:
        """Whether a list of counties is no subject: 经天镇、阳高、云州三县区."""
        while index > 0 and self._joined(matches[index - 1], matches[index]):
            index -= 1
        start = matches[index].start()
        before = self._text[max(sentence.start, start - 4) : start]
        return self._words.oblique.search(before) is not None

    def _joined(self, one: re.Match[str], other: re.Match[str]) -> bool:
        first, second = sorted((one, other), key=lambda match: match.start())
        between = self._text[first.end() : second.start()]
        return len(between) <= _NEXT_IN_LIST and between in self._words.joining

    def _stands_alone(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether a short name means its county by itself: 左云：…, 浑源增速领跑."""
        clause = sentence.clause(match.start())[0]
        if match.start() != clause + self._text.startswith("“", clause):
            return self._only_opened(sentence, clause, match)
        if self._text.startswith(_COLON, match.end()):
            return True
        if match[0] in self._words.other_meanings:
            return False
        if clause > sentence.start and self._words.within.match(self._text, match.end()):
            return False  # 全长40公里，广灵境内22公里
        return HAN.match(self._text, match.end()) is not None

    def _only_opened(self, sentence: Sentence, clause: int, match: re.Match[str]) -> bool:
        """Whether a short name stands behind nothing but a date: 国庆期间广灵接待游客."""
        if match[0] in self._words.other_meanings or self._words.within.match(
            self._text, match.end()
        ):
            return False
        opened = self._openings.past(clause, sentence.end)
        return opened == match.start() and HAN.match(self._text, match.end()) is not None

    def _county(self, sentence: Sentence, start: int, end: int, adcode: str) -> Anchor:
        """Return a county; one of several, or one that only serves as an example, is oblique."""
        subject = Subject(None, adcode)
        before = self._text[max(sentence.start, start - 4) : start]
        following = self._text[end : end + 1]
        if before.endswith("、") or (following and following in self._words.list_ending):
            return Anchor(start, end, subject, Role.LISTED, None)
        if before.endswith(("（", "(")) and following in ("）", ")"):
            return Anchor(start, end, subject, Role.OBLIQUE, None)
        if start > sentence.start and self._words.within.match(self._text, end):
            return Anchor(start, end, subject, Role.OBLIQUE, None)
        oblique = self._words.oblique.search(before) is not None and adcode != self._home
        scene = oblique and sets_the_scene(self._text, sentence, start, end)
        role = Role.OBLIQUE if oblique and not scene else Role.TOPIC
        return Anchor(start, end, subject, role, None)

    def _county_meant(
        self, match: re.Match[str], found: list[Anchor], last: tuple[int, Subject] | None
    ) -> Subject | None:
        """Return what 该县 or 全区 stands for: the section's county, else the last one named.

        A place that was named later than that means its county. In a section on a 县, 全区 can only
        mean the 区 that was named last.
        """
        near = [a.subject for a in found if a.end <= match.start()]
        if self._home != CITY:
            told = [*near[-1:], *([self._last[1]] if self._last else [])]
            others = (s for s in told if self._is_of_grade(s.adcode, match[0]))
            is_home = self._is_of_grade(self._home, match[0])
            return Subject(None, self._home) if is_home else next(others, Subject(None, self._home))
        if near:
            return near[-1]
        if last is not None and last[1].adcode in ("", CITY):
            last = None
        latest = max((told for told in (self._last, last) if told), default=None, key=_place)
        return None if latest is None else Subject(None, latest[1].adcode)

    def _is_of_grade(self, adcode: str, word: str) -> bool:
        """Whether a county or district may be meant by 全县 or 全区; others tell no grade."""
        grade = next((character for character in word if character in _GRADES), "")
        names = (name for name, code in self._codes.items() if code == adcode)
        return any(name.endswith(grade) for name in names) if grade else True

    # -- the city and the rest

    def _stands_for(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether 全市 is neither a measure (占全市的60%, 全市第一) nor a setting (地处大同市)."""
        before = self._text[max(sentence.start, match.start() - 4) : match.start()]
        behind = self._text[match.end() : match.end() + 1]
        if before and before[-1] not in BOUNDARY and (not behind or behind in BOUNDARY):
            return False  # 领跑全市, 辐射全县: nothing is said of it
        if self._words.ranking.match(self._text, match.end()):
            return False
        if self._words.share_of.match(self._text, match.end(), sentence.end):
            return False
        if match[0].endswith(_LOCAL) and before and before[-1] not in BOUNDARY:
            return False  # 县里 inside a clause may be 全县里, 各县里
        if match[0].endswith(_LOCAL[1:]) and self._words.beside.match(self._text, match.end()):
            return False
        if self._words.oblique.search(before):
            return False
        return self._words.comparing.search(before[-2:]) is None

    def _elsewhere(self, sentence: Sentence) -> Iterator[Anchor]:
        """Yield what makes a clause be about somewhere else: 陕西榆林：…, 河北省…, 全国共有…."""
        for match in self._words.national.finditer(self._text, sentence.start, sentence.end):
            if match.start() == sentence.clause(match.start())[0]:
                yield Anchor(*match.span(), _NOBODY, Role.TOPIC, None)
        low = bisect_left(self._outside_starts, sentence.start)
        reach = -1
        for hit in self._outside[low:]:
            if hit.start >= sentence.end:
                break
            opens = hit.start in (sentence.clause(hit.start)[0], reach)
            reach = hit.end if opens else -1
            named = hit.surface.endswith(self._words.divisions)
            if opens and (named or self._text.startswith(_COLON, hit.end)):
                yield Anchor(hit.start, hit.end, _NOBODY, Role.TOPIC, None)

    def _covered(self, anchor: Anchor) -> bool:
        """Whether a county's name is only the beginning of a place's name."""
        index = bisect_left(self._starts, anchor.start + 1) - 1
        return index >= 0 and self._named[index].end >= anchor.end


def _place(told: tuple[int, Subject]) -> int:
    return told[0]


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
