"""Which names of a document name the same place.

Names are first narrowed down to entries of the gazetteer by what they state and by the scope of
their section. Then names of one entry, of one core (see `naming.cores`), or of one spelling
make one place, unless the counties that they state differ.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Entry, Gazetteer, Level
from geodata.geocoding.kinship import Kin, known_kin
from geodata.geocoding.listing import Beside, Listing
from geodata.geocoding.naming import cores, plain_name
from geodata.model import CITY, Kind, Section

__all__ = ["Found", "Group", "group_names"]

_SHORTEST_TAIL = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A name with its place in the original text and the entries that it can be."""

    name: PlaceName
    start: int  #: code points into the document's text
    end: int
    section: Section
    candidates: tuple[Entry, ...]
    beside: Beside | None = None  #: what stands beside it in a list, if that settles a homonym
    kin: Kin | None = None  #: the known place that it is another surface of, and why

    @property
    def entry(self) -> Entry | None:
        """The entry that it is, if only one is left."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def scope(self) -> tuple[str, ...]:
        """The county that its section is about, if it is one."""
        counties = self.section.counties
        return counties if len(counties) == 1 and counties[0] != CITY else ()


@dataclass(slots=True)
class Group:
    """The names of one place."""

    found: list[Found] = field(default_factory=list)

    @property
    def entry(self) -> Entry | None:
        """The gazetteer's entry of this place, if there is one."""
        return next((found.entry for found in self.found if found.entry), None)

    @property
    def is_elsewhere(self) -> bool:
        """Whether its names are told to lie outside Datong."""
        return any(item.name.outside for item in self.found)

    @property
    def stated(self) -> tuple[str, ...]:
        """The counties that its names state, in order of appearance."""
        return tuple(dict.fromkeys(c for found in self.found for c in found.name.counties))

    @property
    def claimed(self) -> frozenset[str]:
        """The counties that it can only be in; empty when nothing tells."""
        entry = self.entry
        if entry is not None:
            return frozenset(entry.counties) - {CITY}
        return frozenset(self.stated) or frozenset(c for item in self.found for c in item.scope)

    @property
    def spellings(self) -> frozenset[str]:
        """How its names are written, without quotation marks and spaces."""
        told = [text for item in self.found for text in (item.name.name, item.name.surface)]
        return frozenset(plain_name(text) for text in told)

    @property
    def kind(self) -> Kind:
        """The kind that most of its names have; among equals one that the product is about."""
        kinds = [found.name.kind for found in self.found]
        if self.entry is None and Kind.FACILITY in kinds and Kind.PROJECT in kinds:
            return Kind.PROJECT  # 御东文体中心 is what 御东文体中心项目 builds
        return max(Kind, key=lambda kind: (kinds.count(kind), kind.is_core))

    @property
    def title(self) -> str:
        """The name to show: the gazetteer's, else the fullest that the document has."""
        entry = self.entry
        if entry is not None:
            return entry.name
        return max((found.name.name for found in self.found), key=len)


def group_names(
    names: Sequence[tuple[PlaceName, int, int, Section]], gazetteer: Gazetteer, listing: Listing
) -> list[Group]:
    """Return the places that the names of a document name, in order of first appearance.

    Parameters
    ----------
    names
        Each with its span in the document's text and the section that holds it.
    gazetteer
        What is known beforehand.
    listing
        The lists that the names stand in.
    """
    found = [_found(*located, gazetteer, listing) for located in names]
    groups = _by_spelling(found)
    groups = _joined(groups, _homonym_key)
    groups = _joined(groups, lambda group: _core_key(group, gazetteer))
    groups = _joined_tails(groups, gazetteer)
    return sorted(groups, key=lambda group: min(item.start for item in group.found))


def _found(
    name: PlaceName,
    start: int,
    end: int,
    section: Section,
    gazetteer: Gazetteer,
    listing: Listing,
) -> Found:
    """Narrow a name down to what it can be: by what it states, its section, and its list."""
    candidates = _narrowed(name, section)
    kin = known_kin(name, name.counties or section.counties, gazetteer)
    if kin is not None:
        return Found(name, start, end, section, (kin.entry,), kin=kin)
    if len({entry.counties for entry in candidates}) > 1:
        beside = listing.beside(name)
        told = tuple(e for e in candidates if beside and e.counties == beside.counties)
        if told:
            return Found(name, start, end, section, told, beside)
    return Found(name, start, end, section, candidates)


def _narrowed(name: PlaceName, section: Section) -> tuple[Entry, ...]:
    """Return the entries that a name can be, given what it states and where it stands."""
    candidates = tuple(entry for entry in name.entries if not _is_county(entry))
    if name.counties:
        candidates = tuple(e for e in candidates if _can_be_in(e, name.counties))
    scope = section.counties
    if len(candidates) > 1 and len(scope) == 1 and scope[0] != CITY:
        candidates = tuple(e for e in candidates if scope[0] in e.counties) or candidates
    sites = tuple(e for e in candidates if e.level is Level.SITE and e.kind is name.kind)
    others = [entry for entry in candidates if entry not in sites]
    is_settled = len(sites) == 1 and all(e.kind is Kind.SETTLEMENT for e in others)
    is_in_scope = len(scope) != 1 or scope[0] == CITY or any(scope[0] in e.counties for e in sites)
    if is_settled and is_in_scope and name.kind.is_core:
        return sites  # 古城 is the old town, where nothing tells of one of the villages
    if len({entry.counties for entry in candidates}) == 1:
        # A fort and the village around it bear one name.
        of_kind = tuple(entry for entry in candidates if entry.kind is name.kind)
        return of_kind if len(of_kind) == 1 else candidates
    return candidates


