"""Runs first in an interpreter that shall have no Qt: any import of it fails.

`.ci/run` puts this folder on PYTHONPATH, so that it holds in the processes that tests start, too.
"""

import sys

_QT = ("PySide6", "shiboken6")


class _NoQt:
    """Comes before all other finders and says that there is no Qt."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse Qt, and leave all else to the finders that follow."""
        del path, target
        if name.partition(".")[0] in _QT:
            raise ModuleNotFoundError(f"there is no {name} here", name=name)


sys.meta_path.insert(0, _NoQt)
