"""Which files or folders are to be read."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["choose_files", "choose_folder"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("choose_documents", text)


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files; empty when the user has thought better of it."""
    # The readers' package is no part of a warm start.
    from geodata.reading import SUFFIXES  # noqa: PLC0415

    ends = " ".join(f"*{end}" for end in SUFFIXES)
    names, _ = QFileDialog.getOpenFileNames(
        parent, _tr("添加文件"), "", _tr("文献 ({});;所有文件 (*)").format(ends)
    )
    return [Path(name) for name in names]


def choose_folder(parent: QWidget) -> list[Path]:
    """Ask for a folder, whose files of known formats are meant."""
    name = QFileDialog.getExistingDirectory(parent, _tr("添加文件夹"))
    return [Path(name)] if name else []
