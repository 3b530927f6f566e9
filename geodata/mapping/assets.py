"""The files that the map page loads, as a pure function from URL path to type and bytes."""

import re

from geodata.errors import GeodataError
from geodata.resources import read_bytes

__all__ = ["AssetError", "asset"]

_MIME_TYPES = {"js": "text/javascript", "css": "text/css"}
_PATH = re.compile(r"web/(?:js|css|vendor)/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(js|css)")


class AssetError(GeodataError):
    """What was asked for is none of the page's own files."""


def asset(path: str) -> tuple[str, bytes]:
    """Return the MIME type and the bytes of a file that the map page loads.

    Parameters
    ----------
    path
        The path of the URL without its leading slash: `web/js/map.js`.

    Raises
    ------
    AssetError
        If the path names anything but a script or style sheet right under `web/js`, `web/css`
        or `web/vendor`, or nothing lies there.

    Examples
    --------
    >>> asset("web/css/map.css")[0]
    'text/css'
    >>> asset("web/js/../package.json")
    Traceback (most recent call last):
    geodata.mapping.assets.AssetError: 地图页面没有文件“web/js/../package.json”。
    """
    match = _PATH.fullmatch(path)
    if match is None:
        raise AssetError(f"地图页面没有文件“{path}”。")
    try:
        return _MIME_TYPES[match[1]], read_bytes(path)
    except GeodataError as error:
        raise AssetError(f"地图页面没有文件“{path}”。") from error
