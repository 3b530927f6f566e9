"""The function words that the rules on names ask for, from `resources/lexicon/grammar.toml`."""

from functools import cache
from typing import NamedTuple

from geodata.extraction import lexicon

__all__ = ["Words", "words"]


class Words(NamedTuple):
    """The lists of the file, under its names; tuples, because `str.endswith` takes those."""

    joints: tuple[str, ...]
    last_joints: tuple[str, ...]
    name_joints: tuple[str, ...]
    open_list: tuple[str, ...]
    span: tuple[str, ...]
    line_spans: tuple[str, ...]
    section: tuple[str, ...]
    inside: tuple[str, ...]
    divisions: tuple[str, ...]
    upper_divisions: tuple[str, ...]
    county_ends: tuple[str, ...]
    townships: tuple[str, ...]
    road_numbers: tuple[str, ...]
    compass: tuple[str, ...]
    streets: tuple[str, ...]
    subdistricts: tuple[str, ...]
    works: tuple[str, ...]
    whole_works: tuple[str, ...]
    base: tuple[str, ...]
    lengths: tuple[str, ...]
    numerals: tuple[str, ...]
    list_particles: tuple[str, ...]
    sum_adverbs: tuple[str, ...]
    carrying_out: tuple[str, ...]
    visited: tuple[str, ...]
    units: tuple[str, ...]
    rates: tuple[str, ...]
    not_behind_mile: tuple[str, ...]
    not_behind_phase: tuple[str, ...]
    count_units: tuple[str, ...]


@cache
def words() -> Words:
    """Return the words, read once.

    Examples
    --------
    >>> words().works
    ('项目', '工程')
    """
    lists = lexicon.table("grammar")
    return Words(**{name: tuple(told.split()) for name, told in lists.items()})
