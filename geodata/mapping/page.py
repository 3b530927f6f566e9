"""The map page: made by Folium, closed by a Content-Security-Policy, cached by content.

Folium costs a second to import and the page never changes between two starts. So it is kept in
the user's cache folder under the hash of all that it is made of; only a miss imports Folium.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from geodata.mapping.assets import asset
from geodata.mapping.cache import kept, page_cache
from geodata.mapping.page_names import names_makings, names_script
from geodata.resources import read_text

__all__ = ["APP", "DATA_SLOT", "EXPORT", "Page", "build", "map_page", "page_cache"]

_TITLE = "大同图览"
_STYLES = ("web/vendor/leaflet.css", "web/css/theme.css", "web/css/map.css")
#: Stands for the script of names, which lies in no file.
_NAMES = "names.js"
_SCRIPTS = (
    _NAMES,
    "web/vendor/leaflet.js",
    "web/js/texts.js",
    "web/js/theme.js",
    "web/js/geometry.js",
    "web/js/symbols.js",
    "web/js/stage.js",
    "web/js/gathering.js",
    "web/js/clusters.js",
    "web/js/rooms.js",
    "web/js/tray_plans.js",
    "web/js/trays.js",
    "web/js/labels.js",
    "web/js/painter.js",
    "web/js/access.js",
    "web/js/hint.js",
    "web/js/rows.js",
    "web/js/tray_list.js",
    "web/js/naming.js",
    "web/js/pointing.js",
    "web/js/home.js",
    "web/js/heat.js",
    "web/js/fills.js",
    "web/js/base.js",
    "web/js/places.js",
    "web/js/legend.js",
    "web/js/edges.js",
    "web/js/layers.js",
    "web/js/map.js",
    "web/js/boot.js",
)
#: Selecting by shape and measuring: of the app only.
_TOOLS = (
    "web/vendor/geographiclib-geodesic.js",
    "web/js/tools_texts.js",
    "web/js/tools_geodesy.js",
    "web/js/tools_sketch.js",
    "web/js/tools_panel.js",
    "web/js/tools.js",
)
#: Where an inlined page takes its data: replaced by the export.
DATA_SLOT = "<!--datong:data-->"
_NOTHING = "'none'"
_CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'"
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """One of the two pages: what is written into it, and what it still has to be served."""

    name: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    served: tuple[str, ...] = ()  #: of the scripts; every request costs a start some time
    data: str = ""  #: where the served page finds its data

    @property
    def stands_alone(self) -> bool:
        """Whether the page needs nothing but itself."""
        return not self.served


#: The app's page. Qt serves its own `qwebchannel.js`, the window its end of the bridge; the data
#: come from `data/map.json`.
APP = Page(
    "app",
    (*_SCRIPTS, *_TOOLS, "qwebchannel.js", "web/js/bridge.js"),
    (*_STYLES, "web/css/tools.css"),
    served=("qwebchannel.js", "web/js/bridge.js"),
    data="data/map.json",
)
#: The HTML export: everything inside, no request at all.
EXPORT = Page(
    "export",
    (*_SCRIPTS, "web/js/export_panel.js", "web/js/export_print.js", "web/js/export.js"),
    (*_STYLES, "web/css/export.css"),
)


def map_page(*, cache_dir: Path | None) -> str:
    """Return the app's map page, whose relative URLs are served by the app's own scheme.

    Parameters
    ----------
    cache_dir
        Where the page is kept between two starts; None builds it anew (and imports Folium).
    """
    return build(APP, cache_dir=cache_dir)


def build(page: Page, *, cache_dir: Path | None) -> str:
    """Return a page's HTML, out of the cache where it lies there."""
    return kept(cache_dir, f"{page.name}.html", lambda: _makings(page), lambda: _render(page))


def _makings(page: Page) -> Iterable[bytes]:
    """Yield all that a page is made of: this package's code, its files, Folium's version."""
    yield repr(page).encode()
    for maker in ("folium", "branca"):
        yield _version_of(maker)
    for source in ("page.py", "folium_page.py"):
        yield (Path(__file__).parent / source).read_bytes()
    yield from names_makings()
    for path in (*page.scripts, *page.styles):
        if path not in (*page.served, _NAMES):
            yield asset(path)[1]


def _version_of(package: str) -> bytes:
    """Return what tells a package's version, without the time that importlib.metadata takes."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return b""
    return Path(spec.origin).with_name("_version.py").read_bytes()


def _render(page: Page) -> str:
    # Folium costs a second; a warm start never comes here.
    from geodata.mapping.folium_page import render  # noqa: PLC0415

    html = render(_TITLE, page.scripts, page.styles)
    html = html.replace("<html>", '<html lang="zh-CN">', 1)
    html = _inlined(html, page)
    if page.stands_alone:
        html = html.replace("</body>", f"{DATA_SLOT}\n</body>", 1)
    else:
        html = html.replace("<head>", f"<head>\n{_preloads(page)}", 1)
    return _closed(html, own_files="" if page.stands_alone else "'self'")


def _preloads(page: Page) -> str:
    """Let the browser ask for what is served at once, not when it has run the scripts inside."""
    links = [f'<link rel="preload" href="{url}" as="script" />' for url in page.served]
    data = f'<link rel="preload" href="{page.data}" as="fetch" crossorigin="anonymous" />'
    return "\n".join([*links, data])


def _inlined(html: str, page: Page) -> str:
    """Write the files into the page, libraries with their licences."""
    for url in page.scripts:
        if url in page.served:
            continue
        html = _swap(html, f'<script src="{url}"></script>', f"<script>{_source(url)}</script>")
    for url in page.styles:
        html = _swap(
            html, f'<link rel="stylesheet" href="{url}"/>', f"<style>{_source(url)}</style>"
        )
    return html


def _swap(html: str, link: str, text: str) -> str:
    if html.count(link) != 1:
        raise ValueError(f"the page holds {html.count(link)} times {link}")
    return html.replace(link, text)


def _source(url: str) -> str:
    """Return a file's text, fit to stand inside an HTML element."""
    if url == _NAMES:
        return names_script().replace("<", "\\u003c")
    text = asset(url)[1].decode("utf-8").replace("\r\n", "\n")
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    if url.startswith("web/vendor/") and url.endswith(".js"):
        licence = read_text(url.removesuffix(".js") + ".LICENSE").replace("*/", "")
        text = f"/*!\n{licence}*/\n{text}"
    if re.search(r"</(?:script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{url} cannot stand inside an HTML element")
    return text


def _closed(html: str, *, own_files: str) -> str:
    """Forbid the page everything but its own files and what stands in it, told by hashes."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for tag, text in _INLINE.findall(html):
        hashes[tag].append(_hash_source(text))
    policy = "; ".join(
        [
            _CLOSED,
            _directive("script-src", [own_files, *hashes["script"]]),
            _directive("style-src", [own_files, *hashes["style"]]),
            *(_directive(name, [own_files]) for name in ("img-src", "connect-src", "font-src")),
        ]
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}" />'
    # Browsers look for the encoding in the first 1024 bytes only.
    return html.replace("<head>", f'<head>\n<meta charset="utf-8" />\n{meta}', 1)


def _directive(name: str, sources: Iterable[str]) -> str:
    listed = " ".join(dict.fromkeys(source for source in sources if source))
    return f"{name} {listed or _NOTHING}"


def _hash_source(text: str) -> str:
    """Return the CSP source of an inline script or style.

    Examples
    --------
    >>> _hash_source("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
