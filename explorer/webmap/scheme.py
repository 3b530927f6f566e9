"""The URL scheme of the app: its registration, and a thin adapter from Qt's requests to the site.

`register` must run before the application object exists (Qt: `QWebEngineUrlScheme`).
"""

import logging
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from explorer.webmap.site import HOST, SCHEME, Answer, NoSuchPageError, Site

__all__ = ["SchemeHandler", "register"]

_log = logging.getLogger(__name__)
_Flag = QWebEngineUrlScheme.Flag
_Error = QWebEngineUrlRequestJob.Error


def register() -> None:
    """Make the scheme known: with hosts, trusted like https, fetched from by its own page."""
    name = SCHEME.encode("ascii")
    if not QWebEngineUrlScheme.schemeByName(name).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(_Flag.SecureScheme | _Flag.CorsEnabled | _Flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the page's requests; one for a file in the making waits for it."""

    def __init__(self, site: Site, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._site = site
        self._waiting: dict[int, tuple[str, QWebEngineUrlRequestJob]] = {}

    def publish(self, path: str, answer: Answer) -> None:
        """Publish a file and answer the requests that wait for it."""
        self._site.publish(path, answer)
        for key, (waiting_path, job) in list(self._waiting.items()):
            if waiting_path == path:
                del self._waiting[key]
                _reply(job, answer)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer a request; only reading from the own host is answered."""
        url = job.requestUrl()
        path = url.path().removeprefix("/")
        if bytes(job.requestMethod().data()) != b"GET" or url.host() != HOST:
            job.fail(_Error.RequestDenied)
            return
        try:
            answer = self._site.answer(path)
        except NoSuchPageError:
            _log.error("the map page asked for %s, which does not exist", url.toString())
            job.fail(_Error.UrlNotFound)
            return
        if answer is not None:
            _reply(job, answer)
            return
        self._waiting[id(job)] = (path, job)
        job.destroyed.connect(partial(self._forget, id(job)))

    def _forget(self, key: int, *_: object) -> None:
        self._waiting.pop(key, None)


def _reply(job: QWebEngineUrlRequestJob, answer: Answer) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(answer.body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(answer.mime.encode("ascii")), buffer)
