"""Names that are other surfaces of a place that the gazetteer knows, and by which rule.

A name is taken for a known place only if it lies in its county and is of its kind. When in doubt
two places stay two: 华阳碳纤维项目 is 华阳高性能碳纤维项目, but 华阳碳纤维二期项目 is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import Entry, Gazetteer, Level
from geodata.geocoding.lexicon import naming_words
from geodata.geocoding.naming import plain_name, without_works
from geodata.model import CITY, Kind

__all__ = ["Kin", "Rule", "known_kin"]

#: A brand (华阳) and what it makes (碳纤维) have at least so many characters.
_BRAND = 2
_PRODUCT = 2
#: A name of a known place that another begins with: 同热三期.
_START = 3
_PHASE = re.compile(r"[一二三四五六七八九十\d]+期")


class Rule(StrEnum):
    """By which rule a surface is another name of a place."""

    ALIAS = "已知别名"  #: the gazetteer has it
    COUNTY = "县区加地名"  #: the county in front of a known name: 阳高守口堡
    START = "同一开头"  #: begins with a known name, and the rest repeats its capacity
    BRAND = "同一字号"  #: same brand, county and kind, and one's product holds the other's
    LOOKALIKE = "形近字"  #: but for a character of like shape
    SPELLING = "写法不同"  #: numerals, quotation marks, 项目 and the like
    PART = "简称"  #: a part of the name
    TEXT = "文中所指"  #: the document uses it for the place


class Kin(NamedTuple):
    """A known place that a name is taken for."""

    entry: Entry
    rule: Rule
    evidence: str  #: a sentence in Chinese, without a full stop


def known_kin(name: PlaceName, counties: tuple[str, ...], gazetteer: Gazetteer) -> Kin | None:
    """Return the known place that a name of no entry is another surface of, if there is one.

    Parameters
    ----------
    name
        A name that the gazetteer does not have.
    counties
        In which it can lie: those that it states, else its section's.
    gazetteer
        What is known beforehand.
    """
    if name.entries or name.outside or not counties:
        return None
    spelling = plain_name(name.name)
    kin = _behind_county(spelling, name.counties, gazetteer)
    if kin is not None:
        return kin
    if name.kind is not Kind.PROJECT:
        return None
    known = _projects(gazetteer).get(spelling[:_BRAND], ())
    fitting = [item for item in known if _can_be_in(item.entry, counties)]
    found = {kin.entry.id: kin for item in fitting for kin in _same(spelling, item, gazetteer)}
    return next(iter(found.values())) if len(found) == 1 else None


class _Known(NamedTuple):
    """A name of a known project."""

    name: str
    entry: Entry


@lru_cache(maxsize=4)
def _projects(gazetteer: Gazetteer) -> Mapping[str, tuple[_Known, ...]]:
    """Return the names of the known projects by their first characters."""
    found: dict[str, list[_Known]] = defaultdict(list)
    for entry in gazetteer.entries:
        if entry.kind is Kind.PROJECT and entry.level is Level.SITE:
            for name in map(plain_name, (entry.name, *entry.aliases)):
                found[name[:_BRAND]].append(_Known(name, entry))
    return {head: tuple(names) for head, names in found.items()}


def _behind_county(spelling: str, counties: tuple[str, ...], gazetteer: Gazetteer) -> Kin | None:
    """Return the known place behind the county that a name begins with: 阳高守口堡."""
    for adcode in counties:
        county = gazetteer.county_name(adcode)
        for prefix in (county, county[:-1]):
            if not spelling.startswith(prefix):
                continue
            rest = spelling[len(prefix) :]
            entries = [e for e in gazetteer.entries_named(rest) if adcode in e.counties]
            core = [entry for entry in entries if entry.kind.is_core]
            if len(entries) == 1 or len(core) == 1:
                told = f"“{spelling}”是{county}加地名库中的“{rest}”"
                return Kin((core or entries)[0], Rule.COUNTY, told)
    return None


def _can_be_in(entry: Entry, counties: tuple[str, ...]) -> bool:
    return CITY in entry.counties or CITY in counties or bool(set(entry.counties) & set(counties))


def _same(spelling: str, known: _Known, gazetteer: Gazetteer) -> Iterator[Kin]:
    """Yield the known place if a spelling is another surface of its name."""
    if _phases(spelling) != _phases(known.name):
        return
    if len(known.name) >= _START and spelling.startswith(known.name):
        told = f"“{spelling}”以“{known.name}”开头，规模相同"
        if _capacities((spelling,)) & _capacities((known.entry.name, *known.entry.aliases)):
            yield Kin(known.entry, Rule.START, told)
        return
    if CITY in known.entry.counties:
        return
    brand = spelling[:_BRAND]
    counties = [gazetteer.county_name(adcode) for adcode in known.entry.counties]
    if any(county.startswith(brand) for county in counties):
        one, other = (_without_county(name, counties) for name in (spelling, known.name))
        if one == other:
            told = f"“{spelling}”与“{known.name}”只差县区名的写法"
            yield Kin(known.entry, Rule.SPELLING, told)
        return
    one, other = _product(spelling), _product(known.name)
    short, long = sorted((one, other), key=len)
    if len(short) >= _PRODUCT and long.endswith(short) and not gazetteer.entries_named(brand):
        told = f"“{spelling}”与“{known.name}”同在一个县区，同一字号“{brand}”，都是“{short}”项目"
        yield Kin(known.entry, Rule.BRAND, told)


def _without_county(name: str, counties: Iterable[str]) -> str:
    """Return what stands behind the county that a name begins with, without works."""
    for county in counties:
        for prefix in (county, county[:-1]):
            if name.startswith(prefix):
                return without_works(name.removeprefix(prefix))
    return without_works(name)


def _product(name: str) -> str:
    """Return what a project makes: its name without brand, capacity and works."""
    return naming_words().capacity.sub("", without_works(name)[_BRAND:])


def _phases(name: str) -> frozenset[str]:
    return frozenset(_PHASE.findall(name))


def _capacities(names: Iterable[str]) -> frozenset[str]:
    found = (one for name in names for one in naming_words().capacity.findall(name))
    return frozenset(naming_words().capacity_count.sub("", one) for one in found)
