"""The bare map page as Folium renders it. Importing this module imports Folium (about a second)."""

from collections.abc import Sequence

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

__all__ = ["render"]

_MIN_ZOOM = 7.0
_MAX_ZOOM = 16
#: The middle of the prefecture; the page's script fits the view to the data.
_CENTER_LAT_LON_DEG = (39.9, 113.6)


class _Attach(MacroElement):
    """Hands Folium's Leaflet map to our own script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "datong.attach({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )


def render(title: str, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Return an HTML page with an empty map that loads these files and no others.

    Parameters
    ----------
    title
        The page's title.
    scripts, styles
        URLs in loading order.
    """
    page_map = folium.Map(
        location=_CENTER_LAT_LON_DEG,
        tiles=None,
        zoom_start=8,
        zoom_control=False,
        font_size="13px",
        attribution_control=False,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=90,
        max_bounds_viscosity=0.8,
    )
    # Folium drops `min_zoom` and `max_zoom` with the tiles that they are meant for; the clusters
    # need an end of zooming.
    page_map.options.update(min_zoom=_MIN_ZOOM, max_zoom=_MAX_ZOOM)
    # The lists of Folium's own files are shared by all maps of the process and name servers of
    # the net: this map gets lists of its own. (`add_js_link` would change the shared ones.)
    page_map.default_js = [(url, url) for url in scripts]
    page_map.default_css = [(url, url) for url in styles]
    # Names are random otherwise, and the page would differ from build to build.
    page_map._id = "datong"  # noqa: SLF001 - branca has no other way
    page_map.add_child(_Attach())  # type: ignore[no-untyped-call] # branca's constructor
    figure = page_map.get_root()
    if not isinstance(figure, Figure):
        raise TypeError(f"folium.Map no longer lives in a branca Figure but in {figure!r}")
    figure.title = title
    return figure.render()
