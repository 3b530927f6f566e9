"""Debian's Firefox without a screen and without a network, driven by WebDriver BiDi."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import websocket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["FirefoxPage", "firefox"]

_PATIENCE_S = 60.0
#: No network: every connection goes to a port where nobody listens; no first-run pages.
_PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}


@dataclass
class FirefoxPage:
    """One tab, and what it complained of."""

    socket: websocket.WebSocket
    context: str = ""
    complaints: list[str] = field(default_factory=list)
    _count: int = 0

    def call(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; log entries on the way are recorded."""
        self._count += 1
        self.socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("method") == "log.entryAdded":
                entry = message["params"]
                self.complaints.append(f"{entry['level']}: {entry['text']}")
            if message.get("id") == self._count:
                if message["type"] == "error":
                    raise AssertionError(f"{method}: {message['message']}")
                return message["result"]

    def open(self, url: str) -> None:
        """Load a page to its end."""
        self.call("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        """Return a number, text or truth value that an expression has in the page."""
        result = self.call(
            "script.evaluate",
            expression=expression,
            target={"context": self.context},
            awaitPromise=True,
        )
        if result["type"] != "success":
            raise AssertionError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        deadline = time.monotonic() + _PATIENCE_S
        while not self.value(f"Boolean({expression})"):
            if time.monotonic() > deadline:
                raise AssertionError(f"never true: {expression}; {self.complaints}")
            time.sleep(0.05)


@contextmanager
def firefox(profile: Path) -> Iterator[FirefoxPage]:
    """Start Firefox with an empty profile and give its one tab."""
    if shutil.which("firefox-esr") is None:
        pytest.fail("firefox-esr is missing: run 'make interop', which installs it")
    profile.mkdir()
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        ["firefox-esr", "--headless", "--no-remote", "--remote-debugging-port=0",
         "--profile", str(profile), "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
    )  # fmt: skip
    try:
        socket = websocket.create_connection(
            f"{_address(process)}/session", timeout=_PATIENCE_S, suppress_origin=True
        )
        page = FirefoxPage(socket)
        page.call("session.new", capabilities={})
        page.call("session.subscribe", events=["log.entryAdded"])
        page.context = page.call("browsingContext.getTree")["contexts"][0]["context"]
        yield page
        socket.close()
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE_S)
        if process.stderr:
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    """Read where Firefox listens."""
    for line in process.stderr or ():
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it listened")
