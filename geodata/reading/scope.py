"""Which counties a stretch of text is about, and how that is known.

The signs, strongest first: the heading names a county (or a township of it); the dateline lies
elsewhere; the first sentence names one county alone; one county is named far more often than
others and than the city; the article around it; the document's dominant county; else the whole
city. Only what is evidently about another part of China gets no county at all.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geodata.gazetteer import Gazetteer, Level, NameHit, OutsideHit
from geodata.model import CITY
from geodata.reading.lexicon import layout_words

__all__ = ["INHERITED", "WHOLE_DOCUMENT", "Names", "Scope"]

#: How the reason begins when nothing but the document as a whole gives the county.
WHOLE_DOCUMENT = "全文主要写"
#: How it begins when a part names no county and takes that of its article.
INHERITED = "所在文章"

# A county's full name says more than its short form or a place that lies in it.
_FULL, _SHORT, _TOWNSHIP, _SITE = 4, 2, 2, 1
_CITY_WEIGHT = 4
_LEADING_SHARE = 0.7
_LEADING_WEIGHT = 2 * _FULL
_DOCUMENT_SHARE = 0.75
_FIRST_SENTENCE = 160
_HEADING_MARKS = "：:，、 \u3000\n—"
_SENTENCE_END = re.compile("[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Scope:
    """The counties that a text is about (`()`: about somewhere else), and why."""

    counties: tuple[str, ...]
    why: str  #: one Chinese sentence without a full stop


@dataclass(frozen=True, slots=True)
class _Weights:
    """How strongly a stretch speaks of each county, of the city, and of a county in general."""

    counties: Counter[str]
    city: int
    county_words: int

    def leading(self) -> tuple[str | None, int, float]:
        """Return the county named most, its weight, and its share among counties."""
        if not self.counties:
            return None, 0, 0.0
        county, weight = min(self.counties.items(), key=lambda item: (-item[1], item[0]))
        return county, weight, weight / self.counties.total()


class Names:
    """The known names of a whole text, asked for the scope of its parts.

    Attributes
    ----------
    dominant : str or None
        The county that the text as a whole is about, if it is about one.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._hits = gazetteer.scan(text)
        self._hit_starts = [hit.start for hit in self._hits]
        self._outside = gazetteer.scan_outside(text)
        self._outside_starts = [hit.start for hit in self._outside]
        self.dominant = self._dominant()

    def county_alone(self, start: int, end: int) -> str | None:
        """Return the county if the text from `start` to `end` is nothing but its full name."""
        for hit in self._hits_in(start, end):
            if hit.start == start and hit.end == end and _is_full(hit):
                return hit.entries[0].counties[0]
        return None

    def in_heading(self, start: int, end: int) -> tuple[str, ...]:
        """Return the counties that a heading names, in order; short forms only if no full name.

        Short forms are two characters that also stand in other words (华阳高性能 holds 阳高).
        """
        full: dict[str, None] = {}
        short: dict[str, None] = {}
        for hit in self._hits_in(start, end):
            county = _county(hit)
            level = hit.entries[0].level
            if county and (_is_full(hit) or level is Level.TOWNSHIP):
                full[county] = None
            elif county and level is Level.COUNTY:
                short[county] = None
        return tuple(full or short)

    def named_scope(self, county: str) -> Scope:
        """Return the scope of an article whose heading is this county's name alone."""
        return Scope((county,), f"标题是{self._gazetteer.county_name(county)}")

    def heading_scope(self, start: int, end: int) -> Scope | None:
        """Return the scope that a heading states, if it names one to three counties."""
        counties = self.in_heading(start, end) or self._zone_heading(start, end)
        if not 1 <= len(counties) <= 3:
            return None
        return Scope(counties, f"标题写明{self._named(counties)}")

    def _zone_heading(self, start: int, end: int) -> tuple[str, ...]:
        """Return the city's zone where its bare ending heads a part beside others: `经开区：…`.

        In a text about one county the words mean that county's own zone.
        """
        city = self._gazetteer.county_name(CITY)[:-1]
        for word in () if self.dominant else layout_words().zone_headings:
            if not self._text.startswith(word, start, end):
                continue
            behind = start + len(word)
            if behind == end or self._text[behind] in _HEADING_MARKS:
                entries = self._gazetteer.entries_named(city + word)
                return entries[0].counties if len(entries) == 1 else ()
        return ()

    def article_scope(self, start: int, end: int, chapter: Scope | None = None) -> Scope:
        """Return what an article without a county in its heading is about.

        `chapter` is what the headings above it state.
        """
        weights = self._weights(start, end)
        leading = self._leading_scope(start, end, weights)
        place = self._dateline_place(start)
        if place is not None:
            if leading is not None:
                return leading
            if weights.city or weights.counties:
                return Scope((CITY,), f"电头为{place}，内容写的是大同市的活动")
            return Scope((), f"电头为{place}，没有提到大同市的县区")
        if leading is not None:
            return leading
        elsewhere = None if weights.city else self.elsewhere(start, end)
        if elsewhere is not None:
            return elsewhere
        if chapter is not None:
            return chapter
        if self.dominant and not (weights.city and _is_news_item(self._text, start)):
            return self._document_scope(self.dominant)
        return Scope((CITY,), "没有写明县区，按全市处理")

    def part_scope(self, start: int, end: int, around: Scope) -> Scope | None:
        """Return the scope that a headed part of an article has by its own words, if it has."""
        weights = self._weights(start, end)
        leading = self._leading_scope(start, end, weights)
        if leading is not None or weights.city or around.counties != (CITY,):
            return leading
        return self.elsewhere(start, end)

    def caption_scope(self, start: int, end: int) -> Scope | None:
        """Return the scope that a caption states itself, None if it names no place."""
        counties: dict[str, None] = {}
        for hit in self._hits_in(start, end):
            county = _county(hit)
            if county and hit.entries[0].level is not Level.VILLAGE:
                counties[county] = None
        if counties:
            return Scope(tuple(counties), f"图片说明写的是{self._named(tuple(counties))}")
        return self.elsewhere(start, end)

    def elsewhere(self, start: int, end: int) -> Scope | None:
        """Return the empty scope if a text names other parts of China and nothing of Datong."""
        outside = self._outside_in(start, end)
        if not outside or _province_words().search(self._text, start, end):
            return None
        known = (Level.COUNTY, Level.TOWNSHIP, Level.SITE)
        # Villages do not count: their names are borne by villages all over China.
        if any(hit.entries[0].level in known for hit in self._hits_in(start, end)):
            return None
        names = "、".join(dict.fromkeys(hit.surface for hit in outside[:3]))
        return Scope((), f"内容写的是外地（{names}）")

    def _leading_scope(self, start: int, end: int, weights: _Weights) -> Scope | None:
        """Return the scope of the county that the text names first or far more than others."""
        county, weight, share = weights.leading()
        if county is None or share < _LEADING_SHARE:
            return None
        name = self._gazetteer.county_name(county)
        is_first = self._first_sentence_names(start, end, county)
        support = weight + _SHORT * weights.county_words
        if is_first and support > weights.city:
            return Scope((county,), f"开头写的是{name}")
        if weight >= _LEADING_WEIGHT and support > weights.city:
            return Scope((county,), f"文中提到{name}最多")
        return None

    def _first_sentence_names(self, start: int, end: int, county: str) -> bool:
        """Tell whether the first sentence names this county in full, and no other."""
        match = _SENTENCE_END.search(self._text, start, min(end, start + _FIRST_SENTENCE))
        hits = self._hits_in(start, match.end() if match else min(end, start + _FIRST_SENTENCE))
        named = {_county(hit) for hit in hits if _is_division(hit)}
        return named - {None} == {county} and any(_is_full(hit) for hit in hits)

    def _dateline_place(self, start: int) -> str | None:
        """Return the place of a dateline if it lies outside Datong."""
        match = _dateline_city().match(self._text, start)
        if match is None or not self._outside_in(match.start(1), match.end(1)):
            return None
        return match.group(1)

    def _dominant(self) -> str | None:
        """Return the county that the whole text is about, if it is about one."""
        weights = self._weights(0, len(self._text))
        county, weight, share = weights.leading()
        is_clear = share >= _DOCUMENT_SHARE and weight >= 2 * _LEADING_WEIGHT
        return county if is_clear and weight > weights.city else None

    def _document_scope(self, county: str) -> Scope:
        return Scope((county,), f"{WHOLE_DOCUMENT}{self._gazetteer.county_name(county)}")

    def _weights(self, start: int, end: int) -> _Weights:
        """Weigh the names of a stretch."""
        counties: Counter[str] = Counter()
        city = _CITY_WEIGHT * len(_city_words().findall(self._text, start, end))
        for hit in self._hits_in(start, end):
            county = _county(hit)
            if county:
                counties[county] += self._weight(hit)
            elif hit.entries[0].id == CITY:
                city += _CITY_WEIGHT // 2
        words = len(_county_words().findall(self._text, start, end))
        return _Weights(counties, city, words)

    def _weight(self, hit: NameHit) -> int:
        level = hit.entries[0].level
        if _is_division(hit):
            return _FULL if _is_full(hit) else _SHORT
        return _TOWNSHIP if level is Level.TOWNSHIP else _SITE

    def _hits_in(self, start: int, end: int) -> Sequence[NameHit]:
        low, high = bisect_left(self._hit_starts, start), bisect_left(self._hit_starts, end)
        return self._hits[low:high]

    def _outside_in(self, start: int, end: int) -> Sequence[OutsideHit]:
        low, high = bisect_left(self._outside_starts, start), bisect_left(self._outside_starts, end)
        return self._outside[low:high]

    def _named(self, counties: tuple[str, ...]) -> str:
        return "、".join(self._gazetteer.county_name(county) for county in counties)


