"""How the window looks: the colours of both themes, and fonts.

Panels take colours from their palette, or from `tokens()` where a palette has no role for them;
no panel names a colour itself. What a panel paints with tokens it fetches while painting, so that
a change of the theme needs nothing but a repaint.
"""

import re
from dataclasses import asdict, dataclass
from enum import Enum

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from explorer.style_sheet import STYLE_SHEET

__all__ = [
    "FIGURE_MARK",
    "PLACE_MARK",
    "QUOTE_MARK",
    "Theme",
    "Tokens",
    "apply_fonts",
    "apply_look",
    "document_font",
    "muted",
    "sized",
    "style_sheet",
    "tokens",
]


class Theme(Enum):
    """The two themes; the map page knows them by the same words."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours that a palette has no role for, as `#rrggbb` or `#aarrggbb`."""

    notice_ground: str  #: behind a message, and the ink on it
    notice_ink: str
    good: str  #: inks for states: confirmed, done …
    warning: str  #: … disagreeing, unsure …
    bad: str  #: … failed, rejected
    figure_line: str  #: under figures in a text
    card: str  #: the ground of a card
    card_edge: str
    series: tuple[str, ...]  #: of charts, in this order; distinct for the colour-blind
    chart_grid: str
    paper: str  #: the ground of a text that is read at length


#: Markers like those of a felt pen, translucent on light and dark paper alike: on a figure, on
#: the quote around it, on the other mentions of the selected place.
FIGURE_MARK = QColor(255, 190, 0, 125)
QUOTE_MARK = QColor(255, 190, 0, 50)
PLACE_MARK = QColor(60, 135, 205, 48)

_CHINESE_FONTS = ["Noto Sans CJK SC", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC"]
#: Beside these the Chinese ones look well; in English they come first.
_LATIN_FONTS = ["Noto Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue"]
_LEAST_POINTS = 9.75

_TOKENS = {
    Theme.LIGHT: Tokens(
        notice_ground="#fff4d6",
        notice_ink="#5a4300",
        good="#1f7a44",
        warning="#9a5b00",
        bad="#b3261e",
        figure_line="#a9a59c",
        card="#fbfaf8",
        card_edge="#dcd9d2",
        series=("#1d5f9e", "#b86e00", "#1b7f5c", "#a8326b", "#6b4fa0", "#5b6770"),
        chart_grid="#e3e0da",
        paper="#ffffff",
    ),
    Theme.DARK: Tokens(
        notice_ground="#3f3620",
        notice_ink="#f3dfa8",
        good="#74c893",
        warning="#e6ae5c",
        bad="#f2938c",
        figure_line="#6d7179",
        card="#2a2e34",
        card_edge="#3b4047",
        series=("#7fb6e8", "#e6ae5c", "#6cc7a1", "#e38fb8", "#b3a0e0", "#a7b1b9"),
        chart_grid="#363b42",
        paper="#1c1f23",
    ),
}

_Role = QPalette.ColorRole
_PALETTES = {
    Theme.LIGHT: {
        _Role.Window: "#f4f3f0",
        _Role.WindowText: "#23262b",
        _Role.Base: "#ffffff",
        _Role.AlternateBase: "#f8f7f5",
        _Role.Text: "#23262b",
        _Role.Button: "#fbfaf8",
        _Role.ButtonText: "#23262b",
        _Role.BrightText: "#ffffff",
        _Role.Highlight: "#d7e6f5",
        _Role.HighlightedText: "#12324f",
        _Role.Link: "#1d5f9e",
        _Role.LinkVisited: "#6b4fa0",
        _Role.PlaceholderText: "#6f747c",
        _Role.ToolTipBase: "#2b2f36",
        _Role.ToolTipText: "#f5f5f3",
        _Role.Light: "#ffffff",
        _Role.Midlight: "#ebe9e4",
        _Role.Mid: "#dcd9d2",
        _Role.Dark: "#a9a59c",
        _Role.Shadow: "#6d6a64",
        _Role.Accent: "#1d5f9e",
    },
    Theme.DARK: {
        _Role.Window: "#24272c",
        _Role.WindowText: "#e6e4df",
        _Role.Base: "#1c1f23",
        _Role.AlternateBase: "#22252a",
        _Role.Text: "#e6e4df",
        _Role.Button: "#2e3238",
        _Role.ButtonText: "#e6e4df",
        _Role.BrightText: "#ffffff",
        _Role.Highlight: "#27496a",
        _Role.HighlightedText: "#eaf3fb",
        _Role.Link: "#7fb6e8",
        _Role.LinkVisited: "#b3a0e0",
        _Role.PlaceholderText: "#9297a0",
        _Role.ToolTipBase: "#3a3f46",
        _Role.ToolTipText: "#f0efec",
        _Role.Light: "#3a3f46",
        _Role.Midlight: "#33383f",
        _Role.Mid: "#3b4047",
        _Role.Dark: "#60656d",
        _Role.Shadow: "#0f1114",
        _Role.Accent: "#7fb6e8",
    },
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)


def apply_look(application: QApplication, theme: Theme = Theme.LIGHT) -> None:
    """Give the application its style and a theme's colours."""
    if application.property("theme") is None:  # once: the style is that of both themes
        application.setStyle("Fusion")
    application.setProperty("theme", theme.value)
    application.setPalette(_palette(_PALETTES[theme]))


def apply_fonts(application: QApplication, *, is_chinese: bool) -> None:
    """Give the application the fonts of a language.

    Chinese fonts hold Latin letters too, but their quotation marks, dashes and dots are as wide as
    Chinese characters. In English they come behind Latin ones; where none of these is there, they
    are asked for proportional marks.
    """
    families = application.property("families") or application.font().families()
    application.setProperty("families", families)  # those of the system
    font = QFont(application.font())
    first = _CHINESE_FONTS if is_chinese else [*_LATIN_FONTS, *_CHINESE_FONTS]
    font.setFamilies([*first, *families])
    font.setPointSizeF(max(font.pointSizeF(), _LEAST_POINTS))
    if is_chinese:
        font.clearFeatures()
    else:
        font.setFeature(QFont.Tag("pwid"), 1)
    application.setFont(font)


def document_font(font: QFont) -> QFont:
    """Return a font for a page of Chinese text, with the marks of Chinese in any language."""
    chinese = QFont(font)
    chinese.setFamilies([family for family in font.families() if family not in _LATIN_FONTS])
    chinese.clearFeatures()
    return chinese


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a window.

    It belongs to the window, not to the application: there Qt would style a panel anew each time
    that one of its parts gets a parent, which makes building it three times as long, and likewise
    a change of the theme.
    """
    colours = asdict(_TOKENS[theme])
    return re.sub(r"@(\w+)", lambda match: str(colours[match[1]]), STYLE_SHEET)


def tokens() -> Tokens:
    """Return the colours of the present theme that a palette has no role for."""
    application = QApplication.instance()
    theme = application.property("theme") if application else None
    return _TOKENS[Theme(theme or Theme.LIGHT.value)]


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
