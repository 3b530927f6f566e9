"""How the window looks: palettes, the style sheet and fonts, all in one place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

__all__ = ["FIGURE_MARK", "PLACE_MARK", "QUOTE_MARK", "apply_look", "muted", "sized"]

#: Markers like those of a felt pen, translucent on light and dark paper alike: on a figure, on
#: the quote around it, on the other mentions of the selected place.
FIGURE_MARK = QColor(255, 190, 0, 125)
QUOTE_MARK = QColor(255, 190, 0, 50)
PLACE_MARK = QColor(60, 135, 205, 48)

_FONTS = ["Noto Sans CJK SC", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC"]

_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#f4f3f0",
    _Role.WindowText: "#23262b",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f8f7f5",
    _Role.Text: "#23262b",
    _Role.Button: "#fbfaf8",
    _Role.ButtonText: "#23262b",
    _Role.Highlight: "#d7e6f5",
    _Role.HighlightedText: "#12324f",
    _Role.Link: "#1d5f9e",
    _Role.PlaceholderText: "#8b8f96",
    _Role.ToolTipBase: "#2b2f36",
    _Role.ToolTipText: "#f5f5f3",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#ebe9e4",
    _Role.Mid: "#dcd9d2",
    _Role.Dark: "#a9a59c",
    _Role.Shadow: "#6d6a64",
    _Role.Accent: "#1d5f9e",
}
_DARK = {
    _Role.Window: "#24272c",
    _Role.WindowText: "#e6e4df",
    _Role.Base: "#1c1f23",
    _Role.AlternateBase: "#22252a",
    _Role.Text: "#e6e4df",
    _Role.Button: "#2e3238",
    _Role.ButtonText: "#e6e4df",
    _Role.Highlight: "#27496a",
    _Role.HighlightedText: "#eaf3fb",
    _Role.Link: "#7fb6e8",
    _Role.PlaceholderText: "#868b93",
    _Role.ToolTipBase: "#3a3f46",
    _Role.ToolTipText: "#f0efec",
    _Role.Light: "#3a3f46",
    _Role.Midlight: "#2e3238",
    _Role.Mid: "#3b4047",
    _Role.Dark: "#60656d",
    _Role.Shadow: "#0f1114",
    _Role.Accent: "#7fb6e8",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)

_STYLE = """
QMainWindow::separator { width: 1px; height: 1px; background: palette(mid); }
QMainWindow::separator:hover { background: palette(accent); }
QToolBar { border: 0; border-bottom: 1px solid palette(mid); background: palette(button);
    padding: 4px 8px; spacing: 2px; }
QToolBar::separator { width: 1px; margin: 5px 6px; background: palette(mid); }
QToolBar QToolButton { border: 0; border-radius: 5px; padding: 4px 9px; }
QToolBar QToolButton:hover { background: palette(midlight); }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: palette(highlight); }
QMenuBar { background: palette(button); }
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 5px 26px 5px 14px; border-radius: 4px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(dark); }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; margin: 4px 6px; background: palette(mid); }
QStatusBar { border-top: 1px solid palette(mid); background: palette(button); }
QStatusBar::item { border: 0; }
QWidget#dockbar { background: palette(window); }
QLabel#dock { padding: 8px 14px 6px 14px; font-weight: bold; }
QWidget#dockbar QTabBar::tab { padding: 7px 12px 5px 12px; border: 0; background: transparent;
    border-bottom: 2px solid transparent; color: palette(text); }
QWidget#dockbar QTabBar::tab:hover { background: palette(midlight); }
QWidget#dockbar QTabBar::tab:selected { border-bottom-color: palette(accent); font-weight: bold; }
QFrame#heading, QFrame#messages { background: palette(base); border: 0;
    border-bottom: 1px solid palette(mid); }
QFrame#messages { background: #fff4d6; }
QFrame#messages QLabel { color: #5a4300; }
QLineEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 5px 8px;
    background: palette(base); }
QLineEdit:focus { border-color: palette(accent); }
QTreeView, QListView, QTextEdit { border: 0; background: palette(base); outline: 0; }
QListView#plain { background: palette(window); }
QListView#cards { background: palette(window); }
QTreeView::item { min-height: 24px; }
QPushButton#facet { border: 1px solid palette(mid); border-radius: 6px; padding: 5px 22px 5px 9px;
    background: palette(base); text-align: left; }
QPushButton#facet:hover { border-color: palette(dark); }
QPushButton#facet[chosen="true"] { border-color: palette(accent); color: palette(link); }
QToolButton#quiet { border: 0; border-radius: 4px; padding: 3px 6px; color: palette(link); }
QToolButton#quiet:hover { background: palette(midlight); }
QToolButton#quiet:disabled { color: palette(dark); }
QToolButton#link { border: 0; padding: 2px 0; color: palette(link); }
QToolButton#link:hover { text-decoration: underline; }
QProgressBar { border: 0; border-radius: 3px; background: palette(midlight); max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: palette(accent); }
QScrollBar:vertical { width: 11px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 11px; background: transparent; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { border: 0; padding: 4px 6px; background: palette(tool-tip-base);
    color: palette(tool-tip-text); }
"""


def apply_look(application: QApplication) -> None:
    """Give the application its style, its palette after the system's scheme, and its fonts."""
    application.setStyle("Fusion")
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    application.setPalette(_palette(_DARK if dark else _LIGHT))
    font = QFont(application.font())
    font.setFamilies(_FONTS + font.families())
    font.setPointSizeF(max(font.pointSizeF(), 9.75))
    application.setFont(font)
    application.setStyleSheet(_STYLE)


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_Role.Dark]))
    return palette


def muted(palette: QPalette) -> QColor:
    """Return the colour for what stands back: captions, counts, hints."""
    return palette.color(_Role.PlaceholderText)


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font scaled by a factor."""
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    scaled.setBold(bold)
    return scaled
