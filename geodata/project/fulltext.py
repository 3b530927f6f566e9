"""Full-text search that is exact for Chinese words of any length, down to one character.

SQLite's own tokenizers split no Chinese words, and its trigrams find nothing shorter than three
characters. Here the index holds every pair of neighbouring characters, so that a word is a phrase
of pairs; the offsets of the hits are then looked up in the documents that hold the phrase.
Spaces and line breaks between Chinese characters are layout and are passed over.
"""

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Hit", "add", "find", "remove"]

_EXCERPT_CHARACTERS = 24
_WORD_CHARACTERS = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


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
class _Folded:
    """A text without case, width and layout, that knows where its characters come from."""

    text: str
    starts: tuple[int, ...]  #: where each run begins here
    sources: tuple[int, ...]  #: and in the source

    def source(self, offset: int) -> int:
        run = bisect_right(self.starts, offset) - 1
        return self.sources[run] + offset - self.starts[run]


def _fold(text: str) -> _Folded:
    lower = text.translate(_HALF_WIDTH).lower()
    if len(lower) != len(text):  # a few letters grow in lower case, and offsets must not
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    parts, starts, sources = [], [], []
    length = 0
    for begin, end in _runs(lower):
        parts.append(lower[begin:end])
        starts.append(length)
        sources.append(begin)
        length += end - begin
    return _Folded("".join(parts), tuple(starts), tuple(sources))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between layout: a space stays only where it divides words of letters."""
    begin = 0
    for space in _SPACE.finditer(text):
        start, end = space.span()
        neighbours = text[start - 1 : start] + text[end : end + 1]
        if len(neighbours) == 2 and neighbours.isascii():
            continue
        if start > begin:
            yield begin, start
        begin = end
    if len(text) > begin:
        yield begin, len(text)


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
        (rowid, _all_tokens(_fold(text).text)),
    )


def remove(connection: sqlite3.Connection, rowid: int, text: str) -> None:
    """Take a document out of the index, which must get the same text as when it was added."""
    connection.execute(
        "INSERT INTO fulltext (fulltext, rowid, tokens) VALUES ('delete', ?, ?)",
        (rowid, _all_tokens(_fold(text).text)),
    )


def find(connection: sqlite3.Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """Return the first places where the words stand, in documents that hold all of them."""
    wanted = [_fold(word).text for word in words.split()]
    hits: list[Hit] = []
    if not wanted:
        return ()
    for document_id, title, text in _documents(connection, wanted):
        hits += _hits_in(document_id, title, text, wanted)
        if len(hits) >= limit:
            break
    return tuple(hits[:limit])


def _documents(
    connection: sqlite3.Connection, wanted: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    query = _match(wanted)
    if not query:  # nothing but signs such as %: the index has none
        return connection.execute("SELECT id, title, text FROM documents ORDER BY fid")
    return connection.execute(
        "SELECT d.id, d.title, d.text FROM fulltext f JOIN documents d ON d.fid = f.rowid"
        " WHERE f.tokens MATCH ? ORDER BY f.rank, d.fid",
        (query,),
    )


def _match(wanted: Sequence[str]) -> str:
    """Return the query in FTS5's language: phrases of pairs, or a beginning of pairs."""
    phrases = []
    for word in wanted:
        for run in _WORD_CHARACTERS.findall(word):
            *pairs, last = _tokens(run)
            phrases.append(f'"{" ".join(pairs)}"' if pairs else f'"{last}" *')
    return " AND ".join(phrases)


def _hits_in(document_id: str, title: str, text: str, wanted: Sequence[str]) -> list[Hit]:
    folded = _fold(text)
    spans = []
    for word in wanted:
        found = [match.start() for match in re.finditer(re.escape(word), folded.text)]
        if not found:
            return []
        spans += [
            (folded.source(start), folded.source(start + len(word) - 1) + 1) for start in found
        ]
    return [
        Hit(
            document_id,
            title,
            start,
            end,
            text[max(0, start - _EXCERPT_CHARACTERS) : start],
            text[start:end],
            text[end : end + _EXCERPT_CHARACTERS],
        )
        for start, end in sorted(set(spans))
    ]
