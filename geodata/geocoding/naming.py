"""When two names are one: normal forms of place names, and the ids that follow from them."""

import hashlib
import re
from collections.abc import Iterable

from geodata.gazetteer import Entry, Gazetteer

__all__ = ["core_name", "mention_id", "place_id", "plain_name"]

_MARKS = re.compile(r"[“”\"'‘’「」『』《》〈〉\s·•・\-—]")
_WORKS = re.compile(r"(?:建设|示范)?(?:项目|工程)$|建设$")
_CITY_PREFIX = re.compile(r"^(?:山西省)?大同市")
_ID_DIGITS = 12
_SHORTEST_CORE = 3


def plain_name(name: str) -> str:
    """Return a name without quotation marks, dots and spaces.

    Examples
    --------
    >>> plain_name("中国新农·浑源“农商智慧城”")
    '中国新农浑源农商智慧城'
    """
    return _MARKS.sub("", name)


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
    core = _CITY_PREFIX.sub("", plain_name(name))
    for adcode in counties:
        county = gazetteer.county_name(adcode)
        rest = core.removeprefix(county)
        core = rest if len(rest) >= _SHORTEST_CORE - 1 else core
    rest = _WORKS.sub("", core)
    return rest if len(rest) >= _SHORTEST_CORE else core


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
