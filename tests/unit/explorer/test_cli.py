import argparse
import subprocess
import sys

import pytest

from explorer import cli
from geodata.__main__ import app


def test_the_commands_are_those_of_the_library() -> None:
    names = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    names |= {group.name for group in app.registered_groups if group.name}
    assert set(cli.COMMANDS) == names
    assert all(f"  {name} " in cli.COMMANDS_HELP for name in names)


def test_commands_run_without_qt() -> None:
    script = (
        "import sys; from explorer.cli import main\n"
        "try: main(['search', '--help'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_bad_options_are_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--size", "big"])
    assert end.value.code == 2
    assert "'big' is no size" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "x", "1x", "1x2x3", "ax3"])
def test_a_size_is_two_numbers(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        cli.read_size(text)


def test_a_size_is_read() -> None:
    assert cli.read_size("1280x800") == (1280, 800)
