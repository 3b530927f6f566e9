"""Running other people's programs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["run"]

_PATIENCE_S = 180


def run(*command: str | Path, **environment: str) -> str:
    """Run a program to its end and return what it says; fail with its own words."""
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.fail(f"{name} is missing: run 'make interop', which installs it")
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode == 0, f"{name}: {done.stderr or done.stdout}"
    return done.stdout
