"""Theme and language as the user chose them, changed at run time and remembered."""

import logging
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from explorer.look import Theme, apply_fonts, apply_look
from geodata.errors import GeodataError
from geodata.resources import resource

__all__ = ["Appearance", "Language", "language_of"]

_log = logging.getLogger(__name__)
_THEME = "look/theme"
_LANGUAGE = "look/language"
_Kind = TypeVar("_Kind", bound=Enum)


class Language(Enum):
    """The languages of the interface; the map page knows them by the same words."""

    CHINESE = "zh"
    ENGLISH = "en"


class Appearance(QObject):
    """Applies theme and language to the application; None stands for what the system says.

    Parameters
    ----------
    theme, language
        For this run only, as the command line asks; None takes what is remembered.

    Attributes
    ----------
    theme, language
        What is in force.
    chosen_theme, chosen_language
        What the user chose; None follows the system.

    Signals
    -------
    theme_changed, language_changed
        Sent after the application has changed. Widgets follow a language by `Retranslated`.
    """

    theme_changed = Signal()
    language_changed = Signal()

    def __init__(self, theme: Theme | None = None, language: Language | None = None) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("there is no application whose look could change")
        super().__init__(application)
        self._application = application
        settings = QSettings()
        self.chosen_theme = theme or _choice(Theme, settings.value(_THEME))
        self.chosen_language = language or _choice(Language, settings.value(_LANGUAGE))
        self.theme = self._wanted_theme()
        self.language = self._wanted_language()
        self._translators: list[QTranslator] = []
        self._install_translators()
        self._apply_fonts()
        apply_look(application, self.theme)
        application.styleHints().colorSchemeChanged.connect(self._follow_theme)

    def choose_theme(self, theme: Theme | None) -> None:
        """Take a theme and remember it; None follows the system."""
        self.chosen_theme = theme
        QSettings().setValue(_THEME, theme.value if theme else "")
        self._follow_theme()

    def choose_language(self, language: Language | None) -> None:
        """Take a language and remember it; None follows the system."""
        self.chosen_language = language
        QSettings().setValue(_LANGUAGE, language.value if language else "")
        wanted = self._wanted_language()
        if wanted is not self.language:
            self.language = wanted
            self._install_translators()
            self._apply_fonts()
            self.language_changed.emit()

    def _apply_fonts(self) -> None:
        apply_fonts(self._application, is_chinese=self.language is Language.CHINESE)

    def _follow_theme(self) -> None:
        wanted = self._wanted_theme()
        if wanted is not self.theme:
            self.theme = wanted
            apply_look(self._application, wanted)
            self.theme_changed.emit()

    def _wanted_theme(self) -> Theme:
        if self.chosen_theme is not None:
            return self.chosen_theme
        is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Theme.DARK if is_dark else Theme.LIGHT

    def _wanted_language(self) -> Language:
        return self.chosen_language or language_of(QLocale.system())

    def _install_translators(self) -> None:
        """Put the language's own texts and Qt's (buttons of dialogs) in place of the last ones."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []
        chinese = self.language is Language.CHINESE
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(f"{qt}/qtbase_{'zh_CN' if chinese else 'en'}.qm")
        if not chinese:
            try:
                self._install(str(resource("i18n/datong_en.qm")))
            except GeodataError as error:
                _log.warning("the interface stays Chinese: %s", error)

    def _install(self, path: str) -> None:
        translator = QTranslator(self)
        if translator.load(path):
            self._application.installTranslator(translator)
            self._translators.append(translator)


def language_of(locale: QLocale) -> Language:
    """Return the language for a system: English for all but Chinese, and for unknown ones Chinese.

    A system that names no language (`C`, as on many servers) is one of those that the program is
    made for.
    """
    names = locale.uiLanguages()
    first = names[0] if names else "C"
    return Language.CHINESE if first == "C" or first.startswith("zh") else Language.ENGLISH


def _choice(kind: type[_Kind], value: object) -> _Kind | None:
    """Return a remembered choice, None where there is none that is understood."""
    return next((member for member in kind if member.value == value), None)
