"""What every test needs: a screen, a clean home, its tier's marker, and silence.

A test that logs a warning, an error or worse without saying so beforehand (`expected_logs`) fails;
Python warnings and Qt messages do the same through `pyproject.toml`.
"""

import gc
import logging
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run and no clock: a test never fails because the machine is busy.
# `--hypothesis-profile=search` looks for new ones.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None)
settings.load_profile("steady")

_ROOT = Path(__file__).parent
_TIERS = {
    "unit": None,
    "gui": "gui",
    "end2end": "end2end",
    "interop": "interop",
    "fuzz": None,
    "gold": None,
}
_TEMPORARY_HOME = tempfile.TemporaryDirectory(prefix="datong-tests-")
_screens: list[subprocess.Popen[bytes]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests away from the user's own files, and give Qt a screen where there is none."""
    del config
    home = Path(_TEMPORARY_HOME.name)
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    # Tests read the interface in its source language, whatever the machine speaks.
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["LANGUAGE"] = "zh_CN"
    if os.geteuid() == 0:
        # Chromium refuses its sandbox to root; only here and in .ci/open, never for users.
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    if not os.environ.get("DISPLAY"):
        _start_screen()


def _start_screen() -> None:
    """Start one Xvfb for the whole run, on a display number that it finds itself.

    It holds none of the run's own streams and ends with it: else, after a crash of the run,
    whoever reads its output through a pipe would wait for ever.
    """
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    _screens.append(
        subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *screen],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    os.close(write)
    with os.fdopen(read) as stream:
        number = stream.readline().strip()
    if not number:
        raise pytest.UsageError("Xvfb did not start: run 'make setup'")
    os.environ["DISPLAY"] = f":{number}"
    os.environ.pop("WAYLAND_DISPLAY", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the screen and remove the home."""
    del config
    for screen in _screens:
        screen.terminate()
        screen.wait(timeout=10)
    _TEMPORARY_HOME.cleanup()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by its folder, and refuse tests that lie outside the known tiers."""
    for item in items:
        tier = item.path.relative_to(_ROOT).parts[0]
        if tier not in _TIERS:
            raise pytest.UsageError(f"{item.path} lies in none of the tiers {sorted(_TIERS)}")
        marker = _TIERS[tier]
        if marker:
            item.add_marker(marker)


@pytest.fixture(autouse=True)
def _garbage_in_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep the collector out of working threads while there are widgets (see explorer.garbage)."""
    if not any(map(request.node.get_closest_marker, ("gui", "end2end"))):
        yield
        return
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def expected_logs() -> list[str]:
    """Substrings of log messages (warning or worse) that the test means to cause."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_logs(
    caplog: pytest.LogCaptureFixture, expected_logs: list[str]
) -> Iterator[None]:
    yield
    unexpected = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)  # type: ignore[arg-type]
        if record.levelno >= logging.WARNING
        and not any(part in record.getMessage() for part in expected_logs)
    ]
    assert not unexpected, f"unexpected log messages: {unexpected}"
