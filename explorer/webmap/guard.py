"""What keeps the page to itself: no request, navigation, window, download or permission.

The page's own Content-Security-Policy stands before this; either alone would do.
"""

import logging

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from explorer.webmap.site import HOST, PAGE, SCHEME, SITE_URL

__all__ = ["GuardedPage", "RequestGuard", "is_own", "make_profile"]

_log = logging.getLogger(__name__)
_js_log = logging.getLogger("js")
_Attribute = QWebEngineSettings.WebAttribute
_SWITCHED_OFF = (
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.TouchIconsEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.ErrorPageEnabled,
)
_LEVELS = {
    QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel: logging.INFO,
    QWebEnginePage.JavaScriptConsoleMessageLevel.WarningMessageLevel: logging.WARNING,
    QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel: logging.ERROR,
}


def is_own(url: QUrl) -> bool:
    """Tell whether a URL belongs to the app."""
    return url.scheme() == SCHEME and url.host() == HOST


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Refuses every request that does not go to the app's own scheme.

    Attributes
    ----------
    refused
        The URLs refused so far, the latest hundred.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is not our own."""
        if is_own(info.requestUrl()):
            return
        info.block(True)
        self.refused = [*self.refused[-99:], info.requestUrl().toString()]
        _log.warning("refused a request of the map page: %s", self.refused[-1])


def make_profile(guard: RequestGuard) -> QWebEngineProfile:
    """Return a profile that keeps nothing, downloads nothing and passes the guard."""
    profile = QWebEngineProfile()  # without a name: off the record
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    )
    profile.setSpellCheckEnabled(False)
    profile.setUrlRequestInterceptor(guard)
    guard.setParent(profile)  # the profile uses it to its own end
    profile.downloadRequested.connect(_refuse_download)
    for attribute in _SWITCHED_OFF:
        profile.settings().setAttribute(attribute, False)
    return profile


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    _log.warning("refused a download of the map page: %s", request.url().toString())
    request.cancel()


class GuardedPage(QWebEnginePage):
    """A page that stays where it is and speaks into the log.

    Signals
    -------
    crashed
        The page's process ended by itself.
    """

    crashed = Signal()

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self.permissionRequested.connect(self._on_permission_requested)
        self.renderProcessTerminated.connect(self._on_terminated)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: FBT001 - Qt's signature
    ) -> bool:
        """Stay on the map page."""
        del kind
        if isMainFrame and QUrl(url).toString() == SITE_URL + PAGE:
            return True
        _log.warning("refused to leave the map page for %s", QUrl(url).toString())
        return False

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        """Open no window."""
        del kind
        _log.warning("refused to open a window")
        return None

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        """Send what the page says on its console to the logger `js`."""
        _js_log.log(_LEVELS[level], "%s (%s:%d)", message, sourceID, lineNumber)

    @staticmethod
    def _on_permission_requested(permission: QWebEnginePermission) -> None:
        permission.deny()

    def _on_terminated(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int
    ) -> None:
        if status is not QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            _log.error("the map page's process ended: %s, code %d", status.name, code)
            self.crashed.emit()
