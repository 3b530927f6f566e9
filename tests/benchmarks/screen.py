"""A screen, and folders of its own, for programs that are measured as a user meets them."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

__all__ = ["homes", "screen", "settings_in"]


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """Give the display that there is, or one Xvfb for all."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    read, write = os.pipe()
    command = [
        "setpriv",
        "--pdeathsig",
        "TERM",
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1920x1080x24",
    ]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as stream:
            display = stream.readline().strip()
        yield f":{display}"
        server.terminate()


def settings_in(folder: Path, display: str) -> dict[str, str]:
    """Return the variables of a program that shows itself there and writes into a folder only."""
    variables = {**os.environ, "DISPLAY": display, **homes(folder)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody meets a program without its bytecode
    if os.geteuid() == 0:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return variables


def homes(folder: Path) -> dict[str, str]:
    """Return the variables that put a user's data, settings and caches into a folder."""
    return {
        f"XDG_{name}_HOME": f"{folder}/{name.lower()}"
        for name in ("DATA", "CONFIG", "CACHE", "STATE")
    }
