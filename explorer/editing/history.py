"""Undo and redo: the edits of this session, each with what takes it back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.editing.labels import Label, label_of
from explorer.session import Session
from explorer.work import Edited, edit_project
from geodata.model import Review
from geodata.project.edits import Edit, ReviewPlace, Together

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["History"]


@dataclass(frozen=True, slots=True)
class _Step:
    label: Label  #: what the user did, for the menu: 移除《…》
    edit: Edit  #: what is to be applied when its turn comes


class History(QObject):
    """Carries out edits of the present project and keeps the way back.

    Another project begins another history. An edit that cannot be taken back any more, because
    the documents have changed since, is told and dropped.

    Signals
    -------
    changed
        What can be undone or redone is another.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._path: Path | None = session.state.snapshot.path
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._is_busy = False
        session.state.project_changed.connect(self._on_project_changed)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; `""` when there is nothing."""
        return self._label(self._done)

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; `""` when there is nothing."""
        return self._label(self._undone)

    def do(self, edit: Edit) -> None:
        """Carry out an edit; what was undone before cannot be redone then."""
        step = _Step(label_of(edit, self._session.state.snapshot), edit)
        report = self.tr("已完成：{}")
        if _rejects(edit):
            report = self.tr("已完成：{}，可以在属性表的“已排除”中找回")
        self._apply(step, self._done, report, and_forget=True)

    def undo(self) -> None:
        """Take the last edit back."""
        if self.undo_label:
            self._apply(self._done.pop(), self._undone, self.tr("已撤销：{}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.redo_label:
            self._apply(self._undone.pop(), self._done, self.tr("已重做：{}"))

    def _label(self, steps: list[_Step]) -> str:
        return "" if self._is_busy or not steps else steps[-1].label.text

    def _apply(
        self, step: _Step, way_back: list[_Step], report: str, *, and_forget: bool = False
    ) -> None:
        path = self._session.state.snapshot.path
        if path is None or self._is_busy:
            return
        self._set_busy(busy=True)

        def succeeded(edited: Edited) -> None:
            if and_forget:
                self._undone.clear()
            way_back.append(_Step(step.label, edited.way_back))
            self._set_busy(busy=False)
            self._session.state.set_snapshot(edited.snapshot)
            self._session.messages.info(report.format(step.label.text))

        def failed(sentence: str) -> None:
            self._set_busy(busy=False)
            self._session.messages.error(sentence)

        self._session.operations.start(
            step.label.text, edit_project(path, step.edit), succeeded=succeeded, failed=failed
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.changed.emit()

    def _on_project_changed(self) -> None:
        path = self._session.state.snapshot.path
        if path != self._path:
            self._path = path
            self._done.clear()
            self._undone.clear()
            self.changed.emit()


def _rejects(edit: Edit) -> bool:
    """Tell whether an edit takes places off the map."""
    if isinstance(edit, Together):
        return any(map(_rejects, edit.edits))
    return isinstance(edit, ReviewPlace) and edit.review is Review.REJECTED