def _county(hit: NameHit) -> str | None:
    """Return the one county in which all entries of a name lie, None if there are several."""
    counties = {entry.county for entry in hit.entries}
    return counties.pop() if len(counties) == 1 else None


def _is_division(hit: NameHit) -> bool:
    """Tell whether a name is a county's, or that of the zone with a county's rank."""
    entry = hit.entries[0]
    return entry.level is Level.COUNTY or entry.counties == (entry.id,)


def _is_full(hit: NameHit) -> bool:
    """Tell whether a name is a county's full name; 大同经开区 is as full as the long form."""
    entry = hit.entries[0]
    is_county = entry.level is Level.COUNTY and hit.surface == entry.name
    return entry.id != CITY and (is_county or entry.level is Level.SITE) and _is_division(hit)


def _is_news_item(text: str, start: int) -> bool:
    """Tell whether an article of its own begins here (`本报讯 …`)."""
    return text.startswith(layout_words().city_agencies, start)


@cache
def _city_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, layout_words().city_words)))


@cache
def _county_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, layout_words().county_words)))


@cache
def _dateline_city() -> re.Pattern[str]:
    agencies = "|".join(layout_words().city_agencies)
    return re.compile(rf"(?:{agencies})([^\d\s，。,(（]{{2,10}})\d{{1,2}}月\d{{1,2}}日[电讯]")


@cache
def _province_words() -> re.Pattern[str]:
    return re.compile("|".join(layout_words().province_words))
