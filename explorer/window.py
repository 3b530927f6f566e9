"""The main window: the map in the middle, places on the left, facts and source on the right."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QToolBar, QVBoxLayout, QWidget

from explorer.actions import Actions
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
_LAYOUT = "window/layout"
_LEFT_PX = 304
_RIGHT_PX = 384
_RIGHT_PERCENT = 25


class MainWindow(QMainWindow):
    """Puts the panels together; they meet in the state only.

    Signals
    -------
    closed
        The window has been closed by the user.
    """

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        state = session.state
        self.setWindowTitle(self.tr("大同图览"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.map = MapPanel(state)
        session.page_made.connect(self.map.set_page)
        self.filters = FilterPanel(state)
        self.places = PlacesPanel(state)
        self.facts = FactsPanel(state)
        self.source = SourcePanel(state)
        self.messages = MessageBar(session.messages)
        self.status = StatusBar(state, session.operations, session.messages)
        self.setCentralWidget(_stacked(self.messages, self.map))
        self.setStatusBar(self.status)
        docks = self._add_docks()
        self.actions_of_window = Actions(session, self)
        self._add_bars([dock.toggleViewAction() for dock in docks])
        self.actions_of_window.quit.triggered.connect(self.close)
        self.actions_of_window.show_all.triggered.connect(self.map.bridge.show_all)
        state.project_changed.connect(self._show_title)
        self._docks = docks
        self._is_arranged = self._restore()

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the docks when first shown: only then has the window its size."""
        super().showEvent(event)
        if not self._is_arranged:
            self._is_arranged = True
            self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and arrangement."""
        settings = QSettings()
        settings.setValue(_GEOMETRY, self.saveGeometry())
        settings.setValue(_LAYOUT, self.saveState())
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
            self._session.open_project(projects[0])
        else:
            self._session.add_documents(paths)

    def _add_docks(self) -> list[QDockWidget]:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        return [
            self._add_dock("places", self.tr("地点"), _stacked(self.filters, self.places), left),
            self._add_dock("facts", self.tr("数据"), self.facts, right),
            self._add_dock("source", self.tr("原文"), self.source, right),
        ]

    def _add_dock(
        self, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea
    ) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        # A title alone: docks are hidden and shown from the view menu.
        heading = QLabel(title)
        heading.setObjectName("dock")
        dock.setTitleBarWidget(heading)
        dock.setWidget(content)
        self.addDockWidget(area, dock)
        return dock

    def _add_bars(self, view_actions: list[QAction]) -> None:
        self.actions_of_window.fill_menus(self.menuBar(), view_actions)
        bar = QToolBar(self.tr("工具栏"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.actions_of_window.fill_toolbar(bar)
        self.addToolBar(bar)
        bar.toggleViewAction().setEnabled(False)

    def _restore(self) -> bool:
        """Take the last size and arrangement; False when there is none."""
        self.resize(1280, 800)
        settings = QSettings()
        geometry, layout = settings.value(_GEOMETRY), settings.value(_LAYOUT)
        if not (isinstance(geometry, QByteArray) and isinstance(layout, QByteArray)):
            return False
        return self.restoreGeometry(geometry) and self.restoreState(layout)

    def _arrange(self) -> None:
        """Give the map the most room, and facts a little more than the source."""
        places, facts, source = self._docks
        right = max(_RIGHT_PX, self.width() * _RIGHT_PERCENT // 100)
        self.resizeDocks([places, facts], [_LEFT_PX, right], Qt.Orientation.Horizontal)
        self.resizeDocks([facts, source], [55, 45], Qt.Orientation.Vertical)

    def _show_title(self) -> None:
        path = self._session.state.snapshot.path
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
