"""A project with the text of very many articles, seeded: sentences of the seeds, names put in."""

import hashlib
import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from geodata.gazetteer import load
from geodata.model import Document
from geodata.project import Project, fulltext, queries, rows
from geodata.resources import seeds

__all__ = ["ARTICLE_CHARACTERS", "articles", "sentences", "write_articles"]

#: About what an article of a newspaper has.
ARTICLE_CHARACTERS = 1200
_SEED = 20260102
_START = date(2005, 1, 1)
_SENTENCE_END = re.compile("(?<=。)|\n+")
_SHORTEST = 8
_AT_ONCE = 1000


def sentences() -> tuple[str, ...]:
    """Return the sentences of the documents that come with the program."""
    found: list[str] = []
    for path in seeds():
        found += _SENTENCE_END.split(path.read_text(encoding="utf-8"))
    return tuple(s for s in found if len(s) > _SHORTEST)


def articles(count: int, names: Sequence[str], *, seed: int = _SEED) -> Iterator[Document]:
    """Yield articles, each of whose sentences names one of the places.

    One of three names gets a made-up word beside it, so that rare words are there as in real texts.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
    stock = sentences()
    characters = sorted({c for s in stock for c in s if "\u4e00" <= c <= "\u9fff"})
    for number in range(count):
        parts: list[str] = []
        length = 0
        while length < ARTICLE_CHARACTERS:
            sentence = chance.choice(stock)
            name = chance.choice(names)
            if chance.random() < 1 / 3:
                name += "".join(chance.choices(characters, k=3))
            at = chance.randrange(len(sentence))
            parts.append(sentence[:at] + name + sentence[at:])
            length += len(parts[-1])
        issued = _START + timedelta(days=number * 7300 // count)
        title = f"{chance.choice(names)}见闻之{number + 1}"
        digest = hashlib.sha256(f"article{number}".encode()).hexdigest()
        text = "\n".join([title, *parts])
        yield Document(f"a{number}", title, "大同日报", issued, f"{number}.txt", digest, text)


def write_articles(path: Path, count: int, names: Sequence[str]) -> int:
    """Write a project that has the articles' texts and index, and nothing else.

    The texts go past the pipeline, which would take hours to read them; returns their characters.
    """
    Project.create(path, load()).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    characters = 0
    connection.execute("BEGIN")
    for number, article in enumerate(articles(count, names), 1):
        connection.execute(queries.INSERT_DOCUMENT, rows.document_row(number, article, ()))
        fulltext.add(connection, number, article.text)
        characters += len(article.text)
        if number % _AT_ONCE == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("COMMIT")
    connection.close()
    return characters
