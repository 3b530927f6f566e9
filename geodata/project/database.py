"""The connection to a project file, and SQLite's errors in words for the user.

The journal is SQLite's rollback journal, not a write-ahead log: a project stays one file that can
be copied and lies well on a network drive. `synchronous` stays FULL: one document is one
transaction, so safety against a power cut costs a few milliseconds per document.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geodata.errors import ProjectError
from geodata.watching import StoppedError

__all__ = ["connect", "plain_errors", "transaction"]

_BUSY_TIMEOUT_S = 3.0

# Primary result codes of SQLite that a user can cause; the rest are our mistakes.
_SENTENCES = {
    sqlite3.SQLITE_PERM: "没有权限访问项目文件 {path}，请检查文件权限。",
    sqlite3.SQLITE_BUSY: "项目文件 {path} 正被另一个程序占用，请关闭那个程序后重试。",
    sqlite3.SQLITE_LOCKED: "项目文件 {path} 正被另一个程序占用，请关闭那个程序后重试。",
    sqlite3.SQLITE_READONLY: "项目文件 {path} 是只读的，不能写入，请检查文件权限或另选位置。",
    sqlite3.SQLITE_IOERR: "读写项目文件 {path} 时磁盘出错，请检查磁盘后重试。",
    sqlite3.SQLITE_CORRUPT: "项目文件 {path} 已损坏，请换用备份或重新读入文档。",
    sqlite3.SQLITE_FULL: "磁盘已满，项目文件 {path} 没有改动，请腾出空间后重试。",
    sqlite3.SQLITE_CANTOPEN: "打不开项目文件 {path}，请检查文件夹是否存在、能否写入。",
    sqlite3.SQLITE_NOTADB: "{path} 不是大同图览的项目文件，请另选文件。",
}


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Open a database in SQLite's mode `rw` (must exist) or `rwc` (is created)."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a `ProjectError`, or a `StoppedError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # Errors of the sqlite3 module itself carry no code of SQLite.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            raise StoppedError from error
        if code not in _SENTENCES:
            raise
        raise ProjectError(_SENTENCES[code].format(path=path)) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Keep all changes or none; the write lock is taken at once, so that nothing half-reads."""
    with plain_errors(path), connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
