"""The map in the window: joins the page's bridge with the state.

The window makes the panel before anything else, so that the web engine starts while the rest is
imported: only what the page itself needs may be imported here, and no `geodata` beside its assets.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, Qt, QUrl, Signal
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.webmap.bridge import Bridge
from explorer.webmap.guard import GuardedPage, RequestGuard, make_profile
from explorer.webmap.layers import MapLayers
from explorer.webmap.payloads import Pick
from explorer.webmap.scheme import SchemeHandler
from explorer.webmap.site import DATA, PAGE, SCHEME, SITE_URL, Answer, Site
from explorer.webmap.viewing import Viewing

if TYPE_CHECKING:
    from explorer.state import State

__all__ = ["MapPanel"]

_MOST_CRASHES = 3
#: Places that a filter names one by one; more are told by bits.
_MOST_BY_ID = 2000


class MapPanel(QWidget):
    """The map page, and both directions between it and the state.

    Parameters
    ----------
    state
        What to follow; without one the page waits for `follow`.

    Signals
    -------
    drew
        The map's present data are on the screen.
    """

    drew = Signal()

    def __init__(self, state: "State | None" = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = -1
        self._drawn_version = -1
        self._data = b""
        self._is_choosing = False
        self._crashes = 0
        self.guard = RequestGuard()
        self._profile = make_profile(self.guard)
        self._handler = SchemeHandler(Site(), self._profile)
        self._profile.installUrlSchemeHandler(SCHEME.encode("ascii"), self._handler)
        self.view = QWebEngineView(self)
        self.page = GuardedPage(self._profile, self.view)
        self.view.setPage(self.page)
        # Children are deleted in this order, and a profile must outlive its page.
        self._profile.setParent(self)
        self.bridge = Bridge(self.page)
        self.layers = MapLayers(self.bridge, self)
        self.viewing = Viewing(self.bridge, self)
        self._looks = ("light", "zh")
        self._has_page = False
        self._lay_out()
        if state is not None:
            self.follow(state)
        self._handler.publish("qwebchannel.js", Answer("text/javascript", _qwebchannel()))
        self.page.load(QUrl(SITE_URL + PAGE))

    def set_page(self, html: str) -> None:
        """Give the map its page, in the present theme and language from its first frame on."""
        theme, language = self._looks
        self._has_page = True
        opening = f'<html lang="{"zh-CN" if language == "zh" else language}" data-theme="{theme}">'
        html = html.replace('<html lang="zh-CN">', opening, 1)
        self._handler.publish(PAGE, Answer("text/html", html.encode("utf-8")))

    def set_look(self, theme: str, language: str) -> None:
        """Draw in a theme (`light`, `dark`) and write in a language (`zh`, `en`)."""
        before, self._looks = self._looks, (theme, language)
        if self._has_page and theme != before[0]:
            self.bridge.set_theme(theme)
        if self._has_page and language != before[1]:
            self.bridge.set_language(language)
        self.page.setBackgroundColor(self.palette().color(self.palette().ColorRole.Window))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.setMinimumSize(320, 240)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.page.setBackgroundColor(self.palette().color(self.palette().ColorRole.Window))

    def follow(self, state: "State") -> None:
        """Show what the state holds, and tell it what is chosen on the map."""
        self._state, bridge = state, self.bridge
        state.project_changed.connect(lambda: self.show_data(state.snapshot.map_json))
        state.filter_changed.connect(self._on_filter_changed)
        state.selection_changed.connect(self._on_selection_changed)
        state.hover_changed.connect(lambda: bridge.hover(state.hovered))
        bridge.places_chosen.connect(self._on_places_chosen)
        bridge.places_picked.connect(self._on_places_picked)
        bridge.county_chosen.connect(self._on_county_chosen)
        bridge.place_hovered.connect(state.hover)
        bridge.drew.connect(self._on_drew)
        self.page.crashed.connect(self._on_crashed)
        self.page.loadFinished.connect(self._leave_drops_to_window)
        self.layers.follow(state)
        self.viewing.follow(state)

    @property
    def is_drawn(self) -> bool:
        """Whether the places of the state's project are on the screen."""
        is_drawn = self._drawn_version == self._version
        return is_drawn and self._data is self._state.snapshot.map_json

    def show_data(self, map_json: bytes) -> None:
        """Draw what `Snapshot.map_json` holds; of a large project it comes before the rest."""
        if not map_json or map_json is self._data:
            return
        self._data = map_json
        self._handler.publish(DATA, Answer("application/json", map_json))
        if self._version >= 0:
            self.bridge.reload(self._version + 1)
        self._version += 1

    def _on_drew(self, version: int) -> None:
        """Pass on that the present data are drawn, not earlier ones."""
        if version == self._version:
            self._drawn_version = version
            self.drew.emit()

    def _on_filter_changed(self) -> None:
        state = self._state
        if state.filter.is_empty:
            self.bridge.set_filter(None)
        elif len(state.shown) <= _MOST_BY_ID:
            self.bridge.set_filter(place.id for place in state.shown)
        else:
            # Imported here: the page starts before the library is.
            from geodata.mapping.payload import filter_bits  # noqa: PLC0415

            shown = {place.id for place in state.shown}
            bits = filter_bits(map(shown.__contains__, state.snapshot.map_order))
            self.bridge.set_filter_bits(bits, max(self._version, 0))

    def _on_selection_changed(self) -> None:
        selection = self._state.selection
        self.bridge.select(selection.place_ids, fly=not self._is_choosing)
        if selection.adcode and not self._is_choosing:
            self.bridge.show_county(selection.adcode)

    def _on_places_chosen(self, place_ids: tuple[str, ...]) -> None:
        """Take a choice made on the map; what is seen already needs no flight."""
        with self._choosing():
            if place_ids:
                self._state.select_places(place_ids)
            else:
                self._state.clear_selection()

    def _on_places_picked(self, pick: Pick) -> None:
        """Take what lies in a shape, beside what is selected or in its place."""
        before = self._state.selection.place_ids if pick.adds else ()
        self._on_places_chosen((*before, *pick.place_ids))

    def _on_county_chosen(self, adcode: str) -> None:
        with self._choosing():
            self._state.select_area(adcode)

    @contextmanager
    def _choosing(self) -> Iterator[None]:
        self._is_choosing = True
        try:
            yield
        finally:
            self._is_choosing = False

    def _leave_drops_to_window(self) -> None:
        """Let files that are dropped on the map fall through; Chromium's own widget takes them."""
        for widget in (self.view, *self.view.findChildren(QWidget)):
            widget.setAcceptDrops(False)

    def _on_crashed(self) -> None:
        """Load the page again; it stands as before, since the state holds all that it shows."""
        if self._crashes < _MOST_CRASHES:
            self._crashes += 1
            self.page.load(QUrl(SITE_URL + PAGE))
            self._version = min(self._version, 0)  # it counts anew
            self._drawn_version = -1
            self.bridge.set_theme(self._looks[0])
            self.bridge.set_language(self._looks[1])
            self.layers.send()
            self.viewing.send()
            self._on_filter_changed()
            self._on_selection_changed()


def _qwebchannel() -> bytes:
    """Return Qt's own script for the page's end of the channel."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError("Qt WebChannel comes without its script")
    return bytes(file.readAll().data())
