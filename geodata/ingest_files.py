"""The files that an ingest is about."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from geodata.reading import MAX_BYTES, SUFFIXES

__all__ = ["files_of", "sha256_of"]


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are meant, each once; what does not exist is told by its reader."""
    seen = set()
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        for file in inside or [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes; nothing for one that its reader will refuse."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
