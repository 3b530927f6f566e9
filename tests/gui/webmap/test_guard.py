"""A page that tries everything gets nothing: neither past the policy nor past the interceptor."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from explorer.webmap.guard import GuardedPage, RequestGuard, is_own, make_profile
from explorer.webmap.scheme import SchemeHandler
from explorer.webmap.site import Answer, Site
from geodata.mapping.page import map_page
from tests.helpers.window import LOAD_MS, QUIET_MACHINE, ask

pytestmark = QUIET_MACHINE

_URL = QUrl("datong://app/map.html")


class _Server(http.server.ThreadingHTTPServer):
    """A server of this machine that remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(b"1")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    server = _Server()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class _Browser:
    """A guarded page on a site whose map page the test writes."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.guard = RequestGuard()
        self.profile = make_profile(self.guard)
        self.handler = SchemeHandler(Site(), self.profile)
        self.profile.installUrlSchemeHandler(b"datong", self.handler)
        self.page = GuardedPage(self.profile)

    def show(self, html: str) -> None:
        self.handler.publish("map.html", Answer("text/html", html.encode()))
        with self._qtbot.waitSignal(self.page.loadFinished, timeout=LOAD_MS):
            self.page.load(_URL)

    def close(self) -> None:
        with self._qtbot.waitSignal(self.page.destroyed):
            self.page.deleteLater()
        self.profile.deleteLater()


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[_Browser]:
    browser = _Browser(qtbot)
    yield browser
    browser.close()


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("datong://app/map.html", True),
        ("datong://app/web/js/map.js", True),
        ("datong://other/map.html", False),
        ("http://app/map.html", False),
        ("https://example.org/", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("qrc:/x", False),
        ("about:blank", False),
        ("", False),
    ],
)
def test_only_the_apps_scheme_is_own(url: str, own: bool) -> None:
    assert is_own(QUrl(url)) is own


class TestInterceptor:
    """Without any policy in the page, the interceptor alone has to hold."""

    @pytest.fixture
    def expected_logs(self) -> list[str]:
        return ["refused", "Failed to load", "ERR_BLOCKED", "Not allowed", "CORS", "WebSocket"]

    @pytest.mark.parametrize(
        "attempt",
        [
            "fetch(`${url}/a`).then(yes, no)",
            "load(new Image(), `${url}/b.png`)",
            "document.head.append(load(document.createElement('script'), `${url}/c.js`))",
            "navigator.sendBeacon(`${url}/e`); no()",
            "fetch('file:///etc/passwd').then(yes, no)",
        ],
    )
    def test_no_request_leaves_the_page(
        self, qtbot: QtBot, browser: _Browser, server: _Server, attempt: str
    ) -> None:
        url = f"http://127.0.0.1:{server.server_port}"
        browser.show("<!doctype html><title>open</title><p>x")
        browser.page.runJavaScript(
            "const yes = () => { document.title = 'reached'; };"
            "const no = () => { document.title = 'refused'; };"
            "const load = (e, src) => Object.assign(e, {onload: yes, onerror: no, src});"
            f"const url = '{url}'; {attempt}; 0"
        )
        qtbot.waitUntil(lambda: browser.page.title() == "refused", timeout=LOAD_MS)
        assert server.asked == []

    def test_the_page_cannot_be_left(
        self,
        qtbot: QtBot,
        browser: _Browser,
        server: _Server,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        browser.show("<!doctype html><title>here</title><p>x")
        for url in (f"http://127.0.0.1:{server.server_port}/", "datong://app/web/js/map.js"):
            browser.page.runJavaScript(f"location.href = '{url}'; 0")
            refusal = f"refused to leave the map page for {url}"
            qtbot.waitUntil(lambda word=refusal: word in caplog.text, timeout=LOAD_MS)
        assert ask(qtbot, browser.page, "window.open('about:blank') === null") is True
        assert browser.page.url() == _URL
        assert server.asked == []


class TestPolicy:
    """The map page's own policy, with an attack written into its end."""

    @pytest.fixture
    def expected_logs(self) -> list[str]:
        return ["Content Security Policy", "violates", "refused", "does not exist", "Refused"]

    @pytest.fixture
    def page_html(self, tmp_path_factory: pytest.TempPathFactory) -> str:
        html = map_page(cache_dir=tmp_path_factory.getbasetemp() / "pages")
        # The page as it is, without its own glue: an attack stands in its place.
        return html.replace('<script src="web/js/bridge.js"></script>', "")

    @pytest.mark.parametrize(
        "attack",
        [
            "<script>window.reached = true</script>",
            "<img src=x onerror='window.reached = true'>",
            "<a id=a href='javascript:window.reached = true'>x</a>",
            "<iframe srcdoc='<script>parent.reached = true</script>'></iframe>",
            "<script src='data:text/javascript,window.reached = true'></script>",
        ],
    )
    def test_no_script_of_a_document_runs(
        self, qtbot: QtBot, browser: _Browser, page_html: str, attack: str
    ) -> None:
        browser.handler.publish("qwebchannel.js", Answer("text/javascript", b""))
        browser.show(page_html.replace("</body>", f"{attack}</body>"))
        ask(qtbot, browser.page, "(document.getElementById('a') || document.body).click()")
        assert ask(qtbot, browser.page, "window.reached === undefined") is True

    @pytest.mark.parametrize("code", ["eval('1')", "new Function('return 1')()"])
    def test_text_is_never_made_code(
        self, qtbot: QtBot, browser: _Browser, page_html: str, code: str
    ) -> None:
        browser.handler.publish("qwebchannel.js", Answer("text/javascript", b""))
        probe = f"try {{ {code}; document.title = 'reached' }} catch {{ document.title = 'held' }}"
        browser.handler.publish("web/js/probe.js", Answer("text/javascript", probe.encode()))
        browser.show(page_html.replace("</body>", "<script src='web/js/probe.js'></script></body>"))
        qtbot.waitUntil(lambda: browser.page.title() in ("reached", "held"), timeout=LOAD_MS)
        assert browser.page.title() == "held"

    def test_the_page_connects_to_itself_only(
        self, qtbot: QtBot, browser: _Browser, page_html: str, server: _Server
    ) -> None:
        browser.handler.publish("qwebchannel.js", Answer("text/javascript", b""))
        browser.show(page_html)
        url = f"http://127.0.0.1:{server.server_port}/x"
        browser.page.runJavaScript(
            f"fetch('{url}').then(() => 'reached', () => 'held')"
            ".then((word) => { document.title = word; }); 0"
        )
        qtbot.waitUntil(lambda: browser.page.title() in ("reached", "held"), timeout=LOAD_MS)
        assert browser.page.title() == "held"
        assert server.asked == []
