"""Full-text search that is exact for Chinese words of any length, down to one character.

SQLite's own tokenizers split no Chinese words, and its trigrams find nothing shorter than three
characters. Here the index holds every pair of neighbouring characters, so that a word is a phrase
of pairs; the offsets of the hits are then looked up in the documents that hold the phrase.
Spaces and line breaks between Chinese characters are layout and are passed over.

Documents come in the order in which they were added, the last first: SQLite then hands them out as
it meets them, while a ranking would visit every document that has a word before the first is told.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

__all__ = ["DocumentHits", "Hit", "Wanted", "add", "find", "find_documents", "remove"]

_EXCERPT_CHARACTERS = 24
_WORD_CHARACTERS = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH = {code - 0xFEE0: code for code in _HALF_WIDTH}
#: Capital letters besides `upper()` and `title()` of their small ones.
_CAPITALS = {c.lower(): c for c in "\u03f4\u1e9e\u2126\u212a\u212b"}
_POOL = 200  # documents among which those are chosen that are told first
_MOST_COUNTED = 99


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a searched word stands: `document.text[start:end]`, with the text around it."""

    document_id: str
    title: str
    start: int
    end: int
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """A document that holds all searched words."""

    document_id: str
    title: str
    issued: date | None
    count: int  #: how often they stand in the text, at most 99
    hits: tuple[Hit, ...]  #: the first of them


def _fold(text: str) -> str:
    """Return a text without case, width and layout."""
    lower = text.translate(_HALF_WIDTH).lower()
    if len(lower) != len(text):  # a few letters grow in lower case, and are left as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _SPACE.sub(_between_words, lower)


def _between_words(space: re.Match[str]) -> str:
    """Keep a space only where it divides words of letters; elsewhere it is layout."""
    start, end = space.span()
    neighbours = space.string[start - 1 : start] + space.string[end : end + 1]
    return space[0] if len(neighbours) == 2 and neighbours.isascii() else ""


class _Codes(dict[str, str]):
    """Characters in hexadecimal, each worked out once: a text has a million of a few thousand."""

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{ord(character):x}"
        return code


_CODES = _Codes()
_PAIR = "%sg%s".__mod__


def _tokens(run: str) -> list[str]:
    """Return each pair of characters in hexadecimal, which no tokenizer can take apart."""
    codes = [_CODES[character] for character in run]
    return [*map(_PAIR, pairwise(codes)), f"{codes[-1]}g"]


def _all_tokens(text: str) -> str:
    # Joined run by run, because ten million small strings take a gigabyte.
    runs = _WORD_CHARACTERS.finditer(text)
    return " ".join(" ".join(_tokens(run[0])) for run in runs)


def add(connection: sqlite3.Connection, rowid: int, text: str) -> None:
    """Index a document under the fid of its row."""
    connection.execute(
        "INSERT INTO fulltext (rowid, tokens) VALUES (?, ?)",
        (rowid, _all_tokens(_fold(text))),
    )


def remove(connection: sqlite3.Connection, rowid: int, text: str) -> None:
    """Take a document out of the index, which must get the same text as when it was added."""
    connection.execute(
        "INSERT INTO fulltext (fulltext, rowid, tokens) VALUES ('delete', ?, ?)",
        (rowid, _all_tokens(_fold(text))),
    )


class Wanted:
    r"""Searched words as a pattern: without regard to case, width and layout.

    Attributes
    ----------
    words
        The words as they are compared, without case, width and layout.

    Examples
    --------
    >>> Wanted("石窟 400").spans("云冈石\n窟接待４００万人次")
    [(2, 5), (7, 10)]
    """

    def __init__(self, text: str) -> None:
        self.words = tuple(dict.fromkeys(_fold(word) for word in text.split()))
        self._patterns = [re.compile(_pattern(word)) for word in self.words]

    def __bool__(self) -> bool:
        return bool(self.words)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text, in order; none when one of them is missing."""
        spans: set[tuple[int, int]] = set()
        for pattern in self._patterns:
            found = {match.span() for match in pattern.finditer(text)}
            if not found:
                return []
            spans |= found
        return sorted(spans)

    def any_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where any of the words stand in a text, in order."""
        return sorted({m.span() for pattern in self._patterns for m in pattern.finditer(text)})

    def stands_in(self, text: str) -> bool:
        """Tell whether a text holds all the words."""
        return all(pattern.search(text) for pattern in self._patterns)

    @staticmethod
    def plain(text: str) -> str:
        r"""Return a text in the form of `words`, in one line.

        Examples
        --------
        >>> Wanted.plain("云冈\n石窟 ＬＮＧ Carbon\nFibre")
        '云冈石窟lng carbon fibre'
        """
        return " ".join(_fold(text).split())

    def query(self) -> str:
        """Return the words in FTS5's language: phrases of pairs, or a beginning of pairs."""
        runs = [run for word in self.words for run in _WORD_CHARACTERS.findall(word)]
        # A single character is in most documents, and costs a look at all pairs that begin with
        # it: beside a longer word it is left to the pattern.
        longer = [run for run in runs if len(run) > 1]
        return " AND ".join(map(_phrase, longer or runs))


