"""A file is there whole or as it was."""

import os
from pathlib import Path

import pytest

from geodata.errors import ExportError
from geodata.exporting.files import write_in_one_step


def test_it_writes_and_replaces(tmp_path: Path) -> None:
    out = tmp_path / "图.html"
    write_in_one_step(out, b"one", source=tmp_path / "p.gpkg")
    (tmp_path / "p.gpkg").touch()
    write_in_one_step(out, b"two", source=tmp_path / "p.gpkg")
    (tmp_path / "p.gpkg").unlink()
    assert out.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("target", [".", "none/map.html", "file/map.html", "长" * 200, "file"])
def test_a_wrong_target_is_told_in_one_sentence(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    with pytest.raises(ExportError) as error:
        write_in_one_step(tmp_path / target, b"text", source=tmp_path / "file")
    assert "\n" not in str(error.value)
    assert str(error.value).endswith("。")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"a file"


def test_what_was_there_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "map.html"
    out.write_bytes(b"before")
    out.with_name("p.gpkg").touch()

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ExportError, match=r"map\.html.*磁盘已满"):
        write_in_one_step(out, b"after", source=out.with_name("p.gpkg"))
    assert out.read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"map.html", "p.gpkg"}


def test_a_pipe_or_device_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "p.gpkg").touch()
    out = tmp_path / "pipe"
    os.mkfifo(out)
    with pytest.raises(ExportError, match="不是普通文件"):
        write_in_one_step(out, b"text", source=tmp_path / "p.gpkg")
    assert out.is_fifo()
