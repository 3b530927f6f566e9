"""Units and measure words: which stand behind a number, and what a value is in SI.

Which units there are is told by `resources/lexicon/units.toml`, what they are worth by `units.txt`
(see `quantities_definitions`). Values are computed with fractions, so that the decimal product
comes out: 5778.98万吨 are 57789800000 kg.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from geodata.extraction.lexicon import table
from geodata.extraction.quantities_definitions import definitions

__all__ = ["SCALES", "Unit", "UnitTable", "scale_factor", "to_si", "unit_table"]

_TABLE = "units"
_BRACKETED = re.compile("[(（].*[)）]$")  # a second measure word: 件(套)

#: What the scale characters between a number and its unit stand for.
SCALES: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or measure word as it may stand in a text."""

    text: str
    si: str  #: what its values are normalised to; the word itself for a measure word
    factor: Fraction  #: value in `si` of one of it
    is_counter: bool = False  #: a measure word (量词)
    only_scaled: bool = False  #: a unit only behind 万 or 亿


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All units, findable by their first character."""

    units: Mapping[str, Unit]
    by_first: Mapping[str, tuple[str, ...]]  #: names by first character, longest first
    other_words: Mapping[str, str]  #: unit → characters with which it is another word
    idiomatic_bare: frozenset[str]
    ordinal_after_numeral: frozenset[str]
    ordinal_after_digits: frozenset[str]
    nouns_after_ge: frozenset[str]
    only_per: tuple[str, ...]  #: units only behind a stroke (2万吨/日)

    def match_per(self, text: str, at: int) -> Unit | None:
        """Return the unit that begins behind the stroke of a rate."""
        unit = self.match(text, at)
        if unit is None:
            name = next((name for name in self.only_per if text.startswith(name, at)), None)
            return None if name is None else self.units[name]
        return unit

    def match(self, text: str, at: int) -> Unit | None:
        """Return the longest unit that begins at an offset and is not part of another word."""
        if at >= len(text):
            return None
        for name in self.by_first.get(text[at], ()):
            end = at + len(name)
            if not text.startswith(name, at):
                continue
            following = text[end : end + 1]
            if following and following in self.other_words.get(name, ""):
                continue
            if name[-1].isascii() and name[-1].isalpha() and _is_latin(following):
                continue
            return self.units[name]
        return None


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@cache
def unit_table() -> UnitTable:
    """Return the units of the lexicon, read once.

    Examples
    --------
    >>> unit_table().units["亩"].si
    'm²'
    """
    data = table(_TABLE)
    units: dict[str, Unit] = {}
    known = definitions()
    for dimension in data["dimensions"].values():
        only_scaled = bool(dimension.get("only_scaled", False))
        one = known[dimension["of"]].factor
        for name in dimension["units"].split():
            factor = known[data["written"].get(name, name)].factor / one
            units[name] = Unit(name, dimension["si"], factor, only_scaled=only_scaled)
    counters = data["counters"]
    for name in counters["words"].split():
        units.setdefault(name, Unit(name, name, Fraction(1), is_counter=True))
    for name, right in counters["misread"].items():
        units[name] = Unit(name, right, Fraction(1), is_counter=True)
    by_first: dict[str, list[str]] = {}
    only_per = tuple(data["per"]["words"].split())
    for name in only_per:
        units.setdefault(name, Unit(name, "s", known[name].factor))
    for name in sorted(units.keys() - set(only_per), key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    return UnitTable(
        units=units,
        by_first={first: tuple(names) for first, names in by_first.items()},
        other_words={k: v.replace(" ", "") for k, v in counters["other_words"].items()},
        idiomatic_bare=frozenset(counters["idiom_after_bare_scale"].split()),
        ordinal_after_numeral=frozenset(counters["ordinal_after_numeral"].split()),
        ordinal_after_digits=frozenset(counters["ordinal_after_digits"].split()),
        nouns_after_ge=frozenset(counters["nouns_after_ge"].split()),
        only_per=only_per,
    )


def scale_factor(scale: str) -> int:
    """Return what a run of scale characters multiplies by (百万 → 1e6, "" → 1).

    Examples
    --------
    >>> scale_factor("千万")
    10000000
    """
    factor = 1
    for character in scale:
        factor *= SCALES[character]
    return factor


def _split_scale(unit: str, table: UnitTable) -> tuple[str, str]:
    for cut in range(len(unit) + 1):
        scale, rest = unit[:cut], unit[cut:]
        if any(character not in SCALES for character in scale):
            break
        if not rest or rest in table.units or rest[0] == "个":
            return scale, rest
    return "", unit


def to_si(value: float, unit: str) -> tuple[float, str] | None:
    """Return a value in SI-coherent units, or `None` for a unit that has none.

    Money stays in 元 (or its own currency), shares become plain ratios (unit "1"), a count keeps
    its measure word, energy is in J, and the calendar's years and months, which have no fixed
    length, are a and mo. In a rate both sides are normalised (吨/年 → kg/a, 瓦/平方米 → W/m²).

    Parameters
    ----------
    value : float
        The number as written.
    unit : str
        The unit as written, with its scale (亿元, 万千瓦, 吨/年).

    Examples
    --------
    >>> to_si(9, "亿元")
    (900000000.0, '元')
    >>> to_si(214, "瓦/平方米")
    (214.0, 'W/m²')
    """
    known = _factor(unit)
    if known is None:
        return None
    # str() gives the shortest decimal of a float, which is the one that was written.
    return float(Fraction(str(value)) * known[0]), known[1]


@lru_cache(maxsize=1024)
def _factor(unit: str) -> tuple[Fraction, str] | None:
    """Return what one of a unit is in SI, or `None` for a unit that has none there."""
    table = unit_table()
    name, slash, per = unit.partition("/")
    scale, base = _split_scale(_BRACKETED.sub("", name), table)
    factor = Fraction(scale_factor(scale))
    si = base or "1"
    known = table.units.get(base)
    if known is not None:
        factor, si = factor * known.factor, known.si
    elif base and base[0] != "个":
        return None
    if slash:
        below = table.units.get(per)
        if below is None:
            return None
        factor, si = factor / below.factor, f"{si}/{below.si}"
    return factor, si
