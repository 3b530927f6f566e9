"""Make the table of readings: `python -m geodata.gazetteer.build.pinyin_table`.

Of each character those readings are kept that pypinyin's phrases use now and then, the most
frequent first; a name can then be found by the reading that its place has (堡 is bao, bu and pu).
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

__all__ = ["table_text"]

_OUT = Path(__file__).parents[3] / "resources" / "lexicon" / "pinyin.txt"
_FIRST, _LAST = 0x4E00, 0x9FFF
_RARE = 0.04  # a reading in a smaller share of a character's phrases is one of a few set phrases
_LEAST = 3
#: Readings of names of places and people that phrases have too seldom.
_OF_NAMES = {"单": "shan", "尉": "yu", "解": "xie", "六": "lu", "曲": "qu", "浑": "hun"}
_HEAD = """\
# How Chinese characters are read, for finding names by pinyin: a syllable without its tone, the
# characters that are read so first of all, and behind / those that are read so in some words too
# (ü is v). Read by geodata/pinyin.py. Made by geodata/gazetteer/build/pinyin_table.py from the
# dictionaries of pypinyin 0.55.0, which come from pinyin-data and phrase-pinyin-data. Licence:
# MIT License. Copyright (c) 2016 mozillazg, 闲耘. Permission is hereby granted, free of charge, to
# any person obtaining a copy of this software and associated documentation files (the "Software"),
# to deal in the Software without restriction, including without limitation the rights to use, copy,
# modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
# persons to whom the Software is furnished to do so, subject to the following conditions: The above
# copyright notice and this permission notice shall be included in all copies or substantial
# portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.
"""


def table_text() -> str:
    """Return the table's text."""
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                used[character][to_normal(reading[0])] += 1
    first: defaultdict[str, list[str]] = defaultdict(list)
    further: defaultdict[str, list[str]] = defaultdict(list)
    for code, listed in sorted(pinyin_dict.items()):
        if _FIRST <= code <= _LAST:
            main, *others = _readings(chr(code), listed.split(","), used[chr(code)])
            first[main].append(chr(code))
            for other in others:
                further[other].append(chr(code))
    lines = [
        f"{syllable} {''.join(first[syllable])}{_behind(further[syllable])}"
        for syllable in sorted({*first, *further})
    ]
    return _HEAD + "\n".join(lines) + "\n"


def _readings(character: str, listed: list[str], used: Counter[str]) -> list[str]:
    plain = list(dict.fromkeys(map(to_normal, listed)))
    total = used.total()
    kept = [r for r, n in used.most_common() if n >= _LEAST and n / total >= _RARE and r in plain]
    if character in _OF_NAMES:
        kept = [*(kept or plain[:1]), _OF_NAMES[character]]
    return list(dict.fromkeys(kept)) or plain[:1]


def _behind(characters: list[str]) -> str:
    return f"/{''.join(characters)}" if characters else ""


if __name__ == "__main__":
    _OUT.write_text(table_text(), encoding="utf-8")
    sys.exit(0)
