"""The rules of the house that no linter knows."""

import json
import re
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_TRACKED = [
    _ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z"], cwd=_ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    if name
]
_SOURCES = [path for path in _TRACKED if path.suffix == ".py" and path.is_file()]


def test_no_module_is_longer_than_500_lines() -> None:
    lengths = {
        str(path.relative_to(_ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in _SOURCES
    }
    assert {name: length for name, length in lengths.items() if length > 500} == {}


def test_nothing_lies_at_the_top_but_what_was_agreed() -> None:
    agreed = ["pyproject.toml", "README.md", "seeds", "explorer", "geodata", "resources", "tests"]
    for_tools = ["Makefile", ".ci", "LICENSE", "CHANGELOG.md", ".gitignore", ".gitattributes"]
    found = {path.relative_to(_ROOT).parts[0] for path in _TRACKED}
    assert found <= {*agreed, *for_tools}


@pytest.mark.parametrize("lock", sorted((_ROOT / ".ci/requirements").glob("*.txt")))
def test_every_pinned_package_is_hashed_and_names_no_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==\S+", text, flags=re.MULTILINE)
    assert len(pins) >= 1
    assert len(re.split(r"^\S+==\S+.*$", text, flags=re.MULTILINE)[1:]) == len(pins)
    assert all("--hash=sha256:" in part for part in re.split(r"^\S+==", text, flags=re.M)[1:])
    assert "index" not in text
    assert "://" not in text


@pytest.mark.parametrize(
    "lock", [path for path in _TRACKED if path.name == "package-lock.json"], ids=str
)
def test_npm_locks_hold_no_addresses(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert all("integrity" in entry for name, entry in packages.items() if name)


def test_what_the_readme_points_to_is_there() -> None:
    text = (_ROOT / "README.md").read_text(encoding="utf-8")
    targets = {target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target}
    assert len(targets) >= 3
    assert {target for target in targets if not (_ROOT / target).exists()} == set()
