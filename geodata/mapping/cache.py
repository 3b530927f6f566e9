"""Texts that are costly to make and never change, kept in the user's cache folder by content.

A cache that cannot be read or written is no error: the text is made anew.
"""

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from platformdirs import user_cache_path

__all__ = ["kept", "page_cache"]

#: What is made brings large libraries, and two threads that import NumPy at once both fail.
_MAKING = threading.RLock()


def page_cache() -> Path:
    """Return the folder of the user's cache in which map texts are kept; it may not exist yet."""
    return user_cache_path("datong-explorer", appauthor=False) / "pages"


def kept(
    cache_dir: Path | None,
    name: str,
    makings: Callable[[], Iterable[bytes]],
    make: Callable[[], str],
) -> str:
    """Return a text out of the cache where it lies there, else make it and keep it.

    Parameters
    ----------
    cache_dir
        Where texts are kept; None makes it anew.
    name
        What it is, ending in the file's suffix: `app.html`.
    makings
        Returns all that it is made of: where that changes, the text is another one.
    make
        Makes it.
    """
    if cache_dir is None:
        with _MAKING:
            return make()
    stem, suffix = Path(name).stem, Path(name).suffix
    path = cache_dir / f"{stem}-{_fingerprint(makings())}{suffix}"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8")
    with _MAKING:
        text = make()
    with contextlib.suppress(OSError):
        _keep(path, text, f"{stem}-*{suffix}")
    return text


def _fingerprint(makings: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for making in makings:
        digest.update(len(making).to_bytes(8, "little"))
        digest.update(making)
    return digest.hexdigest()[:20]


def _keep(path: Path, text: str, siblings: str) -> None:
    """Write in one step, and clear away what is outdated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    for old in path.parent.glob(siblings):
        if old != path:
            old.unlink(missing_ok=True)
