"""Which names an entry answers to, and which of them may be looked for in running text."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from geodata.gazetteer.entries import Entry, Level

__all__ = ["Follower", "Name", "bare_name", "county_short", "followers", "names", "township_short"]

#: Shorter names are not looked for unless a person vouched for them: too many are words.
_LEAST = 3
#: Full names first; larger things first where several bear a name equally.
_ROLES = ("name", "alias", "short")
_ORDER = (Level.COUNTY, Level.SITE, Level.TOWNSHIP, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entry.

    `rank` orders the entries that bear it; `role` is `name`, `alias` or `short`.
    """

    name: str
    entry_id: str
    rank: int
    role: str
    is_scanned: bool
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Follower:
    """A short name that is sound directly behind the full name of its county or township."""

    division: str
    name: str
    entry_id: str


def county_short(name: str) -> str:
    """Return a county's usual short form.

    Examples
    --------
    >>> county_short("阳高县")
    '阳高'
    """
    return name[:-1]


def township_short(name: str) -> tuple[str, ...]:
    """Return the sound short forms of a township.

    A sub-district has none: 大庆路街道 without its ending is a road, 文瀛湖街道 a lake.

    Examples
    --------
    >>> township_short("新平堡镇"), township_short("大庆路街道"), township_short("许堡乡")
    (('新平堡',), (), ())
    """
    short = name[:-1]
    return (short,) if name[-1] in "镇乡" and len(short) >= _LEAST else ()


def bare_name(name: str) -> str:
    """Return the name of a village or community without its ending.

    Examples
    --------
    >>> bare_name("守口堡村"), bare_name("泰乐里社区"), bare_name("煤峪口")
    ('守口堡', '泰乐里', '煤峪口')
    """
    return name.removesuffix("社区").removesuffix("村")


def names(
    entries: Sequence[Entry], wordlike: Collection[str], elsewhere: Collection[str]
) -> tuple[Name, ...]:
    """Return every name of every entry, sorted by name and rank.

    Parameters
    ----------
    wordlike
        Names that are not to be looked for.
    elsewhere
        Names of divisions outside Datong that are: a short form among them belongs to the larger.
    """
    borne: dict[str, list[_Bearer]] = {}
    for entry in entries:
        for name, role in _roles(entry):
            soundness = _soundness(name, role, entry)
            if role == "short" and name in elsewhere:
                soundness = _Soundness.NEVER
            bearer = _Bearer(_ROLES.index(role), _ORDER.index(entry.level), entry.id, soundness)
            borne.setdefault(name, []).append(bearer)
    return tuple(
        one
        for name, bearers in sorted(borne.items())
        for one in _ranked(name, sorted(bearers), is_wordlike=name in wordlike)
    )


def followers(entries: Iterable[Entry], names: Iterable[Name]) -> tuple[Follower, ...]:
    """Return the two-character names that are read behind their county or township.

    Behind a township both 肥村 and 高庙 (of 高庙村) are sound, behind a county only the former.
    """
    villages = {entry.id: entry for entry in entries if entry.level is Level.VILLAGE}
    divisions = {entry.id: entry.name for entry in entries if entry.level is not Level.SITE}
    found = set()
    for name in names:
        village = villages.get(name.entry_id)
        if village is None or name.is_scanned or len(name.name) != _LEAST - 1:
            continue
        if village.township and village.name.endswith("村"):
            found.add((village.township, name.name, village.id))
            if name.role == "name":
                found.add((divisions[village.counties[0]], name.name, village.id))
    return tuple(Follower(*one) for one in sorted(found))


class _Soundness(IntEnum):
    """Whether a name may be looked for, as far as its form tells."""

    NEVER = 0
    WITH_OTHERS = 1  #: only if somebody else bears it soundly, who is no county
    SOUND = 2


class _Bearer(NamedTuple):
    role: int
    order: int
    entry_id: str
    soundness: _Soundness


def _ranked(name: str, bearers: Sequence[_Bearer], *, is_wordlike: bool) -> list[Name]:
    """Rank those who bear a name and say who is meant when it is found in a text.

    云冈 is the district, never the village of that name; 古城 may be any of those called so.
    """
    is_scanned = not is_wordlike and any(one.soundness is _Soundness.SOUND for one in bearers)
    is_county = any(one.order == _ORDER.index(Level.COUNTY) for one in bearers)
    least = _Soundness.SOUND if is_county else _Soundness.WITH_OTHERS
    return [
        Name(
            name,
            one.entry_id,
            rank,
            _ROLES[one.role],
            is_scanned and one.soundness >= least,
            len(bearers) > 1,
        )
        for rank, one in enumerate(bearers)
    ]


def _roles(entry: Entry) -> list[tuple[str, str]]:
    taken = (entry.name, *entry.aliases)
    roles = [(entry.name, "name")]
    roles += [(alias, "alias") for alias in entry.aliases if alias != entry.name]
    roles += [(short, "short") for short in _shorts(entry) if short not in taken]
    return roles


def _shorts(entry: Entry) -> list[str]:
    """Return the forms of a division's name that follow from its kind.

    Townships and villages change their kind more often than tables are brought up to date: 乡
    becomes 镇, a village a community, and both names are in use for years.
    """
    name = entry.name
    shorts: list[str] = []
    if entry.level is Level.VILLAGE:
        bare = bare_name(name)
        shorts = [bare, f"{bare}社区"] if name.endswith("村") and len(bare) > 1 else [bare]
    elif entry.level is Level.TOWNSHIP and name.endswith("街道"):
        shorts = [f"{name.removesuffix('街道')}办事处"]
    elif entry.level is Level.TOWNSHIP and name[-1] in "镇乡":
        shorts = [name[:-1], name[:-1] + ("乡" if name[-1] == "镇" else "镇")]
    return [short for short in shorts if len(short) > 1]


def _soundness(name: str, role: str, entry: Entry) -> _Soundness:
    if role == "alias" or entry.level in (Level.COUNTY, Level.SITE):
        return _Soundness.SOUND if len(name) > 1 else _Soundness.NEVER
    if role == "short" and entry.name.endswith("社区"):
        return _Soundness.NEVER  # 幸福里, 新建路, 火车站: alone it is a phrase or a street
    return _Soundness.SOUND if len(name) >= _LEAST else _Soundness.WITH_OTHERS
