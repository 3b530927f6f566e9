"""Theme and language: what the system says, what the user chose, what is remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.appearance import Appearance, Language, language_of
from explorer.i18n import Retranslated
from explorer.look import Theme, apply_look, document_font, style_sheet, tokens


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    appearance = Appearance()
    yield appearance
    delete(appearance)
    apply_look(qapp, Theme.LIGHT)


class _Panel(Retranslated, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.times = 0
        QVBoxLayout(self).addWidget(self.label)
        self.retranslate()

    def retranslate(self) -> None:
        self.times += 1
        self.label.setText("文")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN", Language.CHINESE),
        ("zh_TW", Language.CHINESE),
        ("C", Language.CHINESE),
        ("en_US", Language.ENGLISH),
        ("de_DE", Language.ENGLISH),
    ],
)
def test_the_language_is_the_systems(name: str, language: Language) -> None:
    assert language_of(QLocale(name)) is language


def test_a_theme_changes_palette_tokens_and_style(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    light, ink = qapp.palette().window().color(), tokens().good
    with qtbot.waitSignal(appearance.theme_changed):
        appearance.choose_theme(Theme.DARK)
    assert qapp.palette().window().color().lightness() < 60 < light.lightness()
    assert tokens().good != ink
    assert "@" not in style_sheet(Theme.DARK)
    assert tokens().notice_ground in style_sheet(Theme.DARK)


def test_english_has_latin_fonts_first_and_narrow_marks(
    qapp: QApplication, appearance: Appearance
) -> None:
    appearance.choose_language(Language.CHINESE)
    chinese = qapp.font()
    wide = QFontMetricsF(chinese).horizontalAdvance("“”")
    appearance.choose_language(Language.ENGLISH)
    english = qapp.font()
    assert chinese.families()[0] == "Noto Sans CJK SC"
    assert english.families().index("Noto Sans") < english.families().index("Noto Sans CJK SC")
    assert QFontMetricsF(english).horizontalAdvance("“”") < 0.7 * wide
    assert QFontMetricsF(document_font(english)).horizontalAdvance("“”") == wide
    appearance.choose_language(Language.CHINESE)
    assert qapp.font().families() == chinese.families()
    assert QFontMetricsF(qapp.font()).horizontalAdvance("“”") == wide


def test_a_theme_leaves_the_fonts_alone(qapp: QApplication, appearance: Appearance) -> None:
    font = qapp.font()
    assert "Noto Sans CJK SC" in font.families()
    appearance.choose_theme(Theme.DARK)
    assert qapp.font() == font


def test_theme_and_language_are_remembered(appearance: Appearance) -> None:
    appearance.choose_theme(Theme.DARK)
    appearance.choose_language(Language.ENGLISH)
    again = Appearance()
    assert (again.theme, again.language) == (Theme.DARK, Language.ENGLISH)
    again.choose_theme(None)
    again.choose_language(None)
    assert QSettings().value("look/theme") == ""
    assert again.language is language_of(QLocale.system())
    again.choose_language(Language.CHINESE)


def test_what_the_command_line_asks_for_is_not_remembered(appearance: Appearance) -> None:
    asked = Appearance(Theme.DARK, Language.ENGLISH)
    assert (asked.theme, asked.language) == (Theme.DARK, Language.ENGLISH)
    assert QSettings().value("look/theme") is None
    assert QSettings().value("look/language") is None
    asked.choose_language(Language.CHINESE)


def test_a_nonsensical_memory_is_none(appearance: Appearance) -> None:
    QSettings().setValue("look/theme", "purple")
    assert Appearance().chosen_theme is None


def test_widgets_are_told_of_another_language(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    panel = _Panel()
    qtbot.addWidget(panel)
    assert panel.times == 1
    appearance.choose_language(Language.ENGLISH)
    qtbot.waitUntil(lambda: panel.times == 2)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.FontChange))
    assert panel.times == 2
