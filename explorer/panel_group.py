"""A dock of panels: tabs in its title bar, the panels made when they are first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

__all__ = ["Mounted", "PanelGroup"]

_CONTEXT = "Docks"
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


@dataclass(eq=False, slots=True)
class Mounted:
    """A panel with its name, its title in the source language, and how it is made."""

    name: str
    source_title: str
    make: Callable[[], QWidget]
    widget: QWidget | None = None

    @property
    def title(self) -> str:
        """The title in the present language."""
        return QCoreApplication.translate(_CONTEXT, self.source_title)

    def built(self) -> QWidget:
        """Return the panel, made now if nobody has seen it yet."""
        if self.widget is None:
            self.widget = self.make()
        return self.widget


class PanelGroup(QDockWidget):
    """A dock whose title bar is its tabs (a heading where there is only one).

    Signals
    -------
    tab_clicked
        The user clicked a tab; also the one that is current already.
    """

    tab_clicked = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.panels: list[Mounted] = []
        self._is_open = False
        self.heading = QLabel()
        self.heading.setObjectName("dock")
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"{name}.tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        self.buttons = QHBoxLayout()
        self.bar = QWidget()
        self.bar.setObjectName("dockbar")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self.bar)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.tabs, 100)
        layout.addStretch(1)
        layout.addLayout(self.buttons)
        self.setTitleBarWidget(self.bar)
        self.stack = QStackedWidget()
        # Folded, the stack is hidden but not its frame: a dock without content is no wider than
        # its title bar.
        self.frame = QWidget()
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        self.setWidget(self.frame)
        self.tabs.currentChanged.connect(self._show_current)
        self.tabs.tabBarClicked.connect(lambda _: self.tab_clicked.emit())

    @property
    def current(self) -> str:
        """The name of the panel that is in front, `""` if there is none."""
        row = self.tabs.currentIndex()
        return self.panels[row].name if row >= 0 else ""

    @property
    def is_folded(self) -> bool:
        """Whether only the tabs are seen."""
        return self.stack.isHidden()

    def add(self, panel: Mounted, row: int | None = None) -> None:
        """Append a panel, or put it at a row."""
        at = len(self.panels) if row is None else min(row, len(self.panels))
        # What is made already comes along; else a stand-in keeps the row until it is seen.
        self.stack.insertWidget(at, panel.widget or QWidget())
        self.panels.insert(at, panel)
        self.tabs.insertTab(at, panel.title)
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        self.retranslate()

    def take(self, name: str) -> Mounted:
        """Take a panel out, to be put elsewhere."""
        row = self.row_of(name)
        panel = self.panels.pop(row)
        self._drop_page(row, panel)
        self.tabs.removeTab(row)
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        self.retranslate()
        return panel

    def row_of(self, name: str) -> int:
        """Return the row of a panel, -1 where it is not here."""
        names = [panel.name for panel in self.panels]
        return names.index(name) if name in names else -1

    def bring(self, name: str) -> None:
        """Bring a panel to the front."""
        self.tabs.setCurrentIndex(self.row_of(name))
        self._show_current()

    def fold(self, *, folded: bool) -> None:
        """Show the tabs alone, or the panel as well."""
        self.stack.setVisible(not folded)
        self.frame.setMaximumHeight(0 if folded else _UNLIMITED)
        self.setMaximumHeight(self.bar.sizeHint().height() if folded else _UNLIMITED)
        self._show_current()

    def add_button(self, button: QToolButton) -> None:
        """Put a button at the end of the title bar."""
        self.buttons.addWidget(button)

    def retranslate(self) -> None:
        """Show all titles in the present language."""
        for row, panel in enumerate(self.panels):
            self.tabs.setTabText(row, panel.title)
        is_alone = len(self.panels) == 1
        self.tabs.setVisible(not is_alone)
        self.heading.setVisible(is_alone)
        titles = [panel.title for panel in self.panels]
        self.heading.setText(titles[0] if is_alone else "")
        self.setWindowTitle(QCoreApplication.translate(_CONTEXT, "、").join(titles))
        self.tabs.setAccessibleName(self.windowTitle())

    def open(self) -> None:
        """Make panels from now on, when they are seen."""
        self._is_open = True
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the panel that comes into sight."""
        super().showEvent(event)
        self._show_current()

    def _show_current(self) -> None:
        row = self.tabs.currentIndex()
        if row < 0 or row >= len(self.panels):
            return
        if self._is_open and self.isVisible() and not self.is_folded:
            self._build(row)
        self.stack.setCurrentIndex(row)

    def _build(self, row: int) -> None:
        panel = self.panels[row]
        if panel.widget is None or self.stack.widget(row) is not panel.widget:
            self.stack.insertWidget(row, panel.built())
            self._drop_page(row + 1, panel)

    def _drop_page(self, row: int, panel: Mounted) -> None:
        """Take a page out of the stack, for good if it is a stand-in."""
        page = self.stack.widget(row)
        if page is not None:
            self.stack.removeWidget(page)
            if page is not panel.widget:
                page.deleteLater()
