"""When two names are one: normal forms of place names, and the ids that follow from them."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from geodata.gazetteer import Entry, Gazetteer
from geodata.geocoding.lexicon import naming_words

__all__ = ["core_name", "cores", "mention_id", "place_id", "plain_name", "without_works"]

_MARKS = re.compile(r"[“”\"'‘’「」『』《》〈〉\s·•・\-—]")
_NUMBER = re.compile(r"(?<!\d)(?P<tens>[1-9]?)(?P<ones>\d)(?=[号期])")
_NUMERALS = "零一二三四五六七八九"
_ID_DIGITS = 12
_SHORTEST_CORE = 3
_SHORTEST_WITHOUT_CITY = 7


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """Return a name without quotation marks, dots and spaces, in the usual short form.

    Examples
    --------
    >>> plain_name("中国新农·浑源“农商智慧城”"), plain_name("长城1号公路"), plain_name("12期")
    ('中国新农浑源农商智慧城', '长城一号公路', '十二期')
    """
    name = _NUMBER.sub(_chinese, _MARKS.sub("", name))
    for form, short in naming_words().short_forms:
        name = name.replace(form, short)
    return name


def without_works(name: str) -> str:
    """Return a name without 项目, 建设工程 and the like at its end.

    Examples
    --------
    >>> without_works("华阳碳纤维示范项目")
    '华阳碳纤维'
    """
    rest = naming_words().works.sub("", name)
    return rest if len(rest) >= _SHORTEST_CORE else name


def _chinese(match: re.Match[str]) -> str:
    """Return a number below a hundred in Chinese numerals."""
    tens, ones = int(match["tens"] or 0), int(match["ones"])
    if not tens:
        return _NUMERALS[ones]
    return f"{_NUMERALS[tens] if tens > 1 else ''}十{_NUMERALS[ones] if ones else ''}"


def core_name(name: str, counties: Iterable[str], gazetteer: Gazetteer) -> str:
    """Return what stays of a name without its county in front and the works behind.

    Two names with one core are one place, if nothing else speaks against it:
    天镇县“源网荷储”一体化建设项目 and “源网荷储”一体化项目.

    Parameters
    ----------
    name
        The name as the text has it.
    counties
        Adcodes that the name is known to state; only their names are taken off.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> core_name("云冈区十里河森林公园建设项目", ["140214"], load())
    '十里河森林公园'
    """
    core = naming_words().city_prefix.sub("", plain_name(name))
    for adcode in counties:
        county = gazetteer.county_name(adcode)
        rest = core.removeprefix(county)
        core = rest if len(rest) >= _SHORTEST_CORE - 1 else core
    return without_works(core)


def cores(names: Iterable[str], counties: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """Return the cores of names, and of long ones also without the city's name in them.

    国道109线大同过境公路 and 国道109线过境公路 are one.
    """
    divisions = tuple(counties)
    found = {core_name(name, divisions, gazetteer) for name in names}
    shorter = {core.replace(naming_words().city, "", 1) for core in found}
    return found | {core for core in shorter if len(core) >= _SHORTEST_WITHOUT_CITY}


def place_id(entry: Entry | None, core: str, counties: tuple[str, ...]) -> str:
    """Return the id of a place: the same in every document that speaks of it.

    A place of the gazetteer is known by its entry, any other by its core name and its counties,
    so that 中心公园 in two counties is two places.
    """
    key = f"entry:{entry.id}" if entry else f"name:{core}|{','.join(sorted(counties))}"
    return "p" + _digest(key)


def mention_id(document_id: str, place: str, start: int, end: int) -> str:
    """Return the id of a mention, from its place and its span in the document's text."""
    return "m" + _digest(f"{document_id}|{place}|{start}|{end}")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]
