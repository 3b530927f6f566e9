"""Making a project file: under another name first, so that nobody ever sees half a project."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from geodata.errors import ProjectError, reason_of
from geodata.project.database import connect, plain_errors
from geodata.project.schema import create_schema

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.gazetteer import Gazetteer

__all__ = ["write_new_project"]


def write_new_project(path: Path, gazetteer: Gazetteer) -> None:
    """Write a project without documents.

    Raises
    ------
    ProjectError
        If something lies there already, or the file cannot be written.
    """
    if path.exists():
        raise _taken(path)
    if not path.parent.is_dir():
        raise ProjectError(f"文件夹 {path.parent} 不存在，请先建立文件夹或另选位置。")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with plain_errors(path):  # it is the project's name that the user knows
            _write(part, gazetteer)
        _publish(part, path)
    except OSError as error:
        raise ProjectError(f"不能在 {path.parent} 建立项目文件：{reason_of(error)}。") from error
    finally:
        if part.exists():
            part.unlink()


def _taken(path: Path) -> ProjectError:
    return ProjectError(f"{path} 已经存在，请换一个文件名。")


def _write(path: Path, gazetteer: Gazetteer) -> None:
    connection = connect(path, mode="rwc")
    try:
        with connection:
            connection.execute("BEGIN")
            create_schema(connection, gazetteer.counties, gazetteer.geometry)
    finally:
        connection.close()


def _publish(part: Path, path: Path) -> None:
    """Give a finished file its name, without taking it from a file that came meanwhile."""
    try:
        path.hardlink_to(part)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:
        part.replace(path)  # a file system without hard links
