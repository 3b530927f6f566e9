"""Writing an export in one step: nobody ever sees half of it."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from geodata.errors import ExportError, reason_of
from geodata.watching import Watch

__all__ = ["write_all_in_one_step", "write_in_one_step"]


def write_in_one_step(
    out: Path, content: bytes, *, source: Path, watch: Watch | None = None
) -> None:
    """Write a file beside its place and move it there; what lay there stays until the end.

    Parameters
    ----------
    out
        Where it shall lie.
    content
        What shall stand in it.
    source
        The project that it was made from, which must not be replaced by its own export.
    watch
        Told how much is written.

    Raises
    ------
    ExportError
        If it cannot be written there; nothing is left behind.
    StoppedError
        If it is no longer wanted before it has its place; nothing is left behind.
    """
    write_all_in_one_step({out: content}, source=source, watch=watch)


def write_all_in_one_step(
    files: Mapping[Path, bytes], *, source: Path, watch: Watch | None = None
) -> None:
    """Write files that belong together: all are written before the first is moved to its place.

    Raises
    ------
    ExportError
        If one of them cannot be written; nothing is left behind.
    StoppedError
        If they are no longer wanted before they have their places; nothing is left behind.
    """
    watch = watch or Watch()
    parts = {out: out.with_name(f".datong-{secrets.token_hex(6)}.part") for out in files}
    out = next(iter(files))
    try:
        for out in files:
            _check(out, source)
        try:
            for out in watch.over(tuple(files)):
                with parts[out].open("xb") as file:
                    file.write(files[out])
            for out, part in parts.items():
                part.replace(out)
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise ExportError(f"无法写入“{out}”（{reason}），请换一个位置或检查权限。") from error


def _check(out: Path, source: Path) -> None:
    """Refuse what is known to be wrong, with a better sentence than the system's."""
    if out.is_dir():
        raise ExportError(f"“{out}”是一个文件夹，请给出要写入的文件名。")
    if out.exists() and not out.is_file():
        # A device or a pipe would not be written to but replaced.
        raise ExportError(f"“{out}”不是普通文件，请另取一个文件名。")
    if not out.parent.is_dir():
        raise ExportError(f"文件夹“{out.parent}”不存在，请先建立它或换一个位置。")
    if out.exists() and out.samefile(source):
        raise ExportError(f"“{out}”是项目文件本身，请给导出文件另取一个名字。")
