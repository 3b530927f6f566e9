"""The signs of where a place is: what each name of it tells, and the words around it."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Entry, Gazetteer, Level, NameHit
from geodata.geocoding.grouping import Found, Group
from geodata.geocoding.known_names import KnownNames
from geodata.geocoding.lexicon import place_words
from geodata.geocoding.listing import Listing
from geodata.geocoding.partners import is_partner
from geodata.geocoding.scenes import Scenes, sole
from geodata.geocoding.statements import Statements
from geodata.geocoding.trust import Signal, Trust
from geodata.model import CITY, Kind
from geodata.reading import View
from geodata.reading.scope import INHERITED, WHOLE_DOCUMENT

__all__ = ["Surroundings"]

_LONGEST_LINK = 4
#: A list of more members runs through the whole city.
_MOST_LISTED = 3
_LONGEST_PREFIX = 60
#: Kinds that have a seat of their own, so that a city's name in front tells where that is.
_SEATED = (Kind.ENTERPRISE, Kind.FACILITY)
#: Kinds of places that works in their name are done on as a whole, unlike a river.
_WHOLES = (Kind.FACILITY, Kind.PARK, Kind.SCENIC)
_QUOTE_LENGTH = 24


class Surroundings:
    """The known names around the places of one document."""

    def __init__(self, view: View, gazetteer: Gazetteer, listing: Listing) -> None:
        self._text = view.text
        self._mended = view.mended
        self._mended_ends = [one.end for one in view.mended]
        self._listing = listing
        self._words = place_words()
        self._gazetteer = gazetteer
        self._names = KnownNames(view.text, gazetteer)
        self._statements = Statements(view.text, self._names, listing)
        self._scenes = Scenes(view.text, self._names.hits)
        hits = self._names.hits
        self._full = {e.id for hit in hits for e in hit.entries if hit.surface == e.name}

    def signals(self, group: Group) -> list[Signal]:
        """Return all signs of where the place of a group is, mention by mention."""
        signals: list[Signal] = []
        for found in group.found:
            signals.extend(self._stated(found))
            if not (found.entry and found.entry.level is Level.SITE and len(group.found) > 1):
                # One mention beside a foreign name does not move a known site: 和平遥古城.
                signals.extend(self._outside_by_name(found))
            signals.extend(self._held(found))
            signals.extend(self._known(found, group))
            signals.extend(self._statements.of(found))
            signals.extend(self._before(found))
            signals.extend(self._section(found))
        return signals

    def remarks(self, group: Group) -> list[str]:
        """Return why names that are written otherwise are taken for this place."""
        told = []
        for found in group.found:
            if found.kin is not None:
                told.append(found.kin.evidence)
            index = bisect_left(self._mended_ends, found.name.start + 1)
            for one in self._mended[index:]:
                if one.start >= found.name.end:
                    break
                meant = self._text[one.start : one.end]
                told.append(f"原文写作“{one.written}”，按形近字读作“{meant}”")
        return list(dict.fromkeys(told))

    def named(self, counties: tuple[str, ...]) -> str:
        """Return the names of counties for a sentence."""
        if not counties:
            return "外地"
        return "、".join(self._gazetteer.county_name(adcode) for adcode in counties)

    def _stated(self, found: Found) -> Iterator[Signal]:
        """Tell the counties that the name or its prefix states."""
        counties = found.name.counties
        if not counties:
            return
        surface = f"{found.name.surface} {found.name.name}"
        names = [self._gazetteer.county_name(adcode) for adcode in counties]
        is_own = any(name in surface or name[:2] in surface for name in names)
        if is_own:
            yield Signal(Trust.NAME, counties, f"名称写明{self.named(counties)}")
        else:
            yield Signal(Trust.PREFIX, counties, f"原文在名称前写明{self.named(counties)}")

    def _outside_by_name(self, found: Found) -> Iterator[Signal]:
        """Tell whether the name, or the words before it, put it outside Datong."""
        name = found.name
        if name.outside:
            if not self._is_of_datong(found):
                yield Signal(Trust.STATED_OUTSIDE, (), name.outside)
            return
        before = self._names.outside_ending_at(self._link_start(name.start))
        is_led_to = before and self._text.endswith(self._words.leading_to, 0, before.start)
        if before is not None and not is_led_to and not self._names_datong(found):
            yield Signal(Trust.STATED_OUTSIDE, (), f"原文在名称前写明“{before.surface}”")
        hits = self._names.outside_in(name.start, name.end)
        if name.counties or not hits or self._is_of_datong(found):
            return
        is_first = hits[0].start == name.start
        is_full = is_first and hits[0].surface[-1] in self._words.division_ends
        is_seat = name.kind in _SEATED and not self._words.road.search(name.surface)
        # A company may have its group before its city: 中国重汽集团泰安五岳专用汽车有限公司.
        if is_full or (is_seat and (is_first or name.kind is Kind.ENTERPRISE)):
            yield Signal(Trust.STATED_OUTSIDE, (), f"名称含“{hits[0].surface}”")

    def _names_datong(self, found: Found) -> bool:
        """Tell whether a name holds a county's or Datong's: 总部位于深圳的X大同基地."""
        return any(hit.entries[0].level is Level.COUNTY for hit in self._inside(found))

    def _is_of_datong(self, found: Found) -> bool:
        """Tell whether a name that sounds foreign belongs here: 山西大学大同校区."""
        if found.entry is not None and found.entry.level is Level.SITE:
            return True
        start = found.name.start
        for hit in self._inside(found):
            level = hit.entries[0].level
            is_first = hit.start == start and level is not Level.VILLAGE
            if is_first or level is Level.COUNTY:
                return True
        return False

    def _held(self, found: Found) -> Iterator[Signal]:
        """Tell the counties of the divisions and known places that stand inside the name."""
        ends = list(self._ends_of_line(found))
        if ends:
            yield from ends
            return  # a road from one township to another is in neither of them
        hits = list(self._inside(found))
        for hit in hits:
            entry = sole(hit) or self._settled(hit, found)
            if entry is not None and len(entry.counties) > 1 and len(hits) == 1:
                yield from self._held_by_several(entry, hit, found)
            if entry is None or entry in found.candidates or entry.county is None:
                continue
            if hit.surface.endswith(self._words.groups):
                continue
            told = f"名称含“{hit.surface}”，在{self.named(entry.counties)}"
            if entry.level is Level.COUNTY and hit.surface == entry.name:
                yield Signal(Trust.NAME, entry.counties, f"名称写明{entry.name}")
            elif entry.level is Level.TOWNSHIP:
                # Villages bear the short form too: 云冈峪的青磁窑小镇 is not in 青磁窑镇.
                is_sure = hit.surface == entry.name or not self._is_behind_other(found, entry)
                yield Signal(Trust.NAME if is_sure else Trust.VILLAGE, entry.counties, told, entry)
            elif entry.level is Level.SITE:
                yield Signal(_trust_in_part(entry, hit, found), entry.counties, told)
            elif entry.level is Level.VILLAGE:
                yield Signal(Trust.VILLAGE, entry.counties, told, entry)

    def _held_by_several(self, entry: Entry, hit: NameHit, found: Found) -> Iterator[Signal]:
        """Tell the counties of a reservoir, road or park of several that works are done on.

        Where the article or the sentence is about one of them, the works are done there.
        """
        is_whole = hit.start == found.name.start and entry.kind in _WHOLES
        scene = self._scenes.scene(found.name.start)
        told = {*found.scope, *(scene.entry.counties if scene else ()), *found.name.counties}
        if is_whole and not told & set(entry.counties):
            sentence = f"名称含“{hit.surface}”，在{self.named(entry.counties)}"
            yield Signal(Trust.PART, entry.counties, sentence)

    def _ends_of_line(self, found: Found) -> Iterator[Signal]:
        """Tell the counties of both ends of a line: 陈庄至肥村段."""
        hits = list(self._inside(found))
        for first, second in pairwise(hits):
            if not self._words.span.fullmatch(self._text, first.end, second.start):
                continue
            ends = [entry for entry in map(sole, (first, second)) if entry is not None]
            if len(ends) == len((first, second)) and all(entry.county for entry in ends):
                counties = tuple(dict.fromkeys(c for entry in ends for c in entry.counties))
                told = f"名称写明从“{first.surface}”到“{second.surface}”"
                yield Signal(Trust.NAME, counties, f"{told}，在{self.named(counties)}")

    def _settled(self, hit: NameHit, found: Found) -> Entry | None:
        """Return which of several bearers is meant: one named in full, or beside it in a list."""
        scope = found.section.counties
        fitting = [e for e in hit.entries if e.county and (CITY in scope or e.county in scope)]
        full = [entry for entry in fitting if entry.id in self._full]
        if len(full) == 1:
            return full[0]
        beside = self._listing.beside(found.name)
        told = [e for e in fitting if beside and e.counties == beside.counties]
        return told[0] if len(told) == 1 else None

    def _known(self, found: Found, group: Group) -> Iterator[Signal]:
        """Tell what the gazetteer knows by this name."""
        if found.beside is not None:
            told = f"并列的“{found.beside.surface}”在{self.named(found.beside.counties)}"
            yield Signal(Trust.LISTED, found.beside.counties, told)
        entry = found.entry
        if entry is not None:
            township = entry.township or ""
            if township == entry.name or not township.endswith(self._words.township_ends):
                township = ""  # the zones' stand-ins for a township have names for codes only
            told = f"地名库：{entry.name}，{self.named(entry.counties)}{township}"
            if entry.counties == (CITY,):
                yield Signal(Trust.CITY, entry.counties, f"{told}，所在县区不详")
            else:
                is_village = entry.level is Level.VILLAGE
                yield Signal(Trust.VILLAGE if is_village else Trust.SITE, entry.counties, told)
        elif found.candidates:
            yield from self._ambiguous(found, group)

    def _ambiguous(self, found: Found, group: Group) -> Iterator[Signal]:
        """Tell what several entries of one name have in common."""
        surface = found.name.surface
        counties = tuple(dict.fromkeys(c for e in found.candidates for c in e.counties))
        if len(counties) == 1 and counties[0] != CITY:
            is_village = all(entry.level is Level.VILLAGE for entry in found.candidates)
            told = f"地名库：{self.named(counties)}有不止一处“{surface}”"
            yield Signal(Trust.VILLAGE if is_village else Trust.SITE, counties, told)
            return
        told = f"{self.named(counties)}都有“{surface}”，仅凭名称不能确定"
        yield Signal(Trust.CITY, (CITY,), told)
        if group.entry is not None:
            counties = group.entry.counties
            told = f"同一份材料的别处写明“{surface}”在{self.named(counties)}"
            yield Signal(Trust.ELSEWHERE, counties, told)

    def _before(self, found: Found) -> Iterator[Signal]:
        """Tell the division or known place right before the name: 口泉乡的…."""
        position = self._link_start(found.name.start)
        hit = self._names.ending_at(position)
        entry = sole(hit) if hit is not None else None
        if (
            hit is None
            or entry is None
            or entry.county is None
            or hit.start < position - _LONGEST_PREFIX
        ):
            return
        if entry.level is Level.COUNTY and entry.counties == found.name.counties:
            return  # told already, see `_stated`
        where = entry if entry.level in (Level.TOWNSHIP, Level.VILLAGE) else None
        told = f"原文在名称前写明“{hit.surface}”"
        if entry.level is not Level.COUNTY:
            told = f"{told}，在{self.named(entry.counties)}"
        yield Signal(Trust.PREFIX, entry.counties, told, where)

    def _is_behind_other(self, found: Found, entry: Entry) -> bool:
        """Tell whether the words before a name put it in another county than an entry's."""
        return any(signal.counties != entry.counties for signal in self._before(found))

    def _section(self, found: Found) -> Iterator[Signal]:
        """Tell what the section around it is about."""
        section = found.section
        if CITY in section.counties or len(section.counties) > 1:
            yield from self._scene(found)
            return
        if section.counties and self._is_of_city(found):
            return  # an article on a county speaks of the city's museum too
        if section.counties and is_partner(self._text, found):
            told = f"“{found.name.surface}”可能是外来的合作或投资方，驻地不详"
            yield Signal(Trust.CITY, (CITY,), told)
            return
        if WHOLE_DOCUMENT in section.why:
            yield Signal(Trust.DOCUMENT, section.counties, section.why)
            return
        told = section.why
        if section.heading and not told.startswith(INHERITED):
            told = f"所在部分“{section.heading[:_QUOTE_LENGTH]}”{told}"
        yield Signal(Trust.SECTION, section.counties, told)

    def _scene(self, found: Found) -> Iterator[Signal]:
        """Tell where the sentence or the paragraph of a name is set."""
        name = found.name
        if name.kind is Kind.FACILITY and name.surface.startswith(self._words.city_leads):
            return  # the city's own hospital lies where it lies, whatever was told before
        scene = self._scenes.scene(name.start)
        if scene is not None:
            county = self.named(scene.entry.counties)
            within = "" if scene.entry.name == county else f"（{county}）"
            told = f"{scene.unit}写的是{scene.entry.name}{within}"
            yield Signal(Trust.SENTENCE, scene.entry.counties, told)
        elif not found.candidates and not name.counties:
            yield from self._listed(found)
            yield from self._among(found)

    def _among(self, found: Found) -> Iterator[Signal]:
        """Tell which of the few counties of a heading the paragraph has spoken of so far."""
        counties = self._scenes.among(found.name.start, found.section.counties)
        if counties is not None:
            yield Signal(Trust.LISTED, counties, f"本段前文各处都在{self.named(counties)}")

    def _listed(self, found: Found) -> Iterator[Signal]:
        """Tell the county of what stands beside a name, if all of that lies in one."""
        members = self._listing.members(found.name)
        # Works in one list lie all over the city; sights are listed as they are visited.
        is_sight = found.name.kind in (Kind.SCENIC, Kind.RED_SITE)
        if not is_sight or len(members) > _MOST_LISTED or found.name.outside:
            return
        if self._words.sum_behind.match(self._text, self._listing.end(found.name)):
            return  # `口泉古镇、X公园等4处夜市`: the others lie anywhere in the city
        known = [entry for member in members for entry in self._places_in(member)]
        if known and len({entry.counties for entry in known}) == 1 and known[0].county:
            told = f"并列的“{known[0].name}”在{self.named(known[0].counties)}"
            yield Signal(Trust.LISTED, known[0].counties, told)

    def _places_in(self, name: PlaceName) -> Iterator[Entry]:
        """Return the known places that a name is or begins with."""
        for hit in self._names.between(name.start, name.end):
            entry = sole(hit)
            if entry is not None and entry.county and entry.level is not Level.VILLAGE:
                yield entry

    def _is_of_city(self, found: Found) -> bool:
        """Tell whether a facility or museum bears the city's name: 大同机车博物馆."""
        name = found.name
        ends = self._words.city_institutions
        is_public = name.kind is Kind.FACILITY or name.surface.endswith(ends)
        hits = self._names.between(name.start, name.end) if is_public else ()
        return any(hit.start == name.start and hit.entries[0].id == CITY for hit in hits)

    def _link_start(self, start: int) -> int:
        """Return where the words end that a name follows, over 的, 境内的 and the like."""
        low = max(start - _LONGEST_LINK, 0)
        match = self._words.link.search(self._text[low:start])
        return low + match.start() if match else start

    def _inside(self, found: Found) -> Iterator[NameHit]:
        """Return the known names inside a name, but not the name itself."""
        start, end = found.name.start, found.name.end
        for hit in self._names.between(start, end):
            if (hit.start, hit.end) != (start, end):
                yield hit


def _trust_in_part(entry: Entry, hit: NameHit, found: Found) -> Trust:
    """Tell how much a known place inside a name says of where that lies."""
    if entry.kind is Kind.PARK and hit.start == found.name.start:
        return Trust.NAME
    is_owned = entry.kind is Kind.ENTERPRISE and found.name.kind is Kind.PROJECT
    return Trust.OWNER if is_owned else Trust.PART
