"""Every export tells how far it is, and leaves nothing behind when it is stopped."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geodata.briefs.work import ALL, SUFFIXES, write_brief
from geodata.exporting.formats import export_file
from geodata.exporting.html import export_html
from geodata.exporting.kinds import Format
from geodata.project import Project, store
from geodata.watching import StoppedError, Watch
from tests.helpers.sample import build_sample


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "样例.gpkg")


_Export = Callable[[Path, Path, Watch], object]
_MADE = datetime(2026, 1, 5, tzinfo=UTC)


def _to_format(kind: Format, suffix: str) -> _Export:
    return lambda project, folder, watch: export_file(
        project, folder / f"图{suffix}", kind, watch=watch
    )


def _to_html(project: Path, folder: Path, watch: Watch) -> None:
    export_html(project, folder / "图.html", cache_dir=project.parent, watch=watch)


def _to_brief(suffix: str) -> _Export:
    return lambda project, folder, watch: write_brief(
        project, folder / f"摘要{suffix}", ALL, made=_MADE, watch=watch
    )


_EXPORTS: dict[str, _Export] = {
    **{f"{kind}{suffix}": _to_format(kind, suffix) for kind in Format for suffix in kind.suffixes},
    "html": _to_html,
    **{f"brief{suffix}": _to_brief(suffix) for suffix in SUFFIXES},
}


@pytest.mark.parametrize("name", _EXPORTS)
def test_the_share_that_is_done_grows_to_the_whole(
    name: str, sample_path: Path, tmp_path: Path
) -> None:
    shares: list[float] = []
    _EXPORTS[name](sample_path, tmp_path, Watch(shares.append))
    assert shares == sorted(shares)
    assert len(set(shares)) >= 4
    assert shares[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("name", _EXPORTS)
def test_a_stopped_export_leaves_what_was_there(
    name: str, sample_path: Path, tmp_path: Path
) -> None:
    shares: list[float] = []
    _EXPORTS[name](sample_path, tmp_path, Watch(shares.append))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for most in (0, len(shares) // 2, len(shares) - 1):
        asked: list[float] = []
        watch = Watch(asked.append, lambda most=most, asked=asked: len(asked) >= most)  # type: ignore[misc]
        with pytest.raises(StoppedError):
            _EXPORTS[name](sample_path, tmp_path, watch)
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_project_is_read_on_only_while_it_is_wanted(
    sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_STEPS_BETWEEN_QUESTIONS", 1)
    with Project.open(sample_path) as project:
        project.stop_when(lambda: False)
        assert project.places()
        project.stop_when(lambda: True)
        with pytest.raises(StoppedError):
            project.places()
