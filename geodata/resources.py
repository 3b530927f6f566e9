"""The one door to files that come with the program: `resources/` and `seeds/`.

In a checkout they lie beside the packages, in an installed wheel inside `geodata/_bundle`.
"""

from pathlib import Path

from geodata.errors import GeodataError

__all__ = ["read_bytes", "read_text", "resource", "seeds"]

_PACKAGE = Path(__file__).parent
_BUNDLE = _PACKAGE / "_bundle"
_ROOT = _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent


def resource(name: str) -> Path:
    """Return the path of a resource, given as a relative path with forward slashes.

    Raises
    ------
    GeodataError
        If the name leads out of `resources/` or nothing lies there.

    Examples
    --------
    >>> resource("web/package.json").name
    'package.json'
    """
    base = _ROOT / "resources"
    path = (base / name).resolve()
    if not path.is_relative_to(base.resolve()):
        raise GeodataError(f"The resource '{name}' lies outside the program's own files.")
    if not path.exists():
        raise GeodataError(f"The program's own file '{name}' is missing: run 'make setup' again.")
    return path


def read_text(name: str) -> str:
    """Return a resource's UTF-8 text."""
    return resource(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return a resource's bytes."""
    return resource(name).read_bytes()


def seeds() -> tuple[Path, ...]:
    """Return the documents that come with the program, sorted by name."""
    return tuple(sorted((_ROOT / "seeds").glob("*.txt")))
