"""What is known of documents beside their text: title, publisher and date, and how it is known.

The documents that come with the program are described in `seeds/index.toml`, by file name. Of
any other document the title is its first line that looks like a heading, publisher and date are
what an imprint in the text states: what nobody has stated is not made up.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from geodata.errors import GeodataError
from geodata.model import Document
from geodata.reading import FileText, find_imprint
from geodata.resources import seeds

__all__ = ["Entry", "Index", "Known", "Particular", "load_index", "title_of"]

_HEADING_CHARACTERS = 40
_NO_HEADING = re.compile(r"^本报|^新华社|记者|[。,;:、，；：]$|^[\d\W_]+$")
_MARKDOWN = re.compile(r"^#+\s*|\s*#+$|^[*_]+|[*_]+$")


class Known(StrEnum):
    """How something about a document is known."""

    STATED = "stated"  #: it stands in the text
    INFERRED = "inferred"  #: it follows from the text
    UNKNOWN = "unknown"  #: the text does not tell


@dataclass(frozen=True, slots=True)
class Particular:
    """A title, publisher or date with how it is known; the value is empty when unknown."""

    value: str
    known: Known
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index says of one document."""

    title: Particular
    publisher: Particular
    issued: Particular


class Index:
    """Descriptions of documents by file name."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = dict(entries)

    def describe(self, path: Path, file: FileText, document_id: str) -> Document:
        """Return the document with what is known of it.

        Parameters
        ----------
        path
            The file; the document's source is its absolute path.
        file
            What was read from it.
        document_id
            The id that it shall have.
        """
        entry = self.entries.get(path.name)
        imprint = find_imprint(file.text)
        title = title_of(file.text) or path.stem
        publisher, issued = imprint.publisher, imprint.issued
        if entry:
            title = entry.title.value or title
            publisher = entry.publisher.value or None
            issued = date.fromisoformat(entry.issued.value) if entry.issued.value else None
        source = source_path(path)
        return Document(
            document_id, title, publisher, issued, source, file.sha256, file.text, file.note
        )


def source_path(path: Path) -> str:
    """Return the absolute path by which a project knows a file, always valid Unicode."""
    return os.fsencode(Path(path).resolve()).decode("utf-8", "replace")


def title_of(text: str) -> str | None:
    r"""Return the first line that looks like a heading, without its marks.

    Examples
    --------
    >>> title_of("\n\n## 云冈区：笃行实干\n\n金秋时节，草木葳蕤。\n")
    '云冈区：笃行实干'
    """
    lines = (_MARKDOWN.sub("", line.strip()) for line in text.splitlines())
    for line in filter(None, lines):
        if len(line) <= _HEADING_CHARACTERS and not _NO_HEADING.search(line):
            return line
    return None


@cache
def load_index() -> Index:
    """Return the index of the documents that come with the program.

    Raises
    ------
    GeodataError
        If `seeds/index.toml` is missing or damaged.
    """
    path = next((seed.with_name("index.toml") for seed in seeds()), Path("seeds/index.toml"))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Index({name: _entry(values) for name, values in table.items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise GeodataError(f"程序自带的目录 {path} 缺失或已损坏：{error}。") from error


def _entry(values: Mapping[str, Mapping[str, str]]) -> Entry:
    particulars = {
        name: Particular(v["value"], Known(v["known"]), v["why"]) for name, v in values.items()
    }
    entry = Entry(**particulars)
    if entry.issued.value:
        date.fromisoformat(entry.issued.value)
    return entry
