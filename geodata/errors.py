"""Errors that a user can cause; each message is one clear sentence: what, where, what to do.

::

    GeodataError
    ├── ReadingError    a document cannot be read
    ├── GazetteerError  the known geography is missing or damaged
    ├── ProjectError    a project file cannot be opened or written
    ├── ExportError     an export cannot be written
    └── WorkerError     a process that reads documents has died
"""

__all__ = [
    "ExportError",
    "GazetteerError",
    "GeodataError",
    "ProjectError",
    "ReadingError",
    "WorkerError",
]


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
