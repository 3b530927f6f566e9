"""The names of kinds, precisions and areas as the map page has them, in both languages.

They come from where the window takes them too: `geodata.mapping.kinds` and `geodata.english`.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from geodata.english import TABLE, english, section
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.resources import read_bytes

__all__ = ["names_makings", "names_script"]

_AREAS = ("areas", "neighbours", "rivers")


def names_script() -> str:
    """Return a script that puts the names into `datong.names`: {zh, en, areas}.

    Examples
    --------
    >>> names_script()[:33]
    'window.datong = {"names":{"zh":{"'
    """
    chinese = {
        **{f"kind.{style.kind}": style.label for style in KIND_STYLES},
        **{f"precision.{words.precision}": words.label for words in PRECISION_LABELS},
        **{f"hint.{words.precision}": words.hint for words in PRECISION_LABELS},
    }
    names = {
        "zh": chinese,
        "en": {key: english(text) for key, text in chinese.items()},
        "areas": {zh: en for name in _AREAS for zh, en in section(name).items()},
    }
    text = json.dumps({"names": names}, ensure_ascii=False, separators=(",", ":"))
    return f"window.datong = {text};"


def names_makings() -> Iterable[bytes]:
    """Yield all that the script is made of."""
    yield read_bytes(TABLE)
    for source in ("page_names.py", "kinds.py"):
        yield (Path(__file__).parent / source).read_bytes()
