"""The style sheet of the whole window.

Colours come from the palette (`palette(mid)`) or, as `@name`, from the theme's tokens; both stand
in `explorer.look`.
"""

__all__ = ["STYLE_SHEET"]

STYLE_SHEET = """
QMainWindow::separator { width: 1px; height: 1px; background: palette(mid); }
QMainWindow::separator:hover { background: palette(accent); }
QToolBar { border: 0; border-bottom: 1px solid palette(mid); background: palette(button);
    padding: 4px 8px; spacing: 2px; }
QToolBar::separator { width: 1px; margin: 5px 6px; background: palette(mid); }
QToolBar QToolButton { border: 0; border-radius: 5px; padding: 4px 9px; }
QToolBar QToolButton:hover { background: palette(midlight); }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: palette(highlight); }
QToolBar QToolButton:focus { border: 1px solid palette(accent); padding: 3px 8px; }
QMenuBar { background: palette(button); }
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 5px 26px 5px 14px; border-radius: 4px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(dark); }
QMenu::icon { padding-left: 8px; }
QMenu::icon:checked { background: palette(highlight); border-radius: 4px; }
QMenu::separator { height: 1px; margin: 4px 6px; background: palette(mid); }
QStatusBar { border-top: 1px solid palette(mid); background: palette(button); }
QStatusBar::item { border: 0; }
QWidget#dockbar { background: palette(window); }
QLabel#dock { padding: 8px 14px 6px 14px; font-weight: bold; }
QWidget#dockbar QTabBar::tab { padding: 7px 12px 5px 12px; border: 0; background: transparent;
    border-bottom: 2px solid transparent; color: palette(text); }
QWidget#dockbar QTabBar::tab:hover { background: palette(midlight); }
QWidget#dockbar QTabBar::tab:selected { border-bottom-color: palette(accent);
    color: palette(link); }
QFrame#heading, QFrame#messages { background: palette(base); border: 0;
    border-bottom: 1px solid palette(mid); }
QScrollArea[look="heading"] { background: palette(base); border: 0;
    border-bottom: 1px solid palette(mid); }
QScrollArea[look="heading"] QFrame#heading { border-bottom: 0; }
QFrame#messages, QFrame#messages QScrollArea, QFrame#messages QScrollArea QWidget {
    background: @notice_ground; }
QFrame#messages QLabel, QFrame#messages QToolButton { color: @notice_ink; }
QFrame#tour { background: palette(base); border: 1px solid palette(dark); border-radius: 8px; }
QLabel[look="hint"] { color: palette(placeholder-text); }
QLineEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 5px 8px;
    background: palette(base); }
QLineEdit:focus { border-color: palette(accent); }
QTreeView, QListView, QTextEdit { border: 0; background: palette(base); outline: 0; }
QListView#plain, QListView[look="plain"] { background: palette(window); }
QAbstractItemView[look="cards"] { border: 0; background: palette(window); outline: 0; }
QTableView[look="table"] { border: 0; background: palette(base); gridline-color: palette(midlight);
    outline: 0; }
QTableView[look="rows"] { border: 0; background: palette(base); outline: 0; }
QTableView[look="rows"]::item { padding: 0 6px; border: 0; }
QTableView[look="rows"]::item:selected { background: palette(highlight);
    color: palette(highlighted-text); }
QTableView[look="rows"] QHeaderView { background: palette(window); border: 0; }
QTableView[look="rows"] QHeaderView::section { border: 0; padding: 5px 8px;
    background: palette(window); border-bottom: 1px solid palette(mid);
    border-right: 1px solid palette(midlight); }
QTableView[look="table"] QHeaderView, QTableView[look="table"] QTableCornerButton::section {
    background: palette(window); border: 0; }
QTableView[look="table"] QHeaderView::section { border: 0; padding: 5px 6px;
    background: palette(window); border-bottom: 1px solid palette(mid);
    border-right: 1px solid palette(midlight); }
QTreeView::item { min-height: 24px; }
QTreeView[look="places"] { padding: 4px 0 4px 8px; }
QPushButton#chip { border: 1px solid palette(mid); border-radius: 11px; padding: 2px 9px 2px 10px;
    background: palette(highlight); color: palette(highlighted-text); }
QPushButton#chip:hover { border-color: palette(accent); }
QPushButton#chip:focus { border-color: palette(accent); }
QToolButton[look="fold"] { border: 1px solid transparent; border-radius: 4px;
    padding: 1px 6px 1px 2px; background: transparent; font-weight: bold; }
QToolButton[look="fold"]:hover { background: palette(midlight); }
QToolButton[look="fold"]:focus { border-color: palette(accent); }
QScrollArea[look="plain"], QScrollArea[look="plain"] > QWidget > QWidget {
    background: palette(window); }
QSplitter::handle:vertical { background: transparent; border-top: 1px solid palette(mid); }
QSplitter::handle:vertical:hover { border-top-color: palette(accent); }
QToolButton#quiet, QToolButton[look="quiet"] { border: 0; border-radius: 4px; padding: 3px 6px;
    color: palette(link); }
QToolButton#quiet:hover, QToolButton[look="quiet"]:hover { background: palette(midlight); }
QToolButton#quiet:disabled, QToolButton[look="quiet"]:disabled { color: palette(dark); }
QToolButton[look="facet"] { border: 1px solid transparent; border-radius: 4px; padding: 2px 3px;
    color: palette(link); }
QToolButton[look="facet"]:hover { background: palette(midlight); }
QToolButton[look="facet"]:checked { background: palette(highlight); }
QToolButton[look="facet"]:focus { border-color: palette(accent); }
QToolButton[look="quiet"]::menu-indicator { image: none; }
QToolButton[look="quiet"]:checked { background: palette(highlight); }
QToolButton[look="quiet"]:focus { border: 1px solid palette(accent); padding: 2px 5px; }
QToolButton#link, QPushButton[look="link"] { border: 0; padding: 2px 0; color: palette(link); }
QToolButton#link:hover, QPushButton[look="link"]:hover, QPushButton[look="link"]:focus {
    text-decoration: underline; }
QDialog QPushButton, QFrame#tour QPushButton { border: 1px solid palette(mid); border-radius: 6px;
    padding: 5px 14px; min-width: 46px; background: palette(base); }
QDialog QPushButton:hover, QFrame#tour QPushButton:hover { border-color: palette(dark); }
QDialog QPushButton:default, QFrame#tour QPushButton:default { background: palette(highlight);
    color: palette(highlighted-text); }
QDialog QPushButton:focus, QFrame#tour QPushButton:focus { border-color: palette(accent); }
QDialog QPushButton:disabled { color: palette(dark); background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog QTextEdit, QDialog QPlainTextEdit { border: 1px solid palette(mid); border-radius: 6px;
    padding: 4px; background: palette(base); }
QDialog QTextEdit:focus, QDialog QPlainTextEdit:focus { border-color: palette(accent); }
QDialog QTabWidget::pane { border: 0; border-top: 1px solid palette(mid); }
QDialog QTabBar { qproperty-drawBase: 0; }
QDialog QTabBar::tab { padding: 6px 12px 4px 12px; border: 0; background: transparent;
    border-bottom: 2px solid transparent; color: palette(text); }
QDialog QTabBar::tab:hover { background: palette(midlight); }
QDialog QTabBar::tab:selected { border-bottom-color: palette(accent); color: palette(link); }
QDialog QTabWidget QTextEdit { border: 0; border-radius: 0; }
QDialog QListView { border: 1px solid palette(mid); border-radius: 6px; padding: 2px; }
QDialog QListView::item { min-height: 26px; }
QHeaderView[look="quiet"]::section { border: 0; padding: 5px 6px; background: palette(window);
    border-bottom: 1px solid palette(mid); }
QProgressBar { border: 0; border-radius: 3px; background: palette(midlight); max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: palette(accent); }
QAbstractScrollArea::corner { background: transparent; border: 0; }
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
