"""How names are read: pinyin without tones, with the further readings of their characters.

The table is data, see `resources/lexicon/pinyin.txt`; it loads in milliseconds.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import islice, product

from geodata.resources import read_text

__all__ = ["readings", "spellings", "typed"]

#: Ways to read a name that has several characters of several readings.
_MOST = 8


@cache
def readings() -> Mapping[str, tuple[str, ...]]:
    """Return the syllables that each Chinese character is read as, the usual one first.

    Examples
    --------
    >>> readings()["堡"]
    ('bao', 'bu', 'pu')
    """
    first: dict[str, str] = {}
    further: defaultdict[str, list[str]] = defaultdict(list)
    for line in read_text("lexicon/pinyin.txt").splitlines():
        syllable, _, characters = line.partition("#")[0].partition(" ")
        main, _, others = characters.partition("/")
        first.update(dict.fromkeys(main, syllable))
        for character in others:
            further[character].append(syllable)
    found = {character: (syllable,) for character, syllable in first.items()}
    for character, syllables in further.items():
        found[character] = (*found.get(character, ()), *syllables)
    return found


def spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to spell a name, the usual one first; each gives a part for each character.

    Letters and digits spell themselves; all else has an empty part.

    Examples
    --------
    >>> spellings("云冈T1")
    (('yun', 'gang', 't', '1'),)
    >>> [" ".join(spelling) for spelling in spellings("守口堡")]
    ['shou kou bao', 'shou kou bu', 'shou kou pu']
    """
    table = readings()
    parts = []
    for character in name:
        lower = character.lower()
        itself = lower if lower.isascii() and lower.isalnum() else ""
        parts.append(table.get(character) or (itself,))
    return tuple(islice(product(*parts), _MOST))


def typed(text: str) -> str:
    """Return pinyin as it is typed in the form of `spellings`; `""` when it is none.

    Examples
    --------
    >>> typed("Yun Gang")
    'yungang'
    >>> typed("lü'hua")
    'lvhua'
    >>> typed("云冈")
    ''
    """
    plain = "".join(text.split()).lower().replace("ü", "v").replace("'", "").replace("-", "")
    return plain if plain.isascii() and plain.isalnum() and not plain.isdigit() else ""
