"""What units are worth: a reader of the part of pint's definition format that `units.txt` uses.

::

    line  := name "=" (dimension | product) ("=" name)*
    product := factor (("*" | "/") factor)*
    factor  := number | name ["**" integer]

pint itself takes half a second to import, which no start of the program can spare; a test compares
what is read here with what pint reads. Factors are exact fractions.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from geodata.resources import read_text

__all__ = ["Definition", "definitions"]

_FILE = "lexicon/units.txt"
_POWER = re.compile(r"\s*\*\*\s*")


@dataclass(frozen=True, slots=True)
class Definition:
    """A unit: `factor` times the product of base units to their powers."""

    factor: Fraction
    bases: Counter[str] = field(default_factory=Counter)

    def __mul__(self, other: "Definition") -> "Definition":
        return Definition(self.factor * other.factor, _sum(self.bases, other.bases))

    def __pow__(self, power: int) -> "Definition":
        bases = Counter({base: power * count for base, count in self.bases.items()})
        return Definition(self.factor**power, bases)


def _sum(one: Counter[str], other: Counter[str]) -> Counter[str]:
    total = Counter(one)
    for base, count in other.items():
        total[base] += count
    return Counter({base: count for base, count in total.items() if count})


@cache
def definitions() -> dict[str, Definition]:
    """Return all units of the definition file by their names; callers must not change it.

    Raises
    ------
    GeodataError
        If the file is missing.

    Examples
    --------
    >>> definitions()["亩"].factor
    Fraction(2000, 3)
    """
    known: dict[str, Definition] = {}
    for line in read_text(_FILE).splitlines():
        parts = [part.strip() for part in line.split("#", 1)[0].split("=")]
        if len(parts) < 2:
            continue
        name, product, *others = parts
        if product.startswith("["):
            value = Definition(Fraction(1), Counter([name]))
        else:
            value = _product(product, known)
        known |= {word: value for word in (name, *others) if word != "_"}
    return known


def _product(text: str, known: dict[str, Definition]) -> Definition:
    """Return the worth of a product of numbers and units that are known already."""
    result = Definition(Fraction(1))
    sign = 1
    for word in _POWER.sub("^", text).replace("*", " * ").replace("/", " / ").split():
        if word in ("*", "/"):
            sign = 1 if word == "*" else -1
        else:
            result *= _factor(word, known) ** sign
    return result


def _factor(word: str, known: dict[str, Definition]) -> Definition:
    name, _, power = word.partition("^")
    if name in known:
        return known[name] ** int(power or 1)
    return Definition(Fraction(name))
