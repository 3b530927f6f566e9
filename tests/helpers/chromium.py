"""Debian's Chromium without a screen and without a network, driven by the DevTools protocol.

A page's console, exceptions, dialogs and every request are recorded, so that a test can say that
there were none. Pages of the app's own scheme are played by `routes`: URLs that are answered from
memory, as the window's scheme handler answers them.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import websocket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Browser", "Page", "browser"]

_FLAGS = (
    "--headless",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    # No network: no name is known, and every connection goes to a port where nobody listens.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)
_PATIENCE_S = 30.0

Route = tuple[str, bytes]


@dataclass
class Page:
    """One loaded page and what was seen of it."""

    socket: websocket.WebSocket
    routes: Callable[[str], Route | None] | None = None
    console: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    _count: int = 0
    _loaded: bool = False

    @property
    def complaints(self) -> list[str]:
        """Everything that a clean page does not do: console lines, exceptions, dialogs."""
        return [*self.console, *self.exceptions, *self.dialogs]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a DevTools command and return its result; events on the way are recorded."""
        number = self._send(method, parameters)
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result
            self._record(message)

    def _send(self, method: str, parameters: dict[str, Any]) -> int:
        self._count += 1
        self.socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        return self._count

    def _record(self, message: dict[str, Any]) -> None:
        event, values = message.get("method"), message.get("params", {})
        if event == "Runtime.consoleAPICalled":
            words = [str(part.get("value", part.get("description"))) for part in values["args"]]
            self.console.append(f"{values['type']}: {' '.join(words)}")
        elif event == "Log.entryAdded":
            entry = values["entry"]
            self.console.append(f"{entry['level']}: {entry['text']} {entry.get('url', '')}")
        elif event == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            thrown = details.get("exception", {}).get("description", "")
            self.exceptions.append(f"{details['text']} {thrown}")
        elif event == "Page.javascriptDialogOpening":
            self.dialogs.append(values["message"])
            self._send("Page.handleJavaScriptDialog", {"accept": False})
        elif event == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif event == "Network.responseReceived":
            self.answered.append(values["response"]["url"])
        elif event == "Page.loadEventFired":
            self._loaded = True
        elif event == "Fetch.requestPaused":
            self._answer(values["requestId"], values["request"]["url"])

    def _answer(self, request: str, url: str) -> None:
        route = self.routes(url) if self.routes else None
        if route is None:
            self._send(
                "Fetch.failRequest", {"requestId": request, "errorReason": "AddressUnreachable"}
            )
            return
        mime, content = route
        self._send(
            "Fetch.fulfillRequest",
            {
                "requestId": request,
                "responseCode": 200,
                "responseHeaders": [{"name": "Content-Type", "value": mime}],
                "body": base64.b64encode(content).decode(),
            },
        )

    def open(self, url: str) -> None:
        """Load a URL and wait for its load event."""
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        if self.routes:
            # Only what would go over a network is played; files stay files.
            self.call("Fetch.enable", patterns=[{"urlPattern": f"{urlsplit(url).scheme}:*"}])
        self._loaded = False
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + _PATIENCE_S
        while not self._loaded:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{url} did not load")
            self._record(json.loads(self.socket.recv()))

    def run(self, expression: str) -> Any:
        """Evaluate JavaScript, wait for a promise, and return the value as JSON gives it."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"], ensure_ascii=False))
        return answer["result"].get("value")

    def do(self, expression: str) -> None:
        """Evaluate JavaScript for its effect, whatever its value is."""
        self.run(f"void ({expression})")

    def wait_for(self, expression: str) -> None:
        """Evaluate an expression until it is truthy."""
        deadline = time.monotonic() + _PATIENCE_S
        while not self.run(f"Boolean({expression})"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"never true: {expression}")
            time.sleep(0.05)

    def click(self, x: float, y: float) -> None:
        """Press and release the left button at a point of the window, in CSS pixels."""
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def move(self, x: float, y: float) -> None:
        """Move the pointer."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click_on(self, selector: str) -> None:
        """Scroll to the first element that a selector finds, and click its middle."""
        x, y = self.run(
            f"(() => {{ const found = document.querySelector({json.dumps(selector)});"
            " found.scrollIntoView({block: 'nearest', behavior: 'instant'});"
            " const box = found.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        self.click(x, y)

    def press(self, key: str) -> None:
        """Press a key such as `Enter` or `Tab`."""
        codes = {"Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
        text = {"Enter": "\r", " ": " "}.get(key, "")
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=codes[key],
                text=text if kind == "keyDown" else "",
            )

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def screenshot(self, path: Path) -> None:
        """Save what is on the screen as PNG."""
        image = self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(image["data"]))


@dataclass
class Browser:
    """A running Chromium."""

    port: int
    root: str  #: the address of the browser's own DevTools
    pages: list[Page] = field(default_factory=list)

    def page(
        self,
        url: str,
        *,
        routes: Callable[[str], Route | None] | None = None,
        size: tuple[int, int] = (1280, 800),
    ) -> Page:
        """Open a URL in a tab of its own."""
        address = self._new_tab()
        socket = websocket.create_connection(
            address, timeout=_PATIENCE_S, suppress_origin=True, http_no_proxy=["127.0.0.1"]
        )
        page = Page(socket, routes)
        self.pages.append(page)
        page.resize(*size)
        page.open(url)
        return page

    def _new_tab(self) -> str:
        root = websocket.create_connection(
            self.root, timeout=_PATIENCE_S, suppress_origin=True, http_no_proxy=["127.0.0.1"]
        )
        main = Page(root)
        target = main.call("Target.createTarget", url="about:blank")["targetId"]
        root.close()
        return f"ws://127.0.0.1:{self.port}/devtools/page/{target}"


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a Chromium with a fresh profile and end it afterwards."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise FileNotFoundError("chromium is missing: run 'make setup'")
    # Root has no sandbox to give up.
    flags = [*_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with TemporaryDirectory(prefix="datong-chromium-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [program, *flags, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port, path = _devtools(process, profile)
            running = Browser(port, f"ws://127.0.0.1:{port}{path}")
            yield running
            for page in running.pages:
                page.socket.close()
        finally:
            process.terminate()
            process.wait(timeout=10)


def _devtools(process: subprocess.Popen[bytes], profile: str) -> tuple[int, str]:
    """Wait until Chromium has written where it listens."""
    file = Path(profile) / "DevToolsActivePort"
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"chromium ended with {process.returncode}")
        lines = file.read_text(encoding="ascii").split("\n") if file.exists() else []
        if len(lines) >= 2:
            return int(lines[0]), lines[1]
        time.sleep(0.02)
    raise TimeoutError("chromium did not open its DevTools port")
