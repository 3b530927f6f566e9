"""The project that an ingest writes to."""

from pathlib import Path

from geodata.errors import ProjectError
from geodata.gazetteer import Gazetteer
from geodata.model import Document, DocumentResult
from geodata.project import Change, Project, new_document_id

__all__ = ["Target"]


class Target:
    """The project that is written to; a new one is made only when there is something to save.

    Parameters
    ----------
    path, gazetteer
        Where it lies, and the known geography.
    again
        Whether files whose bytes it knows are read once more.
    """

    def __init__(self, path: Path, gazetteer: Gazetteer, *, again: bool = False) -> None:
        self._path = path
        self._gazetteer = gazetteer
        self._again = again
        self._project = Project.open(path) if path.exists() else None
        if not path.parent.is_dir():
            raise ProjectError(f"文件夹 {path.parent} 不存在，请先建立文件夹或另选位置。")

    @property
    def is_there(self) -> bool:
        """Whether the project exists by now."""
        return self._project is not None

    def knows(self, sha256: str) -> bool:
        """Return whether a file with these bytes has been read and need not be read again."""
        if self._again or self._project is None:
            return False
        return self._project.knows(sha256)

    def twin(self, document: Document) -> str | None:
        """Return the title of the document that another file has brought with the same text."""
        return self._project.twin(document) if self._project else None

    def document_id(self, source: str, sha256: str) -> str:
        """Return the id for a document: the one that its source has, or a new one."""
        if self._project is None:
            return new_document_id(sha256)
        return self._project.document_id(source, sha256)

    def add(self, result: DocumentResult) -> Change:
        """Take in what was read out of a document, in one transaction."""
        if self._project is None:
            self._project = Project.create(self._path, self._gazetteer)
        return self._project.add(result, self._gazetteer, again=self._again)

    def counts(self) -> tuple[int, int]:
        """Return how many places and facts the project holds."""
        return self._project.counts() if self._project else (0, 0)

    def close(self) -> None:
        """Close the project, if there is one."""
        if self._project:
            self._project.close()
