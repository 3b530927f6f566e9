"""What lies under the app's own scheme: URL path → MIME type and bytes, without Qt."""

from dataclasses import dataclass

from geodata.errors import GeodataError
from geodata.mapping.assets import AssetError, asset

__all__ = ["DATA", "HOST", "PAGE", "SCHEME", "SITE_URL", "Answer", "NoSuchPageError", "Site"]

SCHEME = "datong"
HOST = "app"
SITE_URL = f"{SCHEME}://{HOST}/"
PAGE = "map.html"
DATA = "data/map.json"


class NoSuchPageError(GeodataError):
    """Nothing lies under a URL."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A file as the page gets it."""

    mime: str
    body: bytes


class Site:
    """The files of the map page: what was published, and the program's own assets.

    Examples
    --------
    >>> site = Site()
    >>> site.publish("map.html", Answer("text/html", b"<p>"))
    >>> site.answer("map.html")
    Answer(mime='text/html', body=b'<p>')
    >>> site.answer("data/map.json") is None  # will come
    True
    """

    def __init__(self) -> None:
        self._published: dict[str, Answer | None] = {PAGE: None, DATA: None}

    def publish(self, path: str, answer: Answer) -> None:
        """Put a file under a path, in place of an earlier one."""
        self._published[path] = answer

    def answer(self, path: str) -> Answer | None:
        """Return what lies under a path; None when it is being made and will be published.

        Raises
        ------
        NoSuchPageError
            If nothing lies there.
        """
        if path in self._published:
            return self._published[path]
        try:
            mime, body = asset(path)
        except AssetError as error:
            raise NoSuchPageError(str(error)) from error
        return Answer(mime, body)
