"""What a sentence says outright of a name's position: 位于…, (今…), （天镇县）, 在忻州."""

from collections.abc import Iterator

from geodata.gazetteer import Level, NameHit
from geodata.geocoding.grouping import Found
from geodata.geocoding.known_names import KnownNames
from geodata.geocoding.lexicon import place_words
from geodata.geocoding.listing import Listing
from geodata.geocoding.scenes import sole
from geodata.geocoding.trust import Signal, Trust
from geodata.model import Kind
from geodata.reading.lexicon import layout_words

__all__ = ["Statements"]

_QUOTE_LENGTH = 24
_AT = "在"
_SENTENCE_ENDS = "。；\n"
_FULL_STOPS = "。\n"
_COMMAS = ("，", ",")
#: Kinds of places that may run through several counties.
_LINES = (Kind.PROJECT, Kind.FACILITY, Kind.SCENIC)
#: Kinds of places that something may lie right beside.
_SPOTS = (Kind.FACILITY, Kind.PARK, Kind.SCENIC, Kind.RED_SITE)
#: How far back a sentence is read, in characters.
_LONGEST = 200
#: How far back what governs a name is read, in characters.
_NEAR = 24


class Statements:
    """The statements on positions in one text."""

    def __init__(self, text: str, names: KnownNames, listing: Listing) -> None:
        self._text = text
        self._names = names
        self._listing = listing
        self._words = place_words()
        self._last = -1, 0  #: a position, and where its sentence begins

    def of(self, found: Found) -> Iterator[Signal]:
        """Yield what is said of the position of a name."""
        yield from self._bracketed(found)
        yield from self._elsewhere(found)
        if not found.name.counties and not found.name.outside and not found.candidates:
            yield from self._bordered(found)
            yield from self._set_elsewhere(found)
            yield from self._listed_elsewhere(found)
            yield from self._behind_elsewhere(found)
        yield from self._located(found)
        yield from self._built_there(found)
        yield from self._crossing(found)
        yield from self._beside(found)

    def _sentence_start(self, position: int) -> int:
        """Return where the sentence of a position begins, asked for several times in a row."""
        if self._last[0] != position:
            low = max(position - _LONGEST, 0)
            ends = (self._text.rfind(mark, low, position) for mark in _SENTENCE_ENDS)
            self._last = position, max(max(ends) + 1, low)
        return self._last[1]

    def _located(self, found: Found) -> Iterator[Signal]:
        """Tell what follows the name: 位于…, (今…)."""
        end, words = found.name.end, self._words
        match = words.gloss.match(self._text, end) or words.located.match(self._text, end)
        if match is None:
            return
        start, stop = match.span("where")
        told = f"原文写明在“{self._text[start:stop][:_QUOTE_LENGTH]}”"
        entries = [sole(hit) for hit in self._names.between(start, stop)]
        known = [entry for entry in entries if entry is not None and entry.county]
        if match.re is words.gloss:
            counties = tuple(dict.fromkeys(e.counties[0] for e in known))
        else:
            counties = known[0].counties if known else ()
        if counties:
            where = next((e for e in known if e.level in (Level.TOWNSHIP, Level.VILLAGE)), None)
            yield Signal(Trust.LOCATED, counties, told, where)
        elif self._names.outside_in(start, stop):
            yield Signal(Trust.STATED_OUTSIDE, (), told)

    def _built_there(self, found: Found) -> Iterator[Signal]:
        """Tell where the words right before works say that they are built: 在左云建设的…."""
        low = max(found.name.start - _NEAR, 0)
        match = self._words.built_there.search(self._text[low : found.name.start])
        if match is None:
            return
        start, stop = (low + at for at in match.span("where"))
        hits = self._names.between(start, stop)
        entry = sole(hits[-1]) if hits else None
        if entry is not None and entry.county and entry.level is not Level.VILLAGE:
            told = f"原文写明在“{self._text[start:stop]}”"
            where = entry if entry.level is Level.TOWNSHIP else None
            yield Signal(Trust.LOCATED, entry.counties, told, where)

    def _crossing(self, found: Found) -> Iterator[Signal]:
        """Tell the counties that a line or works run through: 途经天镇、阳高等县."""
        words, end = self._words, found.name.end
        match = words.crossing.match(self._text, end) or words.crossing_next.match(self._text, end)
        if match is None or found.name.kind not in _LINES:
            return
        start, stop = match.span("where")
        entries = [sole(hit) for hit in self._names.between(start, stop)]
        known = [entry for entry in entries if entry is not None and entry.county]
        counties = tuple(dict.fromkeys(entry.counties[0] for entry in known))
        # A line may run on into the next province: 途经广灵县、河北省蔚县.
        if len(counties) > 1 or (counties and self._names.outside_in(start, stop)):
            told = f"原文写明跨“{self._text[start:stop][:_QUOTE_LENGTH]}”"
            yield Signal(Trust.LOCATED, counties, told)

    def _elsewhere(self, found: Found) -> Iterator[Signal]:
        """Tell that a name lies elsewhere: 平型关关楼在忻州, or 横涧乡 told of 忻州."""
        start, end = found.name.start, found.name.end
        if self._text[end : end + 1] == _AT:
            for hit in self._names.outside_in(end + 1, end + 2):
                yield Signal(Trust.STATED_OUTSIDE, (), f"原文写明在“{hit.surface}”")
        # All townships of Datong are known; of those elsewhere the sentence tells where they are.
        if found.candidates or not found.name.surface.endswith(self._words.township_ends):
            return
        begin = self._sentence_start(start)
        told = self._names.outside_in(begin, start)
        if told and not self._names.between(told[-1].end, start):
            yield Signal(Trust.STATED_OUTSIDE, (), f"本句写的是“{told[-1].surface}”")

    def _bordered(self, found: Found) -> Iterator[Signal]:
        """Tell the counties on whose border the sentence is set: 在云州区与新荣区交界处，X项目…."""
        start = found.name.start
        begin = self._sentence_start(start)
        hits = [hit for hit in self._names.between(begin, start) if _is_division(hit)]
        if len(hits) < len(("one", "other")):
            return
        one, other = hits[-2:]
        is_joined = self._words.joint.fullmatch(self._text, one.end, other.start)
        if is_joined and self._words.border.match(self._text, other.end):
            told_of = (c for hit in (one, other) for c in hit.entries[0].counties)
            counties = tuple(dict.fromkeys(told_of))
            told = f"本句写的是“{self._text[one.start : other.end]}”交界处"
            yield Signal(Trust.LOCATED, counties, told)

    def _set_elsewhere(self, found: Found) -> Iterator[Signal]:
        """Tell that the sentence is set elsewhere before the name: 在300公里外的太原市，X工厂…."""
        start = found.name.start
        begin = self._sentence_start(start)
        for hit in reversed(self._names.outside_in(begin, start)):
            is_division = hit.surface.endswith(self._words.division_ends)
            is_closed = self._text[hit.end : hit.end + 1] in _COMMAS
            if not is_division or not (is_closed or self._words.doing.match(self._text, hit.end)):
                continue
            first = hit.start
            while (before := self._names.outside_ending_at(first)) is not None:
                first = before.start
            clause = max(self._text.rfind(mark, begin, first) for mark in _COMMAS) + 1 or begin
            lead = self._text[clause:first]
            is_first = not lead and clause == begin
            is_set = is_first or (is_closed and self._words.set_elsewhere.fullmatch(lead))
            is_home = self._names.between(hit.end, start) or self._begins_at_home(found)
            is_home = is_home or layout_words().find_city(self._text, hit.end, start)
            is_brought = self._words.brought.search(self._text, hit.end, start)
            if is_set and not is_home and not is_brought:
                yield Signal(Trust.LOCATED, (), f"本句写的是“{self._text[first : hit.end]}”")
            return

    def _behind_elsewhere(self, found: Found) -> Iterator[Signal]:
        """Tell that a name is told of a place elsewhere: 繁峙县平型关镇的平型关村, 在雄安新区，….

        What stands in a list behind such a name is there too.
        """
        start = found.name.start
        for member in self._listing.before(found.name):
            start = member.start
        before = self._listing.last_before(start)
        if before is None or not before.outside or self._begins_at_home(found):
            return
        between = self._text[before.end : start]
        told = f"原文在名称前写明“{before.surface}”"
        if self._words.link.fullmatch(between):
            yield Signal(Trust.PREFIX, (), told)
            return
        low = max(before.start - _NEAR, 0)
        is_set = self._words.set_at.search(self._text[low : before.start]) is not None
        is_same_sentence = between[:1] in _COMMAS and not set(between) & set(_SENTENCE_ENDS)
        is_home = self._names.between(before.end, start) or self._words.brought.search(between)
        if is_set and is_same_sentence and between and not is_home:
            yield Signal(Trust.LOCATED, (), f"本句写的是“{before.surface}”")

    def _beside(self, found: Found) -> Iterator[Signal]:
        """Tell the county of the place that a name lies beside: X车站…；西侧规划的Y产业园."""
        start = found.name.start
        match = self._words.beside.search(self._text[max(start - _NEAR, 0) : start])
        if match is None:
            return
        low = max(start - _LONGEST, 0)
        begin = max(max(self._text.rfind(mark, low, start) for mark in _FULL_STOPS) + 1, low)
        sites = [entry for hit in self._names.between(begin, start) if (entry := sole(hit))]
        # Only of a station, park or sight that stands alone: a county's or a river's side is long.
        if sites and {entry.counties for entry in sites} == {sites[-1].counties}:
            site = sites[-1]
            if site.level is Level.SITE and site.kind in _SPOTS and site.county:
                told = f"原文写明在“{site.name}”的“{match[0]}”"
                yield Signal(Trust.PREFIX, site.counties, told)

    def _begins_at_home(self, found: Found) -> bool:
        """Tell whether a name begins with a name of Datong; 蔚州古城 only ends as one."""
        hits = self._names.between(found.name.start, found.name.end)
        return any(hit.start == found.name.start for hit in hits)

    def _listed_elsewhere(self, found: Found) -> Iterator[Signal]:
        """Tell that a name stands behind one elsewhere in a list: 河北暖泉古镇、蔚州古城."""
        if found.name.kind is Kind.ENTERPRISE or self._begins_at_home(found):
            return
        for member in self._listing.before(found.name):
            if member.outside:
                yield Signal(Trust.PREFIX, (), f"并列在前的“{member.surface}”不在大同")
                return
            if member.counties or member.entries:
                return

    def _bracketed(self, found: Found) -> Iterator[Signal]:
        """Tell the county in brackets behind a name or its list: 李二口、慈云寺（天镇县）."""
        match = self._words.bracket.match(self._text, self._listing.end(found.name))
        if match is None:
            return
        start, stop = match.span("where")
        hits = self._names.between(start, stop)
        known = [entry for hit in hits if (entry := sole(hit))]
        is_whole = sum(len(hit.surface) for hit in hits) == stop - start
        if is_whole and known and known[0].level is Level.COUNTY and known[0].county:
            told = f"原文在名称后注明“{self._text[start:stop]}”"
            yield Signal(Trust.LOCATED, known[0].counties, told)


def _is_division(hit: NameHit) -> bool:
    """Tell whether a name is a county's or a township's, and no other's."""
    entry = sole(hit)
    return entry is not None and entry.level in (Level.COUNTY, Level.TOWNSHIP)
