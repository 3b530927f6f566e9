"""Of the menu 编辑: undo and redo."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["UndoActions"]


class UndoActions(Actions):
    """Undo and redo; both say what they would take back."""

    menu = Menu.EDIT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._history = window.history
        self.undo = self.new("edit.undo", "Ctrl+Z", icon="undo", in_toolbar=True, is_sign=True)
        self.redo = self.new(
            "edit.redo", "Ctrl+Shift+Z", "Ctrl+Y", icon="redo", in_toolbar=True, is_sign=True
        )
        self.undo.triggered.connect(self._history.undo)
        self.redo.triggered.connect(self._history.redo)
        self._history.changed.connect(self.retranslate)
        window.session.state.project_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Name both after what they would do."""
        undo, redo = self._history.undo_label, self._history.redo_label
        full = self.tr("撤销：{}").format(undo) if undo else self.tr("撤销")
        self.name(self.undo, full)
        full = self.tr("重做：{}").format(redo) if redo else self.tr("重做")
        self.name(self.redo, full)
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
