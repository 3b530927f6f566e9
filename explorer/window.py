"""The main window: the map in the middle, docks around it.

It comes in two steps, so that the web engine starts while the rest is still being imported: the
bare window with the map's view and empty docks of the right size, then (`furnish`) menus, panels
and status bar from `explorer.launch.furniture`. Nothing may be imported here that the first step
does not need.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from explorer.appearance import Appearance
from explorer.docks import Docks, Side
from explorer.i18n import Retranslated
from explorer.icons import app_icon
from explorer.look import style_sheet
from explorer.tab_order import move_focus
from explorer.webmap.panel import MapPanel

if TYPE_CHECKING:
    from explorer.actions.bars import Bars
    from explorer.editing import History
    from explorer.panels.facts import FactsPanel
    from explorer.panels.filters import FilterPanel
    from explorer.panels.message_bar import MessageBar
    from explorer.panels.places import PlacesPanel
    from explorer.panels.search import SearchPanel
    from explorer.panels.source import SourcePanel
    from explorer.panels.status import StatusBar
    from explorer.positions.frames import FrameChoice
    from explorer.session import Session

__all__ = ["MainWindow"]

_GEOMETRY = "window/geometry"


class MainWindow(Retranslated, QMainWindow):
    """Puts the panels together; they meet in the state only.

    Parameters
    ----------
    session
        What to show; without one the window stays bare until `attach` and `furnish`.
    appearance, map_panel
        What may be there before the window is; made where it is not.

    Attributes
    ----------
    session, appearance, history, docks, bars, frames
        What the actions work with.
    map, messages, status
        The parts that are always there.

    Signals
    -------
    furnished
        Menus and panels are there.
    closed
        The window has been closed by the user.
    """

    furnished = Signal()
    closed = Signal()

    session: "Session"
    history: "History"
    frames: "FrameChoice"
    bars: "Bars"
    messages: "MessageBar"
    status: "StatusBar"
    search: "SearchPanel"
    filters: "FilterPanel"
    places: "PlacesPanel"

    def __init__(
        self,
        session: "Session | None" = None,
        appearance: Appearance | None = None,
        map_panel: MapPanel | None = None,
    ) -> None:
        super().__init__()
        self.is_furnished = False
        self.appearance = appearance or Appearance()
        self.appearance.setParent(self)  # its translators go with the window
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.map = map_panel or MapPanel()
        self.map.setObjectName("map")
        self._show_theme()
        self.appearance.theme_changed.connect(self._show_theme)
        self.appearance.language_changed.connect(self._show_look_on_map)
        self.middle = QWidget()
        layout = QVBoxLayout(self.middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.map, 1)
        self.setCentralWidget(self.middle)
        self.toolbar = QToolBar()
        self._hold_places()
        self.docks = Docks(self)
        self._is_arranged = self._restore()
        self.setWindowTitle(self.tr("大同图览"))
        if session is not None:
            self.attach(session)
            self.furnish()

    def attach(self, session: "Session") -> None:
        """Show what a session holds, on the map first."""
        self.session = session
        session.page_made.connect(self.map.set_page)
        self.map.follow(session.state)
        session.map_read.connect(self.map.show_data)
        session.state.project_changed.connect(self._show_title)

    def furnish(self) -> None:
        """Put in menus, panels and status bar."""
        for _ in self.furnish_in_steps():
            pass

    def furnish_in_steps(self) -> Iterator[None]:
        """Do the same, with a chance to look at events after each step."""
        # The reason why the window is bare at first: these imports take longer than all else.
        from explorer.launch.furniture import furnish  # noqa: PLC0415

        yield from furnish(self)
        self.is_furnished = True
        self.retranslate()
        self.furnished.emit()

    @property
    def facts(self) -> "FactsPanel":
        """The facts panel."""
        panel: FactsPanel = self.docks.panel("facts")
        return panel

    @property
    def source(self) -> "SourcePanel":
        """The source panel."""
        panel: SourcePanel = self.docks.panel("source")
        return panel

    def retranslate(self) -> None:
        """Name the window, its docks and all actions in the present language."""
        if self.is_furnished:
            self._show_title()
            self.docks.retranslate()
            self.bars.retranslate()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Lead the Tab key from the toolbar to the left, the map, the right, below."""
        groups = self.docks.groups
        left, right, bottom = groups[Side.LEFT], groups[Side.RIGHT], groups[Side.BOTTOM]
        reader = self.docks.reader
        parts = (self.toolbar, left, self.middle, right, reader, bottom, self.statusBar())
        return move_focus(self, parts, forward=forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the docks when first shown: only then has the window its size."""
        super().showEvent(event)
        if not self._is_arranged:
            self._is_arranged = True
            self.docks.fit(self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let facts and source share the room that there is now."""
        super().resizeEvent(event)
        if self._is_arranged:
            self.docks.fit(event.size())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and arrangement."""
        if self.is_furnished:
            settings = QSettings()
            settings.setValue(_GEOMETRY, self.saveGeometry())
            self.docks.save(settings)
        super().closeEvent(event)
        self.closed.emit()

    def _hold_places(self) -> None:
        """Give the bars their height before they have any content, so that the map never jumps."""
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toolbar.toggleViewAction().setEnabled(False)
        self.toolbar.addAction(self.windowIcon(), " ")
        self.addToolBar(self.toolbar)
        self.menuBar().addMenu(" ")

    def _restore(self) -> bool:
        """Take the last size and arrangement; False when there is none."""
        self.resize(1280, 800)
        settings = QSettings()
        geometry = settings.value(_GEOMETRY)
        if not isinstance(geometry, QByteArray):
            return False
        return self.restoreGeometry(geometry) and self.docks.restore(settings)

    def _show_theme(self) -> None:
        self.setStyleSheet(style_sheet(self.appearance.theme))
        self._show_look_on_map()

    def _show_look_on_map(self) -> None:
        """Draw the map in the theme and the language of the window."""
        self.map.set_look(self.appearance.theme.value, self.appearance.language.value)

    def _show_title(self) -> None:
        path = self.session.state.snapshot.path
        name = self.tr("大同图览")
        self.setWindowTitle(f"{path.stem} - {name}" if path else name)
