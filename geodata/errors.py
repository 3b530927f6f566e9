"""Errors that a user can cause; each message is one clear sentence: what, where, what to do.

::

    GeodataError
    ├── ReadingError    a document cannot be read
    ├── GazetteerError  the known geography is missing or damaged
    ├── ProjectError    a project file cannot be opened or written
    ├── ExportError     an export cannot be written
    └── WorkerError     a process that reads documents has died
"""

import errno

__all__ = [
    "ExportError",
    "GazetteerError",
    "GeodataError",
    "ProjectError",
    "ReadingError",
    "WorkerError",
    "reason_of",
]

#: What systems answer in English, in the words of the sentences around them.
_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "那里只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.EISDIR: "那是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENAMETOOLONG: "名字太长",
    errno.EINVAL: "名字或参数无效",
    errno.ELOOP: "链接绕成了圈",
    errno.EBUSY: "正被其他程序占用",
    errno.ETXTBSY: "正被其他程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EIO: "磁盘或设备读写出错",
    errno.ENXIO: "设备不在",
    errno.ENODEV: "设备不在",
    errno.ETIMEDOUT: "等待超时",
    errno.ESTALE: "网络文件夹已断开",
    errno.EXDEV: "不在同一个磁盘上",
}


class GeodataError(Exception):
    """Base of all errors that are shown to the user as they stand."""


class ReadingError(GeodataError):
    """A document is missing, unreadable, empty or not text."""


class GazetteerError(GeodataError):
    """The gazetteer's file is missing or damaged."""


class ProjectError(GeodataError):
    """A project file cannot be opened, is not one, or cannot be written."""


class ExportError(GeodataError):
    """An export cannot be written to the place asked for."""


class WorkerError(GeodataError):
    """A process that reads documents has ended before its time."""


def reason_of(error: OSError) -> str:
    """Return why the system refused, in Chinese, to stand inside a sentence.

    Examples
    --------
    >>> reason_of(PermissionError(errno.EACCES, "Permission denied"))
    '没有权限'
    >>> reason_of(OSError(9999, "?"))
    '系统错误 9999'
    """
    if error.errno is None:
        return "系统没有说明原因"
    return _REASONS.get(error.errno, f"系统错误 {error.errno}")
