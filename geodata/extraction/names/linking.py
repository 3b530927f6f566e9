"""One place, one name within a document: short and long forms of the same name are joined."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.extraction.candidates import PlaceName

__all__ = ["linked", "name_key"]

_QUOTES = re.compile(r"[“”‘’「」『』《》·\s]")
_PHASE = re.compile(r"[（(][一二三四五六七八九十\d]+期[)）]")
#: The shortest name that may be the end of a longer one (`挖金湾煤业公司`).
_MIN_SUFFIX = 5


@cache
def _project_tail() -> re.Pattern[str]:
    ends = sorted(lexicon.table("naming")["works_ends"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(ends)})$")


def name_key(name: str, kind: Kind) -> str:
    """Return what two forms of a name have in common.

    Examples
    --------
    >>> name_key("云冈经济技术开发区", Kind.PARK) == name_key("云冈经开区", Kind.PARK)
    True
    >>> name_key("“晋北新能源基地”建设项目", Kind.PROJECT)
    '晋北新能源基地'
    """
    key = _QUOTES.sub("", name)
    for form, short in lexicon.table("naming")["short_forms"].items():
        key = key.replace(form, short)
    if kind is Kind.PROJECT:
        key = _project_tail().sub("", _PHASE.sub("", key)) or key
        key = _project_tail().sub("", key) or key
    return key


def linked(names: Sequence[PlaceName]) -> list[PlaceName]:
    """Give all names of one place the same `name`: the gazetteer's, else the fullest form."""
    fullest: dict[tuple[Kind, str], str] = {}
    for name in names:
        key = (name.kind, name_key(name.name, name.kind))
        known = fullest.get(key, "")
        fullest[key] = max(known, name.name, key=len)
    longer = _longer_forms(fullest)
    return [_named(name, fullest, longer) for name in names]


def _longer_forms(fullest: dict[tuple[Kind, str], str]) -> dict[tuple[Kind, str], str]:
    """Map keys that end another key of their kind to the longer name."""
    longer: dict[tuple[Kind, str], str] = {}
    for (kind, key), name in fullest.items():
        for cut in range(1, len(key) - _MIN_SUFFIX + 1):
            short = (kind, key[cut:])
            if short in fullest and len(longer.get(short, "")) < len(name):
                longer[short] = name
    return longer


def _named(
    name: PlaceName,
    fullest: dict[tuple[Kind, str], str],
    longer: dict[tuple[Kind, str], str],
) -> PlaceName:
    if len(name.entries) == 1:
        return replace(name, name=name.entries[0].name)
    key = (name.kind, name_key(name.name, name.kind))
    return replace(name, name=longer.get(key, fullest[key]))