def _is_county(entry: Entry) -> bool:
    return entry.level is Level.COUNTY and not entry.kind.is_core


def _can_be_in(entry: Entry, counties: tuple[str, ...]) -> bool:
    """Tell whether an entry agrees with stated counties; a part of a line is not the line."""
    if len(entry.counties) > 1:
        return set(entry.counties) == set(counties)
    return entry.counties == (CITY,) or entry.counties[0] in counties


def _by_spelling(found: Sequence[Found]) -> list[Group]:
    """Group by entry, else by spelling and by the counties stated or written about."""
    groups: dict[tuple[str, ...], Group] = {}
    for item in found:
        key = (
            ("entry", item.entry.id)
            if item.entry
            else ("name", plain_name(item.name.name), *(item.name.counties or item.scope))
        )
        groups.setdefault(key, Group()).found.append(item)
    return list(groups.values())


def _homonym_key(group: Group) -> set[str]:
    """Return the spellings by which a group may be the same as another."""
    entry = group.entry
    known = (entry.name, *entry.aliases) if entry else ()
    return {*group.spellings, *map(plain_name, known)}


def _core_key(group: Group, gazetteer: Gazetteer) -> set[str]:
    """Return the cores of a group's names, with what the text states taken off."""
    counties = _known_counties(group)
    entry = group.entry
    known = {entry.name, *entry.aliases} if entry and entry.kind is Kind.PROJECT else set()
    return cores(group.spellings | known, counties, gazetteer)


def _known_counties(group: Group) -> tuple[str, ...]:
    """Return the counties whose names may stand in front of a group's names."""
    scopes = [c for item in group.found for c in item.section.counties if c != CITY]
    return tuple(dict.fromkeys((*group.stated, *scopes)))


def _joined(groups: list[Group], keys_of: Callable[[Group], set[str]]) -> list[Group]:
    """Join groups that share a key, where it is clear which belongs to which."""
    by_key: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for key in keys_of(group):
            by_key[key].append(group)
    for sharing in by_key.values():
        alive = [group for group in sharing if group.found]
        distinct = list({id(group): group for group in alive}.values())
        _join_compatible(distinct)
    return [group for group in groups if group.found]


def _join_compatible(groups: list[Group]) -> None:
    """Move the names of groups into the one group that they can be; leave what is unclear."""
    for group in groups:
        others = [other for other in groups if other is not group and other.found]
        fitting = [other for other in others if _fits(group, other)]
        # A name that could be either of two places is left as it is.
        if len(fitting) == 1 and not _is_more_certain(group, fitting[0]):
            fitting[0].found.extend(group.found)
            fitting[0].found.sort(key=lambda item: item.start)
            group.found = []


def _fits(one: Group, other: Group) -> bool:
    """Tell whether two groups of one spelling can be one place."""
    if one.entry and other.entry and one.entry != other.entry:
        return False
    if one.is_elsewhere != other.is_elsewhere:
        return False
    if one.claimed and other.claimed and not one.claimed & other.claimed:
        return False
    candidates = {entry.id for item in one.found for entry in item.candidates}
    if other.entry and candidates and other.entry.id not in candidates:
        return False
    if one.kind is other.kind:
        return True
    # Works on a known site are a project of their own: 云冈大景区建设 is not the grottoes.
    is_known = any(group.entry and group.entry.kind is not Kind.PROJECT for group in (one, other))
    return Kind.PROJECT in (one.kind, other.kind) and not is_known


def _joined_tails(groups: list[Group], gazetteer: Gazetteer) -> list[Group]:
    """Join a name with the one longer name that is a known name and it: 集团 + 煤业公司."""
    owners = {spelling: group for group in groups for spelling in group.spellings}
    longer: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        for tail in _tails(group, owners, gazetteer):
            short = owners[tail]
            if short is not group and group not in longer[id(short)]:
                longer[id(short)].append(group)
    for short in groups:
        fitting = [group for group in longer[id(short)] if group.found]
        if len(fitting) == 1 and short.found and _is_same_sort(fitting[0], short):
            fitting[0].found.extend(short.found)
            fitting[0].found.sort(key=lambda item: item.start)
            short.found = []
    return [group for group in groups if group.found]


def _tails(group: Group, owners: Mapping[str, Group], gazetteer: Gazetteer) -> Iterator[str]:
    """Return what stays of a group's names behind a known name, where that is a name itself."""
    for spelling in group.spellings:
        for cut in range(2, len(spelling) - _SHORTEST_TAIL + 1):
            head, tail = spelling[:cut], spelling[cut:]
            if tail in owners and (head in owners or gazetteer.entries_named(head)):
                yield tail


def _is_same_sort(one: Group, other: Group) -> bool:
    return one.kind is other.kind and _fits(one, other)


def _is_more_certain(one: Group, other: Group) -> bool:
    """Tell whether the first group is the one to keep."""
    rank_one = (one.entry is not None, bool(one.stated), len(one.found))
    rank_other = (other.entry is not None, bool(other.stated), len(other.found))
    return rank_one > rank_other
