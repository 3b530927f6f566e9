"""The lexicon: word lists and tables in `resources/lexicon/`, read once and cached.

Word lists (`*.txt`) hold words separated by blanks or line breaks; what follows a `#` is a comment.
Tables are TOML. Every file's head comment says what it is for.
"""

import re
import tomllib
from functools import cache
from typing import Any

from geodata.resources import read_text

__all__ = ["HAN", "table", "words"]

#: One Chinese character.
HAN = re.compile("[一-鿿]")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of `resources/lexicon/<name>.txt`, each once, in the order of the file.

    Raises
    ------
    GeodataError
        If there is no such list.

    Examples
    --------
    >>> "个" in words("measures")
    True
    """
    lines = read_text(f"lexicon/{name}.txt").splitlines()
    return tuple(dict.fromkeys(word for line in lines for word in line.split("#", 1)[0].split()))


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table of `resources/lexicon/<name>.toml`; callers must not change it.

    Raises
    ------
    GeodataError
        If there is no such table.

    Examples
    --------
    >>> "公园" in table("endings")["park"]["words"]
    True
    """
    return tomllib.loads(read_text(f"lexicon/{name}.toml"))
