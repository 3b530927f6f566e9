"""Writing an export in one step: nobody ever sees half of it."""

import secrets
from pathlib import Path

from geodata.errors import ExportError

__all__ = ["write_in_one_step"]


def write_in_one_step(out: Path, content: bytes) -> None:
    """Write a file beside its place and move it there; what lay there stays until the end.

    Raises
    ------
    ExportError
        If it cannot be written there; nothing is left behind.
    """
    if out.is_dir():
        raise ExportError(f"“{out}”是一个文件夹，请给出要写入的文件名。")
    if not out.parent.is_dir():
        raise ExportError(f"文件夹“{out.parent}”不存在，请先建立它或换一个位置。")
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise ExportError(f"无法写入“{out}”（{reason}），请换一个位置或检查权限。") from error
