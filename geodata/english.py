"""English for what the library says in Chinese: names of kinds and counties, evidence, errors.

The library speaks Chinese, and what it says is kept in project files as Chinese sentences. A
reader of English gets them by the table `resources/i18n/library_en.toml`: a sentence is recognised
by its pattern, and what fills its gaps (names, quotes, paths) stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from geodata.resources import read_text

__all__ = ["TABLE", "Catalogue", "catalogue", "english", "section"]

#: The table, as a resource.
TABLE = "i18n/library_en.toml"
_GAP = re.compile(r"\{(areas|said)?\}")
_QUOTES = ("“", "《")
_STOP = "。"
_LIST = "、"
_HEAD = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the table."""

    pattern: str  #: of its Chinese; compiled when first tried
    gaps: tuple[str, ...]  #: `quoted`, `areas`, `said`, or nothing for anything
    english: str
    weight: int  #: how much of it is fixed: the most telling sentence is tried first

    @property
    def begins_anew(self) -> bool:
        """Whether its English begins with a word of ours, which may get a capital."""
        return not self.english.startswith("{") or self.gaps[0] == "said"


class Catalogue:
    """Finds the English of Chinese names and sentences.

    Parameters
    ----------
    table
        Sections of Chinese → English, in the form of `resources/i18n/library_en.toml`.
    """

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        pairs = [pair for section in table.values() for pair in section.items()]
        self._words = {zh: en for zh, en in pairs if not _GAP.search(zh)}
        names = sorted(table.get("areas", ()), key=len, reverse=True)
        area = f"(?:{'|'.join(map(re.escape, names))})"
        areas = f"{area}(?:{_LIST}{area})*"
        self._by_head: dict[str, list[_Sentence]] = defaultdict(list)
        for zh, en in pairs:
            if _GAP.search(zh):
                self._by_head[_head(zh)].append(_sentence(zh, en, areas))
        for sentences in self._by_head.values():
            sentences.sort(key=lambda sentence: -sentence.weight)

    def find(self, text: str) -> str | None:
        """Return the English of a Chinese text, None where the table does not know it.

        Examples
        --------
        >>> catalogue().find("地名库：云冈石窟，云冈区云冈镇。")
        'Gazetteer: 云冈石窟, Yungang 云冈镇.'
        >>> catalogue().find("天镇县、阳高县")
        'Tianzhen, Yanggao'
        """
        bare = text.removesuffix(_STOP)
        is_sentence = len(bare) < len(text)
        found, may_begin = self._find(bare)
        if found is None or not is_sentence:
            return found
        return f"{found[:1].upper() if may_begin else found[:1]}{found[1:]}."

    def _find(self, text: str) -> tuple[str | None, bool]:
        """Return the English, and whether it begins with a word of ours."""
        if text in self._words:
            return self._words[text], True
        parts = text.split(_LIST)
        if len(parts) > 1 and all(part in self._words for part in parts):
            return ", ".join(self._words[part] for part in parts), True
        for sentence in (*self._by_head.get(text[:_HEAD], ()), *self._by_head.get("", ())):
            filled = self._filled(sentence, text)
            if filled is not None:
                return sentence.english.format(*filled), sentence.begins_anew
        return None, False

    def _filled(self, sentence: _Sentence, text: str) -> list[str] | None:
        """Return what fills a sentence's gaps in English, None where it is another sentence."""
        match = re.fullmatch(sentence.pattern, text, re.DOTALL)
        if match is None:
            return None
        filled: list[str] = []
        for gap, group in zip(sentence.gaps, match.groups(), strict=True):
            known = None if gap == "quoted" else self._find(group)[0]
            if known is None and gap == "said":
                return None
            filled.append(group if known is None else known)
        return filled


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of the program's own table."""
    return Catalogue(_table())


def section(name: str) -> Mapping[str, str]:
    """Return a section of the program's own table: Chinese → English.

    Examples
    --------
    >>> section("neighbours")["蔚县"]
    'Yuxian'
    """
    return _table()[name]


@cache
def _table() -> dict[str, dict[str, str]]:
    # The map page's maker asks for the table's name at every start, and for nothing else.
    import tomllib  # noqa: PLC0415

    return tomllib.loads(read_text(TABLE))


@lru_cache(maxsize=4096)
def english(text: str) -> str:
    """Return a text of the library in English; one that the table does not know as it is."""
    return catalogue().find(text) or text


def _head(zh: str) -> str:
    """Return what a sentence can be looked up by: its first characters, if they are fixed."""
    return "" if "{" in zh[:_HEAD] else zh[:_HEAD]


def _sentence(zh: str, en: str, areas: str) -> _Sentence:
    """Make a sentence's pattern."""
    gaps: list[str] = []
    pattern, end = "", 0
    for gap in _GAP.finditer(zh):
        is_quoted = zh[: gap.start()].endswith(_QUOTES)
        gaps.append("quoted" if is_quoted else gap[1] or "")
        pattern += re.escape(zh[end : gap.start()]) + (
            f"({areas})" if gap[1] == "areas" else "(.*)"
        )
        end = gap.end()
    pattern += re.escape(zh[end:])
    fixed = len(_GAP.sub("", zh)) + gaps.count("areas")
    return _Sentence(pattern, tuple(gaps), en, fixed)