def _pattern(word: str) -> str:
    parts = [_one_of(word[0])]
    for left, right in pairwise(word):
        gap = "" if (left + right).isascii() else r"\s*"
        parts.append(gap + _one_of(right))
    return "".join(parts)


def _one_of(character: str) -> str:
    """Return a pattern of all characters that fold to one."""
    same = {character, character.upper(), character.title(), _CAPITALS.get(character, character)}
    same |= {each.translate(_FULL_WIDTH) for each in same}
    forms = sorted(each for each in same if len(each) == 1)
    return re.escape(forms[0]) if len(forms) == 1 else f"[{''.join(map(re.escape, forms))}]"


def _phrase(run: str) -> str:
    *pairs, last = _tokens(run)
    return f'"{" ".join(pairs)}"' if pairs else f'"{last}" *'


def find(connection: sqlite3.Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """Return the first places where the words stand, in documents that hold all of them."""
    wanted = Wanted(words)
    hits: list[Hit] = []
    if not wanted or limit <= 0:
        return ()
    for fid, document_id, title, _ in _documents(connection, wanted):
        text = _text(connection, fid)
        hits += [_hit(document_id, title, text, span) for span in wanted.spans(text)]
        if len(hits) >= limit:
            break
    return tuple(hits[:limit])


def find_documents(
    connection: sqlite3.Connection, words: str, *, limit: int, excerpts: int = 1
) -> tuple[DocumentHits, ...]:
    """Return documents that hold all words, each with its first hits.

    Of the last added documents those come first that have a word in their title, then those that
    came out last.
    """
    wanted = Wanted(words)
    if not wanted or limit <= 0:
        return ()
    pool = sorted(
        islice(_documents(connection, wanted), _POOL),
        key=lambda row: (not wanted.stands_in(row[2]), _reversed(row[3]), -row[0]),
    )
    found: list[DocumentHits] = []
    for fid, document_id, title, issued in pool:
        text = _text(connection, fid)
        spans = wanted.spans(text)
        if not spans:
            continue
        hits = tuple(_hit(document_id, title, text, span) for span in spans[:excerpts])
        day = date.fromisoformat(issued) if issued else None
        found.append(DocumentHits(document_id, title, day, min(len(spans), _MOST_COUNTED), hits))
        if len(found) == limit:
            break
    return tuple(found)


_Row = tuple[int, str, str, str | None]


def _documents(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[_Row]:
    query = wanted.query()
    if not query:  # nothing but signs such as %: the index has none
        return connection.execute("SELECT fid, id, title, issued FROM documents ORDER BY fid DESC")
    return connection.execute(
        "SELECT d.fid, d.id, d.title, d.issued FROM fulltext f JOIN documents d ON d.fid = f.rowid"
        " WHERE f.tokens MATCH ? ORDER BY f.rowid DESC",
        (query,),
    )


def _text(connection: sqlite3.Connection, fid: int) -> str:
    (text,) = connection.execute("SELECT text FROM documents WHERE fid = ?", (fid,)).fetchone()
    return str(text)


def _reversed(issued: str | None) -> tuple[int, ...]:
    """Return a key that sorts later days before earlier ones, and unknown ones last."""
    return tuple(-int(part) for part in issued.split("-")) if issued else (1,)


def _hit(document_id: str, title: str, text: str, span: tuple[int, int]) -> Hit:
    start, end = span
    return Hit(
        document_id,
        title,
        start,
        end,
        text[max(0, start - _EXCERPT_CHARACTERS) : start],
        text[start:end],
        text[end : end + _EXCERPT_CHARACTERS],
    )
