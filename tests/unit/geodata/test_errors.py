"""What systems answer reaches the user in the language of the sentences around it."""

import errno
from pathlib import Path

import pytest

from geodata.errors import ExportError, ProjectError, ReadingError, reason_of
from geodata.exporting.files import write_all_in_one_step
from geodata.project import Project
from geodata.reading import read_file


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, 9999])
def test_no_reason_is_given_in_english(code: int) -> None:
    reason = reason_of(OSError(code, "some system's own words"))
    assert "own words" not in reason
    assert any("\u4e00" <= char <= "\u9fff" for char in reason)


def test_an_error_without_a_code_has_a_reason_too() -> None:
    assert reason_of(OSError("?")) == "系统没有说明原因"


def test_a_name_that_is_too_long_is_told_in_chinese(tmp_path: Path) -> None:
    source = tmp_path / "p.gpkg"
    with pytest.raises(ExportError, match="名字太长"):
        write_all_in_one_step({tmp_path / ("x" * 300): b""}, source=source)


def test_an_empty_folder_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="是空的"):
        read_file(tmp_path)
    (tmp_path / "a.bin").touch()
    with pytest.raises(ReadingError, match="里没有能读的文件"):
        read_file(tmp_path)


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="是一个文件夹"):
        Project.open(tmp_path)
