"""The main window: the map in the middle, panels in docks around it."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from explorer.actions.bars import Bars
from explorer.appearance import Appearance
from explorer.docks import Docks, Side
from explorer.editing import History
from explorer.i18n import Retranslated
from explorer.icons import app_icon
from explorer.panels.facts import FactsPanel
from explorer.panels.filters import FilterPanel
from explorer.panels.message_bar import MessageBar
from explorer.panels.places import PlacesPanel
from explorer.panels.source import SourcePanel
from explorer.panels.status import StatusBar
from explorer.session import Session
from explorer.webmap.panel import MapPanel

__all__ = ["MainWindow"]

_GEOMETRY = "window/geometry"


class MainWindow(Retranslated, QMainWindow):
    """Puts the panels together; they meet in the state only.

    Attributes
    ----------
    session, appearance, history, docks, bars
        What the actions work with.
    map, messages, status
        The parts that are always there.

    Signals
    -------
    closed
        The window has been closed by the user.
    """

    closed = Signal()

    def __init__(self, session: Session, appearance: Appearance | None = None) -> None:
        super().__init__()
        self.session = session
        self.appearance = appearance or Appearance()
        self.history = History(session, self)
        state = session.state
        state.edit_wanted.connect(self.history.do)
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.map = MapPanel(state)
        self.map.setObjectName("map")
        session.page_made.connect(self.map.set_page)
        self.messages = MessageBar(session.messages)
        self.status = StatusBar(state, session.operations, session.messages)
        self.setCentralWidget(_stacked(self.messages, self.map))
        self.setStatusBar(self.status)
        self.docks = Docks(self)
        self._mount_panels()
        self.bars = Bars(self)
        state.project_changed.connect(self._show_title)
        state.panel_wanted.connect(self.docks.show_panel)
        self.appearance.theme_changed.connect(self.bars.draw_icons)
        self.retranslate()
        self._is_arranged = self._restore()

    def _mount_panels(self) -> None:
        """Give each panel its place: one line a panel, in the order of the tabs."""
        state, mount = self.session.state, self.docks.mount
        self.filters, self.places = FilterPanel(state), PlacesPanel(state)
        left = _stacked(self.filters, self.places)
        mount("search", Side.LEFT, QT_TRANSLATE_NOOP("Docks", "地点"), lambda: left)
        mount("facts", Side.RIGHT, QT_TRANSLATE_NOOP("Docks", "事实"), lambda: FactsPanel(state))
        mount("source", Side.RIGHT, QT_TRANSLATE_NOOP("Docks", "原文"), lambda: SourcePanel(state))

    @property
    def facts(self) -> FactsPanel:
        """The facts panel."""
        return self.docks.panel("facts", FactsPanel)

    @property
    def source(self) -> SourcePanel:
        """The source panel."""
        return self.docks.panel("source", SourcePanel)

    def retranslate(self) -> None:
        """Name the window, its docks and all actions in the present language."""
        self._show_title()
        self.docks.retranslate()
        self.bars.retranslate()

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
            self.docks.refit(event.oldSize(), event.size())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and arrangement."""
        settings = QSettings()
        settings.setValue(_GEOMETRY, self.saveGeometry())
        self.docks.save(settings)
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or add documents to the present one."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        projects = [path for path in paths if path.suffix.lower() == ".gpkg"]
        event.acceptProposedAction()
        if projects:
            self.session.open_project(projects[0])
        else:
            self.session.add_documents(paths)

    def _restore(self) -> bool:
        """Take the last size and arrangement; False when there is none."""
        self.resize(1280, 800)
        settings = QSettings()
        geometry = settings.value(_GEOMETRY)
        if not isinstance(geometry, QByteArray):
            return False
        return self.restoreGeometry(geometry) and self.docks.restore(settings)

    def _show_title(self) -> None:
        path = self.session.state.snapshot.path
        name = self.tr("大同图览")
        self.setWindowTitle(f"{path.stem} - {name}" if path else name)


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    """Return a widget with two others, the lower taking all room that is left."""
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper)
    layout.addWidget(lower, 1)
    return both
